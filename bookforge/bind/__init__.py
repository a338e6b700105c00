"""Bind a draft into a book: cut it at its marks, move notes to the back, alter no text.

Each block belongs to one region: the heading, note or epigraph whose mark covers it, or the
story. Words under `label` and `frame` marks are left out, those under `meta` marks go to the
metadata; both stay in the draft, so that they can be accounted for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import cast

from bookforge.bind.levels import levelled
from bookforge.bind.meta import meta
from bookforge.bind.parts import BLOCK, Part, parts
from bookforge.book import (
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Look,
    Meta,
    Note,
    Notes,
    Paragraph,
    Role,
    Runs,
    SceneBreak,
    Text,
    Verse,
    Where,
)
from bookforge.draft import Draft, Mark
from bookforge.settings import Settings
from bookforge.source import Span

# Labels that say no more than that a note begins; "heading" and the like name no note at all.
PLAIN = frozenset({"author's note", "end notes"})


def bind(draft: Draft, settings: Settings) -> Book:
    """The book that `draft` describes; what `settings` says goes before what the text says."""
    binding = _Binding(draft, settings.notes)
    for region, group in groupby(parts(draft), key=lambda part: part.region):
        members = tuple(group)
        match region:
            case Mark(kind="heading", value=role):
                binding.open(members, role or "chapter")
            case Mark(kind="note") as mark:
                binding.note(members, mark)
            case Mark(kind="epigraph"):
                binding.epigraph(members)
            case _:
                binding.story(members)
    binding.appendix()
    return binding.book(meta(draft, settings))


@dataclass
class _Binding:
    """The book so far."""

    draft: Draft
    notes_in: Notes
    front: list[Chapter] = field(default_factory=list[Chapter])
    chapters: list[Chapter] = field(default_factory=list[Chapter])
    notes: list[Note] = field(default_factory=list[Note])
    early: list[str] = field(default_factory=list[str])  # ids of notes before the first chapter
    preface: list[Block] = field(default_factory=list[Block])  # the same as asides
    count: int = 0  # of all notes
    numbered: int = 0  # of the footnotes of the last chapter
    story_blocks: list[Block] = field(default_factory=list[Block])  # of the last chapter

    def open(self, members: tuple[Part, ...], value: str) -> None:
        """Begin a chapter under the heading that `members` are; `value` is that of its mark."""
        role, _, depth = value.partition(" ")
        self._begin(cast("Role", role), _range(members))
        number: list[Text] = []
        title: list[Text] = []
        for part in members:
            for run, kinds in (*self._runs(part), (Text(" "), frozenset[str]())):
                (title if "heading-title" in kinds else number).append(run)
            title.append(Text(" "))
        shown, label = _flat(title), _flat(number)
        if not shown:
            shown, label = label, ()
        level = int(depth or 1)
        self.chapters[-1] = replace(self.chapters[-1], title=shown, number=label, level=level)

    def story(self, members: tuple[Part, ...]) -> None:
        """Add blocks to the open chapter, or to a first one that has no heading."""
        if not self.chapters:
            self._begin("chapter", _range(members))
        self.story_blocks += self._blocks(members)

    @cached_property
    def labels(self) -> dict[int, str]:
        """The kinds of notes that are more than plain, by the offsets they begin at."""
        marks = self.draft.marked("label")
        return {mark.start: mark.value for mark in marks if mark.value not in PLAIN}

    def note(self, members: tuple[Part, ...], mark: Mark) -> None:
        """Put a note among the notes, and its id into the chapter it belongs to."""
        where = cast("Where", mark.value or "end")
        if self.notes_in == "drop" and where != "footnote":
            return
        blocks, span = tuple(self._blocks(members)), _range(members)
        early = where == "warning" and not self.chapters
        if self.notes_in == "chapter" and where != "footnote" and not early:
            self._aside(blocks, mark, span)
            return
        note = self._keep(blocks, mark, span)
        if where in ("warning", "footnote"):
            return
        before = self.story_blocks[-1] if self.story_blocks else None
        if where == "inline" and isinstance(before, Paragraph):
            content = (*before.content, self._reference(note))
            self.story_blocks[-1] = replace(before, content=content)
        elif self.chapters:
            last = self.chapters[-1]
            self.chapters[-1] = replace(last, notes=(*last.notes, note.id))
        else:
            self.early.append(note.id)

    def _aside(self, blocks: tuple[Block, ...], mark: Mark, span: Span) -> None:
        """Leave a note where it stands; before the first chapter it waits for that to open."""
        self.count += 1
        aside = Aside(f"note-{self.count}", blocks, self._label(mark), self.draft.origin(span))
        (self.story_blocks if self.chapters else self.preface).append(aside)

    def epigraph(self, members: tuple[Part, ...]) -> None:
        """Put blocks before the story."""
        at = self.draft.origin(_range(members))
        blocks = tuple(self._blocks(members))
        name = f"epigraph-{len(self.front) + 1}"
        self.front.append(Chapter(name, blocks=blocks, role="epigraph", at=at))

    def appendix(self) -> None:
        """Add the frames that are kept, as a last chapter without a heading."""
        spans = self.draft.appendix
        if spans:
            self._begin("chapter", Span(spans[0].start, spans[-1].end))
            self.chapters[-1] = replace(self.chapters[-1], id="boilerplate")
        for span in spans:
            for block in BLOCK.finditer(self.draft.text, *span):
                at = self.draft.origin(Span(*block.span()))
                self.story_blocks.append(Paragraph(_flat([Text(block[0])]), at))

    def book(self, about: Meta) -> Book:
        """The finished book; it has a chapter even when the text has no words."""
        if not self.chapters:
            self._begin("chapter", Span(0, 0))
        self._close()
        first = self.chapters[0]
        self.chapters[0] = replace(first, notes=(*self.early, *first.notes))
        if self.preface:
            self.chapters[0] = replace(self.chapters[0], blocks=(*self.preface, *first.blocks))
        notes = (
            note if note.chapter or note.where == "warning" else _early(note, first)
            for note in self.notes
        )
        chapters = tuple(levelled(self.chapters))
        return Book(about, tuple(self.front), chapters, tuple(notes), self.notes_in)

    def _begin(self, role: Role, span: Span) -> None:
        self._close()
        self.numbered = 0
        name = f"chapter-{len(self.chapters) + 1}"
        self.chapters.append(Chapter(name, role=role, at=self.draft.origin(span)))

    def _close(self) -> None:
        if self.chapters and self.story_blocks:
            last = self.chapters[-1]
            self.chapters[-1] = replace(last, blocks=_settled(self.story_blocks))
        self.story_blocks.clear()

    def _keep(self, blocks: tuple[Block, ...], mark: Mark, span: Span) -> Note:
        chapter = self.chapters[-1].id if self.chapters else ""
        self.count += 1
        at, label = self.draft.origin(span), self._label(mark)
        where = cast("Where", mark.value or "end")
        self.notes.append(Note(f"note-{self.count}", blocks, chapter, where, at, label))
        return self.notes[-1]

    def _label(self, mark: Mark) -> str:
        """The kind of a note, as the label it begins with says; "" for a plain one."""
        return self.labels.get(mark.start, "")

    def _blocks(self, members: Iterable[Part]) -> Iterator[Block]:
        """Parts as blocks; those of one letter as one."""
        for letter, group in groupby(members, key=lambda part: (*part.marked("letter"), None)[0]):
            inside = tuple(group)
            blocks = tuple(self._united(inside))
            if letter:
                yield Letter(blocks, self.draft.origin(_range(inside)))
            else:
                yield from blocks

    def _united(self, members: Iterable[Part]) -> Iterator[Block]:
        """Parts as blocks; those that are lines of one thing as one."""
        for mark, group in groupby(members, key=lambda part: (*part.marked("lines"), None)[0]):
            if mark is None:
                yield from map(self._block, group)
                continue
            inside = tuple(group)
            lines: list[Runs] = []
            indents: list[int] = []
            for part in inside:
                found = tuple(_lines([run for run, _ in self._runs(part)]))
                lines += found
                indents += _indents(self.draft.text, part.span)[: len(found)]
            at = self.draft.origin(_range(inside))
            yield Lines(tuple(lines), cast("Look", mark.value), at, tuple(indents))

    def _block(self, part: Part) -> Block:
        at = self.draft.origin(part.span)
        for mark in part.marked("scene-break"):
            raw = self.draft.text[mark.start : mark.end].strip()
            return SceneBreak(raw, mark.value == "strong", at)
        runs = [run for run, _ in self._runs(part)]
        if part.marked("verse"):
            return Verse(tuple(_lines(runs)), at, _indents(self.draft.text, part.span))
        return Paragraph(_flat(runs), at)

    def _runs(self, part: Part) -> Iterator[tuple[Text, frozenset[str]]]:
        """The printed text of a block; a note inside it is kept and leaves a reference.

        The reference follows the word before it without a space. Words that only something not
        printed kept apart stay apart.
        """
        kept: Mark | None = None
        last, kinds = Text(""), frozenset[str]()  # held back until it is known what follows
        end, owed = part.span.start, False
        for piece in part.pieces:
            if piece.note is None:
                text = self.draft.text[slice(*piece.span)]
                parted = end < piece.span.start and last.value[-1:].isalnum()
                apart = " " if (owed or parted) and text[0].isalnum() else ""
                yield last, kinds
                kinds, owed = piece.kinds, False
                last = Text(apart + text, "emphasis" in kinds, "strong" in kinds)
            elif piece.note is not kept:
                kept = piece.note
                bare = last.value.rstrip()
                owed = owed or bare != last.value
                last = replace(last, value=bare)
                if self.notes_in != "drop":
                    yield last, kinds
                    last, kinds = self._reference(self._inline(kept, part)), frozenset[str]()
            end = piece.span.end
        yield last, kinds

    def _reference(self, note: Note) -> Text:
        """What leads to a note: a number of the chapter's if it is a footnote."""
        if self.notes_in != "chapter":
            return Text("", note=note.id)
        self.numbered += 1
        return Text("", note=note.id, mark=str(self.numbered))

    def _inline(self, note: Mark, part: Part) -> Note:
        """Keep a note that stood inside a paragraph."""
        span = Span(max(note.start, part.span.start), min(note.end, part.span.end))
        marks = tuple(m for m in part.marks if m.kind != "note")
        return self._keep((self._block(Part(span, marks)),), note, span)


def _early(note: Note, first: Chapter) -> Note:
    """A note from before the first chapter, at the top of that."""
    return replace(note, chapter=first.id, where="top" if note.where == "story" else note.where)


def _indents(text: str, span: Span) -> tuple[int, ...]:
    """How far each line of a block is set in beyond the one that is set in least, in spaces."""
    first = text.rfind("\n", 0, span.start) + 1
    spaces = [len(line) - len(line.lstrip()) for line in text[first : span.end].split("\n")]
    return tuple(space - min(spaces) for space in spaces)


def _range(members: tuple[Part, ...]) -> Span:
    return Span(members[0].span.start, members[-1].span.end)


def _settled(blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks without scene breaks that break nothing: at the ends, or after another."""
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, SceneBreak) or (kept and not isinstance(kept[-1], SceneBreak)):
            kept.append(block)
    if kept and isinstance(kept[-1], SceneBreak):
        kept.pop()
    return tuple(kept)


def _flat(runs: list[Text]) -> Runs:
    """Runs with line ends as spaces, and without white space at either end."""
    flat = [replace(run, value=re.sub(r"\s*\n\s*", " ", run.value)) for run in runs]
    while flat and not flat[0].note and not flat[0].value.strip():
        del flat[0]
    while flat and not flat[-1].note and not flat[-1].value.strip():
        del flat[-1]
    if flat:
        flat[0] = replace(flat[0], value=flat[0].value.lstrip())
        if not flat[-1].note:
            flat[-1] = replace(flat[-1], value=flat[-1].value.rstrip())
    return tuple(run for run in flat if run.value or run.note)


def _lines(runs: list[Text]) -> Iterator[Runs]:
    line: list[Text] = []
    for run in runs:
        first, *rest = run.value.split("\n")
        line.append(replace(run, value=first))
        for piece in rest:
            yield _flat(line)
            line = [replace(run, value=piece, note="")]
    yield _flat(line)
