"""A page: how large it is, how large its type, where its text stands, and what it is cut from.

Designs are drawn for one leading, 14 pt, so that every measure of print.css is a multiple of it.
Pages with other type are laid out at that leading, too, on a page that is larger or smaller by as
much, and drawn at the scale of their type: so all that holds of the grid holds at every size.

Pages are laid out with margins of the design. What the binding takes is known once pages are
counted: then the text, which keeps its width, is shifted on them (placing.py). Only where the
other margin would become too small is the text made narrower, and laid out anew.

Lengths are pt on paper, but for `css`, which is the page at the design's leading.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from bookforge.printers import PRINTERS, Bleed, Printer, Trim, named
from bookforge.settings import Settings

USUAL = "5.5x8.5in"
LEADING, BODY = 14.0, 10.5  # pt; what designs are drawn for
# The body for pages from such a width on, so that a line has 60 to 70 characters where it can.
BODIES = ((560, 12.0), (500, 11.5), (425, 11.0), (380, BODY), (340, 10.0), (0, 9.0))
LARGE = 16.0  # the least for weak eyes. Source: American Printing House: 18; RNIB, clear print: 16
WIDTH = 294 / 396  # of the page's width, for text
MEASURE = 332.0  # at the design's leading: 70 characters of Source Serif
HEIGHT = 490 / 612  # of the page's height, for text
ABOVE = 60 / 122  # of the white above and below the text, above
CLEAR = 36.0  # between type and trim on pages of the usual width; less on narrower ones
HEAD, FOOT = 24.0, 26.0  # at the design's leading: what head and folio take, with their distance
# Lines of one length; or, for weak eyes, words with one space between them, and whole.
EVEN = "--align: justify; --hyphens: auto;"
EASY = "--align: start; --hyphens: manual;"
SINK = 7 / 35  # of the lines of a page, what stays white above headings
BINDING = 12.0  # the inside margin is wider than the outside, at the design's leading
INKS = {"cmyk": "device-cmyk(0 0 0 1)", "rgb": "black"}
NARROW = 220.0  # at the design's leading: in narrower text, titles are no larger than headings
TITLES = "--title: 26pt; --title-leading: 35pt; --long-title: 20pt;"
SMALL_TITLES = "--title: 17pt; --title-leading: 28pt; --long-title: 17pt;"
HANG = 6.0  # at the design's leading: how far signs at the ends of lines may hang out, and more


class Box(NamedTuple):
    """A rectangle, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a book: `text` is the width of its lines, `lines` how many it has.

    `scale` is how much larger all is than at the design's leading, `large` whether for weak eyes.
    """

    printer: Printer
    trim: Trim
    scale: float
    text: float
    lines: int
    bleed: Bleed
    large: bool = False

    @property
    def height(self) -> float:
        """How high its text is."""
        return self.lines * LEADING * self.scale

    @property
    def outside(self) -> float:
        """The outside margin of the design."""
        return max(0.0, (self.trim.width - self.text - BINDING * self.scale) / 2)

    @property
    def css(self) -> str:
        """The page and its margins for print.css, at the design's leading."""
        width, height = self.trim.width / self.scale, self.trim.height / self.scale
        outside = self.outside / self.scale
        inside = width - self.text / self.scale - outside
        above = (height - self.lines * LEADING) * ABOVE
        below = height - self.lines * LEADING - above
        titles = SMALL_TITLES if self.text < NARROW * self.scale else TITLES
        return (
            f"@page {{ size: {_pt(width)} {_pt(height)};"
            f" margin: {_pt(above)} {_pt(outside)} {_pt(below)} {_pt(inside)}; }}\n"
            f"@page :left {{ margin-left: {_pt(outside)}; margin-right: {_pt(inside)}; }}\n"
            f":root {{ --text-height: {_pt(self.lines * LEADING)};"
            f" --sink: {_pt(round(SINK * self.lines) * LEADING)};"
            f" --ink: {INKS[self.printer.black]}; {titles} {EASY if self.large else EVEN} }}\n"
        )

    def inside(self, pages: int) -> float:
        """The inside margin of a book of so many pages."""
        white = self.trim.width - self.text
        if not self.printer.mirrored:
            return white / 2
        hang = HANG * self.scale
        most = white - self.printer.outside(bleeding=self.bleeds) - hang
        return max(self.printer.inside(pages) + hang, min(white - self.outside, most))

    def shift(self, pages: int) -> float:
        """How far the text of a right page stands to the right of where it was laid out."""
        return round(self.inside(pages) - (self.trim.width - self.text - self.outside), 3)

    def fitted(self, pages: int) -> "Sheet":
        """This page, its text as narrow as the binding of so many pages asks."""
        hang = HANG * self.scale
        least = self.printer.outside(bleeding=self.bleeds) + hang
        most = self.trim.width - least - self.printer.inside(pages) - hang
        return self if self.text <= most else replace(self, text=most)

    @property
    def bleeds(self) -> bool:
        """Whether it reaches beyond its trim."""
        return any((self.bleed.top, self.bleed.bottom, self.bleed.outside, self.bleed.inside))

    def boxes(self, *, right: bool) -> tuple[Box, Box]:
        """All of the page, and its trim in it; `right` pages are bound at their left edge."""
        bleed, trim = self.bleed, self.trim
        left = bleed.inside if right else bleed.outside
        wide = trim.width + bleed.inside + bleed.outside
        whole = Box(0, 0, wide, trim.height + bleed.top + bleed.bottom)
        cut = Box(left, bleed.bottom, left + trim.width, bleed.bottom + trim.height)
        return _rounded(whole), _rounded(cut)

    def padded(self, pages: int) -> int:
        """How many pages a book gets whose last one is not blank, so that the printer takes it."""
        multiple = self.printer.multiple
        return -(-(pages + self.printer.blank_end) // multiple) * multiple


def sheet(settings: Settings) -> Sheet:
    """The page that was asked for, for a thin book."""
    printer = PRINTERS[settings.printer]
    trim = _trim(printer, settings.trim)
    body = max(_body(trim), LARGE if settings.large_print else 0)
    scale = body / BODY
    bleeds = settings.bleed or printer.always_bleeds
    bleed = printer.bleed if bleeds else Bleed(0, 0, 0, 0)
    text = min(WIDTH * trim.width, MEASURE * scale)
    made = Sheet(printer, trim, scale, text, 0, bleed, settings.large_print)
    return replace(made, lines=_lines(made)).fitted(0)


def _trim(printer: Printer, asked: str) -> Trim:
    size = named(asked or USUAL)
    return printer.offered(size) or printer.nearest(size)[0]


def _body(trim: Trim) -> float:
    return next(body for width, body in BODIES if trim.width >= width)


def _lines(page: Sheet) -> int:
    """How many lines a page has: a share of its height, but head and folio need their white."""
    leading = LEADING * page.scale
    clear = CLEAR * min(1.0, page.trim.width / named(USUAL).width)
    clear = max(clear, page.printer.outside(bleeding=page.bleeds))
    room = page.trim.height - 2 * clear - (HEAD + FOOT) * page.scale
    return max(1, int(min(HEIGHT * page.trim.height, room) / leading + 1e-6))


def _pt(length: float) -> str:
    return f"{round(length, 3):g}pt"


def _rounded(box: Box) -> Box:
    return Box(*(round(edge, 3) for edge in box))
