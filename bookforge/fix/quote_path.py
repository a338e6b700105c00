"""The cheapest reading of all quotation marks of a block together.

A reading gives each sign a role: it opens a quotation, closes one, or is an apostrophe or a
prime. Each role has a cost at each place (quote_costs.py), and so has each step between the
states: a state is the stack of quotations that are open, written "D" for a double and "S" for a
single one, three deep at most. The cheapest path through the states is found by going forward
once over the signs; going backward as well tells, for each sign, how much dearer the cheapest
path would be that gives it another glyph. That is its margin: the measure of doubt.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

OPEN, CLOSE, APOSTROPHE, PRIME = "open", "close", "apostrophe", "prime"

SIDE = {OPEN: "left", CLOSE: "right", APOSTROPHE: "right", PRIME: "straight"}  # how each looks

Costs = Mapping[str, float]  # by role
Reached = dict[str, float]  # by state: the least that it costs to be in it
NEVER = float("inf")
DEEPEST = 3
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


class Step(NamedTuple):
    """One way from state to state at one sign."""

    was: str
    role: str
    now: str
    cost: float


class Grammar:
    """The steps allowed in a text whose outer quotations are of the kind `outer`, "D" or "S"."""

    def __init__(self, outer: str) -> None:
        """Lay out all steps once; `steps[kind, role, state]` gives the next state and a price."""
        self.outer = outer
        states = [""]
        for state in states:
            if len(state) < DEEPEST:
                states += [state + "D", state + "S"]
        self.steps: dict[tuple[str, str, str], tuple[str, float]] = {}
        for state in states:
            for kind in "DS":
                self.steps[kind, OPEN, state] = _opened(state, kind, outer)
                self.steps[kind, CLOSE, state] = _closed(state, kind)
                self.steps[kind, APOSTROPHE, state] = self.steps[kind, PRIME, state] = (state, 0.0)


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


def cheapest(kinds: str, costs: Sequence[Costs], grammar: Grammar, following: str) -> list[Reading]:
    """The reading of each sign, in their order.

    `kinds` says "D" or "S" for each sign, `costs` what each role would cost it there;
    `following` is the kinds of the signs that the next block begins with.

    >>> costs = [{"open": 0, "close": 9}, {"open": 6, "close": 0}]
    >>> [reading.role for reading in cheapest("DD", costs, Grammar("D"), "")]
    ['open', 'close']
    """
    lattice, reached = _forward(kinds, costs, grammar)
    rest = {state: left_open(state, grammar.outer, following) for state in reached}
    now = min(reached, key=lambda state: reached[state] + rest[state])
    readings: list[Reading] = []
    for before, steps in reversed(lattice):
        into = [step for step in steps if step.now == now]
        best = min(into, key=lambda step: before[step.was] + step.cost)
        readings.append(Reading(best.role, _margin(best.role, before, steps, rest)))
        rest = _backward(steps, rest)
        now = best.was
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


def _forward(
    kinds: str, costs: Sequence[Costs], grammar: Grammar
) -> tuple[list[tuple[Reached, list[Step]]], Reached]:
    """For each sign the states before it and the steps over it; and the states at the end."""
    reached: Reached = {"": 0.0}
    lattice: list[tuple[Reached, list[Step]]] = []
    for kind, prices in zip(kinds, costs, strict=True):
        steps: list[Step] = []
        found: Reached = {}
        for was, spent in reached.items():
            for role, price in prices.items():
                now, toll = grammar.steps[kind, role, was]
                steps.append(Step(was, role, now, price + toll))
                total = spent + price + toll
                if total < found.get(now, NEVER):
                    found[now] = total
        lattice.append((reached, steps))
        limit = min(found.values()) + HOPELESS
        reached = {state: total for state, total in found.items() if total <= limit}
    return lattice, reached


def _margin(role: str, before: Reached, steps: list[Step], rest: Reached) -> float:
    mine = other = NEVER
    for step in steps:
        total = before[step.was] + step.cost + rest.get(step.now, NEVER)
        if SIDE[step.role] == SIDE[role]:
            mine = min(mine, total)
        else:
            other = min(other, total)
    return other - mine


def _backward(steps: list[Step], rest: Reached) -> Reached:
    """The cheapest way to the end from each state before these steps."""
    found: Reached = {}
    for step in steps:
        total = step.cost + rest.get(step.now, NEVER)
        if total < found.get(step.was, NEVER):
            found[step.was] = total
    return found
