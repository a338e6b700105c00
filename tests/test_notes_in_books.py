"""Where the author's notes go in the finished books, and that the proof holds wherever they do."""

from typing import get_args

import pytest

from bookforge import files, forge
from bookforge.book import Notes
from bookforge.check import reader
from bookforge.fix.inline.typography import ROWS
from bookforge.settings import Settings
from bookforge.write.words import BY_LANGUAGE, words_of

STORY = """The Cistern

by Ada Brandt

A/N: My first long one!

Chapter 1: The Road

TW: drowning, a dead goat

Disclaimer: I own the goat.

The rain had not stopped since Tuesday (A/N: it never does here), and the lane was a brook.

"Is there soup?" he asked, and hung up his hat.

T/N: A thick one, of beans.

She put the kettle on the hob and waited for the knock. It was late, and nobody came down.

He counted the coins twice, and twice there were eleven.

End Notes

Thanks for reading!

Chapter 2: The Hill

It was a long road, and no one on it but crows.

Author's Note: That is all.
"""
SAID = ("first long one", "drowning", "own the goat", "never does", "thick one", "for reading")
THEME = files.theme("classic")


def told(suffix: str, notes: Notes) -> tuple[forge.Forged, dict[str, str]]:
    """The made book, and the words in it by where they stand."""
    settings = Settings(notes=notes)
    story = forge.understand(STORY.encode(), "a.txt", settings)
    made = forge.forge(story, suffix, THEME, settings, lambda _: None)
    read = reader(suffix)(made.data)
    places = ("story", "notes", "front", "footnotes")
    return made, {place: " ".join(getattr(read, place).split()) for place in places}


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_notes_go_to_the_back_and_warnings_to_the_front(suffix: str) -> None:
    _, read = told(suffix, "appendix")
    assert not any(said in read["story"] for said in SAID)
    assert "drowning, a dead goat" in read["front"]
    for said in SAID[2:]:
        assert said in read["notes"]


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_notes_stay_in_their_chapters_where_they_stood(suffix: str) -> None:
    made, read = told(suffix, "chapter")
    places = [read["story"].index(said) for said in (*SAID[:3], *SAID[4:])]
    assert places == sorted(places)
    assert read["notes"] == ""
    assert read["footnotes"] == "it never does here"
    assert len(made.story.book.asides) == 6


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_notes_that_are_not_wanted_are_counted(suffix: str) -> None:
    made, read = told(suffix, "drop")
    assert not any(said in " ".join(read.values()) for said in SAID)
    assert ("notes, not wanted (framing)", 40) in made.proof.left_out
    assert made.proof.kept + sum(count for _, count in made.proof.left_out) == made.proof.words


@pytest.mark.parametrize("notes", get_args(Notes))
def test_nothing_of_the_story_goes_with_its_notes(notes: Notes) -> None:
    draft = forge.understand(STORY.encode(), "a.txt", Settings(notes=notes)).draft
    _, read = told(".epub", notes)
    assert "since Tuesday" in draft.text
    assert "since Tuesday" in read["story"]
    assert ", and the lane was a brook." in read["story"]


@pytest.mark.parametrize("tag", sorted({tag.partition("-")[0] for tag in ROWS}))
def test_the_book_has_words_in_every_language_it_sets(tag: str) -> None:
    words = words_of(tag)
    assert tag in BY_LANGUAGE or words is words_of("nb")
    for name in words.__slots__:
        assert getattr(words, name).strip()
    assert words.back_to.count("{}") == 1
