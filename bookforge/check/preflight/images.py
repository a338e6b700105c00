"""What can be wrong with the pictures of a PDF: too coarse or too fine for paper, or new."""

from collections.abc import Iterator

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look
from bookforge.check.preflight.pictures import Placed

COARSE, COARSE_LINES, FINE = 300, 600, 600  # px to the inch
SLACK = 0.5  # px to the inch; 299.6 is 300 that was rounded
DEEP = 8  # bits


def find(look: Look) -> Iterator[Found]:
    """The findings about pictures, page by page."""
    for page in look.pages:
        for picture in page.seen.pictures:
            for code, message in _wrong(picture):
                yield Found(code, message, page.number)


def _wrong(picture: Placed) -> Iterator[tuple[str, str]]:
    if min(picture.width, picture.height, picture.dpi) <= 0:
        return
    name = f"A picture of {picture.width} × {picture.height} px"
    lines = picture.bits == 1
    if picture.dpi < COARSE - SLACK:
        yield "coarse-picture", f"{name} has {picture.dpi:.0f} px to the inch."
    elif lines and picture.dpi < COARSE_LINES - SLACK:
        yield "coarse-lines", f"{name} in black and white has {picture.dpi:.0f} px to the inch."
    elif not lines and picture.dpi > FINE + SLACK:
        yield "fine-picture", f"{name} has {picture.dpi:.0f} px to the inch."
    if "/JPXDecode" in picture.filters or "/JBIG2Decode" in picture.filters:
        way = "JPEG 2000" if "/JPXDecode" in picture.filters else "JBIG2"
        yield "new-picture", f"{name} is stored as {way}."
    if picture.bits > DEEP:
        yield "new-picture", f"{name} has {picture.bits} bits to a colour."
