"""The pass that finds what the author or a story site says about the story."""

import re
from collections.abc import Iterator, Sequence

from bookforge.draft import Draft, Find, Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import layout
from bookforge.fix.looks.note_labels import CLOSING, LONGEST, POINTER, Named, noted
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.notes import INLINE, Note, Story, notes
from bookforge.fix.outline.settled import as_settled, inside
from bookforge.fix.outline.unlabelled import unlabelled
from bookforge.fix.titles import OTHERS, front_of, shown
from bookforge.problem import Problem
from bookforge.source import Span

CLOSING_TAG = re.compile(r"\s*</[\w/' ]{1,20}>\s*$")  # of "<A/N> ... </A/N>"


def framing(draft: Draft) -> Iterator[Find]:
    r"""Find the blurb, the fields of a site's header, and the author's notes.

    A label such as "Description", "Rating:" or "A/N:" names what follows it. Notes stand at the
    top of a chapter, at its end, or in brackets inside a paragraph; what no label names is story,
    however much it sounds like a note, for a note that stays costs less than a lost scene. Where
    it does, `unlabelled-note` points at it.

    >>> from bookforge.source import Source
    >>> text = "Summary: Ice melts.\n\nIt was cold.\n\nA/N: Thanks for reading!"
    >>> for mark in framing(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    label summary 'Summary: '
    meta description 'Ice melts.'
    note story 'A/N: Thanks for reading!'
    label author's note 'A/N: '
    """
    front = front_of(draft)
    own = Cover(Span(m.start, m.end) for m in draft.marked("decided") if m.value == "note")
    yield from (
        mark
        for mark in front.marks
        if mark.value not in OTHERS and not own.touches(mark.start, mark.end)
    )
    blocks = shown(draft)
    headed = Cover(Span(mark.start, mark.end) for mark in draft.marked("heading"))
    heads = [headed.touches(block.start, block.end) for block in blocks]
    story = Story(blocks, heads, layout(draft.text).normal, front.stop)
    found = as_settled(story, list(notes(story)), draft.marked("decided"))
    yield from (Mark("note", *span, "inline") for span in inside(story, draft.marked("decided")))
    for note in found:
        yield from _marks(blocks[note.first : note.last], note)
    meta = (Span(mark.start, mark.end) for mark in (*draft.marked("meta"), *front.marks))
    whole = (Span(blocks[note.first].start, blocks[note.last - 1].end) for note in found)
    yield from _inline(draft.text, blocks, Cover((*meta, *whole)))
    for block in blocks:
        if POINTER.fullmatch(block.said):
            yield Mark("frame", block.start, block.end, "pointer to notes")
    for doubt in unlabelled(story, found):
        first, last = blocks[doubt.start], blocks[doubt.stop - 1]
        yield Problem(
            "unlabelled-note",
            "This sounds like a note of the author's, but nothing names it.",
            Span(first.start, last.end),
            "If it is one, put “A/N:” before it, or name it a note under [fix] in book.toml; if"
            " not, name it story there.",
            "story",
        )


def _marks(blocks: Sequence[Block], note: Note) -> Iterator[Mark]:
    while len(blocks) > 1 and ornament(blocks[-1].said):
        blocks = blocks[:-1]
    first, last, named = blocks[0], blocks[-1], note.named
    warns = named is not None and named.kind == "warning"
    yield Mark("note", first.start, last.end, "warning" if warns else note.where)
    if named:
        yield from _labels(first.start, last.end, last.said, named)


def _labels(start: int, end: int, last: str, named: Named) -> Iterator[Mark]:
    """The words that only name a note, and the bracket or tag that closes it."""
    yield Mark("label", start, start + named.end, named.kind)
    closing = CLOSING.get(named.bracket, "")
    if closing and last.rstrip("*_ ").endswith(closing):
        trail = len(last) - len(last.rstrip("*_ ")) + 1
        yield Mark("label", end - trail, end, named.kind)
    elif tag := CLOSING_TAG.search(last):
        yield Mark("label", end - len(tag[0]), end, named.kind)


def _inline(text: str, blocks: Sequence[Block], other: Cover) -> Iterator[Mark]:
    """The notes in brackets inside a paragraph."""
    for block in blocks:
        for found in INLINE.finditer(text, block.start, block.end):
            start, end = found.span()
            named = noted(found[0][:LONGEST])
            whole = end - start == block.end - block.start
            if whole or not (named and named.sure and named.bracket) or other.touches(start, end):
                continue
            yield Mark("note", start, end, "inline")
            yield Mark("label", start, start + named.end, named.kind)
            yield Mark("label", end - 1, end, named.kind)
