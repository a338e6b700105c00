"""How well the lines and pages of a PDF are set, in figures that typographers look at.

All are about lines of the text itself: of the usual type size, inside the area of the text. A
space is compared with the natural one, which last lines of paragraphs have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from bookforge.check.printed import PrintedLine

INDENT = 4.0  # pt from the edge, from which on a line is set in
EDGE = 2.5  # pt that a full line may end before the edge of the column, as dots and hyphens do
LOOSE = 2.0  # times the natural space
RUNT = 1.5  # indents; a shorter last line is one
WIDE, CHAIN, LAP = 1.25, 4, 0.25  # a river: gaps so wide in so many lines that overlap so far
ENOUGH = 5  # words, from which on a line tells where the edges of its column are
ROWS = 3  # hyphens one under the other that are too many
WORST = 10
HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class Typography:
    """The figures; shares are of 1. `worst` are the loosest lines: page, space, words."""

    space: float
    loose: float
    hyphenated: float
    rows: int
    turns: int
    runts: float
    rivers: float
    widows: int
    orphans: int
    uneven: float
    worst: tuple[tuple[int, float, str], ...]

    def told(self) -> Iterator[str]:
        """The figures, a line each, with what is good."""
        rows = (
            ("mean word space", f"{self.space:.2f} of natural", "1.10 or less"),
            ("lines over 2 x natural", f"{self.loose:.2%}", "0.2 % or less"),
            ("lines that end in a hyphen", f"{self.hyphenated:.1%}", "5 % or less"),
            ("three hyphens in a row", f"{self.rows}", "none"),
            ("hyphens over a leaf", f"{self.turns}", "none"),
            ("last lines that are too short", f"{self.runts:.1%}", "0.5 % or less"),
            ("rivers in 100 pages", f"{self.rivers:.1f}", "2 or less"),
            ("widows and orphans", f"{self.widows + self.orphans}", "none"),
            ("pages off the common depth", f"{self.uneven:.1%}", "9 % or less"),
        )
        for name, found, good in rows:
            yield f"  {name:<31} {found:<16} (good: {good})"
        for page, space, text in self.worst:
            yield f"  page {page:>4}  {space:.1f} x  {text}"


@dataclass(slots=True)
class _Line:
    """A line with what is known of it: where it stands in its column and paragraph."""

    page: int
    seen: PrintedLine
    inset: float  # pt from the left edge of the column
    full: bool
    first: bool = False
    last: bool = False
    closes: bool = False  # the last of a chapter

    @property
    def set_in(self) -> bool:
        """Whether it begins a paragraph, by its indent."""
        return self.inset > INDENT

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The white between words, from where to where."""
        words = self.seen.words
        return [(before.right, after.left) for before, after in pairwise(words)]


def typography(pages: Sequence[Sequence[PrintedLine]]) -> Typography | None:
    """The figures of these pages of lines; None if they are too few to say anything."""
    lines = list(_surveyed(pages))
    natural = _natural(lines)
    if not natural:
        return None
    ratios = {
        number: fmean(right - left for left, right in line.gaps) / natural
        for number, line in enumerate(lines)
        if line.full and not line.last and len(line.gaps) > 1
    }
    hyphens = [not line.last and line.seen.words[-1].text[-1:] in HYPHENS for line in lines]
    turns = [(before, after) for before, after in pairwise(lines) if after.page > before.page]
    divided = {id(line) for line, hyphen in zip(lines, hyphens, strict=True) if hyphen}
    loosest = sorted(ratios.items(), key=lambda item: -item[1])[:WORST]
    return Typography(
        space=fmean(ratios.values()) if ratios else 1.0,
        loose=_share(ratio > LOOSE for ratio in ratios.values()),
        hyphenated=sum(hyphens) / max(1, sum(not line.last for line in lines)),
        rows=_rows(hyphens),
        turns=sum(id(before) in divided and before.page % 2 == 0 for before, _ in turns),
        runts=_runts(lines),
        rivers=100 * _rivers(lines, natural) / max(1, len(pages)),
        widows=sum(after.last and not after.first for _, after in turns),
        orphans=sum(before.first and not before.last for before, _ in turns),
        uneven=_uneven(lines),
        worst=tuple((lines[n].page + 1, ratio, lines[n].seen.text) for n, ratio in loosest),
    )


def _share(found: Iterable[bool]) -> float:
    marks = list(found)
    return sum(marks) / max(1, len(marks))


def _runts(lines: list[_Line]) -> float:
    shortest = RUNT * _common(line.inset for line in lines if line.set_in)
    return _share(line.seen.width < shortest for line in lines if line.last and not line.first)


def _surveyed(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[_Line]:
    edges = [_edges(line for page in pages[side::2] for line in page) for side in (0, 1)]
    lines: list[_Line] = []
    for number, page in enumerate(pages):
        left, right = edges[number % 2]
        for seen in page:
            full = seen.right > right - EDGE and seen.left < left + 2 * INDENT + EDGE * 4
            lines.append(_Line(number, seen, seen.left - left, full))
    lead = _common(
        before.seen.bottom - after.seen.bottom
        for before, after in pairwise(lines)
        if before.page == after.page
    )
    top = max((line.seen.bottom for line in lines), default=0.0)
    for line, after in pairwise(lines):
        apart = after.page == line.page and line.seen.bottom - after.seen.bottom > 1.6 * lead
        sunk = after.page > line.page and after.seen.bottom < top - 2.5 * lead
        line.closes = sunk or after.page > line.page + 1
        line.last = apart or line.closes or after.set_in or not line.full
    if lines:
        lines[-1].last = lines[-1].closes = True
    for before, line in pairwise(lines):
        line.first = before.last
    yield from lines


def _edges(lines: Iterable[PrintedLine]) -> tuple[float, float]:
    long = [line for line in lines if len(line.words) >= ENOUGH]
    return _common(line.left for line in long), _common(line.right for line in long)


def _common(values: Iterable[float]) -> float:
    """The most frequent of some values, to half a pt."""
    counted = Counter(round(2 * value) for value in values)
    return counted.most_common(1)[0][0] / 2 if counted else 0.0


def _natural(lines: list[_Line]) -> float:
    gaps = [
        right - left for line in lines if line.last and not line.full for left, right in line.gaps
    ]
    return median(gaps) if gaps else 0.0


def _rows(hyphens: list[bool]) -> int:
    runs = "".join("x" if hyphen else " " for hyphen in hyphens)
    return len(re.findall(f"x{{{ROWS},}}", runs))


def _rivers(lines: list[_Line], natural: float) -> int:
    """How many chains there are of wide gaps under each other."""
    found = 0
    chains: dict[tuple[float, float], int] = {}
    page = -1
    for line in lines:
        above, chains = chains if line.page == page else {}, {}
        page = line.page
        for left, right in line.gaps:
            if right - left < WIDE * natural:
                continue
            longest = max(
                (
                    length
                    for (start, end), length in above.items()
                    if min(right, end) - max(left, start) > LAP * natural
                ),
                default=0,
            )
            chains[left, right] = longest + 1
            found += longest + 1 == CHAIN
    return found


def _uneven(lines: list[_Line]) -> float:
    """The share of full pages whose last line is not where it is on most."""
    last = {line.page: line for line in lines}
    depths = {page: line.seen.bottom for page, line in last.items() if not line.closes}
    common = _common(depths.values())
    off = sum(abs(depth - common) > EDGE for depth in depths.values())
    return off / max(1, len(depths))
