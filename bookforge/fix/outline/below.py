"""Titles that stand on the line below the number of their chapter."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import is_teller
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import name

TITLED = 0.6  # share of the headings that must have a title below, for any to have one
DISTINCT = 0.8  # share of the titles that must differ; "The Doctor's Diary" again and again is none
TITLE_WORDS = 14
CENTRED = 8  # columns of indent; more is no paragraph's first line


def titles_below(
    blocks: Sequence[Block], members: Sequence[Candidate], normal: int, names: AbstractSet[str]
) -> dict[int, int]:
    """For each heading without a title, the block below if that is its title.

    Titles differ, but for the names of who tells a chapter; `names` are those of the contents.
    """
    without = [member for member in members if not member.line.words]
    found = {
        member.block: member.block + 1
        for member in without
        if _is_title_below(blocks, member.block + 1, normal, names)
    }
    said = [bare(blocks[below].said) for below in found.values()]
    distinct = {name(words).removesuffix("continued") for words in said}
    told = all(name(words) in names or is_teller(words) for words in said)
    if len(distinct) < DISTINCT * len(found) and not told:
        return {}
    beside = all(blocks[below].gap < normal for below in found.values())
    many = len(members) > 1 and len(found) >= TITLED * len(without)
    return found if beside or many else {}


def _is_title_below(blocks: Sequence[Block], i: int, normal: int, names: AbstractSet[str]) -> bool:
    if i + 1 >= len(blocks):
        return False
    said = bare(blocks[i].said)
    whole = blocks[i].said
    other = ornament(whole) or label(whole) or headline(whole) or byline(whole)
    if other or blocks[i].kept or len(said.split()) > TITLE_WORDS or not is_title(said):
        return False
    if name(said) in names:
        return True
    deeper = blocks[i].indent < blocks[i + 1].indent < CENTRED
    apart = deeper or blocks[i + 1].gap >= max(normal, blocks[i].gap)
    return said.isupper() or (apart and not whole.endswith(("!", "?", ":")))
