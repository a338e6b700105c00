"""A paragraph as our line breaker sees it: its text boxes, and where lines may end in them.

Not every paragraph is for us. What is not set justified from left to right in plain inline
boxes, all of whose words are in the face they are set in, is left to WeasyPrint: pictures, floats
inside lines, scripts that are written from right to left or without spaces, emoji.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf import breaking
from bookforge.write.pdf.breaking import Break, Measure, Way, ways
from bookforge.write.pdf.faces import Face, Faces
from bookforge.write.pdf.fitting import Form

Box: TypeAlias = Any  # a box of weasyprint.formatting_structure.boxes

SPACES = " \u00a0"
PIECES = re.compile(f"[{SPACES}]|[^{SPACES}]+")
# A line may end after a hyphen between letters, and after a dash or dots before a word.
JOINT = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_]{2})|(?<=[^\s“‘«—–…])[—–…]+(?=[\w“‘«])")

JOINTS = frozenset("-\u2010—–…")  # one of which every joint has

# How much of a character hangs into the margin, so that the edge looks straight
# (after Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000).
HANGS_RIGHT = {
    **dict.fromkeys(".,", 0.7),
    **dict.fromkeys("-\u2010’", 0.6),
    **dict.fromkeys(";”»", 0.5),
    **dict.fromkeys(":", 0.4),
    **dict.fromkeys("–", 0.3),
    **dict.fromkeys("—", 0.25),
    **dict.fromkeys("!?", 0.12),
}
HANGS_LEFT = {**dict.fromkeys("“‘”’«", 0.5), "—": 0.2}

RUNT = 2.4  # times the indent; a last line shorter than that looks like nothing
LONG = 60  # lines; a longer paragraph is not tried with a line more or less
LOOSE = 1.65  # the ratio up to which a paragraph may be set a line longer or shorter
CHANGED = 1.0  # what a line more or less costs in any case, when pages are fitted
WEIGHT = 10_000.0  # demerits that cost one more


class Spot(NamedTuple):
    """A place in a paragraph: the index of a text box, and an offset in its text."""

    box: int
    offset: int


class Line(NamedTuple):
    """A line: from `start` to `end`, where a hyphen may be added; `ratio` is its stretch."""

    start: Spot
    end: Spot
    hyphen: bool
    ratio: float
    last: bool


UNBROKEN = Way(0.0, (), ())


@dataclass(slots=True)
class Paragraph:
    """The text of a paragraph that is ours to set, by text boxes, broken for one width."""

    texts: tuple[str, ...]
    faces: tuple[Face, ...]
    measure: Measure
    divided: bool = False  # whether `breaks` has the places inside words
    breaks: list[Break] = field(default_factory=list[Break])
    spots: list[tuple[Spot, Spot]] = field(default_factory=list[tuple[Spot, Spot]])
    way: Way = UNBROKEN
    surveys: dict[bool, tuple[list[Break], list[tuple[Spot, Spot]]]] = field(
        default_factory=dict[bool, tuple[list[Break], list[tuple[Spot, Spot]]]]
    )

    def __post_init__(self) -> None:
        """Break the paragraph as well as it can be."""
        self._survey(divided=False)
        self.way = self._tried(breaking.EASY)
        if not self.way.breaks or self._is_runt(self.way):
            whole = self.way
            self._survey(divided=True)
            self.way = self._tried(breaking.FULL)
            if not self.way.breaks:
                self.way = self._tried(breaking.LAST)
            if whole.breaks and whole.demerits <= self.way.demerits:
                self._survey(divided=False)
                self.way = whole

    @property
    def flush(self) -> bool:
        """Whether the first line begins at the margin, so that it may hang into it."""
        return self.measure.first[0] == self.measure.rest

    @property
    def lines(self) -> int:
        """How many lines it has as it is broken now; 0 if it could not be."""
        return len(self.way.breaks)

    def _is_runt(self, way: Way) -> bool:
        if len(way.breaks) < 2:  # noqa: PLR2004 - a paragraph of one line is as long as it is
            return False
        return self.breaks[-1].end - self.breaks[way.breaks[-2]].start < self.measure.runt

    def _tried(self, most: float) -> Way:
        found = ways(self.breaks, self.measure, self._begins(), most)
        return next(iter(found.values()), UNBROKEN)

    def _begins(self) -> float:
        return self._hang(HANGS_LEFT, 0, self.texts[0][:1]) if self.flush else 0.0

    def _hang(self, table: dict[str, float], box: int, character: str) -> float:
        if character not in table:
            return 0.0
        return table[character] * self.faces[box].word(character).width

    def _survey(self, *, divided: bool) -> None:
        """List the places where a line may end, inside words too or not."""
        self.divided = divided
        known = self.surveys.get(divided)
        self.breaks, self.spots = known or ([], [])
        if known is None:
            self.surveys[divided] = self.breaks, self.spots
            self._list(divided=divided)

    def _list(self, *, divided: bool) -> None:
        length = spaces = 0.0
        for box, (text, face) in enumerate(zip(self.texts, self.faces, strict=True)):
            for found in PIECES.finditer(text):
                piece = found[0]
                if piece in SPACES:
                    width = face.word(piece).width
                    if piece == " ":
                        self._add_space(box, found.span(), (length, spaces), width)
                    length += width
                    spaces += width
                else:
                    if divided or not JOINTS.isdisjoint(piece):
                        for offset, kind in self._inside(face, piece, divided=divided):
                            so_far = length, spaces
                            self._add_inside(box, found.start(), piece, offset, kind, so_far)
                    length += face.word(piece).width
        end = Spot(len(self.texts) - 1, len(self.texts[-1]))
        self.breaks.append(Break(length, length, spaces, spaces, breaking.END))
        self.spots.append((end, end))

    def _add_space(
        self, box: int, span: tuple[int, int], so_far: tuple[float, float], width: float
    ) -> None:
        text = self.texts[box]
        before = text[span[0] - 1] if span[0] else self._edge(box - 1, -1)
        after = text[span[1]] if span[1] < len(text) else self._edge(box + 1, 0)
        length, spaces = so_far
        end = length - self._hang(HANGS_RIGHT, box, before)
        start = length + width + self._hang(HANGS_LEFT, box, after)
        self.breaks.append(Break(end, start, spaces, spaces + width, breaking.SPACE))
        self.spots.append((Spot(box, span[0]), Spot(box, span[1])))

    def _edge(self, box: int, place: int) -> str:
        """The first or last character of another text box, if there is one."""
        return self.texts[box][place] if 0 <= box < len(self.texts) else ""

    def _inside(self, face: Face, piece: str, *, divided: bool) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        if not JOINTS.isdisjoint(piece):
            places = [
                (found.end(), breaking.JOINT if found[0] in "-\u2010" else breaking.DASH)
                for found in JOINT.finditer(piece)
            ]
        if divided:
            places += [(offset, breaking.HYPHEN) for offset in face.hyphens(piece)]
        return sorted(places) if len(places) > 1 else places

    def _add_inside(  # noqa: PLR0913, PLR0917 - where the word is, where in it, and what came before
        self, box: int, at: int, piece: str, offset: int, kind: int, so_far: tuple[float, float]
    ) -> None:
        face = self.faces[box]
        length, spaces = so_far
        reached = length + face.word(piece[:offset]).width
        shown = face.hyphen if kind == breaking.HYPHEN else ""
        end = reached + (face.word(shown).width if shown else 0.0)
        end -= self._hang(HANGS_RIGHT, box, shown or piece[offset - 1])
        start = reached + self._hang(HANGS_LEFT, box, piece[offset])
        self.breaks.append(Break(end, start, spaces, spaces, kind))
        spot = Spot(box, at + offset)
        self.spots.append((spot, spot))

    def forms(self) -> tuple[Form, ...]:
        """How it may be set: as it is, and a line longer or shorter where that does not show."""
        own = Form(self.lines, 0.0, self._divided())
        if not 1 < self.lines <= LONG or not self._is_flexible():
            return (own,)
        kept = self.way, self.divided
        self._survey(divided=True)
        found = ways(self.breaks, self.measure, self._begins(), LOOSE, whole=())
        forms = [own]
        for lines in (own.lines - 1, own.lines + 1):
            self.way = found.get(lines, UNBROKEN)
            if self.way.breaks and not self._is_runt(self.way):
                more = max(0.0, self.way.demerits - kept[0].demerits)
                forms.append(Form(lines, CHANGED + more / WEIGHT, self._divided()))
        self.way = kept[0]
        self._survey(divided=kept[1])
        return tuple(forms)

    def choose(self, lines: int, whole: frozenset[int]) -> None:
        """Set it in so many lines, those in `whole` (from 0) without a hyphen at the end."""
        if lines == self.lines and not whole:
            return
        kept = self.way, self.divided
        self._survey(divided=True)
        for most in (LOOSE, breaking.FULL, breaking.LAST):
            found = ways(self.breaks, self.measure, self._begins(), most, whole)
            if lines in found:
                self.way = found[lines]
                return
        self.way = kept[0]
        self._survey(divided=kept[1])

    def _divided(self) -> frozenset[int]:
        return frozenset(filter(self.ends_divided, range(self.lines)))

    def _is_flexible(self) -> bool:
        """Whether a line more or less is thinkable at all, by the room in all lines together."""
        end = self.breaks[-1]
        letters = end.end - end.end_spaces
        wider = end.end + LOOSE * (breaking.STRETCH * end.end_spaces + breaking.EXPAND * letters)
        narrower = end.end - breaking.TIGHTER * end.end_spaces - breaking.EXPAND * letters
        room = sum(self.measure.first[: self.lines]) + self.measure.rest * max(
            0, self.lines - len(self.measure.first)
        )
        return wider >= room + self.measure.runt or narrower <= room - self.measure.rest

    def line(self, number: int) -> Line:
        """A line, counted from 0."""
        at = self.way.breaks[number]
        start = self.spots[self.way.breaks[number - 1]][1] if number else Spot(0, 0)
        hyphen = self.breaks[at].kind == breaking.HYPHEN
        last = number == self.lines - 1
        return Line(start, self.spots[at][0], hyphen, self.way.ratios[number], last)

    def ends_divided(self, number: int) -> bool:
        """Whether a line, counted from 0, ends in a hyphen."""
        return self.breaks[self.way.breaks[number]].kind in {breaking.HYPHEN, breaking.JOINT}


def paragraph(boxes: Sequence[Box], faces: Faces, measure: Measure) -> Paragraph | None:
    """The paragraph of these text boxes, broken; None if it is not for us."""
    own = tuple(faces.of(box.style) for box in boxes)
    texts = [box.text for box in boxes]
    texts[0], texts[-1] = texts[0].lstrip(" "), texts[-1].rstrip(" ")
    for text, face in zip(texts, own, strict=True):
        if not all(face.word(piece).plain for piece in set(PIECES.findall(text))):
            return None
    made = Paragraph(tuple(texts), own, measure)
    return made if made.lines else None
