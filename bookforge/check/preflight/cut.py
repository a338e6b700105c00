"""Where a printer cuts a page, by its TrimBox or by the sizes that he makes."""

from typing import NamedTuple

from bookforge.check.preflight.finding import Purpose
from bookforge.check.preflight.sheets import Box, Sheet
from bookforge.printers import INCH, PRINTERS, Printer, Trim

SLACK = 0.75  # pt; sizes are rounded in as many ways as there are programs
Sides = tuple[float, float, float, float]  # left, bottom, right, top


class Cut(NamedTuple):
    """The trim of a page, and how far beyond it the printer wants its pages to reach.

    `offered` is whether he makes that size. `bleeds` is whether the page reaches so far, and
    `fits` whether it does that, or ends at the cut.
    """

    trim: Box
    bleed: Sides
    offered: bool
    bleeds: bool
    fits: bool


def cut(sheet: Sheet, name: Purpose, *, right: bool) -> Cut:
    """The cut of a page by the printer of that name; `right` pages are bound at their left edge."""
    printer = PRINTERS[name]
    bleed = _sides(printer, right=right)
    trim = sheet.trim or _guessed(sheet.media, printer, bleed)
    bleeds = _like(_grown(trim, bleed), sheet.media)
    fits = bleeds or _like(trim, sheet.media)
    return Cut(trim, bleed, printer.offered(size(trim)) is not None, bleeds, fits)


def size(box: Box) -> Trim:
    """The size of a box as printers name theirs."""
    return Trim("", box.width, box.height)


def inches(length: float) -> str:
    """A length in pt, in inches.

    >>> inches(432), inches(27)
    ('6', '0.375')
    """
    return f"{length / INCH:.3f}".rstrip("0").rstrip(".")


def said(box: Box) -> str:
    """The size of a box in words."""
    return f"{inches(box.width)} × {inches(box.height)} in"


def _sides(printer: Printer, *, right: bool) -> Sides:
    bleed = printer.bleed
    left, outer = (bleed.inside, bleed.outside) if right else (bleed.outside, bleed.inside)
    return left, bleed.bottom, outer, bleed.top


def _guessed(media: Box, printer: Printer, bleed: Sides) -> Box:
    """Where a page is cut that does not say so: such that one of the printer's sizes comes out."""
    inner = _grown(media, (-bleed[0], -bleed[1], -bleed[2], -bleed[3]))
    first = (inner, media) if printer.always_bleeds else (media, inner)
    for box in first:
        if any(trim.is_like(size(box)) for trim in printer.trims):
            return box
    return first[0]


def _grown(box: Box, by: Sides) -> Box:
    left, bottom, right, top = by
    return Box(box.left - left, box.bottom - bottom, box.right + right, box.top + top)


def _like(one: Box, other: Box) -> bool:
    return one.within(other, SLACK) and other.within(one, SLACK)
