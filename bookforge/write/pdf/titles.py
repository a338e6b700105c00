"""Titles in several lines: of like length, and none ending with a word that belongs to the next."""

import re
from collections.abc import Sequence
from html import escape

SHORT = re.compile(r"[^\W\dA-Z]{1,3}")  # mostly a preposition or an article
DANGLING = 50.0  # what it costs that a line ends so: the square of some seven characters
LONGEST = 300  # characters; nobody looks at the lines of a longer one
MORE = 2  # lines that may be added if words do not fit in the fewest


def balanced(title: str, most: int) -> str:
    """`title` as HTML in as few lines of at most so many characters as it needs, of like length.

    What cannot be parted so stays in one line, for whoever lays it out.

    >>> balanced("The Long Winter of the Harbour Ferry", 26)
    'The Long Winter<br>of the Harbour Ferry'
    >>> balanced("An Uncommon Day at the Beach Today", 26)
    'An Uncommon Day<br>at the Beach Today'
    """
    words = title.split() if len(title) <= LONGEST else []
    fewest = max(1, -(-len(title) // most))
    for count in range(fewest, min(fewest + MORE, len(words)) + 1):
        if lines := _lines(words, count, most):
            return "<br>".join(map(escape, lines))
    return escape(title)


def _lines(words: Sequence[str], count: int, most: int) -> list[str]:
    """The words in so many lines, as even as they can be; none if a line were too long."""
    even = len(" ".join(words)) / count
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}  # by how many words are set
    for number in range(1, count + 1):
        found: dict[int, tuple[float, list[str]]] = {}
        for first, (cost, before) in best.items():
            for end in range(first + 1, len(words) + 1):
                line = " ".join(words[first:end])
                if len(line) > most:
                    break
                dangles = number < count and SHORT.fullmatch(words[end - 1])
                total = cost + (len(line) - even) ** 2 + (DANGLING if dangles else 0.0)
                if end not in found or total < found[end][0]:
                    found[end] = total, [*before, line]
        best = found
    return best[len(words)][1] if len(words) in best else []
