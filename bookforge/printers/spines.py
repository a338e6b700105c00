"""How thick a book is at its back."""

import re

from bookforge.printers.facts import Paper, Printer
from bookforge.printers.trims import INCH, UNITS

WIDTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(in|mm|cm|pt|ppi)")
THICKEST = 4 * INCH


def spine(printer: Printer, paper: Paper, pages: int, asked: str = "") -> float | None:
    """The width of a spine in pt; None where the printer does not say how thick his paper is.

    `asked` is that width (0.62in, 16mm), or how many pages of the paper make an inch (444ppi).

    >>> from bookforge.printers import PRINTERS
    >>> kdp = PRINTERS["kdp"]
    >>> spine(kdp, kdp.papers[0], 300) / INCH
    0.75
    >>> spine(kdp, kdp.papers[0], 300, "400ppi") / INCH
    0.75

    Raises:
        ValueError: `asked` is neither; the message says so, in a phrase.

    """
    if asked:
        return thickness(asked, pages)
    if paper.page is None or printer.spine is None:
        return None
    return pages * paper.page + printer.spine.boards


def thickness(asked: str, pages: int) -> float:
    """What `asked` means for a book of so many pages, in pt.

    Raises:
        ValueError: it means nothing; the message says so, in a phrase.

    """
    found = WIDTH.fullmatch(asked.strip().lower())
    if not found or not float(found[1]):
        raise ValueError("is no width like 0.62in or 16mm, nor a paper like 444ppi")
    width = (
        pages / float(found[1]) * INCH if found[2] == "ppi" else float(found[1]) * UNITS[found[2]]
    )
    if width > THICKEST:
        raise ValueError("is thicker than any book")
    return width
