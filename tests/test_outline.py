"""Books made up of headings of every family in every layout: all are found, and nothing else.

Each family says how its headings read; the stories between them are drawn from a few words, always
the same ones. A line that is no heading but looks like one stands in some of them.
"""

import random
import textwrap
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from bookforge.draft import Draft
from bookforge.fix import PASSES, fix
from bookforge.source import Source, Span

UP_TO_HEADINGS = PASSES[: [run.__name__ for run in PASSES].index("paragraphs")]
CHAPTERS = 6
TITLES = [
    "Ice",
    "The Mill in March",
    "A Letter from Home",
    "Low Tide",
    "What the Weir Kept",
    "Old Debts",
]
WHO = ["Anna", "Marek", "Anna", "Ruth", "Marek", "Ruth"]
ROMAN = ["I", "II", "III", "IV", "V", "VI"]
ENGLISH = ["One", "Two", "Three", "Four", "Five", "Six"]

FAMILIES: dict[str, Callable[[int], str]] = {
    "figures": lambda i: f"Chapter {i}",
    "roman capitals": lambda i: f"CHAPTER {ROMAN[i - 1]}.",
    "words": lambda i: f"Chapter {ENGLISH[i - 1]}",
    "title on the line": lambda i: f"Chapter {i}: {TITLES[i - 1]}",
    "title below": lambda i: f"CHAPTER {ROMAN[i - 1]}\n{TITLES[i - 1].upper()}",
    "short": lambda i: f"Ch. {i}/6",
    "German": lambda i: (
        f"{['Erstes', 'Zweites', 'Drittes', 'Viertes', 'Fünftes', 'Sechstes'][i - 1]} Kapitel"
    ),
    "French": lambda i: f"CHAPITRE {['PREMIER', 'II', 'III', 'IV', 'V', 'VI'][i - 1]}",
    "Spanish": lambda i: f"Capítulo {['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis'][i - 1]}",
    "Russian": lambda i: (
        f"Глава {['первая', 'вторая', 'третья', 'четвёртая', 'пятая', 'шестая'][i - 1]}"
    ),
    "Hungarian": lambda i: f"{i}. fejezet",
    "Turkish": lambda i: f"{i}. Bölüm",
    "Chinese": lambda i: f"第{'一二三四五六'[i - 1]}章 雨",
    "Korean": lambda i: f"{i}화",
    "bare": str,
    "bare between dashes": lambda i: f"- {i} -",
    "bare roman": lambda i: ROMAN[i - 1],
    "number and title": lambda i: f"{i}. {TITLES[i - 1]}",
    "volume": lambda i: f"Volume {(i + 2) // 3}, Chapter {(i - 1) % 3 + 1}",
    "decimals": lambda i: f"{(i + 2) // 3}.0{(i - 1) % 3 + 1} {TITLES[i - 1]}",
    "letters": lambda i: f"Letter {ROMAN[i - 1]}",
    "drawn": lambda i: f"~*~ Chapter {i} ~*~",
    "tags": lambda i: f"<h2>Chapter {i}</h2>",
    "Markdown": lambda i: f"## {TITLES[i - 1]}",
    "underlined": lambda i: f"{TITLES[i - 1]}\n{'=' * len(TITLES[i - 1])}",
    "running title": lambda i: f"The Quince Tree: Chapter {i}",
    "capitals": lambda i: TITLES[i - 1].upper(),
    "dates": lambda i: f"{2 * i} March 1921",
    "tellers": lambda i: f"{WHO[i - 1]}'s POV",
    "names": lambda i: f"~{WHO[i - 1]}~",
}


class Layout(NamedTuple):
    """Blank lines above and below a heading and between paragraphs; a width, if lines are cut."""

    above: int
    below: int
    between: int
    width: int = 0


LAYOUTS = {
    "one line, no blanks": Layout(0, 0, 0),
    "one line, blanks": Layout(1, 1, 1),
    "one line, room": Layout(3, 1, 1),
    "wrapped": Layout(4, 2, 1, 72),
}
NOUNS = [
    "ferry",
    "lamp",
    "orchard",
    "kettle",
    "harbour",
    "window",
    "bridge",
    "stove",
    "garden",
    "road",
    "clock",
    "coat",
    "river",
]
DEEDS = [
    "opened",
    "followed",
    "carried",
    "watched",
    "dropped",
    "lifted",
    "counted",
    "forgot",
    "mended",
    "painted",
    "sold",
]
TRAPS = ("Ten.", "1865.", '"...."', '"Chapter 3 was the worst."', "No entry.", "He ran.")


def paragraphs(dice: random.Random) -> Iterator[str]:
    """Prose of some hundred words."""
    for _ in range(6):
        deeds = (f"the {dice.choice(NOUNS)} {dice.choice(DEEDS)} it" for _ in range(3))
        one = f"Somebody {dice.choice(DEEDS)} the {dice.choice(NOUNS)}, and {', and '.join(deeds)}."
        yield dice.choice((one, f'"{one}"', f"{one} Nobody {dice.choice(DEEDS)} it again."))
        if dice.random() < 0.2:
            yield dice.choice(TRAPS)


def story(family: str, layout: Layout) -> tuple[str, list[int]]:
    """A text with a title page, and the lines (from 1) of its headings."""
    dice = random.Random(family)  # noqa: S311 - nothing is secret here
    lines = ["The Quince Tree", "", "by Edda Marlow"]
    heads: list[int] = []
    for i in range(1, CHAPTERS + 1):
        lines += [""] * layout.above
        heads.append(len(lines) + 1)
        lines += FAMILIES[family](i).split("\n") + [""] * layout.below
        for said in paragraphs(dice):
            lines += textwrap.wrap(said, layout.width) if layout.width else [said]
            lines += [""] * layout.between
    return "\n".join(lines), heads


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_the_headings_of_a_family_are_found(family: str, layout: str) -> None:
    text, heads = story(family, LAYOUTS[layout])
    done = fix(Draft(Source(family, text), text), UP_TO_HEADINGS)
    marks = done.marked("heading")
    places = [done.source.place(done.origin(Span(m.start, m.end)).start).line for m in marks]
    assert places == heads
    assert not done.problems
