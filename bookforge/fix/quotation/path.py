"""The cheapest reading of all quotation marks of a block together.

A reading gives each sign a role: it opens a quotation, closes one, or is an apostrophe or a
prime. Each role has a cost at each place (quote_costs.py), and so has each step between the
states: a state is the stack of quotations that are open, written "D" for a double and "S" for a
single one, three deep at most. The cheapest path through the states is found by going forward
once over the signs; going backward as well tells, for each sign, how much dearer the cheapest
path would be that gives it another glyph. That is its margin: the measure of doubt.

Costs are whole thousandths and counted from the best state at each sign, so that equal stretches
of text give equal numbers. Dialogue is made of such stretches, and a step that was taken once is
remembered: a page of nothing but quotation marks costs little more than its length.
"""

from collections.abc import Sequence
from typing import NamedTuple

OPEN, CLOSE, APOSTROPHE, PRIME = "open", "close", "apostrophe", "prime"
ROLES = (OPEN, CLOSE, APOSTROPHE, PRIME)

SIDE = {OPEN: "left", CLOSE: "right", APOSTROPHE: "right", PRIME: "straight"}  # how each looks

Price = tuple[int, int, int, int]  # what each of the ROLES would cost, in thousandths
Reached = tuple[int, ...]  # by state: how much dearer it is to be in it than in the best one
UNIT = 1000
NEVER = 1_000_000_000
DEEPEST = 3
REMEMBERED = 20_000  # steps; a novel has some thousand different ones
# A state this much dearer than the best one is given up. On 74,000 marks of ten novels, no glyph
# differs from what comes out when none is given up.
HOPELESS = 14.0

# Steps. Broken text is let through at a price, so that one lost mark costs a few signs, not all.
# The odd hundredths keep sums from being equal, so that no tie is broken by chance.
NEST_DEEPER = 6.03  # a fourth quotation inside the third: rather a mistake
REOPEN = 5.07  # opened twice: the first was never closed
CLOSE_OUTER = 4.09  # closes the outer quotation while an inner one is still open
CLOSE_NOTHING = 5.23  # closes what was never opened
INNER_OF_OTHER_KIND = 0.21  # a quotation in a quotation
UNUSUAL_OUTER = 1.01  # begins with the kind of mark that this text has inside

# Ends of a block.
LEFT_OPEN = 4.05
INNER_LEFT_OPEN = 5.11  # of the kind that this text has inside: it is more often an apostrophe
CONTINUED = 0.53  # the next block begins with the same mark, as a speech of many paragraphs does


class Reading(NamedTuple):
    """What one sign is, and by how much the next best path with another glyph is dearer."""

    role: str
    margin: float


class Choice(NamedTuple):
    """The best step over one sign into a state: its reading, and where it came from."""

    reading: Reading
    was: int
    rest: Reached  # what the cheapest way to the end costs from each state before the sign


class Step(NamedTuple):
    """One way over a sign: from state to state, with the index of the role and the cost."""

    was: int
    role: int
    now: int
    cost: int


class Grammar:
    """The steps allowed in a text whose outer quotations are of the kind `outer`, "D" or "S"."""

    def __init__(self, outer: str) -> None:
        """Lay out all steps once; states are known by their index in `states`."""
        self.outer = outer
        self.states = [""]
        for state in self.states:
            if len(state) < DEEPEST:
                self.states += [state + "D", state + "S"]
        self.start: Reached = (0, *(NEVER for _ in self.states[1:]))
        self._tolls = {kind: self._laid_out(kind) for kind in "DS"}
        self._ahead: dict[tuple[str, Price, Reached], Reached] = {}
        self._ends: dict[str, Reached] = {}  # by one to three letters
        self._back: dict[tuple[str, Price, Reached, Reached, int], Choice] = {}

    def _laid_out(self, kind: str) -> list[list[tuple[int, int]]]:
        """For each role and state the next state and the toll."""
        opened = [_opened(state, kind, self.outer) for state in self.states]
        closed = [_closed(state, kind) for state in self.states]
        stay = [(state, 0.0) for state in self.states]
        return [
            [(self.states.index(now), _thousandths(toll)) for now, toll in ways]
            for ways in (opened, closed, stay, stay)
        ]

    def ahead(self, kind: str, price: Price, reached: Reached) -> Reached:
        """The states that are reached over a sign, and at what cost."""
        key = (kind, price, reached)
        if key not in self._ahead:
            if len(self._ahead) >= REMEMBERED:
                self._ahead.clear()
            found = [NEVER] * len(reached)
            for was, _, now, cost in self._steps(kind, price, reached):
                found[now] = min(found[now], reached[was] + cost)
            self._ahead[key] = _counted_from_best(found)
        return self._ahead[key]

    def end(self, following: str) -> Reached:
        """What it costs that a block ends in each state; `following` is the next's first signs."""
        if following not in self._ends:
            self._ends[following] = tuple(
                _thousandths(left_open(state, self.outer, following)) for state in self.states
            )
        return self._ends[following]

    def back(self, kind: str, price: Price, before: Reached, rest: Reached, now: int) -> Choice:
        """The best step over a sign into the state `now`; `rest` is what the end costs after it."""
        key = (kind, price, before, rest, now)
        if key not in self._back:
            if len(self._back) >= REMEMBERED:
                self._back.clear()
            steps = self._steps(kind, price, before)
            into = (step for step in steps if step.now == now)
            best = min(into, key=lambda step: before[step.was] + step.cost)
            reading = Reading(ROLES[best.role], _margin(best.role, before, steps, rest))
            self._back[key] = Choice(reading, best.was, _behind(steps, rest))
        return self._back[key]

    def _steps(self, kind: str, price: Price, reached: Reached) -> list[Step]:
        tolls = self._tolls[kind]
        steps: list[Step] = []
        for was, spent in enumerate(reached):
            if spent < NEVER:
                for role, cost in enumerate(price):
                    if cost < NEVER:
                        now, toll = tolls[role][was]
                        steps.append(Step(was, role, now, cost + toll))
        return steps


def _opened(state: str, kind: str, outer: str) -> tuple[str, float]:
    if state.endswith(kind):
        return state, REOPEN
    if len(state) >= DEEPEST:
        return state, NEST_DEEPER
    if state:
        return state + kind, INNER_OF_OTHER_KIND
    return kind, 0.0 if kind == outer else UNUSUAL_OUTER


def _closed(state: str, kind: str) -> tuple[str, float]:
    if state.endswith(kind):
        return state[:-1], 0.0
    if kind in state:
        return state[: state.rindex(kind)], CLOSE_OUTER
    return state, CLOSE_NOTHING


def cheapest(
    kinds: str, prices: Sequence[Price], grammar: Grammar, following: str
) -> list[Reading]:
    """The reading of each sign, in their order.

    `kinds` says "D" or "S" for each sign, `prices` what each role would cost it there;
    `following` is the kinds of the signs that the next block begins with.

    >>> prices = [(0, 9000, NEVER, NEVER), (6000, 0, NEVER, NEVER)]
    >>> [reading.role for reading in cheapest("DD", prices, Grammar("D"), "")]
    ['open', 'close']
    """
    befores = [grammar.start]
    for kind, price in zip(kinds, prices, strict=True):
        befores.append(grammar.ahead(kind, price, befores[-1]))
    reached = befores.pop()
    rest = grammar.end(following)
    now = min(range(len(rest)), key=lambda state: reached[state] + rest[state])
    rest = tuple(NEVER if spent >= NEVER else end for spent, end in zip(reached, rest, strict=True))
    readings: list[Reading] = []
    for kind, price, before in zip(
        reversed(kinds), reversed(prices), reversed(befores), strict=True
    ):
        choice = grammar.back(kind, price, before, rest, now)
        readings.append(choice.reading)
        now, rest = choice.was, choice.rest
    return readings[::-1]


def left_open(state: str, outer: str, following: str) -> float:
    """What it costs that a block ends in `state`."""
    cost = 0.0
    for depth, kind in enumerate(state):
        if following[depth : depth + 1] == kind:
            cost += CONTINUED
        else:
            cost += LEFT_OPEN if kind == outer else INNER_LEFT_OPEN
    return cost


def _margin(role: int, before: Reached, steps: Sequence[Step], rest: Reached) -> float:
    mine = other = NEVER
    side = SIDE[ROLES[role]]
    for step in steps:
        total = before[step.was] + step.cost + rest[step.now]
        if SIDE[ROLES[step.role]] == side:
            mine = min(mine, total)
        else:
            other = min(other, total)
    return float("inf") if other >= NEVER else (other - mine) / UNIT


def _behind(steps: Sequence[Step], rest: Reached) -> Reached:
    """The cheapest way to the end from each state before these steps."""
    found = [NEVER] * len(rest)
    for step in steps:
        found[step.was] = min(found[step.was], step.cost + rest[step.now])
    least = min(found)
    return tuple(cost - least if cost < NEVER else NEVER for cost in found)


def _counted_from_best(costs: Sequence[int]) -> Reached:
    least = min(costs)
    limit = least + _thousandths(HOPELESS)
    return tuple(cost - least if cost <= limit else NEVER for cost in costs)


def _thousandths(cost: float) -> int:
    return round(cost * UNIT)
