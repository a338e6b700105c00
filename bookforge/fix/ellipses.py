"""Dots that stand for an ellipsis."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft, Sure
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.units import units

# Two dots or more, touching or a space apart. More than four in one piece, or in a row of single
# dots, lead the eye to a page number or fill a form: they stay.
DOTS = re.compile(r"\.(?: ?\.)+")
FEWEST, MOST = 3, 4
SIGN = "…"
LONE = re.compile("(?<!…)…(?!…)")  # two together are the ellipsis of Chinese and Japanese
# Four dots are a stop and an ellipsis where they cling to a word; past marks and brackets is seen.
STOPPED = re.compile(r"[^\W_][\"'`´“”‘’»›)\]]{0,4}\Z")
STOP_AND_SPACED = ".. . ."  # a stop, and an ellipsis with spaces
REACH = 5  # characters before the dots that are looked at
# What shows that dots are no ellipsis: a path before or behind, a number of each side.
PATH = "/\\"
TO_A_PAGE = re.compile(r" ?\d{1,4}$", re.MULTILINE)


def ellipses(draft: Draft) -> Iterator[Change]:
    """Write three dots as one ellipsis, and four as an ellipsis and a full stop.

    Of four dots after a word the first is the full stop, that of a sentence which is complete;
    where they follow a space, or stand alone, it is the last. The spaces around them stay as they
    are. Two dots, rows of five and more, dots that lead to a page number and those of paths stay
    too. The house style `dots` writes single dots without spaces instead, `keep` leaves all as it
    was typed.

    Source: Chicago Manual of Style (17th edition), 13.53: after a complete sentence a period comes
    before the ellipsis, closed up to the word; 13.55: one that trails off ends with three dots.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "Well... I . . . no.... ......"
    >>> amend(draft := Draft(Source("a", text), text), "ellipses", ellipses(draft)).text
    'Well… I … no.… ......'
    """
    if draft.house.ellipsis == "keep":
        return
    sign = SIGN if draft.house.ellipsis == "character" else "." * FEWEST
    fixed = literals(draft)
    for unit in units(draft):
        for dots in DOTS.finditer(unit.text):
            at = unit.start + dots.start()
            if not _literal(unit.text, dots) and not fixed.touches(at, unit.start + dots.end()):
                stopped = STOPPED.search(unit.text, max(0, dots.start() - REACH), dots.start())
                yield from _pieces(dots[0], at, sign, stopped=stopped is not None)
        for hit in LONE.finditer(unit.text if sign != SIGN else ""):
            at = unit.start + hit.start()
            if not fixed.touches(at, at + 1):
                yield Change(at, at + 1, sign, why="ellipsis")


def _literal(text: str, dots: re.Match[str]) -> bool:
    before, after = text[dots.start() - 1 : dots.start()], text[dots.end() : dots.end() + 1]
    if (before and before in PATH) or (after and after in PATH):
        return True
    if before.isdigit() and after.isdigit():
        return True  # 1...5
    return (before.isalnum() or before == " ") and TO_A_PAGE.match(text, dots.end()) is not None


def _pieces(dots: str, at: int, sign: str, *, stopped: bool) -> Iterator[Change]:
    """The changes within a row of dots that begins at `at` in the draft."""
    pieces = dots.split(" ")
    if stopped and dots == STOP_AND_SPACED:
        pieces[:1] = [".", "."]
    single = pieces.count(".")
    if single == len(pieces):
        if FEWEST <= single <= MOST:
            new = _ellipsis(single, sign, stopped=stopped)
            yield Change(at, at + len(dots), new, Sure.LIKELY, "spaced dots")
    elif single <= 1:
        for piece in pieces:
            if FEWEST <= len(piece) <= MOST:
                new = _ellipsis(len(piece), sign, stopped=stopped)
                yield Change(at, at + len(piece), new, why="dots")
            at += len(piece) + 1
            stopped = False


def _ellipsis(dots: int, sign: str, *, stopped: bool) -> str:
    stop = "." * (dots - FEWEST)
    return f"{stop}{sign}" if stopped else f"{sign}{stop}"
