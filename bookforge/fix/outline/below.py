"""Titles that stand on the line below the number of their chapter."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_dateline, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import is_teller
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import name

TITLED = 0.6  # share of the headings that must have a title below, for any to have one
DISTINCT = 0.8  # share of the titles that must differ; "The Doctor's Diary" again and again is none
TITLE_WORDS, LONGEST = 14, 30
NEARLY, FEWEST = 0.9, 3  # share of the headings, and how many, that have a line like a title below
OPENING = re.compile(r"[_*]{0,3}(?:In which|Wherein|Of|How|Concerning|Containing|Shows|Treats)\b")
CENTRED = 8  # columns of indent; more is no paragraph's first line


def titles_below(
    blocks: Sequence[Block], members: Sequence[Candidate], normal: int, names: AbstractSet[str]
) -> dict[int, int]:
    """For each heading without a title, the block below if that is its title.

    Titles differ, but for the names of who tells a chapter; `names` are those of the contents.
    What is hardly to be told from prose is a title if nearly every heading has such a line.
    """
    without = [member for member in members if not member.line.words]
    below = [m.block + 1 for m in without if m.block + 2 < len(blocks) and _short(blocks, m)]
    sure = [i for i in below if _is_title(blocks, i, normal, names)]
    alike = [i for i in below if _could_be_title(blocks[i].said)]
    if _differ(blocks, sure, names):
        if len(members) > 1 and len(sure) >= TITLED * len(without):
            return {i - 1: i for i in (*sure, *alike) if _brief(blocks[i])}
        if all(blocks[i].gap < normal for i in sure):
            return {i - 1: i for i in sure}
    many = len(alike) >= max(FEWEST, NEARLY * len(without))
    return {i - 1: i for i in alike} if many and _differ(blocks, alike, names) else {}


def _short(blocks: Sequence[Block], member: Candidate) -> bool:
    """Whether a few words stand below a heading that are nothing else already."""
    below = blocks[member.block + 1]
    said = below.said
    other = ornament(said) or label(said) or headline(said) or byline(said)
    if is_date(said) or is_dateline(said):
        return False
    return not other and not below.kept and len(said.split()) <= LONGEST


def _differ(blocks: Sequence[Block], below: Sequence[int], names: AbstractSet[str]) -> bool:
    said = [bare(blocks[i].said) for i in below]
    distinct = {name(words).removesuffix("continued") for words in said}
    told = all(name(words) in names or is_teller(words) for words in said)
    return bool(said) and (told or len(distinct) >= DISTINCT * len(said))


def _is_title(blocks: Sequence[Block], i: int, normal: int, names: AbstractSet[str]) -> bool:
    whole, said = blocks[i].said, bare(blocks[i].said)
    if not _brief(blocks[i]) or not is_title(said):
        return False
    if name(said) in names:
        return True
    deeper = blocks[i].indent < blocks[i + 1].indent < CENTRED
    apart = deeper or blocks[i + 1].gap >= max(normal, blocks[i].gap)
    return said.isupper() or (apart and not whole.endswith(("!", "?", ":")))


def _brief(block: Block) -> bool:
    return len(block.said.split()) <= TITLE_WORDS


def _could_be_title(said: str) -> bool:
    """Whether a line is no sentence, or one such as old novels have over their chapters.

    >>> [_could_be_title(line) for line in ("Of the mill, and what came of it", "How it ended.")]
    [True, True]
    >>> [_could_be_title(line) for line in ("He went out.", '"Well"', "and then he slept")]
    [False, False, False]
    """
    capital = said.lstrip("_*")[:1].isupper()
    return capital and (OPENING.match(said) is not None or said[-1].isalnum())
