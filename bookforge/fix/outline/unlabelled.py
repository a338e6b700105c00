"""Paragraphs that sound like a note and that nothing names: they stay, and are pointed at."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.voices import AUTHORS, voice
from bookforge.fix.outline.notes import Note, Story

MOST = 6  # paragraphs
CERTAIN = 3.0  # voice of one among them, at least


def unlabelled(story: Story, found: Sequence[Note]) -> Iterator[range]:
    """The blocks that a divider or a heading sets apart and that sound like the author's."""
    taken = {i for note in found for i in range(note.first, note.last)}
    bounds = [-1, *(i for i in range(len(story.blocks)) if _bound(story, taken, i))]
    bounds.append(len(story.blocks))
    for above, below in pairwise(bounds):
        span = range(above + 1, below)
        outer = _outer(story, taken, above) or _outer(story, taken, below)
        if outer and span.start >= story.stop and _authors(story, span):
            yield span


def _bound(story: Story, taken: set[int], i: int) -> bool:
    return story.heads[i] or i in taken or ornament(story.blocks[i].said)


def _outer(story: Story, taken: set[int], i: int) -> bool:
    """Whether the story ends at this bound: it is a heading, a note, or an end of the text."""
    return not 0 <= i < len(story.blocks) or story.heads[i] or i in taken


def _authors(story: Story, span: range) -> bool:
    if not 0 < len(span) <= MOST:
        return False
    voices = [voice(story.blocks[i].said) for i in span]
    return min(voices) >= AUTHORS and max(voices) >= CERTAIN
