"""What was understood of a story: the account that `bookforge show` gives."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import cast

from bookforge.book import Block, Book, Chapter, Letter, Note, SceneBreak
from bookforge.check.fidelity import printed
from bookforge.check.words import words
from bookforge.draft import Draft, Kind, Stage
from bookforge.fix.survey import Survey, survey
from bookforge.forge import Understood
from bookforge.metadata import Contributor
from bookforge.problem import CODES, Problem
from bookforge.report.diagnostics import GRAVITY
from bookforge.settings import KEYS, Settings
from bookforge.source import Span

WORDS_A_MINUTE = 238  # silent reading of fiction: Brysbaert (2019), table 1, rounded
BEGINNING = 40  # characters of a note or of what was left out that are shown
HIDDEN: tuple[Kind, ...] = ("frame", "label")

# The fields of the metadata in the order they are shown, and the names under which the text may
# state each; a helper is stated under what he did.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "authors": ("author",),
    "contributors": (),
    "series": ("series",),
    "volume": ("volume", "series"),
    "language": ("language",),
    "description": ("description",),
    "subjects": ("genre", "subject"),
    "fandoms": ("fandom",),
    "characters": ("character",),
    "warnings": ("warning",),
    "rating": ("rating",),
    "status": ("status", "chapters"),
    "published": ("published",),
    "updated": ("updated",),
    "source": ("source",),
    "publisher": ("publisher",),
    "rights": ("rights",),
    "identifier": ("identifier",),
}
OURS = frozenset({"identifier"})  # what is made up where nobody said it, and told only if said


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of the metadata.

    `origin` is "text", "words" (the language that the words tell), "default", or the option or
    file that said it.

    `line` is the line of the source it stands in (from 1), or 0.
    """

    field: str
    value: str
    origin: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting that is no metadata, by its key in book.toml; `origin` as in `Fact`."""

    key: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter or part in the outline; `name` is empty for a chapter without a heading."""

    id: str
    name: str
    role: str
    line: int
    words: int
    scenes: int


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note: where it stood, in which chapter, and how it begins."""

    where: str
    chapter: str
    line: int
    words: int
    beginning: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a rule kept out of the book, and how often; `lines` are the first and the last."""

    kind: str
    what: str
    rule: str
    times: int
    words: int
    lines: tuple[int, int]
    beginning: str


@dataclass(frozen=True, slots=True)
class Found:
    """How often a code was given, and the line of its first place (0: the whole text)."""

    code: str
    severity: str
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class Edits:
    """How many changes a pass made, and why, the commonest reason first."""

    rule: str
    count: int
    whys: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All that is told of a story; lines count from 1, and `minutes` is the time to read it."""

    name: str
    encoding: str
    facts: tuple[Fact, ...]
    settings: tuple[Chosen, ...]
    outline: tuple[Entry, ...]
    notes: tuple[NoteEntry, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Found, ...]
    edits: tuple[Edits, ...]
    survey: Survey
    words: int
    minutes: int


def account(story: Understood, settings: Settings) -> Account:
    """The account of a story."""
    draft, book = story.draft, story.book
    count = len(words(printed(book).story))
    return Account(
        name=draft.source.name,
        encoding=_encoding(draft),
        facts=tuple(_facts(draft, book, settings)),
        settings=tuple(_settings(settings)),
        outline=tuple(_entry(draft, book, chapter) for chapter in book.chapters),
        notes=tuple(_note(draft, book, note) for note in book.notes),
        left_out=tuple(_left_out(draft)),
        problems=tuple(_found(draft, story.problems)),
        edits=tuple(_edits(stage) for stage in draft.log if stage.changes),
        survey=survey(draft),
        words=count,
        minutes=max(1, round(count / WORDS_A_MINUTE)),
    )


def _encoding(draft: Draft) -> str:
    source = draft.source
    files = [part.file for part in source.parts] or [source]
    found = ", ".join(dict.fromkeys(file.encoding for file in files))
    strays = sum(len(file.raw) for file in files)
    return found + (f" with {strays:,} other characters" if strays else "")


def _facts(draft: Draft, book: Book, settings: Settings) -> Iterator[Fact]:
    for field, names in FIELDS.items():
        found = getattr(book.meta, field)
        for value in filter(None, (found,) if isinstance(found, str) else found):
            said = f"{value.name} ({value.role})" if isinstance(value, Contributor) else value
            line = _stated(draft, book, names, said.partition(" (")[0])
            usual = "text" if line else "words" if field == "language" else "default"
            origin = settings.origins.get(field, usual)
            if not (origin == "default" and field in OURS):
                yield Fact(field, said, origin, line if origin == "text" else 0)


def _settings(settings: Settings) -> Iterator[Chosen]:
    """What each setting is, less the metadata and what was not asked for."""
    for field, key in KEYS.items():
        value = getattr(settings, field)
        if key.section != "metadata" and value not in {"", ()}:
            yield Chosen(key.path, _said(value), settings.origins.get(field, "default"))
    if "modified" in settings.origins:
        moment = datetime.fromtimestamp(settings.modified, UTC).isoformat()
        yield Chosen("date of the edition", moment, settings.origins["modified"])
    for decision in settings.decisions:
        said = f"{decision.before}{decision.at}{decision.after}"
        yield Chosen(f"fix.{decision.what}", beginning(said), decision.origin)


def _said(value: object) -> str:
    """A value as book.toml or a list in a sentence has it."""
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def _stated(draft: Draft, book: Book, names: tuple[str, ...], value: str) -> int:
    """The line in which the text states a value, or else another of that name; 0 for none."""
    near = [one for one in book.meta.stated if one.field in names or not names]
    exact = [one for one in near if value in one.value]
    told = exact or (near if names else [])
    return draft.source.place(told[0].at.start).line if told else 0


def _entry(draft: Draft, book: Book, chapter: Chapter) -> Entry:
    scenes = 1 + sum(isinstance(block, SceneBreak) for block in _flat(chapter.blocks))
    return Entry(
        id=chapter.id,
        name=chapter.name,
        role=chapter.role,
        line=draft.source.place(chapter.at.start).line,
        words=_count(replace(book, front=(), chapters=(chapter,), notes=())),
        scenes=scenes if chapter.blocks else 0,
    )


def _count(book: Book) -> int:
    return len(words(printed(book).story))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Letter):
            yield from _flat(block.blocks)


def _note(draft: Draft, book: Book, note: Note) -> NoteEntry:
    said = printed(replace(book, front=(), chapters=(), notes=(note,))).notes
    chapter = book.chapter(note.chapter)
    return NoteEntry(
        where=note.where,
        chapter=chapter.name if chapter else "",
        line=draft.source.place(note.at.start).line,
        words=len(words(said)),
        beginning=beginning(said),
    )


def _left_out(draft: Draft) -> Iterator[LeftOut]:
    """What stands under frames and labels, one entry for each kind and rule, in their order."""
    entries: dict[tuple[str, str, str], LeftOut] = {}
    done = 0
    for mark in draft.marked(*HIDDEN):
        said = draft.text[max(mark.start, done) : mark.end].strip()
        done = max(done, mark.end)
        if not said:
            continue
        at = draft.origin(Span(mark.start, mark.end))
        first, last = draft.source.place(at.start).line, draft.source.place(max(at) - 1).line
        key = (mark.kind, mark.value or mark.kind, mark.rule)
        known = entries.get(key, LeftOut(*key, 0, 0, (first, last), beginning(said)))
        entries[key] = replace(
            known,
            times=known.times + 1,
            words=known.words + len(words(said)),
            lines=(known.lines[0], max(last, known.lines[1])),
        )
    yield from entries.values()


def _edits(stage: Stage) -> Edits:
    whys = Counter(change.why or "other" for change in stage.changes)
    common = sorted(whys.items(), key=lambda item: (-item[1], item[0]))
    return Edits(stage.rule, len(stage.changes), tuple(common))


def _found(draft: Draft, problems: Iterable[Problem]) -> Iterator[Found]:
    """The problems by code, the gravest first."""
    counts: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] += 1
        first = draft.source.place(problem.at.start).line if problem.at else 0
        lines.setdefault(problem.code, first)
    for code in sorted(counts, key=lambda code: (GRAVITY.index(CODES[code][0]), code)):
        yield Found(code, CODES[code][0], counts[code], lines[code])


def beginning(said: str) -> str:
    """The first words of a text, in one line."""
    flat = " ".join(chain.from_iterable(line.split() for line in said[: 4 * BEGINNING].split("\n")))
    if len(flat) <= BEGINNING:
        return flat
    return (flat[:BEGINNING].rpartition(" ")[0] or flat[:BEGINNING]) + " …"
