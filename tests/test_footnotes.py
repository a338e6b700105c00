"""What is no footnote stays as it was typed; what is one is found again in the finished books."""

import re
from pathlib import Path

import pytest
from validators import epubcheck

from bookforge import files, forge
from bookforge.book import Notes
from bookforge.check import reader
from bookforge.draft import Draft
from bookforge.fix.footnotes import footnotes
from bookforge.settings import Settings
from bookforge.source import Source

THEME = files.theme("classic")
NONE = (
    "He ate zurek[1] there,[2] and left.[3]\n\n[1] A sour soup.\n\n[3] At nine.\n\n[4] Or ten.",
    "He ate zurek[1] and zurek[1] again.\n\n[1] A sour soup.",
    "He ate zurek[2] and bigos[1].\n\n[1] A stew.\n\n[2] A sour soup.",
    "He wanted (1) soup and (2) quiet.\n\n(1) Soup there was.\n\n(2) None.\n\n(3) There was a dog.",
    "[1] A list.\n\n[2] That nothing refers to.",
    "[5] Strength gained.\n\nHe had [5] now.",
    "He read it.[1]\n\nNothing explained it.",
    "* Bring soup.\n\n* Bring bread.\n\nHe brought neither.",
    "It was *so* like him.*\n\n*He* was like that.",
    "It was *so* like him.\n\n*The note was short.*",
    "Five stars*** of five.\n\n***\n\nHe left.",
    "2 * 3 * 4\n\n* 24",
    "He lived (1911) there.\n\n(1911) was a bad year.\n\n(1911) again.",
    "1. He rose.\n\n2. He fell[1].\n\n1. He rose again.",
    "He said a_b[i] twice.\n\n[j] was another.",
    "[Footnote 1: A soup.]\n\nHe ate zurek[1] there.",
    "[Footnote 1: A soup that never closes.\n\nHe ate.",
    "See [1](http://example.org).\n\n[1] He wrote.\n\n[1] And again.",
    "x² + y² = z²\n\n²",
    "Chapter 1\n\nHe ate.\n\n[A] woman came in.\n\nA man[B] did not.",
)
STORY = """The Soup

by Ada Brandt

Summary: He eats zurek[1] there.

[1] Loose.

Chapter 1: The Crane[1]

[1] An inn.

He ate zurek[1] in the "Crane."[2]

[1] A sour soup of rye.

[2] It stood where the bank is now, and *nobody* remembers it.

    The tide goes out,[1] the tide comes in,
    And nothing that it takes is lost.

[1] A song.

TW: soup.[1]

[1] Hot.

Disclaimer: The soup is real.

A/N: I ate it too.[1]

[1] Twice.

Chapter 2

It was late (A/N: it always is[1]) and he left.

[1] In winter.
"""


@pytest.mark.parametrize("text", NONE)
def test_what_does_not_pair_off_stays(text: str) -> None:
    assert list(footnotes(Draft(Source("a", text), text))) == []


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
@pytest.mark.parametrize("notes", ["appendix", "chapter", "drop"])
def test_footnotes_from_anywhere_are_in_the_book(suffix: str, notes: Notes) -> None:
    settings = Settings(notes=notes)
    story = forge.understand(STORY.encode(), "a.txt", settings)
    made = forge.forge(story, suffix, THEME, settings, lambda _: None)
    read = reader(suffix)(made.data)
    assert "A sour soup of rye." in read.footnotes
    assert "sour soup" not in read.story
    assert "[1]" not in read.story + read.footnotes + read.notes


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_many_long_footnotes_keep_their_words_and_order(suffix: str) -> None:
    blocks = [
        f"He went to the {n}th house[{n}] and knocked.\n\n[{n}] The {n}th house " + "was old " * n
        for n in range(1, 50)
    ]
    text = "\n\n".join(blocks)
    story = forge.understand(text.encode(), "a.txt", Settings())
    made = forge.forge(story, suffix, THEME, Settings(), lambda _: None)
    read = reader(suffix)(made.data)
    told = [int(found) for found in re.findall(r"The\s+(\d+)th\s+house", read.footnotes)]
    assert told == list(range(1, 50))


@pytest.mark.parametrize("notes", ["appendix", "chapter"])
def test_validators_accept_notes_of_every_kind(notes: Notes, tmp_path: Path) -> None:
    settings = Settings(notes=notes)
    story = forge.understand(STORY.encode(), "a.txt", settings)
    book = tmp_path / "book.epub"
    book.write_bytes(forge.forge(story, ".epub", THEME, settings, lambda _: None).data)
    assert epubcheck(book) == ""


def test_footnotes_are_numbered_anew_in_each_chapter() -> None:
    text = (
        "Chapter 1\n\nA[7] day.[8]\n\n[7] One.\n\n[8] Two.\n\nChapter 2\n\nB[9] day.\n\n[9] Three."
    )
    book = forge.understand(text.encode(), "a.txt", Settings()).book
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    marks = [run.mark for block in blocks for run in getattr(block, "content", ()) if run.note]
    assert marks == ["1", "2", "1"]
    assert [note.chapter for note in book.footnotes] == ["chapter-1", "chapter-1", "chapter-2"]
