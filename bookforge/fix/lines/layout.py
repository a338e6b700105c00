r"""How a text is laid out: which of its line ends are paragraphs, and which only the margin's.

The layout is found from the text alone, without marks, so that every pass sees the same one.

A text whose lines are already blocks (one line each, or a stanza, between blank lines) stays as
it is. Else it is cut into stretches that are laid out alike (width.py). In one that was wrapped by
hand, at whatever width, single or double-spaced, each line end is weighed (wrapping.py) by what
the text itself teaches of its paragraphs (breaks.py): how full the line is, how it ends and the
next begins, gap and indent. In one that was not, every line is a paragraph, except that stanzas
keep their lines. In any case fragments that scrapers cut off (no stop above, a small letter below)
are joined again if there are many.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bookforge.fix.lines.blocks import PARAGRAPH, Block, blocks, glue, groups, keep, tables
from bookforge.fix.lines.breaks import Traits, learned, words_at
from bookforge.fix.lines.filled import Line, lines
from bookforge.fix.lines.page_heads import page_heads
from bookforge.fix.lines.scenes import wide_gaps
from bookforge.fix.lines.stanzas import lyric, stands_alone, stanza
from bookforge.fix.lines.width import Wrap, wraps
from bookforge.fix.lines.wrapping import Wrapped
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.producers.blocks import fixed_lines

FRAGMENTS = 0.02  # share of the blocks that must look cut before any is mended
FEWEST = 3  # of them
LONG = 60  # characters; a paragraph as long that ends without a stop is cut even if no other is
RUNNING = 0.5  # if more lines than this share run on without blanks, each is a paragraph
TAIL = 40  # characters at a block's end, with the signs of emphasis there
REMEMBERED = 1 << 14  # short blocks
WIDEST_GAP = 9  # blank lines; more say no more

CUT = re.compile(r"[^\W\d_]$|[,;–—-]$")
EMPHASIS = re.compile(r"(?:[*_~]|\[/?\w{1,6}\]|</?\w{1,6}>){1,6}")  # signs at a block's edge


class Layout(NamedTuple):
    """The lines of a text, what belongs between each two, and the blocks that makes.

    `between[i]` stands in front of line i; that of line 0 is the white space the text begins with.
    `normal` is how many blank lines commonly stand between two blocks; `wraps` how each stretch
    of lines is wrapped; `heads` are the lines that are page heads.
    """

    lines: tuple[Line, ...]
    between: tuple[str, ...]
    blocks: tuple[Block, ...]
    normal: int
    wraps: tuple[Wrap, ...] = ()
    heads: frozenset[int] = frozenset()


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
    below = [_below(rows, i, heads) for i in plain]
    found = wraps(below)
    between = _with_heads(_between(below, found), plain, len(rows))
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
    ends = [*plain, len(rows)]
    shown = (wrap._replace(first=ends[wrap.first], last=ends[wrap.last]) for wrap in found)
    return Layout(rows, tuple(between), tuple(made), normal, tuple(shown), frozenset(heads))


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


def _between(rows: Sequence[Line], found: Sequence[Wrap]) -> list[str]:
    """What belongs between each two lines, page heads left out."""
    close = list(groups(rows, 0))
    if _laid_out(rows, close, found):
        return _separate(rows, [group for group in close if len(group) > 1])
    stretches = [
        Wrapped(rows[wrap.first : wrap.last], wrap) if wrap.columns else None for wrap in found
    ]
    seen: Counter[Traits] = Counter()
    for one in stretches:
        if one:
            seen.update(one.seen(one.all))
    usual = learned(seen)
    between: list[str] = []
    for wrap, one in zip(found, stretches, strict=True):
        here = one.between(usual) if one else _lined(rows[wrap.first : wrap.last])
        if between and _goes_over(rows, wrap.first):
            here[0] = glue(rows[wrap.first - 1].said, rows[wrap.first].said)
        between += here
    return between


def _laid_out(rows: Sequence[Line], close: Sequence[range], found: Sequence[Wrap]) -> bool:
    """Whether lines are blocks already, one each, or stanzas that no width explains."""
    if any(wrap.inside for wrap in found):
        return False
    columns = [wrap.columns for wrap in found for _ in range(wrap.first, wrap.last)]
    return all(
        len(group) == 1
        or _is_table(rows, group)
        or (_is_stanza(rows, group, lenient=True) and not _filled(rows, group, columns))
        for group in close
    )


def _filled(rows: Sequence[Line], group: range, columns: Sequence[int]) -> bool:
    """Whether the width explains most of these line ends."""
    full = sum(
        rows[i - 1].indent + len(rows[i - 1].said) + rows[i].word >= columns[i] > 0
        for i in group[1:]
    )
    return full > len(group) / 2


def _goes_over(rows: Sequence[Line], i: int) -> bool:
    """Whether a sentence goes on at line i, where the text begins to be wrapped otherwise."""
    return rows[i].gap == 0 and words_at(rows[i - 1].said, rows[i].said) == 0


def _is_table(rows: Sequence[Line], group: range) -> bool:
    return len(group) in {len(part) for part in tables(rows[group.start : group.stop])}


def _lined(rows: Sequence[Line]) -> list[str]:
    """What belongs between the lines of a text that was not wrapped."""
    close = list(groups(rows, 0))
    return _separate(rows, [*_stanzas(rows, close), *tables(rows)])


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
    some = rows[group.start : group.stop]
    return stanza(some, lenient=lenient) or lyric(some)


def _mended(rows: Sequence[Line], between: list[str], fixed: frozenset[int]) -> list[Block]:
    """The blocks, once the fragments that scrapers cut at inline tags are joined again."""
    made = list(blocks(rows, between))
    cut = [
        not (above.kept or below.kept or below.first in fixed) and _cut(above.said, below.said)
        for above, below in pairwise(made)
    ]
    many = sum(cut) >= max(FEWEST, FRAGMENTS * len(made))
    joined: list[int] = []
    size = 0
    for (above, below), here in zip(pairwise(made), cut, strict=True):
        size = len(above.said) + (size if above.first in joined[-1:] else 0)
        if here and (many or (size >= LONG and above.said[-1].isalpha())):
            joined.append(below.first)
    if not joined:
        return made
    for i in joined:
        between[i] = glue(rows[i - 1].said, rows[i].said)
    return list(blocks(rows, between))


def _cut(over: str, under: str) -> bool:
    """Whether a sentence goes on from one block to the next."""
    if under[0].isupper() or over[-1] in ".!?":  # most are not; the rest is dearer to tell
        return False
    begins = EMPHASIS.match(under)
    if not under[begins.end() if begins else 0 :][:1].islower():
        return False
    tail = over[-TAIL:]
    if ends := list(EMPHASIS.finditer(tail)):
        tail = tail[: ends[-1].start()] if ends[-1].end() == len(tail) else tail
    if not CUT.search(tail):
        return False
    return not (_apart(over) or _apart(under))


def _apart(said: str) -> bool:
    """Whether a block can be no part of another, by its words or by its looks."""
    return _short_apart(said) if len(said) < LONG else ornament(said) or stands_alone(said)


@lru_cache(maxsize=REMEMBERED)
def _short_apart(said: str) -> bool:
    return ornament(said) or stands_alone(said)


def _normal_gap(made: Sequence[Block]) -> int:
    """0 if blocks commonly follow each other, else the usual number of blank lines."""
    gaps = Counter(min(block.gap, WIDEST_GAP) for block in made[1:])
    return gaps.most_common(1)[0][0] if gaps else 0
