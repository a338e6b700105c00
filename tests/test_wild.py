"""Messy texts of many producers, and what must be understood of each: data.

tests/corpus/wild/<name>.txt has beside it <name>.outline: metadata, chapters with their words and
scene breaks, notes, the first and the last words of the story, and what was left out by which
rule. Those in tests/corpus/unsolved/ hold what a reader would expect and we do not find yet: they
must fail, so that whoever mends one takes it over to the others.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from bookforge.book import Block, Letter, Lines, Paragraph, Picture, SceneBreak, Verse
from bookforge.check.fidelity import printed, prove
from bookforge.check.words import words
from bookforge.forge import Understood, understand
from bookforge.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
WILD = sorted((CORPUS / "wild").glob("*.txt"))
UNSOLVED = sorted((CORPUS / "unsolved").glob("*.txt"))
FEWEST = 12
SHOWN = 6  # words of a beginning or an end

FIELDS = (
    *("title", "subtitle", "authors", "language", "description", "series"),
    *("volume", "subjects", "fandoms", "characters", "warnings", "rating", "status", "published"),
    *("updated", "source", "publisher", "rights", "words"),
)


def outline(story: Understood) -> str:
    return "".join(f"{line}\n" for line in (*_meta(story), *_parts(story), *_left_out(story)))


def _meta(story: Understood) -> Iterator[str]:
    meta = story.book.meta
    for name in FIELDS:
        value = getattr(meta, name)
        many = (value,) if isinstance(value, str) else cast("tuple[str, ...]", value)
        yield from (f"{name}: {one}" for one in many if one)
    yield from (f"{one.role}: {one.name}" for one in meta.contributors)


def _parts(story: Understood) -> Iterator[str]:
    for page in story.book.front:
        yield f"epigraph: {_ends(list(_said(page.blocks)))}"
    for chapter in story.book.chapters:
        said = [word for line in _said(chapter.blocks) for word in line.split()]
        breaks = sum(isinstance(block, SceneBreak) for block in chapter.blocks)
        yield f"chapter: {chapter.name} | {len(said)} words, {breaks} breaks | {_ends(said)}"
    for note in story.book.notes:
        said = [word for line in _said(note.blocks) for word in line.split()]
        yield f"note: {note.where} of {note.chapter} | {len(said)} words | {_ends(said)}"


def _ends(said: list[str]) -> str:
    if len(said) <= 2 * SHOWN:
        return " ".join(said)
    return f"{' '.join(said[:SHOWN])} ... {' '.join(said[-SHOWN:])}"


def _said(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content):
                yield "".join(run.value for run in content)
            case Verse(lines) | Lines(lines):
                yield from ("".join(run.value for run in line) for line in lines)
            case Letter(inner):
                yield from _said(inner)
            case Picture(alt=alt, caption=caption):
                yield " ".join((alt, *(run.value for run in caption))).strip()
            case _:
                pass


def _left_out(story: Understood) -> Iterator[str]:
    draft = story.draft
    counts: dict[str, int] = {}
    done = 0
    for mark in draft.marked("frame"):
        start = max(mark.start, done)
        if start < mark.end:
            counts.setdefault(mark.value, 0)
            counts[mark.value] += len(words(draft.text[start : mark.end]))
            done = mark.end
    for what, count in sorted(counts.items()):
        yield f"left out: {what} | {count} words"


def understood(path: Path) -> Understood:
    return understand(path.read_bytes(), "input.txt", Settings())


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_a_wild_text_is_understood(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".outline"), outline(understood(path)))


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_a_wild_text_once_mended_is_understood_the_same(path: Path) -> None:
    first = understood(path)
    again = understand(first.draft.text.encode(), "input.txt", Settings())
    assert again.draft.text == first.draft.text
    assert again.book.meta.title == first.book.meta.title
    assert [c.name for c in again.book.chapters] == [c.name for c in first.book.chapters]


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_no_word_of_a_wild_text_is_lost(path: Path) -> None:
    story = understood(path)
    assert prove(story.draft, story.book, printed(story.book)).faults == ()


@pytest.mark.parametrize("path", UNSOLVED, ids=lambda path: path.stem)
def test_an_unsolved_text_is_not_understood_yet(path: Path) -> None:
    assert outline(understood(path)) != path.with_suffix(".outline").read_text("utf-8")


def test_there_are_texts_of_many_producers() -> None:
    assert len(WILD) >= FEWEST
