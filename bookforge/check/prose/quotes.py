"""Straight and curly quotation marks side by side in the source."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

MARK = re.compile("[\"'“”‘’]")
STRAIGHT = "\"'"
FEWEST = 10  # of the rarer kind; fewer are slips, which are curled like the others
SHARE = 0.01


def mixed_quotes(draft: Draft, prose: str) -> Iterator[Problem]:
    """One remark if the source has both kinds in number, at the first of the rarer kind.

    All are set curly, so nothing is wrong in the book; but it shows that parts of the text came
    from different programs.
    """
    del prose
    text = draft.source.text
    marks = [(found[0] in STRAIGHT, found.start()) for found in MARK.finditer(text)]
    straight = sum(is_straight for is_straight, _ in marks)
    curly = len(marks) - straight
    if min(straight, curly) < max(FEWEST, SHARE * len(marks)):
        return
    rarer = straight < curly
    at = next(place for is_straight, place in marks if is_straight == rarer)
    start = _forward(draft, at)
    yield Problem(
        "mixed-quotes",
        f"{straight:,} quotation marks are straight and {curly:,} are curly.",
        Span(start, start + 1),
        "All are set curly. Look whether the text was put together from several.",
    )


def _forward(draft: Draft, at: int) -> int:
    for stage in draft.log:
        at = stage.forward(at)
    return at
