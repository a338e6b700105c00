"""The language of a text is told by its words; the texts that must not change are the proof."""

from pathlib import Path

import pytest

from bookforge.draft import Draft, House, Mark
from bookforge.language import LANGUAGES, NAMES, english_name, guessed, named
from bookforge.source import Source

UNTOUCHED = Path(__file__).parent / "corpus" / "untouched"
TEXTS = [path for path in sorted(UNTOUCHED.glob("*.txt")) if path.stem in NAMES]
FEWEST = 18
ENGLISH = ("british", "game", "verse", "right-already")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_known_by_its_words(path: Path) -> None:
    assert guessed(path.read_text("utf-8")) == (NAMES[path.stem], True)


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_known_as_well(name: str) -> None:
    assert guessed((UNTOUCHED / f"{name}.txt").read_text("utf-8")).tag == "en"


def test_there_are_texts_of_many_languages() -> None:
    assert len(TEXTS) >= FEWEST


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_is_found_by_each_of_its_names(tag: str) -> None:
    assert all(named(name.title()) == tag for name in LANGUAGES[tag].split())
    assert named(tag) == tag
    assert english_name(tag) == LANGUAGES[tag].split()[0].capitalize()


def test_what_is_asked_for_goes_before_what_is_said_and_that_before_the_words() -> None:
    text = "Polish\n\nEs war Abend, und der Fluss war still, und sie war nicht da."
    said = (Mark("meta", 0, 6, "language"),)
    source = Source("a", text)
    assert Draft(source, text, said, house=House("fr")).language.tag == "fr"
    assert Draft(source, text, said).language.tag == "pl"
    assert Draft(source, text, (Mark("frame", 0, 6),)).language == ("de", True)


def test_a_licence_in_english_does_not_make_the_story_english() -> None:
    licence = "The terms of the licence are that you and the others had to be of it. " * 20
    text = f"{licence}\n\nEs war Abend, und der Fluss war still, und sie war nicht da."
    draft = Draft(Source("a", text), text, (Mark("frame", 0, len(licence), "licence"),))
    assert draft.language.tag == "de"
