"""Lines that may open a chapter, by their words alone; whether they do is for headings.py.

A line is stripped of what is drawn round it and read from the left: a word and its number
("Chapter 12", "Capítulo doce"), a number and its word ("The Third Book", "12. fejezet"), a part
and a chapter ("Volume 2, Chapter 3"), a number alone or before a title, or a word that needs no
number ("Prologue"). What follows must be a title, set apart as titles are, or nothing.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.drawing import close, lead
from bookforge.fix.looks.heading_units import (
    BETWEEN,
    COMPACT,
    HAN_FIGURES,
    LAST,
    SIGN,
    TOTAL,
    WORD,
    Unit,
    number_at,
    runs,
    shared,
    unit,
    value_of,
)
from bookforge.fix.looks.heading_words import LASTS, NUMBERED, SPECIAL, Kind
from bookforge.fix.looks.numerals import SPELLED, is_spelled, number, spelled

Form = Literal["keyword", "numbered", "bare", "special", "counted"]

LONGEST = 120  # characters
REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones
SENTENCE = 8  # words in a title that ends with a full stop, at least, to be a sentence
REMARK = 4  # words in brackets behind a number, as "(2,341 words)"
MOST_UNITS = 3  # "Volume 1, Part 2, Chapter 3"
SHORTEST_FOREIGN = 3  # letters of a bare number that is no English word

SEPARATOR = re.compile(r"[\s.…,:)\]*_~–—|-]*")
MARKED = re.compile(r"[.:)\]–—|-]\s|\s{2}|[–—]$")
CAPITAL = re.compile(r"[^\W\d_]{4,}")


class Headline(NamedTuple):
    """A line read as a heading; offsets count in the line.

    Of "Chapter 1: The Door" `named` is the end of "Chapter 1", and `title` to `end` is "The Door".
    `begin` is past the ornaments in front. A numberless heading has the value 0. `share` tells
    "Chapter 12.5" or "Chapter 12 (part 2)" from "Chapter 12"; `outer` is the number of the part
    that the line names too, or 0.
    """

    form: Form
    word: str
    value: int
    begin: int
    named: int
    title: int
    end: int
    line: str
    kind: Kind = "chapter"
    share: int = 0
    outer: int = 0

    @property
    def words(self) -> str:
        """The title's words, or ""."""
        return self.line[self.title : self.end]


def headline(line: str) -> Headline | None:
    """Read `line` as a heading that names its kind or its number.

    >>> found = headline("Chapter 12 - The Ferry")
    >>> found.word, found.value, found.words
    ('chapter', 12, 'The Ferry')
    >>> headline("XII.").value, headline("Prologue").word, headline("Book the Third").value
    (12, 'prologue', 3)
    >>> headline("Zwölftes Kapitel").value, headline("第十二章 雨").words
    (12, '雨')
    >>> [headline(line) for line in ("Chapter 3 was the worst.", "I saw him", "Parting ways")]
    [None, None, None]
    """
    return _headline(line) if len(line) <= LONGEST else None


def is_chapter(line: str) -> bool:
    """Whether `line` is a heading that names its kind, and not only a number.

    >>> [is_chapter(line) for line in ("Chapter 2: Up", "Prologue", "12", "I. Up")]
    [True, True, False, False]
    """
    found = headline(line)
    return found is not None and found.form in ("keyword", "special")


@lru_cache(maxsize=REMEMBERED)
def _headline(line: str) -> Headline | None:
    begin = lead(line)
    if begin == len(line) or not _could_open(line, begin):
        return None
    end = close(line, begin)
    return _united(line, begin, end) or _numbered(line, begin, end) or _special(line, begin, end)


def _could_open(line: str, begin: int) -> bool:
    """Whether the first word is one that headings open with; nearly every line stops here."""
    if line[begin].isdecimal() or HAN_FIGURES.match(line, begin) or line[begin] in "第제№":
        return True
    if not (first := WORD.match(line, begin)):
        return False
    word = first[0].lower()
    return _opens(word) or (word == "v" and COMPACT.match(line, begin) is not None)


@lru_cache(maxsize=REMEMBERED)  # lines begin with the same words again and again
def _opens(word: str) -> bool:
    """Whether `word`, in small letters, is one that headings open with."""
    if word in FIRST_WORDS:
        return True
    if number(word) is not None:
        return True
    return is_spelled(word) and any(spelled(word, tongue) for tongue in SPELLED)


FIRST_WORDS = frozenset(
    {word.split()[0] for word in (*NUMBERED, *SPECIAL)} | LASTS | {"the", "no", "nr", "n"}
)


def _united(line: str, begin: int, end: int) -> Headline | None:
    """A line whose words name what it opens: a chapter, or a part and a chapter of it."""
    units: list[Unit] = []
    at = begin
    while len(units) < MOST_UNITS and (found := unit(line, at, end)):
        units.append(found)
        if units[0].kind != "part" or not (gap := BETWEEN.match(line, found.end)):
            break
        at = gap.end()
    if not units:
        return None
    last = units[-1]
    named = shared(line, last.end, end)
    twice = SEPARATOR.match(line, named.end)
    again = unit(line, twice.end(), end) if twice and twice.end() < end else None
    after = named.end
    if again and again[:3] == last[:3]:  # "Chapter 1: Chapter 1: The Door"
        after = again.end
    read = _read("keyword", line, (begin, named.end, after, end))
    outer = units[0].value if len(units) > 1 else 0
    share = last.share or named.share
    return read and read._replace(
        word=last.word, value=last.value, kind=last.kind, share=share, outer=outer
    )


def _numbered(line: str, begin: int, end: int) -> Headline | None:
    """A number alone, or before a title."""
    sign = SIGN.match(line, begin, end)
    at = sign.end() if sign else begin
    read = number_at(line, at, end, ("en",)) or _foreign(line, at, end)
    if read is None or read[0] == LAST or is_date(line[begin:end]):
        return None
    value, share, stop = read
    said = line[at:stop]
    if total := TOTAL.match(line, stop, end):
        stop = total.end()
    rest = line[stop:end].strip()
    if not rest.strip(".:)]"):
        return Headline("bare", "", value, begin, end, end, end, line, share=share)
    sep = SEPARATOR.match(line, stop, end)
    after = sep.end() if sep else stop
    title = line[after:end]
    figure = said[0].isdecimal() or said.isupper()
    loose = not MARKED.search(line[stop:after])
    if not title or not (title[0].isalnum() or title[0] in "\"“'‘«"):
        return None
    if "," in line[stop:after] or (not figure and title[-1] in '.!?,;…"”'):
        return None
    if loose and not (line[stop:after] == " " and (share or (figure and _dressed(said, title)))):
        return None
    found = _read("numbered", line, (begin, stop, stop, end))
    return found and found._replace(value=value, share=share)


def _foreign(line: str, at: int, end: int) -> tuple[int, int, int] | None:
    """A number in words of another language, alone on its line."""
    said, stop = line[at:end].rstrip(".:"), end
    if len(said) < SHORTEST_FOREIGN or not said[0].isupper() or not said[-1].isalpha():
        return None
    value = value_of(said.lower(), tuple(SPELLED))
    return (value, 0, at + len(said)) if value and value != LAST and stop else None


def _dressed(said: str, title: str) -> bool:
    """Whether "12 The Ferry", with nothing between, can be a heading."""
    heavy = CAPITAL.findall(title)
    capital = bool(heavy) and all(word[0].isupper() for word in heavy) and title[0].isupper()
    return len(said) + said[0].isdecimal() > 1 and capital and title[-1] not in ".!?,;:"


def _special(line: str, begin: int, end: int) -> Headline | None:
    for word, stop in runs(line, begin, end, 2):
        opener = SPECIAL.get(word)
        if opener is None:
            continue
        gap = SIGN.match(line, stop + 1, end) or re.compile(r"\s{1,3}").match(line, stop, end)
        read = number_at(line, gap.end(), end, opener.tongues) if gap else None
        value, share, after = read or (0, 0, stop)
        found = _read("special", line, (begin, after, after, end))
        if found is None and read:
            found = _read("special", line, (begin, stop, stop, end))
        if found:
            return found._replace(word=word, value=value, share=share, kind=opener.kind)
    return None


def _read(form: Form, line: str, places: tuple[int, int, int, int]) -> Headline | None:
    """A headline named from the first place to the second, with a title behind the third."""
    begin, named, after, end = places
    found = SEPARATOR.match(line, after, max(end, after))
    start = found.end() if found else after
    sep, title = line[after:start], line[start:end]
    if not title:
        dots = len(line[named:start]) - len(line[named:start].lstrip("."))
        stop = named + dots if named == after else named
        return Headline(form, "", 0, begin, stop, start, stop, line)
    if not _fits(form, sep, title):
        return None
    return Headline(form, "", 0, begin, named, start, end, line)


def _fits(form: Form, sep: str, title: str) -> bool:
    """Whether `title` can be the title after such a separator, and not the rest of a sentence."""
    marked = bool(sep.strip())
    if not sep or (form == "special" and not marked):
        return False
    if title[0] in "([" and title[-1] in ")]" and len(title.split()) <= REMARK:
        return True
    first = next((letter for letter in title if letter.isalpha()), "")
    if first.islower():
        return any(mark in sep for mark in ":-–—")
    return title[-1] not in ",;" and (
        marked or title[-1] not in ".!" or len(title.split()) < SENTENCE
    )
