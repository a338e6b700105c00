"""Texts of two encodings: UTF-8, with stretches that were pasted from somewhere else.

Some bytes of a file that is not UTF-8 look like it by chance. So the lines where that is so are
read both ways, and the file is taken for mixed only if UTF-8 makes more sense of them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bookforge.read.codec import HELD, Piece, composed, let_go
from bookforge.read.legacy import MOST_EVIDENCE, guess
from bookforge.read.plausible import plausibility
from bookforge.source import Raw, Source

UTF8 = re.compile("[^\x00-\x7f\udc80-\udcff]+")
# So much of a text in an old encoding may look like UTF-8 by chance; if it is more than chance, the
# pass that mends mojibake reads it again.
CHANCE = 0.03
MARK = "\ufeff"
ONE_BYTE = "cp125|koi8|mac|cp850|cp437|cp852|cp866|cp874|iso8859"


class Mixed(NamedTuple):
    """A source of two encodings, the second's name, and the stretches that were read in it."""

    source: Source
    legacy: str
    strays: tuple[Raw, ...]


def mixed(data: bytes, name: str, legacy: str, *, sure: bool) -> Mixed | None:
    """The source that `data` is as UTF-8 with strays, unless it makes more sense as `legacy`.

    A byte order mark makes `sure` that the file was begun as UTF-8.
    """
    text = data.decode("utf-8", "surrogateescape")
    if not sure and len(UTF8.findall(text)) < CHANCE * len(HELD.findall(text)):
        return None
    lines = text.split("\n")
    both = "\n".join(_some([line for line in lines if UTF8.search(line)]))
    if not both:
        return None
    alone = "\n".join(UTF8.sub("", line) for line in lines if HELD.search(line))
    known = frozenset("".join(UTF8.findall(both)))
    strange = guess(alone.encode("utf-8", "surrogateescape"), known).encoding
    as_utf8 = composed("", "utf-8", _pieces(both, strange)).text
    as_legacy = both.encode("utf-8", "surrogateescape").decode(legacy, "replace")
    if not sure and plausibility(as_utf8) <= plausibility(as_legacy):
        return None
    source = composed(name, "utf-8", _pieces(text, strange))
    return Mixed(source, strange, source.raw)


def _some(lines: list[str]) -> Iterable[str]:
    step = 1 + sum(map(len, lines)) // MOST_EVIDENCE
    return lines[::step]


def _pieces(text: str, legacy: str) -> Iterator[Piece]:
    if text.startswith(MARK):  # it would speak for the line's being UTF-8 as a whole
        yield MARK, None
        text = text.removeprefix(MARK)
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        if HELD.search(line):
            yield from _line(line, legacy)
        else:
            yield line, None


def _line(line: str, legacy: str) -> list[Piece]:
    """A line with strays: each of them in the old encoding, or the line as a whole."""
    stored = line.encode("utf-8", "surrogateescape")
    whole = stored.decode(legacy, "replace")
    if re.match(ONE_BYTE, legacy):
        each = list(_strays(line, legacy))
        shown = "".join(text for text, _ in each)
        if not UTF8.search(line) or plausibility(shown) >= plausibility(whole):
            return each
    return [(whole, stored)]


def _strays(line: str, legacy: str) -> Iterator[Piece]:
    done = 0
    for found in HELD.finditer(line):
        yield line[done : found.start()], None
        stray = let_go(found[0])
        yield stray.decode(legacy, "replace"), stray
        done = found.end()
    yield line[done:], None
