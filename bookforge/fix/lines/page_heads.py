"""The heads and feet of pages: a number that rises, alone or beside a name or a short title.

A typist separates them by strokes or dashes: that shape counts when its words come back with a
higher number. Heads that a scanner took along, "12  THE SALT ROAD" and bare numbers, look like the
headings of chapters; they count only if pages turn at them in the middle of a sentence, which a
chapter never does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.fix.lines.filled import Line
from bookforge.fix.looks.headlines import is_chapter
from bookforge.fix.looks.numerals import number

HEAD = re.compile(r"(?P<words>[^\d/|]{2,40}(?:[/|–—-] ?[^/|]{2,60}?)?[/|–—-]) ?(?P<page>\d{1,4})")
ROMAN = r"[ivxl]{1,7}"
SCANNED = re.compile(
    rf"(?P<a>\d{{1,4}}|{ROMAN})\s+[|•·]?\s?(?P<after>[^\d\s].{{2,58}})"
    rf"|(?P<before>[^\d\s].{{2,58}}?)\s+[|•·]?\s?(?P<b>\d{{1,4}}|{ROMAN})"
)
NUMBER = re.compile(
    rf"(?i:page|p\.|seite|\[|\(|[-–—~])?\s?(?P<page>\d{{1,4}}|{ROMAN})"
    r"\s?(?:\]|\)|[-–—~]|of \d+|/ ?\d+)?"
)
ENDS_IN_ROMAN = re.compile(rf"\s{ROMAN}$")
NUMBER_ENDS = "ivxl])-–—~"  # or in a figure; asked first, for nearly every line ends otherwise
LONGEST = 80  # characters
FEWEST = 2
FEWEST_SCANNED = 3
TURNS, SHARE = 2, 0.2  # pages that must turn within a sentence: so many, and this share of them
WIDEST = 12  # pages that a number may be ahead of the one before; scanners miss some
RUNS_ON = re.compile(r"[^\W\d_,;–—-]$|[,;–—-]$")


def page_heads(rows: Sequence[Line]) -> set[int]:
    r"""The lines that are page heads, by their index.

    A line counts if its words come back with a higher number each time.

    >>> from bookforge.fix.lines.filled import lines
    >>> sorted(page_heads(lines("Holt / EELS / 2\nThe eels / 2 / 3\nHolt / EELS / 3")))
    [0, 2]
    >>> sorted(page_heads(lines("It ran\n4\nup and\n5\nthen ran\n6\ndown.")))
    [1, 3, 5]
    >>> sorted(page_heads(lines("1\nIt ran.\n2\nIt fell.\n3\nIt lay.")))
    []
    """
    pages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    scanned: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, row in enumerate(rows):
        if len(row.said) >= LONGEST:
            continue
        if row.said[-1].isdecimal() and (found := HEAD.fullmatch(row.said)):
            pages[found["words"].lower()].append((i, int(found["page"])))
        elif read := _scanned(row.said):
            scanned[read[0]].append((i, read[1]))
    typed = {
        i
        for seen in pages.values()
        if len(seen) >= FEWEST and all(b > a for (_, a), (_, b) in pairwise(seen))
        for i, _ in seen
    }
    return typed | _turned(rows, scanned)


def _scanned(said: str) -> tuple[str, int] | None:
    """The words beside a page's number, "" if it stands alone, and the number."""
    may_end = said[-1] in NUMBER_ENDS or said[-1].isdecimal()
    if may_end and (found := NUMBER.fullmatch(said)):
        value = number(found["page"])
        return ("", value) if value else None
    if not (said[0].isalnum() and (said[-1].isalnum() or said[-1] in ".!?'’\"”")):
        return None
    found = SCANNED.fullmatch(said) if said[0].isdecimal() or _ends_in_number(said) else None
    if not found or is_chapter(said):
        return None
    words, value = found["after"] or found["before"], number(found["a"] or found["b"])
    return (words.lower(), value) if value else None


def _ends_in_number(said: str) -> bool:
    if said[-1] in "ivxl":
        return ENDS_IN_ROMAN.search(said) is not None
    return said[-1].isdecimal()


def _turned(rows: Sequence[Line], scanned: dict[str, list[tuple[int, int]]]) -> set[int]:
    """The heads of scanned pages, of all running words that come back, if pages turn at them."""
    found: list[tuple[int, int]] = []
    for words, seen in scanned.items():
        if len(seen) >= (FEWEST_SCANNED if not words else FEWEST):
            found += _rising(seen)
    taken = {i for i, _ in found}
    if len(taken) < FEWEST_SCANNED:
        return set()
    turns = sum(len(run) for run in _runs(sorted(taken)) if _turns(rows, run))
    return taken if turns >= max(TURNS, SHARE * len(taken)) else set()


def _rising(seen: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the lines whose numbers go on from one another; a scanner misreads some."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for i, page in seen:
        if run and not 0 < page - run[-1][1] <= WIDEST:
            best, run = max(best, run, key=len), []
        run.append((i, page))
    return max(best, run, key=len)


def _runs(lines: Sequence[int]) -> Iterator[range]:
    """The rows of lines that follow each other, so that none is looked past twice."""
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i] != lines[i - 1] + 1:
            yield range(lines[first], lines[i - 1] + 1)
            first = i


def _turns(rows: Sequence[Line], run: range) -> bool:
    """Whether a sentence goes on over the lines of `run`."""
    above, below = run.start - 1, run.stop
    if above < 0 or below >= len(rows):
        return False
    return RUNS_ON.search(rows[above].said) is not None and rows[below].said[0].islower()
