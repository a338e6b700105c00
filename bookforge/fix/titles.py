"""The pass that finds title and author."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from bookforge.draft import Draft, Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import Layout, layout
from bookforge.fix.outline.front import MOST, Front
from bookforge.fix.outline.title_page import is_matter
from bookforge.source import Span

# What this pass tells of the front matter; the rest is for framing.
OTHERS = frozenset({"title", "subtitle", "author", "by", "title page", "year"}) | {
    *("underline of the title", "copyright", "translator", "illustrator", "editor", "beta"),
    *("publisher", "name of the site", "dedication"),
}


def titles(draft: Draft) -> Iterator[Mark]:
    r"""Find the title and the author at the head of the story.

    A title stands alone at the top or after the blurb: short, in capitals or with capital initials,
    without a full stop. The author's name follows it, with "by" or without. A first line that is
    simply prose is never a title.

    >>> from bookforge.source import Source
    >>> text = "The Salt Road\nby Idris Calloway\n\nThey rode at dawn."
    >>> for mark in titles(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    meta title 'The Salt Road'
    label by 'by '
    meta author 'Idris Calloway'
    """
    for mark in front_of(draft).marks:
        if mark.value in OTHERS:
            yield mark


def front_of(draft: Draft) -> Front:
    """The front matter of a draft; its `stop` counts the blocks that are `shown`."""
    known = {
        mark.value: draft.text[mark.start : mark.end]
        for mark in draft.marked("meta")
        if mark.rule == "boilerplate" and mark.value in ("title", "author")
    }
    laid = layout(draft.text)
    blocks = shown(draft)
    parts = [_opened(block, laid) for block in blocks[:MOST]]
    front = Front([part for few in parts for part in few], laid.normal, known)
    ends = accumulate(len(few) for few in parts)
    front.stop = sum(end <= front.stop for end in ends)
    return front


def _opened(block: Block, laid: Layout) -> Sequence[Block]:
    """The lines of a block, each as a block, if they stay lines and are those of a title page."""
    rows = laid.lines[block.first : block.last]
    if not block.kept or not any(is_matter(row.said) for row in rows):
        return (block,)
    return [
        Block(row.start, row.end, i, i + 1, row.gap, row.indent, kept=False, said=row.said)
        for i, row in enumerate(rows, block.first)
    ]


def shown(draft: Draft) -> list[Block]:
    """The blocks that no frame, no picture, no footnote and no e-text's header hides.

    A page head may stand inside a block that is seen.
    """
    hidden = Cover(
        Span(mark.start, mark.end)
        for mark in draft.marks
        if mark.kind in ("frame", "note", "picture") or mark.rule == "boilerplate"
    )
    return [
        block
        for block in layout(draft.text).blocks
        if not (
            hidden.touches(block.start, block.start + 1)
            and hidden.touches(block.end - 1, block.end)
        )
    ]
