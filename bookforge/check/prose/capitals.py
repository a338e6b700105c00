"""Capitals inside words, where a finger stayed on the shift key or came too late."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

ODD = re.compile(r"(?<![\w’'.@/-])(?:[A-Z]{2}[a-z]+|[a-z]+[A-Z][a-z]*)(?![\w@/-])")
PLURAL = re.compile(r"[A-Z]{2,}(?:s|ed|ing)")  # MPs, KOed
WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")


def odd_capitals(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Words such as "THe" and "hE", if the text has the same word in small letters too.

    Names (McAllister, iPod) and abbreviations have no such twin.

    >>> from bookforge.source import Source
    >>> text = "THe door was shut, and hE knew the McAllisters; he was late, the MPs said."
    >>> found = odd_capitals(Draft(Source("a", text), text), text)
    >>> [problem.message for problem in found]
    ['“THe” has a capital in an odd place.', '“hE” has a capital in an odd place.']
    """
    del draft
    odd = [found for found in ODD.finditer(prose) if not PLURAL.fullmatch(found[0])]
    if not odd:
        return
    known = set(WORD.findall(prose))
    for found in odd:
        if found[0].lower() in known and found[0][2:] not in known:  # UNimportant is meant
            yield Problem(
                "odd-capitals",
                f"“{found[0]}” has a capital in an odd place.",
                Span(*found.span()),
                f"Type “{found[0].lower()}” or “{found[0].capitalize()}”, if that is meant.",
            )
