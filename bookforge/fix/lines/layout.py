r"""How a text is laid out: which of its line ends are paragraphs, and which only the margin's.

The layout is found from the text alone, without marks, so that every pass sees the same one.

A text whose lines are already blocks (one line each, or a stanza, between blank lines) stays as
it is. Else the fill test (width.py) tells whether it was wrapped by hand, and whether the wrapped
lines of a paragraph follow each other or stand double-spaced. If it was, each line end is weighed
(wrapping.py): a line that the next word would have overfilled, no full stop, a small letter below
speak for joining; a gap, an indent, a full stop, an opening quote for a new paragraph. If it was
not, every line is a paragraph, except that stanzas keep their lines. In any case fragments that
scrapers cut off (no stop above, a small letter below) are joined again if there are many.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bookforge.fix.lines.blocks import PARAGRAPH, Block, blocks, glue, groups, keep
from bookforge.fix.lines.filled import Line, lines
from bookforge.fix.lines.page_heads import page_heads
from bookforge.fix.lines.scenes import wide_gaps
from bookforge.fix.lines.stanzas import stands_alone, stanza
from bookforge.fix.lines.wrapping import habits, unwrapped
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.producers.blocks import fixed_lines

FRAGMENTS = 0.02  # share of the blocks that must look cut before any is mended
FEWEST = 3  # of them
RUNNING = 0.5  # if more lines than this share run on without blanks, each is a paragraph
TAIL = 40  # characters at a block's end, with the signs of emphasis there
WIDEST_GAP = 9  # blank lines; more say no more

CUT = re.compile(r"[^\W\d_]$|[,;–—-]$")
EMPHASIS = re.compile(r"(?:[*_~]|\[/?\w{1,6}\]|</?\w{1,6}>){1,6}")  # signs at a block's edge


class Layout(NamedTuple):
    """The lines of a text, what belongs between each two, and the blocks that makes.

    `between[i]` stands in front of line i; that of line 0 is the white space the text begins with.
    `normal` is how many blank lines commonly stand between two blocks.
    """

    lines: tuple[Line, ...]
    between: tuple[str, ...]
    blocks: tuple[Block, ...]
    normal: int


@lru_cache(maxsize=4)
def layout(text: str) -> Layout:
    r"""The layout of `text`.

    >>> layout("One\ntwo.\n\n\tThree.").between
    ('', '\n\n', '\n\n')
    """
    rows = lines(text)
    if not rows:
        return Layout((), (), (), 0)
    heads = page_heads(rows)
    plain = [i for i in range(len(rows)) if i not in heads]
    found = _between([_below(rows, i, heads) for i in plain])
    between = _with_heads(found, plain, len(rows))
    fixed = fixed_lines(text)
    for i in fixed.starts:
        between[i] = PARAGRAPH
    for i in fixed.joined:
        between[i] = " "
    between[0] = between[0].lstrip("\n")
    made = _mended(rows, between, fixed.starts)
    normal = _normal_gap([block for block in made if block.first not in fixed.starts] or made)
    for i in wide_gaps(made, normal):
        between[made[i].first] = "\n" + between[made[i].first]
    return Layout(rows, tuple(between), tuple(made), normal)


def _below(rows: Sequence[Line], i: int, heads: set[int]) -> Line:
    """Line i as if no page head stood above it."""
    if i - 1 not in heads:
        return rows[i]
    return rows[i]._replace(gap=min(rows[i].gap, rows[i - 1].gap))


def _with_heads(between: Sequence[str], plain: Sequence[int], count: int) -> list[str]:
    """Put the page heads back: inside a paragraph that goes on over the page, else apart."""
    whole = [PARAGRAPH] * count
    last = -1
    for i, sep in zip(plain, between, strict=True):
        whole[i] = sep
        for head in range(last + 1, i):
            whole[head] = PARAGRAPH if sep.startswith("\n") else " "
        last = i
    return whole


def _between(rows: Sequence[Line]) -> list[str]:
    """What belongs between each two lines, page heads left out."""
    known = habits(rows)
    close = list(groups(rows, 0))
    if known is None or known.inside == 0:
        if all(len(group) == 1 or _is_stanza(rows, group, lenient=True) for group in close):
            return _separate(rows, [group for group in close if len(group) > 1])
        if known is None:
            return _separate(rows, _stanzas(rows, close))
    return unwrapped(rows, known)


def _separate(rows: Sequence[Line], stanzas: Sequence[range]) -> list[str]:
    """Every line a block, but for these stanzas."""
    between = [PARAGRAPH] * len(rows)
    for group in stanzas:
        keep(rows, group, between)
    return between


def _stanzas(rows: Sequence[Line], close: Sequence[range]) -> list[range]:
    """The stanzas of a text that was not wrapped: told apart by blank lines, or set in deep."""
    stanzas = [group for group in close if _is_stanza(rows, group)]
    running = sum(len(group) for group in close if len(group) > 1) - sum(map(len, stanzas))
    if running <= RUNNING * len(rows):
        return stanzas
    base = Counter(row.indent for row in rows).most_common(1)[0][0]
    return [group for group in stanzas if all(rows[i].indent > base for i in group)]


def _is_stanza(rows: Sequence[Line], group: range, *, lenient: bool = False) -> bool:
    return stanza(rows[group.start : group.stop], lenient=lenient)


def _mended(rows: Sequence[Line], between: list[str], fixed: frozenset[int]) -> list[Block]:
    """The blocks, once the fragments that scrapers cut at inline tags are joined again."""
    made = list(blocks(rows, between))
    cut = [
        below.first
        for above, below in pairwise(made)
        if not (above.kept or below.kept or below.first in fixed) and _cut(above.said, below.said)
    ]
    if len(cut) < max(FEWEST, FRAGMENTS * len(made)):
        return made
    for i in cut:
        between[i] = glue(rows[i - 1].said, rows[i].said)
    return list(blocks(rows, between))


def _cut(over: str, under: str) -> bool:
    """Whether a sentence goes on from one block to the next."""
    begins = EMPHASIS.match(under)
    if not under[begins.end() if begins else 0 :][:1].islower():
        return False
    tail = over[-TAIL:]
    if ends := list(EMPHASIS.finditer(tail)):
        tail = tail[: ends[-1].start()] if ends[-1].end() == len(tail) else tail
    if not CUT.search(tail):
        return False
    return not any(ornament(said) or stands_alone(said) for said in (over, under))


def _normal_gap(made: Sequence[Block]) -> int:
    """0 if blocks commonly follow each other, else the usual number of blank lines."""
    gaps = Counter(min(block.gap, WIDEST_GAP) for block in made[1:])
    return gaps.most_common(1)[0][0] if gaps else 0
