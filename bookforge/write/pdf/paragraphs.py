"""A paragraph as our line breaker sees it: its text boxes, and where lines may end in them.

Not every paragraph is for us. What is not set justified from left to right in plain inline
boxes, all of whose words are in the face they are set in, is left to WeasyPrint: pictures, floats
inside lines, scripts that are written from right to left or without spaces, emoji.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf import breaking
from bookforge.write.pdf.breaking import Measure, Way, ways
from bookforge.write.pdf.faces import Face, Faces
from bookforge.write.pdf.fitting import Form
from bookforge.write.pdf.pieces import HANGS_LEFT, PIECES, SPACES, Pieces, hang, pieces_of
from bookforge.write.pdf.rivers import barred, river

Box: TypeAlias = Any  # a box of weasyprint.formatting_structure.boxes
Broken = list[tuple[float, float, float, float, int]]  # breaks, see breaking.Break
Places = list[tuple[int, int, int]]  # text box, where in it a line ends and the next starts
Surveyed = tuple[Broken, Places, list[float]]

RUNT = 2.4  # times the indent; a last line shorter than that looks like nothing
STUMP = 0.7  # of that, which is borne with for the sake of a page
LONG = 60  # lines; a longer paragraph is not tried with a line more or less
LOOSE = 1.65  # the ratio up to which a paragraph may be set a line longer or shorter
CHANGED = 1.0  # what a line more or less costs in any case, when pages are fitted
RIVER = 150_000.0  # demerits that a paragraph may have more to be without
WEIGHT = 10_000.0  # demerits that cost one more
DIVIDED = {breaking.HYPHEN, breaking.JOINT}


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
    breaks: Broken  # where a line may end
    places: Places  # where in `texts` each of them is
    lengths: list[float]  # from the start to each of them, whatever hangs
    least: int = 1  # lines that it must have
    way: Way = UNBROKEN
    others: dict[int, Way] = field(default_factory=dict[int, Way])  # by their number of lines

    def __post_init__(self) -> None:
        """Break the paragraph as well as it can be."""
        whole = self.way = self._tried(breaking.EASY, divided=False)
        if not whole.breaks or self._is_runt(whole):
            self.way = self._tried(breaking.FULL)
            if not self.way.breaks:
                self.way = self._tried(breaking.LAST)
            if whole.breaks and whole.demerits <= self.way.demerits:
                self.way = whole
        self.way = self._drained(self.way)

    @property
    def flush(self) -> bool:
        """Whether the first line begins at the margin, so that it may hang into it."""
        return self.measure.first[0] == self.measure.rest

    @property
    def lines(self) -> int:
        """How many lines it has as it is broken now; 0 if it could not be."""
        return len(self.way.breaks)

    def line(self, number: int) -> Line:
        """A line, counted from 0."""
        at = self.way.breaks[number]
        box, end, _ = self.places[at]
        start = self._start(self.way.breaks[number - 1]) if number else Spot(0, 0)
        hyphen = self.breaks[at][4] == breaking.HYPHEN
        last = number == self.lines - 1
        return Line(start, Spot(box, end), hyphen, self.way.ratios[number], last)

    def ends_divided(self, number: int) -> bool:
        """Whether a line, counted from 0, ends in a hyphen."""
        return self.breaks[self.way.breaks[number]][4] in DIVIDED

    def forms(self) -> tuple[Form, ...]:
        """How it may be set: as it is, and a line longer or shorter where that does not show."""
        forms = [Form(self.lines, 0.0, self._divided(self.way))]
        if 1 < self.lines <= LONG and self._is_flexible():
            self.others = self._every(LOOSE, ())
            for lines in (self.lines - 1, self.lines + 1):
                way = self.others.get(lines)
                if way and lines >= self.least and not self._is_runt(way, STUMP):
                    more = max(0.0, way.demerits - self.way.demerits)
                    more += RIVER if self._river(way) else 0.0
                    forms.append(Form(lines, CHANGED + more / WEIGHT, self._divided(way)))
        return tuple(forms)

    def choose(self, lines: int, whole: frozenset[int]) -> None:
        """Set it in so many lines, those in `whole` (from 0) without a hyphen at the end."""
        if lines == self.lines and not whole:
            return
        for most in (LOOSE, breaking.FULL, breaking.LAST):
            known = self.others if most == LOOSE and not whole else {}
            found = known or self._every(most, whole)
            if lines in found:
                self.way = self._drained(found[lines], whole)
                return

    def _river(self, way: Way) -> int:
        return river(self.breaks, self.lengths, way, self.measure)

    def _drained(self, way: Way, whole: Container[int] | None = None) -> Way:
        """A way without a river, if there is one not much worse; with `whole` in as many lines."""
        last, best, least = self._river(way), way, way.demerits + RIVER
        if not last:
            return way
        most = LOOSE if max(way.ratios) <= LOOSE else breaking.LAST
        for breaks in barred(self.breaks, way, last):
            found = ways(breaks, self.measure, self._begins(), most, whole=whole)
            other = found.get(len(way.breaks)) if whole is not None else _only(found)
            if other and other.demerits < least and not self._river(other):
                best, least = other, other.demerits
        return best

    def _start(self, at: int) -> Spot:
        """Where the line starts that comes after a break."""
        box, _, start = self.places[at]
        return Spot(box, start)

    def _is_runt(self, way: Way, share: float = 1.0) -> bool:
        if len(way.breaks) < 2:  # noqa: PLR2004 - a paragraph of one line is as long as it is
            return False
        return self.breaks[-1][0] - self.breaks[way.breaks[-2]][1] < share * self.measure.runt

    def _tried(self, most: float, *, divided: bool = True) -> Way:
        found = ways(self.breaks, self.measure, self._begins(), most, divided=divided)
        return _only(found) or UNBROKEN

    def _every(self, most: float, whole: Container[int]) -> dict[int, Way]:
        return ways(self.breaks, self.measure, self._begins(), most, whole=whole)

    def _begins(self) -> float:
        return hang(HANGS_LEFT, self.faces[0], self.texts[0][:1]) if self.flush else 0.0

    def _divided(self, way: Way) -> frozenset[int]:
        """Which lines, counted from 0, end in a hyphen."""
        kinds = (self.breaks[at][4] for at in way.breaks)
        return frozenset(number for number, kind in enumerate(kinds) if kind in DIVIDED)

    def _is_flexible(self) -> bool:
        """Whether a line more or less is thinkable at all, by the room in all lines together."""
        length, _, spaces, _, _ = self.breaks[-1]
        letters = length - spaces
        wider = length + LOOSE * (breaking.STRETCH * spaces + breaking.EXPAND * letters)
        narrower = length - breaking.TIGHTER * spaces - breaking.EXPAND * letters
        room = sum(self.measure.first[: self.lines]) + self.measure.rest * max(
            0, self.lines - len(self.measure.first)
        )
        return wider >= room + self.measure.runt or narrower <= room - self.measure.rest


def _only(found: dict[int, Way]) -> Way | None:
    return next(iter(found.values()), None)


def paragraph(boxes: Sequence[Box], faces: Faces, measure: Measure) -> Paragraph | None:
    """The paragraph of these text boxes, broken; None if it is not for us."""
    own = tuple(faces.of(box.style) for box in boxes)
    texts = [box.text for box in boxes]
    texts[0], texts[-1] = texts[0].lstrip(" "), texts[-1].rstrip(" ")
    found = _surveyed(texts, [pieces_of(face) for face in own])
    made = Paragraph(tuple(texts), own, measure, *found) if found else None
    return made if made and made.lines else None


def _surveyed(texts: Sequence[str], known: Sequence[Pieces]) -> Surveyed | None:
    """Where lines may end in these texts, each of whose words are known; None if not by us."""
    breaks: Broken = []
    places: Places = []
    lengths: list[float] = []
    length = spaces = hangs = 0.0
    opens = False  # whether what comes next may begin a line
    for box, (text, pieces) in enumerate(zip(texts, known, strict=True)):
        at = 0
        for piece in PIECES.findall(text):
            width, left, right, insides, plain = pieces[piece]
            if not plain:
                return None
            if piece in SPACES:
                opens = piece == " "
                if opens:
                    after = spaces + width
                    breaks.append((length - hangs, length + width, spaces, after, breaking.SPACE))
                    places.append((box, at, at + 1))
                    lengths.append(length)
                spaces += width
            else:
                if opens and left:
                    end, start, before, after, kind = breaks[-1]
                    breaks[-1] = (end, start + left, before, after, kind)
                opens = False
                for offset, kind, end, start in insides:
                    breaks.append((length + end, length + start, spaces, spaces, kind))
                    places.append((box, at + offset, at + offset))
                    lengths.append(length)
            hangs = right
            length += width
            at += len(piece)
    breaks.append((length, length, spaces, spaces, breaking.END))
    places.append((len(texts) - 1, len(texts[-1]), len(texts[-1])))
    lengths.append(length)
    return breaks, places, lengths
