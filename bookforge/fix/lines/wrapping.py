"""Texts that were wrapped by hand: how wide, and which of their line ends are paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bookforge.fix.lines.blocks import PARAGRAPH, glue, groups, keep
from bookforge.fix.lines.filled import TAB, Line
from bookforge.fix.lines.gutenberg import is_marker
from bookforge.fix.lines.stanzas import STOP, stands_alone, stanza
from bookforge.fix.lines.width import Pair, Width, wrap_width
from bookforge.fix.looks.ornaments import ornament

EXPLAINED = 0.45  # share of the line ends that the width explains in a text wrapped by hand
PAGE, MANY = 80, 12  # wider than a screen was, only many lines are believed to be wrapped
TYPED = 20  # fewer lines than these are never taken for double-spaced typing
TABS = (TAB, 0, 5, 8)  # columns that a tab may have been when the text was wrapped

# The evidence at one line end, in natural log-odds; above 0 a paragraph ends there.
FULL, ROOM = -2.5, 2.5
SPARE, MOST_SPARE = 0.1, 25  # for each column that stayed empty
STOPPED, RUNS_ON = 1.0, -1.5
SMALL, LARGE = -2.0, 0.5
SPEECH = 0.7
GAP, NO_GAP = 4.0, -2.5
INDENT, LONE_INDENT, NO_INDENT = 4.0, 1.0, -2.5
ALONE = 3.0
COLUMNS = re.compile(r"\S(?: {5}|\t)\s*\S")  # a line in two columns, as a letterhead is
OPENS_SPEECH = "\"“‘'«„"

# Indents mean paragraphs if this share of the lines has one, gaps if more than this share.
FEWEST_INDENTS, MOST_INDENTS, FEWEST_GAPS = 0.03, 0.75, 0.02
CENTRED = 8  # columns beyond the common indent; more is not a paragraph's first line
FIRST_LINE = 5  # columns; verse inside indented prose stands deeper


class Habits(NamedTuple):
    """What a wrapped text does about paragraphs."""

    width: int
    inside: int  # blank lines between the lines of a paragraph
    base: int  # the indent of most lines, in columns
    indents: bool  # whether paragraphs are indented
    gaps: bool  # whether paragraphs are spaced apart


def habits(rows: Sequence[Line]) -> Habits | None:
    """How the text was wrapped, or None if it was not; double-spaced typing is tried first."""
    spaced = sum(row.gap == 1 for row in rows[1:])
    close = sum(row.gap == 0 for row in rows[1:])
    inside = 1 if spaced >= TYPED and close <= spaced / 10 else 0
    for gap in range(inside, -1, -1):
        found = _width(rows, gap)
        if found.share >= EXPLAINED and (found.columns <= PAGE or len(rows) > MANY):
            return _habits(rows, found.columns, gap)
    return None


def _width(rows: Sequence[Line], gap: int) -> Width:
    """The best width over several widths of a tab."""
    sizes = TABS if any(row.tabs for row in rows) else TABS[:1]
    first_words = [len(row.said.split(maxsplit=1)[0]) for row in rows]
    ends = [i for i in range(1, len(rows)) if rows[i].gap == gap]
    best = Width(0, 0.0)
    for size in sizes:
        lengths = [len(row.said) + max(0, row.indent + (size - TAB) * row.tabs) for row in rows]
        pairs = [Pair(lengths[i - 1], first_words[i]) for i in ends]
        best = max(best, wrap_width(pairs, lengths), key=lambda width: width.share)
    return best


def _habits(rows: Sequence[Line], width: int, inside: int) -> Habits:
    base = Counter(row.indent for row in rows).most_common(1)[0][0]
    deeper = sum(row.indent > base for row in rows) / len(rows)
    spaced = sum(row.gap > inside for row in rows) / len(rows)
    indents = FEWEST_INDENTS < deeper < MOST_INDENTS
    return Habits(width, inside, base, indents, spaced > FEWEST_GAPS)


def unwrapped(rows: Sequence[Line], known: Habits) -> list[str]:
    """What belongs between each two lines."""
    between = [PARAGRAPH] * len(rows)
    for i in range(1, len(rows)):
        if _odds(rows[i - 1], rows[i], known) <= 0:
            between[i] = glue(rows[i - 1].said, rows[i].said)
    for group in groups(rows, known.inside):
        for part in _stanzas(rows, group, known):
            keep(rows, part, between)
            if part.stop < len(rows):
                between[part.stop] = PARAGRAPH
    return between


def _odds(above: Line, below: Line, known: Habits) -> float:
    """The log-odds that a paragraph ends between two lines."""
    full = _full(above, below, known)
    if below.gap < known.inside or _always_alone(above.said) or _always_alone(below.said):
        return ALONE
    if not full and (stands_alone(above.said) or stands_alone(below.said)):
        return ALONE
    odds = FULL if full else ROOM
    if not full:
        spare = known.width - above.indent - len(above.said)
        odds += min(spare, MOST_SPARE) * SPARE
    odds += STOPPED if STOP.search(above.said) else RUNS_ON
    odds += SMALL if below.said.strip("_*\"'“‘(")[:1].islower() else LARGE
    odds += SPEECH if below.said[0] in OPENS_SPEECH else 0
    return odds + _room(above, below, known)


def _always_alone(said: str) -> bool:
    return ornament(said) or is_marker(said) or COLUMNS.search(said) is not None


def _room(above: Line, below: Line, known: Habits) -> float:
    """What the gap and the indent say."""
    gap = GAP * min(below.gap - known.inside, 2)
    centred = above.indent > known.base + CENTRED
    if below.indent > (above.indent if centred else known.base):
        return gap + (INDENT if known.indents else LONE_INDENT)
    # A text that uses both gaps and indents may leave one of them out.
    return gap or min(NO_GAP if known.gaps else 0, NO_INDENT if known.indents else 0)


def _full(above: Line, below: Line, known: Habits) -> bool:
    word = len(below.said.split(maxsplit=1)[0])
    return above.indent + len(above.said) + 1 + word > known.width


def _stanzas(rows: Sequence[Line], group: range, known: Habits) -> list[range]:
    """The stanzas in a group of lines: all of it, or runs of lines set in deep."""
    if _is_verse(rows, group, known):
        return [group]
    return [part for part in _deep(rows, group, known) if _is_verse(rows, part, known)]


def _is_verse(rows: Sequence[Line], part: range, known: Habits) -> bool:
    """Whether lines end where their author wanted, and not where the margin is."""
    if not stanza(rows[part.start : part.stop]):
        return False
    full = sum(_full(rows[i], rows[i + 1], known) for i in part[:-1])
    return full <= (len(part) - 1) / 3


def _deep(rows: Sequence[Line], group: range, known: Habits) -> Iterator[range]:
    deep = known.base + (FIRST_LINE if known.indents else 1)
    first = group.start
    for i in range(group.start, group.stop + 1):
        if i == group.stop or rows[i].indent <= deep:
            if 1 < i - first < len(group):
                yield range(first, i)
            first = i + 1
