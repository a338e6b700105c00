"""What the finders look at: the opened PDF, what each page draws, and what it is to be good for."""

from collections.abc import Iterator
from typing import NamedTuple

from bookforge.check.preflight.finding import PRINTERS, Purpose
from bookforge.check.preflight.objects import Thing, entry, text
from bookforge.check.preflight.opened import Opened
from bookforge.check.preflight.seen import Seen
from bookforge.check.preflight.sheets import Sheet


class Page(NamedTuple):
    """A page: its number from 1, its object, its boxes, and what it draws."""

    number: int
    object: Thing
    sheet: Sheet
    seen: Seen


class Look(NamedTuple):
    """A PDF as finders see it."""

    book: Opened
    pages: tuple[Page, ...]
    purposes: tuple[Purpose, ...]

    @property
    def printers(self) -> Iterator[Purpose]:
        """Those of the purposes that are printers."""
        return (one for one in self.purposes if one in PRINTERS)

    @property
    def wrap(self) -> bool:
        """Whether it is a cover that goes round a book: one page, wider than it is high."""
        media = self.pages[0].sheet.media
        return self.book.count == 1 and media.width > media.height

    def right(self, page: Page) -> bool:
        """Whether a page is bound at its left edge."""
        return bool(page.number % 2) is not self.leftward

    @property
    def leftward(self) -> bool:
        """Whether the book is read from right to left."""
        return text(entry(self.book.root, "/ViewerPreferences", "/Direction")) == "/R2L"
