"""Titles that stand on the line below the number of their chapter."""

from collections.abc import Sequence

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import name

TITLED = 0.6  # share of the headings that must have a title below, for any to have one
DISTINCT = 0.8  # share of the titles that must differ; "The Doctor's Diary" again and again is none
TITLE_WORDS = 14


def titles_below(
    blocks: Sequence[Block], members: Sequence[Candidate], normal: int
) -> dict[int, int]:
    """For each heading without a title, the block below if that is its title."""
    without = [member for member in members if not member.line.words]
    found = {
        member.block: member.block + 1
        for member in without
        if _is_title_below(blocks, member.block + 1, normal)
    }
    distinct = {name(blocks[below].said).removesuffix("continued") for below in found.values()}
    if len(distinct) < DISTINCT * len(found):
        return {}
    beside = all(blocks[below].gap < normal for below in found.values())
    many = len(members) > 1 and len(found) >= TITLED * len(without)
    return found if beside or many else {}


def _is_title_below(blocks: Sequence[Block], i: int, normal: int) -> bool:
    if i + 1 >= len(blocks):
        return False
    said = blocks[i].said
    other = ornament(said) or label(said) or headline(said) or byline(said)
    if other or blocks[i].kept or len(said.split()) > TITLE_WORDS or not is_title(said):
        return False
    apart = blocks[i + 1].gap >= max(normal, blocks[i].gap)
    return said.isupper() or (apart and not said.endswith(("!", "?")))
