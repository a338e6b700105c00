"""What must hold of any text at all: 1,000 random ones and mutations of the samples."""

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bookforge import files
from bookforge.check.fidelity import printed, prove
from bookforge.draft import Draft, invert, replay
from bookforge.fix import fix
from bookforge.forge import forge, understand
from bookforge.problem import BookforgeError
from bookforge.settings import Settings
from bookforge.source import Source, Span

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
PLAIN = Settings()
THEME = files.theme("classic")

# Pieces that mean something to a pass, alone or beside another.
PIECES = (
    "Chapter 1", "CHAPTER II.", "Prologue", "III", "1.", "***", "* * *", "____", "~o~", "#",
    "A/N: hi", "(A/N: hi)", "Author's Notes:", "Summary:", "Description", "Title: T", "by Ada",
    "*** START OF THE PROJECT GUTENBERG EBOOK T ***", "*** END OF", "CONTENTS", "THE END",
    "Dear Ann,", "Yours,", '"Yes," he said.', "'Tis so.", '"...."', 'dar-"', "5'10\"", "--",
    "...", ". . .", "*so*", "_so_", "**so**", "[i]so[/i]", "<b>so</b>", "<You rose!>", "don’t",
    "It was late, and nobody had thought of the lamps until the ferry had gone.", "went on",
    "donâ€™t", "&quot;", "\ufeff", "\u200b", "\x07", "\x85", "\u00a0", "\t", "    ", " ", "-", "é",
    "שלום עולם", "في عام 1999", "龍の物語", "कि", "x" * 40, "a_b_" * 12, "no‑break " * 3, "😀",
    "\n", "\n\n", "\n\n\n", "\r\n", "\f",
)  # fmt: skip
NASTY = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sample with some of its bytes cut out, doubled, moved or changed."""
    data = draw(st.sampled_from(SAMPLES)).read_bytes()
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a seed, not a secret
    for _ in range(chance.randint(1, 6)):
        a, b = sorted(chance.randrange(len(data)) for _ in range(2))
        b = min(b, a + chance.choice((1, 3, 40, 400)))
        match chance.choice(("cut", "double", "swap", "flip", "insert")):
            case "cut":
                data = data[:a] + data[b:]
            case "double":
                data = data[:b] + data[a:]
            case "swap":
                data = data[:a] + data[b : b + 50] + data[a:b] + data[b + 50 :]
            case "flip":
                data = data[:a] + bytes([chance.randrange(256)]) + data[a + 1 :]
            case _:
                data = data[:a] + chance.choice(PIECES).encode() + data[a:]
    return data


@given(NASTY.map(lambda text: text.encode("utf-8", "replace")) | mutated() | st.binary(max_size=80))
@settings(max_examples=1000, deadline=None)
@example(b"***")
@example("‘’“”".encode())
def test_any_input_is_understood_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        story = understand(data, "t.txt", PLAIN)
    except BookforgeError as refused:
        assert str(refused).endswith((".", ".”"))  # noqa: PT017 - either end is a right one
        return
    draft = story.draft
    assert draft.source.encoded() == data
    assert replay(draft.source.text, draft.log) == draft.text
    assert invert(draft.text, draft.log) == draft.source.text
    assert prove(draft, story.book, printed(story.book)).faults == ()
    for problem in story.problems:
        at = problem.at or Span(0, 0)
        assert 0 <= at.start <= at.end <= len(draft.source.text)


@given(NASTY | mutated().map(lambda data: data.decode("utf-8", "replace")))
@settings(max_examples=500, deadline=None)
def test_a_second_run_changes_nothing(text: str) -> None:
    once = fix(Draft(Source("t", text), text)).text
    assert fix(Draft(Source("t", once), once)).text == once


@pytest.mark.parametrize(("suffix", "examples"), [(".epub", 150), (".pdf", 25)])
def test_any_text_becomes_a_proved_book(suffix: str, examples: int) -> None:
    @given(NASTY.map(lambda text: text.encode("utf-8", "replace")) | mutated())
    @settings(max_examples=examples, deadline=None)
    def made(data: bytes) -> None:
        try:
            story = understand(data, "t.txt", PLAIN)
        except BookforgeError:
            return
        assert forge(story, suffix, THEME, PLAIN, lambda _: None).proof.faults == ()

    made()
