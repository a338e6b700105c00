"""The author's quotation marks to those of the house.

The marks are curly by now, so most of them say what they do; only ’ is both a closing mark and an
apostrophe, and is read as the straight one was. The kind of mark that encloses speech in the text
becomes the outer kind of the house, and every other its inner kind, wherever they stand: so
nothing is lost, and the way back leads to the same text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bookforge.draft import Change, Draft, Sure, amend
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.tongue import habits, tongue
from bookforge.fix.inline.units import Cover, Unit, units
from bookforge.fix.quotation.curly import Curly
from bookforge.fix.quotation.path import CLOSE, OPEN, Grammar, Reading, cheapest
from bookforge.fix.quotation.quotations import beginnings, enclosed, quotations
from bookforge.fix.quotation.signs import Sign, signs
from bookforge.fix.quotation.style import GUILLEMETS, TOKEN, Meanings, QuoteStyle, kind, quote_style
from bookforge.fix.quotes import curls
from bookforge.fix.spaces import spaces

SPACES = " \u00a0\u202f"
# ! and ? of a group, and where a time or a face does not stand: 12:30, :)
HIGH = re.compile(
    r"(?<=[^\s;:!?«‹„“‘(\[])[ \u00a0\u202f]?(?=[;:!?]+(?:[\s»”’)\]…—–]|\Z))(?! ?[;:]\))"
)
LONGEST = 5000  # signs read together, as in the pass before


def restyle(draft: Draft) -> Iterator[Change]:
    """Set quotation marks in the style of the house: double, single, guillemets or locale.

    >>> from bookforge.draft import House, amend
    >>> from bookforge.source import Source
    >>> text = "“’Tis the boys’ dog,” she said. “He says ‘woof.’”"
    >>> draft = Draft(Source("a", text), text, house=House(quotes="single"))
    >>> amend(draft, "restyle", restyle(draft)).text
    '‘’Tis the boys’ dog,’ she said. ‘He says “woof.”’'
    """
    style = quote_style(draft.house, habits(draft))
    if style is None:
        return
    once = _tried(draft, style)
    if once.all_last or _tried(once.after, style).after.text == once.after.text:
        yield from once.changes


class Trial(NamedTuple):
    """The changes that last, the draft after them, and whether these are all that were found."""

    changes: list[Change]
    after: Draft
    all_last: bool


def _tried(draft: Draft, style: QuoteStyle) -> Trial:
    """The changes that last, and the draft after them: no block that would not stay so changes.

    Marks that are read otherwise once they are reset were read wrong, or can be read in two ways;
    a run over the finished text must not find anything to do.
    """
    found = list(_found(draft, style))
    once = _amended(draft, (change for block in found for change in block))
    spaced = amend(once, "spaces", spaces(once))
    curled = amend(spaced, "quotes", curls(spaced))
    again = _amended(curled, (change for block in _found(curled, style) for change in block))
    if again.text == once.text:
        return Trial([change for block in found for change in block], once, all_last=True)
    pairs = zip(units(once), units(again), strict=True)
    lasting = [one.text == other.text for one, other in pairs]
    kept = [
        change for block, lasts in zip(found, lasting, strict=True) if lasts for change in block
    ]
    return Trial(kept, _amended(draft, kept), all_last=False)


def _amended(draft: Draft, changes: Iterable[Change]) -> Draft:
    return replace(amend(draft, "restyle", changes), log=(), problems=())


def _found(draft: Draft, style: QuoteStyle) -> Iterator[list[Change]]:
    """The changes in each block, in their order."""
    language = habits(draft)
    blocks = list(units(draft))
    meanings = Meanings(draft.text, language)
    fixed = literals(draft)
    found = [_signs(unit, meanings, fixed) for unit in blocks]
    outer = _outer(blocks, found, meanings) or style.kind
    reset = _Reset(draft, style, meanings, outer)
    high = language.high if draft.house.quotes == "locale" else ""
    for unit, seen, following in zip(blocks, found, beginnings(blocks, found), strict=True):
        changes = list(reset.changes(unit, seen, following)) if seen else []
        yield [*changes, *(_high(unit, high, fixed) if high else ())]


def _signs(unit: Unit, meanings: Meanings, fixed: Cover) -> list[Sign]:
    """The marks of a block; each as if it were straight, since its looks are known here."""
    seen = [
        sign
        for sign in signs(unit.text, TOKEN)
        if not sign.measures and not fixed.touches(unit.start + sign.at, unit.start + sign.end)
    ]
    for sign in seen:
        sign.double = meanings.kind(sign.typed) == "D"
        sign.typed = '"' if sign.double else "'"
    return seen


def _outer(blocks: Sequence[Unit], found: Sequence[Sequence[Sign]], meanings: Meanings) -> str:
    """The kind of mark that opens the first quotation of most blocks; "" if none does."""
    first = Counter(
        next((sign.kind for sign in seen if meanings.opens(unit.text, sign.at)), "")
        for unit, seen in zip(blocks, found, strict=True)
    )
    if first["D"] == first["S"]:
        return ""
    return "D" if first["D"] > first["S"] else "S"


class _Reset:
    """One style for one draft."""

    def __init__(self, draft: Draft, style: QuoteStyle, meanings: Meanings, outer: str) -> None:
        """`outer` is the kind of mark that encloses speech in the draft."""
        self._style, self._meanings, self._outer = style, meanings, outer
        self._grammar = Grammar(outer)
        self._curly = Curly(draft.text, meanings, tongue(draft))

    def changes(self, unit: Unit, seen: Sequence[Sign], following: str) -> Iterator[Change]:
        """The new marks of a block."""
        prices = list(self._curly.prices(seen, unit.text))
        readings: list[Reading] = []
        kinds = "".join(sign.kind for sign in seen)
        for start in range(0, len(seen), LONGEST):
            part = slice(start, start + LONGEST)
            after = following if start + LONGEST >= len(seen) else ""
            readings += cheapest(kinds[part], prices[part], self._grammar, after)
        yield from self._reset(unit, seen, readings)

    def _reset(
        self, unit: Unit, seen: Sequence[Sign], readings: Sequence[Reading]
    ) -> Iterator[Change]:
        outermost = _outermost(seen, readings)
        done = 0
        for sign, reading, inner in zip(
            seen, readings, enclosed(unit.text, seen, readings), strict=True
        ):
            if reading.role not in (OPEN, CLOSE):
                continue
            is_double = kind(unit.text[sign.at]) == self._outer == "D"
            outer = sign.kind == self._outer or (is_double and sign.at in outermost)
            start, end = _with_space(unit.text, sign, reading.role, done)
            done = end
            past = end if reading.role == OPEN else max(0, start - 1)
            touches = unit.text[past : past + 1] if end > start + 1 else inner
            new = self._style.glyph(reading.role, touches, outer=outer)
            yield Change(unit.start + start, unit.start + end, new, Sure.LIKELY, "house style")


def _outermost(seen: Sequence[Sign], readings: Sequence[Reading]) -> frozenset[int]:
    """Where the marks of the quotations stand that are in no other."""
    made = quotations(seen, readings)
    return frozenset(
        sign.at for opening, closing, depth in made if not depth
        for sign in (opening, closing) if sign
    )  # fmt: skip


def _with_space(text: str, sign: Sign, role: str, done: int) -> tuple[int, int]:
    """The range of a mark with the space inside it, if it is a guillemet, from `done` on."""
    start, end = sign.at, sign.end
    if text[start] in GUILLEMETS:
        if role == OPEN and text[end : end + 1] in tuple(SPACES):
            end += 1
        elif role == CLOSE and start > done and text[start - 1] in SPACES:
            start -= 1
    return start, end


def _high(unit: Unit, space: str, fixed: Cover) -> Iterator[Change]:
    for hit in HIGH.finditer(unit.text):
        start, end = unit.start + hit.start(), unit.start + hit.end()
        if not fixed.touches(start, max(end, start + 1)):
            yield Change(start, end, space, Sure.LIKELY, "space before a stop")
