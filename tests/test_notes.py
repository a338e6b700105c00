"""What is taken out of a story as a note, and what never is: tests/notes.txt has the texts.

A label is put at the top and at the end of a chapter; what only looks like one is put at the top,
in the middle and at the end. Whole chapters say with ⟦ ⟧ where their notes are. Then chapters are
thrown together at random, and not one word of their story may be moved.
"""

import random
import re
from pathlib import Path

import pytest

from bookforge.draft import Draft
from bookforge.fix import PASSES, fix
from bookforge.source import Source, Span

STRUCTURE = PASSES[: [run.__name__ for run in PASSES].index("capitals") + 1]
PARTS = re.split(
    r"^== (.+)\n", (Path(__file__).parent / "notes.txt").read_text("utf-8"), flags=re.MULTILINE
)
NAMED = dict(zip(PARTS[1::2], PARTS[2::2], strict=True))
LABELS, TRAPS, *CHAPTERS = NAMED
SCENE = (
    "The ferry left at nine, and nobody had untied it.",
    "“Late,” said the ferryman, who was never anything else.",
    "He stood on the pier for an hour, and she did not come.",
    "It was a long way round by the bridge, and he had never liked the bridge.",
)
FEWEST_LABELS, FEWEST_TRAPS = 60, 40
SECOND = "\n\nChapter 2\n\nThe ferry came back at noon, and somebody had tied it up.\n"


def lines(name: str) -> list[str]:
    return [line for line in NAMED[name].split("\n") if line]


def notes(text: str) -> list[str]:
    """The notes that are found in a text, as they were typed."""
    draft = fix(Draft(Source("a", text), text), STRUCTURE)
    spans = [draft.origin(Span(m.start, m.end)) for m in draft.marks if m.kind == "note"]
    return [text[slice(*span)] for span in spans]


def chapter(*blocks: str) -> str:
    return "\n\n".join(("Chapter 1", *blocks)) + SECOND


@pytest.mark.parametrize("said", lines(LABELS))
def test_a_label_makes_a_note_at_a_top(said: str) -> None:
    assert notes(chapter(said, *SCENE)) == [said]


@pytest.mark.parametrize("said", lines(LABELS))
def test_a_label_makes_a_note_at_an_end(said: str) -> None:
    assert notes(chapter(*SCENE, said)) == [said]


@pytest.mark.parametrize("said", lines(TRAPS))
def test_what_only_looks_like_a_note_stays(said: str) -> None:
    for text in (
        chapter(said, *SCENE),
        chapter(*SCENE[:2], said, *SCENE[2:]),
        chapter(*SCENE, said),
    ):
        assert notes(text) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_notes_of_a_chapter(name: str) -> None:
    text = NAMED[name].strip("\n")
    assert notes(re.sub("[⟦⟧]", "", text)) == re.findall(r"⟦(.*?)⟧", text, re.DOTALL)


def test_there_are_enough_of_both() -> None:
    assert len(lines(LABELS)) >= FEWEST_LABELS
    assert len(lines(TRAPS)) >= FEWEST_TRAPS


@pytest.mark.parametrize("seed", range(20))
def test_no_story_is_moved_out_of_chapters_thrown_together(seed: int) -> None:
    at = random.Random(seed)  # noqa: S311 - no secret
    divider = at.choice(("***", "---", "* * *", "~~~", "________"))
    labels, traps = lines(LABELS), lines(TRAPS)
    said: list[tuple[str, bool]] = []
    for number in range(1, 8):
        said.append((f"Chapter {number}", False))
        said += [(at.choice(labels), True) for _ in range(at.randint(0, 2))]
        said += [(divider, False)] * at.randint(0, 1)
        for _ in range(at.randint(3, 9)):
            story = at.choices((at.choice(SCENE), at.choice(traps), divider), (6, 1, 1))[0]
            said.append((story, False))
        said += [(SCENE[3], False), *((at.choice(labels), True) for _ in range(at.randint(0, 1)))]
    found = "\n".join(notes("\n\n".join(block for block, _ in said)))
    for block, noted in said:
        if not noted and block in (*SCENE, *traps):
            assert block not in found
