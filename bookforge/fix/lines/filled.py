"""The lines of a text that hold something, and the room around them."""

import re
from functools import lru_cache
from typing import NamedTuple

TAB = 4  # columns; only the fill test needs it exact, and that tries several
MAIL = re.compile(r"\s*(?:> ?)+")  # what programs for mail put before each line that they quote
FEWEST, MOSTLY = 3, 0.9  # lines so quoted, and their share, in a text that is quoted as a whole
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
    mail = _is_mail(text)
    for raw in text.split("\n"):
        quoted = MAIL.match(raw) if mail else None
        said = raw[quoted.end() :].strip() if quoted else raw.strip()
        if said:
            lead = raw[: raw.index(said)] if quoted else raw[: len(raw) - len(raw.lstrip())]
            start = at + len(lead)
            shown = lead[quoted.end() :] if quoted else lead
            indent = min(len(shown.expandtabs(TAB)), DEEPEST) if shown else 0
            end = start + len(said)
            word = len(said.split(maxsplit=1)[0])
            tail = at + len(raw) - end
            found.append(Line(start, end, indent, lead.count("\t"), gap, said, tail, word))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return tuple(found)


def _is_mail(text: str) -> bool:
    """Whether the whole text is quoted, line by line, as programs for mail do it."""
    if text.count("\n>") < FEWEST - 1:
        return False
    filled = [row for row in text.split("\n") if row and not row.isspace()]
    return sum(bool(MAIL.match(row)) for row in filled) >= MOSTLY * len(filled)
