"""Hyphens that stand for dashes.

A typewriter has one short line for three signs. Two hyphens are an em dash wherever they stand
between words; one hyphen is a dash between spaces, before the mark that ends an interrupted
speech, and between the numbers of a range. Everything else is a hyphen.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from bookforge.draft import Change, Draft, Sure
from bookforge.fix.literals import literals
from bookforge.fix.tongue import tongue
from bookforge.fix.units import Unit, units

EM, EN = "—", "–"
QUOTES = "\"'`´“”‘’′″"
WORD_END = rf"(?:[^\W_]|[.,;:!?…{QUOTES})\]])"
WORD_START = rf"(?:[^\W_]|[{QUOTES}(\[$£€…]|\. ?\.)"

CLOSED = re.compile(rf"(?<=\S)(?:{EM}|--)(?=\S)")

# `--`, with the spaces about it. Not beside what makes it an arrow, a rule or a table's line.
DOUBLE = re.compile(r"(?<![-<>|+=~^])(?<!<!)( ?)(-{2,8})(?![-<>|+=~^])( ?)")
PAIR, TRIPLE = 2, 3  # hyphens that stand for one dash; more are a blank, as in Mr. ----

ENDS, STARTS = re.compile(WORD_END), re.compile(WORD_START)
SPACED = re.compile(rf"(?<={WORD_END}) - (?={WORD_START})")
SUM = re.compile(r"(?<=\d) - (?=\d)")  # 5 - 3, and what might be a range

# A speech that breaks off: the word, the hyphen, perhaps ! or ?, the mark that closes.
BROKEN_OFF = re.compile(
    rf"(?<=[^\W\d_]|[.,:;!?])( ?)-(?=[!?]{{0,2}}[{QUOTES}]++(?:[\s.,;:!?…)—-]|\Z))"
)
QUOTED_PART = re.compile(rf"(?<!\w)[{QUOTES}][a-z]+\Z")  # the "pre-" of a word
TAKEN_UP = re.compile(r"(?:(?<=^)|(?<=[\s(]))(?:[\"“”]|``|'')-(?=[^\W\d_]+[\s,.…!?])", re.MULTILINE)
CUT_SHORT = re.compile(r"(?<=[^\W\d_]|[.,:;!?)])-\Z")

LETTER_BACK = 24  # characters before a hyphen that are looked at for a word in quotes

# Digit groups that run from less to more: years, pages. Not telephone numbers, dates, scores.
RANGE = re.compile(r"(?<![\w.,:/+–-])([1-9]\d{0,3})-([1-9]\d{0,3})(?![\w/:-]|[.,]\d)")
TELEPHONE = (3, 4)  # digits before and after the hyphen
YEAR = 4  # digits


def dashes(draft: Draft) -> Iterator[Change]:
    """Set dashes where hyphens stand for them; keep those that the author really typed.

    A spaced hyphen becomes what the author's own dashes are: an em dash without spaces, unless
    spaced ones are the habit of the text or of its language.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = 'The man - a well-known one -- was here 1914-1918. "I love-" he said.'
    >>> amend(draft := Draft(Source("a", text), text), "dashes", dashes(draft)).text
    'The man—a well-known one—was here 1914–1918. "I love—" he said.'
    """
    fixed = literals(draft)
    habit = _habit(draft)
    blocks = list(units(draft))
    for unit, following in zip_longest(blocks, blocks[1:]):
        goes_on = following is not None and following.text[:1].islower()
        for change in _unit_changes(unit, habit, goes_on=goes_on):
            start, end = unit.start + change.start, unit.start + change.end
            if not fixed.touches(start, end):
                yield replace(change, start=start, end=end)


def _habit(draft: Draft) -> str:
    """What stands for a dash between words: the form that the text itself has most often."""
    closed = len(CLOSED.findall(draft.text))
    spaced_em, spaced_en = draft.text.count(f" {EM} "), draft.text.count(f" {EN} ")
    if spaced_en > max(closed, spaced_em):
        return f" {EN} "
    if spaced_em > closed:
        return f" {EM} "
    return EM if tongue(draft) == "en" else f" {EN} "


def _unit_changes(unit: Unit, habit: str, *, goes_on: bool) -> Iterator[Change]:
    """The changes in a block; `goes_on` if the next one begins in mid-sentence."""
    text = unit.text
    yield from _double(text, habit)
    yield from _broken_off(text)
    yield from _ranges(text)
    if unit.shape != "heading":  # there it parts the number from the title
        for hit in SPACED.finditer(text):
            if not SUM.match(text, hit.start()):
                yield Change(*hit.span(), habit, Sure.LIKELY, "spaced hyphen between words")
    if unit.shape == "prose" and not goes_on:
        for hit in CUT_SHORT.finditer(text):
            yield Change(*hit.span(), EM, Sure.LIKELY, "hyphen at the end of a broken sentence")


def _double(text: str, habit: str) -> Iterator[Change]:
    for hit in DOUBLE.finditer(text):
        before, after = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
        if before in ("", "\n") and after in ("", "\n"):
            continue  # a rule, or a divider
        yield Change(*hit.span(), _dash(hit, habit), why="hyphens for a dash")


def _dash(hit: re.Match[str], habit: str) -> str:
    """What two hyphens or more become, with the spaces about them."""
    left, hyphens, right = hit.groups()
    if len(hyphens) > TRIPLE:
        return f"{left}{EM * (len(hyphens) // 2)}{right}"
    ends = hit.start() > 0 and ENDS.match(hit.string, hit.start() - 1) is not None
    starts = STARTS.match(hit.string, hit.end()) is not None
    if left and right and ends and starts:
        return habit
    # A dash that opens or ends its line keeps the space on the line's side.
    return f"{'' if ends else left}{EM}{'' if ends else right}"


def _broken_off(text: str) -> Iterator[Change]:
    for hit in BROKEN_OFF.finditer(text):
        if not QUOTED_PART.search(text, max(0, hit.start() - LETTER_BACK), hit.start()):
            yield Change(*hit.span(), EM, Sure.LIKELY, "hyphen where a speech breaks off")
    for hit in TAKEN_UP.finditer(text):
        yield Change(hit.end() - 1, hit.end(), EM, Sure.LIKELY, "hyphen where a speech goes on")


def _ranges(text: str) -> Iterator[Change]:
    for hit in RANGE.finditer(text):
        first, last = hit[1], hit[2]
        if (len(first), len(last)) == TELEPHONE or len(last) == YEAR > len(first) + 1:
            continue
        if len(first) == YEAR > len(last):
            last = first[: -len(last)] + last  # 1914-18
        if int(first) < int(last):
            yield Change(hit.end(1), hit.start(2), EN, Sure.LIKELY, "range of numbers")
