"""What must hold of the passes, whatever the text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bookforge.draft import Draft, invert, replay
from bookforge.fix import PASSES, fix
from bookforge.source import Source

STRUCTURE = PASSES[: [run.__name__ for run in PASSES].index("capitals") + 1]
LETTERS = st.text(alphabet="abI1 \n\r\t\"'_*-.#:(/é\u200b\x07\u2028\x0c", max_size=120)
PIECES = st.sampled_from(
    (
        *("Chapter 1", "CHAPTER II", "Prologue", "Part One", "I", "1.", "12", "The Door"),
        *("***", "-----", "#", "-o-", "A/N: x", "(A/N: x)", "Author's Notes:", "Summary:"),
        *("Title: T", "by Jo", "By", "Jo March", "CONTENTS", "END", "Dear Jo,", "Yours,"),
        *("It was late.", '"No," he said.', "and so it went on and on, and nobody came to look"),
        *("The tide goes out,", "Holt / EELS / 2", "Holt / EELS / 3", "about 1,000 words"),
        *(" ", "  ", "\t", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "-", "--", "...", "    "),
    )
)
TEXTS = LETTERS | st.lists(PIECES, max_size=40).map("".join)

# Control characters that XML forbids, and what stands for nothing.
FORBIDDEN = {chr(c) for c in range(32)} - set("\t\n") | {"\ufffe", "\uffff", "\ufeff", "\x7f"}


def fixed(text: str) -> Draft:
    return fix(Draft(Source("t", text), text), STRUCTURE)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
@example("a\n\n\n\nb")
@example("\x0c\r\r\n\x85")
def test_the_log_explains_every_change(text: str) -> None:
    done = fixed(text)
    assert replay(text, done.log) == done.text
    assert invert(done.text, done.log) == text


@given(TEXTS)
@settings(max_examples=1000, deadline=None)
@example("The Door\nJo March\n\nIt was late.")
@example("  The tide goes out,\nThe tide comes in,\n  and so it went on and on, and nobody came")
def test_a_second_run_changes_nothing(text: str) -> None:
    once = fixed(text).text
    assert fixed(once).text == once


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_marks_lie_in_the_text_and_say_who_laid_them(text: str) -> None:
    done = fixed(text)
    for mark in done.marks:
        assert 0 <= mark.start <= mark.end <= len(done.text)
        assert mark.rule in {run.__name__ for run in STRUCTURE}
        assert mark.start < mark.end or mark.kind == "scene-break"


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_no_letter_is_lost(text: str) -> None:
    letters = [letter for letter in text.lower() if letter.isalnum()]
    assert [letter for letter in fixed(text).text.lower() if letter.isalnum()] == letters


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_the_text_is_laid_out(text: str) -> None:
    done = fixed(text).text
    assert not done or (done.endswith("\n") and not done.endswith("\n\n"))
    assert "\n\n\n\n" not in done
    assert all(line == line.rstrip() for line in done.split("\n"))


@given(st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_what_no_book_may_hold_is_gone(text: str) -> None:
    assert not set(fixed(text).text) & FORBIDDEN


HOSTILE = ("\n", " ", "1", "*", "***\n", "1\n\n", "A/N: x\n\n", "Dear Jo,\n\n", "&amp;", "Ã", "I\n")


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        fixed(text)
        return time.process_time() - start

    # Four times the text may take ten times as long: a quadratic pass would take sixteen.
    assert seconds(80_000) < 10 * seconds(20_000) + 0.2
