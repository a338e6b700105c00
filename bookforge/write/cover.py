"""Paints the design of a cover as pixels, always the same ones."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bookforge.book import Book
from bookforge.book import Image as Picture
from bookforge.imaging.covers import fitting
from bookforge.imaging.raster import jpeg
from bookforge.theme import Theme
from bookforge.write.design import Box, CoverDesign, Line, Lozenge, clusters, cover_design, face

SIZE = (1562, 2500)  # px; Apple takes 4 million in a book
STORE_SIZE = (1600, 2560)  # px; what Amazon's catalogue likes best
SMOOTH = 8  # times larger are shapes drawn, for Pillow draws them with hard edges
SOLID = 255
PACKED = 7  # of 9; those beyond take five times as long for a seventh less
SHADES = 48  # colours of the finished picture, edges of letters included: few keep it small
SAMPLED = 4  # the shades are chosen from every fourth pixel of every fourth row


def cover(book: Book, theme: Theme) -> Picture:
    """The front cover that an EPUB holds: the author's own, or one that is drawn."""
    if book.cover:
        return fitting(book.cover, SIZE)
    target = BytesIO()
    whole = painted(cover_design(book, theme), SIZE)
    untyped: Any = whole  # Pillow leaves half of this one's type open
    sample: Image.Image = untyped.resize(
        (SIZE[0] // SAMPLED, SIZE[1] // SAMPLED), Image.Resampling.NEAREST
    )
    few = whole.quantize(palette=sample.quantize(SHADES), dither=Image.Dither.NONE)
    few.save(target, "PNG", compress_level=PACKED)
    return Picture("cover.png", "image/png", *SIZE, target.getvalue())


def catalogue_cover(book: Book, theme: Theme) -> Picture:
    """The front cover for the pages of stores: larger than one that a book may hold."""
    return book.cover or jpeg(painted(cover_design(book, theme), STORE_SIZE))


def painted(design: CoverDesign, size: tuple[int, int]) -> Image.Image:
    """The design in px of that width and height, whose proportion is that of the design."""
    image = Image.new("RGB", size, design.ground)
    _ground(image, design)
    for shape in design.shapes:
        match shape:
            case Box():
                _box(image, shape)
            case Lozenge():
                _lozenge(image, shape)
    canvas = ImageDraw.Draw(image)
    for line in design.lines:
        _line(canvas, line, size[1])
    return image


def _ground(image: Image.Image, design: CoverDesign) -> None:
    """The pattern all over; each tile begins at a whole pixel."""
    pattern, height = design.pattern, image.height
    tile = Image.new("RGB", (round(pattern.width * height), round(pattern.height * height)))
    fine = Image.new("RGB", (tile.width * SMOOTH, tile.height * SMOOTH), design.ground)
    canvas = ImageDraw.Draw(fine)
    for shape in pattern.shapes:
        canvas.polygon(list(_corners(shape, height * SMOOTH)), fill=shape.colour)
    tile = fine.reduce(SMOOTH)
    for left in range(0, image.width, tile.width):
        for top in range(0, image.height, tile.height):
            image.paste(tile, (left, top))


def _corners(shape: Lozenge, scale: float) -> Iterator[tuple[float, float]]:
    for across, down in ((-shape.across, 0), (0, -shape.down), (shape.across, 0), (0, shape.down)):
        yield (shape.x + across) * scale, (shape.y + down) * scale


def _box(image: Image.Image, box: Box) -> None:
    height = image.height
    left, top, right, bottom = (
        round(e * height) for e in (box.left, box.top, box.right, box.bottom)
    )
    thick = max(1, round(box.thickness * height)) if box.thickness else 0
    edges = (left, top, max(left, right - 1), max(top, bottom - 1))
    canvas = ImageDraw.Draw(image)
    if thick:
        canvas.rectangle(edges, outline=box.colour, width=thick)
    else:
        canvas.rectangle(edges, fill=box.colour)


def _lozenge(image: Image.Image, shape: Lozenge) -> None:
    """A lozenge with soft edges: drawn large, and made smaller as a mask."""
    height = image.height
    left, top = int((shape.x - shape.across) * height), int((shape.y - shape.down) * height)
    wide, high = (int(2 * side * height) + 2 for side in (shape.across, shape.down))
    fine = Image.new("L", (wide * SMOOTH, high * SMOOTH), 0)
    corners = [(x - left * SMOOTH, y - top * SMOOTH) for x, y in _corners(shape, height * SMOOTH)]
    ImageDraw.Draw(fine).polygon(corners, fill=SOLID)
    mask = fine.reduce(SMOOTH)
    image.paste(shape.colour, (left, top, left + mask.width, top + mask.height), mask)


def _line(canvas: ImageDraw.ImageDraw, line: Line, height: int) -> None:
    letters = face(line.font, round(line.size * height))
    x, y = line.x * height, line.y * height
    if not line.tracking:
        canvas.text((x, y), line.text, line.colour, letters, anchor="ms")
        return
    parts = list(clusters(line.text))
    air = line.tracking * height
    left = x - (sum(map(letters.getlength, parts)) + air * (len(parts) - 1)) / 2
    for cluster in parts:
        canvas.text((left, y), cluster, line.colour, letters, anchor="ls")
        left += letters.getlength(cluster) + air
