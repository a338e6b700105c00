"""What there is to say about quotation marks that could not be read for sure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bookforge.fix.inline.units import Unit
from bookforge.fix.quotation.path import APOSTROPHE, CLOSE, OPEN, PRIME, Reading
from bookforge.fix.quotation.quotations import Quotation
from bookforge.fix.quotation.signs import Sign
from bookforge.problem import Problem
from bookforge.source import Span

# A margin in the unit of the costs. In the ten novels that it was set on, one mark in 200 is below
# it, and most of the marks that are read wrong.
DOUBT = 1.5
REACH = 4  # blocks within which a quotation that is not taken up may be closed
LETTERS_END = 120  # characters of "I am, dear Sir, "Yours, "A. B." in one paragraph
BESIDE = 24  # characters of the text that a message shows on either side

SETTLE = (
    "If that is wrong, type the curly mark that you mean (\\' for an apostrophe), or settle it"
    " under [fix] in book.toml, which `bookforge new` writes."
)
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
                SETTLE,
                reading.role,
            )


class Block(NamedTuple):
    """A block with what was read in it.

    `following` is the kinds of the signs that the next block begins with, `unopened` the kinds
    that this one closes before it opens any.
    """

    unit: Unit
    made: Sequence[Quotation] = ()
    following: str = ""
    unopened: frozenset[str] = frozenset()


def unbalanced(blocks: Sequence[Block]) -> Iterator[Problem]:
    """The marks that open what is never closed, neither there nor in the blocks that follow."""
    for i, block in enumerate(blocks):
        for sign, closing, depth in block.made:
            if closing is None and not _goes_on(blocks, i, sign, depth):
                yield Problem(
                    "unbalanced-quotation",
                    f"The quotation that begins in “{_excerpt(block.unit.text, sign)}” is never"
                    " closed.",
                    _place(block.unit, sign),
                    "Close it, or begin the next paragraph with the same mark if the speech"
                    " goes on.",
                )


def _goes_on(blocks: Sequence[Block], i: int, sign: Sign, depth: int) -> bool:
    """Whether the quotation that `sign` opens in block `i` is taken up, or closed later on."""
    block = blocks[i]
    if block.following[depth : depth + 1] == sign.kind:
        return True
    if _is_letters_end(blocks, i, sign):
        return True
    for later in blocks[i + 1 : i + 1 + REACH]:
        if later.unit.shape == "verse" or sign.kind in later.unopened:
            return True  # a letter or a song stands within the speech
        if any(quotation.opening.kind == sign.kind for quotation in later.made):
            return False
    return False


def _is_letters_end(blocks: Sequence[Block], i: int, sign: Sign) -> bool:
    """Whether the lines of a letter's end each begin with the mark, even if joined to one."""
    text, made = blocks[i].unit.text, blocks[i].made
    again = [q.opening for q in made if q.opening.kind == sign.kind and q.opening.at > sign.at]
    if any(text[opening.at - 1] == "\n" for opening in again):
        return True
    above = blocks[i - 1].made if i else ()
    goes_on = any(q.closing is None and q.opening.kind == sign.kind for q in above)
    closes = any(q.closing is not None and q.closing.end == len(text) for q in made)
    return bool(again) and goes_on and closes and len(text) <= LETTERS_END


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
