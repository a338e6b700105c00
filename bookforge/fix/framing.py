"""The pass that finds what the author or a story site says about the story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bookforge.draft import Draft, Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import layout
from bookforge.fix.looks.labels import Label, label
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.notes import INLINE, SPEECH, note_end
from bookforge.fix.titles import OTHERS, front_of, shown
from bookforge.source import Span

TO_HEADING = 6  # dividers and labels between a heading and the note below it
END_BLOCKS, END_WORDS = 14, 800  # an end note is no longer, unless nothing follows it
RUN_ON = 4, 160  # the same for what follows a label that has words of its own on its line


def framing(draft: Draft) -> Iterator[Mark]:
    r"""Find the blurb, the fields of a site's header, and the author's notes.

    A label such as "Description", "Rating:" or "A/N:" names what follows it. Notes stand at the
    top of a chapter, at its end, or in brackets inside a paragraph; what no label names is story,
    however much it sounds like a note, for a note that stays costs less than a lost scene.

    >>> from bookforge.source import Source
    >>> text = "Summary: Ice melts.\n\nIt was cold.\n\nA/N: Thanks for reading!"
    >>> for mark in framing(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    label summary 'Summary: '
    meta description 'Ice melts.'
    note story 'A/N: Thanks for reading!'
    label a/n 'A/N: '
    """
    found = front_of(draft)
    yield from (mark for mark in found.marks if mark.value not in OTHERS)
    laid = layout(draft.text)
    blocks = shown(draft)
    headed = Cover(Span(mark.start, mark.end) for mark in draft.marked("heading"))
    heads = [headed.touches(block.start, block.end) for block in blocks]
    yield from _notes(_Story(blocks, heads, laid.normal, found.stop))
    meta = Cover(Span(mark.start, mark.end) for mark in (*draft.marked("meta"), *found.marks))
    yield from _inline(draft.text, blocks, meta)


@dataclass(frozen=True, slots=True)
class _Story:
    """The blocks, which of them are headings, the usual gap, and where the front matter stops."""

    blocks: Sequence[Block]
    heads: Sequence[bool]
    normal: int
    stop: int


def _notes(story: _Story) -> Iterator[Mark]:
    """The notes that are blocks of their own."""
    ends = _section_ends(story.heads)
    whole = not any(story.heads)
    i = 0
    while i < len(story.blocks):
        named = None if story.heads[i] else label(story.blocks[i].said)
        if named is None or named.role not in ("note", "end note"):
            i += 1
            continue
        last, where = _extent(story, i, ends[i], named)
        if where:
            about_all = i < story.stop or (whole and where != "inline")
            yield from _note(story.blocks[i:last], named, "story" if about_all else where)
        i = max(last, i + 1)


def _section_ends(heads: Sequence[bool]) -> list[int]:
    """For each block the index of the next heading, or the end."""
    ends = [len(heads)] * len(heads)
    for i in range(len(heads) - 2, -1, -1):
        ends[i] = i + 1 if heads[i + 1] else ends[i + 1]
    return ends


def _extent(story: _Story, i: int, end: int, named: Label) -> tuple[int, str]:
    """Where the note in block `i` ends, and where it stands; "" if it is none."""
    last = note_end(story.blocks, i, story.normal, named)
    if i < story.stop:
        return last, "story"
    if last >= end:
        return end, "end"
    if _opens(story, i):
        return last, "top"
    alone = named.end >= len(story.blocks[i].said)
    names_rest = named.role == "end note" or named.strong or alone
    if names_rest and not named.bracket and not _goes_on(story, i + 1, end, alone=alone):
        return end, "end"
    return (last, "inline") if named.strong else (i + 1, "")


def _opens(story: _Story, i: int) -> bool:
    """Whether only headings, dividers and labels stand between block `i` and its heading."""
    for j in range(i - 1, max(-1, i - 1 - TO_HEADING), -1):
        if story.heads[j]:
            return True
        if not (ornament(story.blocks[j].said) or label(story.blocks[j].said)):
            return False
    return i <= TO_HEADING


def _goes_on(story: _Story, first: int, end: int, *, alone: bool) -> bool:
    """Whether the story goes on below a label; `alone` if that has its line for itself."""
    most_blocks, most_words = (END_BLOCKS, END_WORDS) if alone else RUN_ON
    if end - first > most_blocks:
        return True
    rest = story.blocks[first:end]
    closes = alone and end == len(story.blocks)
    if not closes and sum(block.words for block in rest) > most_words:
        return True
    spoken = sum(block.said[0] in SPEECH for block in rest)
    return spoken > len(rest) / 3 or any(ornament(block.said) for block in rest[:-1])


def _note(blocks: Sequence[Block], named: Label, where: str) -> Iterator[Mark]:
    while len(blocks) > 1 and ornament(blocks[-1].said):
        blocks = blocks[:-1]
    first, last = blocks[0], blocks[-1]
    yield Mark("note", first.start, last.end, where)
    yield Mark("label", first.start, first.start + named.end, named.name)
    if named.bracket and last.said.endswith(named.closing):
        yield Mark("label", last.end - 1, last.end, named.name)


def _inline(text: str, blocks: Sequence[Block], meta: Cover) -> Iterator[Mark]:
    """The notes in brackets inside a paragraph."""
    for block in blocks:
        for found in INLINE.finditer(text, block.start, block.end):
            start, end = found.span()
            named = label(found[0])
            if end - start == block.end - block.start or meta.touches(start, end) or not named:
                continue
            yield Mark("note", start, end, "inline")
            yield Mark("label", start, start + named.end, named.name)
            yield Mark("label", end - 1, end, named.name)
