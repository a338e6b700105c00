"""The whole way of a story, on one screen: read -> fix -> bind -> write -> check."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bookforge.bind import bind
from bookforge.bind.collection import collected
from bookforge.bind.naming import named
from bookforge.book import Book, SceneBreak
from bookforge.check import differences, page_count, reader
from bookforge.check.collection import prove_all
from bookforge.check.fidelity import Proof, prove
from bookforge.check.paging import misplaced
from bookforge.check.prose import remarks
from bookforge.check.reading import Reading
from bookforge.check.words import words
from bookforge.draft import Draft
from bookforge.fix import fix
from bookforge.imaging.gallery import NoPictures, Pictures, gallery
from bookforge.language import LABELS, MANY, english_name
from bookforge.problem import InputError, Problem, ProofError
from bookforge.project import BLOCKS
from bookforge.read import read
from bookforge.settings import Settings
from bookforge.source import Folder, Span
from bookforge.theme import Theme
from bookforge.write import writer
from bookforge.write.made import Made, Store

Say = Callable[[str], None]  # is told what is being done, in a phrase

NO_PICTURES: Pictures = NoPictures()
LONGEST_STEM = 120  # bytes of a file's name; file systems take 255 with the suffix
REPORT = "This is a fault of bookforge, not of your text; nothing was written. Please report it."


@dataclass(frozen=True, slots=True)
class Understood:
    """A story as bookforge understands it.

    `decided` are the fields of its metadata that the author set. Of a collection, `stories` are
    its own, `draft` is that of the first, and `problems` are about the whole.
    """

    draft: Draft
    book: Book
    problems: tuple[Problem, ...]
    decided: Collection[str] = ()
    stories: tuple["Understood", ...] = ()

    @property
    def each(self) -> tuple["Understood", ...]:
        """The stories of a collection; or the only one."""
        return self.stories or (self,)


@dataclass(frozen=True, slots=True)
class Forged:
    """A finished book, proved to hold every word."""

    data: bytes
    story: Understood
    proof: Proof


def understand(
    data: bytes | Folder, name: str, settings: Settings, pictures: Pictures = NO_PICTURES
) -> Understood:
    """Read, fix and bind the story `data` of the file or folder `name`.

    `pictures` gives the bytes of those that it names, and of the cover.

    Raises:
        InputError: it cannot be read, or has no words.

    """
    draft = read(data, name, settings.encoding)
    draft = fix(replace(draft, house=settings.house, decisions=settings.decisions))
    if not words(draft.text):
        raise InputError(f"“{name}” holds no words.", "There is nothing to make a book of.")
    shown = gallery(draft, pictures)
    book = named(bind(draft, settings, shown.images))
    book, said = _covered(book, settings, pictures)
    found = (*_missing(book), *_guessed(draft), *draft.problems, *shown.problems, *said)
    return Understood(draft, book, _unsettled(draft, found), tuple(settings.origins))


def collect(
    stories: Sequence[Understood], settings: Settings, pictures: Pictures = NO_PICTURES
) -> Understood:
    """Several stories as one book."""
    book = collected([story.book for story in stories], settings)
    book, said = _covered(book, settings, pictures)
    found = [] if book.meta.title else [_missing_title("The collection has no title.")]
    return Understood(stories[0].draft, book, (*found, *said), (), tuple(stories))


def _covered(book: Book, settings: Settings, pictures: Pictures) -> tuple[Book, Sequence[Problem]]:
    """The book with its author's cover, if there is one, and what is to be said of that."""
    if not settings.cover:
        return book, ()
    from bookforge.imaging.covers import own_cover  # noqa: PLC0415 - few have one

    data = pictures.cover(settings.cover, settings.origins.get("cover", ""))
    front, said = own_cover(data, settings.cover)
    return replace(book, cover=front), said


def proofread(story: Understood) -> Understood:
    """The story with the remarks of a proofreader among its problems."""
    remarked = _unsettled(story.draft, remarks(story.draft))
    return replace(story, problems=(*story.problems, *remarked))


def forge(  # noqa: PLR0913, PLR0917 - what a book is made of, and who is told and keeps what
    story: Understood,
    suffix: str,
    theme: Theme,
    settings: Settings,
    say: Say,
    store: Store | None = None,
) -> Forged:
    """Make the book that ends in `suffix` and prove that every word is in it.

    `store` keeps what took long to make for the next time.

    Raises:
        OutputError: it cannot be made.
        ProofError: it does not hold every word.

    """
    say("setting the pages" if suffix == ".pdf" else "writing the book")
    made = writer(suffix, store)(story.book, theme, settings)
    say("reading it back")
    read_back = reader(suffix)(made.linked or made.data)
    proof = _proved(story, read_back, settings.added)
    faults = list(proof.faults)
    if story.book.edition and suffix == ".epub":
        faults += misplaced(story.book.edition, made.data)
    if made.linked:
        faults += differences(made.linked, made.data)
    if faults:
        raise ProofError(" ".join(("The proof failed.", *faults)), REPORT)
    told = replace(story, problems=(*story.problems, *made.problems))
    return Forged(made.data, told, proof)


def catalogue_cover(book: Book, theme: Theme) -> bytes:
    """The cover as a JPEG file for the pages of stores: 1600 × 2560 px, if its author has those."""
    from bookforge.write.cover import catalogue_cover as cover  # noqa: PLC0415 - with its painter

    return cover(book, theme).data


def wrapped(forged: Forged, theme: Theme, settings: Settings) -> Made:
    """The cover that goes round a book of pages, as thick as these pages make it.

    Raises:
        UsageError: nobody says how thick that is.
        OutputError: it cannot be made.

    """
    from bookforge.write.pdf.wrap import wrap  # noqa: PLC0415 - with the backend, where asked

    return wrap(forged.story.book, theme, settings, page_count(forged.data))


def _proved(story: Understood, reading: Reading, added: str) -> Proof:
    if not story.stories:
        return prove(story.draft, story.book, reading, story.decided, added)
    parts = [(one.draft, one.book, one.decided) for one in story.stories]
    return prove_all(parts, story.book, reading, added)


def stem(title: str, name: str) -> str:
    """The name, without suffix, of the file a book goes to: its title's, or its story's.

    >>> stem("Don’t Leave!", "raw.txt")
    'dont-leave'
    >>> stem("", "texts/raw.txt")
    'raw'
    """
    plain = unicodedata.normalize("NFKC", title).lower()
    plain = re.sub(r"(?<=\w)[’'](?=\w)", "", plain)
    made = re.sub(r"[\W_]+", "-", plain).strip("-")
    short = made.encode()[:LONGEST_STEM].decode(errors="ignore").rstrip("-")
    return short or PurePath(name).stem.strip("-") or "story"


def summary(story: Understood, proof: Proof | None = None) -> str:
    """What the story has, in one line, from its parts to its doubtful places."""
    book = story.book
    scenes = sum(1 + _breaks(chapter.blocks) for chapter in book.chapters if chapter.blocks)
    edits = sum(len(stage.changes) for one in story.each for stage in one.draft.log)
    doubts = sum(problem.severity == "doubt" for one in story.each for problem in one.problems)
    total = proof.words if proof else len(words(story.draft.source.text))
    counted = (
        f"{proof.kept:,} of {total:,} words kept"
        if proof
        else f"{_many(total, 'word')} in the source"
    )
    pictures = sum(picture.image is not None for picture in book.pictures)
    parts = sum(chapter.role == "part" for chapter in book.chapters)
    chapters = len(book.chapters) - parts - len(story.stories)
    return ", ".join(
        (
            *((f"{len(story.stories)} stories",) if story.stories else ()),
            *((_many(parts, "part"),) if parts else ()),
            _many(chapters, "chapter"),
            _many(scenes, "scene"),
            _many(len(book.notes) + len(book.asides), "note"),
            *((_many(pictures, "picture"),) if pictures else ()),
            counted,
            _many(edits, "edit"),
            f"{doubts:,} doubtful",
        )
    )


def details(story: Understood, proof: Proof | None = None) -> Iterator[str]:
    """What each pass changed and, of a made book, what was left out of it; a line each."""
    whys: dict[str, Counter[str]] = {}
    for stage in (stage for one in story.each for stage in one.draft.log):
        counts = whys.setdefault(stage.rule, Counter())
        counts.update(change.why or "other" for change in stage.changes)
    for rule, counts in whys.items():
        for why, count in sorted(counts.items(), key=lambda item: -item[1]):
            yield f"  {rule:<12} {count:>6,}  {why}"
    if proof is None:
        return
    for what, count in proof.respelt:
        yield f"  words        {count:>6,}  {what}"
    for what, count in proof.left_out:
        yield f"  left out     {count:>6,}  {'word' if count == 1 else 'words'}: {what}"


def typeset(data: bytes) -> Iterator[str]:
    """How evenly the lines and pages of the PDF `data` are set, a figure a line."""
    from bookforge.check.pdf import printed_lines  # noqa: PLC0415 - with its reader, where asked
    from bookforge.check.typography import typography  # noqa: PLC0415

    found = typography(printed_lines(data))
    yield from found.told() if found else ("  There are too few lines to say how they are set.",)


def _breaks(blocks: tuple[object, ...]) -> int:
    return sum(isinstance(block, SceneBreak) for block in blocks)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _missing(book: Book) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if not book.meta.title:
        found.append(_missing_title("The text does not say what the story is called."))
    if not book.meta.authors:
        message = "The text does not say who wrote the story."
        found.append(
            Problem(
                "missing-author", message, hint="Name the author with --author, or in book.toml."
            )
        )
    return tuple(found)


def _missing_title(message: str) -> Problem:
    return Problem("missing-title", message, hint="Name it with --title, or in book.toml.")


def _unsettled(draft: Draft, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, less the doubts about blocks that the author settled under [fix]."""
    marks = (mark for mark in draft.marked("decided") if mark.value in BLOCKS)
    settled = [draft.origin(Span(mark.start, mark.end)) for mark in marks]
    return tuple(
        problem
        for problem in found
        if not (
            problem.at
            and problem.read_as in BLOCKS
            and any(problem.at.start < at.end and at.start < problem.at.end for at in settled)
        )
    )


def _guessed(draft: Draft) -> Iterator[Problem]:
    """What is to be said of a language that nobody named; nothing if it is English for sure."""
    tag, sure = draft.language
    named = draft.house.language or any(m.value in LABELS for m in draft.marked("meta"))
    hint = "Name it with --lang, if that is wrong."
    if sure and tag != "en" and not named:
        yield Problem("guessed-language", f"The words are {english_name(tag)}.", hint=hint)
    if not sure and len(words(draft.text)) >= MANY:
        message = "The words are of no language that is known here; English is taken."
        yield Problem("guessed-language", message, hint=hint)
