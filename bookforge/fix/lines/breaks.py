"""Line breaks as evidence: what stands on either side of one, and how far each sight of it tells.

Six traits of a break are told apart, each by a few values. For each value a table says how often
it is seen where a paragraph ends and how often inside one. The tables begin with what is usual in
stories, and are then learned from the text itself, for texts differ in just this: one sets every
paragraph in, another leaves a blank line, a third has ragged lines or indents all lines but the
first. Learning is expectation maximisation: weigh each break by the tables, count the traits of
the breaks so weighed, and do it again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from bookforge.fix.lines.filled import Line

ROUNDS = 3
MOST = 9.0  # natural log-odds that one trait may add
TAIL = 12  # characters at a line's end and start that are looked at

CLOSED = re.compile(r"[.!?…,;:—–-][)\]*_]{0,3}[\"'”’»“‘][)\]*_]{0,3}$")
STOPPED = re.compile(r"[.!?…]['’)\]*_]{0,4}$")
COLON = re.compile(r"[:—–-][)\]*_]{0,3}$")
LEAD = "_*([{~/"
BEGINNINGS = 3  # ways in which a line begins: small, with an opening mark, otherwise
OPENING = "\"“«„'‘`"

# Columns of room, as shares of the width: less than the next word, some, more.
ROOMS = (1 / 12, 1 / 4, 1 / 2)
CENTRED = 8  # columns beyond the base; more is not a paragraph's first line
LEAST_GAP, MOST_GAP = -1, 3
MOST_TAIL = 2

# How often each value is seen inside a paragraph and at its end.
Table = tuple[tuple[float, ...], tuple[float, ...]]
# 0 the next word would not have fitted, then how much room was left.
ROOM: Table = ((0.975, 0.018, 0.005, 0.0015, 0.0005), (0.08, 0.10, 0.20, 0.25, 0.37))
# The line ends in the middle, with a stop, with a closing mark, with a colon or dash;
# each time the next begins small, with an opening mark, otherwise.
WORDS: Table = (
    (0.70, 0.01, 0.13, 0.008, 0.012, 0.075, 0.02, 0.003, 0.016, 0.012, 0.004, 0.01),
    (0.004, 0.02, 0.05, 0.006, 0.20, 0.36, 0.006, 0.18, 0.12, 0.002, 0.03, 0.022),
)
# One blank line less than inside paragraphs, as many, one more, two, three.
GAP: Table = ((0.002, 0.990, 0.006, 0.0015, 0.0005), (0.02, 0.42, 0.42, 0.11, 0.03))
# At the base; deeper, as the line above; deeper than that; deeper but less so; centred, as the
# line above; centred otherwise; less deep than the base.
INDENT: Table = (
    (0.95, 0.02, 0.004, 0.004, 0.01, 0.007, 0.005),
    (0.62, 0.10, 0.20, 0.02, 0.01, 0.03, 0.02),
)
# Blanks at the line's end: none, one, more.
BLANKS: Table = ((0.8, 0.12, 0.08), (0.8, 0.1, 0.1))
SHARE = 0.3  # of the breaks end a paragraph
# How much the usual is worth against what is seen, by trait: as so many breaks, and as this share
# of them. Whether paragraphs are spaced or set in is each text's own choice; what a sentence's end
# looks like is not, and without this hold the two kinds of break drift apart or change places.
PRIORS = ((12.0, 0.05), (40.0, 0.3), (6.0, 0.0), (3.0, 0.0), (3.0, 0.0))
LEAST_SHARE, MOST_SHARE = 0.05, 0.7
# Only where a sentence goes on with a small letter is it sure how ragged the lines are; and a wide
# gap says no less than a narrow one.
ROOMS_AT, WORDS_AT, GAPS_AT = 0, 1, 2

Traits = tuple[int, ...]


class Measure(NamedTuple):
    """What the lines of a stretch of text have in common; all but the gap in columns.

    `inside` counts the blank lines between the lines of a paragraph.
    """

    width: int
    inside: int
    base: int


class Evidence(NamedTuple):
    """How often each value of each trait is seen inside a paragraph and at its end."""

    share: float
    tables: tuple[Table, ...]

    def odds(self) -> tuple[float, tuple[tuple[float, ...], ...]]:
        """The log-odds that any break ends a paragraph, and what each value adds to them."""
        added = [
            tuple(
                max(-MOST, min(MOST, log(end / inner)))
                for inner, end in zip(inside, ends, strict=True)
            )
            for inside, ends in self.tables
        ]
        closer, *wider = added[GAPS_AT]
        added[GAPS_AT] = (closer, *accumulate(wider, max))
        return log(self.share / (1 - self.share)), tuple(added)


USUAL = Evidence(SHARE, (ROOM, WORDS, GAP, INDENT, BLANKS))


def traits(above: Line, below: Line, known: Measure) -> Traits:
    """The values of the traits of one break, in the order of `USUAL.tables`."""
    gap = max(LEAST_GAP, min(below.gap - known.inside, MOST_GAP)) - LEAST_GAP
    return (
        _room(above, below, known.width),
        words_at(above.said, below.said),
        gap,
        _indent(above.indent, below.indent, known.base),
        min(above.tail, MOST_TAIL),
    )


def _room(above: Line, below: Line, width: int) -> int:
    room = width - above.indent - len(above.said) - 1 - below.word
    return 0 if room < 0 else 1 + sum(room >= share * width for share in ROOMS)


def words_at(over: str, under: str) -> int:
    """How a line ends and the next begins, as an index of `WORDS`.

    >>> [words_at(*both) for both in (("It was", "late."), ("Late.", '"No!"'), ('"No."', "He"))]
    [0, 4, 8]
    """
    head = under[0] if under[0].isalnum() else under[:TAIL].lstrip(LEAD)[:1]
    begins = 0 if head.islower() else 1 if head and head in OPENING else 2
    return begins if over[-1].isalnum() else BEGINNINGS * _ends(over[-TAIL:]) + begins


def _ends(tail: str) -> int:
    """How a line ends: 0 within a sentence, 1 with a stop, 2 with a closing mark, 3 a colon."""
    if CLOSED.search(tail):
        return 2
    if STOPPED.search(tail):
        return 1
    return 3 if COLON.search(tail) else 0


def _indent(above: int, below: int, base: int) -> int:
    if below == base:
        return 0
    if below < base:
        return 6
    if below >= base + CENTRED:
        return 4 if above == below else 5
    return 1 if above == below else 2 if below > above else 3


def learned(seen: Counter[Traits], prior: Evidence = USUAL) -> Evidence:
    """What these breaks teach, on top of what was known before."""
    found = prior
    for _ in range(ROUNDS):
        found = _counted(_weighed(seen, found), prior)
    return found


def weight(values: Traits, odds: tuple[float, tuple[tuple[float, ...], ...]]) -> float:
    """The log-odds that a paragraph ends at a break with these traits."""
    share, added = odds
    return share + sum(table[value] for table, value in zip(added, values, strict=True))


def _weighed(seen: Counter[Traits], known: Evidence) -> Iterable[tuple[Traits, float, float]]:
    """Each combination of traits with how many of its breaks are inside and how many end."""
    odds = known.odds()
    for values, count in seen.items():
        ends = count / (1 + exp(-weight(values, odds)))
        yield values, count - ends, ends


def _counted(weighed: Iterable[tuple[Traits, float, float]], prior: Evidence) -> Evidence:
    counts = [([0.0] * len(table[0]), [0.0] * len(table[0])) for table in prior.tables]
    inside = ends = 0.0
    for values, inner, end in weighed:
        inside += inner
        ends += end
        for trait, value in enumerate(values):
            ins, outs = counts[trait]
            ins[value] += inner if trait != ROOMS_AT or values[WORDS_AT] % BEGINNINGS == 0 else 0
            outs[value] += end
    tables = tuple(
        (_shares(ins, table[0], few + part * inside), _shares(outs, table[1], few + part * ends))
        for (ins, outs), table, (few, part) in zip(counts, prior.tables, PRIORS, strict=True)
    )
    few = PRIORS[0][0]
    share = (ends + few * prior.share) / (inside + ends + few)
    return Evidence(max(LEAST_SHARE, min(MOST_SHARE, share)), tables)


def _shares(counts: Sequence[float], prior: Sequence[float], worth: float) -> tuple[float, ...]:
    total = sum(counts) + worth
    return tuple((n + worth * usual) / total for n, usual in zip(counts, prior, strict=True))
