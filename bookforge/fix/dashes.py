"""Hyphens that stand for dashes.

A typewriter has one short line for three signs. Two hyphens are a dash wherever they stand
between words; one hyphen is a dash between spaces, before the mark that ends an interrupted
speech, and between the numbers of a range. At the start of a paragraph it opens a speech, in the
languages that do so. Everything else is a hyphen.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from bookforge.draft import Change, Draft, Sure
from bookforge.fix.inline.dash_style import EM, EN, DashStyle, dash_style, ends_word, starts_word
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.tongue import habits
from bookforge.fix.inline.units import Unit, units

QUOTES = "\"'`´“”‘’′″"
WORD_END = rf"(?:[^\W_]|[.,;:!?…{QUOTES}»›)\]])"
WORD_START = rf"(?:[^\W_]|[{QUOTES}«‹„‚¿¡(\[$£€…]|\. ?\.)"

HYPHEN = re.compile(f"[-{EM}{EN}]")
# `--`, with the spaces about it. Not beside what makes it an arrow, a rule or a table's line.
DOUBLE = re.compile(r"(?<![-<>|+=~^])(?<!<!)( ?)(-{2,8})(?![-<>|+=~^])( ?)")
PAIR, TRIPLE = 2, 3  # hyphens that stand for one dash; more are a blank, as in Mr. ----
SPACED = re.compile(rf"(?<={WORD_END}) - (?={WORD_START})")
SUM = re.compile(r"(?<=\d) - (?=\d)")  # 5 - 3, and what might be a range
# A dash that is one already; where two touch, or only a space apart, they are some ornament.
TYPED = re.compile(r"(?<![—–-])(?<![—–-] )( ?)([—–])(?! ?[—–-])( ?)")

# A speech that breaks off: the word, the hyphen, perhaps ! or ?, the mark that closes.
BROKEN_OFF = re.compile(
    rf"(?<=[^\W\d_]|[.,:;!?…])( ?)-(?=[!?]{{0,2}}[{QUOTES}]++(?:[\s.,;:!?…)—-]|\Z))"
)
QUOTED_PART = re.compile(rf"(?<!\w)[{QUOTES}][a-z]+\Z")  # the "pre-" of a word
TAKEN_UP = re.compile(r"(?:(?<=^)|(?<=[\s(]))(?:[\"“”]|``|'')-(?=[^\W\d_]+[\s,.…!?])", re.MULTILINE)
CUT_SHORT = re.compile(r"(?<=[^\W\d_]|[.,:;!?…)])-\Z")
# The lines of a stanza do not break words: a hyphen at the end of one is a dash, if a line follows.
LINE_END = re.compile(
    rf"(?<=[^\W\d_]|[.,:;!?…)])-(?=\n[^\S\n]*[{QUOTES}(]{{0,3}}(?P<first>[^\W\d_]))"
)
LETTER_BACK = 24  # characters before a hyphen that are looked at for a word in quotes

# A line of speech: a sentence's start follows, not the rest of a word or an item of a list.
SPEECH = re.compile(rf"(?:-{{1,3}})[ \u00a0]?(?=[¿¡…(«„{QUOTES}]{{0,3}}(?P<first>[^\W\d_]))")
# In Spanish the hyphens about "said Ana" cling to it, as brackets do: -Hola -dijo Ana-. -Ven.
CLINGS = re.compile(r"(?<=[^\s-]) -(?=[¿¡]?[^\W\d_])|(?<=\w)-(?=[.,;:]|\s)|(?<=\w) -(?=[.,;:])")
CLOSES = ".,;:"

# Digit groups that run from less to more: years, pages. Not telephone numbers, dates, scores.
RANGE = re.compile(r"(?<![\w.,:/+–-])([1-9]\d{0,3})-([1-9]\d{0,3})(?![\w/:-]|[.,]\d)")
TELEPHONE = (3, 4)  # digits before and after the hyphen
YEAR = 4  # digits


def dashes(draft: Draft) -> Iterator[Change]:
    """Set dashes where hyphens stand for them; keep those that the author really typed.

    A spaced hyphen becomes what the author's own dashes are: an em dash without spaces, unless
    other ones are the habit of the text or of its language. The house styles `em` and `en` set
    the author's own dashes as well; `keep` leaves all as it was typed.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = 'The man - a well-known one -- was here 1914-1918. "I love-" he said.'
    >>> amend(draft := Draft(Source("a", text), text), "dashes", dashes(draft)).text
    'The man—a well-known one—was here 1914–1918. "I love—" he said.'
    """
    if draft.house.dashes == "keep":
        return
    fixed = literals(draft)
    lines = _Lines(dash_style(draft), habits(draft).dialogue, draft.house.dashes != "auto")
    blocks = list(units(draft))
    for unit, following in zip_longest(blocks, blocks[1:]):
        goes_on = following is not None and following.text[:1].islower()
        for change in lines.changes(unit, goes_on=goes_on):
            start, end = unit.start + change.start, unit.start + change.end
            if not fixed.touches(start, end):
                yield change._replace(start=start, end=end)


class _Lines:
    """The changes in blocks, for one style of dashes."""

    def __init__(self, style: DashStyle, dialogue: str, typed: bool) -> None:  # noqa: FBT001
        """`dialogue` is what opens a line of speech; if `typed`, real dashes are set as well."""
        self._style, self._dialogue, self._typed = style, dialogue, typed

    def changes(self, unit: Unit, *, goes_on: bool) -> Iterator[Change]:
        """The changes in a block; `goes_on` if the next one begins in mid-sentence."""
        text = unit.text
        if not HYPHEN.search(text):
            return
        speech = self._speech(unit)
        start = speech.end if speech else 0
        if speech:
            yield speech
        yield from self._double(text, start)
        if self._style.paired and text[:1] in ("-", EM):
            yield from _clinging(text, start)
        yield from self._broken_off(text)
        yield from _ranges(text)
        if unit.laid_out:
            yield from self._line_ends(text)
        if self._typed:
            yield from self._real(text)
        if unit.shape != "heading":  # there it parts the number from the title
            for number, hit in enumerate(_spaced(text)):
                new = self._style.between(number)
                yield Change(*hit.span(), new, Sure.LIKELY, "spaced hyphen between words")
        framed = text.startswith("-") and not speech  # "-end-"
        if unit.shape == "prose" and not goes_on and not framed:
            for hit in CUT_SHORT.finditer(text):
                new = f"{self._style.before}{self._style.sign}"
                yield Change(
                    *hit.span(), new, Sure.LIKELY, "hyphen at the end of a broken sentence"
                )

    def _speech(self, unit: Unit) -> Change | None:
        hit = SPEECH.match(unit.text) if self._dialogue and unit.shape == "prose" else None
        if hit is None or unit.laid_out or hit["first"].islower():
            return None
        return Change(0, hit.end(), self._dialogue, Sure.LIKELY, "hyphen that opens a speech")

    def _double(self, text: str, start: int) -> Iterator[Change]:
        for number, hit in enumerate(DOUBLE.finditer(text, start)):
            before, after = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
            if before in ("", "\n") and after in ("", "\n"):
                continue  # a rule, or a divider
            yield Change(*hit.span(), self._dash(hit, number), why="hyphens for a dash")

    def _real(self, text: str) -> Iterator[Change]:
        for hit in TYPED.finditer(text):
            left, sign, right = hit.groups()
            opens_line = text[hit.start() - 1 : hit.start()] in ("", "\n")
            touches = text[hit.start() - 1 : hit.start()] + text[hit.end() : hit.end() + 1]
            joins = sign == EN and not left and not right and touches.isalnum()
            if not opens_line and not joins:
                yield Change(*hit.span(), self._dash(hit, 0), Sure.LIKELY, "dash of the house")

    def _dash(self, hit: re.Match[str], number: int) -> str:
        """What hyphens or a dash become, with the spaces about them."""
        left, typed, right = hit.groups()
        if len(typed) > TRIPLE:
            return f"{left}{EM * (len(typed) // 2)}{right}"
        ends, starts = ends_word(hit.string, hit.start()), starts_word(hit.string, hit.end())
        style = self._style
        if style.paired:
            if ends and hit.string[hit.end() : hit.end() + 1] in tuple(CLOSES):
                return style.sign
            both = left and right and ends and starts
            return style.between(number) if both else f"{left}{style.sign}{right}"
        if ends:
            return f"{style.before}{style.sign}{style.after if starts else ''}"
        # A dash that opens its line keeps the space on the line's side.
        opens_line = hit.string[hit.start() - 1 : hit.start()] in ("", "\n")
        return f"{left}{style.sign}{right if opens_line else style.after if starts else ''}"

    def _line_ends(self, text: str) -> Iterator[Change]:
        for hit in LINE_END.finditer(text):
            if not hit["first"].islower():
                new = f"{self._style.before}{self._style.sign}"
                yield Change(*hit.span(), new, Sure.LIKELY, "hyphen at the end of a line of verse")

    def _broken_off(self, text: str) -> Iterator[Change]:
        broken = f"{self._style.before}{self._style.sign}"
        for hit in BROKEN_OFF.finditer(text):
            if not QUOTED_PART.search(text, max(0, hit.start() - LETTER_BACK), hit.start()):
                yield Change(*hit.span(), broken, Sure.LIKELY, "hyphen where a speech breaks off")
        for hit in TAKEN_UP.finditer(text):
            new = f"{self._style.sign}{self._style.after}"
            why = "hyphen where a speech goes on"
            yield Change(hit.end() - 1, hit.end(), new, Sure.LIKELY, why)


def _spaced(text: str) -> Iterator[re.Match[str]]:
    for hit in SPACED.finditer(text):
        between = ends_word(text, hit.start()) and starts_word(text, hit.end())
        if between and not SUM.match(text, hit.start()):
            yield hit


def _clinging(text: str, start: int) -> Iterator[Change]:
    for hit in CLINGS.finditer(text, start):
        new = EM if text[hit.end() : hit.end() + 1] in tuple(CLOSES) else hit[0].replace("-", EM)
        yield Change(*hit.span(), new, Sure.LIKELY, "hyphen within a line of speech")


def _ranges(text: str) -> Iterator[Change]:
    for hit in RANGE.finditer(text):
        first, last = hit[1], hit[2]
        if (len(first), len(last)) == TELEPHONE or len(last) == YEAR > len(first) + 1:
            continue
        if len(first) == YEAR > len(last):
            last = first[: -len(last)] + last  # 1914-18
        if int(first) < int(last):
            yield Change(hit.end(1), hit.start(2), EN, Sure.LIKELY, "range of numbers")
