"""Pictures on paper: how large each is drawn, and in grey.

A picture is drawn with 300 pixels to the inch, but not wider than the text; one that would be
smaller than half the measure is enlarged up to that. Below 200 pixels to the inch its author is
told. Its height with the white round it is a whole number of lines, so that the lines of facing
pages still meet.

Sizes are pt at the design's leading; on paper they are larger by the scale of the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape

from bookforge.book import Book, Image
from bookforge.imaging.printed import printed
from bookforge.problem import Problem
from bookforge.write.pdf.collect import Gathered, Piece
from bookforge.write.pdf.sheet import LEADING, Sheet
from bookforge.write.phrases import IMAGES

CAPTION = 4  # lines of room below a picture that is as high as the page
WHITE = 4  # at least, between a picture and its caption
LEAST = 0.5  # of the measure
FINE, COARSE = 300, 200  # pixels to the inch
COARSEST = 72  # a picture is not enlarged further than that, however small it is
INCH = 72
DRAWN = re.compile(rf'<img (?:class="untold" )?src="{IMAGES}/(?P<name>[^"]+)"')
SCHEME = "bookforge:picture/"

Images = Mapping[str, Image]


def images_of(book: Book) -> dict[str, Image]:
    """The files of the pictures of a book, by their names."""
    return {picture.image.name: picture.image for picture in book.pictures if picture.image}


def placed(gathered: Gathered, images: Images, page: Sheet) -> Gathered:
    """The book with each picture in the size in which it is drawn on such pages."""
    if not images:
        return gathered

    def sized(html: str) -> str:
        return DRAWN.sub(lambda hit: _sized(images[hit["name"]], page), html)

    def piece(part: Piece) -> Piece:
        return replace(part, html=sized(part.html))

    return replace(
        gathered,
        front=tuple(map(sized, gathered.front)),
        story=tuple(map(piece, gathered.story)),
        back=tuple(map(piece, gathered.back)),
    )


def _sized(image: Image, page: Sheet) -> str:
    width, height = size(image, page)
    below = WHITE + -(height + WHITE) % LEADING
    style = f"width: {width:.2f}pt; height: {height:.2f}pt; margin-bottom: {below:.2f}pt"
    return f'<img style="{style}" src="{SCHEME}{escape(image.name)}"'


def size(image: Image, page: Sheet) -> tuple[float, float]:
    """Width and height of a picture."""
    measure, inch = page.text / page.scale, INCH / page.scale
    least = min(LEAST * measure, image.width * inch / COARSEST)
    width = min(measure, max(image.width * inch / FINE, least))
    height = width * image.height / image.width
    most = (page.lines - CAPTION) * LEADING
    return (width, height) if height <= most else (width * most / height, most)


def files(images: Images, page: Sheet) -> Iterator[tuple[str, bytes, str]]:
    """Each picture as it is printed: what it is fetched as, its bytes and their kind."""
    for name, image in images.items():
        made = printed(image, max(1, round(_inches(image, page) * FINE)))
        yield f"{SCHEME}{name}", made.data, made.media_type


def coarse(book: Book, page: Sheet) -> Iterator[Problem]:
    """What there is to say of pictures that are too small to be printed sharply."""
    for picture in book.pictures:
        if picture.image:
            inches = _inches(picture.image, page)
            dots = picture.image.width / inches
            if dots < COARSE - 1:
                yield Problem(
                    "low-resolution",
                    f"A picture is printed with {dots:.0f} pixels to the inch.",
                    picture.at,
                    f"Printers ask for {FINE}: take one that is {inches * FINE:,.0f} pixels wide.",
                )


def _inches(image: Image, page: Sheet) -> float:
    """How wide a picture is on paper."""
    return size(image, page)[0] * page.scale / INCH
