"""A draft: one string, the marks that lie over it, and how it came to be.

Passes never alter a draft. They yield Changes (replace some characters), Marks (say what some
characters are) and Problems (something to look at); `amend` alone applies them, shifts the marks
and writes the log. So no character can differ from the source without an entry in the log.

Nothing is ever deleted because it is not part of the story: a licence, a contents list or a
label like "Author's Notes:" stays in the text under a `frame` or `label` mark, and the binder
leaves it out of the book. What was left out, and by which rule, can therefore be counted.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Literal, NamedTuple

from bookforge.language import ENOUGH, LABELS, Guess, guessed, named
from bookforge.problem import Problem
from bookforge.source import Source, Span

Kind = Literal[
    "emphasis",  # inline
    "strong",  # inline
    "heading",  # the block or blocks that open a chapter; value: "chapter", "part", "part 2" ...
    "heading-title",  # the title's share of a heading such as "Chapter 1: The Door"
    "scene-break",  # a divider's block, or an empty range in a gap; value: "" or "strong"
    "verse",  # a block whose lines stay lines
    "lines",  # blocks that are lines of one thing; value: "list", "box", "table" or "talk"
    "picture",  # a block; value: its file as the text names it, or ""
    "alt",  # the words in a picture's block that describe it
    "letter",  # blocks from the salutation to the signature
    "note",  # the author to the reader; value: "top", "end", "inline", "story" ...
    "reference",  # the sign in the text that stands for a footnote; the k-th for the k-th
    "epigraph",  # blocks before the story; value: "" or "dedication"
    "meta",  # title, author, description, language ...; value: the field's name
    "label",  # words that only name what follows, as "Description" does; not printed
    "frame",  # not the book: licence, contents list, a divider beside a heading; value: what
    "decided",  # a place that the author settled; value: what it is, as in `Decision`
]


Quotes = Literal["keep", "double", "single", "guillemets", "locale", "off"]
Dashes = Literal["auto", "em", "en", "keep"]
Ellipses = Literal["character", "dots", "keep"]
Profile = Literal[
    "auto", "none", "ao3", "ffn", "fanficfare", "wattpad", "royalroad", "webnovel", "usenet",
    "gutenberg", "smashwords", "ebook", "archive", "forum", "xenforo", "reddit", "tumblr",
    "livejournal", "web",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class House:
    """The style that the book shall have; the defaults keep the author's.

    `language` is a BCP 47 tag, or empty for what the text says. `quotes`: keep the kind of mark
    that the author chose, turn all into one kind or into the language's own, or leave them off.
    `dashes`: as the author's other dashes or the language's, closed em, spaced en, or as typed.
    `profile` names who made the raw text, for its frame; "auto" finds out, "none" takes nothing
    of a producer's away. `boilerplate` says that what was taken goes to the back of the book.
    """

    language: str = ""
    quotes: Quotes = "keep"
    dashes: Dashes = "auto"
    ellipsis: Ellipses = "character"
    profile: Profile = "auto"
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the author says that a place of the text is, and how the place is found again.

    `what` is a key of [fix] in book.toml. `before`, `at` and `after` are text as the source has
    it: `at` is the place, the others what stands beside it. `origin` is where it was decided.
    """

    what: str
    before: str
    at: str
    after: str
    origin: str = ""


class Sure(IntEnum):
    """How far a change may be trusted; a run applies those at or above its level."""

    GUESS = 1
    LIKELY = 2
    CERTAIN = 3


class Mark(NamedTuple):
    """A meaning laid over a range of the draft's text; `rule` is the pass that laid it."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    rule: str = ""


class Change(NamedTuple):
    """Replace `text[start:end]` by `new`; `why` is a phrase, not a sentence."""

    start: int
    end: int
    new: str
    sure: Sure = Sure.CERTAIN
    why: str = ""


Find = Change | Mark | Problem


@dataclass(frozen=True, slots=True)
class Stage:
    """What one pass changed, in the order of the text, and where that moved things."""

    rule: str
    changes: tuple[Change, ...]
    removed: tuple[str, ...]  # what each change replaced
    starts: Sequence[int]  # where each change begins in the text after it
    shifts: Sequence[int]  # new offset minus old, past change i - 1 and before change i

    def forward(self, at: int, begun: Sequence[int] = (), *, end: bool = False) -> int:
        """Where offset `at` of the old text lies in the new; `end` if it closes a range.

        Who asks often gives along where the changes begin in the old text.
        """
        cut = bisect_left if end else bisect_right
        i = cut(begun, at) if begun else cut(self.changes, at, key=lambda c: c.start)
        if i and at < self.changes[i - 1].end:
            return self.starts[i - 1] + (len(self.changes[i - 1].new) if end else 0)
        return at + self.shifts[i]

    def back(self, at: int, *, end: bool = False) -> int:
        """Where offset `at` of the new text came from in the old; `end` if it closes a range."""
        i = (bisect_left if end else bisect_right)(self.starts, at)
        if i and at < self.starts[i - 1] + len(self.changes[i - 1].new):
            return self.changes[i - 1].end if end else self.changes[i - 1].start
        return at - self.shifts[i]


@dataclass(frozen=True, slots=True)
class Draft:
    """Text on its way from source to book."""

    source: Source
    text: str
    marks: tuple[Mark, ...] = ()
    log: tuple[Stage, ...] = ()
    problems: tuple[Problem, ...] = ()
    house: House = House()
    decisions: tuple[Decision, ...] = ()

    @property
    def language(self) -> Guess:
        """The language: as asked for, else as the text says, else as the words of it tell."""
        if self.house.language:
            return Guess(self.house.language, sure=True)
        for mark in self.marked("meta"):
            said = mark.value in LABELS and named(self.text[mark.start : mark.end])
            if said:
                return Guess(said, sure=True)
        return guessed(self._prose())

    def _prose(self) -> str:
        """The first part of the text, less frames and what stands above the story."""
        kept: list[str] = []
        at = length = 0
        for mark in self.marked("frame", "label", "meta"):
            if length > ENOUGH:
                break
            kept.append(self.text[at : mark.start][:ENOUGH])
            length += len(kept[-1])
            at = max(at, mark.end)
        return "".join((*kept, self.text[at : at + ENOUGH]))[:ENOUGH]

    @property
    def appendix(self) -> tuple[Span, ...]:
        """The frames that go to the back of the book: licences, notices, furniture; if asked for.

        Contents lists and page heads do not, for they tell of pages that are gone.
        """
        found: list[Span] = []
        for mark in self.marked("frame") if self.house.boilerplate else ():
            if mark.rule == "boilerplate" and mark.value not in ("contents", "page head"):
                start = max(mark.start, found[-1].end if found else 0)
                found += [Span(start, mark.end)] if start < mark.end else []
        return tuple(found)

    def origin(self, span: Span) -> Span:
        """The range of the source that `span` of this draft came from."""
        start, end = span
        for stage in reversed(self.log):
            if stage.changes:
                start, end = stage.back(start), stage.back(end, end=True)
        return Span(start, max(start, end))

    def marked(self, *kinds: Kind) -> tuple[Mark, ...]:
        """The marks of these kinds, in the order of the text."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


def amend(draft: Draft, rule: str, finds: Iterable[Find], least: Sure = Sure.LIKELY) -> Draft:
    """Apply what the pass named `rule` found in `draft.text`, and log it.

    Offsets of all finds count in the text before the changes. Changes less sure than `least`
    are left out. Problems come with a range of the draft and are kept with one of the source.

    Raises:
        ValueError: two changes overlap.

    """
    changes: list[Change] = []
    marks = list(draft.marks)
    problems = list(draft.problems)
    for find in finds:
        match find:
            case Change():
                if find.sure >= least and draft.text[find.start : find.end] != find.new:
                    changes.append(find)
            case Mark():
                marks.append(Mark(find.kind, find.start, find.end, find.value, rule))
            case Problem():
                at = None if find.at is None else draft.origin(find.at)
                problems.append(find if at == find.at else replace(find, at=at))
    changes.sort(key=lambda change: (change.start, change.end))
    stage = _stage(rule, draft.text, changes)
    return replace(
        draft,
        text="".join(_pieces(draft.text, changes)),
        marks=_laid(marks, stage),
        log=(*draft.log, stage),
        problems=tuple(problems),
    )


def replay(text: str, log: Iterable[Stage]) -> str:
    """What `text` becomes when every change of `log` is made again."""
    for stage in log:
        text = "".join(_pieces(text, stage.changes))
    return text


def invert(text: str, log: tuple[Stage, ...]) -> str:
    """What `text` was before every change of `log` was made."""
    for stage in reversed(log):
        back = (
            Change(start, start + len(change.new), old)
            for start, change, old in zip(stage.starts, stage.changes, stage.removed, strict=True)
        )
        text = "".join(_pieces(text, back))
    return text


def _pieces(text: str, changes: Iterable[Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield text[at : change.start]
        yield change.new
        at = change.end
    yield text[at:]


def _stage(rule: str, text: str, changes: list[Change]) -> Stage:
    for one, other in pairwise(changes):
        if other.start < one.end or (other.start, other.end) == (one.start, one.end):
            raise ValueError(f"{rule}: changes overlap at {other.start}")
    return staged(rule, changes, tuple(text[change.start : change.end] for change in changes))


def staged(rule: str, changes: Sequence[Change], removed: tuple[str, ...]) -> Stage:
    """The log's entry of these changes, which are in order and replaced `removed`."""
    starts, shifts = array("q"), array("q", [0])  # a long serial has hundreds of thousands
    shift = 0
    for change in changes:
        starts.append(change.start + shift)
        shift += len(change.new) - (change.end - change.start)
        shifts.append(shift)
    return Stage(rule, tuple(changes), removed, starts, shifts)


def _laid(marks: Iterable[Mark], stage: Stage) -> tuple[Mark, ...]:
    """The marks in the order of the text, moved by what the stage changed."""
    moved = _moved(marks, stage) if stage.changes else marks
    return tuple(sorted(moved, key=lambda mark: (mark.start, -mark.end)))


def _moved(marks: Iterable[Mark], stage: Stage) -> Iterator[Mark]:
    begun = [change.start for change in stage.changes]
    for kind, first, last, value, rule in marks:
        start = stage.forward(first, begun)
        end = stage.forward(last, begun, end=True)
        yield Mark(kind, start, max(start, end), value, rule)
