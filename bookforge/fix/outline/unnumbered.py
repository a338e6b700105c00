"""Headings without a number: only the contents list, or their dress and distance, tell them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.stanzas import STOP
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_name, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.candidates import HASHES, around, words_before
from bookforge.fix.outline.contents import name

SHORTEST, LONGEST = 3, 70  # characters
DRESSED = 2.4  # evidence, in the unit of chains.py, with half a point more for several words
SEVERAL = 0.7
FEWEST, APART = 2, 120  # how many look alike, and the words between two of them, in the median
# Where neither room nor dress tells titles from prose, a few far apart may still be titles.
PLAIN_FEWEST, PLAIN_APART, PLAIN_WORDS = 3, 1000, 3


def unnumbered(
    blocks: Sequence[Block], normal: int, names: AbstractSet[str], *, plain: bool
) -> list[int]:
    """The blocks that look like titles of chapters without a number, by their index.

    `names` are those of the contents list; `plain` asks for undressed ones too, as is right when
    no chapter bears a number.
    """
    before = words_before(blocks)
    sure: list[int] = []
    dressed: dict[tuple[bool, bool, bool], list[int]] = {}
    undressed: list[int] = []
    for i, block in enumerate(blocks[:-1]):
        if not _could_be(blocks, i):
            continue
        if HASHES.match(block.said) or name(block.said) in names:
            sure.append(i)
        elif block.gap > normal and _evidence(blocks, i, normal) >= DRESSED:
            dressed.setdefault(_look(block, normal), []).append(i)
        elif block.words >= PLAIN_WORDS and not is_name(block.said):
            undressed.append(i)
    for alike in dressed.values():
        believed = sure if _spaced(alike, before, FEWEST, APART) else undressed
        believed += alike
    undressed.sort()
    if plain and not sure and _spaced(undressed, before, PLAIN_FEWEST, PLAIN_APART):
        return undressed
    return sorted(sure)


def _could_be(blocks: Sequence[Block], i: int) -> bool:
    """Whether block `i` has the words of a title and stands above prose or a number."""
    said = blocks[i].said
    if blocks[i].kept or len(said) > LONGEST or label(said) or headline(said) or byline(said):
        return False
    if HASHES.match(said):
        return True
    if not is_title(said) or said.endswith(("!", "?", "…", "...")) or len(said) < SHORTEST:
        return False
    below = blocks[i + 1].said
    bare = headline(below)
    prose = len(below) > LONGEST or STOP.search(below) or ornament(below)
    return bool(prose or blocks[i + 1].kept or (bare and bare.form == "bare"))


def _evidence(blocks: Sequence[Block], i: int, normal: int) -> float:
    return around(blocks, i, normal) + (SEVERAL if " " in blocks[i].said else 0)


def _look(block: Block, normal: int) -> tuple[bool, bool, bool]:
    return block.said.isupper(), block.indent > 0, block.gap > normal + 1


def _spaced(alike: Sequence[int], before: Sequence[int], fewest: int, apart: int) -> bool:
    gaps = sorted(before[b] - before[a] for a, b in pairwise(alike))
    return len(alike) >= fewest and gaps[len(gaps) // 2] >= apart
