"""What only printed pages have: [pdf] of book.toml."""

from typing import Annotated

from pydantic import ValidationInfo, field_validator

from bookforge.printers import PRINTERS, PaperName, Printer, PrinterName, named, thickness
from bookforge.settings.key import Group, Key


class Pdf(Group):
    """What only printed pages have.

    `printer` is who the file is for, `trim` the size of a page as `printers.named` reads it (empty:
    the usual one), `paper` what the printer prints on (empty: his usual one). With `bleed`, pages
    reach beyond their trim as that printer asks. `large_print` sets type for weak eyes. `spine` is
    how thick the book is, or how many pages of its paper make an inch (empty: as the printer says).
    """

    printer: Annotated[
        PrinterName, Key("pdf", "for", "kdp, ingram, lulu, blurb, screen or archive")
    ] = ""
    trim: Annotated[str, Key("pdf", "trim", "the size of a page, as 6x9in, 148x210mm or a5")] = ""
    paper: Annotated[PaperName, Key("pdf", "paper", "cream, white, or another of the printer")] = ""
    bleed: Annotated[bool, Key("pdf", "bleed", "pages with bleed: true or false")] = False
    spine: Annotated[
        str, Key("pdf", "spine", "how thick the book is, as 0.62in, or its paper, as 444ppi")
    ] = ""
    large_print: Annotated[bool, Key("pdf", "large-print", "type of 16 pt: true or false")] = False

    @field_validator("trim")
    @classmethod
    def _trim(cls, asked: str, others: ValidationInfo) -> str:
        """A size that the printer has."""
        printer = _printer(others)
        if asked and printer.offered(trim := named(asked)) is None:
            *first, last = (one.name for one in printer.nearest(trim))
            near = f"{', '.join(first)} and {last}"
            raise ValueError(f"is no size of {printer.title}; the nearest are {near}")
        return asked

    @field_validator("spine")
    @classmethod
    def _spine(cls, asked: str) -> str:
        """A width, or a paper by its pages to the inch."""
        if asked:
            thickness(asked, 1)
        return asked

    @field_validator("paper")
    @classmethod
    def _paper(cls, asked: PaperName, others: ValidationInfo) -> PaperName:
        """A paper that the printer has."""
        printer = _printer(others)
        if printer.paper(asked) is None:
            has = ", ".join(paper.name for paper in printer.papers)
            raise ValueError(f"is no paper of {printer.title}, which has: {has}")
        return asked


def _printer(others: ValidationInfo) -> Printer:
    return PRINTERS[others.data.get("printer", "")]
