"""Letters inside a story: from "Dear Jo," to the signature and its postscript."""

import re
from collections.abc import Sequence

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.ornaments import ornament

LONGEST = 60  # characters in a salutation or a close
MOST = 40  # blocks
NAME = 6  # words in a signature
SMALL = frozenset({"de", "la", "of", "the", "von", "and", "your"})
SPEECH = '"“‘«'

SALUTATION = re.compile(
    r"[_*]{0,2}(?:My |Our )?(?:Dear|Dearest|Darling|Beloved|Honou?red|Sir|Madam|Gentlemen)\b"
    r"[^.!?\"“”]{0,50}[,:;—–-]{1,3}[_*]{0,2}"
)
CLOSE = re.compile(
    r"[_*]{0,2}(?:(?:I (?:am|remain),? )?(?:yours?|ever|love|sincerely|faithfully|affectionately"
    r"|respectfully|cordially|(?:best|kind|warm)(?:est)? (?:wishes|regards)|regards|with love"
    r"|(?:with )?all my love|many thanks|in haste|until then|your (?:\w+ ){1,3}\w+))\b"
    r"[^.!?\"“”]{0,40}[,.—–-]{0,2}[_*]{0,2}",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"[_*]{0,2}P\.? ?(?:P\.? ?)?S\b")


def letters(blocks: Sequence[Block]) -> list[range]:
    """The letters among `blocks`, as ranges of their indices."""
    found: list[range] = []
    i = 0
    while i < len(blocks):
        last = _end(blocks, i) if _is_short(blocks[i], SALUTATION) else i
        if last > i:
            found.append(range(i, last))
        i = max(last, i + 1)
    return found


def _end(blocks: Sequence[Block], first: int) -> int:
    """The index after the letter that block `first` opens, or `first` if it has no close."""
    for i in range(first + 1, min(len(blocks), first + MOST)):
        if _is_short(blocks[i], CLOSE):
            return _signed(blocks, i + 1)
        other = ornament(blocks[i].said) or headline(blocks[i].said)
        if other or blocks[i].said[0] in SPEECH or _is_short(blocks[i], SALUTATION):
            break
    return first


def _signed(blocks: Sequence[Block], i: int) -> int:
    """After the signature and the postscripts that stand at `i`."""
    if i < len(blocks) and len(blocks[i].said) < LONGEST and blocks[i].said[0] not in SPEECH:
        words = blocks[i].said.strip("_*-—–. ").split()
        i += len(words) <= NAME and all(word[0].isupper() or word in SMALL for word in words)
    while i < len(blocks) and POSTSCRIPT.match(blocks[i].said):
        i += 1
    return i


def _is_short(block: Block, pattern: re.Pattern[str]) -> bool:
    return len(block.said) <= LONGEST and pattern.fullmatch(block.said) is not None
