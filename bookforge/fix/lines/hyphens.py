"""Hyphens at the ends of wrapped lines: of the word, or of the margin only.

The document is the dictionary. A word that it writes elsewhere in one piece, and never with a
hyphen, was parted by the margin; one that it writes with a hyphen keeps it. What it says of neither
is judged by what the others turned out to be: whoever typed a text, or printed it, did or did not
part words at the margin.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bookforge.draft import Sure
from bookforge.fix.lines.filled import Line

LEFT = re.compile(r"(?<![\w-])[^\W\d_]+(?=[-¬]$)")
RIGHT = re.compile(r"[^\W\d_]+(?![\w-])")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ONLY_MARGIN = "¬"  # scanners put it where the word has no hyphen
TAIL = 60  # characters; no longer word is looked for at a line's end
LEANS, FEWEST = 9, 3  # times as many, and how many, that decide for the others
COMMON = 3  # times as often in one piece as with a hyphen


class Hyphen(NamedTuple):
    """A hyphen at the end of the line above line `line`; `sure` is how surely the margin's.

    None is for one that the word may need as well, 0 for one that it does need.
    """

    line: int
    sure: Sure | None
    word: str


def hyphens(
    rows: Sequence[Line], between: Sequence[str], settled: Mapping[int, bool]
) -> Iterator[Hyphen]:
    """The hyphens at line ends that may be the margin's, if `between` joins their lines.

    `settled` says of those that the author settled, by their offsets, whether they go.
    """
    parted = list(_parted(rows, between))
    if not parted:
        return
    known = Counter(word.lower() for row in rows for word in WORD.findall(_inner(row)))
    simple = {part for word in known for part in word.split("-")}
    verdicts = [_verdict(left, right, known) for _, left, right in parted]
    soft, hard = verdicts.count(True), verdicts.count(False)
    for (i, left, right), verdict in zip(parted, verdicts, strict=True):
        whole, goes = f"{left}-{right}", settled.get(rows[i - 1].end - 1)
        if goes is False:
            continue
        if goes or rows[i - 1].said[-1] in ONLY_MARGIN:
            yield Hyphen(i, Sure.CERTAIN, whole)
        elif verdict:
            both = known[f"{left}-{right}".lower()] > 0
            yield Hyphen(i, Sure.LIKELY if both else Sure.CERTAIN, whole)
        elif verdict is None and not {left.lower(), right.lower()} <= simple:
            if soft >= max(FEWEST, LEANS * hard):
                yield Hyphen(i, Sure.LIKELY, whole)
            elif hard < FEWEST or hard < soft:
                yield Hyphen(i, None, whole)


def _parted(rows: Sequence[Line], between: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The lines that begin with the rest of a word, with both parts of it."""
    for i in range(1, len(rows)):
        if between[i] or not rows[i].said[0].islower():
            continue
        left, right = LEFT.search(rows[i - 1].said[-TAIL:]), RIGHT.match(rows[i].said)
        if left and right:
            yield i, left[0], right[0]


def _inner(row: Line) -> str:
    """A line without the parts of words at its edges that may belong to others."""
    said = row.said
    return said[: said.rfind(" ") + 1] if said[-1] in f"-{ONLY_MARGIN}" else said


def _verdict(left: str, right: str, known: Counter[str]) -> bool | None:
    """Whether the document writes the word in one piece, or None if it never writes it."""
    one, two = known[f"{left}{right}".lower()], known[f"{left}-{right}".lower()]
    if not one and not two:
        return None
    return one > COMMON * two
