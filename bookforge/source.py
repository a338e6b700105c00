"""The text as the author gave it: never changed, only pointed at."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"  # stays in the text, but no editor counts it as a column


class Span(NamedTuple):
    """A range of characters, start included, end not; both count code points from 0."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a character stands in its file; both count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One decoded input file; `encoded()` gives its bytes back.

    `legacy` holds the offsets of characters that stood in the file as single cp1252 bytes
    although the rest of it is UTF-8, as happens when texts of two origins are pasted together.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    legacy: tuple[int, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember where each line begins, so that places cost a bisection."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", tuple(starts))

    def place(self, at: int) -> Place:
        r"""The line and column of the character at offset `at`.

        >>> Source("a.txt", "one\ntwo").place(5)
        Place(line=2, column=2)
        """
        line = bisect_right(self._starts, at)
        unseen = line == 1 and at > 0 and self.text.startswith(BYTE_ORDER_MARK)
        return Place(line, at - self._starts[line - 1] + (0 if unseen else 1))

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        ends = (*self._starts[1:], len(self.text) + 1)
        line = self.text[self._starts[number - 1] : ends[number - 1] - 1]
        return line.removeprefix(BYTE_ORDER_MARK).rstrip("\r")

    def encoded(self) -> bytes:
        r"""The bytes of the file that this source was decoded from.

        >>> Source("a.txt", "don’t “x”", legacy=(3,)).encoded()
        b'don\x92t \xe2\x80\x9cx\xe2\x80\x9d'
        """
        parts: list[bytes] = []
        done = 0
        for at in self.legacy:
            parts += (self.text[done:at].encode(self.encoding), self.text[at].encode("cp1252"))
            done = at + 1
        return b"".join((*parts, self.text[done:].encode(self.encoding)))
