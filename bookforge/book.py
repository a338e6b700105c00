"""The tree every backend reads: a book of chapters of blocks of text.

Every block and chapter says `at`: the range of the source (code points from 0) it came from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from bookforge.metadata import Meta
from bookforge.source import Span

NOWHERE = Span(0, 0)

Before = Literal["also-by", "copyright", "dedication", "epigraph"]  # in the order they are bound
Behind = Literal["acknowledgements", "about-author", "also-by"]  # likewise
Role = Before | Behind | Literal["volume", "part", "chapter", "prologue", "interlude", "epilogue"]
Look = Literal["list", "box", "table", "talk"]
Where = Literal["top", "end", "inline", "story", "warning", "footnote"]
Openings = Literal["drop-cap", "small-caps", "plain"]  # how chapters begin
Notes = Literal["appendix", "chapter", "drop"]  # where the author's notes go
Region = Literal["title", "front", "contents", "story", "notes", "back"]  # of a printed book


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one style. Runs do not nest: a run carries all it needs.

    `note` is the id of a Note that is referred to right after these (possibly no) words by `mark`.
    """

    value: str
    emphasis: bool = False
    strong: bool = False
    note: str = ""
    mark: str = "*"


Runs = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running prose."""

    content: Runs
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A pause between scenes; `raw` is what the author typed, empty for a gap of blank lines."""

    raw: str = ""
    strong: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza: lines that must stay lines; `indents` counts the spaces that each is set in by."""

    lines: tuple[Runs, ...]
    at: Span = NOWHERE
    indents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter inside the story, from its salutation to its signature."""

    blocks: tuple["Block", ...]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that say by their own signs that they are lines.

    A list; the box of a game, as [Level up!]; a table drawn with signs, in which every space
    counts; or talk, what people wrote or said with their names before it. `indents` are as in
    Verse.
    """

    lines: tuple[Runs, ...]
    look: Look
    at: Span = NOWHERE
    indents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's file, fit for every reader; `name` tells its content. Width and height are px."""

    name: str
    media_type: str
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture between paragraphs; `alt` says what it shows, for who cannot see it.

    Without an `image`, because its file is not there or not known, the words are what is left.
    """

    image: Image | None
    alt: str = ""
    caption: Runs = ()
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Aside:
    """A note that stays in its chapter, where it stood; `label` is its kind, `id` its name."""

    id: str
    blocks: tuple["Block", ...]
    label: str = ""
    at: Span = NOWHERE


Block = Paragraph | SceneBreak | Verse | Lines | Letter | Picture | Aside


@dataclass(frozen=True, slots=True)
class Chapter:
    """A run of blocks under a heading, which may be empty.

    Of "Chapter 1: The Door", `number` is "Chapter 1" and `title` is "The Door"; a heading that
    has one part only has it in `title`. `notes` are the ids of the notes about this chapter
    (top, end), not of those that a run refers to. `level` says how deep it lies: 1 for a part and
    for a chapter outside of any, 2 for a chapter of a part or a part of a part, and so on.
    In a collection each story is a volume, whose chapters say which story they are `of`.
    """

    id: str
    title: Runs = ()
    number: Runs = ()
    blocks: tuple[Block, ...] = ()
    role: Role = "chapter"
    notes: tuple[str, ...] = ()
    at: Span = NOWHERE
    level: int = 1
    of: str = ""

    @property
    def name(self) -> str:
        """The heading in one line, as contents lists print it."""
        parts = ("".join(run.value for run in runs) for runs in (self.number, self.title))
        return ": ".join(part for part in parts if part)

    @property
    def full_name(self) -> str:
        """The heading, in a collection behind the name of its story."""
        return ", ".join(filter(None, (self.of, self.name)))


@dataclass(frozen=True, slots=True)
class Note:
    """What the author says to the reader, beside the story.

    `chapter` is the id of the chapter it belongs to, or "" when it is about the whole story.
    `where` it stood says where it goes: a warning before the story, a footnote to the foot of the
    page, the others to the appendix. `label` is its kind, as "disclaimer"; "" is a plain note. A
    footnote is `loose` if its sign is not in the book, as when it stood in the blurb.
    """

    id: str
    blocks: tuple[Block, ...]
    chapter: str
    where: Where
    at: Span = NOWHERE
    label: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of a printed edition begins, whose number is `label`.

    `at` counts the author's characters in that region of the book, without white space, that stand
    before it; in the contents, the chapters. `voiced` says that it begins with something that is
    not the author's: a heading of the book's own, a link, the ornament of a scene break.
    """

    label: str
    region: Region
    at: int
    voiced: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A printed edition of the same book: the URN that it is known by, and its pages in order."""

    source: str
    pages: tuple[PageStart, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The whole work, ready for any backend; `feet` are its footnotes by their ids.

    The pages of `front` and `back` hold what is no story. One that comes from nowhere in the
    source was added by the author in book.toml.
    `cover` is the author's own, as large as stores want it; without one a cover is drawn. `edition`
    is the printed book whose pages an e-book tells.
    Of a serial, `news` are the ids of new chapters, `memory` is what its next edition has to know.
    """

    meta: Meta
    front: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...] = ()
    notes_in: Notes = "appendix"
    back: tuple[Chapter, ...] = ()
    cover: Image | None = None
    edition: Edition | None = None
    news: tuple[str, ...] = ()
    memory: str = ""
    _chapters: dict[str, Chapter] = field(init=False, repr=False, compare=False)
    _notes: dict[str, Note] = field(init=False, repr=False, compare=False)
    feet: dict[str, Note] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember chapters and notes by their ids, for every page asks for some."""
        object.__setattr__(self, "_chapters", {one.id: one for one in self.chapters})
        object.__setattr__(self, "_notes", {one.id: one for one in self.notes})
        object.__setattr__(self, "feet", {one.id: one for one in self.footnotes})

    @property
    def appendix(self) -> tuple[Note, ...]:
        """The notes that stand at the back."""
        apart = {*self.warnings, *self.footnotes}
        return tuple(note for note in self.notes if note not in apart)

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The notes that stand in their chapters."""
        blocks = (block for chapter in self.chapters for block in chapter.blocks)
        return tuple(block for block in blocks if isinstance(block, Aside))

    @property
    def warnings(self) -> tuple[Note, ...]:
        """The notes that are to be read before the story."""
        return tuple(note for note in self.notes if note.where == "warning")

    @property
    def footnotes(self) -> tuple[Note, ...]:
        """The notes at the foot of a page; those in brackets, if notes stay in their chapters."""
        where = ("footnote", "inline") if self.notes_in == "chapter" else ("footnote",)
        return tuple(note for note in self.notes if note.where in where and not note.loose)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures but the cover, wherever they stand."""
        pages: Iterator[Chapter | Note] = chain(self.front, self.chapters, self.back, self.notes)
        return tuple(picture for page in pages for picture in _pictures(page.blocks))

    @property
    def title(self) -> str:
        """The title, or the word that stands for a missing one."""
        return self.meta.title or "Untitled"

    def chapter(self, id_: str) -> Chapter | None:
        """The chapter of that id."""
        return self._chapters.get(id_)

    def about(self, chapter: Chapter) -> tuple[Note, ...]:
        """The notes about a chapter."""
        return tuple(self._notes[id_] for id_ in chapter.notes if id_ in self._notes)


def _pictures(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Letter | Aside):
            yield from _pictures(block.blocks)
