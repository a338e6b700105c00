"""Several stories in one book: each is a volume, with a page that says what it is.

Nothing of a story is left out: its pages before the story and its warnings stand on the page of
its volume, its notes in the appendix of the collection, with those of the others.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from bookforge.bind.matter import back, front
from bookforge.bind.meta import decided, made_identifier
from bookforge.bind.naming import RESERVED, renamed
from bookforge.bind.slug import digest, slug
from bookforge.book import Aside, Block, Book, Chapter, Note, Paragraph, Text
from bookforge.metadata import Meta
from bookforge.settings import Settings

T = TypeVar("T")

LONGEST = 24  # letters of a story's title in the names of its files


def collected(books: Sequence[Book], settings: Settings) -> Book:
    """One book of several, in the order given; about the whole the `settings` speak first."""
    taken: set[str] = set()
    volumes: list[Book] = []
    for book in books:
        free = (_volume(book, name) for name in _names(book) if name not in taken)
        volume = next(one for one in free if taken.isdisjoint(_ids(one)))
        taken |= _ids(volume)
        volumes.append(volume)
    return Book(
        _about([book.meta for book in books], settings),
        front((), settings),
        tuple(chapter for volume in volumes for chapter in volume.chapters),
        tuple(note for volume in volumes for note in volume.notes),
        settings.notes,
        back(settings),
    )


def _names(book: Book) -> Iterator[str]:
    """What a story may be called in the names of files, best first, without end."""
    base = slug(book.title, LONGEST) or digest(book.title)
    base = f"volume-{base}" if base in RESERVED or not base[0].isalpha() else base
    yield base
    yield (longer := f"{base}-{digest(', '.join(book.meta.authors))}")
    yield from (f"{longer}-{number}" for number in count(2))


def _ids(volume: Book) -> set[str]:
    """The names of all that a story has: its own may be that of a chapter of another story."""
    parts: tuple[Chapter | Note | Aside, ...] = (*volume.chapters, *volume.notes, *volume.asides)
    return {part.id for part in parts}


def _volume(book: Book, name: str) -> Book:
    """A story as a part of a book: its page, then its chapters, all a level deeper."""
    names = {chapter.id: f"{name}-{chapter.id}" for chapter in (*book.front, *book.chapters)}
    book = renamed(book, names, name)
    warnings = (Aside(note.id, note.blocks, "warning", note.at) for note in book.warnings)
    page = Chapter(
        name,
        (Text(book.title),),
        blocks=(*_told(book.meta), *_front(book), *warnings),
        role="volume",
        notes=tuple(note.id for note in book.appendix if not note.chapter),
        at=book.chapters[0].at,
    )
    chapters = (
        replace(chapter, level=chapter.level + 1, of=book.title) for chapter in book.chapters
    )
    notes = (
        replace(note, chapter=name) if not note.chapter else note
        for note in book.notes
        if note.where != "warning"
    )
    return replace(book, front=(), chapters=(page, *chapters), notes=tuple(notes))


def _told(meta: Meta) -> Iterator[Block]:
    """What stands under a story's title: by whom, in which series, what it tells."""
    series = " · ".join(filter(None, (meta.series, meta.volume)))
    for line in (", ".join(meta.authors), meta.subtitle, series, *meta.description):
        if line:
            yield Paragraph((Text(line),))


def _front(book: Book) -> Iterable[Block]:
    return (block for page in book.front for block in page.blocks)


def _about(stories: Sequence[Meta], settings: Settings) -> Meta:
    """What is said of the collection: by the settings, or else what its stories have in common."""
    authors = settings.authors or _all(name for one in stories for name in one.authors)
    title = settings.title or _common(one.series for one in stories)
    what = f"{title}\n{', '.join(authors)}" if title else "\n".join(one.title for one in stories)
    languages = Counter(one.language for one in stories)
    found = Meta(
        title=title,
        authors=authors,
        language=settings.language or languages.most_common(1)[0][0],
        identifier=made_identifier(what),
        modified=settings.modified,
        contributors=_all(helper for one in stories for helper in one.contributors),
        subjects=_all(name for one in stories for name in one.subjects),
        fandoms=_all(name for one in stories for name in one.fandoms),
        characters=_all(name for one in stories for name in one.characters),
        warnings=_all(name for one in stories for name in one.warnings),
        rating=_common(one.rating for one in stories),
        publisher=_common(one.publisher for one in stories),
        rights=_common(one.rights for one in stories),
    )
    return decided(found, settings)


def _all(said: Iterable[T]) -> tuple[T, ...]:
    """Each once."""
    return tuple(dict.fromkeys(said))


def _common(values: Iterable[str]) -> str:
    """What all say alike; or nothing."""
    said = set(values)
    return said.pop() if len(said) == 1 else ""
