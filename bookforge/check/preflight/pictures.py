"""Pictures as they are placed: how many of their px come to an inch of paper, in which colours."""

from itertools import pairwise
from typing import NamedTuple

from bookforge.check.preflight.content import figures, named
from bookforge.check.preflight.objects import Thing, entry, listed, text, whole
from bookforge.check.preflight.spaces import Space, space

INCH = 72
FULL = {  # the names of entries that are short in inline images
    "/W": "/Width",
    "/H": "/Height",
    "/CS": "/ColorSpace",
    "/IM": "/ImageMask",
    "/BPC": "/BitsPerComponent",
    "/F": "/Filter",
}
STENCIL: Space = ("stencil",)


class Placed(NamedTuple):
    """A picture: its size in px, the px to an inch where it stands, its colours and bits."""

    width: int
    height: int
    dpi: float
    space: Space
    bits: int
    filters: tuple[str, ...]


def placed(image: Thing, resources: Thing, sides: tuple[float, float]) -> Placed:
    """An image object that is drawn with sides of so many pt."""
    width, height = whole(entry(image, "/Width")), whole(entry(image, "/Height"))
    ways = entry(image, "/Filter")
    filters = tuple(text(one) for one in (listed(ways) or [ways]) if one is not None)
    if entry(image, "/ImageMask") is True:
        return Placed(width, height, _dpi(width, height, sides), STENCIL, 1, filters)
    given = entry(image, "/ColorSpace")
    colours = space(given, resources) if given is not None else ("its own",)
    bits = whole(entry(image, "/BitsPerComponent"), 8)
    return Placed(width, height, _dpi(width, height, sides), colours, bits, filters)


def inline(operands: list[bytes], resources: Thing, sides: tuple[float, float]) -> Placed:
    """An image that stands among the instructions of a page."""
    told = _told(operands)
    width, height = _whole(told, "/Width"), _whole(told, "/Height")
    stencil = told.get("/ImageMask") == b"true"
    bits = 1 if stencil else _whole(told, "/BitsPerComponent", 8)
    colours = STENCIL if stencil else space(named(told.get("/ColorSpace", b"/G")), resources)
    filters = (named(told["/Filter"]),) if "/Filter" in told else ()
    return Placed(width, height, _dpi(width, height, sides), colours, bits, filters)


def _told(operands: list[bytes]) -> dict[str, bytes]:
    """The entries of an inline image that matter, by their full names."""
    keys = ((named(one), value) for one, value in pairwise(operands) if one[:1] == b"/")
    return {FULL.get(key, key): value for key, value in keys}


def _whole(told: dict[str, bytes], key: str, otherwise: int = 0) -> int:
    return int((*figures([told.get(key, b"")]), otherwise)[0])


def _dpi(width: int, height: int, sides: tuple[float, float]) -> float:
    """The smaller of what the two sides give; 0 if it is drawn with no size."""
    across, up = sides
    return min(width / across, height / up) * INCH if across > 0 and up > 0 else 0
