"""Texts that were wrapped by hand: which of their line ends are paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bookforge.fix.lines.blocks import PARAGRAPH, glue, groups, keep, tables
from bookforge.fix.lines.breaks import (
    Evidence,
    Measure,
    Traits,
    learned,
    traits,
    weight,
    words_at,
)
from bookforge.fix.lines.filled import Line
from bookforge.fix.lines.gutenberg import is_marker
from bookforge.fix.lines.stanzas import stands_alone, stanza
from bookforge.fix.lines.width import Wrap
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.listings import opens
from bookforge.fix.looks.names import byline, is_title
from bookforge.fix.looks.ornaments import ornament

COLUMNS = re.compile(r"\S(?: {5}|\t)\s*\S")  # the gap between two columns, as in a letterhead
SPACED_OUT = re.compile(r"\S {2,}(?=\S)")
ITEMS = re.compile(r"[\[<(【|+\d]|[A-Z][A-Z .]{0,24}:")  # how an item may begin; cheap to ask
PAIR, SPEECH = 2, "\"“'‘«"
NEAR = 8  # lines from one item to the next
MOST_COLUMNS = 3
CHAPTER = 60  # lines; a shorter chapter is judged with the next
FIRST_LINE = 5  # columns; verse inside indented prose stands deeper
FEWEST_INDENTS, MOST_INDENTS = 0.03, 0.75  # share of the lines, if indents mean paragraphs


# What open speech says, in natural log-odds. A paragraph goes on with it, or the next one begins
# with a mark again.
GOES_ON, REOPENED = -2.5, 3.0


class Speech:
    """The quotation marks of a paragraph so far."""

    def __init__(self) -> None:
        """Begin a paragraph."""
        self._straight = self._curly = 0

    def add(self, said: str) -> None:
        """Read a line of it."""
        self._straight += said.count('"')
        self._curly += said.count("“") - said.count("”")

    def odds(self, below: str) -> float:
        """What the marks say about a paragraph's end above this line."""
        if self._straight % 2 == 0 and self._curly <= 0:
            return 0.0
        return REOPENED if below.lstrip("_*")[:1] in ('"', "“") else GOES_ON


class Wrapped:
    """Lines that were wrapped at one width, ready to be judged."""

    def __init__(self, rows: Sequence[Line], wrap: Wrap) -> None:
        """Measure `rows`, which are those of `wrap` alone."""
        indents = Counter(row.indent for row in rows)
        base = indents.most_common(1)[0][0]
        deeper = sum(row.indent > base for row in rows) / len(rows)
        self.rows = rows
        self.known = Measure(wrap.columns, wrap.inside, base)
        self.indents = FEWEST_INDENTS < deeper < MOST_INDENTS
        drawn = tables(rows)
        taken = {i for part in drawn for i in part}
        self.stanzas = drawn + [
            part
            for group in groups(rows, wrap.inside)
            for part in self._stanzas(group)
            if not taken.intersection(part)
        ]
        inner = {i for part in self.stanzas for i in part[1:]}
        begun = self._begun()
        self._apart = [_always_alone(row.said) for row in rows]
        self.traits = [
            None
            if i == 0 or i in begun or i in inner or self._alone(i)
            else traits(rows[i - 1], rows[i], self.known)
            for i in range(len(rows))
        ]

    def seen(self, within: range) -> Counter[Traits]:
        """The traits of the breaks in these lines that nothing decides beforehand."""
        return Counter(each for each in self.traits[within.start : within.stop] if each)

    @property
    def all(self) -> range:
        """Every line."""
        return range(len(self.rows))

    def between(self, usual: Evidence) -> list[str]:
        """What belongs between each two lines; each chapter adds to what is `usual`."""
        between = [PARAGRAPH] * len(self.rows)
        speech = Speech()
        for chapter in self._chapters():
            seen = self.seen(chapter)
            odds = learned(seen, usual).odds()
            weights = {each: weight(each, odds) for each in seen}
            for i in chapter:
                here = self.traits[i]
                above, below = self.rows[i - 1].said, self.rows[i].said
                speech.add(above)
                if here and weights[here] + speech.odds(below) <= 0:
                    between[i] = glue(above, below)
                else:
                    speech = Speech()
        for part in self.stanzas:
            keep(self.rows, part, between)
            if part.stop < len(self.rows):
                between[part.stop] = PARAGRAPH
        return between

    def _chapters(self) -> Iterator[range]:
        first = 0
        for i, row in enumerate(self.rows):
            if i - first >= CHAPTER and headline(row.said):
                yield range(first, i)
                first = i
        yield range(first, len(self.rows))

    def _begun(self) -> set[int]:
        """The lines that begin the next item of a list, or the next of several sayings."""
        found: set[int] = set()
        seen: dict[str, int] = {}
        for i, row in enumerate(self.rows):
            look = opens(row.said) if ITEMS.match(row.said) else None
            if look:
                if i - seen.get(look, -NEAR) < NEAR:
                    found.add(i)
                seen[look] = i
        return found

    def _alone(self, i: int) -> bool:
        """Whether a block must end above line i, whatever the break is like."""
        above, below = self.rows[i - 1], self.rows[i]
        if below.gap < self.known.inside or self._apart[i - 1] or self._apart[i]:
            return True
        if below.gap > self.known.inside and stands_alone(below.said):
            return True
        if self._full(i):
            return False
        if words_at(above.said, below.said) == 0:  # the sentence goes on
            return is_title(above.said) and byline(below.said) is not None
        return stands_alone(above.said) or stands_alone(below.said)

    def _full(self, i: int) -> bool:
        above = self.rows[i - 1]
        return above.indent + len(above.said) + 1 + self.rows[i].word > self.known.width

    def _stanzas(self, group: range) -> list[range]:
        """The stanzas in a group of lines: all of it, or runs of lines set in deep."""
        if self._is_verse(group):
            return [group]
        return [part for part in self._deep(group) if self._is_verse(part)]

    def _is_verse(self, part: range) -> bool:
        """Whether lines end where their author wanted, and not where the margin is."""
        rows = self.rows[part.start : part.stop]
        if not stanza(rows) or (len(rows) == PAIR and rows[0].said[0] in SPEECH):
            return False  # two lines of speech are a ragged paragraph sooner than a couplet
        return sum(self._full(i) for i in part[1:]) <= (len(part) - 1) / 3

    def _deep(self, group: range) -> Iterator[range]:
        deep = self.known.base + (FIRST_LINE if self.indents else 1)
        first = group.start
        for i in range(group.start, group.stop + 1):
            if i == group.stop or self.rows[i].indent <= deep:
                if 1 < i - first < len(group):
                    yield range(first, i)
                first = i + 1


def _always_alone(said: str) -> bool:
    return ornament(said) or is_marker(said) or _in_columns(said)


def _in_columns(said: str) -> bool:
    """Whether a line is set in columns; one spaced out to a full measure has more gaps."""
    if "\t" not in said and " " * 5 not in said:
        return False
    return COLUMNS.search(said) is not None and len(SPACED_OUT.findall(said)) <= MOST_COLUMNS
