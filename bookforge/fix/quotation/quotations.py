"""The quotations that the readings of a block's signs make."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bookforge.fix.inline.units import Unit
from bookforge.fix.quotation.path import CLOSE, OPEN, Reading
from bookforge.fix.quotation.signs import Sign, begins


class Quotation(NamedTuple):
    """From its opening sign to its closing one, or to the end of the block.

    `depth` counts the quotations, from 0, that were open round it.
    """

    opening: Sign
    closing: Sign | None
    depth: int


def quotations(seen: Sequence[Sign], readings: Sequence[Reading]) -> Iterator[Quotation]:
    """The quotations of a block; a mark that closes an outer one leaves the inner ones open."""
    opened: list[Sign] = []
    for sign, reading in zip(seen, readings, strict=True):
        if reading.role == OPEN:
            if opened and opened[-1].kind == sign.kind:
                yield Quotation(opened.pop(), None, len(opened))
            opened.append(sign)
        elif reading.role == CLOSE and any(sign.kind == other.kind for other in opened):
            while opened[-1].kind != sign.kind:
                yield Quotation(opened.pop(), None, len(opened))
            yield Quotation(opened.pop(), sign, len(opened))
    yield from (Quotation(sign, None, depth) for depth, sign in enumerate(opened))


def unopened(seen: Sequence[Sign], readings: Sequence[Reading]) -> frozenset[str]:
    """The kinds of quotation that a block closes before it opens one of that kind."""
    first: dict[str, str] = {}
    for sign, reading in zip(seen, readings, strict=True):
        if reading.role in (OPEN, CLOSE):
            first.setdefault(sign.kind, reading.role)
    return frozenset(name for name, role in first.items() if role == CLOSE)


def enclosed(text: str, seen: Sequence[Sign], readings: Sequence[Reading]) -> Iterator[str]:
    """The character that each sign touches on its inner side; none where it encloses nothing."""
    empty: set[int] = set()
    for (one, opens), (other, closes) in pairwise(zip(seen, readings, strict=True)):
        if one.end == other.at and (opens.role, closes.role) == (OPEN, CLOSE):
            empty |= {one.at, other.at}
    for sign, reading in zip(seen, readings, strict=True):
        start = sign.end if reading.role == OPEN else sign.at - 1
        yield text[start : start + 1] if start >= 0 and sign.at not in empty else ""


def beginnings(blocks: Sequence[Unit], found: Sequence[Sequence[Sign]]) -> list[str]:
    """What the next block of text, headings skipped, begins with; for each block."""
    start = ""
    following: list[str] = []
    for unit, seen in zip(reversed(blocks), reversed(found), strict=True):
        following.append(start)
        if unit.shape != "heading":
            start = begins(seen)
    return following[::-1]
