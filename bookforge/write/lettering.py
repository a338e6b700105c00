"""Words broken into lines and made as large as their room allows; how wide they are is asked.

All measures are in one unit, whatever that is; widths are asked in ems, which a size multiplies.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from textwrap import shorten

LEADING = 1.14  # of the size of the type
HALF_CAPITAL = 0.335  # of the size: how far the middle of a capital stands over its foot
PIECE = 20  # letters of a word that is too long for any line
SHORT = 3  # letters of a word that looks lost when it stands alone, as an article does
YIELDING = 0.62  # of the largest size is as small as type becomes for no word to stand so

Width = Callable[[str], float]  # of a text, in ems


@dataclass(frozen=True, slots=True)
class Room:
    """What there is for some words: sizes from large to small, width and depth.

    `letters` is how many of a text go in for certain, in the smallest size.
    """

    sizes: tuple[int, ...]
    measure: int
    depth: int
    letters: int


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of type in one size."""

    lines: tuple[str, ...]
    size: int

    @property
    def depth(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING

    @property
    def is_even(self) -> bool:
        """Whether no short word stands alone above longer lines."""
        return all(len(line) > SHORT for line in self.lines[:-1])

    def placed(self, middle: float) -> Iterator[tuple[str, float]]:
        """Each line and its baseline, when `middle` halves the whole."""
        top = middle - self.depth / 2
        for number, line in enumerate(self.lines):
            yield line, top + self.size * (LEADING * (number + 0.5) + HALF_CAPITAL)


def fitted(texts: list[str], room: Room, width: Width) -> Setting:
    """`texts`, each on lines of its own, in the largest size that leaves room for all.

    A little smaller, if that keeps an article from standing alone.
    """
    parts = [_parts(text, room, width) for text in texts]
    wide = {word: width(word) for words in parts for word in words}
    wide[" "] = width(" ")
    largest: Setting | None = None
    setting = Setting((), room.sizes[-1])
    for size in room.sizes:
        measure = room.measure / size
        lines = tuple(line for words in parts for line in _balanced(words, measure, wide))
        setting = Setting(lines, size)
        fits = size * max(map(width, lines)) <= room.measure and setting.depth <= room.depth
        largest = largest or (setting if fits else None)
        if largest and size < largest.size * YIELDING:
            break
        if fits and setting.is_even:
            return setting
    return largest or setting


def _parts(text: str, room: Room, width: Width) -> list[str]:
    """The words, as many as there may be room for; one longer than any line is cut to pieces."""
    parts: list[str] = []
    for word in text.split()[: room.letters]:
        whole = width(word) * room.sizes[-1] <= room.measure
        cuts = () if whole else range(0, len(word), PIECE)
        parts += [word[at : at + PIECE] for at in cuts] or [word]
    return shorten(" ".join(parts), room.letters, placeholder=" …").split() or [text[:PIECE]]


def _balanced(words: list[str], measure: float, wide: dict[str, float]) -> tuple[str, ...]:
    """`words` in as few lines as can be, and these as even as can be: the least sum of squares."""
    ends = (0.0, *accumulate(wide[word] + wide[" "] for word in words))
    best = [(0, 0.0, 0)]  # for the words up to each: lines, squares of white, start of the last
    for end in range(1, len(words) + 1):
        choices: list[tuple[int, float, int]] = []
        for start in range(end - 1, -1, -1):
            white = measure - (ends[end] - ends[start] - wide[" "])
            if white < 0 and start < end - 1:
                break
            lines, squares, _ = best[start]
            lost = start == end - 1 and len(words[start]) <= SHORT
            choices.append((lines + 1, squares + white * white * (2 if lost else 1), start))
        best.append(min(choices))
    return tuple(reversed([*_traced(words, best)]))


def _traced(words: list[str], best: list[tuple[int, float, int]]) -> Iterator[str]:
    end = len(words)
    while end:
        start = best[end][2]
        yield " ".join(words[start:end])
        end = start
