"""The frame round an e-text: licence, credits, and the lines of its header."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bookforge.fix.lines.filled import Line

MARK = r"\*{3}\s?%s (?:OF )?(?:THE|THIS) PROJECT GUTENBERG"
START = re.compile(MARK % "START" + r"|\*END ?\*? ?THE SMALL PRINT", re.IGNORECASE)
END = re.compile(MARK % "END" + r"|\**\s?END OF (?:THE |THIS )?PROJECT GUTENBERG", re.IGNORECASE)
FIELD = re.compile(r"(Title|Author|Language|Release Date|Translator|Illustrator|Editor): (\S.*)")
CREDITS = re.compile(
    r"(?:Produced|Prepared|Digitized|Scanned|Transcribed|E-?text prepared) by\b|HTML version by"
    r"|\[?Transcriber['’]s Notes?\b|This e-?text was|Credits:",
    re.IGNORECASE,
)
SIGNS = frozenset({"/*", "*/", "/#", "#/", "/$", "$/"})
NEAR = 12  # blocks after the start in which credits stand


class Frame(NamedTuple):
    """Where the text inside the frame begins and ends, as indices of lines."""

    first: int
    last: int


def frame(rows: Sequence[Line]) -> Frame:
    r"""The lines inside the frame; all of them if there is none.

    >>> from bookforge.fix.lines.filled import lines
    >>> frame(lines("Title: X\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\nOne."))
    Frame(first=2, last=3)
    """
    first = max((i + 1 for i, row in enumerate(rows) if START.match(row.said)), default=0)
    last = next((i for i in range(first, len(rows)) if END.match(rows[i].said)), len(rows))
    return Frame(first, last)


def is_marker(line: str) -> bool:
    """Whether `line` begins or ends the frame, or a part that is not to be wrapped."""
    if is_sign(line):
        return True
    return "GUTENBERG" in line and bool(START.match(line) or END.match(line))


def is_sign(line: str) -> bool:
    """Whether `line` is one of the signs that proofreaders put round verse: /* and */."""
    return line in SIGNS
