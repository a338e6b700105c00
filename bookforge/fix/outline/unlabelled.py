"""Paragraphs that sound like a note and that nothing names: they stay, and are pointed at.

They are all that stands between two dividers or headings, or the first or last of a chapter.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.voices import AUTHORS, voice
from bookforge.fix.outline.notes import Note, Story

MOST = 6  # paragraphs
CERTAIN = 3.0  # voice of one among them, at least


def unlabelled(story: Story, found: Sequence[Note]) -> Iterator[range]:
    """The blocks at the edges of chapters that sound like the author's."""
    taken = {i for note in found for i in range(note.first, note.last)}
    bounds = [-1, *(i for i in range(len(story.blocks)) if _bound(story, taken, i))]
    bounds.append(len(story.blocks))
    for above, below in pairwise(bounds):
        span = range(max(above + 1, story.stop), below)
        outer = _outer(story, taken, above) or _outer(story, taken, below)
        if outer and _authors(story, span):
            yield span
            continue
        for edge in (_first(story, span), _last(story, span)):
            if _authors(story, edge):
                yield edge


def _bound(story: Story, taken: set[int], i: int) -> bool:
    return story.heads[i] or i in taken or ornament(story.blocks[i].said)


def _outer(story: Story, taken: set[int], i: int) -> bool:
    """Whether the story ends at this bound: it is a heading, a note, or an end of the text."""
    return not 0 <= i < len(story.blocks) or story.heads[i] or i in taken


def _first(story: Story, span: range) -> range:
    """The blocks at the beginning of a chapter that could be nobody else's."""
    stop = span.start
    if span.start > 0 and story.heads[span.start - 1]:
        while stop < span.stop and voice(story.blocks[stop].said) >= AUTHORS:
            stop += 1
    return range(span.start, stop)


def _last(story: Story, span: range) -> range:
    """The blocks at the end of a chapter that could be nobody else's."""
    start = span.stop
    if span.stop == len(story.blocks) or story.heads[span.stop]:
        while start > span.start and voice(story.blocks[start - 1].said) >= AUTHORS:
            start -= 1
    return range(start, span.stop)


def _authors(story: Story, span: range) -> bool:
    if not 0 < len(span) <= MOST:
        return False
    voices = [voice(story.blocks[i].said) for i in span]
    return min(voices) >= AUTHORS and max(voices) >= CERTAIN
