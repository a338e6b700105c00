"""Rivers: white that runs down through a paragraph, where wide spaces stand under each other.

They are too seldom to be weighed at each break. Where the best way through a paragraph has one,
it is gone again with one of the breaks beside the river barred.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bookforge.write.pdf.breaking import BARRED, EXPAND, SPACE, STRETCH, Breaks, Measure, Way

LONG = 4  # lines that a river runs through at least
WIDE = 0.45  # the ratio of a line whose spaces are so wide that they can be seen
LAP = 0.1  # of a space's width that two spaces have above each other

Gap = tuple[float, float]


class _Line(NamedTuple):
    """A line: the breaks before and at its end, and what is to be added to a length in it.

    `spaces` is what spaces have of the paragraph's length before it.
    """

    before: int
    at: int
    shift: float
    spaces: float
    ratio: float


def river(breaks: Breaks, lengths: Sequence[float], way: Way, measure: Measure) -> int:
    """The last line (from 0) of the first river that is found; 0 if there is none.

    `lengths` are those from the paragraph's start to each break, whatever hangs.
    """
    above: list[tuple[Gap, int]] = []
    row = 0
    for number, ratio in enumerate(way.ratios):
        row = row + 1 if ratio >= WIDE else 0
        if row == 0 or row + _wide_after(way.ratios, number) < LONG:
            above = []
            continue
        indent = measure.rest - measure.first[number] if number < len(measure.first) else 0.0
        line = _Line(
            way.breaks[number - 1] if number else -1,
            way.breaks[number],
            indent - breaks[way.breaks[number - 1]][1] if number else indent,
            breaks[way.breaks[number - 1]][3] if number else 0.0,
            ratio,
        )
        above = [(gap, 1 + _above(gap, above)) for gap in _gaps(breaks, lengths, line)]
        if any(length >= LONG for _, length in above):
            return number
    return 0


def barred(breaks: Breaks, way: Way, last: int) -> Iterator[Breaks]:
    """The breaks without one of those that end the lines of a river, and the line before it."""
    for number in range(max(0, last - LONG), last + 1):
        at = way.breaks[number]
        if at < len(breaks) - 1:
            end, start, end_spaces, start_spaces, _ = breaks[at]
            none = (end, start, end_spaces, start_spaces, BARRED)
            yield [*breaks[:at], none, *breaks[at + 1 :]]


def _wide_after(ratios: Sequence[float], number: int) -> int:
    """How many of the next lines are wide too, as far as it matters."""
    count = 0
    for ratio in ratios[number + 1 : number + LONG]:
        if ratio < WIDE:
            break
        count += 1
    return count


def _above(gap: Gap, above: list[tuple[Gap, int]]) -> int:
    """Through how many lines a river comes down to a gap."""
    left, right = gap
    lap = LAP * (right - left)
    found = (n for (start, end), n in above if min(right, end) - max(left, start) > lap)
    return max(found, default=0)


def _gaps(breaks: Breaks, lengths: Sequence[float], line: _Line) -> Iterator[Gap]:
    """The spaces of a line, from where to where."""
    scale = 1 + EXPAND * min(1.0, line.ratio)
    whole = breaks[line.at][2] - line.spaces
    letters = lengths[line.at] + line.shift - whole
    further = EXPAND * max(0.0, line.ratio - 1) * letters  # what letters leave to spaces
    wider = 1 + STRETCH * line.ratio + (further / whole if whole else 0.0)
    for at in range(line.before + 1, line.at):
        _, _, before, after, kind = breaks[at]
        if kind == SPACE:
            spaces = before - line.spaces
            left = (lengths[at] + line.shift - spaces) * scale + spaces * wider
            yield left, left + (after - before) * wider
