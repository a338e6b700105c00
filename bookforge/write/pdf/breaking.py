"""Where the lines of a paragraph end, chosen for the whole paragraph at once.

The method is that of Knuth and Plass ("Breaking Paragraphs into Lines", 1981): of all ways to
break, the one with the fewest demerits, which grow with the sixth power of how far the spaces of
a line are from their natural width. Spaces stretch or shrink, and letters by up to 2 %.

Lengths are in any one unit. The caller has already put hyphens, and what hangs into the margins,
into `end` and `start` of each break.
"""

from collections.abc import Container, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

STRETCH = 0.5  # of a space's width: what a line may gain at ratio 1
SHRINK = 0.37  # of a space's width: the most a line may lose
SQUEEZE = 0.5  # the same where there is no other way
TIGHTER = 0.5  # the same where pages are to be filled
EXPAND = 0.02  # of the width of letters, either way: any more, and the eye sees it

# Kinds of breaks; a JOINT brings its own hyphen, and where it is BARRED no line ends.
SPACE, HYPHEN, JOINT, DASH, END, BARRED = range(6)

# Ratios of stretch that a line may have, pass by pass. At 2 a space is twice as wide.
EASY, FULL, LAST = 1.3, 1.7, 1e9

TIGHT, DECENT, WIDE = -0.5, 0.5, 1.0  # where one kind of line ends and the next begins

LINE = 10.0  # added to each line's badness, so that fewer lines are better than more
DEMERITS = {SPACE: 0.0, HYPHEN: 8_000.0, JOINT: 2_500.0, DASH: 600.0, END: 0.0}
HYPHENS = (0.0, 0.0, 15_000.0, 1e7)  # so many one under the other
ROWS = (1, 2, 3, 3)  # how many there are with one more; more than three are not counted
UNLIKE = 5_000.0  # a loose line beside a tight one
END_DIVIDED = 8_000.0  # the last line begins with the rest of a word
RUNT = 80_000.0  # the last line is hardly longer than an indent
ANY = 1_000_000
MORE = STRETCH - EXPAND  # so that EXPAND can be reckoned of the whole line
FARTHEST, WORST = 10.0, 1e5  # a line's ratio that is as bad as any, and its badness


class Break(NamedTuple):
    """A place where a line may end.

    `end` is the length from the paragraph's start to a line's end here, `start` to the start of
    the next line; `end_spaces` and `start_spaces` are what spaces have of each.
    """

    end: float
    start: float
    end_spaces: float
    start_spaces: float
    kind: int


Breaks = Sequence[tuple[float, float, float, float, int]]  # plain ones are made ten times as fast


class Measure(NamedTuple):
    """The width of each line: those of the first few, then that of all others."""

    first: tuple[float, ...]
    rest: float
    runt: float  # a last line shorter than this is a runt


class Way(NamedTuple):
    """A way through a paragraph: the break that ends each line, and how far each is stretched."""

    demerits: float
    breaks: tuple[int, ...]
    ratios: tuple[float, ...]


# The best way to come to a break with so many lines: demerits, where the next line starts and
# what spaces have of that, lines, fitness, hyphens in a row, index of the break, ratio, before.
_Node = tuple[float, float, float, int, int, int, int, float, "_Node | None"]


def ways(  # noqa: C901, PLR0913 - the one hot loop of the program: calls would double its time
    breaks: Breaks,
    measure: Measure,
    start: float,
    most: float,
    *,
    divided: bool = True,
    whole: Container[int] | None = None,
) -> dict[int, Way]:
    """The best way through `breaks` whose lines stretch to `most` at most, by number of lines.

    `start` is where the first line starts. Lines end in words only if they may be `divided`.
    Without `whole` there is one at most. With it there is one for each number of lines, and the
    lines in it (from 0) do not end in a hyphen.
    """
    first, rest, runt = measure
    few, out = len(first), (BARRED,) if divided else (BARRED, HYPHEN)
    told = few if whole is None else ANY  # more lines than that are not told apart
    less = (SQUEEZE if most == LAST else TIGHTER if whole is not None else SHRINK) - EXPAND
    active: list[_Node] = [(0.0, start, 0.0, 0, 1, 0, -1, 0.0, None)]  # the furthest back first
    found: dict[int, _Node] = {}
    for at, (end, then, end_spaces, then_spaces, kind) in enumerate(breaks):
        if kind in out:
            continue
        found, gone = {}, 0  # nodes to here; and those from which no line ends here or further on
        for number, node in enumerate(active):
            total, begun, spaces, line, fitness, hyphens, _, _, _ = node
            length = end - begun
            lack = (first[line] if line < few else rest) - length
            if lack >= 0.0:
                give = MORE * (end_spaces - spaces) + EXPAND * length
                ratio = 0.0 if kind == END else lack / give if give > 0.0 else LAST
                if ratio > most:
                    if line < few:
                        continue
                    break  # the lines from all further nodes are shorter still
                bad = 100.0 * ratio * ratio * ratio if ratio < FARTHEST else WORST
            else:
                give = less * (end_spaces - spaces) + EXPAND * length
                ratio = lack / give if give > 0.0 else -FARTHEST
                if ratio < -1.0:
                    gone += number == gone
                    continue
                bad = -100.0 * ratio * ratio * ratio
            row = ROWS[hyphens] if kind in (HYPHEN, JOINT) else 0
            if row and whole and line in whole:
                continue
            fit = 0 if ratio < TIGHT else 1 if ratio <= DECENT else 2 if ratio <= WIDE else 3
            bad = (LINE + bad) ** 2 + DEMERITS[kind] + HYPHENS[row] + total
            if fit - fitness > 1 or fitness - fit > 1:
                bad += UNLIKE
            if kind == END and line:
                bad += END_DIVIDED * (hyphens > 0) + RUNT * (length < runt)
            key = (line + 1 if line < told else told) * 16 + fit * 4 + row
            other = found.get(key)
            if other is None or bad < other[0]:
                found[key] = (bad, then, then_spaces, line + 1, fit, row, at, ratio, node)
        del active[:gone]
        active.extend(found.values() if whole is None else _near(found))
    return _by_lines(found.values(), counted=whole is not None)


def _near(found: dict[int, _Node]) -> Iterable[_Node]:
    """Of nodes at one break those within a line of the best, so that their number is bounded."""
    if not found:
        return ()
    lines = min(found.values(), key=itemgetter(0))[3]
    return [node for node in found.values() if abs(node[3] - lines) <= 1]


def _by_lines(nodes: Iterable[_Node], *, counted: bool) -> dict[int, Way]:
    found: dict[int, _Node] = {}
    for node in nodes:
        lines = node[3] if counted else 0
        if lines not in found or node[0] < found[lines][0]:
            found[lines] = node
    return {node[3]: _way(node) for node in found.values()}


def _way(last: _Node) -> Way:
    breaks: list[int] = []
    ratios: list[float] = []
    node: _Node | None = last
    while node is not None and node[6] >= 0:
        breaks.append(node[6])
        ratios.append(node[7])
        node = node[8]
    return Way(last[0], tuple(reversed(breaks)), tuple(reversed(ratios)))
