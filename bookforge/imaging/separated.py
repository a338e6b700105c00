"""Pictures in the inks of a press, for the front of a printed cover."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image as Pillow
from PIL import ImageChops, ImageMath, ImageStat

from bookforge.book import Image

FULL = 255
MOST = 612  # of 255: 240 % of all inks together, the least that a printer allows
EDGE = 0.02  # of the width: the strip whose colour goes on over spine and back


class Separated(NamedTuple):
    """A picture as rows of cyan, magenta, yellow and black, a byte each.

    `edge` is the colour of its left edge, as #rrggbb.
    """

    data: bytes
    width: int
    height: int
    edge: str


def separated(image: Image, ratio: float) -> Separated:
    """The middle of a picture, cut to a shape `ratio` as wide as high, in four inks.

    What the colours have in common is printed in black alone, and the other inks are made less
    where all of them together would be more than paper takes.
    """
    with Pillow.open(BytesIO(image.data)) as source:
        picture = _cut(source.convert("RGB"), ratio)
    less = [ImageChops.invert(part) for part in picture.split()]
    black = ImageChops.darker(ImageChops.darker(less[0], less[1]), less[2])
    inks = [_computed(_over, ink=part, black=black) for part in less]
    told = dict(zip(("cyan", "magenta", "yellow"), inks, strict=True))
    bounded = [_computed(_bounded, ink=part, black=black, **told) for part in inks]
    made = Pillow.merge("CMYK", (*bounded, black))
    strip = picture.crop((0, 0, max(1, round(picture.width * EDGE)), picture.height))
    edge = "#" + bytes(round(mean) for mean in ImageStat.Stat(strip).mean).hex()
    return Separated(made.tobytes(), made.width, made.height, edge)


def _computed(way: Callable[[dict[str, Any]], Any], **parts: Pillow.Image) -> Pillow.Image:
    """A picture whose values are computed, point by point, of those of others."""
    found: Pillow.Image = ImageMath.lambda_eval(lambda of: of["convert"](way(of), "L"), **parts)
    return found


def _over(of: dict[str, Any]) -> Any:  # noqa: ANN401 - Pillow's own
    """How much of an ink there is over black: as much of what black leaves of the paper."""
    return (of["ink"] - of["black"]) * FULL / of["max"](FULL - of["black"], 1)


def _bounded(of: dict[str, Any]) -> Any:  # noqa: ANN401 - Pillow's own
    """As much of an ink as all three may have beside black."""
    room = MOST - of["black"]
    return of["ink"] * room / of["max"](of["cyan"] + of["magenta"] + of["yellow"], room)


def _cut(picture: Pillow.Image, ratio: float) -> Pillow.Image:
    width = min(picture.width, round(picture.height * ratio))
    height = min(picture.height, round(picture.width / ratio))
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    return picture.crop((left, top, left + max(1, width), top + max(1, height)))
