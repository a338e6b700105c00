"""Tags that say nothing within a paragraph: colours, sizes, alignments, lines of a web page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookforge.fix.inline.emphasis_signs import ATTRIBUTES

IDLE = re.compile(
    r"\[(?P<end>/?)(?P<name>center|left|right|justify|indent|color|colour|size|font|align)"
    r"(?:=[^\[\]\n]{1,40})?\]"
    rf"|<(?P<ends>/?)(?P<names>span|font|center|p|div|small|big){ATTRIBUTES}\s?/?>",
    re.IGNORECASE,
)
BREAK = re.compile(r"[ \t]*<(?:br|hr)\s?/?>[ \t]*", re.IGNORECASE)
ALONE = frozenset(["p"])  # web pages leave out its end


class Tag(NamedTuple):
    """One tag from `start` to `end`, and what stands in its place: a space for a line's break."""

    start: int
    end: int
    new: str = ""


def idle(text: str) -> Iterator[Tag]:
    """The tags that can go; only such as have a partner somewhere in the text.

    >>> text = "[center]So[/center]<br>he [right] said."
    >>> [text[tag.start : tag.end] for tag in idle(text)]
    ['<br>', '[center]', '[/center]']
    """
    for hit in BREAK.finditer(text):
        inside = hit.start() and hit.end() < len(text)
        touches = text[hit.start() - 1] + text[hit.end()] if inside else "\n"
        yield Tag(*hit.span(), "" if "\n" in touches else " ")
    hits = list(IDLE.finditer(text))
    ended = {_name(hit) for hit in hits if _ends(hit)}
    begun = {_name(hit) for hit in hits if not _ends(hit)}
    paired = (ended & begun) | ALONE
    yield from (Tag(*hit.span()) for hit in hits if _name(hit) in paired)


def _name(hit: re.Match[str]) -> str:
    return (hit["name"] or hit["names"]).lower()


def _ends(hit: re.Match[str]) -> bool:
    return bool(hit["end"] or hit["ends"])
