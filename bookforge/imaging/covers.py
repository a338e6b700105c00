"""An author's own cover: in the form that stores take, and what they will say of it."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageStat

from bookforge.book import Image
from bookforge.imaging.addresses import PictureError
from bookforge.imaging.raster import MOST_PIXELS, jpeg, resized, taken
from bookforge.problem import InputError, Problem

# Source: Kindle Direct Publishing, "Cover image guidelines"; Google Play Books, "File guidelines".
LARGEST = (1600, 2560)  # px; what Amazon's catalogue likes best
LEAST = (640, 1000)  # px: Google asks for 640 on each side, Amazon for 1000 in height
SLIM, SQUARE = 1.75, 1.4  # height by width; Amazon's 1.6 lies between
QUALITY = 92
LIGHT = 235  # of 255: an edge as light as that is lost on a white page
EDGE = 0.01  # of the height
BORDER = "A thin grey border, of 3 or 4 pixels, keeps it together."
IDEAL = f"Stores like {LARGEST[0]} × {LARGEST[1]} pixels best."


def own_cover(data: bytes, name: str) -> tuple[Image, tuple[Problem, ...]]:
    """The cover in the file `data`, as a JPEG of the size for stores at most, and what to say.

    Raises:
        InputError: it cannot be read.

    """
    try:
        picture, _ = taken(data, MOST_PIXELS)
    except PictureError as unfit:
        raise InputError(f"The cover “{name}” {unfit.why}.", unfit.hint) from None
    found = (*_size(picture), *_light(picture))
    return fitting(_flat(picture), LARGEST), found


def fitting(picture: Image, size: tuple[int, int]) -> Image:
    """A picture that is no wider and no higher than `size`, in px."""
    if picture.width <= size[0] and picture.height <= size[1]:
        return picture
    with Pillow.open(BytesIO(picture.data)) as source:
        share = min(size[0] / picture.width, size[1] / picture.height)
        smaller = max(1, round(picture.width * share)), max(1, round(picture.height * share))
        return jpeg(resized(source.convert("RGB"), smaller), QUALITY)


def _flat(picture: Image) -> Image:
    """The picture as a JPEG in colours, on white where it was transparent."""
    if picture.media_type == "image/jpeg":
        return picture
    with Pillow.open(BytesIO(picture.data)) as source:
        seen = source.convert("RGBA")
        paper = Pillow.new("RGBA", seen.size, "white")
        return jpeg(Pillow.alpha_composite(paper, seen).convert("RGB"), QUALITY)


def _size(picture: Image) -> Iterator[Problem]:
    width, height = picture.width, picture.height
    shape = f"The cover has {width:,} × {height:,} pixels"
    if width < LEAST[0] or height < LEAST[1]:
        yield Problem("cover-size", f"{shape}, which stores refuse or show blurred.", hint=IDEAL)
    elif height < LARGEST[1] * 0.75:
        yield Problem("cover-size", f"{shape}, which looks blurred on large screens.", hint=IDEAL)
    if not SQUARE <= height / width <= SLIM:
        message = f"The cover is {height / width:.2f} times as high as wide."
        yield Problem("cover-proportions", message, hint=f"Stores want 1.6 times. {IDEAL}")


def _light(picture: Image) -> Iterator[Problem]:
    """Whether the edge of a cover would be lost on the white page of a store."""
    with Pillow.open(BytesIO(picture.data)) as source:
        grey = source.convert("L")
    deep = max(1, round(EDGE * grey.height))
    wide, high = grey.size
    edges = ((0, 0, wide, deep), (0, high - deep, wide, high))
    sides = ((0, 0, deep, high), (wide - deep, 0, wide, high))
    if all(ImageStat.Stat(grey.crop(box)).mean[0] >= LIGHT for box in (*edges, *sides)):
        yield Problem("light-cover", "The cover is light up to its edge.", hint=BORDER)
