"""How far an author's note goes."""

import re
from collections.abc import Sequence

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import Label, label
from bookforge.fix.looks.ornaments import ornament

TO_DIVIDER = 4  # blocks of a note that a divider ends; more could be a scene
TO_BRACKET = 12
TO_GAP = 8
# What only an author says to readers. Blocks between a note's first and a divider belong to the
# note if each has one of these words; else the divider is a scene's, and they are the scene.
VOICE = re.compile(
    r"\b(?:chapters?|story|fic|fanfic|updates?|reviews?|comments?|kudos|readers?|reading|thanks?"
    r"|enjoy|posted|posting|beta|betaed|disclaimer|warnings?|criticism|feedback)\b",
    re.IGNORECASE,
)
SPEECH = "\"“‘«'"
INLINE = re.compile(
    r"(?<!\w)[\[({]\s{0,2}(?:A/N|AN|A\.N\.?|T/N|TN"
    r"|(?i:author['’]?s['’]? notes?|note from the author))"
    r"(?:\s{0,2}[:–—-]{1,2}\s{0,2}|\s)[^\[\](){}\n]{1,800}[\])}](?!\w)"
)


def note_end(blocks: Sequence[Block], i: int, normal: int, named: Label) -> int:
    """The index after the note that the label in block `i` begins.

    A note ends at the bracket that closes it, at a wider gap, at a divider that follows soon, or
    with the paragraph that bears the label, or, if the label stands alone, with the next one.
    """
    if named.bracket:
        return _closed(blocks, i, named.closing)
    alone = named.end >= len(blocks[i].said)
    last = i + 1 + alone
    for j in range(i + 1, min(len(blocks), i + 2 + TO_GAP)):
        block = blocks[j]
        if ornament(block.said):
            voiced = all(VOICE.search(one.said) for one in blocks[last:j])
            return j if voiced and j - i <= TO_DIVIDER + alone else min(last, j)
        if headline(block.said) or label(block.said):
            return min(last, j)
        if j > i + 1 and block.gap > normal and normal == 0:
            return j
        if block.said[0] in SPEECH:
            break
    return min(last, len(blocks))


def _closed(blocks: Sequence[Block], i: int, closing: str) -> int:
    """After the block that ends with the bracket; after the first if none near does."""
    for j in range(i, min(len(blocks), i + TO_BRACKET)):
        if blocks[j].said.rstrip("*_ ").endswith(closing):
            return j + 1
        if j > i and (headline(blocks[j].said) or ornament(blocks[j].said)):
            break
    return i + 1
