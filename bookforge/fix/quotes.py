"""Straight quotation marks to curly ones.

Whether a mark opens, closes or is an apostrophe cannot be told from its neighbours alone:
'em all,' and 'all' begin alike. So all marks of a paragraph are read together: each reading has
a cost (quote_costs.py), and the cheapest path through the paragraph wins (quote_path.py). What
the document says about itself comes first: which kind of mark is its outer one, which words it
clips, whether it types ``so''. Where the second best path is hardly dearer, we say so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bookforge.draft import Change, Draft, Find, Sure
from bookforge.fix.inline.literals import literals, quotes_with_backticks
from bookforge.fix.inline.tongue import habits, tongue
from bookforge.fix.inline.typography import Typography
from bookforge.fix.inline.units import Cover, Unit, units
from bookforge.fix.quotation.costs import Prices
from bookforge.fix.quotation.doubts import Block, doubts, unbalanced
from bookforge.fix.quotation.path import (
    APOSTROPHE,
    CLOSE,
    NEVER,
    OPEN,
    PRIME,
    ROLES,
    Grammar,
    Price,
    Reading,
    cheapest,
)
from bookforge.fix.quotation.quotations import Quotation, beginnings, enclosed, quotations, unopened
from bookforge.fix.quotation.signs import INNER, Sign, signs
from bookforge.fix.quotation.style import GUILLEMETS, with_space
from bookforge.fix.quotation.survey import outer, token
from bookforge.fix.quotation.typed_twice import typed_twice
from bookforge.fix.quotation.words import Vocabulary

WHY = {
    OPEN: "opening quotation mark",
    CLOSE: "closing quotation mark",
    APOSTROPHE: "apostrophe",
    PRIME: "prime",
}
# Signs that are read together. No paragraph has so many; a file of nothing but quotation marks
# may, and would fill the memory.
LONGEST = 5000
SURE = 6.0  # a margin above which no mark was wrong in the ten novels that it was set on

SPACE_WORD = re.compile(r" \w")
WORD_SPACE = re.compile(r"[^\W\d] |[.,!?…—] ")


def quotes(draft: Draft) -> Iterator[Find]:
    r"""Curl quotation marks and apostrophes; keep the author's choice of double or single.

    Straight marks become those of the text's language; what is no straight mark stays, but for
    a curly mark of English that is turned the wrong way. The house style `off` leaves all alone.
    A backslash settles what a mark is: \' is an apostrophe, \" no quotation mark but a prime.
    So does [fix] in book.toml.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "\"'Tis the boys' dog,\" she said. \"He's 5'10\", and says 'woof.'\""
    >>> amend(draft := Draft(Source("a", text), text), "quotes", quotes(draft)).text
    '“’Tis the boys’ dog,” she said. “He’s 5′10″, and says ‘woof.’”'
    """
    told: list[Block] = []
    for read in _read(draft):
        yield from _changes(read)
        if read.seen:
            yield from doubts(read.unit, read.seen, read.readings, read.made)
        told.append(Block(read.unit, read.made, read.following, unopened(read.seen, read.readings)))
    yield from unbalanced(told)


def curls(draft: Draft) -> Iterator[Change]:
    """What `quotes` changes, and nothing of what it doubts."""
    for read in _read(draft):
        yield from _changes(read)


class Read(NamedTuple):
    """A block, its signs, what each was read as, the quotations that these make.

    `following` is the kinds of the signs that the next block begins with.
    """

    unit: Unit
    seen: Sequence[Sign]
    readings: Sequence[Reading]
    made: Sequence[Quotation]
    following: str
    fixed: Cover
    language: Typography


def _read(draft: Draft) -> Iterator[Read]:
    language = habits(draft)
    if draft.house.quotes == "off" or (language.as_typed and draft.house.quotes == "keep"):
        return
    blocks = list(units(draft))
    fixed = literals(draft)
    backticks = quotes_with_backticks(draft.text)
    meant = token(draft.text, language, backticks=backticks)
    found = [_signs(unit, meant, fixed, backticks=backticks) for unit in blocks]
    known = Prices(Vocabulary(draft.text, tongue(draft)))
    grammar = Grammar(outer(draft.text))
    decided = {mark.start: mark.value for mark in draft.marked("decided")}
    for unit, seen, following in zip(blocks, found, beginnings(blocks, found), strict=True):
        prices = _settled(unit, seen, known.of(seen, unit.text), decided)
        readings = list(_readings(seen, prices, grammar, following))
        made = list(quotations(seen, readings))
        yield Read(unit, seen, readings, made, following, fixed, language)


def _changes(read: Read) -> Iterator[Change]:
    yield from _inner(read.unit, read.fixed)
    yield from typed_twice(read.unit, read.language, read.fixed)
    if read.seen:
        yield from _curled(read.unit, read.seen, read.readings, read.language)
        yield from _drawn_in(read.unit, read.made, read.fixed, read.language)


def _glyphs(language: Typography) -> dict[tuple[str, str], str]:
    """What each role of each kind of sign is written with."""
    return {
        (PRIME, "D"): "″", (PRIME, "S"): "′", (APOSTROPHE, "S"): "’",
        (OPEN, "D"): language.double[0], (CLOSE, "D"): language.double[1],
        (OPEN, "S"): language.single[0], (CLOSE, "S"): language.single[1],
    }  # fmt: skip


def _signs(unit: Unit, meant: re.Pattern[str], fixed: Cover, *, backticks: bool) -> list[Sign]:
    return [
        sign
        for sign in signs(unit.text, meant)
        if not fixed.touches(unit.start + sign.at, unit.start + sign.end)
        and (backticks or sign.typed[0] != "`")
    ]


def _inner(unit: Unit, fixed: Cover) -> Iterator[Change]:
    for hit in INNER.finditer(unit.text):
        start, end = unit.start + hit.start(), unit.start + hit.end()
        if not fixed.touches(start, end):
            yield Change(start, end, "’", why=WHY[APOSTROPHE])


def _settled(
    unit: Unit, seen: Sequence[Sign], prices: Sequence[Price], decided: Mapping[int, str]
) -> Sequence[Price]:
    """The prices, but for signs whose role the author decided, which have that role alone."""
    if not decided:
        return prices
    roles = [decided.get(unit.start + sign.at, "") for sign in seen]
    return [
        _only(role) if role in ROLES else price for role, price in zip(roles, prices, strict=True)
    ]


def _only(role: str) -> Price:
    one, two, three, four = (0 if role == each else NEVER for each in ROLES)
    return one, two, three, four


def _readings(
    seen: Sequence[Sign], prices: Sequence[Price], grammar: Grammar, following: str
) -> Iterator[Reading]:
    kinds = "".join(sign.kind for sign in seen)
    for start in range(0, len(seen), LONGEST):
        end = start + LONGEST
        after = following if end >= len(seen) else ""
        yield from cheapest(kinds[start:end], prices[start:end], grammar, after)


def _curled(
    unit: Unit, seen: Sequence[Sign], readings: Sequence[Reading], language: Typography
) -> Iterator[Change]:
    glyphs = _glyphs(language)
    inner = enclosed(unit.text, seen, readings)
    for sign, (role, margin), touches in zip(seen, readings, inner, strict=True):
        new = with_space(glyphs[role, sign.kind], role, language.inside, touches)
        sure = Sure.CERTAIN if margin >= SURE else Sure.LIKELY
        yield Change(unit.start + sign.at, unit.start + sign.end, new, sure, WHY[role])


def _drawn_in(
    unit: Unit, made: Iterable[Quotation], fixed: Cover, language: Typography
) -> Iterator[Change]:
    """Take away the plain spaces between quotation marks and the words that they enclose."""
    pairs = {"D": language.double, "S": language.single}
    spaces: dict[int, str] = {}
    for opening, closing, _ in made:
        inside = language.inside if pairs[opening.kind][0] in GUILLEMETS else ""
        if closing and opening.left in "^_(—" and SPACE_WORD.match(unit.text, opening.end):
            spaces[opening.end] = inside
        before = closing and WORD_SPACE.match(unit.text, max(0, closing.at - 2), closing.at)
        if closing and closing.right in "^_.,)—" and before:
            spaces[closing.at - 1] = inside
    for at, new in sorted(spaces.items()):
        start = unit.start + at
        if not fixed.touches(start, start + 1):
            yield Change(start, start + 1, new, Sure.LIKELY, "space inside quotation marks")
