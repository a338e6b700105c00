"""Bind a draft into a book: cut it at its marks, move notes to the back, alter no text.

Each block belongs to one region: the heading, note or epigraph whose mark covers it, or the
story. Words under `label` and `frame` marks are left out, those under `meta` marks go to the
metadata; both stay in the draft, so that they can be accounted for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import cast

from bookforge.bind.feet import BACK, FRONT, NOTICE, STORY, Feet
from bookforge.bind.levels import levelled
from bookforge.bind.matter import back, front
from bookforge.bind.meta import meta
from bookforge.bind.parts import BLOCK, Part, extent, parts
from bookforge.bind.pictures import NO_IMAGES, Images, picture
from bookforge.bind.runs import flat, indents, lines, settled
from bookforge.book import (
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Look,
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
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.settings.matter import Matter
from bookforge.source import Span

# Labels that say no more than that a note begins; "heading" and the like name no note at all.
PLAIN = frozenset({"author's note", "end notes"})


def bind(draft: Draft, settings: Settings, images: Images = NO_IMAGES) -> Book:
    """The book that `draft` describes; what `settings` says goes before what the text says."""
    binding = _Binding(draft, settings.notes, images)
    for region, group in groupby(parts(draft), key=lambda part: part.region):
        members = tuple(group)
        match region:
            case Mark(kind="heading", value=role):
                binding.open(members, role or "chapter")
            case Mark(kind="note") as mark:
                binding.note(members, mark)
            case Mark(kind="epigraph") as mark:
                binding.epigraph(members, mark.value)
            case _:
                binding.story(members)
    binding.appendix()
    return binding.book(meta(draft, settings), settings)


@dataclass
class _Binding:
    """The book so far."""

    draft: Draft
    notes_in: Notes
    images: Images
    front: list[Chapter] = field(default_factory=list[Chapter])
    chapters: list[Chapter] = field(default_factory=list[Chapter])
    notes: list[Note] = field(default_factory=list[Note])
    early: list[str] = field(default_factory=list[str])  # ids of notes before the first chapter
    preface: list[Block] = field(default_factory=list[Block])  # the same as asides
    count: int = 0  # of all notes but footnotes
    story_blocks: list[Block] = field(default_factory=list[Block])  # of the last chapter

    def open(self, members: tuple[Part, ...], value: str) -> None:
        """Begin a chapter under the heading that `members` are; `value` is that of its mark."""
        role, _, depth = value.partition(" ")
        self._begin(cast("Role", role), extent(members))
        number: list[Text] = []
        title: list[Text] = []
        for part in members:
            for run, kinds in (*self._runs(part), (Text(" "), frozenset[str]())):
                (title if "heading-title" in kinds else number).append(run)
            title.append(Text(" "))
        shown, label = flat(title), flat(number)
        if not shown:
            shown, label = label, ()
        level = int(depth or 1)
        self.chapters[-1] = replace(self.chapters[-1], title=shown, number=label, level=level)

    def story(self, members: tuple[Part, ...]) -> None:
        """Add blocks to the open chapter, or to a first one that has no heading."""
        if not self.chapters:
            self._begin("chapter", extent(members))
        self.story_blocks += self._blocks(members)

    @cached_property
    def feet(self) -> Feet:
        """The notes at the foot of pages."""
        return Feet(self.draft)

    @cached_property
    def labels(self) -> dict[int, str]:
        """The kinds of notes that are more than plain, as their labels say, by their offsets."""
        marks = self.draft.marked("label")
        return {mark.start: mark.value for mark in marks if mark.value not in PLAIN}

    def note(self, members: tuple[Part, ...], mark: Mark) -> None:
        """Put a note among the notes, and its id into the chapter it belongs to."""
        where = cast("Where", mark.value or "end")
        if self.notes_in == "drop" and where != "footnote":
            return
        first = where == "warning" and not self.chapters
        if where != "footnote" and (first or self.notes_in == "appendix"):
            self.feet.place = NOTICE if where == "warning" else BACK
        blocks, span = tuple(self._blocks(members)), extent(members)
        self.feet.place = STORY
        if self.notes_in == "chapter" and where != "footnote" and not first:
            self._aside(blocks, mark, span)
            return
        note = self._keep(blocks, mark, span)
        if where in ("warning", "footnote"):
            return
        before = self.story_blocks[-1] if self.story_blocks else None
        if where == "inline" and isinstance(before, Paragraph):
            content = (*before.content, self._reference(note.id))
            self.story_blocks[-1] = replace(before, content=content)
        elif self.chapters:
            last = self.chapters[-1]
            self.chapters[-1] = replace(last, notes=(*last.notes, note.id))
        else:
            self.early.append(note.id)

    def _aside(self, blocks: tuple[Block, ...], mark: Mark, span: Span) -> None:
        """Leave a note where it stands; before the first chapter it waits for that to open."""
        self.count += 1
        aside = Aside(
            f"note-{self.count}", blocks, self.labels.get(mark.start, ""), self.draft.origin(span)
        )
        (self.story_blocks if self.chapters else self.preface).append(aside)

    def epigraph(self, members: tuple[Part, ...], value: str) -> None:
        """Put blocks before the story: an epigraph, or what `value` says."""
        at = self.draft.origin(extent(members))
        self.feet.place = FRONT
        blocks = tuple(self._blocks(members))
        self.feet.place = STORY
        role = cast("Role", value or "epigraph")
        name = f"{role}-{len(self.front) + 1}"
        self.front.append(Chapter(name, blocks=blocks, role=role, at=at))

    def appendix(self) -> None:
        """Add the frames that are kept, as a last chapter without a heading."""
        spans = self.draft.appendix
        if spans:
            self._begin("chapter", Span(spans[0].start, spans[-1].end))
            self.chapters[-1] = replace(self.chapters[-1], id="boilerplate")
        for span in spans:
            for block in BLOCK.finditer(self.draft.text, *span):
                at = self.draft.origin(Span(*block.span()))
                self.story_blocks.append(Paragraph(flat([Text(block[0])]), at))

    def book(self, about: Meta, added: Matter) -> Book:
        """The finished book; it has a chapter even when the text has no words."""
        if not self.chapters:
            self._begin("chapter", Span(0, 0))
        self._close()
        first = self.chapters[0]
        blocks = (*self.preface, *first.blocks)
        self.chapters[0] = replace(first, blocks=blocks, notes=(*self.early, *first.notes))
        notes = sorted(self.notes, key=self.feet.order)
        placed = tuple(self.feet.placed(note, first) for note in notes)
        chapters, pages = tuple(levelled(self.chapters)), front(self.front, added)
        return Book(about, pages, chapters, placed, self.notes_in, back(added))

    def _begin(self, role: Role, span: Span) -> None:
        self._close()
        self.feet.begin()
        name = f"chapter-{len(self.chapters) + 1}"
        self.chapters.append(Chapter(name, role=role, at=self.draft.origin(span)))

    def _close(self) -> None:
        if self.chapters and self.story_blocks:
            last = self.chapters[-1]
            self.chapters[-1] = replace(last, blocks=settled(self.story_blocks))
        self.story_blocks.clear()

    def _keep(self, blocks: tuple[Block, ...], mark: Mark, span: Span, name: str = "") -> Note:
        at, label = self.draft.origin(span), self.labels.get(mark.start, "")
        where = cast("Where", mark.value or "end")
        if where == "footnote":
            name = self.feet.name(mark)
        elif not name:
            self.count += 1
            name = f"note-{self.count}"
        self.notes.append(Note(name, blocks, self._chapter, where, at, label))
        return self.notes[-1]

    def _blocks(self, members: Iterable[Part]) -> Iterator[Block]:
        """Parts as blocks; those of one letter as one."""
        for letter, group in groupby(members, key=lambda part: (*part.marked("letter"), None)[0]):
            inside = tuple(group)
            blocks = tuple(self._united(inside))
            if letter:
                yield Letter(blocks, self.draft.origin(extent(inside)))
            else:
                yield from blocks

    def _united(self, members: Iterable[Part]) -> Iterator[Block]:
        """Parts as blocks; those that are lines of one thing as one."""
        for mark, group in groupby(members, key=lambda part: (*part.marked("lines"), None)[0]):
            if mark is None:
                yield from map(self._block, group)
                continue
            inside = tuple(group)
            rows: list[Runs] = []
            steps: list[int] = []
            for part in inside:
                found = tuple(lines([run for run, _ in self._runs(part)]))
                rows += found
                steps += indents(self.draft.text, part.span)[: len(found)]
            at = self.draft.origin(extent(inside))
            yield Lines(tuple(rows), cast("Look", mark.value), at, tuple(steps))

    def _block(self, part: Part) -> Block:
        at = self.draft.origin(part.span)
        for mark in part.marked("scene-break"):
            raw = self.draft.text[mark.start : mark.end].strip()
            return SceneBreak(raw, mark.value == "strong", at)
        for mark in part.marked("picture"):
            return picture(self._runs(part), self.images.get(mark.start), at)
        runs = [run for run, _ in self._runs(part)]
        if part.marked("verse"):
            return Verse(tuple(lines(runs)), at, indents(self.draft.text, part.span))
        return Paragraph(flat(runs), at)

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
                if sign := self._sign(kept, part):
                    yield last, kinds
                    last, kinds = sign, frozenset[str]()
            end = piece.span.end
        yield last, kinds

    def _sign(self, mark: Mark, part: Part) -> Text | None:
        """What stands in the text for the note under a mark; nothing if that is dropped."""
        if mark.kind == "reference":
            return self.feet.sign(self.feet.name(mark), self._chapter)
        if self.notes_in == "drop":
            return None
        self.count += 1
        name = f"note-{self.count}"
        sign, place = self._reference(name), self.feet.place
        self.feet.place = BACK if self.notes_in == "appendix" else place
        self._inline(mark, part, name)
        self.feet.place = place
        return sign

    def _reference(self, name: str) -> Text:
        """What leads to a note of the author's: an asterisk, or a number if it is at the foot."""
        at_foot = self.notes_in == "chapter"
        return self.feet.sign(name, self._chapter) if at_foot else Text("", note=name)

    @property
    def _chapter(self) -> str:
        """The id of the open chapter, if there is one."""
        return self.chapters[-1].id if self.chapters else ""

    def _inline(self, note: Mark, part: Part, name: str) -> None:
        """Keep a note that stood inside a paragraph."""
        span = Span(max(note.start, part.span.start), min(note.end, part.span.end))
        marks = tuple(m for m in part.marks if m.kind != "note")
        self._keep((self._block(Part(span, marks)),), note, span, name)
