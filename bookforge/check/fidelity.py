"""The proof that no word was lost: source -> draft -> book -> finished file, word by word.

Each step is compared on its own:

    source -> draft   the log leads from the one to the other, and no change in it alters a word
                      unless its pass may (respelling.py)
    draft -> book     the words of each region of the draft are, in order, those of the book
    book -> file      the words of the book are, in order, those of the file, read back

What stands under labels and frames is not printed; it is counted by the rule that put it there.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from bookforge.book import (
    NOWHERE,
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Paragraph,
    Picture,
    Runs,
    SceneBreak,
    Verse,
)
from bookforge.check.alignment import REORDERED, compared, counted
from bookforge.check.reading import Reading
from bookforge.check.respelling import respelt
from bookforge.check.sight import on_paper
from bookforge.check.words import count, words
from bookforge.draft import Draft, Kind, replay
from bookforge.language import direction

# What a draft's text is, the strongest first: a label inside a note is a label.
REGIONS = ("frame", "label", "reference", "scene-break", "meta", "footnote", "note", "epigraph")
# What parts words like a space.
APART: tuple[Kind, ...] = ("frame", "label", "reference", "scene-break", "meta")
PRINTED = ("title", "subtitle", "author", "description")  # what every finished file carries
UNSEEN = "what describes pictures, to be heard (pictures)"
ENOUGH = 12  # lost words are listed up to here


@dataclass(frozen=True, slots=True)
class Proof:
    """How many words came in, how many are in the file, and what became of the others."""

    words: int
    kept: int
    left_out: tuple[tuple[str, int], ...]  # (what it was and which rule said so, words)
    respelt: tuple[tuple[str, int], ...]  # (which rule wrote them anew, words)
    faults: tuple[str, ...]  # sentences; any is a bug of ours


def prove(
    draft: Draft, book: Book, reading: Reading, decided: Collection[str] = (), added: str = ""
) -> Proof:
    """Compare every word of the source with the finished file that `reading` was read from.

    `decided` are the fields of the metadata that the author set in place of the text's, `added`
    is what he wrote for pages before and behind the story.
    """
    faults = [*bound(draft, book, decided, added), *written(book, reading)]
    proof = accounted(draft, book, drawn=reading.drawn)
    return replace(proof, faults=(*proof.faults, *faults))


def bound(
    draft: Draft, book: Book, decided: Collection[str] = (), added: str = ""
) -> Iterator[str]:
    """What is wrong between the source and the book, a sentence each."""
    if replay(draft.source.text, draft.log) != draft.text:
        yield "The log of changes does not lead from the source to the text of the book."
    regions = texts(draft)
    appendix = [draft.text[slice(*span)] for span in draft.appendix]
    regions["story"] = "\n".join((regions["story"], *appendix))
    kept_notes = "" if book.notes_in == "drop" else regions["note"]
    yield from _differ("binding the story", regions["story"], _story(book, asides=False))
    yield from _differ("binding the notes", kept_notes, _noted(book))
    yield from _differ("binding the footnotes", regions["footnote"], _noted(book, "footnote"))
    yield from _differ("binding the front", regions["epigraph"], _pages(book.front, own=True))
    pages = _pages((*book.front, *book.back), own=False)
    yield from _differ("binding what the author adds", added, pages)
    if "description" not in decided:
        blurb = "\n".join(book.meta.description)
        yield from _differ("binding the description", _said(draft, "description"), blurb)


def written(book: Book, reading: Reading) -> Iterator[str]:
    """What is wrong between the book and the finished file, a sentence each."""
    drawn = reading.drawn
    whole = printed(on_paper(book) if drawn else book)
    turned = direction(book.meta.language) == "rtl"
    differ = partial(_differ, drawn=drawn, turned=turned)
    yield from _differ("writing the metadata", whole.about, reading.about)
    yield from differ("writing the front", whole.front, reading.front)
    yield from differ("writing the title page", whole.title, reading.title)
    yield from differ("writing the story", whole.story, reading.story)
    yield from differ("writing the notes", whole.notes, reading.notes)
    yield from differ("writing the back", whole.back, reading.back)
    yield from differ("writing the footnotes", whole.footnotes, reading.footnotes)
    shown = (sha256(one.image.data).hexdigest() for one in book.pictures if one.image)
    if not drawn and Counter(shown) != Counter(reading.pictures):
        yield "Pictures were lost or added while writing the book."


def accounted(draft: Draft, book: Book, *, drawn: bool) -> Proof:
    """The words of a draft counted: those that its book has, and those left out of it.

    On `drawn` pages nothing describes the pictures.
    """
    rewritten, faults = respelt(draft)
    told = "\n".join((book.title, book.meta.subtitle, *book.meta.authors, *book.meta.description))
    hidden = _alt_words(book) if drawn else 0
    unseen = ((UNSEEN, hidden),) if hidden else ()
    left_out = unseen + _left_out(draft, told, notes=book.notes_in == "drop")
    kept = count(draft.text) - sum(many for _, many in left_out)
    respelling = tuple((f"written anew ({rule})", many) for rule, many in rewritten.items())
    return Proof(count(draft.source.text), kept, left_out, respelling, tuple(faults))


def texts(draft: Draft) -> dict[str, str]:
    """The text of a draft by region: the story, and what is not."""
    edges: dict[int, list[tuple[str, int]]] = {0: [], len(draft.text): []}
    for mark in draft.marks:
        kind: str = "footnote" if mark.kind == "note" and mark.value == "footnote" else mark.kind
        if kind in REGIONS and mark.start < mark.end:
            edges.setdefault(mark.start, []).append((kind, 1))
            edges.setdefault(mark.end, []).append((kind, -1))
    depth: Counter[str] = Counter()
    pieces: dict[str, list[str]] = {region: [] for region in (*REGIONS, "story")}
    at = 0
    for edge, steps in sorted(edges.items()):
        region = next((region for region in REGIONS if depth[region]), "story")
        pieces[region].append(draft.text[at:edge])
        if region != "story":
            pieces[region].append("\n")
        if region in APART:
            pieces["story"].append("\n")
        at = edge
        for kind, step in steps:
            depth[kind] += step
    return {region: "".join(found) for region, found in pieces.items()}


def _differ(
    step: str, expected: str, found: str, *, drawn: bool = False, turned: bool = False
) -> Iterator[str]:
    """A sentence when `found` lacks words of `expected`, and one when it has others."""
    moved = drawn and (turned or REORDERED.search(expected))
    lost, added = counted(expected, found, turned=turned) if moved else compared(expected, found)
    if lost:
        shown = ", ".join(f"“{word}”" for word in lost[:ENOUGH])
        yield f"{len(lost)} words were lost while {step}: {shown}."
    if added:
        yield f"{added} words were added while {step}."


def _said(draft: Draft, name: str) -> str:
    """The text under the metadata marks of that name, less labels."""
    labels = draft.marked("label", "frame")
    pieces: list[str] = []
    for mark in draft.marked("meta"):
        if mark.value == name:
            at = mark.start
            for label in labels:
                smaller = label.end - label.start < mark.end - mark.start
                if smaller and mark.start <= label.start < mark.end:
                    pieces.append(draft.text[at : label.start])
                    at = max(at, label.end)
            pieces.append(draft.text[at : mark.end])
    return "\n".join(pieces)


def _left_out(draft: Draft, told: str, *, notes: bool) -> tuple[tuple[str, int], ...]:
    """How many words are not in the file, by what they were and the rule that said so.

    `notes` says that the author's notes were not wanted.
    """
    known = set(words(told))
    counts: Counter[str] = Counter()
    done = 0
    kept = {span.end for span in draft.appendix}
    for mark in draft.marked(*APART, "note") if notes else draft.marked(*APART):
        if mark.kind == "note" and mark.value == "footnote":
            continue
        start, end = max(mark.start, done), mark.end
        found = words(draft.text[start:end]) if start < end else []
        done = max(done, end)
        if mark.kind == "frame" and end in kept:
            continue
        if mark.kind == "meta" and mark.value in PRINTED and known.issuperset(found):
            continue
        if found:
            what = "notes, not wanted" if mark.kind == "note" else mark.value or mark.kind
            counts[f"{what} ({mark.rule})"] += len(found)
    return tuple(sorted(counts.items()))


def printed(book: Book) -> Reading:
    """What a file that holds all of `book` says, word for word."""
    notes = (line for note in book.appendix for line in _blocks(note.blocks))
    footnotes = (line for note in book.footnotes for line in _blocks(note.blocks))
    front = (line for note in book.warnings for line in _blocks(note.blocks))
    names = (book.title, *book.meta.authors)
    titles = (book.title, *filter(None, (book.meta.subtitle,)), *book.meta.authors)
    return Reading(
        story=_story(book, asides=True),
        notes=_joined(notes),
        front=_pages(book.front) + _joined(front),
        about=_joined((*names, *book.meta.description)),
        title=_joined(titles),
        footnotes=_joined(footnotes),
        back=_pages(book.back),
    )


def _alt_words(book: Book) -> int:
    return sum(count(picture.alt) for picture in book.pictures if picture.image)


def _story(book: Book, *, asides: bool) -> str:
    """The chapters, with or without the notes that stand in them."""
    return _joined(
        line
        for chapter in book.chapters
        for line in (
            _line(chapter.number),
            _line(chapter.title),
            *_blocks(block for block in chapter.blocks if asides or not isinstance(block, Aside)),
        )
    )


def _noted(book: Book, where: str = "") -> str:
    """The notes in the order of the source: the footnotes, or all others, wherever they stand."""
    told = [
        (note.at, note.blocks)
        for note in book.notes
        if (note.where == "footnote") == (where == "footnote")
    ]
    if where != "footnote":
        told += [(aside.at, aside.blocks) for aside in book.asides]
    told.sort(key=lambda one: one[0])
    return _joined(line for _, blocks in told for line in _blocks(blocks))


def _pages(pages: Iterable[Chapter], *, own: bool | None = None) -> str:
    """Pages that are no story: all, or those that are the text's own, or those that are not."""
    shown = (page for page in pages if own in (None, page.at != NOWHERE))
    return _joined(line for page in shown for line in _blocks(page.blocks))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content):
                yield _line(content)
            case Verse(lines) | Lines(lines):
                yield from map(_line, lines)
            case Letter(inner) | Aside(blocks=inner):
                yield from _blocks(inner)
            case Picture(alt=alt, caption=caption):
                yield alt
                yield _line(caption)
            case SceneBreak():
                pass


def _line(runs: Runs) -> str:
    return "".join(run.value for run in runs)
