"""What chapters and notes are called in files: by what they say, not by where they stand.

So a chapter that is put in, or added at the end, leaves the files of all others as they were, and
the places that readers have marked in them stay. A name comes from the chapter alone:

    its title, if that has two words or more            the-open-door
    else its whole heading                              chapter-3-marta
    within a part, if its heading is that short too     part-two-chapter-3
    with its first words, if it is an interlude         interlude-the-rain-had-not
    its first words, if it has no heading               it-was-late-when

Of several chapters that come to one name the first keeps it, so that a chapter added at the end
renames none; the others take their number to it, or their first words. Notes are counted in each
chapter.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from bookforge.bind.slug import digest, slug, unread
from bookforge.book import (
    NOWHERE,
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Note,
    Paragraph,
    Picture,
    Runs,
    Verse,
)

LONGEST = 32  # letters of a heading in a name
LONGEST_PART = 20  # letters of a part's name before that of a chapter
OPENING = 24  # letters of the first words
READ = 160  # characters of a text that its first words are looked for in
# Not a figure, nor the digits of a hash alone.
SAYING = re.compile(r"(?![ivxlcdm]+$|[0-9a-f]{6}(?:-|$))[a-z][a-z0-9-]{2}")
FEW = 2  # words of a heading that other chapters may have as well
MOVING = ("prologue", "epilogue")  # what follows tells whether they belong to a part
WHOLE = "story"  # stands for the chapter in the names of notes that belong to none
COUNTED = ("author", "helper", "image", "picture", "font", "page")
# Other pages of the book, other ids of its package, and what Windows keeps for devices.
RESERVED = frozenset(
    (
        *("cover", "titlepage", "notice", "contents", "nav", "ncx", "toc", "notes", "boilerplate"),
        *("style", "title", "series", "maker", "story", "index", "news", "pages", "images"),
        *("also-by", "copyright", "dedication", "epigraph", "acknowledgements", "about-author"),
        *("more-by", "pub-id", "cover-image"),
        *("con", "prn", "aux", "nul"),
        *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
        *(f"{what}-{number}" for what in COUNTED for number in range(100)),
    )
)
Name = Callable[[str], str]


def named(book: Book) -> Book:
    """The book with names for ids that stay the same while the book grows."""
    return renamed(book, chapter_names(book))


def chapter_names(book: Book, fixed: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The names of the chapters, and of the pages before them, by their ids.

    Chapters whose ids are in `fixed` have the names that stand there.
    """
    names: dict[str, str] = {}
    taken = set(fixed.values())
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    above: list[tuple[int, str]] = []  # the parts that a chapter lies in: their levels and names
    front = (page for page in book.front if page.at != NOWHERE)  # the author's own have names
    for chapter in (*front, *book.chapters):
        while above and above[-1][0] >= chapter.level:
            above.pop()
        wished = _wished(chapter, above[-1][1] if above else "", numbers)
        name = fixed.get(chapter.id) or next(one for one in wished if one not in taken)
        names[chapter.id] = name
        taken.add(name)
        if chapter.role == "part":
            above.append((chapter.level, name))
    return names


def _wished(chapter: Chapter, part: str, numbers: dict[str, Iterator[int]]) -> Iterator[str]:
    """The names that a chapter may have, best first, without end.

    `numbers` go on for each name from chapter to chapter, so that many alike cost no more each.
    """
    base = chapter.id if chapter.id in RESERVED else _base(chapter, part)
    yield base
    if chapter.number:
        yield _fit(chapter, slug(f"{_plain(chapter.number)} {_plain(chapter.title)}", LONGEST))
    longer = "-".join(filter(None, (base, opening(chapter))))
    yield longer
    longer = f"{longer}-{digest(said(chapter))}"
    yield longer
    yield from (f"{longer}-{number}" for number in numbers[longer])


def _base(chapter: Chapter, part: str) -> str:
    """The name of a chapter in the part of the book that is called `part`, or in none."""
    title = _plain(chapter.title)
    told = title if len(title.split()) >= FEW else f"{_plain(chapter.number)} {title}".strip()
    name = slug(told, LONGEST)
    if unread(told):
        name = f"{name}-{digest(told)}".strip("-")
    short = not chapter.number and len(told.split()) <= FEW
    if not name or (short and chapter.role == "interlude"):
        name = "-".join(filter(None, (name, opening(chapter)))) or digest(said(chapter))
    elif short and part and chapter.role not in MOVING:
        name = f"{slug(part, LONGEST_PART)}-{name}"
    return _fit(chapter, name)


def _fit(chapter: Chapter, name: str) -> str:
    """The name with its chapter's role before it, where it would say nothing or is another's."""
    plain = SAYING.match(name) and name not in RESERVED and chapter.role != "epigraph"
    return name if plain else f"{chapter.role}-{name}"


def opening(chapter: Chapter) -> str:
    """The first words of a chapter as a name; empty if it has none."""
    first = said(chapter, READ)
    name = slug(first, OPENING)
    return f"{name}-{digest(first[:OPENING])}".strip("-") if unread(first[:OPENING]) else name


def said(chapter: Chapter, most: int | None = None) -> str:
    """The text below a chapter's heading, or its first `most` characters."""
    made: list[str] = []
    length = 0
    for line in _lines(chapter.blocks):
        made.append(line)
        length += len(line)
        if most is not None and length >= most:
            break
    return "\n".join(made)[:most]


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content):
                yield _plain(content)
            case Verse(lines) | Lines(lines):
                yield from map(_plain, lines)
            case Letter(inner):
                yield from _lines(inner)
            case _:  # what is no text, and notes
                pass


def _plain(runs: Runs) -> str:
    return "".join(run.value for run in runs).strip()


def renamed(book: Book, names: dict[str, str], whole: str = WHOLE) -> Book:
    """The book with other ids for the chapters in `names`, and for all notes by their chapters.

    The names of notes that belong to no chapter begin with `whole`.
    """
    notes = {note.id: name for note, name in _note_names(book, names, whole)}
    asides = {
        aside.id: f"{names.get(chapter.id, chapter.id)}-aside-{number}"
        for chapter in book.chapters
        for number, aside in enumerate(_asides(chapter.blocks), 1)
    }
    known = {**names, **notes, **asides}

    def name(id_: str) -> str:
        return known.get(id_, id_)

    return replace(
        book,
        front=tuple(_chapter(page, name) for page in book.front),
        chapters=tuple(_chapter(chapter, name) for chapter in book.chapters),
        notes=tuple(
            replace(
                note,
                id=name(note.id),
                chapter=name(note.chapter),
                blocks=_blocks(note.blocks, name),
            )
            for note in book.notes
        ),
    )


def _note_names(book: Book, names: dict[str, str], whole: str) -> Iterator[tuple[Note, str]]:
    """Each note with its name: its place among those of its kind in its chapter."""
    counts: dict[str, int] = defaultdict(int)
    for note in book.notes:
        chapter = "" if note.loose else note.chapter
        kind = "footnote" if note.where == "footnote" else "note"
        name = f"{names.get(chapter, chapter) or whole}-{kind}"
        counts[name] += 1
        yield note, f"{name}-{counts[name]}"


def _asides(blocks: tuple[Block, ...]) -> Iterator[Aside]:
    return (block for block in blocks if isinstance(block, Aside))


def _chapter(chapter: Chapter, name: Name) -> Chapter:
    return replace(
        chapter,
        id=name(chapter.id),
        title=_runs(chapter.title, name),
        number=_runs(chapter.number, name),
        blocks=_blocks(chapter.blocks, name),
        notes=tuple(map(name, chapter.notes)),
    )


def _blocks(blocks: tuple[Block, ...], name: Name) -> tuple[Block, ...]:
    return tuple(_block(block, name) for block in blocks)


def _block(block: Block, name: Name) -> Block:
    """The block with its notes renamed; most have none and stay what they are."""
    match block:
        case Paragraph(content):
            runs = _runs(content, name)
            return block if runs is content else replace(block, content=runs)
        case Verse(lines) | Lines(lines):
            return replace(block, lines=tuple(_runs(line, name) for line in lines))
        case Letter(inner):
            return replace(block, blocks=_blocks(inner, name))
        case Aside(id_, inner):
            return replace(block, id=name(id_), blocks=_blocks(inner, name))
        case Picture(caption=caption):
            return replace(block, caption=_runs(caption, name))
        case _:
            return block


def _runs(runs: Runs, name: Name) -> Runs:
    if not any(run.note for run in runs):
        return runs
    return tuple(replace(run, note=name(run.note)) if run.note else run for run in runs)
