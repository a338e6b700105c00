"""Naming a place of a story by the words beside it, so that [fix] in book.toml finds it again."""

import json
import re
from itertools import product

from bookforge.draft import Decision
from bookforge.fix.decisions import places
from bookforge.project import BAR, MARKS
from bookforge.source import Source, Span

WORD = re.compile(r"\S+\s*|\s+")
GAP = re.compile(r"\n[^\S\n]*\n")
SPACES = re.compile(r"\s+")
REACHES = (3, 6, 12, 24)  # words on either side, until they stand nowhere else in the story
LONG = 120  # characters of a block; the words of a longer one are too many for a line of TOML
WIDEST = 400  # characters on either side that are looked at


def anchor(source: Source, at: Span, what: str) -> str:
    r"""The place `at` as an entry of [fix], a TOML string; empty if no words beside it name it.

    >>> anchor(Source("a", "He saw the boys' boat."), Span(15, 16), "close")
    '"saw the boys|\'| boat."'

    A block needs no others if no other is like it.

    >>> anchor(Source("a", "Two\n\nTwo it was."), Span(0, 3), "story")
    '"Two"'
    """
    text = source.text
    if what not in MARKS:
        at = Span(at.start, at.start + len(_beginning(text[at.start : at.end])))
        said = SPACES.sub(" ", text[at.start : at.end])
        if BAR not in said and len(places(Decision(what, "", said, ""), text, most=2)) == 1:
            return json.dumps(said, ensure_ascii=False)
    before = text[max(0, at.start - WIDEST) : at.start].rpartition(BAR)[2]
    after = text[at.end : at.end + WIDEST].partition(BAR)[0]
    inside = GAP.split(before)[-1], GAP.split(after)[0]  # what stands beside it may move away
    for (left, right), reach in product((inside, (before, after)), REACHES):
        first = _joined(WORD.findall(left)[-reach:])
        last = _joined(WORD.findall(right)[:reach]).rstrip()
        named = Decision(what, first, SPACES.sub(" ", text[at.start : at.end]), last)
        if len(places(named, text, most=2)) == 1:
            return json.dumps(f"{first}{BAR}{named.at}{BAR}{last}", ensure_ascii=False)
    return ""


def _beginning(block: str) -> str:
    """A short block, or the first words of a long one, which is no heading anyway."""
    return block if len(block) <= LONG else block[:LONG].rsplit(maxsplit=1)[0]


def _joined(words: list[str]) -> str:
    return SPACES.sub(" ", "".join(words))
