"""Source and text side by side: rows of one block each, with the edits and problems in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bookforge.bind.parts import BLOCK
from bookforge.draft import Draft, Kind, Mark
from bookforge.problem import Problem
from bookforge.report.edits import Edit, composed
from bookforge.source import Span

# What a block can be, the most telling first.
KINDS: tuple[Kind, ...] = (
    *("frame", "label", "meta", "heading", "scene-break", "note", "epigraph", "verse", "letter"),
    "picture",
)


HIDDEN: tuple[Kind, ...] = ("frame", "label")
STYLES: tuple[Kind, ...] = ("emphasis", "strong")
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A block: `at` its range of the source, `now` that of the text, with what follows it.

    `line` is its line of the source, from 1; `mark` says what it is, None for plain story;
    `styles` are the emphasised words in it.
    """

    at: Span
    now: Span
    line: int
    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]
    mark: Mark | None
    styles: tuple[Mark, ...] = ()


def rows(draft: Draft, problems: Sequence[Problem]) -> Iterator[Row]:
    """The rows, which together are the whole source and the whole text."""
    edits = composed(draft.log)
    waiting = sorted((p for p in problems if p.at), key=lambda p: p.at or NOWHERE, reverse=True)
    marks, active = list(reversed(draft.marks)), list[Mark]()
    source, text, first = 0, 0, 0
    for to, end, last in _cuts(draft, edits):
        at, now = Span(source, to), Span(text, end)
        found: list[Problem] = []
        while waiting and (waiting[-1].at or NOWHERE).start < to:
            found.append(waiting.pop())
        while marks and marks[-1].start < end:
            active.append(marks.pop())
        active = [mark for mark in active if mark.end > text]
        over = (mark for mark in active if _tells(mark, draft.text, now))
        mark = min(over, key=lambda mark: KINDS.index(mark.kind), default=None)
        styles = tuple(mark for mark in active if mark.kind in STYLES)
        yield Row(at, now, _line(draft, at), edits[first:last], tuple(found), mark, styles)
        source, text, first = to, end, last


def _tells(mark: Mark, text: str, row: Span) -> bool:
    """Whether a mark says what a row is; one that hides a part of it only does not."""
    if mark.kind not in HIDDEN:
        return mark.kind in KINDS
    outside = (text[row.start : mark.start], text[mark.end : row.end])
    return not any(said.strip() for said in outside)


def _cuts(draft: Draft, edits: Sequence[Edit]) -> Iterator[tuple[int, int, int]]:
    """Where rows end, in the source, in the text and in `edits`: before blocks, not in an edit."""
    behind = last = 0
    for block in islice(BLOCK.finditer(draft.text), 1, None):
        start = block.start()
        while last < len(edits) and edits[last].now.start < start:
            behind += len(range(*edits[last].at)) - len(range(*edits[last].now))
            last += 1
        if not last or edits[last - 1].now.end <= start:
            yield start + behind, start, last
    yield len(draft.source.text), len(draft.text), len(edits)


def _line(draft: Draft, at: Span) -> int:
    said = draft.source.text[at.start : at.end]
    return draft.source.place(at.start + len(said) - len(said.lstrip())).line
