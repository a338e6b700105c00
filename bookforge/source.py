"""The text as the author gave it: never changed, only pointed at."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"  # stays in the text, but no editor counts it as a column
APART = "\n\n"  # parts the files of a joined source


class Span(NamedTuple):
    """A range of characters, start included, end not; both count code points from 0."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a character stands in its file; both count from 1, columns in code points."""

    line: int
    column: int


class Raw(NamedTuple):
    """The bytes that `text[start:end]` stood as in its file, where its encoding has others.

    So it is with text pasted from another encoding, with bytes that mean nothing, and with the
    second code that some encodings have for a character.
    """

    start: int
    end: int
    data: bytes


class Part(NamedTuple):
    """A file within a joined source: where its words begin there, and where its own text does.

    Between the two stands what the file's name says, if the text of the file has no heading.
    """

    start: int
    text: int
    file: "Source"


class File(NamedTuple):
    """A file of a folder, before it is decoded; `name` is its path from where the user is."""

    name: str
    data: bytes


class Folder(NamedTuple):
    """A story in several files: those that may be chapters, and the names of what lies beside."""

    files: tuple[File, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One decoded input file, or several joined; `encoded()` gives the bytes back."""

    name: str
    text: str
    encoding: str = "utf-8"
    raw: tuple[Raw, ...] = ()
    parts: tuple[Part, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember where each line begins, so that places cost a bisection."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", tuple(starts))

    def file(self, at: int) -> tuple["Source", int]:
        """The file that holds offset `at`, and the offset in that file's own text."""
        if not self.parts:
            return self, at
        part = self.parts[max(0, bisect_right(self.parts, at, key=lambda part: part.start) - 1)]
        return part.file, min(max(0, at - part.text), len(part.file.text))

    def place(self, at: int) -> Place:
        r"""The line and column, in its file, of the character at offset `at`.

        >>> Source("a.txt", "one\ntwo").place(5)
        Place(line=2, column=2)
        """
        file, at = self.file(at)
        start = file.line_start(at)
        unseen = start == 0 < at and file.text.startswith(BYTE_ORDER_MARK)
        return Place(file.line_number(at), at - start + (0 if unseen else 1))

    def line(self, at: int) -> str:
        """The text of the line that holds offset `at`, without its line end."""
        file, at = self.file(at)
        start, end = file.line_start(at), file.text.find("\n", at)
        line = file.text[start : end if end >= 0 else len(file.text)]
        return line.removeprefix(BYTE_ORDER_MARK).rstrip("\r")

    def line_number(self, at: int) -> int:
        """The number, from 1, of the line of this source's text that holds offset `at`."""
        return bisect_right(self._starts, at)

    def line_start(self, at: int) -> int:
        """The offset where that line begins."""
        return self._starts[self.line_number(at) - 1]

    def encoded(self) -> bytes:
        r"""The bytes of the file, or of all its files, that this source was decoded from.

        >>> Source("a.txt", "don’t “x”", raw=(Raw(3, 4, b"\x92"),)).encoded()
        b'don\x92t \xe2\x80\x9cx\xe2\x80\x9d'
        """
        if self.parts:
            return b"".join(part.file.encoded() for part in self.parts)
        pieces: list[bytes] = []
        done = 0
        for start, end, data in self.raw:
            pieces += (self.text[done:start].encode(self.encoding), data)
            done = end
        return b"".join((*pieces, self.text[done:].encode(self.encoding)))


def joined(name: str, files: Sequence[tuple[str, Source]]) -> Source:
    """One source of many: each file after the words that its name gives it, or "" for none."""
    texts: list[str] = []
    parts: list[Part] = []
    at = 0
    for words, file in files:
        heading = f"{words}{APART}" if words else ""
        parts.append(Part(at, at + len(heading), file))
        texts.append(f"{heading}{file.text}{APART}")
        at += len(texts[-1])
    return Source(name, "".join(texts), parts=tuple(parts))
