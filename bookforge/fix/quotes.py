"""Straight quotation marks to curly ones.

Whether a mark opens, closes or is an apostrophe cannot be told from its neighbours alone:
'em all,' and 'all' begin alike. So all marks of a paragraph are read together: each reading has
a cost (quote_costs.py), and the cheapest path through the paragraph wins (quote_path.py). What
the document says about itself comes first: which kind of mark is its outer one, which words it
clips, whether it types ``so''. Where the second best path is hardly dearer, we say so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bookforge.draft import Change, Draft, Find, Sure
from bookforge.fix.literals import literals, quotes_with_backticks
from bookforge.fix.quotations import Quotation, quotations
from bookforge.fix.quote_costs import costs
from bookforge.fix.quote_doubts import doubts, unbalanced
from bookforge.fix.quote_path import (
    APOSTROPHE,
    CLOSE,
    OPEN,
    PRIME,
    Costs,
    Grammar,
    Reading,
    cheapest,
)
from bookforge.fix.quote_signs import INNER, Sign, begins, signs, tokens
from bookforge.fix.quote_words import Vocabulary
from bookforge.fix.units import Cover, Unit, units

GLYPHS = {
    (OPEN, "D"): "“", (CLOSE, "D"): "”", (PRIME, "D"): "″",
    (OPEN, "S"): "‘", (CLOSE, "S"): "’", (APOSTROPHE, "S"): "’", (PRIME, "S"): "′",
}  # fmt: skip
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

OUTER_SINGLE = re.compile(r"(?:^|[\s(\-\"“—])['‘](?=\w)", re.MULTILINE)
DOUBLED_BEGIN = re.compile(r"(?<![\w'])''(?=\w)")
DOUBLED_END = re.compile(r"(?<=[\w.,!?])''(?![\w'])")
SINGLE_BEGIN = re.compile(r"(?<![\w'])'(?=\w)")
SPACE_WORD = re.compile(r" \w")
WORD_SPACE = re.compile(r"[^\W\d] |[.,!?…—] ")
RIGHT_HANDED = re.compile(r"(?:^|\s)”\w", re.MULTILINE)


def quotes(draft: Draft) -> Iterator[Find]:
    r"""Curl quotation marks and apostrophes; keep the author's choice of double or single.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "\"'Tis the boys' dog,\" she said. \"He's 5'10\", and says 'woof.'\""
    >>> amend(draft := Draft(Source("a", text), text), "quotes", quotes(draft)).text
    '“’Tis the boys’ dog,” she said. “He’s 5′10″, and says ‘woof.’”'
    """
    blocks = list(units(draft))
    fixed = literals(draft)
    backticks = quotes_with_backticks(draft.text)
    token = _token(draft.text, backticks=backticks)
    found = [_signs(unit, token, fixed, backticks=backticks) for unit in blocks]
    vocabulary = Vocabulary(draft.text)
    grammar = Grammar(_outer(draft.text))
    for unit, seen, following in zip(blocks, found, _following(blocks, found), strict=True):
        yield from _inner(unit, fixed)
        if seen:
            prices = costs(seen, unit.text, vocabulary)
            readings = list(_readings(seen, prices, grammar, following))
            made = list(quotations(seen, readings))
            yield from _curled(unit, seen, readings)
            yield from _drawn_in(unit, made, fixed)
            yield from unbalanced(unit, made, following)
            yield from doubts(unit, seen, readings, made)


def _token(text: str, *, backticks: bool) -> re.Pattern[str]:
    typed_double = '"' in text or "“" in text
    doubled = (backticks and "``" in text) or (not typed_double and _doubled(text))
    # „So“ closes with what English opens with, and ”so” in Swedish opens with what closes here.
    right_handed = not typed_double and not doubled and RIGHT_HANDED.search(text) is not None
    return tokens(doubled=doubled, curly="„" not in text and not right_handed)


def _doubled(text: str) -> bool:
    """Whether ''so'' is the text's double mark, and not a single one beside an apostrophe."""
    begins, ends = len(DOUBLED_BEGIN.findall(text)), len(DOUBLED_END.findall(text))
    return min(begins, ends) > 0 and begins + ends > len(SINGLE_BEGIN.findall(text))


def _outer(text: str) -> str:
    """The kind of mark that encloses speech in this text."""
    double = text.count('"') + text.count("“") + text.count("''")
    return "S" if len(OUTER_SINGLE.findall(text)) > 2 * max(1, double) else "D"


def _signs(unit: Unit, token: re.Pattern[str], fixed: Cover, *, backticks: bool) -> list[Sign]:
    return [
        sign
        for sign in signs(unit.text, token)
        if not fixed.touches(unit.start + sign.at, unit.start + sign.end)
        and (backticks or sign.typed[0] != "`")
    ]


def _following(blocks: Sequence[Unit], found: Sequence[Sequence[Sign]]) -> list[str]:
    """What the next block of text, headings skipped, begins with; for each block."""
    start = ""
    following: list[str] = []
    for unit, seen in zip(reversed(blocks), reversed(found), strict=True):
        following.append(start)
        if unit.shape != "heading":
            start = begins(seen)
    return following[::-1]


def _inner(unit: Unit, fixed: Cover) -> Iterator[Change]:
    for hit in INNER.finditer(unit.text):
        start, end = unit.start + hit.start(), unit.start + hit.end()
        if not fixed.touches(start, end):
            yield Change(start, end, "’", why=WHY[APOSTROPHE])


def _readings(
    seen: Sequence[Sign], prices: Sequence[Costs], grammar: Grammar, following: str
) -> Iterator[Reading]:
    kinds = "".join(sign.kind for sign in seen)
    for start in range(0, len(seen), LONGEST):
        end = start + LONGEST
        after = following if end >= len(seen) else ""
        yield from cheapest(kinds[start:end], prices[start:end], grammar, after)


def _curled(unit: Unit, seen: Sequence[Sign], readings: Sequence[Reading]) -> Iterator[Change]:
    for sign, reading in zip(seen, readings, strict=True):
        start, end = unit.start + sign.at, unit.start + sign.end
        sure = Sure.CERTAIN if reading.margin >= SURE else Sure.LIKELY
        yield Change(start, end, GLYPHS[reading.role, sign.kind], sure, WHY[reading.role])


def _drawn_in(unit: Unit, made: Iterable[Quotation], fixed: Cover) -> Iterator[Change]:
    """Take away the plain spaces between quotation marks and the words that they enclose."""
    spaces: set[int] = set()
    for opening, closing, _ in made:
        if closing and opening.left in "^_(—" and SPACE_WORD.match(unit.text, opening.end):
            spaces.add(opening.end)
        before = closing and WORD_SPACE.match(unit.text, max(0, closing.at - 2), closing.at)
        if closing and closing.right in "^_.,)—" and before:
            spaces.add(closing.at - 1)
    for at in sorted(spaces):
        start = unit.start + at
        if not fixed.touches(start, start + 1):
            yield Change(start, start + 1, "", Sure.LIKELY, "space inside quotation marks")
