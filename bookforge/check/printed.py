"""Pages and lines as they are printed, for whoever looks at what stands where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bookforge.book import Region


@dataclass(frozen=True, slots=True)
class PrintedPage:
    r"""A page, by the label that says its number, of a region of the book.

    `text` is the author's, in lines; U+00AD before "\n" is a hyphen that may be the margin's.
    `own` is what the book says itself (headings, links); `voiced` if it begins with that.
    """

    label: str
    region: Region
    text: str
    own: str = ""
    voiced: bool = False


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word, and where it begins and ends in pt from the left."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of words; `bottom` is its baseline in pt from the page's lower edge."""

    words: tuple[PrintedWord, ...]
    bottom: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def width(self) -> float:
        """How long it is."""
        return self.right - self.left

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(word.text for word in self.words)


class PrintedSign(NamedTuple):
    """A character: its text, its baseline, where it begins and ends in pt, and its size."""

    text: str
    bottom: float
    left: float
    right: float
    size: float


def lines(signs: Iterable[PrintedSign]) -> Iterator[PrintedLine]:
    """The lines that signs of a page stand in, from top to bottom."""
    found: dict[float, list[PrintedSign]] = {}
    for sign in signs:
        found.setdefault(sign.bottom, []).append(sign)
    for bottom, line in sorted(found.items(), reverse=True):
        words = tuple(_words(sorted(line, key=lambda sign: sign.left)))
        if words:
            yield PrintedLine(words, bottom)


def _words(line: Iterable[PrintedSign]) -> Iterator[PrintedWord]:
    for space, signs in groupby(line, key=lambda sign: sign.text.isspace()):
        if not space:
            word = list(signs)
            text = "".join(sign.text for sign in word)
            yield PrintedWord(text, word[0].left, word[-1].right)
