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
from bookforge.fix.looks.dates import is_date, is_month
from bookforge.fix.looks.drawing import bare
from bookforge.fix.looks.names import byline, is_name
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import is_teller
from bookforge.fix.outline.candidates import HASHES, around, capitals, underlined, words_before
from bookforge.fix.outline.contents import name
from bookforge.fix.outline.dress import LONGEST, Dress, could_head, dress

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
TITLED = 0.6  # share of the lines in a title's place that must look like titles themselves
STOPS = frozenset(".,;:-–—")  # what ends a sentence or goes on, and no title
DATED_FEWEST, DATED_APART = 3, 15
PAIR, TELLERS, TOLD_APART = (
    2,
    12,
    80,
)  # people who tell a story, and the words that each tells, at least


class Unnumbered:
    """The headings without a number of one story."""

    def __init__(
        self,
        blocks: Sequence[Block],
        normal: int,
        names: AbstractSet[str],
        under: AbstractSet[int],
        over: Sequence[int] = (),
    ) -> None:
        """Sort the lines that could be such headings.

        `normal` is the usual gap; `names` are those of the contents list; `under` are the blocks
        right below the headings of chapters, which open no other: lines that are dressed as these
        are no headings. `over` are the blocks right above where sections are counted from 1.
        """
        self._blocks, self._normal = blocks, normal
        self._before = words_before(blocks)
        lines = [
            i
            for i in range(len(blocks) - 1)
            if could_head(blocks, i) or (self._short(i) and name(blocks[i].said) in names)
        ]
        self._sure = [i for i in lines if self._told(i, names)]
        signed = [i for i in lines if byline(blocks[i + 1].said)]
        if self._spaced(signed, FEWEST, SIGNED_APART):  # a collection's, each with its author
            self._sure += signed
        self._over = self._titled(over)
        self._sure += self._over
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
            if self._dressed(one, alike) or self._as_over(one, alike):
                found.update(alike)
        if plain and not self._sure:
            found.update(self._plain(dict(sorted(lines.items())), len(found)))
        return sorted(found - self._under)

    def _told(self, i: int, names: AbstractSet[str]) -> bool:
        """Whether the contents list or a sign says that block `i` is a heading."""
        said = self._blocks[i].said
        return bool(HASHES.match(said)) or name(said) in names or underlined(self._blocks, i)

    def _titled(self, over: Sequence[int]) -> list[int]:
        """The titles of stories whose sections are counted anew, if most have such a title."""
        lines = [i for i in over if could_head(self._blocks, i)]
        if len(lines) < FEWEST or len(lines) < TITLED * len(over) or not self._differ(lines):
            return []
        others = set(over) - set(lines)
        return lines + [i for i in sorted(others) if self._short(i)]

    def _short(self, i: int) -> bool:
        """Whether block `i` is a line that room sets apart, whatever its words are."""
        block = self._blocks[i]
        short = len(block.said) <= LONGEST and not block.kept
        return short and block.gap > self._normal and not ornament(block.said)

    def _as_over(self, one: Dress, alike: Sequence[int]) -> bool:
        """Whether room sets these lines apart as it does the titles of stories with sections."""
        apart = bool(self._over) and all(self._short(i) or not i for i in self._over)
        return apart and one.apart and one.sort == "title" and self._differ(alike)

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
        """The dates, the months, the tellers or the titles all through a story without numbers.

        Names are not looked for where some lines are well dressed, and titles must be far more.
        """
        dates = [i for i, one in lines.items() if one.sort == "date"]
        if self._spaced(dates, DATED_FEWEST, DATED_APART) and dates[0] < OPENING:
            return dates
        months = [i for i in lines if is_month(bare(self._blocks[i].said))]
        if self._spaced(months, DATED_FEWEST, APART) and self._differ(months):
            return months
        tellers = [i for i, one in lines.items() if one.sort == "teller"]
        if self._spaced(tellers, FEWEST, TOLD_APART):
            return tellers
        named = [] if dressed else self._named(lines)
        if self._spaced(named, OPENING_FEWEST, TOLD_APART) and named[0] < OPENING:
            return named
        titles = self._completed(self._titles(lines))
        return titles if len(titles) > OUTNUMBERED * dressed else []

    def _completed(self, titles: list[int]) -> list[int]:
        """The titles, and lines that have their room if nothing but titles has: "No", "1861"."""
        room = min((self._blocks[i].gap for i in titles if i), default=0)
        if room <= self._normal:
            return titles
        roomy = [i for i, block in enumerate(self._blocks) if i and block.gap >= room]
        lone = all(self._short(i) and self._blocks[i].said[-1] not in STOPS for i in roomy)
        enough = len(titles) >= TITLED * len(roomy) and roomy[-1] < len(self._blocks) - 1
        return sorted({*titles, *roomy}) if lone and enough else titles

    def _named(self, lines: dict[int, Dress]) -> list[int]:
        """The lines that are names, if most of these come back, and more than one does."""
        said = {i: bare(self._blocks[i].said) for i in lines}
        single = {i: who for i, who in said.items() if is_teller(who) and not is_date(who)}
        often = Counter(single.values())
        again = [i for i, who in single.items() if often[who] > 1]
        several = len({single[i] for i in again}) > 1 or len(often) <= PAIR
        most = len(again) > len(single) / 2 and len(often) <= TELLERS
        return list(single) if most and several else []

    def _titles(self, lines: dict[int, Dress]) -> list[int]:
        """Titles alike of which the first opens the story, or else some that stand far apart."""
        looks: dict[tuple[str, bool], list[int]] = {}
        # "Old Song" below the verse over each chapter comes back, and is no title.
        differ = {one for one, alike in self._dresses.items() if self._differ(alike)}
        for i, one in lines.items():
            if one.sort == "title" and one in differ:
                looks.setdefault((one.drawn, one.capitals), []).append(i)
        opening = looks.get((lines[0].drawn, lines[0].capitals), []) if 0 in lines else []
        if not (self._spaced(opening, OPENING_FEWEST, OPENING_APART) and self._differ(opening)):
            opening = []
        said = {i: self._blocks[i].said for i in lines}
        far = [i for i in lines if self._blocks[i].words >= PLAIN_WORDS and not is_name(said[i])]
        spaced = self._spaced(far, PLAIN_FEWEST, PLAIN_APART)
        far = far if spaced and self._differ(far) else []
        return max(opening, far, key=len)
