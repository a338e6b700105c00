"""Lines that could be the headings of chapters without a number, and how they are dressed."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.stanzas import STOP
from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import is_teller, tells
from bookforge.fix.outline.candidates import HASHES

SHORTEST, LONGEST = 3, 70  # characters
# Small words of four letters and more that a title may keep small.
SMALL = frozenset(
    ["from", "with", "into", "onto", "over", "upon", "than", "that", "when", "after", "before"]
)

# What a printer sets under the last line, and advertisements below it.
END = re.compile(r"\W*(?:the end|finis)\W*", re.IGNORECASE)

Sort = Literal["title", "date", "teller"]


class Dress(NamedTuple):
    """What lines that look alike have in common."""

    sort: Sort
    drawn: str  # what stands in front of the words and behind them
    capitals: bool
    indented: bool
    apart: bool


def could_head(blocks: Sequence[Block], i: int) -> bool:
    """Whether block `i` has the words of a title, a date or a name, and stands above prose."""
    said = blocks[i].said
    if (
        END.fullmatch(said)
        or blocks[i].kept
        or len(said) > LONGEST
        or ornament(said)
        or headline(said)
        or byline(said)
    ):
        return False
    return bool(HASHES.match(said)) or (_worded(said) and _above_prose(blocks, i))


def _worded(said: str) -> bool:
    words = bare(said)
    if label(said) or not words or said.endswith(("!", "?", "…", "...")):
        return False
    if said.endswith(":") and not is_teller(words):
        return False
    heavy = " ".join(word for word in words.split() if word not in SMALL)
    return (len(words) >= SHORTEST and is_title(heavy)) or is_date(words)


def _above_prose(blocks: Sequence[Block], i: int) -> bool:
    """Whether prose stands below block `i`, or what may stand between a title and prose."""
    below = blocks[i + 1].said
    number = headline(below)
    prose = len(below) > LONGEST or STOP.search(below) or ornament(below) or byline(below)
    return bool(prose or blocks[i + 1].kept or (number and number.form == "bare"))


def dress(blocks: Sequence[Block], i: int, normal: int) -> Dress:
    """How block `i` is dressed; what opens the story has room above it."""
    block = blocks[i]
    words = bare(block.said)
    front, _, behind = block.said.partition(words)
    sort: Sort = "date" if is_date(words) else "teller" if tells(words) else "title"
    drawn = f"{front.strip()} {behind.strip().removeprefix('.')}".strip()
    return Dress(sort, drawn, words.isupper(), block.indent > 0, i == 0 or block.gap > normal)
