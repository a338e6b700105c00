"""What there is to say about quotation marks that could not be read for sure."""

from collections.abc import Iterable, Iterator, Sequence

from bookforge.fix.quotations import Quotation
from bookforge.fix.quote_path import APOSTROPHE, CLOSE, OPEN, PRIME, Reading
from bookforge.fix.quote_signs import Sign
from bookforge.fix.units import Unit
from bookforge.problem import Problem
from bookforge.source import Span

# A margin in the unit of the costs. In the ten novels that it was set on, one mark in 200 is below
# it, and most of the marks that are read wrong.
DOUBT = 1.5
BESIDE = 24  # characters of the text that a message shows on either side

READ_AS = {
    OPEN: "an opening mark",
    CLOSE: "a closing mark",
    APOSTROPHE: "an apostrophe",
    PRIME: "a prime",
}


def doubts(
    unit: Unit,
    seen: Sequence[Sign],
    readings: Sequence[Reading],
    made: Iterable[Quotation],
) -> Iterator[Problem]:
    """The marks whose second best reading is hardly dearer; not those that are never closed."""
    told = {opening.at for opening, closing, _ in made if closing is None}
    for sign, reading in zip(seen, readings, strict=True):
        if reading.margin < DOUBT and sign.at not in told:
            yield Problem(
                "doubtful-quote",
                f"The {sign.typed} in “{_excerpt(unit.text, sign)}” was read as"
                f" {READ_AS[reading.role]}, and may be something else.",
                _place(unit, sign),
                "If that is wrong, type the curly mark that you mean.",
            )


def unbalanced(unit: Unit, found: Iterable[Quotation], following: str) -> Iterator[Problem]:
    """The marks that open what is never closed, not even by going on in the next block."""
    for sign, closing, depth in found:
        if closing is None and following[depth : depth + 1] != sign.kind:
            yield Problem(
                "unbalanced-quotation",
                f"The quotation that begins in “{_excerpt(unit.text, sign)}” is never closed.",
                _place(unit, sign),
                "Close it, or begin the next paragraph with the same mark if the speech goes on.",
            )


def _excerpt(text: str, sign: Sign) -> str:
    """The words round a mark, in one line."""
    start, end = max(0, sign.at - BESIDE), sign.end + BESIDE
    before, after = text[start : sign.at], text[sign.end : end]
    if start:
        before = before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] or after
    return " ".join(f"{before}{sign.typed}{after}".split())


def _place(unit: Unit, sign: Sign) -> Span:
    return Span(unit.start + sign.at, unit.start + sign.end)
