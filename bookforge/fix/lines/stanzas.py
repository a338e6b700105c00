"""Stanzas: blocks whose lines stay lines."""

import re
from collections.abc import Sequence

from bookforge.fix.lines.filled import Line
from bookforge.fix.lines.gutenberg import is_marker
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import NAME_WORDS, WORDS, is_name, is_title
from bookforge.fix.looks.ornaments import ornament

MOST_LINES = 60
LONGEST_LINE = 68  # columns; long lines of verse are rarer than short lines of prose
CAPITALS = 0.7  # share of a stanza's lines that begin with a capital
STOPS = 0.67  # more lines than this share end like sentences: speech, not verse
STEPPED = 0.25  # share of lines set in deeper than the first, which says as much as capitals
COUPLET = 2
LYRIC, LYRIC_LINE, LYRIC_UNEVEN = 3, 46, 2.5  # lines at least, columns, longest by shortest
LYRIC_SPEECH = "\"“'‘«-–—[(<"
DASHES = ("--", "—", "–", "- ")
TITLE_PAGE = 3  # lines: a title, perhaps a subtitle, a name
# What a finished draft may hold is judged more gently, so that no later repair tips the scale.
LENIENT_LINE = 80
LENIENT_STOPS = 0.8

STOP = re.compile(r"[.!?…][\"'”’_*)\]]{0,4}$")
BOXED = re.compile(r"[\[<(|{║│].*[\])>|}║│]")
TAGS = re.compile(r"\[/?\w{1,6}\]|</?\w{1,6}>")
FOOTNOTE = re.compile(r"\[(?:\d{1,3}\]|\^[\w-]{1,20}\]:|Footnote\b)[:.]? ?\S|\(\d{1,3}\) \S")
BYLINE = re.compile(r"[\s_*]{0,6}by(?:[\s_*:]|$)", re.IGNORECASE)


def stanza(rows: Sequence[Line], *, lenient: bool = False) -> bool:
    r"""Whether lines that stand together are verse, by their own looks.

    A lenient answer is for a text that was laid out before.

    >>> from bookforge.fix.lines.filled import lines
    >>> stanza(lines("The tide goes out,\nThe tide comes in,\nAnd nothing stays."))
    True
    >>> stanza(lines('"Hello," she said.\n"Hello," he said.'))
    False
    """
    if not 1 < len(rows) <= MOST_LINES:
        return False
    base = min(row.indent for row in rows)
    longest = LENIENT_LINE if lenient else LONGEST_LINE
    if any(len(row.said) + row.indent - base > longest for row in rows):
        return False
    if any(stands_alone(row.said) or ornament(row.said) for row in rows):
        return False
    if rows[0].indent > base or (len(rows) == COUPLET and rows[1].said.startswith(DASHES)):
        return False  # a paragraph with its first line set in, or a saying and who said it
    if len(rows) <= TITLE_PAGE and _title_page(rows[0].said, rows[-1].said, lenient=lenient):
        return False
    # The boxes of game stories, [Level up!], are lines that each say something.
    return not all(BOXED.fullmatch(row.said) for row in rows) and _rhythmic(rows, lenient=lenient)


def lyric(rows: Sequence[Line]) -> bool:
    r"""Whether lines that stand together are a song in small letters, by their length alone.

    Short lines of much the same length that no stop ends. What a scraper cut has a long line or a
    single word among its pieces.

    >>> from bookforge.fix.lines.filled import lines
    >>> lyric(lines("Oh the tide goes out\nand the tide comes in\nand it takes the lot"))
    True
    >>> lyric(lines("He said that it\nnever\nwould, and that he would be there for it."))
    False
    """
    if not LYRIC <= len(rows) <= MOST_LINES:
        return False
    sizes = [len(row.said) for row in rows]
    if max(sizes) > LYRIC_LINE or max(sizes) > LYRIC_UNEVEN * min(sizes):
        return False
    if any(stands_alone(row.said) or ornament(row.said) or " " not in row.said for row in rows):
        return False
    small = sum(row.said[0].islower() for row in rows)
    spoken = any(row.said[0] in LYRIC_SPEECH for row in rows)
    cut = any(STOP.search(row.said) or row.said.endswith("-") for row in rows[:-1])
    return not spoken and not cut and small >= len(rows) / 2


def _title_page(first: str, last: str, *, lenient: bool) -> bool:
    """Whether two lines may be a title and its author; if not lenient, on the least suspicion."""
    if lenient:
        return is_title(first) and is_name(last)
    words = WORDS.findall(TAGS.sub("", last))
    return len(words) <= NAME_WORDS and all(not word[0].islower() for word in words)


def _rhythmic(rows: Sequence[Line], *, lenient: bool) -> bool:
    starts = [next(filter(str.isalnum, row.said), "") for row in rows]
    capitals = sum(not start.islower() for start in starts) / len(rows)
    stops = sum(bool(STOP.search(row.said)) for row in rows) / len(rows)
    stepped = sum(row.indent > rows[0].indent for row in rows) / len(rows)
    most = LENIENT_STOPS if lenient else STOPS
    return stops <= most and (capitals >= CAPITALS or stepped >= STEPPED)


def stands_alone(line: str) -> bool:
    """Whether `line` is a block of its own by its words: a heading, a label, a byline."""
    if headline(line) is not None or label(line) is not None:
        return True
    return is_marker(line) or FOOTNOTE.match(line) is not None or BYLINE.match(line) is not None
