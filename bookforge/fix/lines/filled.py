"""The lines of a text that hold something, and the room around them."""

from functools import lru_cache
from typing import NamedTuple

TAB = 4  # columns; only the fill test needs it exact, and that tries several
DEEPEST = 40  # columns; an indent is never told deeper, for a centred line says no more


class Line(NamedTuple):
    """One line, without the white space at its ends.

    `start` and `end` are offsets in the text, `indent` counts columns, `tabs` the tabs among
    them, `gap` the blank lines above, `tail` the blanks behind; `said` is what stands there, and
    `word` how long its first word is.
    """

    start: int
    end: int
    indent: int
    tabs: int
    gap: int
    said: str
    tail: int
    word: int


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Line, ...]:
    r"""The lines of `text` that are not blank.

    >>> for line in lines("One\n\n  two "):
    ...     print(line.start, line.end, line.indent, line.gap, line.said)
    0 3 0 0 One
    7 10 2 1 two
    """
    found: list[Line] = []
    at = gap = 0
    for raw in text.split("\n"):
        said = raw.strip()
        if said:
            lead = raw[: len(raw) - len(raw.lstrip())]
            start = at + len(lead)
            indent = min(len(lead.expandtabs(TAB)), DEEPEST) if lead else 0
            end = start + len(said)
            word = len(said.split(maxsplit=1)[0])
            tail = at + len(raw) - end
            found.append(Line(start, end, indent, lead.count("\t"), gap, said, tail, word))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return tuple(found)
