"""What must hold of the passes that work within a paragraph, whatever the text."""

import re
from importlib import import_module
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookforge.draft import (
    Dashes,
    Draft,
    Ellipses,
    House,
    Mark,
    Quotes,
    amend,
    invert,
    replay,
)
from bookforge.source import Source, Span

PASSES = ("tags", "emphasis", "spaces", "dashes", "ellipses", "quotes", "restyle")
NASTY = st.text("ab \n\"'_*-.~/`“”‘’—…!?,0123<>i[]$«\u00a0", max_size=80)
# Words between the signs, so that some texts look like prose.
SIGNS = "* _ ** __ ' \" '' `` ` - -- ... .... / ( ) , . ! ? — “ ” ‘ ’"
TAGS = "<i> </i> [b] [/b] <br> [color=red] [/color]"
WORDS = "tis em the Boys in 5 10 s é"
GAPS = (" ", " ", "  ", " - ", ". . .", "\n", "\n\n", "\u00a0")
PIECES = st.lists(
    st.sampled_from([*SIGNS.split(), *TAGS.split(), *WORDS.split(), *GAPS]),
    max_size=40,
).map("".join)


QUOTES: tuple[Quotes, ...] = get_args(Quotes)
LANGUAGES = ("", "en-GB", "de", "de-CH", "fr", "es", "nl", "pl", "hu", "sv", "da", "ru", "ja", "he")
HOUSES = st.builds(
    House,
    language=st.sampled_from(LANGUAGES),
    quotes=st.sampled_from(QUOTES),
    dashes=st.sampled_from(get_args(Dashes)),
    ellipsis=st.sampled_from(get_args(Ellipses)),
)


def fixed(draft: Draft) -> Draft:
    for rule in PASSES:
        run = getattr(import_module(f"bookforge.fix.{rule}"), rule)
        draft = amend(draft, rule, run(draft))
    return draft


def fresh(text: str, house: House = House()) -> Draft:  # noqa: B008 - it is frozen
    return Draft(Source("t", text), text, house=house)


def words(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("texts", [NASTY, PIECES])
def test_a_second_run_changes_nothing(texts: st.SearchStrategy[str]) -> None:
    @given(texts)
    @settings(max_examples=400, deadline=None)
    def run(text: str) -> None:
        once = fixed(fresh(text)).text
        assert fixed(fresh(once)).text == once

    run()


@pytest.mark.parametrize("texts", [NASTY, PIECES])
def test_a_second_run_changes_nothing_in_any_house_style(texts: st.SearchStrategy[str]) -> None:
    # A French space beside a star can make it one that was none: for this, stars are told apart.
    @given(texts.map(lambda text: text.translate({ord("*"): None, ord("_"): None})), HOUSES)
    @settings(max_examples=3000, deadline=None)
    def run(text: str, house: House) -> None:
        once = fixed(fresh(text, house)).text
        assert fixed(fresh(once, house)).text == once

    run()


@given(PIECES, HOUSES)
@settings(max_examples=200, deadline=None)
def test_the_log_leads_from_the_source_and_back(text: str, house: House) -> None:
    done = fixed(fresh(text, house))
    assert replay(text, done.log) == done.text
    assert invert(done.text, done.log) == text


@given(NASTY)
@settings(max_examples=200, deadline=None)
def test_no_word_changes_but_by_the_letters_of_tags(text: str) -> None:
    tagless = re.sub(r"(?i)\[/?[ib]\]|</?(?:i|em|b|strong)>", "", text)
    assert words(re.sub("[ib]", "", fixed(fresh(text)).text)) == words(re.sub("[ib]", "", tagless))


@given(PIECES.filter(bool), st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_not_the_book_stays_as_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mark = Mark("frame", start, end)
    done = fixed(Draft(Source("t", text), text, (mark,)))
    [kept] = done.marked("frame")
    assert done.text[kept.start : kept.end] == text[start:end]


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_problems_and_marks_lie_in_the_text(text: str) -> None:
    done = fixed(fresh(text))
    for problem in done.problems:
        assert problem.at is not None
        assert 0 <= problem.at.start <= problem.at.end <= len(text)
    for mark in done.marks:
        assert 0 <= mark.start <= mark.end <= len(done.text)
        assert done.origin(Span(mark.start, mark.end)).end <= len(text)
