"""What is wrong with the numbers of a book's chapters, and where to look for it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.draft import Draft
from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.heading_units import AGAIN, LAST
from bookforge.fix.looks.names import is_title
from bookforge.fix.looks.numerals import number
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.candidates import around
from bookforge.fix.outline.chains import Candidate, Chain, anew
from bookforge.problem import Problem
from bookforge.source import Span

SHORT = 60  # characters in a line that could be the missing heading
NAMED = 2.0  # it says the number
TITLED = 1.5  # it is written as titles are, and is no sentence
FOUND = 1.0  # evidence that makes a line worth a look, in the unit of chains.py
MOST_MISSING = 12  # numbers told of in one hole
SHOWN = 60  # characters of a line


def holes(
    draft: Draft, blocks: Sequence[Block], normal: int, chain: Chain, members: Sequence[Candidate]
) -> Iterator[Problem]:
    """The numbers that a chain leaves out and no other heading bears, and those it has twice."""
    others = {member.value for member in members}
    parts = [member.block for member in members if member.line.kind == "part"]
    for above, below in pairwise(chain.members):
        if above.value == below.value:
            again = below.line.share in (0, above.line.share) and below.line.share != AGAIN
            if again and not anew(above, below, parts):
                yield _twice(draft, blocks, above, below)
            continue
        end = below.value if below.value != LAST else 0
        missing = [value for value in range(above.value + 1, end) if value not in others]
        for value in missing[:MOST_MISSING]:
            yield _missing(draft, blocks, normal, (above, below), value)


def _twice(draft: Draft, blocks: Sequence[Block], above: Candidate, below: Candidate) -> Problem:
    at = blocks[below.block]
    word = (below.line.word or "chapter").capitalize()
    line = _line(draft, blocks[above.block])
    return Problem(
        "duplicate-chapter",
        f"{word} {below.value} comes twice; the first is line {line}.",
        Span(at.start, at.end),
        "Give one of them another number, or say under [fix] in book.toml which line is story.",
        read_as="heading",
    )


def _missing(
    draft: Draft,
    blocks: Sequence[Block],
    normal: int,
    between: tuple[Candidate, Candidate],
    value: int,
) -> Problem:
    above, below = between
    word = below.line.word or "chapter"
    message = f"No heading was found for {word} {value}"
    near = _nearest(blocks, range(above.block + 1, below.first), normal, value)
    if near is None:
        at = blocks[below.block]
        hint = f"It should stand before “{_shown(at)}”."
        return Problem("missing-chapter", f"{message}.", Span(at.start, at.end), hint)
    line = _line(draft, near)
    return Problem(
        "missing-chapter",
        f"{message}; the nearest candidate is line {line}: “{_shown(near)}”.",
        Span(near.start, near.end),
        f"If this is its heading, write “{blocks[above.block].said[: above.line.begin]}"
        f"{word.capitalize()} {value}” on a line of its own, or say so under [fix] in book.toml.",
        read_as="story",
    )


def _nearest(blocks: Sequence[Block], within: range, normal: int, value: int) -> Block | None:
    """The line that looks most like the heading of this number."""
    best, most = None, FOUND
    for i in within:
        said = blocks[i].said
        if len(said) > SHORT or blocks[i].kept or ornament(said) or said[0] in "\"“‘«'":
            continue
        evidence = around(blocks, i, normal)
        evidence += TITLED if is_title(bare(said)) and said[-1].isalnum() else 0
        words = said.strip("#*_=~-–— ").split()
        evidence += NAMED if any(number(word.strip(".:,()")) == value for word in words) else 0
        if evidence > most:
            best, most = blocks[i], evidence
    return best


def _line(draft: Draft, block: Block) -> int:
    return draft.source.place(draft.origin(Span(block.start, block.end)).start).line


def _shown(block: Block) -> str:
    return block.said if len(block.said) <= SHOWN else block.said[: SHOWN - 1].rstrip() + "…"
