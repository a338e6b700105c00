"""The width at which a text was wrapped by hand, found by the fill test.

A line was broken by its width, not by its author's will, if the first word of the next line would
not have fitted any more. The width that explains most line breaks this way is taken; lines that
are longer than it speak against it.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

NARROWEST = 36
WIDEST = 132
TOO_LONG = 3  # how many well filled lines one line beyond the width outweighs
HALF_EMPTY = 0.6  # a line shorter than this share of the width is not full, whatever follows


class Pair(NamedTuple):
    """A line's length in columns, and that of the first word of the next."""

    length: int
    word: int


class Width(NamedTuple):
    """A width in columns; `share` of the line breaks are explained by it."""

    columns: int
    share: float


def wrap_width(pairs: Sequence[Pair], lengths: Sequence[int]) -> Width:
    """The width that explains the most pairs; `lengths` are those of all lines.

    >>> pairs = [Pair(70, 4), Pair(68, 5), Pair(71, 2), Pair(20, 6)]
    >>> wrap_width(pairs, [70, 68, 71, 20, 30])
    Width(columns=71, share=0.75)
    """
    rises = [0] * (WIDEST + 2)
    longer = [0] * (WIDEST + 2)
    for length, word in pairs:
        low = max(length, NARROWEST)
        high = min(length + word, int(length / HALF_EMPTY), WIDEST)
        if low <= high:
            rises[low] += 1
            rises[high + 1] -= 1
    for length in lengths:
        longer[min(length, WIDEST + 1)] += 1
    filled = list(accumulate(rises))
    beyond = [len(lengths) - shorter for shorter in accumulate(longer)]
    best = max(range(NARROWEST, WIDEST + 1), key=lambda w: filled[w] - TOO_LONG * beyond[w])
    if filled[best] <= TOO_LONG * beyond[best]:
        return Width(0, 0.0)
    return Width(best, filled[best] / len(pairs))
