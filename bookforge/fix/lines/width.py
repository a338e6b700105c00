"""The widths at which a text was wrapped by hand, found by the fill test.

A line was broken by its width, not by its author's will, if the first word of the next line would
not have fitted any more. For a width, each break that it explains speaks for it, the more so in
the middle of a sentence; one that left room speaks against it, and so does, much louder, a line
that is longer. A text pasted together may be wrapped at 72 here, at 60 there, and not at all
between. So it is cut into pieces of some lines, and the best path through them is taken: which
width each piece has, if any, where going over to another costs something.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from bookforge.fix.lines.breaks import BEGINNINGS, words_at
from bookforge.fix.lines.filled import TAB, Line
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.ornaments import ornament

NARROWEST, WIDEST = 36, 132
HALF_EMPTY = 0.6  # a line shorter than this share of the width is not full, whatever follows
EMPTY = 0.35  # and a shorter one was not broken by any width
TABS = (TAB, 0, 5, 8)  # columns that a tab may have been when the text was wrapped

# What a break says for a width that explains it, and against one that leaves room; by where the
# sentence stands: it goes on with a small letter, it goes on otherwise, it ends. Some wrapped
# texts are ragged, so that a sentence that goes on is a sign even if the line had some room.
FILLED = (2.0, 0.7, 0.35)
RAGGED = (0.3, -0.8, -0.25)
ROOMY = (-1.5, -0.8, -0.25)
TOO_LONG = -3.0  # a line beyond the width
SWITCH = 6.0  # the cost of going over to another width
FAR, FAR_COST = 80, 4.0  # beyond a screen's width more must be seen
SPACED_COST = 8.0  # and for double-spaced typing
NOT_SPACED = -4.0  # a piece whose lines are close speaks against it
SPACED = 10  # times as many lines must be spaced as are close

# A limit of the line's length far beyond a page's: how long, how often met, how often in the middle
# of a sentence.
LEAST_LIMIT, SEVERAL, MID_SENTENCE = 200, 2, 0.6

SHORTEST, USUAL, LONGEST = 4, 12, 48  # lines in a piece


class Wrap(NamedTuple):
    """Lines `first` to `last` (excluded), wrapped at `columns`, or not at all if that is 0.

    `inside` blank lines stand between the lines of a paragraph; a tab had `tab` columns; the width
    explains the share `filled` of the breaks.
    """

    first: int
    last: int
    columns: int
    inside: int
    tab: int
    filled: float


class State(NamedTuple):
    """How a piece may be wrapped."""

    columns: int
    inside: int


NOT = State(0, 0)


def wraps(rows: Sequence[Line]) -> list[Wrap]:
    """How each stretch of a text is wrapped."""
    tabbed = any(row.tabs for row in rows)
    pieces = _pieces(rows)
    kinds = [0, *(_kind(above, below) for above, below in pairwise(rows))]
    found = {
        tab: _path(pieces, _Text(rows, [length(row, tab) for row in rows], kinds))
        for tab in (TABS if tabbed else TABS[:1])
    }
    tab = max(found, key=lambda each: found[each][0])
    path = found[tab][1]
    made: list[Wrap] = []
    for state, group in groupby(path, key=lambda step: step[1]):
        spans = [piece for piece, _ in group]
        part = range(spans[0].start, spans[-1].stop)
        known = state if state.columns else _limit(rows, part)
        filled = _filled(rows, part, known, tab)
        made.append(Wrap(part.start, part.stop, known.columns, known.inside, tab, filled))
    return made


def _limit(rows: Sequence[Line], part: range) -> State:
    """The longest line that a program let through, as of 998 or 2,000 characters, if there is one.

    No line is longer, and several are as long but for a word, most of them in mid-sentence.
    """
    longest = max(len(rows[i].said) for i in part)
    full = [
        words_at(rows[i - 1].said, rows[i].said) // BEGINNINGS
        for i in part[1:]
        if len(rows[i - 1].said) + rows[i].word >= longest and not rows[i].gap
    ]
    goes_on = sum(ends == 0 for ends in full)
    if longest < LEAST_LIMIT or len(full) < SEVERAL or goes_on < MID_SENTENCE * len(full):
        return NOT
    return State(longest, 0)


def _filled(rows: Sequence[Line], part: range, state: State, tab: int) -> float:
    """The share of the breaks inside paragraphs, as it seems, that the width explains."""
    if not state.columns:
        return 0.0
    breaks = [i for i in part[1:] if rows[i].gap == state.inside]
    full = sum(length(rows[i - 1], tab) + rows[i].word >= state.columns for i in breaks)
    return full / max(1, len(breaks))


def length(row: Line, tab: int) -> int:
    """How long a line is, in columns, where a tab has `tab`."""
    return len(row.said) + max(0, row.indent + (tab - TAB) * row.tabs)


def _pieces(rows: Sequence[Line]) -> list[range]:
    """Lines that are wrapped alike; a piece begins where a chapter, a scene or a block does."""
    first = 0
    found: list[range] = []
    for i in range(1, len(rows)):
        size = i - first
        if size >= SHORTEST and _begins(rows, i, size):
            found.append(range(first, i))
            first = i
    found.append(range(first, len(rows)))
    return found


def _begins(rows: Sequence[Line], i: int, size: int) -> bool:
    if size >= LONGEST or (size >= USUAL and rows[i].gap > rows[i - 1].gap):
        return True
    return headline(rows[i].said) is not None or ornament(rows[i - 1].said)


class _Text(NamedTuple):
    """The lines, how long each is, and for each what the break above it is like (0, 1 or 2)."""

    rows: Sequence[Line]
    lengths: Sequence[int]
    kinds: Sequence[int]


def _kind(above: Line, below: Line) -> int:
    where = words_at(above.said, below.said)
    ends, begins = divmod(where, BEGINNINGS)
    return 0 if begins == 0 else 1 if ends == 0 else 2


def _path(pieces: Sequence[range], text: _Text) -> tuple[float, list[tuple[range, State]]]:
    """The best width for each piece, all together, and what the path is worth."""
    scores = [
        {inside: _scores(text, piece, inside) for inside in _gaps(text.rows, piece)}
        for piece in pieces
    ]
    states = _candidates(scores)
    worth = [-_cost(state) for state in states]
    steps: list[list[int]] = []  # for each piece, which state each came from
    for score in scores:
        top = max(range(len(states)), key=worth.__getitem__)
        step: list[int] = []
        here: list[float] = []
        for k, state in enumerate(states):
            moved = worth[top] - SWITCH - _cost(state)
            step.append(k if worth[k] >= moved else top)
            here.append(max(worth[k], moved) + _worth(score, state))
        worth = here
        steps.append(step)
    last = max(range(len(states)), key=worth.__getitem__)
    best = worth[last]
    path: list[State] = []
    for step in reversed(steps):
        path.append(states[last])
        last = step[last]
    return best, list(zip(pieces, reversed(path), strict=True))


def _cost(state: State) -> float:
    return FAR_COST * (state.columns > FAR) + SPACED_COST * state.inside


def _worth(score: Mapping[int, Sequence[float]], state: State) -> float:
    if not state.columns:
        return 0.0
    table = score.get(state.inside)
    return table[state.columns - NARROWEST] if table else NOT_SPACED


def _candidates(scores: Sequence[Mapping[int, Sequence[float]]]) -> list[State]:
    """No wrap at all, and the widths that are best in some piece or in all of them."""
    found = {NOT}
    for inside in (0, 1):
        tables = [score[inside] for score in scores if inside in score]
        sums = [sum(column) for column in zip(*tables, strict=True)]
        for table in (*tables, sums):
            best = max(range(len(table)), key=table.__getitem__, default=-1)
            if best >= 0 and table[best] > 0:
                found.add(State(NARROWEST + best, inside))
    return sorted(found)


def _gaps(rows: Sequence[Line], piece: range) -> tuple[int, ...]:
    """The gaps that may stand between the lines of a paragraph in this piece."""
    spaced = sum(rows[i].gap == 1 for i in piece[1:])
    close = sum(rows[i].gap == 0 for i in piece[1:])
    return (0, 1) if spaced and spaced >= SPACED * close else (0,)


def _scores(text: _Text, piece: range, inside: int) -> list[float]:
    """What speaks for each width from the narrowest to the widest in one piece."""
    count = WIDEST - NARROWEST + 1
    steps = [0.0] * (count + 1)
    base = 0.0
    for i in piece[1:]:
        if text.rows[i].gap != inside:
            continue
        kind, size = text.kinds[i], text.lengths[i - 1]
        base += ROOMY[kind]
        low, most = max(size, NARROWEST), min(int(size / EMPTY), WIDEST)
        high = min(size + text.rows[i].word, int(size / HALF_EMPTY), WIDEST)
        if low <= most:
            steps[low - NARROWEST] += FILLED[kind] - ROOMY[kind]
            steps[max(low, high + 1) - NARROWEST] -= FILLED[kind] - RAGGED[kind]
            steps[most - NARROWEST + 1] -= RAGGED[kind] - ROOMY[kind]
    for size in (text.lengths[i] for i in piece):
        if size > NARROWEST:
            base += TOO_LONG
            steps[min(size, WIDEST + 1) - NARROWEST] -= TOO_LONG
    steps[0] += base
    return list(accumulate(steps[:count]))
