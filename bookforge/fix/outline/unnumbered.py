"""Headings without a number: the contents list tells them, or that they are dressed alike.

Lines that could be titles, dates or the names of who tells a chapter are sorted by their dress:
what is drawn round them, capitals, the room and the indent. A dress is believed if its lines stand
far enough apart and it is plain to see; less will do if the story opens with such a line, for a
story whose chapters have headings begins with one.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Literal, NamedTuple

from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.stanzas import STOP
from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline, is_name, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import is_teller, tells
from bookforge.fix.outline.candidates import HASHES, around, underlined, words_before
from bookforge.fix.outline.contents import name

SHORTEST, LONGEST = 3, 70  # characters
DRESSED = 2.4  # evidence, in the unit of chains.py, with half a point more for several words
SEVERAL = 0.7
FEWEST, APART = 2, 120  # how many look alike, and the words between two of them, in the median
# Where neither room nor dress tells titles from prose, a few far apart may still be titles.
PLAIN_FEWEST, PLAIN_APART, PLAIN_WORDS = 3, 1000, 3
OPENING = 3  # blocks at the story's start in which the first heading must stand
OPENING_FEWEST, OPENING_APART = 3, 60
DATED_FEWEST, DATED_APART = 3, 15
TELLERS, TOLD_APART = 12, 80  # people who tell a story, and the words that each tells, at least

# Small words of four letters and more that a title may keep small.
SMALL = frozenset(
    [
        "from",
        "with",
        "into",
        "onto",
        "over",
        "upon",
        "than",
        "that",
        "when",
        "after",
        "before",
        "under",
        "without",
    ]
)

Sort = Literal["title", "date", "teller"]


class Dress(NamedTuple):
    """What lines that look alike have in common."""

    sort: Sort
    drawn: str  # what stands in front of the words and behind them
    capitals: bool
    indented: bool
    apart: bool


def unnumbered(
    blocks: Sequence[Block], normal: int, names: AbstractSet[str], *, plain: bool
) -> list[int]:
    """The blocks that look like titles of chapters without a number, by their index.

    `names` are those of the contents list; `plain` asks for dates, names and undressed titles
    too, as is right when no chapter bears a number.
    """
    before = words_before(blocks)
    sure: list[int] = []
    dresses: dict[Dress, list[int]] = {}
    for i in range(len(blocks) - 1):
        if not _could_be(blocks, i):
            continue
        if HASHES.match(blocks[i].said) or name(blocks[i].said) in names or underlined(blocks, i):
            sure.append(i)
        else:
            dresses.setdefault(_dress(blocks, i, normal), []).append(i)
    found: set[int] = set(sure)
    rest: list[int] = []
    for dress, alike in dresses.items():
        if dress.sort == "title" and _dressed(blocks, alike, dress, before, normal):
            found.update(alike)
        else:
            rest += alike
    if plain and not sure:
        found.update(_plain(blocks, sorted(rest), before, found, normal))
    return sorted(found)


def _could_be(blocks: Sequence[Block], i: int) -> bool:
    """Whether block `i` has the words of a title and stands above prose or a number."""
    said = blocks[i].said
    if blocks[i].kept or len(said) > LONGEST or ornament(said) or headline(said) or byline(said):
        return False
    if HASHES.match(said):
        return True
    words = bare(said)
    if label(said) or not words or said.endswith(("!", "?", "…", "...")):
        return False
    heavy = " ".join(word for word in words.split() if word not in SMALL)
    if not (is_title(heavy) and len(words) >= SHORTEST) and not is_date(words):
        return False
    below = blocks[i + 1].said
    number = headline(below)
    prose = len(below) > LONGEST or STOP.search(below) or ornament(below)
    return bool(prose or blocks[i + 1].kept or (number and number.form == "bare"))


def _dress(blocks: Sequence[Block], i: int, normal: int) -> Dress:
    block = blocks[i]
    words = bare(block.said)
    front, _, behind = block.said.partition(words)
    sort: Sort = "date" if is_date(words) else "teller" if tells(words) else "title"
    drawn = f"{front.strip()} {behind.strip().removeprefix('.')}".strip()
    return Dress(sort, drawn, words.isupper(), block.indent > 0, block.gap > normal)


def _dressed(
    blocks: Sequence[Block], alike: Sequence[int], dress: Dress, before: Sequence[int], normal: int
) -> bool:
    """Whether room and dress alone tell these lines from prose."""
    if not dress.apart:
        return False
    several = sum(SEVERAL for i in alike if " " in blocks[i].said)
    evidence = (sum(around(blocks, i, normal) for i in alike) + several) / len(alike)
    return evidence >= DRESSED and _spaced(alike, before, FEWEST, APART)


def _plain(
    blocks: Sequence[Block],
    lines: Sequence[int],
    before: Sequence[int],
    found: set[int],
    normal: int,
) -> list[int]:
    """The dates, the tellers or the titles that stand all through a story without numbers."""
    dresses = {i: _dress(blocks, i, normal) for i in lines}
    dates = [i for i in lines if dresses[i].sort == "date"]
    if _spaced(dates, before, DATED_FEWEST, DATED_APART) and dates[0] < OPENING:
        return dates
    tellers = [i for i in lines if dresses[i].sort == "teller"]
    if _spaced(tellers, before, FEWEST, TOLD_APART):
        return tellers
    if found:
        return []
    named = _tellers(blocks, lines)
    if _spaced(named, before, OPENING_FEWEST, TOLD_APART) and named[0] < OPENING:
        return named
    return _titles(blocks, lines, before, dresses)


def _tellers(blocks: Sequence[Block], lines: Sequence[int]) -> list[int]:
    """The lines that are names, if most of these come back."""
    names = {i: bare(blocks[i].said) for i in lines}
    single = {i: said for i, said in names.items() if is_teller(said) and not is_date(said)}
    often = Counter(single.values())
    again = [i for i, said in single.items() if often[said] > 1]
    return list(single) if len(again) > len(single) / 2 and len(often) <= TELLERS else []


def _titles(
    blocks: Sequence[Block], lines: Sequence[int], before: Sequence[int], dresses: dict[int, Dress]
) -> list[int]:
    for like in _looks(lines, dresses):
        if like[0] < OPENING and _spaced(like, before, OPENING_FEWEST, OPENING_APART):
            return like
    undressed = [i for i in lines if blocks[i].words >= PLAIN_WORDS and not is_name(blocks[i].said)]
    return undressed if _spaced(undressed, before, PLAIN_FEWEST, PLAIN_APART) else []


def _looks(lines: Sequence[int], dresses: dict[int, Dress]) -> list[list[int]]:
    """Lines in the same dress, the most first; room alone may differ."""
    found: dict[tuple[str, bool], list[int]] = {}
    for i in lines:
        if dresses[i].sort == "title":
            found.setdefault((dresses[i].drawn, dresses[i].capitals), []).append(i)
    return sorted(found.values(), key=len, reverse=True)


def _spaced(alike: Sequence[int], before: Sequence[int], fewest: int, apart: int) -> bool:
    gaps = sorted(before[b] - before[a] for a, b in pairwise(alike))
    return len(alike) >= fewest and gaps[len(gaps) // 2] >= apart
