"""Dedications: lines of their own before the story that say for whom it is."""

import re
from collections.abc import Sequence

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.ornaments import ornament

LONGEST, MOST = 160, 4  # characters, lines

# A phrase and no sentence: to whom, and perhaps why.
DEDICATION = re.compile(
    r"[_*]{0,2}(?:this (?:book|story|one) is )?(?:"
    r"(?:dedicated|in (?:loving |fond )?memory|gewidmet|dédié|dedicado|dedicata)\b.{2,120}"
    r"|(?:for|to) (?:my|our|all|everyone|everybody|anyone|each|every|those|you|him|her|whoever|the"
    r"|(?-i:[A-ZÀ-Þ]))[^.!?:;\"“”«»]{1,110}"
    r"|(?:für (?:mein|unser|alle|dich)|à (?:ma|mon|mes|notre|toi|tous)|para (?:mi|mis|ti|todos|mia"
    r"|meu|minha)|a (?:mi|mis|mia|mio|tutti)|voor (?:mijn|onze|jou)|till min)\w{0,3}\b"
    r"[^.!?:;\"“”«»]{0,110})[.]?[_*]{0,2}",
    re.IGNORECASE,
)


def dedication_end(blocks: Sequence[Block], i: int) -> int:
    """The index after the dedication that begins at block `i`, in up to a few lines; or `i`.

    No story follows it, for a story might begin with such words.
    """
    end = i + 1
    while end < len(blocks) and end - i < MOST and not blocks[end].gap:
        end += 1
    said = " ".join(block.said for block in blocks[i:end])
    if len(said) > LONGEST or end >= len(blocks) or not DEDICATION.fullmatch(said):
        return i
    below = blocks[end]
    other = headline(below.said) or label(below.said) or ornament(below.said)
    return end if blocks[i].gap and below.gap and other else i
