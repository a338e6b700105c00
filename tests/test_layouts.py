"""One story, laid out in every way that people lay stories out: its paragraphs are the same."""

import textwrap
from collections.abc import Callable, Sequence

import pytest

from bookforge.fix.lines.layout import layout

SENTENCES = (
    "The ferry had stopped running in the autumn, and nobody on the island could say why.",
    "Marta went on opening the shutter at six each morning, as her mother had done before her.",
    '"You cannot wait all winter," said Jonas, who had come for his letters and got none.',
    '"Late," she said.',
    "It was not a thing that could be argued with, and he had known her too long to try it.",
    "The old men at the harbour blamed the weather, or the money, or the will of God.",
    "When the snow came it came from the east, over the water, and it did not stop for a week.",
)
# Paragraphs of one to five sentences, no two alike.
STORY = tuple(
    " ".join(SENTENCES[(start * 3 + step) % len(SENTENCES)] for step in range(1 + start % 5))
    + f" That was day {start}."
    for start in range(1, 41)
)


def wrapped(story: Sequence[str], width: int, first: str = "", rest: str = "") -> list[str]:
    return [
        textwrap.fill(paragraph, width, initial_indent=first, subsequent_indent=rest)
        for paragraph in story
    ]


def pasted(story: Sequence[str]) -> str:
    """Four chapters, each from elsewhere."""
    chapters = (
        "\n\n".join(wrapped(story[:10], 72)),
        "\n".join(story[10:20]),
        "\n".join(wrapped(story[20:30], 50, "   ")),
        "\n\n".join(wrapped(story[30:], 60)),
    )
    return "\n\n\n".join(f"Chapter {i}\n\n{text}" for i, text in enumerate(chapters, 1))


LAYOUTS: dict[str, Callable[[int], str]] = {
    "a line each": lambda _: "\n".join(STORY),
    "blank lines": lambda _: "\n\n".join(STORY),
    "wrapped": lambda width: "\n\n".join(wrapped(STORY, width)),
    "indents": lambda width: "\n".join(wrapped(STORY, width, "   ")),
    "both": lambda width: "\n\n".join(wrapped(STORY, width, "   ")),
    "hanging indents": lambda width: "\n".join(wrapped(STORY, width, rest="    ")),
    "double-spaced": lambda width: "\n".join(wrapped(STORY, width, "     ")).replace("\n", "\n\n"),
    "quoted mail": lambda width: "> " + "\n\n".join(wrapped(STORY, width)).replace("\n", "\n> "),
    "flowed": lambda width: "\n".join(one.replace("\n", " \n") for one in wrapped(STORY, width)),
    "pasted together": lambda _: pasted(STORY),
}


@pytest.mark.parametrize("width", [44, 60, 72, 96])
@pytest.mark.parametrize("name", LAYOUTS)
def test_paragraphs_are_the_same_in_every_layout(name: str, width: int) -> None:
    text = LAYOUTS[name](width)
    said = (block.said for block in layout(text).blocks)
    assert tuple(one for one in said if not one.startswith("Chapter ")) == STORY
