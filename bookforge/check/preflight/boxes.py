"""What can be wrong with the size of pages, and with where they are cut."""

from collections import Counter
from collections.abc import Iterator

from bookforge.check.preflight.cut import SLACK, Cut, cut, inches, said, size
from bookforge.check.preflight.finding import Found, Purpose
from bookforge.check.preflight.look import Look, Page
from bookforge.check.preflight.sheets import Sheet
from bookforge.printers import PRINTERS

ROUND = 360  # degrees


def find(look: Look) -> Iterator[Found]:
    """The findings about boxes and sizes."""
    for page in look.pages:
        yield from (Found(code, message, page.number) for code, message in _wrong(page.sheet))
    usual = Counter(_size(page.sheet) for page in look.pages).most_common(1)[0][0]
    for page in look.pages:
        if _size(page.sheet) != usual:
            told = f"The page is {_said(_size(page.sheet))}, and most are {_said(usual)}."
            yield Found("page-sizes", told, page.number)
    if not look.wrap:
        yield from _unbound(look)


def _wrong(sheet: Sheet) -> Iterator[tuple[str, str]]:
    media = sheet.media
    if sheet.trim is None:
        yield "no-trim-box", "The page has no TrimBox."
    if abs(media.left) + abs(media.bottom) > 0:
        yield "box-origin", f"The MediaBox begins at {media.left:g}, {media.bottom:g}."
    bleed = sheet.bleed or media
    if not bleed.within(media, SLACK) or not (sheet.trim or bleed).within(bleed, SLACK):
        yield "box-nesting", "The boxes of the page do not lie in each other."
    if sheet.crop is not None and not media.within(sheet.crop, SLACK):
        yield "crop-box", "The page has a CropBox that hides its edge."
    if sheet.turned % ROUND:
        yield "page-turned", f"The page is turned by {sheet.turned}°."
    if sheet.unit != 1:
        yield "page-unit", f"A unit of the page is {sheet.unit:g} × 1/72 in."


def _size(sheet: Sheet) -> tuple[int, int]:
    """Width and height of all of a page in pt, as a person sees it."""
    width, height = round(sheet.media.width * sheet.unit), round(sheet.media.height * sheet.unit)
    return (height, width) if sheet.turned % (ROUND // 2) else (width, height)


def _said(whole: tuple[int, int]) -> str:
    return f"{inches(whole[0])} × {inches(whole[1])} in"


def _unbound(look: Look) -> Iterator[Found]:
    """Pages of sizes that a printer does not make, or that are not as large as he wants them."""
    for name in look.printers:
        for page in look.pages:
            found = cut(page.sheet, name, right=look.right(page))
            for code, message in _misfit(found, page, name):
                yield Found(code, message, page.number, (name,))


def _misfit(found: Cut, page: Page, name: Purpose) -> Iterator[tuple[str, str]]:
    printer = PRINTERS[name]
    if not found.offered:
        near = ", ".join(trim.name for trim in printer.nearest(size(found.trim)))
        told = f"{printer.title} makes no books of {said(found.trim)}; the nearest are {near}."
        yield "page-size", told
    elif not found.fits:
        told = f"The page is {said(page.sheet.media)}, which is neither its trim"
        yield "page-size", f"{told} of {said(found.trim)} nor that with {printer.title}’s bleed."
    elif printer.always_bleeds and not found.bleeds:
        yield "no-bleed-area", f"The page ends at the cut; {printer.title} wants bleed round it."
