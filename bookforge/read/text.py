"""Plain text, of any origin."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.read.codec import LOST
from bookforge.read.decode import source
from bookforge.source import Source, Span

# A character that was lost before, also as it looks when its bytes were read as cp1252.
GONE = re.compile(rf"{LOST}+|(?:ï¿½)+")
MOST_LINES = 8  # that a message names


def text(data: bytes, name: str, encoding: str = "") -> Draft:
    """The draft of a plain text: its source, not yet touched."""
    found, problems = source(data, name, encoding)
    return Draft(found, found.text, problems=(*problems, *lost(found)))


def lost(found: Source) -> Iterator[Problem]:
    """What is to be said of characters that no program can bring back."""
    places = [Span(*hit.span()) for hit in GONE.finditer(found.text)]
    if not places:
        return
    lines = list(dict.fromkeys(found.place(place.start).line for place in places))
    shown = ", ".join(f"{line:,}" for line in lines[:MOST_LINES])
    more = " and more" if len(lines) > MOST_LINES else ""
    what = "A character was" if len(places) == 1 else f"Characters at {len(places):,} places were"
    where = f"line {shown}" if len(lines) == 1 else f"lines {shown}{more}"
    message = f"{what} lost before the text came here ({where}); � stands for it."
    yield Problem("lost-character", message, places[0], "Type what is missing.")
