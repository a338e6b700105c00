"""Makes the line boxes of a paragraph that was broken, as WeasyPrint would have made them.

A line box is a copy of the paragraph's box with what stands in one line: text boxes, cut to
it, inside copies of the inline boxes around them. Its text is spaced here to fill the line.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.breaking import EXPAND
from bookforge.write.pdf.faces import Face, Word
from bookforge.write.pdf.paragraphs import Box, Line, Paragraph, Spot
from bookforge.write.pdf.pieces import HANGS_LEFT, HANGS_RIGHT, PIECES, SPACES, hang

SOFT = "\u00ad"  # a soft hyphen

Words: TypeAlias = tuple[tuple[Word, str], ...]


TWICE = 1.95  # of a space's width; before spaces get wider than that
FURTHER = 0.01  # of their width, letters are widened further; the eye sees the hole first


class Run(NamedTuple):
    """Words in one face as they stand in a line; spaces are words too.

    Letters are `scale` times as wide as they are cut, each space by `gap` px wider. The first of a
    chapter may have a drop cap, `cap`. `after` is what comes before the words of the next line: a
    space, a soft hyphen where one was put in, or nothing.
    """

    face: Face
    words: Words
    scale: float
    gap: float
    cap: "Cap | None" = None
    after: str = " "

    @property
    def width(self) -> float:
        """How wide the words are in px, spaces and all."""
        return sum(
            word.width + self.gap if text in SPACES else word.width * self.scale
            for word, text in self.words
        )


class Cap(NamedTuple):
    """A drop cap: its run, and where it begins, in px right of and below the words beside it.

    It is `joined` if it begins their first word, and no word of its own.
    """

    run: Run
    right: float
    below: float
    joined: bool


class Place(NamedTuple):
    """Where a line goes: its left edge, its top and its width, in px."""

    x: float
    y: float
    width: float


@dataclass(slots=True)
class _Setter:
    """One line being made: what it holds, how it is spaced, and how far right it has come."""

    paragraph: Paragraph
    line: Line
    until: Spot | None  # where the next line starts; None for the last one
    words: dict[int, "Words"]
    scale: float
    gap: float
    x: float
    y: float
    box: int = 0  # the index of the next text box

    def children(self, box: Box) -> Iterator[Box]:
        """Copies of what `box` has in this line, from left to right."""
        boxes = _inline().boxes
        for child in box.children:
            if isinstance(child, boxes.TextBox):
                made = self._text(child)
                if made is not None:
                    yield made
            else:
                made = self._inline(child)
                if made is not None:
                    yield made

    def _text(self, box: Box) -> Box | None:
        number, self.box = self.box, self.box + 1
        words = self.words.get(number)
        if not words:
            return None
        face = self.paragraph.faces[number]
        after = _after(self.paragraph, self.line) if number == self.line.end.box else " "
        run = Run(face, words, self.scale, self.gap, after=after)
        made = box.copy_with_text("".join(text for _, text in words))
        made.position_x, made.position_y = self.x, self.y
        made.width, made.height = run.width, face.height
        made.margin_top = made.margin_bottom = (face.line_height - face.height) / 2
        made.baseline = face.baseline + made.margin_top
        made.bookforge_run = run
        self.x += made.width
        return made

    def _inline(self, box: Box) -> Box | None:
        x, first = self.x, self.box
        children = list(self.children(box))
        if not children and not (self.box == first and self._holds_empty(first)):
            return None
        made = box.copy_with_children(children)
        made.position_x, made.position_y, made.width = x, self.y, self.x - x
        _inline()._adjust_line_height(made)  # noqa: SLF001 - as WeasyPrint does to its own
        return made

    def _holds_empty(self, after: int) -> bool:
        """Whether what stands before text box `after` and has no text belongs to this line."""
        texts = self.paragraph.texts
        at = Spot(after - 1, len(texts[after - 1])) if after else Spot(0, 0)
        return self.line.start <= at and (self.until is None or at < self.until)


def line_boxes(
    box: Box, paragraph: Paragraph, first: int, places: Callable[[int, float], Place], y: float
) -> Iterator[Box]:
    """The lines of `paragraph`, whose box is `box`, from `first` (from 0) on, as LineBoxes.

    `places` tells where a line goes, by its number and its top; the first one's is `y`.
    """
    plain = len(box.children) == 1 and isinstance(box.children[0], _inline().boxes.TextBox)
    model: _Model | None = None
    for number in range(first, paragraph.lines):
        place = places(number, y)
        if model is None:
            made = _line_box(box, paragraph, number, place)
            model = _Model(made.copy(), made.children[0].copy()) if plain else None
        else:
            made = _alike(model, paragraph, number, place)
        y = made.position_y + made.height
        yield made


class _Model(NamedTuple):
    """A line that has one text box, and that text box."""

    line: Box
    text: Box


def _alike(model: _Model, paragraph: Paragraph, number: int, place: Place) -> Box:
    """A line that differs from `model` by nothing but its words and its place."""
    line = paragraph.line(number)
    words = _words(paragraph, line, 0)
    left, scale, gap = _spacing(paragraph, line, {0: words}, place.width)
    run = Run(paragraph.faces[0], words, scale, gap, after=_after(paragraph, line))
    text = model.text.copy_with_text("".join([text for _, text in words]))
    made = model.line.copy_with_children([text])
    text.position_x = place.x - left
    text.position_y += place.y - made.position_y
    text.width, text.bookforge_run = run.width, run
    made.position_x, made.position_y = place.x, place.y
    made.width = text.width - left
    return made


def _line_box(box: Box, paragraph: Paragraph, number: int, place: Place) -> Box:
    line = paragraph.line(number)
    until = None if line.last else paragraph.line(number + 1).start
    words = {
        number: _words(paragraph, line, number)
        for number in range(line.start.box, line.end.box + 1)
    }
    left, scale, gap = _spacing(paragraph, line, words, place.width)
    setter = _Setter(paragraph, line, until, words, scale, gap, place.x - left, place.y)
    made = box.copy_with_children(list(setter.children(box)))
    made.position_x = place.x
    made.width = setter.x - place.x
    _inline()._adjust_line_height(made)  # noqa: SLF001 - as WeasyPrint does to its own
    bottom, top = _inline().line_box_verticality(made)
    made.baseline, made.position_y, made.height = -top, top, bottom - top
    made.margin_top = made.margin_bottom = 0
    made.translate(0, place.y - top)
    made.position_y = place.y  # not `place.y - top + top`, which may differ in the last digit
    return made


def _spacing(
    paragraph: Paragraph, line: Line, cut: dict[int, Words], width: float
) -> tuple[float, float, float]:
    """How far a line hangs left, how wide its letters are, and what is added to its spaces."""
    words = [(number, *word) for number, found in cut.items() for word in found]
    if not words:
        return 0.0, 1.0, 0.0
    (first, _, begin), (last, _, end) = words[0], words[-1]
    hangs = paragraph.flush or line.start > Spot(0, 0)
    left = hang(HANGS_LEFT, paragraph.faces[first], begin[0]) if hangs else 0.0
    if line.last and line.ratio >= 0:
        return left, 1.0, 0.0
    right = hang(HANGS_RIGHT, paragraph.faces[last], end[-1])
    spaces = [word.width for _, word, text in words if text in SPACES]
    letters = sum(word.width for _, word, text in words if text not in SPACES)
    scale = 1.0 + EXPAND * max(-1.0, min(1.0, line.ratio))
    missing = width + left + right - letters * scale - sum(spaces)
    if missing > (TWICE - 1) * sum(spaces) and letters:
        more = min(FURTHER, (missing - (TWICE - 1) * sum(spaces)) / letters)
        scale, missing = scale + more, missing - more * letters
    return left, scale, missing / len(spaces) if spaces else 0.0


def _after(paragraph: Paragraph, line: Line) -> str:
    """What comes after a line: a space if it ended at one, or with the paragraph."""
    if line.hyphen:
        return SOFT
    following = paragraph.texts[line.end.box][line.end.offset : line.end.offset + 1]
    return "" if following and following not in SPACES else " "


def _words(paragraph: Paragraph, line: Line, box: int) -> Words:
    """What a line has of text box `box`: words and spaces."""
    text, face = paragraph.texts[box], paragraph.faces[box]
    end = line.end.offset if box == line.end.box else len(text)
    text = text[line.start.offset if box == line.start.box else 0 : end]
    if line.hyphen and box == line.end.box:
        text += face.hyphen
    known = face.words
    return tuple([(known[piece], piece) for piece in PIECES.findall(text)])


@cache
def _inline() -> Any:  # noqa: ANN401 - untyped
    return importlib.import_module("weasyprint.layout.inline")
