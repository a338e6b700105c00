"""Words that were typed twice."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

# Words that never rightly follow themselves. Others may: "had had", "that that", "gave her her
# coat", "what it was was". A pause ("the ... the", "the, the") is a way of speaking.
TWICE = re.compile(
    r"\b(the|an?|of|and|from|with|his|their|our|your|its|my(?= \w))[ \n]\1\b(?![-’'])",
    re.IGNORECASE,
)


def repeated_words(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Small words that stand there twice in a row.

    >>> from bookforge.source import Source
    >>> text = "He ran to the the door, and what it was was a cat."
    >>> [problem.message for problem in repeated_words(Draft(Source("a", text), text), text)]
    ['The word “the” stands twice in a row.']
    """
    del draft
    for found in TWICE.finditer(prose):
        if found[0][len(found[1]) + 1 :].islower() or found[0].isupper():
            yield Problem(
                "repeated-word",
                f"The word “{found[1].lower()}” stands twice in a row.",
                Span(*found.span()),
                "Take one of them out.",
            )
