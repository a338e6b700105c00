"""Letters of mathematics that stand for italic or bold ones, where a site allows no others."""

import re
import unicodedata
from collections.abc import Iterator

from bookforge.draft import Change, Kind, Mark

# Unicode 22.2, Mathematical Alphanumeric Symbols; the italic h is Planck's constant.
LETTER = "[\U0001d400-\U0001d7ff\u210e]"
RUN = re.compile(rf"{LETTER}+(?:[ '’,-]{{1,2}}{LETTER}+)*")
FEWEST = 2  # one letter alone may be a formula's


def styled(text: str) -> Iterator[Change | Mark]:
    """Plain letters for such, and the emphasis that they stand for.

    >>> [found.kind for found in styled("It was \U0001d494\U0001d490.") if isinstance(found, Mark)]
    ['emphasis', 'strong']
    """
    for run in RUN.finditer(text):
        letters = re.findall(LETTER, run[0])
        # Letters of several styles in one word hide something from programs: no emphasis.
        styles = {_style(letter) for letter in letters} - {""}
        if len(letters) >= FEWEST and len(styles) == 1:
            yield Change(*run.span(), unicodedata.normalize("NFKC", run[0]), why="styled letters")
            yield from (Mark(kind, *run.span()) for kind in _kinds(styles.pop()))


def _style(letter: str) -> str:
    """As "MATHEMATICAL BOLD ITALIC"; empty for digits and for the italic h."""
    name = unicodedata.name(letter, "")
    return name.rpartition(" SMALL ")[0] or name.rpartition(" CAPITAL ")[0]


def _kinds(style: str) -> Iterator[Kind]:
    if "ITALIC" in style:
        yield "emphasis"
    if "BOLD" in style:
        yield "strong"
