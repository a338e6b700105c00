"""The blocks of a draft, each with the marks that lie over it, and the pieces of a block."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bookforge.draft import Draft, Kind, Mark
from bookforge.source import Span

BLOCK = re.compile(r"\S.*(?:\n(?=.*\S).*)*")  # lines without a blank one between

REFERRING: tuple[Kind, ...] = ("note", "reference")
HIDDEN: tuple[Kind, ...] = ("label", "frame", "meta")
NO_KINDS: frozenset[str] = frozenset()
REGIONS: tuple[Kind, ...] = ("heading", "note", "epigraph")


class Piece(NamedTuple):
    """A stretch of a block over which the same marks lie."""

    span: Span
    kinds: frozenset[str]
    note: Mark | None = None


class Part(NamedTuple):
    """A block of the draft with the marks over it; empty for a break made of blank lines."""

    span: Span
    marks: tuple[Mark, ...]

    def marked(self, *kinds: Kind) -> tuple[Mark, ...]:
        """The marks of these kinds."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)

    @property
    def region(self) -> Mark | None:
        """The mark of the heading, note or epigraph that the block belongs to, if any.

        A note within a paragraph does not make the paragraph a note; a footnote is one, whatever
        it stands among.
        """
        for mark in sorted(self.marked(*REGIONS), key=lambda mark: mark.value != "footnote"):
            whole = mark.start <= self.span.start and mark.end >= self.span.end
            if whole or mark.kind == "heading":
                return mark
        return None

    @property
    def pieces(self) -> Iterator[Piece]:
        """The printed text of the block, cut wherever a mark begins or ends.

        A note inside a note is a part of it.
        """
        if not self.marks:
            if self.span.start < self.span.end:
                yield Piece(self.span, NO_KINDS)
            return
        region = self.region
        inside = region is not None and region.kind == "note"
        notes = self._referring(() if inside else self.marked("note"))
        edges: dict[int, list[tuple[Kind, int]]] = {self.span.start: [], self.span.end: []}
        for mark in self.marks:
            start, end = max(mark.start, self.span.start), min(mark.end, self.span.end)
            if start < end and mark is not region and not (inside and mark.kind == "note"):
                edges.setdefault(start, []).append((mark.kind, 1))
                edges.setdefault(end, []).append((mark.kind, -1))
        open_: Counter[Kind] = Counter()
        at = self.span.start
        note: Mark | None = None
        for edge, steps in sorted(edges.items()):
            kinds = frozenset(kind for kind, depth in open_.items() if depth > 0)
            if edge > at and not kinds.intersection(HIDDEN):
                yield Piece(Span(at, edge), kinds, note if kinds.intersection(REFERRING) else None)
            for kind, step in steps:
                open_[kind] += step
            at, note = edge, notes.get(edge, note)

    def _referring(self, notes: tuple[Mark, ...]) -> dict[int, Mark]:
        """What leaves a sign in the text, by where it begins; within `notes` only they do."""
        starts = [mark.start for mark in notes]
        found = {mark.start: mark for mark in notes}
        for mark in self.marked("reference"):
            above = bisect_right(starts, mark.start) - 1
            if above < 0 or mark.start >= notes[above].end:
                found[mark.start] = mark
        return found


def parts(draft: Draft) -> Iterator[Part]:
    """The blocks that are printed, each with its marks, in one sweep over both."""
    waiting = list(reversed(draft.marks))
    active: list[Mark] = []
    for found in BLOCK.finditer(draft.text):
        span = Span(*found.span())
        while waiting and waiting[-1].start < span.end:
            active.append(waiting.pop())
        for gap in (m for m in active if m.kind == "scene-break" and m.start == m.end):
            around = (m for m in active if m.kind in REGIONS and m.start < gap.start < m.end)
            yield Part(Span(gap.start, gap.start), (gap, *around))
        active = [mark for mark in active if mark.end > span.start and mark.start < mark.end]
        part = Part(span, tuple(active))
        seen = part.marked("picture") and not part.marked("frame")
        if seen or any(draft.text[slice(*piece.span)].strip() for piece in part.pieces):
            yield part


def extent(members: tuple[Part, ...]) -> Span:
    """The range of the draft that some blocks cover."""
    return Span(members[0].span.start, members[-1].span.end)
