"""A word and its number at some place in a line: "Chapter 12", "Drittes Buch", "第十二章"."""

import re
from typing import NamedTuple

from bookforge.fix.looks.heading_words import (
    EASTERN_CHAPTERS,
    EASTERN_PARTS,
    LASTS,
    NUMBERED,
    Kind,
)
from bookforge.fix.looks.numerals import number, spelled

LAST = 10_000  # the number of "Chapter the Last"
AGAIN = 99  # the share of "Chapter 3 (continued)"
MOST_WORDS = 4  # in a number

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FIGURES = re.compile(
    r"(?P<major>\d{1,4})(?:\.(?P<minor>\d{1,2}))?(?P<letter>[a-f])?"
    r"(?:st|nd|rd|th|er|ère|re|ème|e|º|ª|°|[-–]?я|[-–]?й)?(?![^\W_])"
)
HAN_FIGURES = re.compile(r"[〇零一二两三四五六七八九十百千]{1,7}|\d{1,4}")
EASTERN = re.compile(
    rf"(?:第|제)?\s{{0,2}}(?P<number>{HAN_FIGURES.pattern})\s{{0,2}}"
    rf"(?P<word>[{EASTERN_CHAPTERS}{EASTERN_PARTS}])"
)
COMPACT = re.compile(r"v(\d{1,3})\s?ch?(\d{1,4})(?!\w)", re.IGNORECASE)
SIGN = re.compile(r"(?:#|no\.?|nr\.?|n[°º]|№)\s{0,2}(?=\d)", re.IGNORECASE)
BETWEEN = re.compile(r"[\s,.:;/|–—-]{1,6}")
TOTAL = re.compile(r"\s{0,2}(?:/|of)\s{0,2}\d{1,4}(?!\w)")
SHARE = re.compile(
    r"[\s,:–—-]{0,4}[(\[]?(?:(?P<again>cont(?:inued|['’]?d|\.)|fortsetzung|suite|продолжение)"
    r"|(?:part|pt\.?|teil|partie|parte|часть) (?P<number>\w{1,8}))[)\]]?(?=\s*$|\s*[:–—-])",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A word with its number, up to `end`."""

    kind: Kind
    word: str
    value: int
    share: int
    end: int


class Share(NamedTuple):
    """Which share of a chapter a line names, 0 if none, up to `end`."""

    end: int
    share: int


def shared(line: str, at: int, end: int) -> Share:
    """Past "of 30" and "(part 2)" behind a number, with the number of the latter."""
    if total := TOTAL.match(line, at, end):
        at = total.end()
    found = SHARE.match(line, at, end)
    if not found:
        return Share(at, 0)
    share = AGAIN if found["again"] else number(found["number"]) or 0
    return Share(found.end(), share) if share else Share(at, 0)


def unit(line: str, at: int, end: int) -> Unit | None:
    """The word with its number that stands at `at`."""
    if found := EASTERN.match(line, at, end):
        value = number(found["number"])
        east: Kind = "part" if found["word"] in EASTERN_PARTS else "chapter"
        return Unit(east, found["word"], value or 0, 0, found.end()) if value else None
    if found := COMPACT.match(line, at, end):
        return Unit("chapter", "chapter", int(found[2]), 0, found.end())
    return _word_first(line, at, end) or _number_first(line, at, end)


def _word_first(line: str, at: int, end: int) -> Unit | None:
    for word, stop in runs(line, at, end, 2):
        opener = NUMBERED.get(word)
        if opener is None:
            continue
        start = stop + (line[stop : stop + 1] == ".")
        while start < end and line[start] in " \t-–—":
            start += 1
        sign = SIGN.match(line, start, end)
        read = number_at(line, sign.end() if sign else start, end, opener.tongues)
        if read and (start > stop or line[stop].isdecimal()):
            return Unit(opener.kind, word, *read)
    return None


def _number_first(line: str, at: int, end: int) -> Unit | None:
    """A number and then its word: "The Third Book", "12. fejezet", "II. rész"."""
    if line[at : at + 4].lower() == "the ":
        at += 4
    if figures := FIGURES.match(line, at, end):
        return _behind(line, figures.end(), end, int(figures["major"]))
    for said, stop in runs(line, at, end, MOST_WORDS):
        value = number(said) if " " not in said else None
        if found := _behind(line, stop, end, value, said):
            return found
    return None


def _behind(line: str, at: int, end: int, value: int | None, said: str = "") -> Unit | None:
    """The word behind a number of this value, or behind one that is `said` in its language."""
    at += line[at : at + 1] == "."
    if line[at : at + 1] != " ":
        return None
    for word, stop in runs(line, at + 1, end, 2):
        opener = NUMBERED.get(word)
        known = value or (value_of(said, opener.tongues) if opener else None)
        if opener and known:
            return Unit(opener.kind, word, known, 0, stop)
    return None


def runs(line: str, at: int, end: int, most: int) -> list[tuple[str, int]]:
    """The runs of up to `most` words at `at`, the longest first, and where each ends."""
    found: list[tuple[str, int]] = []
    stop = at
    while len(found) < most and (word := WORD.match(line, stop, end)):
        found.append((line[at : word.end()].lower().replace("’", "'"), word.end()))
        stop = word.end() + 1
        if line[word.end() : stop] not in (" ", "-"):
            break
    return found[::-1]


def number_at(
    line: str, at: int, end: int, tongues: tuple[str, ...]
) -> tuple[int, int, int] | None:
    """The number at `at`, its share, and where it ends."""
    if figures := FIGURES.match(line, at, end):
        letter = ord(figures["letter"]) - ord("a") + 1 if figures["letter"] else 0
        return int(figures["major"]), int(figures["minor"] or 0) or letter, figures.end()
    if line[at : at + 4].lower() == "the ":
        at += 4
    for said, stop in runs(line, at, end, MOST_WORDS):
        value = number(said) if " " not in said else None
        value = value or value_of(said, tongues)
        if value and not line[stop : stop + 2].strip().startswith(("'", "’")):
            return value, 0, stop
    return None


def value_of(said: str, tongues: tuple[str, ...]) -> int | None:
    """The value of a number in words of one of these languages; LAST for "the last"."""
    if said in LASTS:
        return LAST
    return next((value for tongue in tongues if (value := spelled(said, tongue))), None)
