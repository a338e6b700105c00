"""Notes as the author settled them: what [fix] in book.toml says is a note, or is none.

A note that was found ends before the first paragraph that is story. A paragraph that is a note
takes along those with which it was doubtful, and goes on the note above it, if one ends there.
"""

from collections.abc import Iterator, Sequence

from bookforge.draft import Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.looks.note_labels import noted
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.notes import Note, Story
from bookforge.fix.outline.unlabelled import unlabelled
from bookforge.source import Span


def as_settled(story: Story, found: list[Note], decided: Sequence[Mark]) -> list[Note]:
    """The notes that were `found`, as the author `decided`, in the order of the text."""
    told = [mark for mark in decided if mark.value in ("note", "story")]
    if not told:
        return found
    kept = [note for one in found if (note := _cut(story, one, _cover(told, "story")))]
    own = _named(story, kept, _cover(told, "note"))
    ends = {note.last: n for n, note in enumerate(kept)}
    for i in sorted(own - {i for note in kept for i in range(note.first, note.last)}):
        above = ends.pop(i, len(kept))
        if above == len(kept):
            kept.append(Note(i, i, "inline", noted(story.blocks[i].said)))
        kept[above] = kept[above]._replace(last=i + 1)
        ends[i + 1] = above
    taken = {i for note in kept for i in range(note.first, note.last)}
    known = {note.first for note in found}
    placed = (n if n.first in known else n._replace(where=_where(story, n, taken)) for n in kept)
    return sorted(placed, key=lambda note: note.first)


def inside(story: Story, decided: Sequence[Mark]) -> Iterator[Span]:
    """The places within a paragraph that are notes."""
    starts = {block.start for block in story.blocks}
    for mark in decided:
        if mark.value == "note" and mark.start not in starts:
            span = Span(mark.start, mark.end)
            if any(block.start < span.start and span.end <= block.end for block in story.blocks):
                yield span


def _cover(told: Sequence[Mark], what: str) -> Cover:
    return Cover(Span(mark.start, mark.end) for mark in told if mark.value == what)


def _cut(story: Story, note: Note, is_story: Cover) -> Note | None:
    """The part of a note above the first block that is story, if there is any."""
    for i in range(note.first, note.last):
        if is_story.touches(story.blocks[i].start, story.blocks[i].end):
            where = "inline" if note.where == "end" else note.where
            return note._replace(last=i, where=where) if i > note.first else None
    return note


def _named(story: Story, kept: Sequence[Note], notes: Cover) -> set[int]:
    """The blocks that begin a settled note, with those that were doubtful together with them."""
    own = {i for i, block in enumerate(story.blocks) if notes.touches(block.start, block.start + 1)}
    for doubtful in unlabelled(story, kept):
        if own.intersection(doubtful):
            own.update(doubtful)
    return own


def _where(story: Story, note: Note, taken: set[int]) -> str:
    """Where a note stands: above or below its chapter's story, or between."""
    if note.first < story.stop or not story.headed:
        return "story"
    first, last = note.first, note.last
    while first > 0 and _is_frame(story, taken, first - 1):
        first -= 1
    while last < story.ends[note.first] and _is_frame(story, taken, last):
        last += 1
    if first == 0 or story.heads[first - 1]:
        return "top"
    return "end" if last == story.ends[note.first] else "inline"


def _is_frame(story: Story, taken: set[int], i: int) -> bool:
    return i in taken or bool(ornament(story.blocks[i].said))
