"""Words that the text spells in two ways, with a hyphen and without."""

import re
from collections import Counter
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

HYPHENED = re.compile(r"(?<![\w’'-])([a-z]{2,})-([a-z]{2,})(?![\w’'-])")
WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’-])")
FEWEST = 2  # times that each spelling must stand there; once may be a slip, a pun or a verse

# Beginnings that make another word of it: "re-cover" is not "recover".
OTHERS = frozenset({"re", "un", "co", "pre"})


def two_hyphenations(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Pairs such as "good-bye" and "goodbye", at the first place of the rarer one.

    >>> from bookforge.source import Source
    >>> text = "good-bye to all, good-bye to all, and goodbye again, good-bye and goodbye"
    >>> [problem.message for problem in two_hyphenations(Draft(Source("a", text), text), text)]
    ['“goodbye” (2 times) is also spelt “good-bye” (3 times).']
    """
    del draft
    hyphened: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for found in HYPHENED.finditer(prose):
        hyphened[found[0]] += 1
        first.setdefault(found[0], Span(*found.span()))
    joined = {word.replace("-", ""): word for word in hyphened if word.split("-")[0] not in OTHERS}
    plain: Counter[str] = Counter()
    for found in WORD.finditer(prose):
        if found[0] in joined:
            plain[found[0]] += 1
            first.setdefault(found[0], Span(*found.span()))
    pairs: dict[str, tuple[str, int, int]] = {}
    for word, count in plain.items():
        other, often = joined[word], hyphened[joined[word]]
        if min(count, often) >= FEWEST:
            rare, common = (word, other) if count < often else (other, word)
            pairs[rare] = (common, min(count, often), max(count, often))
    for rare, (common, few, many) in pairs.items():
        yield Problem(
            "two-hyphenations",
            f"“{rare}” ({few:,} times) is also spelt “{common}” ({many:,} times).",
            first[rare],
            "Choose one of them for the whole story.",
        )
