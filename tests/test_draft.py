"""What must hold of any draft and any changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookforge.draft import Change, Draft, Find, Mark, Sure, amend, invert, replay
from bookforge.problem import Problem
from bookforge.source import Source, Span

TEXTS = st.text(alphabet="ab \n\"'_*-.“’é", max_size=60)


def draft(text: str) -> Draft:
    return Draft(Source("t", text), text)


@st.composite
def changed(draw: st.DrawFn) -> Draft:
    """A draft that up to four stages of random changes have gone over."""
    made = draft(draw(TEXTS))
    for stage in range(draw(st.integers(0, 4))):
        cuts = draw(st.lists(st.integers(0, len(made.text)), unique=True, max_size=8))
        cuts = sorted(cuts)[: len(cuts) // 2 * 2]
        finds: list[Find] = [
            Change(a, b, draw(TEXTS), why="a reason")
            for a, b in zip(cuts[::2], cuts[1::2], strict=True)
        ]
        finds += [Mark("emphasis", a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
        made = amend(made, f"stage-{stage}", finds)
    return made


@given(changed())
def test_the_log_leads_from_the_source_to_the_draft_and_back(made: Draft) -> None:
    assert replay(made.source.text, made.log) == made.text
    assert invert(made.text, made.log) == made.source.text


@given(changed(), st.data())
def test_every_place_comes_from_the_source(made: Draft, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(made.text)))
    end = data.draw(st.integers(start, len(made.text)))
    at = made.origin(Span(start, end))
    assert 0 <= at.start <= at.end <= len(made.source.text)


@given(changed())
def test_marks_stay_within_the_text_and_in_order(made: Draft) -> None:
    assert all(0 <= m.start <= m.end <= len(made.text) for m in made.marks)
    assert list(made.marks) == sorted(made.marks, key=lambda m: (m.start, -m.end))


def test_a_mark_covers_what_is_left_of_its_words() -> None:
    made = amend(
        draft("say _so_ now"),
        "emphasis",
        [Mark("emphasis", 4, 8), Change(4, 5, ""), Change(7, 8, "")],
    )
    (mark,) = made.marks
    assert made.text == "say so now"
    assert (made.text[mark.start : mark.end], mark.rule) == ("so", "emphasis")


def test_overlapping_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="quotes: changes overlap at 1"):
        amend(draft("abc"), "quotes", [Change(0, 2, "x"), Change(1, 3, "y")])


def test_what_is_less_sure_than_asked_is_left_alone() -> None:
    finds = [Change(0, 1, "x", Sure.GUESS), Change(1, 2, "y", Sure.LIKELY)]
    assert amend(draft("ab"), "r", finds).text == "ay"
    assert amend(draft("ab"), "r", finds, Sure.GUESS).text == "xy"


def test_a_change_that_changes_nothing_is_not_logged() -> None:
    assert amend(draft("ab"), "r", [Change(0, 1, "a")]).log[0].changes == ()


def test_a_problem_is_kept_with_its_place_in_the_source() -> None:
    shifted = amend(draft("\ufeffab"), "characters", [Change(0, 1, "")])
    found = amend(shifted, "r", [Problem("doubtful-quote", "Which?", Span(1, 2))])
    assert found.problems[0].at == Span(2, 3)
