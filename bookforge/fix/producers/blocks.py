"""The lines of a producer, and those of pictures, that no wrapping may join to a paragraph."""

from functools import lru_cache
from typing import NamedTuple

from bookforge.fix.lines.filled import lines
from bookforge.fix.looks.pictures import sights
from bookforge.fix.producers.fields import fields
from bookforge.fix.producers.front_matter import front_matter
from bookforge.fix.producers.furniture import frames


class Fixed(NamedTuple):
    """Lines, by index: those that begin a block, and those that go on with the one above."""

    starts: frozenset[int]
    joined: frozenset[int]


@lru_cache(maxsize=4)
def fixed_lines(text: str) -> Fixed:
    r"""What the lines of a producer are, whatever a wrapping would make of them.

    >>> found = fixed_lines("Rating: PG\nWords: 12\nSummary: It rains,\nof course.\nIt rained.")
    >>> sorted(found.starts), sorted(found.joined)
    ([0, 1, 2, 4], [3])
    """
    rows = lines(text)
    head = front_matter(rows)
    starts = set(range(head.last + 1)) if head.last else set[int]()
    joined: set[int] = set()
    ends = {row.end: i for i, row in enumerate(rows)}
    for field in fields(text, head.last):
        last = ends.get(field.value[1], field.row)
        starts |= {field.row, last + 1}
        joined |= {*field.wrapped}
    begun = {row.start: i for i, row in enumerate(rows)}
    for sight in sights(text):
        first, last = begun[sight.start], ends[sight.end]
        starts |= {first, last + 1}
        joined |= {*range(first + 1, last + 1)}
    for frame in frames(text):
        starts |= {*range(frame.first, frame.last + 1)}
    return Fixed(frozenset(i for i in starts if i < len(rows)), frozenset(joined - starts))
