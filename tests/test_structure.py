"""What the structural passes make of a whole small text: its marks, in the order of the text.

Each story is told twice: as somebody typed it, and as what was found in it, a mark a line:
`kind value | words`, where long words are cut and a bar stands for each line end.
"""

from textwrap import dedent
from typing import NamedTuple

import pytest

from bookforge.draft import Draft, Kind
from bookforge.fix import PASSES, fix
from bookforge.source import Source

CUT = 40  # characters of a mark that are shown
STRUCTURE = PASSES[: [run.__name__ for run in PASSES].index("capitals") + 1]
INLINE: tuple[Kind, ...] = ("emphasis", "strong")


class Story(NamedTuple):
    """A text as it was typed, and the marks that should be found."""

    name: str
    typed: str
    found: str


LONG = (
    "Piet came at ten past four, and it rained as it had rained all that week, on the mill and on"
    " the road, and on the notice that said the mill was sold. He had not put it there. The new"
    " people had, and they had spelled his name wrong, and he had let them. He wiped his feet,"
    " although there was nobody any more to mind the floor, and went through the mill to the"
    " back, where the wheel was, and the stream itself, with its hands in its pockets. He had a"
    " speech ready. He had had it ready since Tuesday, and had said it to the dog."
)

STORIES = (
    Story(
        "a story site's export",
        """
         \t\tDescription

        Piet sold the mill.
        Now he must tell the stream.
         Mind the Water!

        Every stream is older than the stones in it, and knows it.
        ______________________________

        {LONG}
        "...."
        "You're late," said the stream, which was high.
        ______________________________

        He came back in the spring, and sat down by it.

        \t\t\tAuthor's Notes:
        I grew up beside a stream.
        It never said a word.
        """,
        """
        label description | Description
        meta description | Piet sold the mill.
        meta description | Now he must tell the stream.
        meta title | Mind the Water!
        epigraph | Every stream is older than the stones in
        frame divider at the edge | ______________________________
        scene-break | ______________________________
        note story | Author's Notes:||I grew up beside a stre
        label author's note | Author's Notes:
        """,
    ),
    Story(
        "an epigraph below the first heading is that chapter's",
        """
        Chapter 1

        "I never liked the sea."

        --Anna Orde

        It rained on the quay, and nobody came.

        Chapter 2

        It rained again.
        """,
        """
        heading chapter | Chapter 1
        heading chapter | Chapter 2
        """,
    ),
    Story(
        "titles in capitals, also short ones, and what a printer set at the end",
        f"""
        The Mill

        by Ann Orde

        THE MILLER


        {LONG}


        RAIN


        {LONG}


        A KEY


        {LONG}


        THE END.


        {LONG}
        """,
        """
        meta title | The Mill
        label by | by
        meta author | Ann Orde
        heading chapter | The Miller
        heading chapter | Rain
        heading chapter | A Key
        """,
    ),
    Story(
        "a web serial with notes in every place",
        """
        The Slow Bus

        by MothLamp

        Summary: A bus goes nowhere.

        Chapter 1: Out

        A/N: My first one!

        It left at nine.

        ***

        It had left at nine before.

        Chapter 2 - Back

        It came back (A/N: sorry!) at ten.

        A/N: Thank you all.
        """,
        """
        meta title | The Slow Bus
        label by | by
        meta author | MothLamp
        label summary | Summary:
        meta description | A bus goes nowhere.
        heading chapter | Chapter 1: Out
        label heading | :
        heading-title | Out
        note top | A/N: My first one!
        label author's note | A/N:
        scene-break | ***
        heading chapter | Chapter 2 - Back
        label heading | -
        heading-title | Back
        note inline | (A/N: sorry!)
        label author's note | (A/N:
        label author's note | )
        note end | A/N: Thank you all.
        label author's note | A/N:
        """,
    ),
    Story(
        "a typescript",
        """
        Ada Brandt          about 3,000 words
        4 Mill Lane
        Weir, Kent



                    THE WEIR

                       by

                   Ada Brandt

             The water rose all night and stood at the
        sill, and nobody went down to look at it.

                        #

             The water fell in the morning, and left a
        line on the wall as straight as a ruler.

                       END
        """,
        """
        frame address | Ada Brandt          about 3,000 words||4
        meta title | The Weir
        label by | by
        meta author | Ada Brandt
        scene-break | #
        frame end mark | END
        """,
    ),
    Story(
        "parts and chapters with contents",
        """
        CONTENTS

        PART ONE
        I. Up
        II. Down



        PART ONE

        I. Up

        He rose, as he did every morning of that summer, and went down to the water.

        II. Down

        He fell, as they all had known he would, and the water closed over his head.
        """,
        """
        frame contents | CONTENTS||PART ONE||I. Up||II. Down
        heading part | Part One
        heading chapter | I. Up
        label heading | .
        heading-title | Up
        heading chapter | II. Down
        label heading | .
        heading-title | Down
        """,
    ),
    Story(
        "an epigraph, a letter and a song",
        """
        THE QUINCE
        Joan Merriwick

        Plant a quince for your enemies, and live to see them eat it.
        --Hesper Lyle

        She read it out twice, because they had asked her to.

        Dear Miss Orrin,

        The tree is yours.

        Yours faithfully,

        W. Haddow

        P.S. It bites.

        Then she sang.

            Let fall your gold, old friend,
              The frost is on the sill;
            As long as you have fruit to send
              My neighbour scolds me still.

        Nobody clapped.
        """,
        """
        meta title | The Quince
        meta author | Joan Merriwick
        epigraph | Plant a quince for your enemies, and liv
        letter | Dear Miss Orrin,||The tree is yours.||Yo
        verse | Let fall your gold, old friend,|  The fr
        """,
    ),
    Story(
        "dividers beside headings and ends",
        """
        * * *

        Chapter One

        * * *

        It froze.

        * * *

        It thawed.

        * * *

        Chapter Two

        It froze again.

        * * *
        """,
        """
        frame divider at the edge | * * *
        heading chapter | Chapter One
        frame divider at the edge | * * *
        scene-break | * * *
        frame divider at the edge | * * *
        heading chapter | Chapter Two
        frame divider at the edge | * * *
        """,
    ),
    Story(
        "nothing but prose",
        """
        The note on the table said: Two scoops, morning and evening.

        There was no cat.

        "So he's shy," said her brother on the telephone.
        """,
        "",
    ),
    Story(
        "titles without numbers, one of them in the contents",
        """
        # The Pier

        # Summer

        It was hot.

        # Winter

        It was cold.
        """,
        """
        label title | #
        meta title | The Pier
        heading chapter | # Summer
        label heading | #
        heading chapter | # Winter
        label heading | #
        """,
    ),
    Story(
        "a note in brackets in mid-chapter ends with its bracket",
        """
        Chapter 1

        It was late, and the lamps were out.

        (A/N: sorry about the gates!)

        He walked on to gate number one, and nobody was there.

        He walked on to gate number two, and nobody was there.

        He walked on to gate number three, and nobody was there.

        He walked on to gate number four, and nobody was there.

        He walked on to gate number five, and nobody was there.

        He walked on to gate number six, and nobody was there.

        Chapter 2

        It was early, and somebody had come.
        """,
        """
        heading chapter | Chapter 1
        note inline | (A/N: sorry about the gates!)
        label author's note | (A/N:
        label author's note | )
        heading chapter | Chapter 2
        """,
    ),
    Story(
        "a note without brackets in mid-chapter ends with its paragraph",
        """
        Chapter 1

        It was late, and the lamps were out.

        A/N: sorry about the gates!

        He walked on to gate number one, and nobody was there.

        He walked on to gate number two, and nobody was there.

        He walked on to gate number three, and nobody was there.

        He walked on to gate number four, and nobody was there.

        He walked on to gate number five, and nobody was there.

        He walked on to gate number six, and nobody was there.

        Chapter 2

        It was early, and somebody had come.
        """,
        """
        heading chapter | Chapter 1
        note inline | A/N: sorry about the gates!
        label author's note | A/N:
        heading chapter | Chapter 2
        """,
    ),
    Story(
        "what is drawn round headings in capitals, and under them",
        """
        THE QUINCE

        by Ada Brandt

        == CHAPTER ONE: THE TREE ==
        ---------------------------

        {LONG}

        == CHAPTER TWO: THE FRUIT ==
        ----------------------------

        {LONG}

        ---

        It rained.
        """,
        """
        meta title | The Quince
        label by | by
        meta author | Ada Brandt
        heading chapter | == Chapter One: The Tree ==
        label heading | ==
        label heading | :
        heading-title | The Tree
        label heading | ==
        frame divider at the edge | ---------------------------
        heading chapter | == Chapter Two: The Fruit ==
        label heading | ==
        label heading | :
        heading-title | The Fruit
        label heading | ==
        frame divider at the edge | ----------------------------
        scene-break | ---
        """,
    ),
    Story(
        "books, parts and a prologue",
        """
        The Mill

        by Ada Brandt

        BOOK ONE

        PART ONE

        Prologue

        {LONG}

        1.

        {LONG}

        PART TWO

        2.

        {LONG}

        BOOK TWO

        PART ONE

        3.

        {LONG}
        """,
        """
        meta title | The Mill
        label by | by
        meta author | Ada Brandt
        heading part | Book One
        heading part 2 | Part One
        heading prologue | Prologue
        heading chapter | 1.
        heading part 2 | Part Two
        heading chapter | 2.
        heading part | Book Two
        heading part 2 | Part One
        heading chapter | 3.
        """,
    ),
    Story(
        "chapters of numbered sections, listed before",
        """
        The Mill

        by Ada Brandt

        Contents

        Chapter One
        1
        2
        Chapter Two
        1
        2



        Chapter One

        1

        {LONG}

        2

        {LONG}

        Chapter Two

        1

        {LONG}

        2

        {LONG}
        """,
        """
        meta title | The Mill
        label by | by
        meta author | Ada Brandt
        frame contents | Contents||Chapter One||1||2||Chapter Two
        heading chapter | Chapter One
        heading chapter 2 | 1
        heading chapter 2 | 2
        heading chapter | Chapter Two
        heading chapter 2 | 1
        heading chapter 2 | 2
        """,
    ),
    Story(
        "an abbreviation in a title typed in capitals",
        """
        NASA AND ME

        by ADA BRANDT

        CHAPTER ONE

        THE BIG RED BUTTON

        I joined NASA in the spring, and me and my big mouth went with it.

        CHAPTER TWO

        NASA TV

        We were on it for an hour, and one of us pressed the button.
        """,
        """
        meta title | NASA and Me
        label by | by
        meta author | Ada Brandt
        heading chapter | Chapter One||The Big Red Button
        heading-title | The Big Red Button
        heading chapter | Chapter Two||NASA TV
        heading-title | NASA TV
        """,
    ),
    Story(
        "a dedication stands alone before the story",
        f"""
        The Mill

        by Ann Orde

        For my mother,
        who never learned to swim

        Chapter 1

        {LONG}

        Chapter 2

        {LONG}
        """,
        """
        meta title | The Mill
        label by | by
        meta author | Ann Orde
        epigraph dedication | For my mother,||who never learned to swi
        heading chapter | Chapter 1
        heading chapter | Chapter 2
        """,
    ),
    Story(
        "a story that begins with such words is no dedication",
        f"""
        The Mill

        by Ann Orde

        For my mother the mill was a kind of church

        {LONG}
        """,
        """
        meta title | The Mill
        label by | by
        meta author | Ann Orde
        """,
    ),
)


def shown(draft: Draft) -> str:
    lines: list[str] = []
    for mark in draft.marks:
        if mark.kind not in INLINE:
            words = draft.text[mark.start : mark.end].replace("\n", "|")[:CUT].strip()
            lines.append(f"{mark.kind} {mark.value}".strip() + f" | {words}")
    return "\n".join(lines)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_marks_of_a_story(story: Story) -> None:
    text = dedent(story.typed).replace("{LONG}", LONG).lstrip("\n")
    assert shown(fix(Draft(Source("a", text), text), STRUCTURE)) == dedent(story.found).strip()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_second_run_finds_the_same_text(story: Story) -> None:
    text = dedent(story.typed).replace("{LONG}", LONG)
    once = fix(Draft(Source("a", text), text)).text
    assert fix(Draft(Source("a", once), once)).text == once
