"""Checks that read finished files back; they never import a writer."""

from collections.abc import Callable

from bookforge.check.reading import Reading

SIGN, TYPE = b"PK\x03\x04", b"application/epub+zip"
PDF_SIGN = b"%PDF-"
PDF_HEAD = 1024  # bytes among which it stands; some programs put others first
HEAD = 128  # bytes in which the type stands (OCF 3.3, section 4.2.2)


def is_epub(data: bytes, name: str) -> bool:
    """Whether a file is an EPUB, by its first bytes; or wants to be one, by its name."""
    head = data[:HEAD]
    return (head.startswith(SIGN) and TYPE in head) or name.lower().endswith(".epub")


def is_pdf(data: bytes, name: str) -> bool:
    """Whether a file is a PDF, by its first bytes; or wants to be one, by its name."""
    return PDF_SIGN in data[:PDF_HEAD] or name.lower().endswith(".pdf")


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


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    from bookforge.check import pdf  # noqa: PLC0415

    return pdf.page_count(data)


def differences(proved: bytes, data: bytes) -> tuple[str, ...]:
    """What one PDF says on its pages, or of itself, that the other does not; a sentence each."""
    from bookforge.check import pdf  # noqa: PLC0415

    return pdf.differences(proved, data)
