"""The heads of typed pages: a name, a short title and a number that rises."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bookforge.fix.lines.filled import Line

HEAD = re.compile(r"(?P<words>[^\d/|]{2,40}(?:[/|–—-] ?[^/|]{2,60}?)?[/|–—-]) ?(?P<page>\d{1,4})")
LONGEST = 80  # characters
FEWEST = 2


def page_heads(rows: Sequence[Line]) -> set[int]:
    r"""The lines that are page heads, by their index.

    A line counts if its words come back with a higher number each time.

    >>> from bookforge.fix.lines.filled import lines
    >>> sorted(page_heads(lines("Holt / EELS / 2\nThe eels / 2 / 3\nHolt / EELS / 3")))
    [0, 2]
    """
    pages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, row in enumerate(rows):
        short = len(row.said) < LONGEST and row.said[-1].isdecimal()
        if short and (found := HEAD.fullmatch(row.said)):
            pages[found["words"].lower()].append((i, int(found["page"])))
    return {
        i
        for seen in pages.values()
        if len(seen) >= FEWEST and all(b > a for (_, a), (_, b) in pairwise(seen))
        for i, _ in seen
    }
