"""The pass that finds the headings of chapters and parts.

Lines that name their kind or number are candidates, each with the evidence of its words, dress
and surroundings. Those of one kind form a family, and the best chain through a family is the one
whose numbers follow each other with few holes and little crowding. A family is kept if its chain
is convincing; bare numbers, only if they explain the book better than words do. Headings without
numbers are found by the contents list, or by being set apart alike all through the book.
"""

import re
from collections.abc import Iterator, Sequence

from bookforge.draft import Draft, Find, Mark
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import layout
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.names import is_title
from bookforge.fix.outline.below import titles_below
from bookforge.fix.outline.candidates import numbered
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import is_contents, name
from bookforge.fix.outline.families import believed, covers
from bookforge.fix.outline.holes import holes
from bookforge.fix.outline.ranks import over, ranks
from bookforge.fix.outline.unnumbered import Unnumbered
from bookforge.fix.titles import front_of, shown
from bookforge.source import Span

LONGER = 2  # times its length the paragraph below is, if that has no full stop
THREADMARK = re.compile(r"\W{0,3}[Tt]hreadmarks?: (.{2,90}?)[\]\s]{0,3}")
OPENING_WORDS = 8  # of a first heading that bears no number, although the others do


def headings(draft: Draft) -> Iterator[Find]:
    r"""Find the headings of chapters and parts, with their titles.

    Headings are lines such as "Chapter 12", "XII. The Door", "Part Two", "Prologue" or, if they
    run through the whole story in order, bare numbers. A title may stand on the same line or the
    next. What a contents list names is looked for in the text; dates, names and titles head
    chapters if they are set apart alike all through a story without numbers.

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
    blocks, normal, names, title = _story(draft)
    chains = believed(numbered(blocks, normal, names, title))
    members = sorted(
        {member.block: member for chain in chains for member in chain.members}.values()
    )
    titles: dict[int, int] = {}
    for chain in chains:
        titles |= titles_below(blocks, chain.members, normal, names)
    taken = {i for member in members for i in range(member.first, member.block + 1)}
    taken |= set(titles.values())
    counted = any(covers(chain, blocks) for chain in chains)
    under = {member.block + 1 for member in members if member.line.kind != "part"}
    others = Unnumbered(blocks, normal, names, under, over(members))
    plain = set(others.blocks(plain=not counted)) - taken
    for member, value in zip(members, ranks(members, plain), strict=True):
        yield from _marks(blocks, member, titles.get(member.block), value)
    if counted and members and not plain and _opens(blocks, members[0]):
        plain.add(0)
    for i in sorted(plain):
        yield from _plain(blocks[i])
    for chain in chains:
        yield from holes(draft, blocks, normal, chain, members)


def _story(draft: Draft) -> tuple[list[Block], int, frozenset[str], str]:
    """The blocks after the front matter, what the contents list names, and the book's title."""
    laid = layout(draft.text)
    lists = [mark for mark in draft.marked("frame") if mark.value == "contents"]
    names = frozenset(
        name(line)
        for mark in lists
        for line in draft.text[mark.start : mark.end].split("\n")
        if line.strip() and not is_contents(line)
    ) | {
        name(_threadmark(draft, mark)) for mark in draft.marked("frame") if _threadmark(draft, mark)
    }
    front = front_of(draft)
    titles = (m for m in (*draft.marked("meta"), *front.marks) if m.value == "title")
    title = next((name(draft.text[mark.start : mark.end]) for mark in titles), "")
    return shown(draft)[front.stop :], laid.normal, names, title


def _threadmark(draft: Draft, mark: Mark) -> str:
    """The name that a board gives to the post that begins at `mark`, or ""."""
    found = THREADMARK.fullmatch(draft.text, mark.start, mark.end)
    return found[1] if found else ""


def _opens(blocks: Sequence[Block], first: Candidate) -> bool:
    """Whether the story opens with a heading like "Before", although the first number is later."""
    said = blocks[0].said
    if first.first <= 1 or blocks[0].kept or len(said.split()) > OPENING_WORDS:
        return False
    apart = blocks[1].said[-1] in ".!?…\"”'’" or len(blocks[1].said) > LONGER * len(said)
    return is_title(bare(said)) and said[-1].isalnum() and apart


def _marks(
    blocks: Sequence[Block], member: Candidate, below: int | None, value: str
) -> Iterator[Mark]:
    block, line = blocks[member.block], member.line
    begin = blocks[member.first].start
    end = block.end if below is None else blocks[below].end
    yield Mark("heading", begin, end, value)
    if member.first < member.block:
        yield Mark("label", begin, blocks[member.block - 1].end, "heading")
    if line.begin:
        yield Mark("label", block.start, block.start + line.begin, "heading")
    if line.words and line.named > line.begin:
        if line.line[line.named : line.title].strip():
            yield Mark("label", block.start + line.named, block.start + line.title, "heading")
        yield Mark("heading-title", block.start + line.title, block.start + line.end)
    if line.end < len(line.line):
        yield Mark("label", block.start + line.end, block.end, "heading")
    if below is not None:
        start, end = _words(blocks[below])
        yield Mark("heading-title", start, end)
        yield from _drawn(blocks[below])


def _plain(block: Block) -> Iterator[Mark]:
    """The marks of a heading that has neither word nor number."""
    yield Mark("heading", block.start, block.end, "chapter")
    yield from _drawn(block)


def _words(block: Block) -> Span:
    """The words of a block, less what is drawn round them."""
    words = bare(block.said)
    start = block.start + block.said.index(words)
    return Span(start, start + len(words))


def _drawn(block: Block) -> Iterator[Mark]:
    """Labels over what is drawn round the words of a block."""
    start, end = _words(block)
    if block.start < start:
        yield Mark("label", block.start, start, "heading")
    if end < block.end:
        yield Mark("label", end, block.end, "heading")
