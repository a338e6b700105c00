"""A serial that grows: what its last edition was, so that the next keeps names and tells the news.

The book itself carries this, as JSON: there is no second file to lose, and both are written at
once. Chapters are found again by heading and words, by their words, by words that are mostly the
same, and at last by their heading; so a chapter may be renamed, moved, mended or written anew.
"""

import json
import re
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from heapq import nsmallest
from io import BytesIO
from typing import Any

from bookforge.bind.naming import RESERVED, chapter_names, renamed, said
from bookforge.book import Book, Chapter
from bookforge.problem import OutputError
from bookforge.settings.epub import EDITION

MOST = 1 << 26  # bytes of it that are read; a serial of 3,000 chapters has 1 MB
FORMAT = 1
FAULTS = (KeyError, TypeError, ValueError, OverflowError, RecursionError)  # of JSON not ours
DAMAGED = "what it tells of its chapters is damaged"
MADE = "urn:uuid:"  # begins an identifier that was made here
NAME = re.compile(r"[a-z][a-z0-9-]{0,99}")
WORD = re.compile(r"[^\W_]+")
SHINGLE = 4  # words in a row, by which texts are compared
SKETCH = 24  # shingles of a chapter that are kept: those with the smallest checksums
ALIKE = 6  # of them that two texts share if one was made of the other


@dataclass(frozen=True, slots=True)
class Kept:
    """A chapter of an edition: its name, and by what it is known again.

    `since` is the number of the edition that it came with.
    """

    name: str
    heading: str
    words: str
    sketch: tuple[int, ...]
    since: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a serial; a new number is given when chapters come, not when words change."""

    identifier: str
    number: int
    chapters: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What an edition has that the last had not; `new` and `gone` are headings, in order."""

    edition: int
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def continued(book: Book, before: Edition | None) -> tuple[Book, News]:
    """The book as the edition after `before`, or as a first one, with what is new in it.

    It keeps the identifier that it had, unless the author gives another.

    Raises:
        ValueError: no chapter of the book was in the edition before.

    """
    seen = [_sketched(chapter) for chapter in book.chapters]
    old = before.chapters if before else ()
    found = _found(seen, old)
    if before and not found:
        raise ValueError("none of its chapters is in this story")
    fixed = {book.chapters[i].id: known.name for i, known in found.items()}
    names = chapter_names(book, fixed)
    fresh = [i for i in range(len(seen)) if i not in found and book.chapters[i].role != "part"]
    number = before.number + bool(fresh) if before else 1
    kept = tuple(
        replace(one, name=names[chapter.id], since=found[i].since if i in found else number)
        for i, (chapter, one) in enumerate(zip(book.chapters, seen, strict=True))
    )
    about = book.meta
    if before and about.identifier.startswith(MADE):
        about = replace(about, identifier=before.identifier)
    edition = Edition(about.identifier, number, kept)
    told = [one.name for one in kept if one.since == number > 1]
    parts = {names[chapter.id] for chapter in book.chapters if chapter.role == "part"}
    made = replace(
        renamed(book, names),
        meta=about,
        news=tuple(name for name in told if name not in parts),
        memory=written(edition),
    )
    return made, News(
        number,
        tuple(seen[i].heading for i in fresh) if before else (),
        tuple(seen[i].heading for i, one in found.items() if one.words != seen[i].words),
        tuple(one.heading for one in old if one not in found.values()),
    )


def gone_on(book: Book, before: bytes, name: str) -> tuple[Book, News]:
    """The book as the edition after the EPUB `before`, the file `name`; as a first if empty.

    Raises:
        OutputError: that is damaged, or another book.

    """
    try:
        return continued(book, kept_in(before) if before else None)
    except ValueError as refused:
        raise OutputError(
            f"“{name}” cannot be gone on from: {refused}.",
            "Name another file with -o, or move that one away to begin anew.",
        ) from None


def told_of(news: News) -> str:
    """What is new in an edition, in one line."""
    if news.edition == 1:
        return "edition 1; the next will keep its names and places."
    many = (("new", news.new), ("changed", news.changed), ("gone", news.gone))
    shown = [f"“{name}”" for name in (*news.new[:1], *news.new[-1:][: len(news.new) - 1]) if name]
    listed = {"new": f" ({' to '.join(shown)})"} if shown else {}
    counts = (f"{len(names):,} {what}{listed.get(what, '')}" for what, names in many)
    return f"edition {news.edition}: chapters {', '.join(counts)}."


def written(edition: Edition) -> str:
    """The edition as JSON."""
    return json.dumps({"bookforge-serial": FORMAT, **asdict(edition)}, ensure_ascii=False)


def kept_in(data: bytes) -> Edition | None:
    """The edition that the EPUB `data` is; None if it is of no serial.

    Raises:
        ValueError: it is no EPUB, or what it tells of itself is damaged.

    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if EDITION not in archive.namelist():
                return None
            if archive.getinfo(EDITION).file_size > MOST:
                raise ValueError("what it tells of its chapters has no end")
            return read(archive.read(EDITION))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError):
        raise ValueError("it is no EPUB, or is damaged") from None


def read(text: str | bytes) -> Edition:
    """The edition that `written` wrote.

    Raises:
        ValueError: this is none, or was changed.

    """
    try:
        told: dict[str, Any] = json.loads(text)
        known = told["bookforge-serial"] == FORMAT
    except FAULTS:
        raise ValueError(DAMAGED) from None
    if not known:
        raise ValueError("it was made by another bookforge")
    try:
        chapters = tuple(
            Kept(
                str(one["name"]),
                str(one["heading"]),
                str(one["words"]),
                tuple(map(int, one["sketch"])),
                int(one["since"]),
            )
            for one in told["chapters"]
        )
        edition = Edition(str(told["identifier"]), int(told["number"]), chapters)
    except FAULTS:
        raise ValueError(DAMAGED) from None
    names = [one.name for one in chapters]
    own = [name for name in names if name != "boilerplate"]
    if len(set(names)) < len(names) or not all(map(_is_name, own)) or not edition.identifier:
        raise ValueError(DAMAGED)
    return edition


def _is_name(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and "--" not in name and name not in RESERVED


def _sketched(chapter: Chapter) -> Kept:
    words = WORD.findall(said(chapter).casefold())
    rows = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    sums = (
        {zlib.crc32(row.encode("utf-8", "surrogatepass")) for row in rows} if words else set[int]()
    )
    whole = sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Kept("", chapter.name, whole if words else "", tuple(nsmallest(SKETCH, sums)), 0)


def _found(seen: Sequence[Kept], old: Sequence[Kept]) -> dict[int, Kept]:
    """Which chapter of the last edition each of these is, by their indexes."""
    found: dict[int, int] = {}
    rounds: tuple[Callable[[Kept], Hashable], ...] = (
        lambda one: (one.heading, one.words),
        lambda one: one.words,
    )
    for key in rounds:
        found |= _paired(seen, old, found, key)
    found |= _alike(seen, old, found)
    found |= _paired(seen, old, found, lambda one: one.heading)
    return {i: old[k] for i, k in sorted(found.items())}


def _paired(
    seen: Sequence[Kept],
    old: Sequence[Kept],
    found: dict[int, int],
    key: Callable[[Kept], Hashable],
) -> Iterator[tuple[int, int]]:
    """Those not found yet that have the same key, in their order; an empty key is none."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    done = set(found.values())
    for k in reversed(range(len(old))):
        if k not in done:
            waiting[key(old[k])].append(k)
    for i, one in enumerate(seen):
        if i not in found and key(one) and waiting[key(one)]:
            yield i, waiting[key(one)].pop()


def _alike(
    seen: Sequence[Kept], old: Sequence[Kept], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Those not found yet whose words are mostly the same, the most alike first."""
    done = set(found.values())
    places: dict[int, list[int]] = defaultdict(list)
    for k, one in enumerate(old):
        for row in one.sketch if k not in done else ():
            places[row].append(k)
    left = ((i, one) for i, one in enumerate(seen) if i not in found)
    taken: set[int] = set()
    for _, i, k in sorted(_shared(left, places)):
        if i not in taken and k not in done:
            taken.add(i)
            done.add(k)
            yield i, k


def _shared(
    left: Iterable[tuple[int, Kept]], places: dict[int, list[int]]
) -> Iterator[tuple[int, int, int]]:
    """What pairs share enough: how much, counted below zero, and their indexes."""
    for i, one in left:
        counts = Counter(k for row in one.sketch for k in places.get(row, ()))
        for k, many in counts.items():
            if many >= min(ALIKE, len(one.sketch)):
                yield -many, i, k
