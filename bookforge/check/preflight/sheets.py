"""The boxes of a page: what is drawn on, what is printed, what is cut (ISO 32000-1, 14.11.2)."""

from typing import NamedTuple

from bookforge.check.preflight.objects import Thing, entry, inherited, number, numbers, whole

LETTER = (0.0, 0.0, 612.0, 792.0)  # what readers take where a page says nothing
FAR = 1e6  # pt; no sheet is that large, and no reader takes it


class Box(NamedTuple):
    """A rectangle in pt, in the coordinates of its page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in pt."""
        return self.top - self.bottom

    def within(self, other: "Box", slack: float) -> bool:
        """Whether it lies in `other`, or sticks out by no more than `slack` pt."""
        return (
            self.left >= other.left - slack
            and self.bottom >= other.bottom - slack
            and self.right <= other.right + slack
            and self.top <= other.top + slack
        )

    def apart(self, other: "Box") -> bool:
        """Whether the two have no point in common."""
        return (
            self.right <= other.left
            or self.left >= other.right
            or self.top <= other.bottom
            or self.bottom >= other.top
        )


class Sheet(NamedTuple):
    """The boxes that a page gives, in pt; those that it does not give are None."""

    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    turned: int  # degrees
    unit: float  # how many 1/72 in a unit of its coordinates is


def sheet(page: Thing) -> Sheet:
    """The boxes of a page object."""
    return Sheet(
        _box(inherited(page, "/MediaBox")) or Box(*LETTER),
        _box(inherited(page, "/CropBox")),
        _box(entry(page, "/BleedBox")),
        _box(entry(page, "/TrimBox")),
        whole(inherited(page, "/Rotate")),
        number(entry(page, "/UserUnit")) or 1.0,
    )


def _box(of: Thing) -> Box | None:
    """Any two opposite corners make a box."""
    found = numbers(of)
    if len(found) != len(LETTER) or any(abs(edge) > FAR for edge in found):
        return None
    left, right = sorted(found[::2])
    bottom, top = sorted(found[1::2])
    return Box(left, bottom, right, top)
