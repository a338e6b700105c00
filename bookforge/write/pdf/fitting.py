"""Where the pages of a chapter end, chosen for the whole chapter at once.

A page may end between blocks and inside them, but not so that a line of a paragraph stands alone,
and not after a heading or beside an ornament. So the last line of a page often stays empty, unless
a paragraph somewhere before is set a line longer or shorter than would be best for it alone. Of all
ways to go through the chapter the one is taken that costs least: of blocks, one after the other, in
each of their forms, and of depths that a page may be filled to.

Lengths are px from the top of the text area.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

RECTO, VERSO = range(2)
ALONE = -1  # what stands for the verso that the first page of a chapter does not face

SHORT = 300.0  # the cost of a line that stays empty at a page's end
UNEVEN = 60.0  # of pages that face each other and end at different depths
SPARE = 0.9  # of SHORT, when the page beside it is as short
TURN = 20.0  # of a word that goes on over the leaf; it can mostly be helped afterwards
OVER = 3.0  # of one that goes on over to the facing page
TAIL, STUB = 5, 100.0  # a chapter's last page shall have so many lines; the cost of each it lacks
MOST_STATES = 32  # ways that are followed at once
SLACK = 0.1  # px


class Form(NamedTuple):
    """A way to set a block: its lines, what it costs, and which lines (from 0) end divided.

    `white` is what is added above it, if it does not begin a page.
    """

    lines: int
    cost: float
    divided: frozenset[int] = frozenset()
    white: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an ornament: what is above its lines, and how they may be set.

    `gap` is the white above it, which is not there when it begins a page; `head` and `foot` are
    parts of it. To begin a page with it costs `begins`. It may be parted after `orphans` lines and
    before `widows`, if at all (`parts`); one that is `joined` begins on the page where the block
    before it ends, which is `tied` to it.
    """

    gap: float
    head: float
    line: float
    foot: float
    forms: tuple[Form, ...]
    joined: bool = False
    tied: bool = False
    parts: bool = True
    orphans: int = 2
    widows: int = 2
    begins: float = 0.0


class Cut(NamedTuple):
    """A page's end before a line of a block (from 0), and whether a word is divided there."""

    line: int
    side: int
    divided: bool


class Choice(NamedTuple):
    """How a block is set, and where pages end in it."""

    form: Form
    cuts: tuple[Cut, ...]


# Eighths of a px that the page is filled to; its side; lines that the verso facing a recto lacks.
_State = tuple[int, int, int]
_Step = tuple[float, _State, Choice]  # what a way on costs, where it leads to, and what it is
_Layer = dict[_State, tuple[float, "_State | None", Choice]]  # the same, and where it comes from


@dataclass(frozen=True, slots=True)
class Column:
    """The text area of a page: its height, and that of a line in it."""

    height: float
    line: float

    def ended(self, depth: float, state: _State) -> tuple[float, _State]:
        """What it costs to end a page at that depth, and how the next one begins."""
        _, side, beside = state
        lack = int((self.height - depth) / self.line + 0.7)  # half a line shows as well
        cost = SHORT * lack * lack
        if side == VERSO:
            return cost, (0, RECTO, lack)
        if beside == lack:
            cost *= SPARE
        elif beside != ALONE:
            cost += UNEVEN
        return cost, (0, VERSO, ALONE)


def fitted(blocks: Sequence[Block], column: Column, start: float) -> list[Choice] | None:
    """How to set each block, the first of them at depth `start` of a recto; None if none fits."""
    layers: list[_Layer] = [
        {(round(8 * start), RECTO, ALONE): (0.0, None, Choice(Form(0, 0.0), ()))}
    ]
    for block in blocks:
        found: _Layer = {}
        for before, (so_far, _, _) in layers[-1].items():
            for form in block.forms:
                for more, state, choice in _placed(block, form, before, column):
                    cost = so_far + form.cost + more
                    if state not in found or cost < found[state][0]:
                        found[state] = cost, before, choice
        if not found:
            return None
        layers.append(dict(sorted(found.items(), key=_cost)[:MOST_STATES]))
    return _chosen(layers, column)


def _cost(item: tuple[_State, tuple[float, _State | None, Choice]]) -> float:
    return item[1][0]


def _chosen(layers: list[_Layer], column: Column) -> list[Choice]:
    def total(state: _State) -> float:
        depth, side, beside = state
        first = side == RECTO and beside == ALONE  # the only page
        lines = depth / 8 / column.line
        return layers[-1][state][0] + (0.0 if first else STUB * max(0.0, TAIL - lines))

    state: _State | None = min(layers[-1], key=total)
    choices: list[Choice] = []
    for layer in reversed(layers):
        if state is not None:
            _, state, choice = layer[state]
            choices.append(choice)
    return choices[-2::-1]


def _placed(block: Block, form: Form, state: _State, column: Column) -> Iterator[_Step]:
    """The ways to go on from `state` with a block in one form."""
    depth = state[0] / 8
    top = depth + (block.gap + form.white if depth else 0.0)
    left = column.height - top
    whole = block.head + form.lines * block.line + block.foot
    fits = whole <= left + SLACK
    if fits:
        yield 0.0, _at(state, top + whole), Choice(form, ())
    if block.tied or not fits:
        yield from _parted(block, form, state, top, column)
    near = left < 2 * block.line
    if depth and not block.joined and not form.white and (not fits or near or block.tied):
        cost, after = column.ended(depth, state)
        cut = Cut(0, state[1], divided=False)
        for step in _begun(block, form, after, column):
            yield _cut(step, cost + block.begins, cut)


def _begun(block: Block, form: Form, state: _State, column: Column) -> Iterator[_Step]:
    """The ways to set a block from the top of a page."""
    whole = block.head + form.lines * block.line + block.foot
    if whole <= column.height + SLACK:
        yield 0.0, _at(state, whole), Choice(form, ())
    else:
        yield from _parted(block, form, state, 0.0, column)


def _parted(block: Block, form: Form, state: _State, top: float, column: Column) -> Iterator[_Step]:
    """The ways to end pages inside a block that starts at depth `top`."""
    if not block.parts:
        return
    room = column.height - top - block.head
    most = min(form.lines - block.widows, int((room + SLACK) / block.line))
    for lines in range(most, max(block.orphans, most - 1) - 1, -1):
        depth = top + block.head + lines * block.line
        cost, after = column.ended(depth, state)
        divided = lines - 1 in form.divided
        cut = Cut(lines, state[1], divided)
        cost += (TURN if state[1] == RECTO else OVER) * divided
        rest = _rest(block, form, lines, after, column)
        if rest:
            yield _cut(rest, cost, cut)


def _rest(block: Block, form: Form, done: int, state: _State, column: Column) -> _Step | None:
    """What is left of a block after `done` lines, from the top of a page on."""
    cuts: list[Cut] = []
    cost = 0.0
    while (form.lines - done) * block.line + block.foot > column.height + SLACK:
        lines = min(int((column.height + SLACK) / block.line), form.lines - done - block.widows)
        if lines < 1:
            return None
        more, after = column.ended(lines * block.line, state)
        done += lines
        cost += more
        cuts.append(Cut(done, state[1], done - 1 in form.divided))
        state = after
    depth = (form.lines - done) * block.line + block.foot
    return cost, _at(state, depth), Choice(form, tuple(cuts))


def _cut(step: _Step, cost: float, cut: Cut) -> _Step:
    more, state, choice = step
    return more + cost, state, Choice(choice.form, (cut, *choice.cuts))


def _at(state: _State, depth: float) -> _State:
    return round(8 * depth), state[1], state[2]


def pages(choices: Sequence[Choice]) -> int:
    """How many pages there are."""
    return 1 + sum(len(choice.cuts) for choice in choices)
