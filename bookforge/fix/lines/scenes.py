"""Pauses in prose that are only a wider gap."""

from collections.abc import Sequence
from itertools import pairwise

from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.stanzas import STOP, stands_alone
from bookforge.fix.looks.ornaments import ornament

RAREST = 0.08  # of the gaps between two paragraphs; wider gaps that are commoner are only untidy
SHORTEST_PROSE = 6  # words; a shorter paragraph does not end or open a scene
SHORTEST_SCENE = 60  # words between two pauses, as a rule
LONGEST_SCENE = 25_000  # words; one wide gap in a whole novel is a slip of the finger


def wide_gaps(blocks: Sequence[Block], normal: int) -> list[int]:
    """The blocks above which a wider gap parts two scenes, by their index.

    Only prose counts, for headings and verse have room around them anyway, and only a text that
    draws no dividers. What is asked here must stay true of the text that is made.
    """
    prose = [_is_prose(block) for block in blocks]
    inner = [i for i in range(1, len(blocks)) if prose[i - 1] and prose[i]]
    wide = [i for i in inner if blocks[i].gap > normal]
    if not wide or any(ornament(block.said) for block in blocks):
        return []
    rare = len(wide) <= max(RAREST * len(inner), 1)
    enough = len(wide) >= sum(block.words for block in blocks) // LONGEST_SCENE
    return wide if rare and enough and not _crowded(blocks, wide) else []


def _is_prose(block: Block) -> bool:
    if block.kept or block.words < SHORTEST_PROSE or not STOP.search(block.said):
        return False
    return not stands_alone(block.said) and not block.said.isupper()


def _crowded(blocks: Sequence[Block], wide: Sequence[int]) -> bool:
    """Whether most of the scenes that these gaps make would be too short."""
    words = [sum(block.words for block in blocks[a:b]) for a, b in pairwise(wide)]
    return sum(count < SHORTEST_SCENE for count in words) > len(words) / 2
