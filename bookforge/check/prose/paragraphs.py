"""Paragraphs so long that their breaks must have been lost."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

PARAGRAPH = re.compile(r"[^\n]{1500,}")  # characters, so that only long ones are looked at
TURN = re.compile(r"[”’][ \t]+[“‘]")  # one speaker ends, another begins
LONG, TURNS = 300, 3  # words, and turns of speech among them
ENDLESS = 2500  # words: eight pages


def long_paragraphs(draft: Draft, prose: str) -> Iterator[Problem]:
    """Paragraphs in which several people speak in turn, or that go on for pages.

    Novels have long paragraphs, and a page or two is a matter of style; but each speaker begins a
    new one.
    """
    del draft
    for found in PARAGRAPH.finditer(prose):
        words = len(found[0].split())
        turns = len(TURN.findall(found[0]))
        if words >= ENDLESS or (words >= LONG and turns >= TURNS):
            why = f", in which {turns} speakers take turns" if turns >= TURNS else ""
            yield Problem(
                "long-paragraph",
                f"This paragraph has {words:,} words{why}.",
                Span(found.start(), found.start() + 1),
                "If breaks were lost, put a blank line wherever a new paragraph begins.",
            )
