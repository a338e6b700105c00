"""The blocks that the inline passes work on: all but dividers and what is not the book."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from bookforge.draft import Draft, Mark
from bookforge.source import Span

Shape = Literal["prose", "verse", "heading"]


class Unit(NamedTuple):
    """One block, between blank lines; `start` is its offset in the draft, in code points."""

    start: int
    text: str
    shape: Shape

    @property
    def laid_out(self) -> bool:
        """Whether its lines were set by hand, as those of a stanza or a table are."""
        return self.shape == "verse" or "\n" in self.text


class Cover:
    """Ranges of a text, to be asked whether they touch another; built once, asked often."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Join the ranges that overlap; empty ones cover nothing."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of `start` to `end` lies in one of the ranges."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self._ends[at - 1] > start


def units(draft: Draft) -> Iterator[Unit]:
    r"""The blocks of the draft in their order, less dividers and frames.

    A page head that stands inside a paragraph does not hide the paragraph.

    >>> from bookforge.source import Source
    >>> text = "One.\n\n***\n\nTwo,\nthree."
    >>> draft = Draft(Source("a", text), text, (Mark("scene-break", 6, 9),))
    >>> [unit.text for unit in units(draft)]
    ['One.', 'Two,\nthree.']
    """
    fixed = _cover(draft.marked("scene-break", "frame"))
    verse = _cover(draft.marked("verse"))
    headings = _cover(draft.marked("heading", "heading-title"))
    for start, end in _blocks(draft.text):
        if not (fixed.touches(start, start + 1) and fixed.touches(end - 1, end)):
            is_verse, is_heading = verse.touches(start, end), headings.touches(start, end)
            shape: Shape = "verse" if is_verse else "heading" if is_heading else "prose"
            yield Unit(start, draft.text[start:end], shape)


def _cover(marks: Iterable[Mark]) -> Cover:
    return Cover(Span(mark.start, mark.end) for mark in marks)


def _blocks(text: str) -> Iterator[Span]:
    """The ranges between blank lines; most are one line between empty ones."""
    at = 0
    for piece in text.split("\n\n"):
        if "\n" in piece:
            yield from _parted(piece, at)
        elif piece and not piece.isspace():
            yield Span(at, at + len(piece))
        at += len(piece) + 2


def _parted(piece: str, at: int) -> Iterator[Span]:
    """The blocks of a piece of the text that begins at offset `at`, line by line."""
    start, stop = -1, at + len(piece)
    for line in piece.split("\n"):
        blank = not line or line.isspace()
        if blank and start >= 0:
            yield Span(start, at - 1)
            start = -1
        elif not blank and start < 0:
            start = at
        at += len(line) + 1
    if start >= 0:
        yield Span(start, stop)
