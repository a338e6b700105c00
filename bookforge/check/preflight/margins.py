"""What stands where a page is cut or folded: in the margins, at the edge, beyond it."""

from collections.abc import Iterator
from typing import NamedTuple

from bookforge.check.pdf import Extent, extents
from bookforge.check.preflight.cut import Cut, cut, inches
from bookforge.check.preflight.finding import Found, Purpose
from bookforge.check.preflight.look import Look, Page
from bookforge.check.preflight.sheets import Box
from bookforge.printers import PRINTERS, Printer

EDGE = 0.5  # pt; what is so near to an edge is at it
SLACK = 0.75  # pt; by which signs hang into margins, or sizes are rounded


class Strayed(NamedTuple):
    """Something that stands where it should not, and how far from the spine or the edge, in pt."""

    code: str
    distance: float
    least: float


def find(look: Look) -> Iterator[Found]:
    """The findings about margins and bleed."""
    if look.wrap or not any(look.printers):
        return
    readable = [page for page in look.pages if not page.seen.fault]
    drawn = extents(look.book.data, [page.number for page in readable])
    # By printer, code and least distance: how near things come on each page.
    strayed: dict[tuple[Purpose, str, float], dict[int, float]] = {}
    for page, things in zip(readable, drawn, strict=False):  # the things of one page at a time
        for name in look.printers:
            for one in _strayed(look, page, things, name):
                places = strayed.setdefault((name, one.code, one.least), {})
                places[page.number] = min(one.distance, places.get(page.number, one.distance))
    for (name, code, least), places in strayed.items():
        message = _said(code, max(0.0, min(places.values())), least, PRINTERS[name])
        whom = (name,) if least else tuple(look.printers)
        yield from (Found(code, message, number, whom) for number in places)


def _said(code: str, nearest: float, least: float, printer: Printer) -> str:
    match code:
        case "printer-marks":
            return "Something stands outside of where the page is cut."
        case "no-bleed":
            return "Something reaches the edge of the page, which has no bleed there."
        case "short-bleed":
            return "Something passes the cut and ends before the edge of the bleed."
        case _:
            where = "the spine" if code == "in-gutter" else "the edge"
            told = f"Something stands {inches(nearest)} in from {where}"
            return f"{told}; {printer.title} asks for {inches(least)} in."


def _strayed(look: Look, page: Page, things: list[Extent], name: Purpose) -> Iterator[Strayed]:
    right = look.right(page)
    found = cut(page.sheet, name, right=right)
    printer, bleeding = PRINTERS[name], found.bleeds
    inside, outside = printer.inside(look.book.count), printer.outside(bleeding=bleeding)
    least = (inside if right else outside, outside, outside if right else inside, outside)
    for thing in things:
        box = Box(*thing.box)
        if box.apart(page.sheet.media):
            continue
        if box.apart(found.trim):
            yield Strayed("printer-marks", 0, 0)
            continue
        gaps = _gaps(box, found.trim)
        if not thing.text and min(gaps) <= EDGE:
            yield from _bled(gaps, _gaps(box, page.sheet.media), found, page)
            continue
        for side, (gap, most) in enumerate(zip(gaps, least, strict=True)):
            if gap < most - SLACK:
                bound = side == (LEFT if right else RIGHT)
                yield Strayed("in-gutter" if bound else "near-edge", gap, most)


LEFT, RIGHT = 0, 2


def _bled(
    gaps: tuple[float, ...], to_media: tuple[float, ...], found: Cut, page: Page
) -> Iterator[Strayed]:
    """What is wrong with something that reaches the cut, at the edges where bleed is wanted."""
    room = _gaps(found.trim, page.sheet.media)
    for gap, left, wanted, here in zip(gaps, to_media, found.bleed, room, strict=True):
        if gap <= EDGE and wanted:
            if here < wanted - SLACK:
                yield Strayed("no-bleed", 0, 0)
            elif left > EDGE:
                yield Strayed("short-bleed", 0, 0)


def _gaps(box: Box, other: Box) -> tuple[float, float, float, float]:
    """How far the sides of a box are inside those of another: left, bottom, right, top."""
    return (
        box.left - other.left,
        box.bottom - other.bottom,
        other.right - box.right,
        other.top - box.top,
    )
