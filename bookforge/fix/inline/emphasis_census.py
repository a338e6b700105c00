"""What of a document is emphasis: the pairs of all its blocks, and which signs mean it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bookforge.draft import Draft
from bookforge.fix.inline.emphasis_joins import Joins
from bookforge.fix.inline.emphasis_pairs import (
    STRONG_AND_EMPHASIS,
    Kind,
    Pair,
    Paired,
    accepted,
    kind,
    paired,
)
from bookforge.fix.inline.emphasis_signs import FEWEST_RARE, RARE, Sign, signs
from bookforge.fix.inline.emphasis_words import Lexicon, within_words
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.units import Cover, Unit, units

STRONG = 2  # the size of a pair of signs that mean it


class Single(NamedTuple):
    """A sign that could open or close and has no partner, with its block."""

    unit: Unit
    sign: Sign


@dataclass(frozen=True, slots=True)
class Census:
    """The pairs that are emphasis, with offsets in the draft, and the kinds of sign that are.

    `single` are the signs without a partner, of any kind.
    """

    pairs: tuple[Pair, ...]
    kinds: frozenset[Kind]
    single: tuple[Single, ...]


def census(draft: Draft) -> Census:
    """Ask the whole document; a pair within one of another sign comes as one of size two."""
    blocks, fixed = list(units(draft)), literals(draft)
    rare = tuple(_rare(draft.text, blocks, fixed))
    seen = [signs(unit, fixed) for unit in blocks]
    if not any(seen):
        return Census(rare, frozenset(), ())
    found = _paired(draft.text, blocks, seen)
    kinds = accepted(found)
    lonely = (
        Single(unit, sign) for unit, b in zip(blocks, found, strict=True) for sign in b.single
    )
    meant = [[sign for sign in block if _meant(sign, kinds)] for block in seen]
    pairs = (
        pair._replace(start=pair.start + unit.start, end=pair.end + unit.start)
        for unit, block in zip(blocks, _paired(draft.text, blocks, meant), strict=True)
        for pair in _nested([p for p in (*block.pairs, *block.within) if p.kind in kinds])
    )
    return Census((*pairs, *rare), kinds, tuple(lonely))


def _meant(sign: Sign, kinds: frozenset[Kind]) -> bool:
    if sign.size == STRONG_AND_EMPHASIS:
        return any(name == sign.kind for name, _ in kinds)
    return kind(sign) in kinds


def _paired(text: str, blocks: Sequence[Unit], seen: Sequence[Sequence[Sign]]) -> list[Paired]:
    """The pairs of each block, with those that reach over into others."""
    lexicon = Lexicon(text)
    found = [paired(block) for block in seen]
    for unit, block, made in zip(blocks, seen, found, strict=True):
        within_words(unit.text, block, made, lexicon)
    Joins(blocks, found).join(text)
    return found


def _nested(pairs: list[Pair]) -> Iterator[Pair]:
    """The pairs of a block, those within one of another sign made strong: so many signs say so."""
    outer: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while outer and outer[-1].end <= pair.start:
            outer.pop()
        if pair.kind[1] == 1 and any(o.kind[0] != pair.kind[0] for o in outer[-STRONG:]):
            pair = pair._replace(kind=(pair.kind[0], STRONG))  # noqa: PLW2901
        elif pair.kind[1] == 1:
            outer.append(pair)
        yield pair


def _rare(text: str, blocks: Sequence[Unit], fixed: Cover) -> Iterator[Pair]:
    """The /words/ and =words=, if the document has enough of them."""
    for name, pattern in RARE.items():
        found = [
            Pair(name, unit.start + hit.start(), unit.start + hit.end(), 1, 1)
            for unit in (blocks if text.count(name[0]) >= 2 * FEWEST_RARE else ())
            for hit in pattern.finditer(unit.text)
            if not fixed.touches(unit.start + hit.start(), unit.start + hit.end())
        ]
        if len(found) >= FEWEST_RARE:
            yield from found
