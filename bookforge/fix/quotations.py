"""The quotations that the readings of a block's signs make."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bookforge.fix.quote_path import CLOSE, OPEN, Reading
from bookforge.fix.quote_signs import Sign


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
