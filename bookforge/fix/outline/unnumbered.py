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

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.names import byline, is_name
from bookforge.fix.looks.tellers import is_teller
from bookforge.fix.outline.candidates import HASHES, around, capitals, underlined, words_before
from bookforge.fix.outline.contents import name
from bookforge.fix.outline.dress import Dress, could_head, dress

DRESSED = 2.4  # evidence, in the unit of chains.py, with half a point more for several words
SEVERAL = 0.7
FEWEST, APART = 2, 120  # how many look alike, and the words between two of them, in the median
DIFFERENT = 0.7  # share of titles that are no other's too
# Where neither room nor dress tells titles from prose, a few far apart may still be titles.
PLAIN_FEWEST, PLAIN_APART, PLAIN_WORDS = 3, 1000, 3
OPENING = 3  # blocks at the story's start in which the first date or name must stand
OPENING_FEWEST, OPENING_APART = 3, 60
OUTNUMBERED = 2  # times that undressed titles must be more than dressed ones
SIGNED_APART = 30
DATED_FEWEST, DATED_APART = 3, 15
TELLERS, TOLD_APART = 12, 80  # people who tell a story, and the words that each tells, at least


class Unnumbered:
    """The headings without a number of one story."""

    def __init__(
        self, blocks: Sequence[Block], normal: int, names: AbstractSet[str], under: AbstractSet[int]
    ) -> None:
        """Sort the lines that could be such headings.

        `normal` is the usual gap; `names` are those of the contents list; `under` are the blocks
        right below the headings of chapters, which open no other: lines that are dressed as these
        are no headings.
        """
        self._blocks, self._normal = blocks, normal
        self._before = words_before(blocks)
        lines = [i for i in range(len(blocks) - 1) if could_head(blocks, i)]
        self._sure = [i for i in lines if self._told(i, names)]
        signed = [i for i in lines if byline(blocks[i + 1].said)]
        if self._spaced(signed, FEWEST, SIGNED_APART):  # a collection's, each with its author
            self._sure += signed
        self._under = under
        self._dresses: dict[Dress, list[int]] = {}
        known = {*self._sure, *signed}
        for i in lines:
            if i not in known:
                self._dresses.setdefault(dress(blocks, i, normal), []).append(i)

    def blocks(self, *, plain: bool) -> list[int]:
        """The headings, by the index of their block.

        `plain` asks for dates, names and undressed titles too, as is right when no chapter bears
        a number.
        """
        found = set(self._sure)
        lines: dict[int, Dress] = {}
        for one, alike in self._dresses.items():
            if len(self._under & set(alike)) > len(alike) / 2:
                continue
            lines |= dict.fromkeys(alike, one)
            if self._dressed(one, alike):
                found.update(alike)
        if plain and not self._sure:
            found.update(self._plain(dict(sorted(lines.items())), len(found)))
        return sorted(found - self._under)

    def _told(self, i: int, names: AbstractSet[str]) -> bool:
        """Whether the contents list or a sign says that block `i` is a heading."""
        said = self._blocks[i].said
        return bool(HASHES.match(said)) or name(said) in names or underlined(self._blocks, i)

    def _dressed(self, one: Dress, alike: Sequence[int]) -> bool:
        """Whether room and dress alone tell these lines from prose."""
        if not one.apart or one.sort != "title" or not self._differ(alike):
            return False
        several = sum(SEVERAL for i in alike if " " in self._blocks[i].said)
        evidence = several + sum(self._evidence(i) for i in alike)
        return evidence >= DRESSED * len(alike) and self._spaced(alike, FEWEST, APART)

    def _evidence(self, i: int) -> float:
        return around(self._blocks, i, self._normal) + capitals(self._blocks[i])

    def _differ(self, alike: Sequence[int]) -> bool:
        """Whether most lines differ; a sign that is read again and again is no title."""
        return len({self._blocks[i].said for i in alike}) >= DIFFERENT * len(alike)

    def _spaced(self, alike: Sequence[int], fewest: int, apart: int) -> bool:
        gaps = sorted(self._before[b] - self._before[a] for a, b in pairwise(alike))
        return len(alike) >= fewest and gaps[len(gaps) // 2] >= apart

    def _plain(self, lines: dict[int, Dress], dressed: int) -> list[int]:
        """The dates, the tellers or the titles all through a story without numbers.

        Names are not looked for where some lines are well dressed, and titles must be far more.
        """
        dates = [i for i, one in lines.items() if one.sort == "date"]
        if self._spaced(dates, DATED_FEWEST, DATED_APART) and dates[0] < OPENING:
            return dates
        tellers = [i for i, one in lines.items() if one.sort == "teller"]
        if self._spaced(tellers, FEWEST, TOLD_APART):
            return tellers
        named = [] if dressed else self._named(lines)
        if self._spaced(named, OPENING_FEWEST, TOLD_APART) and named[0] < OPENING:
            return named
        titles = self._titles(lines)
        return titles if len(titles) > OUTNUMBERED * dressed else []

    def _named(self, lines: dict[int, Dress]) -> list[int]:
        """The lines that are names, if most of these come back."""
        said = {i: bare(self._blocks[i].said) for i in lines}
        single = {i: who for i, who in said.items() if is_teller(who) and not is_date(who)}
        often = Counter(single.values())
        again = [i for i, who in single.items() if often[who] > 1]
        return list(single) if len(again) > len(single) / 2 and len(often) <= TELLERS else []

    def _titles(self, lines: dict[int, Dress]) -> list[int]:
        """Titles alike of which the first opens the story, or else some that stand far apart."""
        looks: dict[tuple[str, bool], list[int]] = {}
        for i, one in lines.items():
            if one.sort == "title":
                looks.setdefault((one.drawn, one.capitals), []).append(i)
        opening = looks.get((lines[0].drawn, lines[0].capitals), []) if 0 in lines else []
        if not (self._spaced(opening, OPENING_FEWEST, OPENING_APART) and self._differ(opening)):
            opening = []
        said = {i: self._blocks[i].said for i in lines}
        far = [i for i in lines if self._blocks[i].words >= PLAIN_WORDS and not is_name(said[i])]
        spaced = self._spaced(far, PLAIN_FEWEST, PLAIN_APART)
        far = far if spaced and self._differ(far) else []
        return max(opening, far, key=len)
