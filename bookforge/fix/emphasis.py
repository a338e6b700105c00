"""Emphasis typed with signs: *so*, _so_, **so**, [i]so[/i].

The same signs mean other things as well: a footnote, a product, a name_with_underlines, two
stars of five. So the whole document is asked first. Wherever a sign could open or close (it
clings to a word on one side only), it is paired within its paragraph; a sign that is in good
pairs in nine paragraphs of ten that hold it is emphasis in this document, and no other is.
Taking signs away can bring others together, so the search is repeated until it finds nothing.
"""

from collections.abc import Iterable, Iterator

from bookforge.draft import Change, Draft, Find, Kind, Mark, amend
from bookforge.fix.inline.emphasis_census import Census, census
from bookforge.fix.inline.emphasis_pairs import Kind as SignKind
from bookforge.fix.inline.emphasis_pairs import Pair, kind
from bookforge.fix.inline.emphasis_signs import Sign
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.styled_letters import styled
from bookforge.fix.inline.units import units
from bookforge.problem import Problem
from bookforge.source import Source, Span

SLIPS = 3  # signs that someone forgot to close in a text that has no such emphasis
ROUNDS = 8  # enough for all that is not made to need more

NAMES: dict[int, tuple[Kind, ...]] = {
    1: ("emphasis",),
    2: ("strong",),
    3: ("emphasis", "strong"),
}


def emphasis(draft: Draft) -> Iterator[Find]:
    """Turn the signs of emphasis into marks, and take the signs away.

    The signs are * and _ (one for emphasis, two for strong emphasis, three for both), / and, for
    strong emphasis, = where they are used three times, the tags i, em, cite, u, b and strong of
    web pages and forums, and the italic and bold letters of mathematics. Emphasis within emphasis
    of another sign is strong. All other signs stay.

    >>> from bookforge.source import Source
    >>> text = "It was *so* like him: 5 * 3 a day."
    >>> done = amend(draft := Draft(Source("a", text), text), "emphasis", emphasis(draft))
    >>> done.text, [(mark.kind, done.text[mark.start : mark.end]) for mark in done.marks]
    ('It was so like him: 5 * 3 a day.', [('emphasis', 'so')])
    """
    fixed = literals(draft)
    for find in styled(draft.text):
        if not fixed.touches(find.start, find.end):
            yield find
    # A copy without a log, so that its own origin() leads back to the text of `draft`.
    copy = Draft(Source(draft.source.name, draft.text), draft.text, draft.marks)
    gone: set[int] = set()
    kinds: frozenset[SignKind] = frozenset()
    seen = census(copy)
    for _ in range(ROUNDS):
        kinds |= seen.kinds
        if not seen.pairs:
            break
        for pair in seen.pairs:
            gone.update(copy.origin(Span(at, at + 1)).start for at in _signs_of(pair))
            start, end = copy.origin(Span(pair.start, pair.end))
            yield from (Mark(name, start, end) for name in NAMES[pair.kind[1]])
        removals = _removals(at for pair in seen.pairs for at in _signs_of(pair))
        copy = amend(copy, "emphasis", removals)
        seen = census(copy)
    yield from _taken_away(draft, gone)
    yield from _unclosed(copy, seen, kinds)


def _signs_of(pair: Pair) -> Iterator[int]:
    """Where the characters of the two signs stand."""
    yield from range(pair.start, pair.start + pair.width)
    yield from range(pair.end - pair.width_end, pair.end)


def _taken_away(draft: Draft, signs: set[int]) -> Iterator[Find]:
    """The changes; a block of signs alone stays, framed: a gap in its place would be a break."""
    kept: set[int] = set()
    for unit in units(draft) if signs else ():
        places = range(unit.start, unit.start + len(unit.text))
        if all(at in signs or draft.text[at].isspace() for at in places):
            yield Mark("frame", places.start, places.stop, "tags")
            kept.update(places)
    yield from _removals(signs - kept)


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


def _forgotten(text: str, sign: Sign) -> bool:
    """Whether a sign stands within a line before a word."""
    before, after = text[sign.at - 1 : sign.at], text[sign.end : sign.end + 1]
    return sign.opens and not sign.is_tag and before == " " and after.isalpha()


def _unclosed(draft: Draft, seen: Census, kinds: frozenset[SignKind]) -> Iterator[Problem]:
    """The signs without a partner, where such signs are emphasis; tags always are.

    Where they are not, a few that stand before words within a line are emphasis that was never
    closed; more are a habit, and one at a line's beginning may be a bullet or a footnote's.
    """
    lonely = [_forgotten(unit.text, sign) for unit, sign in seen.single]
    few = sum(lonely) <= SLIPS
    for (unit, sign), forgotten in zip(seen.single, lonely, strict=True):
        if sign.is_tag or kind(sign) in kinds or (forgotten and few):
            start, end = unit.start + sign.at, unit.start + sign.end
            yield Problem(
                "unclosed-emphasis",
                f"The {unit.text[sign.at : sign.end]} has no partner in its paragraph.",
                draft.origin(Span(start, end)),
                "Type its partner, or take it away.",
            )
