"""What speaks for a block being a heading."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import CHAPTERS, PARTS, Headline, headline
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import name

LONGEST = 120  # characters in a heading
CENTRED = 8  # columns of indent

# The evidence, in the unit of chains.py.
FORMS = {"keyword": 3.0, "special": 2.5, "numbered": 1.0, "bare": 0.5}
WEAK_WORD = -1.0  # Day, Night, Letter, Scene: words that stories use for other things
ROOM_ABOVE, MORE_ROOM, ROOM_BELOW = 1.0, 0.7, 0.5
CRAMPED = -1.5
CAPITALS, SET_IN, DRAWN, AFTER_DIVIDER = 0.7, 0.7, 1.5, 0.5
LISTED = 2.0  # the contents list names it
SENTENCE = -1.5  # the title ends like a sentence, or is as long as one
LONG_TITLE = 12  # words

HASHES = re.compile(r"#{1,6}\s")


def words_before(blocks: Sequence[Block]) -> list[int]:
    """How many words stand before each block."""
    return list(accumulate((block.words for block in blocks), initial=0))


def numbered(blocks: Sequence[Block], normal: int, names: AbstractSet[str]) -> list[Candidate]:
    """The blocks that name their kind or number, with the evidence for each."""
    before = words_before(blocks)
    found: list[Candidate] = []
    for i, block in enumerate(blocks):
        if len(block.said) <= LONGEST and not block.kept and (line := headline(block.said)):
            evidence = _evidence(blocks, i, normal, names, line)
            found.append(Candidate(i, before[i], evidence, line))
    return found


def _evidence(
    blocks: Sequence[Block], i: int, normal: int, names: AbstractSet[str], line: Headline
) -> float:
    evidence = FORMS[line.form] + around(blocks, i, normal)
    if line.form == "keyword" and not re.fullmatch(f"{CHAPTERS}|{PARTS}", line.word):
        evidence += WEAK_WORD
    if line.words:
        long = len(line.words.split()) > LONG_TITLE or line.words[-1] in ".,;"
        evidence += SENTENCE if long else 0
    return evidence + (LISTED if name(line.line) in names else 0)


def around(blocks: Sequence[Block], i: int, normal: int) -> float:
    """What the room and the dress of block `i` say."""
    block = blocks[i]
    above = block.gap if i else normal + 2
    below = blocks[i + 1].gap if i + 1 < len(blocks) else normal
    evidence = ROOM_ABOVE if above > normal else 0
    evidence += MORE_ROOM if above > normal + 1 else 0
    evidence += CRAMPED if normal and not above else 0
    evidence += ROOM_BELOW if below > normal else 0
    letters = sum(letter.isalpha() for letter in block.said)
    evidence += CAPITALS if block.said.isupper() and letters > 1 else 0
    evidence += SET_IN if block.indent >= CENTRED else 0
    evidence += DRAWN if HASHES.match(block.said) else 0
    evidence += AFTER_DIVIDER if i and ornament(blocks[i - 1].said) else 0
    return evidence
