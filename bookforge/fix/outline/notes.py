"""Where the notes of a story begin and end.

A label says that a note begins; where it stands says how far it may go. At the top of a chapter it
goes to the next divider, label, heading or wider gap, if all between sounds like an author and
nothing like a story; else with its own paragraph and those below that could be nobody else's. At
the end it goes to the end of the chapter under the same proviso. In between, and in brackets, it
is its paragraph. A name that a story could use too ("Note:") needs words or neighbours that speak
for it. For a note that stays in the story costs less than a scene that leaves it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.note_cues import CUES, OWNS_NOT, PLEA, RECURRING
from bookforge.fix.looks.note_labels import CLOSING, POINTER, Named, noted
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.voices import AUTHORS, STORYS, addresses, voice

REACH = 16  # blocks from a label to the divider that may end its note
TO_BRACKET = 12
TO_GAP = 4  # blocks that sound like nobody, above the only gap there is
MEANT = 2.0  # voice of a paragraph that is the author's without any other sign
TAIL_BLOCKS, TAIL_WORDS = 14, 800  # an end note is no longer, unless it sounds like one throughout
FEW = 2  # paragraphs under a note at an end that may sound like nobody
SITES = 3  # paragraphs of a note that nothing but the names that sites give it speaks for
SEVERAL = 2  # chapters that begin with the same name
PLEA_PLACES = 4  # blocks from the end in which somebody asks for support

INLINE = re.compile(
    r"(?<!\w)[\[({【（](?=[^\W\d_]{1,3}[/.: ]|\s{0,2}[^\W\d_])"
    r"(?:[^\[\](){}【】（）\n]|[\[(][^\[\](){}\n]{0,200}[\])]){1,1200}[\])}】）](?!\w)"
)


class Note(NamedTuple):
    """A note: its blocks from `first` to `last` (excluded), and where it stands.

    `where` is "top", "end", "inline" or "story"; `named` is its label, if it has one.
    """

    first: int
    last: int
    where: str
    named: Named | None


class _Sum(NamedTuple):
    """How many paragraphs some blocks are, their words, whose voice they have, and the dividers."""

    blocks: int
    words: int
    authors: int
    storys: int
    drawn: int

    def plus(self, other: "_Sum") -> "_Sum":
        """Both together."""
        return _Sum(*map(add, self, other))

    def minus(self, other: "_Sum") -> "_Sum":
        """This without the other."""
        return _Sum(*map(sub, self, other))


@dataclass(frozen=True)
class Story:
    """The blocks, which of them are headings, the usual gap, and where the front matter stops."""

    blocks: Sequence[Block]
    heads: Sequence[bool]
    normal: int
    stop: int

    @cached_property
    def headed(self) -> bool:
        """Whether it has any headings."""
        return any(self.heads)

    @cached_property
    def ends(self) -> list[int]:
        """For each block the index of the next heading, or the end."""
        ends = [len(self.heads)] * len(self.heads)
        for i in range(len(self.heads) - 2, -1, -1):
            ends[i] = i + 1 if self.heads[i + 1] else ends[i + 1]
        return ends

    @cached_property
    def openings(self) -> Counter[str]:
        """How often each name of a note is the first word under a heading."""
        found: Counter[str] = Counter()
        for i, head in enumerate(self.heads[:-1]):
            named = noted(self.blocks[i + 1].said) if head else None
            if named:
                found[named.name.lower()] += 1
        return found

    @cached_property
    def _alone(self) -> Counter[str]:
        """How often each name of a note has a line for itself; a pointer to notes counts as one."""
        found: Counter[str] = Counter()
        for block in self.blocks:
            if POINTER.fullmatch(block.said):
                found["notes"] += 1
            elif (named := noted(block.said)) and named.alone:
                found[named.name.lower()] += 1
        return found

    def announced(self, name: str) -> bool:
        """Whether the site of the story sets this name above notes."""
        return self._alone[name] >= SEVERAL

    @cached_property
    def _sums(self) -> list[_Sum]:
        """What all blocks before each are, so that any range can be asked for at once."""
        each = (_sum(block) for block in self.blocks)
        return list(accumulate(each, _Sum.plus, initial=_Sum(0, 0, 0, 0, 0)))

    def sum(self, first: int, last: int) -> _Sum:
        """What the blocks from `first` to `last` (excluded) are."""
        return self._sums[last].minus(self._sums[first])


def _sum(block: Block) -> _Sum:
    if ornament(block.said):
        return _Sum(0, 0, 0, 0, 1)
    heard = AUTHORS if noted(block.said) else voice(block.said)
    return _Sum(1, block.words, int(heard >= AUTHORS), int(heard <= STORYS), 0)


def notes(story: Story) -> Iterator[Note]:
    """The notes that are blocks of their own, in the order of the text."""
    edge = 0  # all between here and block i is the chapter's head: dividers, labels, notes
    i = 0
    while i < len(story.blocks):
        said = story.blocks[i].said
        if story.heads[i] or ornament(said) or POINTER.fullmatch(said):
            edge = i + 1 if story.heads[i] or edge == i else edge
            i += 1
            continue
        top = edge == i or i < story.stop
        found = _note(story, i, top=top)
        if found:
            yield found
            edge = found.last if top else edge
            i = found.last
            continue
        edge = i + 1 if top and (label(said) or noted(said)) else edge
        i += 1


def note_end(blocks: Sequence[Block], i: int, normal: int) -> int:
    """The index after the note whose label block `i` bears, as if it stood at a top."""
    named = noted(blocks[i].said)
    if named and named.bracket:
        return _closed(blocks, i, CLOSING[named.bracket])
    alone = bool(named and named.alone)
    last = i + 1
    if alone and last < len(blocks) and not _other(blocks[last].said):
        last += 1
    stop = _boundary(blocks, i, last, normal)
    if stop < len(blocks) and _anchored(blocks, last, stop, normal):
        return stop
    while last < stop and addresses(blocks[last].said):
        last += 1
    return last


def _other(said: str) -> bool:
    return bool(ornament(said) or headline(said) or label(said) or noted(said))


def _closed(blocks: Sequence[Block], i: int, closing: str) -> int:
    """After the block that ends with the bracket; after the first if none near does."""
    for j in range(i, min(len(blocks), i + TO_BRACKET)):
        if blocks[j].said.rstrip("*_ ").endswith(closing):
            return j + 1
        if j > i and (headline(blocks[j].said) or ornament(blocks[j].said)):
            break
    return i + 1


def _boundary(blocks: Sequence[Block], i: int, last: int, normal: int) -> int:
    """The first block from `last` on that a note could end before."""
    for j in range(last, min(len(blocks), i + REACH)):
        if _other(blocks[j].said) or blocks[j].gap > normal:
            return j
    return min(len(blocks), i + REACH)


def _anchored(blocks: Sequence[Block], last: int, stop: int, normal: int) -> bool:
    """Whether all that stands before a boundary is the author's."""
    voices = [voice(block.said) for block in blocks[last:stop]]
    if not voices:
        return True
    if min(voices) < 0 or len(voices) >= REACH:
        return False
    authors = sum(one >= AUTHORS for one in voices)
    close = normal == 0 and blocks[stop].gap > 0 and not any(b.gap for b in blocks[last:stop])
    return 2 * authors >= len(voices) or (close and len(voices) <= TO_GAP)


def _note(story: Story, i: int, *, top: bool) -> Note | None:
    """The note that begins with block `i`, if one does."""
    block = story.blocks[i]
    named = noted(block.said)
    if named is None:
        return _unnamed(story, i, top=top)
    front, whole = i < story.stop, not story.headed
    if front and not label(block.said):
        return None
    end = story.ends[i]
    last = note_end(story.blocks, i, story.normal)
    if front or top:
        last = min(last, end)
        if not (named.sure or _spoken_for(story, i, last, named)):
            return None
        where = "story" if front or whole else "end" if last == end and not front else "top"
        return Note(i, last, where, named)
    if _closes(story, i, last, end, named):
        return Note(i, end, "story" if whole else "end", named)
    inside = named.sure and (not named.alone or voice(story.blocks[last - 1].said) > STORYS)
    return Note(i, min(last, end), "inline", named) if inside else None


def _unnamed(story: Story, i: int, *, top: bool) -> Note | None:
    """A disclaimer that needs no label, or a plea for support at the end of a chapter."""
    said, end = story.blocks[i].said, story.ends[i]
    where = "top" if top and story.headed else "story"
    if top and OWNS_NOT.match(said) and voice(said) > STORYS:
        return Note(i, i + 1, where, None)
    if i >= end - PLEA_PLACES and PLEA.match(said) and voice(said) > STORYS:
        below = story.blocks[i + 1 : end]
        if all(ornament(one.said) or voice(one.said) >= AUTHORS for one in below):
            return Note(i, end, "end" if story.headed else "story", None)
    return None


def _spoken_for(story: Story, i: int, last: int, named: Named) -> bool:
    """Whether a name that a story could use too is a note's, by its words or its neighbours."""
    said = story.blocks[i].said[named.end :]
    below = [one.said for one in story.blocks[i + 1 : last]]
    if named.alone and below:
        said = below[0]
    name = named.name.lower()
    announced = named.alone and name in RECURRING and (i < story.stop or story.announced(name))
    if announced and len(below) <= SITES:
        return True
    if min(map(voice, (said, *below))) <= STORYS:
        return False
    cue = CUES.get(named.kind)
    if voice(said) >= MEANT or (cue and cue.search(said)):
        return True
    return i > 0 and story.heads[i - 1] and name in RECURRING and story.openings[name] >= SEVERAL


def _closes(story: Story, i: int, last: int, end: int, named: Named) -> bool:
    """Whether a note that begins with block `i` goes on to the end of its chapter."""
    if named.bracket:
        sure = named.sure or _spoken_for(story, i, last, named)
        return sure and not story.sum(last, max(last, end)).blocks
    if not named.sure:
        return bool(i + 1 < end or not named.alone) and _all_authors(story, i, end, named)
    tail = story.sum(i + 1, end)
    if not tail.blocks:
        return True
    drawn = story.sum(i + 1, max(i + 1, end - 1)).drawn
    long = tail.blocks > TAIL_BLOCKS or tail.words > TAIL_WORDS
    if drawn or (long and end < len(story.blocks)):
        return tail.storys == 0 and 2 * tail.authors >= tail.blocks
    set_off = ornament(story.blocks[i - 1].said) or story.blocks[i].gap > story.normal
    if named.alone or set_off:
        quiet = tail.blocks <= TAIL_BLOCKS and not long
        sites = named.alone and named.kind == "end notes" and tail.blocks <= SITES
        few = 4 * tail.storys <= tail.blocks - 1
        return sites or (few and (tail.authors > tail.storys or quiet))
    few = tail.blocks <= FEW and _few(story.blocks[i + 1 : end])
    return tail.storys == 0 and (2 * tail.authors >= tail.blocks or few)


def _few(tail: Sequence[Block]) -> bool:
    """Whether so little follows that it can be the author's although nothing says so."""
    return all(ornament(one.said) or voice(one.said) > 0 for one in tail)


def _all_authors(story: Story, i: int, end: int, named: Named) -> bool:
    """Whether a name that a story could use too begins what the author says at an end."""
    if end - i - 1 > TAIL_BLOCKS or any(ornament(b.said) for b in story.blocks[i + 1 : end - 1]):
        return False
    return _spoken_for(story, i, end, named)
