"""The design of a cover as data: what stands where, in which face, size and colour.

The cover is a label on a patterned ground, as on the boards of old. The label carries the series,
the title and the authors, broken into lines and made as large as they fit. What no face has letters
for is not set at all, for empty boxes are worse than nothing; with no letter left the label shows
an emblem, and the cover is still a cover.

Nothing is drawn here: `cover.py` paints a design as pixels, and whoever draws vectors can follow it
as well. All measures are fractions of the cover's height, counted from its top left corner.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bookforge.book import Book
from bookforge.metadata import Meta
from bookforge.theme import CoverStyle, Font, Theme
from bookforge.write.lettering import Room, Setting, fitted

# Below, lengths are 2500ths of the height, so that they read as px of the picture in an EPUB.
UNIT = 2500
RATIO = 0.6248  # width by height: Amazon wants 1600 by 2560; 1562 by 2500 are Apple's 4 million px
WIDTH = round(RATIO * UNIT)
MIDDLE = WIDTH / 2
TILE = (71, 100)  # fills the board without rest
LABEL = (141, 300, 1421, 1780)  # left, top, right, bottom: high, where the eye looks first
FRAMES = ((34, 9), (58, 2.5))  # distance from the label's edge, thickness
SERIES_MIDDLE, ORNAMENT, AUTHOR_MIDDLE = 452, 1388, 1558
TITLE_MIDDLE, TITLE_UNDER_SERIES = 872, 922
ORNAMENT_ALONE, TITLE_ALONE = 1530, 930  # when there is no author below
RULE = (150, 3)
SMALL_LOZENGE = 17
TRACKING = 0.14  # of the size: air between capitals
MOST_AUTHORS = 3
FIGURE = 0.25  # of the way from ground to paper is the shade of the pattern

TITLE_ROOM = Room(tuple(range(272, 47, -8)), measure=1070, depth=850, letters=250)
SHALLOW_ROOM = Room(TITLE_ROOM.sizes, measure=1070, depth=750, letters=250)
AUTHOR_ROOM = Room(tuple(range(92, 31, -4)), measure=1070, depth=232, letters=60)
SERIES_ROOM = Room(tuple(range(64, 31, -4)), measure=1000, depth=80, letters=100)
EM = 1000  # px; widths are measured in this size, where rounding to pixels is too small to matter


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; filled, or with a `thickness` the frame just inside its edges."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str
    thickness: float = 0


@dataclass(frozen=True, slots=True)
class Lozenge:
    """A rhombus round (x, y), reaching `across` to both sides and `down` to above and below."""

    x: float
    y: float
    across: float
    down: float
    colour: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A tile that is repeated from the top left corner on; its shapes lie over each other."""

    width: float
    height: float
    shapes: tuple[Lozenge, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: (x, y) is the middle of its baseline, `tracking` air after each letter."""

    text: str
    font: Font
    size: float
    x: float
    y: float
    colour: str
    tracking: float = 0


@dataclass(frozen=True, slots=True)
class CoverDesign:
    """A front cover, in the order it is painted; colours are #rrggbb, `ratio` width by height."""

    ratio: float
    ground: str
    pattern: Pattern
    shapes: tuple[Box | Lozenge, ...]
    lines: tuple[Line, ...]


def cover_design(book: Book, theme: Theme) -> CoverDesign:
    """The cover of a book: a function of its metadata and the theme alone."""
    return _Design(theme).made(book.title, book.meta)


class _Design:
    """A design in the making, in 2500ths of the height."""

    def __init__(self, theme: Theme) -> None:
        self.style: CoverStyle = theme.cover
        self.font = next(f for f in theme.fonts if (f.style, f.weight) == ("normal", 400))
        self.italic = next((f for f in theme.fonts if f.style == "italic"), self.font)
        self.shapes: list[Box | Lozenge] = []
        self.lines: list[Line] = []

    def made(self, title: str, meta: Meta) -> CoverDesign:
        names = [name for said in meta.authors if (name := shown(said.upper(), self.font))]
        title, series = shown(title, self.font), shown(_series(meta), self.italic)
        self._label()
        if title:
            self._title(title, series, alone=not names)
            self._ornament(ORNAMENT if names else ORNAMENT_ALONE)
        else:
            self._emblem(TITLE_MIDDLE if names else (LABEL[1] + LABEL[3]) / 2)
        if names:
            self._authors(names)
        return CoverDesign(
            RATIO, self.style.accent, self._pattern(), tuple(self.shapes), tuple(self.lines)
        )

    def _pattern(self) -> Pattern:
        """Hollow lozenges all over, in a quiet shade."""
        wide, high = TILE
        centres = ((wide / 2, high / 2), (0, 0), (wide, 0), (0, high), (wide, high))
        shades = (mixed(self.style.accent, self.style.paper, FIGURE), self.style.accent)
        shapes = tuple(
            Lozenge(x / UNIT, y / UNIT, across / UNIT, down / UNIT, shade)
            for (across, down), shade in zip(((17, 24), (9, 13)), shades, strict=True)
            for x, y in centres
        )
        return Pattern(wide / UNIT, high / UNIT, shapes)

    def _label(self) -> None:
        left, top, right, bottom = LABEL
        self._box(left, top, right, bottom, self.style.paper)
        for inset, thickness in FRAMES:
            edges = (left + inset, top + inset, right - inset, bottom - inset)
            self._box(*edges, self.style.ink, thickness)

    def _title(self, title: str, series: str, *, alone: bool) -> None:
        if series:
            setting = fitted([series], SERIES_ROOM, width_in(self.italic))
            self._set(setting, SERIES_MIDDLE, self.italic)
        setting = fitted([title], SHALLOW_ROOM if series else TITLE_ROOM, width_in(self.font))
        middle = TITLE_ALONE if alone else TITLE_UNDER_SERIES if series else TITLE_MIDDLE
        self._set(setting, middle, self.font)

    def _authors(self, names: list[str]) -> None:
        """The first names in capitals, a line each; dots stand for more than there is room for."""
        texts = [*names[: MOST_AUTHORS - 1], "…"] if len(names) > MOST_AUTHORS else names
        width = width_in(self.font)
        tracked = fitted(
            texts, AUTHOR_ROOM, lambda text: width(text) + TRACKING * (_clusters(text) - 1)
        )
        self._set(tracked, AUTHOR_MIDDLE, self.font, TRACKING * tracked.size)

    def _set(self, setting: Setting, middle: float, font: Font, tracking: float = 0) -> None:
        ink, size = self.style.ink, setting.size / UNIT
        for text, y in setting.placed(middle):
            x = MIDDLE / UNIT
            self.lines.append(Line(text, font, size, x, y / UNIT, ink, tracking / UNIT))

    def _ornament(self, middle: float) -> None:
        """A lozenge between two rules."""
        self._lozenge(middle, SMALL_LOZENGE, SMALL_LOZENGE, self.style.accent)
        long, thick = RULE
        for left in (MIDDLE - long - 46, MIDDLE + 46):
            edges = (left, middle - thick / 2, left + long, middle + thick / 2)
            self._box(*edges, self.style.ink)

    def _emblem(self, middle: float) -> None:
        """The figure of the pattern, large, in the place of words that can not be shown."""
        accent, paper = self.style.accent, self.style.paper
        for across, down, shade in ((160, 224, accent), (137, 192, paper), (96, 134, accent)):
            self._lozenge(middle, across, down, shade)

    def _box(  # noqa: PLR0913, PLR0917 - four edges
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: str,
        thickness: float = 0,
    ) -> None:
        edges = (left / UNIT, top / UNIT, right / UNIT, bottom / UNIT)
        self.shapes.append(Box(*edges, colour, thickness / UNIT))

    def _lozenge(self, middle: float, across: float, down: float, colour: str) -> None:
        place = (MIDDLE / UNIT, middle / UNIT, across / UNIT, down / UNIT)
        self.shapes.append(Lozenge(*place, colour))


def _series(meta: Meta) -> str:
    """The series and the place in it, as a cover tells them."""
    return f"{meta.series} · {meta.volume}" if meta.series and meta.volume else meta.series


def shown(text: str, font: Font) -> str:
    """What of `text` the face can show: all, or all but its pictures and marks, or nothing.

    A name with some letters missing would be another name, so one letter decides.
    """
    known = unicodedata.normalize("NFC", " ".join(text.split()))
    missing = {char for char in set(known) if not _covered(char, font)}
    if any(char.isalnum() for char in missing):
        return ""
    left = "".join(char for char in known if char not in missing)
    return " ".join(left.split()) if any(char.isalnum() for char in left) else ""


def _covered(char: str, font: Font) -> bool:
    """Whether the face draws `char` otherwise than what is no character at all."""
    return char.isspace() or _drawn(char, font) != _drawn("\uffff", font)


def _drawn(char: str, font: Font) -> bytes:
    image = Image.new("L", (96, 96))
    ImageDraw.Draw(image).text((16, 16), char, 255, face(font, 48))
    return image.tobytes()


@cache
def face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """A face in a size of px, set without shaping, which differs between machines."""
    return ImageFont.truetype(BytesIO(font.data), size, layout_engine=ImageFont.Layout.BASIC)


def width_in(font: Font) -> Callable[[str], float]:
    """How wide texts are in a face, in ems."""
    letters = face(font, EM)
    return lambda text: letters.getlength(text) / EM


def clusters(text: str) -> Iterator[str]:
    """Each letter with the accents that stand on it."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    yield cluster


def _clusters(text: str) -> int:
    return sum(1 for _ in clusters(text))


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
