"""A cover drawn from the title: a label on a patterned ground, as on the boards of old.

The label carries title and author, broken into lines and made as large as they fit. What the
theme's face has no letters for is not drawn at all, for empty boxes are worse than nothing; with
no letter left the label shows the ornament alone, and the cover is still a cover.

It is painted in one channel, where GROUND is the accent's colour, PAPER the label's and INK that
of the letters. Shades between are mixtures, so the edges of letters come out right, and a palette
of sixteen steps keeps the file small.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from bookforge.book import Book
from bookforge.theme import CoverStyle, Theme
from bookforge.write.lettering import Room, fitted

STEP = 16
GROUND, PAPER, INK = 0, 8 * STEP, 15 * STEP
FIGURE = 2 * STEP  # of the pattern on the ground: a quarter of the way to the paper

# All measures are in px of the finished picture, those of type are fractions of its size.
SIZE = (1562, 2500)  # Apple takes 4 million px at most, Amazon wants 1.6 : 1
TILE = (71, 100)  # fills the board without rest
LABEL = (181, 360, 1381, 1660)  # left, top, right, bottom: high, where the eye looks first
FRAMES = ((32, 8), (54, 2))  # distance from the label's edge, thickness
MIDDLE = SIZE[0] // 2
MIDDLE_OF_LABEL = (LABEL[1] + LABEL[3]) // 2
TITLE_MIDDLE, ORNAMENT, AUTHOR_MIDDLE = 860, 1320, 1465
ORNAMENT_ALONE = 1420  # when there is no author below it
RULE = 150

TRACKING = 0.14  # between capitals
MOST_AUTHORS = 3
SMOOTH = 8  # times larger are shapes drawn, for Pillow draws them with hard edges
SOLID = 255

Colour = tuple[int, ...]
Face = Callable[[int], ImageFont.FreeTypeFont]  # the face in a size


TITLE_ROOM = Room(tuple(range(248, 47, -8)), measure=980, depth=780, letters=250)
AUTHOR_ROOM = Room(tuple(range(76, 27, -4)), measure=980, depth=200, letters=60)


def cover(book: Book, theme: Theme) -> bytes:
    """The front cover as a PNG file."""
    face = cache(partial(_face, theme))
    title = shown(book.title, face)
    authors = [name for author in book.meta.authors if (name := shown(author.upper(), face))]
    image = Image.new("L", SIZE, GROUND)
    _pattern(image)
    canvas = ImageDraw.Draw(image)
    _label(canvas)
    if title:
        _title(canvas, title, face)
        _ornament(image, ORNAMENT if authors else ORNAMENT_ALONE)
    else:
        _emblem(image, TITLE_MIDDLE if authors else MIDDLE_OF_LABEL)
    if authors:
        _authors(canvas, authors, face)
    return _png(image, theme.cover)


def _face(theme: Theme, size: int) -> ImageFont.FreeTypeFont:
    """The theme's upright face, set without shaping, which differs between machines."""
    font = next(font for font in theme.fonts if (font.style, font.weight) == ("normal", 400))
    return ImageFont.truetype(BytesIO(font.data), size, layout_engine=ImageFont.Layout.BASIC)


def shown(text: str, face: Face) -> str:
    """What of `text` the face can show: all, or all but its pictures and marks, or nothing.

    A name with some letters missing would be another name, so one letter decides.
    """
    known = unicodedata.normalize("NFC", " ".join(text.split()))
    missing = {char for char in known if not _covered(char, face)}
    if any(char.isalnum() for char in missing):
        return ""
    left = "".join(char for char in known if char not in missing)
    return " ".join(left.split()) if any(char.isalnum() for char in left) else ""


def _covered(char: str, face: Face) -> bool:
    """Whether the face draws `char` otherwise than what is no character at all."""
    return char.isspace() or _drawn(char, face) != _drawn("\uffff", face)


def _drawn(char: str, face: Face) -> bytes:
    image = Image.new("L", (96, 96))
    ImageDraw.Draw(image).text((16, 16), char, SOLID, face(48))
    return image.tobytes()


def _pattern(image: Image.Image) -> None:
    """Hollow lozenges all over, in a quiet shade."""
    wide, high = TILE
    centres = [(wide / 2, high / 2), (0, 0), (wide, 0), (0, high), (wide, high)]
    outer, inner = (_lozenges(TILE, centres, half, FIGURE) for half in ((17, 24), (9, 13)))
    tile = ImageChops.subtract(outer, inner)
    for left in range(0, image.width, wide):
        for top in range(0, image.height, high):
            image.paste(tile, (left, top))


def _lozenges(
    size: tuple[int, int], centres: list[tuple[float, float]], half: tuple[int, int], shade: int
) -> Image.Image:
    """A picture with a lozenge round each of `centres`, `half` as wide and high, on black."""
    fine = Image.new("L", (size[0] * SMOOTH, size[1] * SMOOTH), 0)
    canvas = ImageDraw.Draw(fine)
    for x, y in centres:
        across, down = half
        points = ((x - across, y), (x, y - down), (x + across, y), (x, y + down))
        canvas.polygon([(a * SMOOTH, b * SMOOTH) for a, b in points], fill=shade)
    return fine.reduce(SMOOTH)


def _label(canvas: ImageDraw.ImageDraw) -> None:
    left, top, right, bottom = LABEL
    canvas.rectangle(LABEL, fill=PAPER)
    for inset, thickness in FRAMES:
        box = (left + inset, top + inset, right - inset, bottom - inset)
        canvas.rectangle(box, outline=INK, width=thickness)


def _title(canvas: ImageDraw.ImageDraw, title: str, face: Face) -> None:
    setting = fitted([title], TITLE_ROOM, lambda size, text: face(size).getlength(text))
    for line, baseline in setting.placed(TITLE_MIDDLE):
        canvas.text((MIDDLE, baseline), line, INK, face(setting.size), anchor="ms")


def _authors(canvas: ImageDraw.ImageDraw, authors: list[str], face: Face) -> None:
    """The first names in capitals, a line each."""
    names = authors[:MOST_AUTHORS]
    setting = fitted(names, AUTHOR_ROOM, lambda size, text: _tracked(face(size), text))
    letters = face(setting.size)
    for line, baseline in setting.placed(AUTHOR_MIDDLE):
        left = MIDDLE - _tracked(letters, line) / 2
        for cluster in _clusters(line):
            canvas.text((left, baseline), cluster, INK, letters, anchor="ls")
            left += letters.getlength(cluster) + TRACKING * setting.size


def _ornament(image: Image.Image, middle: int) -> None:
    """A lozenge between two rules."""
    _lay(image, _lozenges((44, 44), [(22, 22)], (16, 16), SOLID), middle, GROUND)
    for left in (MIDDLE - RULE - 44, MIDDLE + 44):
        image.paste(INK, (left, middle - 1, left + RULE, middle + 2))


def _emblem(image: Image.Image, middle: int) -> None:
    """The figure of the pattern, large, in the place of words that can not be shown."""
    size, centre = (300, 400), [(150.0, 200.0)]
    for half, shade in (((140, 196), GROUND), ((120, 168), PAPER), ((84, 118), GROUND)):
        _lay(image, _lozenges(size, centre, half, SOLID), middle, shade)


def _lay(image: Image.Image, shape: Image.Image, middle: int, shade: int) -> None:
    image.paste(shade, (MIDDLE - shape.width // 2, middle - shape.height // 2), shape)


def _tracked(letters: ImageFont.FreeTypeFont, text: str) -> float:
    """How wide `text` is with air between its letters."""
    clusters = list(_clusters(text))
    air = TRACKING * letters.size * (len(clusters) - 1)
    return sum(map(letters.getlength, clusters)) + air


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the accents that stand on it."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    yield cluster


def _png(image: Image.Image, style: CoverStyle) -> bytes:
    """The painted channel in the theme's colours, sixteen steps from ground to ink."""
    accent, paper, ink = map(ImageColor.getrgb, (style.accent, style.paper, style.ink))
    half = PAPER // STEP
    rest = INK // STEP - half
    palette = [_mixed(accent, paper, step / half) for step in range(half)]
    palette += [_mixed(paper, ink, step / rest) for step in range(rest + 1)]
    steps = Image.eval(image, lambda shade: round(shade / STEP))
    steps.putpalette(bytes(value for colour in palette for value in colour))
    target = BytesIO()
    steps.save(target, "PNG", optimize=True)
    return target.getvalue()


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
