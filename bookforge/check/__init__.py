"""Checks that read finished files back; they never import a writer."""

from collections.abc import Callable

from bookforge.check.reading import Reading


def reader(suffix: str) -> Callable[[bytes], Reading]:
    """What reads a finished file ending in `suffix` back; imported only now."""
    match suffix:
        case ".epub":
            from bookforge.check import epub  # noqa: PLC0415

            return epub.reading
        case ".pdf":
            from bookforge.check import pdf  # noqa: PLC0415

            return pdf.reading
        case _:
            raise KeyError(suffix)
