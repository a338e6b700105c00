"""The pass that finds the headings of chapters and parts.

Lines that name their kind or number are candidates, each with the evidence of its words, dress
and surroundings. Those of one kind form a family, and the best chain through a family is the one
whose numbers follow each other with few holes and little crowding. A family is kept if its chain
is convincing; bare numbers, only if they explain the book better than words do. Headings without
numbers are found by the contents list, or by being set apart alike all through the book.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.draft import Draft, Find, Mark
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import layout
from bookforge.fix.looks.headlines import CHAPTERS, ENDINGS, LAST, OPENINGS, PARTS, PAUSES, headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.candidates import numbered
from bookforge.fix.outline.chains import Candidate, Chain, best_chain
from bookforge.fix.outline.contents import WORD, name
from bookforge.fix.outline.unnumbered import unnumbered
from bookforge.fix.titles import front_of, shown
from bookforge.problem import Problem
from bookforge.source import Span

# What a chain must show to be believed, in the unit of chains.py.
CONVINCING = 1.2  # evidence of a member, on average
ALONE = 3.0  # evidence of a chapter that has no other beside it
BARE = 0.5  # evidence of bare numbers, on average; their order does the rest
BARE_APART, BARE_FEWEST = 25, 2  # words between them, and how many there must be
STRONG = 2.5  # bare numbers this well set apart stand beside chapters with words
SHARE = 0.6  # of the chapters with words that bare numbers must reach

TITLED = 0.6  # share of the headings that must have a title below, for any to have one
DISTINCT = 0.8  # share of the titles that must differ; "The Doctor's Diary" again and again is none
TITLE_WORDS = 14


def headings(draft: Draft) -> Iterator[Find]:
    r"""Find the headings of chapters and parts, with their titles.

    Headings are lines such as "Chapter 12", "XII. The Door", "Part Two", "Prologue" or, if they
    run through the whole story in order, bare numbers. A title may stand on the same line or the
    next. What a contents list names is looked for in the text.

    >>> from bookforge.source import Source
    >>> text = "Chapter 1: Ice\n\nIt froze.\n\nChapter 2\n\nIt thawed.\n\nChapter 4\n\nIt rained."
    >>> for find in headings(Draft(Source("a", text), text)):
    ...     if isinstance(find, Mark):
    ...         print(find.kind, repr(text[find.start : find.end]))
    ...     else:
    ...         print(find.message)
    heading 'Chapter 1: Ice'
    label ': '
    heading-title 'Ice'
    heading 'Chapter 2'
    heading 'Chapter 4'
    No heading was found for chapter 3.
    """
    blocks, normal, names = _story(draft)
    chains = _kept(numbered(blocks, normal, names))
    members = sorted(
        {member.block: member for chain in chains for member in chain.members}.values()
    )
    titles: dict[int, int] = {}
    for chain in chains:
        titles |= _titles_below(blocks, chain.members, normal)
    taken = {member.block for member in members} | set(titles.values())
    for member in members:
        yield from _marks(blocks, member, titles.get(member.block))
    chapters = any(_family(member) == "chapter" for member in members)
    for i in unnumbered(blocks, normal, names, plain=not chapters):
        if i not in taken:
            yield from _plain(blocks[i])
    for chain in chains:
        yield from _holes(blocks, chain, {member.value for member in members})


def _story(draft: Draft) -> tuple[list[Block], int, frozenset[str]]:
    """The blocks after the front matter, and what the contents list names."""
    laid = layout(draft.text)
    lists = [mark for mark in draft.marked("frame") if mark.value == "contents"]
    names = frozenset(
        name(line)
        for mark in lists
        for line in draft.text[mark.start : mark.end].split("\n")
        if line.strip() and not WORD.fullmatch(line.strip())
    )
    return shown(draft)[front_of(draft).stop :], laid.normal, names


def _family(candidate: Candidate) -> str:
    line = candidate.line
    if line.form in ("bare", "numbered"):
        return "number"
    return "chapter" if re.fullmatch(CHAPTERS, line.word) else line.word


def _kept(candidates: Sequence[Candidate]) -> list[Chain]:
    """The chains that are believed."""
    families: dict[str, list[Candidate]] = {}
    specials: list[Candidate] = []
    for candidate in candidates:
        if candidate.line.form == "special":
            specials.append(candidate)
        else:
            families.setdefault(_family(candidate), []).append(candidate)
    chains = {family: best_chain(members) for family, members in families.items()}
    kept = {
        family: chain
        for family, chain in chains.items()
        if family != "number" and _convincing(family, chain)
    }
    if "number" in chains and _explains(chains["number"], kept):
        kept["number"] = chains["number"]
    believed = [special for special in specials if special.evidence >= FORM_ALONE]
    return [*kept.values(), *(Chain((special,), special.evidence) for special in believed)]


FORM_ALONE = 2.5  # what a line like "Prologue" needs: nothing against it


def _convincing(family: str, chain: Chain) -> bool:
    known = family == "chapter" or re.fullmatch(PARTS, family) is not None
    if len(chain.members) == 1:
        return known and chain.mean >= ALONE
    return chain.mean >= CONVINCING and (known or chain.members[0].value == 1)


def _explains(chain: Chain, kept: dict[str, Chain]) -> bool:
    """Whether bare numbers are headings, beside the headings that have words."""
    if len(chain.members) < BARE_FEWEST or chain.mean < BARE:
        return False
    values = [member.value for member in chain.members]
    if values[0] > 1 and chain.mean < STRONG:
        return False
    if chain.distance < BARE_APART and chain.mean < STRONG:
        return False
    chapters = kept.get("chapter")
    if chapters is None or chain.mean >= STRONG:
        return chain.mean >= CONVINCING or len(values) > BARE_FEWEST
    return len(values) >= SHARE * len(chapters.members)


def _titles_below(
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


def _marks(blocks: Sequence[Block], member: Candidate, below: int | None) -> Iterator[Mark]:
    block, line = blocks[member.block], member.line
    value = _value(line.word)
    end = block.end if below is None else blocks[below].end
    yield Mark("heading", block.start, end, value)
    if line.begin:
        yield Mark("label", block.start, block.start + line.begin, "heading")
    if line.words and line.named > line.begin:
        if line.line[line.named : line.title].strip():
            yield Mark("label", block.start + line.named, block.start + line.title, "heading")
        yield Mark("heading-title", block.start + line.title, block.start + line.end)
    if line.end < len(line.line):
        yield Mark("label", block.start + line.end, block.end, "heading")
    if below is not None:
        yield Mark("heading-title", blocks[below].start, blocks[below].end)


def _plain(block: Block) -> Iterator[Mark]:
    yield Mark("heading", block.start, block.end, "chapter")
    lead = len(block.said) - len(block.said.lstrip("# "))
    if lead:
        yield Mark("label", block.start, block.start + lead, "heading")


def _value(word: str) -> str:
    for value, words in ROLES:
        if re.fullmatch(words, word):
            return value
    return "chapter"


ROLES = (
    ("part", PARTS),
    ("prologue", OPENINGS),
    ("interlude", PAUSES),
    ("epilogue", ENDINGS),
)


def _holes(blocks: Sequence[Block], chain: Chain, values: set[int]) -> Iterator[Problem]:
    """The numbers that a chain leaves out and no other heading bears."""
    for above, below in pairwise(chain.members):
        missing = range(above.value + 1, below.value if below.value != LAST else 0)
        for value in (number for number in missing if number not in values):
            at = blocks[below.block]
            word = below.line.word or "chapter"
            yield Problem(
                "missing-chapter",
                f"No heading was found for {word} {value}.",
                Span(at.start, at.end),
                f"It should stand before “{at.said}”.",
            )
