"""Where things stand on a cover that goes round a book; lengths are pt from the top left corner.

bleed | back | spine | front | bleed

A book that is read from right to left is bound at its right: its front is on the left.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bookforge.printers import INCH, Barcode, Printer, Trim

# The field for a barcode where the printer says nothing: that of most.
USUAL = Barcode(2 * INCH, 1.2 * INCH, 0.25 * INCH, 0.25 * INCH)


class Area(NamedTuple):
    """A rectangle: its left and upper edges, its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wrap:
    """A cover: whose, for what size of page, how thick, and of how many pages the book is.

    `mirrored` is that of a book from right to left.
    """

    printer: Printer
    trim: Trim
    thick: float
    pages: int
    mirrored: bool = False

    @property
    def bleed(self) -> float:
        """How far it reaches beyond its trim, on all sides."""
        return self.printer.cover_bleed

    @property
    def whole(self) -> Area:
        """All of it."""
        width = 2 * (self.bleed + self.trim.width) + self.thick
        return Area(0, 0, round(width, 3), round(self.trim.height + 2 * self.bleed, 3))

    @property
    def back(self) -> Area:
        """The back, as it is cut."""
        return self._right if self.mirrored else self._left

    @property
    def spine(self) -> Area:
        """The spine."""
        left = self.bleed + self.trim.width
        return Area(left, self.bleed, self.thick, self.trim.height)

    @property
    def front(self) -> Area:
        """The front, as it is cut."""
        return self._left if self.mirrored else self._right

    @property
    def _left(self) -> Area:
        return Area(self.bleed, self.bleed, self.trim.width, self.trim.height)

    @property
    def _right(self) -> Area:
        left = self.bleed + self.trim.width + self.thick
        return Area(left, self.bleed, self.trim.width, self.trim.height)

    @property
    def outer(self) -> Area:
        """The front with what bleeds of it: what a picture on it fills."""
        left, _, width, _ = self.front
        edge = 0 if self.mirrored else left
        return Area(edge, 0, width + self.bleed, self.whole.height)

    @property
    def barcode(self) -> Area:
        """The white field for a barcode, at the foot of the back, by the spine."""
        field = self.printer.barcode or USUAL
        left = self.spine.left - field.from_spine - field.width
        if self.mirrored:
            left = self.back.left + field.from_spine
        top = self.bleed + self.trim.height - field.from_trim - field.height
        return Area(left, top, field.width, field.height)

    @property
    def lettering(self) -> float:
        """How high words on the spine may be; 0 where there may be none."""
        spine = self.printer.spine
        if spine is None or self.pages < spine.fewest:
            return 0
        return max(0.0, self.thick - 2 * spine.clear)
