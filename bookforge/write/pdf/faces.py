"""A face at a size: what its words look like in a content stream, and how wide they are.

A word is shaped once, by Pango, and kept; a book of 120,000 words has some 13,000 different ones.
Lengths are px of 0.75 pt, as WeasyPrint counts; those of glyphs are thousandths of the type size.
"""

import importlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

Style: TypeAlias = Any  # computed style of a WeasyPrint box
PangoFont: TypeAlias = Any
Item: TypeAlias = Any  # a PangoGlyphItem

LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
APOSTROPHE = re.compile("[’']")
# What makes one face differ from another; words are shaped apart from each other, so the
# spacing of words and of letters is added by us.
SHAPING = ("letter_spacing", "hyphens", "hyphenate_character", "hyphenate_limit_chars")


class Glyph(NamedTuple):
    """One glyph, how wide the font says it is, and the text it stands for."""

    number: int
    width: int
    text: str


class Word(NamedTuple):
    """A word as it is shown: `codes` is what stands between < and > in a TJ operator.

    `plain` words are wholly in the face and on the baseline; others are not for us to set.
    """

    width: float
    codes: str
    plain: bool
    glyphs: tuple[Glyph, ...]
    numbers: frozenset[int]

    def before(self, offset: int) -> float | None:
        """The share of the width that comes before `offset` in the text; None if in a ligature."""
        at, so_far, whole = 0, 0, None
        for glyph in self.glyphs:
            if at == offset:
                whole = so_far
            at += len(glyph.text)
            so_far += glyph.width
        return None if whole is None else self.width * whole / so_far


class Words(dict[str, Word]):
    """Words by their text, each shaped when it is first asked for."""

    def __init__(self, shape: Callable[[str], Word]) -> None:
        super().__init__()
        self.shape = shape

    def __missing__(self, text: str) -> Word:
        """Shape a word."""
        word = self[text] = self.shape(text)
        return word


class Face:
    """The words of one style."""

    def __init__(self, style: Style) -> None:
        text = _text()
        layout = text.Layout(style)
        layout.set_text("x")
        line, _ = layout.get_first_line()
        self.size: float = style["font_size"]
        self.height: float = text.line_size(line, style)[1]
        self.baseline: float = text.pango.pango_layout_get_baseline(layout.layout) * text.FROM_UNITS
        self.line_height: float = text.strut(style)[0]
        self.pango_font: PangoFont = line.runs[0].data.item.analysis.font
        self.key, _, self.font_size = _fonts().get_pango_font_key(self.pango_font)
        spacing = style["letter_spacing"]
        self.letter_spacing: float = 0.0 if spacing == "normal" else spacing
        self.hyphen: str = style["hyphenate_character"]
        self.pieces: dict[str, Any] | None = None  # what the line breaker knows of its words
        self._shaped = layout, text.Layout(style)  # the first keeps the font alive
        self._rectangles = tuple(text.ffi.new("PangoRectangle *") for _ in range(2))
        self.words = Words(self._shape)
        self._glyph_widths: dict[int, int] = {}
        self._least, before, after = style["hyphenate_limit_chars"]
        self._patterns = _patterns(style["lang"], before, after) if _divides(style) else None

    def word(self, text: str) -> Word:
        """`text`, shaped by itself."""
        return self.words[text]

    def hyphens(self, text: str) -> tuple[int, ...]:
        """Where `text` may be divided with a hyphen, as offsets in it.

        Words with capitals, short words and those that have a hyphen already are left whole.
        """
        if self._patterns is None or "-" in text or "\u2010" in text:
            return ()
        return tuple(
            found.start() + int(place)
            for found in LETTERS.finditer(text)
            if found[0].islower() and len(APOSTROPHE.split(found[0])[0]) >= self._least
            for place in self._patterns.positions(found[0])
            if not APOSTROPHE.search(found[0], int(place) - 1, int(place) + 3)
        )

    def _shape(self, text: str) -> Word:
        api = _text()
        layout = self._shaped[1].layout
        pointer, data = api.unicode_to_char_p(text)
        api.pango.pango_layout_set_text(layout, pointer, -1)
        run = api.pango.pango_layout_get_line_readonly(layout, 0).runs[0]
        codes: list[str] = []
        glyphs: list[Glyph] = []
        plain, total = True, 0.0
        while run != api.ffi.NULL:
            item, run = run.data, run.next
            plain = plain and self._is_own(item.item.analysis.font)
            advance, good = self._glyphs(item, data, codes, glyphs)
            total += advance
            plain = plain and good
        width = total * self.font_size / 1000 + self.letter_spacing * len(glyphs)
        numbers = frozenset(glyph.number for glyph in glyphs)
        return Word(width, "".join(codes), plain, tuple(glyphs), numbers)

    def _glyphs(
        self, item: Item, data: bytes, codes: list[str], glyphs: list[Glyph]
    ) -> tuple[float, bool]:
        """Add the glyphs of a run to `codes` and `glyphs`: their advance, and if all are plain."""
        api = _text()
        unit = 1000 * api.FROM_UNITS / self.font_size
        infos, clusters, count = (
            item.glyphs.glyphs,
            item.glyphs.log_clusters,
            item.glyphs.num_glyphs,
        )
        total, good = 0.0, True
        for i in range(count):
            info = infos[i]
            number, advance = info.glyph, info.geometry.width * unit
            if number == api.pango.PANGO_GLYPH_EMPTY:
                good = good and not advance
                continue
            if number & api.pango.PANGO_GLYPH_UNKNOWN_FLAG:
                return total, False
            end = item.item.length if i == count - 1 else clusters[i + 1]
            text = data[item.item.offset + clusters[i] : item.item.offset + end].decode(
                "utf-8", "replace"
            )
            good = good and bool(text) and not (info.geometry.x_offset or info.geometry.y_offset)
            width = self._glyph_width(number)
            kerning = int(width - advance)
            glyphs.append(Glyph(number, width, text))
            codes.append(f"{number:04x}>{kerning}<" if kerning else f"{number:04x}")
            total += width - kerning
        return total, good

    def _is_own(self, font: PangoFont) -> bool:
        return bool(font == self.pango_font or _fonts().get_pango_font_key(font)[0] == self.key)

    def _glyph_width(self, number: int) -> int:
        width = self._glyph_widths.get(number)
        if width is None:
            api, (ink, logical) = _text(), self._rectangles
            api.pango.pango_font_get_glyph_extents(self.pango_font, number, ink, logical)
            width = round(logical.width * 1000 * api.FROM_UNITS / self.font_size)
            self._glyph_widths[number] = width
        return width


class Faces:
    """The faces of one run, by what makes them differ."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}

    def of(self, style: Style) -> Face:
        """The face of a style."""
        known: Face | None = style.__dict__.get("bookforge_face")
        if known is None:
            key = _text()._font_style_cache_key(style, include_size=True)  # noqa: SLF001
            key += "".join(str(style[name]) for name in SHAPING)
            known = self._faces.get(key) or self._faces.setdefault(key, Face(style))
            style.bookforge_face = known
        return known


def _divides(style: Style) -> bool:
    return bool(style["hyphens"] == "auto" and style["lang"])


@cache
def _patterns(language: str, before: int, after: int) -> Any:  # noqa: ANN401 - a pyphen.Pyphen
    """The places where words of a language may be divided, or None if nobody knows them."""
    pyphen = importlib.import_module("pyphen")
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=before, right=after) if known else None


@cache
def _text() -> Any:  # noqa: ANN401 - untyped
    return importlib.import_module("weasyprint.text.line_break")


@cache
def _fonts() -> Any:  # noqa: ANN401 - untyped
    return importlib.import_module("weasyprint.text.fonts")
