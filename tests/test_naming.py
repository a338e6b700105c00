"""Files and ids are named by what stands in them, so that a growing book keeps its places."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from example_books import said
from test_epub import CLASSIC, files

from bookforge.bind.naming import RESERVED, chapter_names, named
from bookforge.book import Aside, Book, Chapter, Note, Paragraph, Role, Text
from bookforge.forge import understand
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.write.epub import epub

HEAD = "The Long Weir\n\nby Ada Brandt"
PLACES = ("weir", "mill", "lock", "barge", "ferry", "kiln", "forge", "quay", "bridge", "orchard")
PEOPLE = ("Marta", "Jonas", "Ilse", "Piet", "Hanne", "Oskar", "Lena")
NOTE = "Author's Note: Thank you all for waiting through the {} days of frost."
# What may change when a chapter comes or goes: what lists the chapters, and the appendix.
LISTS = {"nav.xhtml", "toc.ncx", "content.opf", "contents.xhtml"}
NOTES = "notes.xhtml"


def chapter(number: int) -> str:
    """A chapter: its own words, in every seventh a footnote, in every fifth a note at its end."""
    place, who = PLACES[number % 10], PEOPLE[number % 7]
    sign = "[1]" if number % 7 == 0 else ""
    lines = [
        f"In the week of {number} rains {who} went down to the {place}, as one did.{sign}",
        f'"There are {number} boats," said {who}. "I counted them, and then the lamps."',
        f"The {place} stood dark, and nobody had an answer to that for {number + 2} days.",
    ]
    lines += [f"[1] The {place} is older than its name."] if sign else []
    lines += [NOTE.format(number)] if number % 5 == 0 else []
    return "\n\n".join(lines)


def heading(number: int) -> str:
    """Parts every twenty chapters, interludes, tellers, titles that come twice, and figures."""
    part = f"PART {['ONE', 'TWO', 'THREE', 'FOUR'][number // 20]}\n\n" if number % 20 == 1 else ""
    if number in {9, 23, 37, 51}:
        return "Interlude"
    titles = {0: f"The {PLACES[number // 3 % 10].title()} at Night", 1: PEOPLE[number % 7]}
    title = titles.get(number % 3)
    return f"{part}Chapter {number}" + (f": {title}" if title else "")


BOOK = tuple(f"{heading(number)}\n\n{chapter(number)}" for number in range(1, 62))


@cache
def made(chapters: Sequence[str]) -> dict[str, bytes]:
    """The files of the EPUB of a text with these chapters."""
    text = "\n\n\n".join((HEAD, *chapters))
    book = understand(text.encode(), "weir.txt", Settings()).book
    assert len(book.chapters) == sum(2 if "PART" in one else 1 for one in chapters)
    return files(epub(book, CLASSIC, Settings()).data)


def changed(after: Sequence[str], before: Sequence[str] = BOOK) -> tuple[set[str], set[str]]:
    """The files that came or went, and those that are others now."""
    old, new = made(tuple(before)), made(tuple(after))
    return old.keys() ^ new.keys(), {
        name for name in old.keys() & new.keys() if old[name] != new[name]
    }


def test_the_book_is_what_it_is_thought_to_be() -> None:
    book = understand("\n\n".join((HEAD, *BOOK)).encode(), "weir.txt", Settings()).book
    roles = [one.role for one in book.chapters]
    assert (roles.count("part"), roles.count("interlude"), len(roles)) == (4, 4, 65)
    assert (len(book.appendix), len(book.footnotes)) == (12, 8)
    titles = ["".join(run.value for run in one.title) for one in book.chapters]
    assert len(set(titles)) < len(titles) - 8
    names = [one.id for one in book.chapters]
    assert names[:4] == ["part-one", "chapter-1-jonas", "part-one-chapter-2", "the-mill-at-night"]
    assert {name for name in names if "interlude" in name} == {
        f"interlude-in-the-week-of-{number}-rains" for number in (9, 23, 37, 51)
    }


def test_a_chapter_added_at_the_end_leaves_all_others() -> None:
    for more in (f"Chapter 62: The Weir at Night\n\n{chapter(62)}", f"Interlude\n\n{chapter(63)}"):
        came, other = changed((*BOOK, more))
        assert len(came) == 1
        assert other == LISTS
    came, other = changed((*BOOK, f"Chapter 62: The Thaw\n\n{chapter(65)}"))
    assert (came, other) == ({"the-thaw.xhtml"}, {*LISTS, NOTES})


def test_a_prologue_leaves_all_others() -> None:
    assert changed((f"Prologue\n\n{chapter(65)}", *BOOK)) == (
        {"prologue.xhtml"},
        {*LISTS, NOTES},
    )


def test_a_chapter_put_in_leaves_all_others() -> None:
    between = f"Interlude\n\n{chapter(68)}"
    for at in (5, 30, 60):
        came, other = changed((*BOOK[:at], between, *BOOK[at:]))
        assert (came, other) == ({"interlude-in-the-week-of-68-rains.xhtml"}, LISTS)


def test_a_chapter_taken_out_leaves_all_others() -> None:
    for at, lists in ((8, LISTS), (44, {*LISTS, NOTES})):
        came, other = changed((*BOOK[:at], *BOOK[at + 1 :]))
        assert len(came) == 1
        assert other == lists


def test_words_may_change_in_a_chapter() -> None:
    for at in (1, 40):
        mended = BOOK[at].replace("In the week of", "At last, in the long week of")
        came, other = changed((*BOOK[:at], mended, *BOOK[at + 1 :]))
        assert not came
        assert len(other) == 1


def test_a_note_more_in_a_chapter_leaves_all_other_chapters() -> None:
    more = f"{BOOK[2]}\n\n{NOTE.format('last')}"
    came, other = changed((*BOOK[:2], more, *BOOK[3:]))
    assert (came, other) == (set(), {"the-mill-at-night.xhtml", NOTES})


CASES: tuple[tuple[Role, str, str, str, str], ...] = (
    ("chapter", "Chapter 1", "The Shutter", "It rained.", "the-shutter"),
    ("chapter", "Chapter 3", "Marta", "It rained.", "chapter-3-marta"),
    ("chapter", "", "XII", "It rained.", "chapter-xii"),
    ("chapter", "", "I", "It rained.", "chapter-i"),
    ("chapter", "", "1984", "It rained.", "chapter-1984"),
    ("chapter", "", "", "“It rained—all day,” he said.", "it-rained-all-day-he"),
    ("chapter", "", "? ? ?", "It rained.", "it-rained"),
    ("interlude", "", "Interlude", "It rained.", "interlude-it-rained"),
    ("epilogue", "", "Epilogue", "It rained.", "epilogue"),
    ("chapter", "", "Con", "It rained.", "chapter-con"),
    ("chapter", "", "LPT1", "It rained.", "chapter-lpt1"),
    ("chapter", "", "Notes", "It rained.", "chapter-notes"),
    ("chapter", "Глава 3", "Тихая ночь", "Дождь.", "tikhaya-noch"),
    ("chapter", "第三章", "风起", "雨。", "chapter-f787ef"),
    ("chapter", "", "", "雨。", "chapter-2f7361"),
    ("chapter", "", "", "", "chapter-e3b0c4"),
    (
        "chapter",
        "",
        "Of the Very Long Way That Is Round the Hill",
        "",
        "of-the-very-long-way-that-is",
    ),
    ("part", "Part One", "The Sea", "", "the-sea"),
    ("epigraph", "", "", "It rained.", "epigraph-it-rained"),
)


def book_of(*chapters: Chapter) -> Book:
    about = Meta("T", (), "en", "urn:uuid:0", 0)
    return Book(about, (), tuple(replace(one, id=f"c{i}") for i, one in enumerate(chapters)))


def told(
    title: str, words: str, role: Role = "chapter", number: str = "", level: int = 1
) -> Chapter:
    runs, label = ((Text(text),) if text else () for text in (title, number))
    blocks = (said(words),) if words else ()
    return Chapter("", runs, label, blocks, role, level=level)


@pytest.mark.parametrize(("role", "number", "title", "words", "name"), CASES)
def test_the_name_of_a_chapter(role: Role, number: str, title: str, words: str, name: str) -> None:
    book = book_of(told(title, words, role, number))
    assert list(chapter_names(book).values()) == [name]


def test_of_equal_headings_the_first_keeps_the_name() -> None:
    twins = ("The road bent.", "The road fell.", "The road bent.", "The road bent.", "")
    book = book_of(*(told("The Road", words) for words in twins))
    assert list(chapter_names(book).values()) == [
        "the-road",
        "the-road-the-road-fell",
        "the-road-the-road-bent",
        "the-road-the-road-bent-55cdb1",
        "the-road-e3b0c4",
    ]


def test_chapters_that_are_all_alike_cost_no_more_each() -> None:
    names = list(chapter_names(book_of(*[told("The Road", "It bent.")] * 20_000)).values())
    assert len(set(names)) == len(names)
    assert names[-1].endswith("-19998")


def test_of_equal_titles_the_numbers_tell() -> None:
    book = book_of(*(told("The Road", "It bent.", number=f"Chapter {n}") for n in (1, 5, 5)))
    names = ["the-road", "chapter-5-the-road", "the-road-it-bent"]
    assert list(chapter_names(book).values()) == names


def test_short_headings_in_parts_are_told_by_their_parts() -> None:
    book = book_of(
        told("Part One", "", "part"),
        told("1", "It rained.", level=2),
        told("Part Two", "", "part"),
        told("1", "It rained.", level=2),
        told("The Long Night", "It rained.", level=2),
        told("Epilogue", "It rained.", "epilogue", level=2),
    )
    assert list(chapter_names(book).values()) == [
        *("part-one", "part-one-1", "part-two", "part-two-1", "the-long-night", "epilogue")
    ]


def test_names_are_no_names_of_other_pages() -> None:
    titles = [*RESERVED, "aux", "COM3", "Title page", "a" * 400, "-", "..", "/etc/x", "Ω", "é"]
    book = book_of(*(told(title, "It rained.") for title in titles))
    names = list(chapter_names(book).values())
    assert len(set(names)) == len(titles)
    for name in names:
        assert name not in RESERVED
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert name[0].isalpha()
        assert "--" not in name
        assert len(name) < 80


def test_all_that_names_a_note_names_it_anew() -> None:
    heading = (Text("The Road", note="n1"),)
    blocks = (Paragraph((Text("It bent.", note="n2"),)), Aside("n3", (said("Hm."),)))
    notes = (
        Note("n1", (Paragraph((Text("Old.", note="n4"),)),), "c0", "inline"),
        Note("n2", (said("New."),), "c0", "footnote"),
        Note("n4", (said("Deep."),), "c0", "footnote"),
        Note("n5", (said("Loose."),), "c0", "footnote", loose=True),
        Note("n6", (said("All."),), "", "warning"),
    )
    road = Chapter("c0", heading, blocks=blocks, notes=("n6",))
    book = named(replace(book_of(road), chapters=(road,), notes=notes))
    ids = ("the-road-note-1", "the-road-footnote-1", "the-road-footnote-2", "story-footnote-1")
    assert [note.id for note in book.notes] == [*ids, "story-note-1"]
    assert {note.chapter for note in book.notes} == {"the-road", ""}
    made = book.chapters[0]
    paragraph, aside = made.blocks
    assert made.title[0].note == ids[0]
    assert made.notes == ("story-note-1",)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[0].note == ids[1]
    assert isinstance(aside, Aside)
    assert aside.id == "the-road-aside-1"
    [deep] = book.notes[0].blocks
    assert isinstance(deep, Paragraph)
    assert deep.content[0].note == ids[2]


SCRIPT = """
import hashlib
from test_naming import BOOK, made
print(hashlib.sha256(repr(sorted(made(BOOK).items())).encode()).hexdigest())
"""


def test_names_and_bytes_are_the_same_anywhere() -> None:
    there = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C"},
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(repr(sorted(made(BOOK).items())).encode()).hexdigest()
    assert there.stdout.strip() == here
