"""Emphasis typed with signs: *so*, _so_, **so**, [i]so[/i].

The same signs mean other things as well: a footnote, a product, a name_with_underlines, two
stars of five. So the whole document is asked first. Wherever a sign could open or close (it
clings to a word on one side only), it is paired within its paragraph; a sign that is in good
pairs in nine paragraphs of ten that hold it is emphasis in this document, and no other is.
Taking signs away can bring others together, so the search is repeated until it finds nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bookforge.draft import Change, Draft, Find, Kind, Mark, amend
from bookforge.fix.inline.emphasis_pairs import (
    STRONG_AND_EMPHASIS,
    Pair,
    Paired,
    accepted,
    join,
    kind,
    paired,
)
from bookforge.fix.inline.emphasis_signs import FEWEST_SLASHED, SLASHED, Sign, signs
from bookforge.fix.inline.emphasis_words import Lexicon, within_words
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.units import Cover, Unit, units
from bookforge.problem import Problem
from bookforge.source import Source, Span

ROUNDS = 8  # enough for all that is not made to need more
Kinds = frozenset[tuple[str, int]]

NAMES: dict[int, tuple[Kind, ...]] = {
    1: ("emphasis",),
    2: ("strong",),
    3: ("emphasis", "strong"),
}


def emphasis(draft: Draft) -> Iterator[Find]:
    """Turn the signs of emphasis into marks, and take the signs away.

    >>> from bookforge.source import Source
    >>> text = "It was *so* like him: 5 * 3 a day."
    >>> done = amend(draft := Draft(Source("a", text), text), "emphasis", emphasis(draft))
    >>> done.text, [(mark.kind, done.text[mark.start : mark.end]) for mark in done.marks]
    ('It was so like him: 5 * 3 a day.', [('emphasis', 'so')])
    """
    # A copy without a log, so that its own origin() leads back to the text of `draft`.
    copy = Draft(Source(draft.source.name, draft.text), draft.text, draft.marks)
    gone: set[int] = set()
    kinds: Kinds = frozenset()
    for _ in range(ROUNDS):
        census = _census(copy)
        kinds |= census.kinds
        if not census.pairs:
            break
        for pair in census.pairs:
            gone.update(copy.origin(Span(at, at + 1)).start for at in _signs_of(pair))
            start, end = copy.origin(Span(pair.start, pair.end))
            yield from (Mark(name, start, end) for name in NAMES[pair.kind[1]])
        copy = amend(
            copy, "emphasis", _removals(at for pair in census.pairs for at in _signs_of(pair))
        )
    yield from _removals(gone)
    yield from _unclosed(copy, kinds)


@dataclass(frozen=True, slots=True)
class Census:
    """The pairs that are emphasis, with offsets in the draft, and the kinds of sign that are."""

    pairs: tuple[Pair, ...]
    kinds: Kinds


def _census(draft: Draft) -> Census:
    blocks = list(units(draft))
    fixed = literals(draft)
    seen = [signs(unit, fixed) for unit in blocks]
    kinds = accepted(_paired(draft.text, blocks, seen))
    meant = [[sign for sign in block if _meant(sign, kinds)] for block in seen]
    pairs = [
        _moved(pair, unit.start)
        for unit, block in zip(blocks, _paired(draft.text, blocks, meant), strict=True)
        for pair in (*block.pairs, *block.within)
        if pair.kind in kinds
    ]
    return Census((*pairs, *_slashed(blocks, fixed)), kinds)


def _meant(sign: Sign, kinds: Kinds) -> bool:
    if sign.size == STRONG_AND_EMPHASIS:
        return any(name == sign.kind for name, _ in kinds)
    return kind(sign) in kinds


def _moved(pair: Pair, by: int) -> Pair:
    return pair._replace(start=pair.start + by, end=pair.end + by)


def _paired(text: str, blocks: Sequence[Unit], seen: Sequence[Sequence[Sign]]) -> list[Paired]:
    """The pairs of each block, with those that reach over into the next one."""
    lexicon = Lexicon(text)
    found = [paired(block) for block in seen]
    for unit, block, made in zip(blocks, seen, found, strict=True):
        within_words(unit.text, block, made, lexicon)
    together = zip(blocks, found, strict=True)
    for (above, one), (below, other) in pairwise(together):
        end = above.start + len(above.text)
        if text[end : below.start].isspace():  # no divider between
            join(one, other, len(above.text))
    return found


def _slashed(blocks: Sequence[Unit], fixed: Cover) -> list[Pair]:
    """The /words/, if the document has enough of them."""
    found = [
        Pair(("/", 1), unit.start + hit.start(), unit.start + hit.end(), 1, 1)
        for unit in blocks
        for hit in SLASHED.finditer(unit.text)
        if not fixed.touches(unit.start + hit.start(), unit.start + hit.end())
    ]
    return found if len(found) >= FEWEST_SLASHED else []


def _signs_of(pair: Pair) -> Iterator[int]:
    """Where the characters of the two signs stand."""
    yield from range(pair.start, pair.start + pair.width)
    yield from range(pair.end - pair.width_end, pair.end)


def _removals(places: Iterable[int]) -> Iterator[Change]:
    """One change for each row of neighbouring characters."""
    row: list[int] = []
    for at in sorted(places):
        if row and at != row[-1] + 1:
            yield Change(row[0], row[-1] + 1, "", why="emphasis marker")
            row = []
        row.append(at)
    if row:
        yield Change(row[0], row[-1] + 1, "", why="emphasis marker")


def _unclosed(draft: Draft, kinds: Kinds) -> Iterator[Problem]:
    """The signs without a partner, where such signs are emphasis; tags always are."""
    blocks = list(units(draft))
    fixed = literals(draft)
    seen = [signs(unit, fixed) for unit in blocks]
    for unit, block in zip(blocks, _paired(draft.text, blocks, seen), strict=True):
        for sign in block.single:
            if sign.is_tag or kind(sign) in kinds:
                start, end = unit.start + sign.at, unit.start + sign.end
                yield Problem(
                    "unclosed-emphasis",
                    f"The {unit.text[sign.at : sign.end]} has no partner in its paragraph.",
                    draft.origin(Span(start, end)),
                    "Type its partner, or take it away.",
                )
