"""Words broken into lines and made as large as their room allows; how wide they are is asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from textwrap import shorten

LEADING = 1.14  # of the size of the type
HALF_CAPITAL = 0.335  # of the size: how far the middle of a capital stands over its foot
PIECE = 20  # letters of a word that is too long for any line

Width = Callable[[int, str], float]  # of a text in a size, in px


@dataclass(frozen=True, slots=True)
class Room:
    """What there is for some words, in px: sizes from large to small, width and depth.

    `letters` is how many of a text go in for certain, in the smallest size.
    """

    sizes: tuple[int, ...]
    measure: int
    depth: int
    letters: int


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of type in one size, in px."""

    lines: tuple[str, ...]
    size: int

    @property
    def depth(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING

    def placed(self, middle: int) -> Iterator[tuple[str, float]]:
        """Each line and its baseline, when `middle` halves the whole."""
        top = middle - self.depth / 2
        for number, line in enumerate(self.lines):
            yield line, top + self.size * (LEADING * (number + 0.5) + HALF_CAPITAL)


def fitted(texts: list[str], room: Room, width: Width) -> Setting:
    """`texts`, each on lines of its own, in the largest size that leaves room for all."""
    *larger, smallest = room.sizes
    parts = [_parts(text, room, partial(width, smallest)) for text in texts]
    for size in larger:
        setting = _set(parts, size, room.measure, width)
        widest = max(width(size, line) for line in setting.lines)
        if setting.depth <= room.depth and widest <= room.measure:
            return setting
    return _set(parts, smallest, room.measure, width)


def _parts(text: str, room: Room, width: Callable[[str], float]) -> list[str]:
    """The words, as many as there may be room for; one longer than any line is cut to pieces."""
    parts: list[str] = []
    for word in text.split()[: room.letters]:
        cuts = range(0, len(word), PIECE) if width(word) > room.measure else ()
        parts += [word[at : at + PIECE] for at in cuts] or [word]
    return shorten(" ".join(parts), room.letters, placeholder=" …").split()


def _set(parts: list[list[str]], size: int, measure: int, width: Width) -> Setting:
    wide = partial(width, size)
    return Setting(tuple(line for words in parts for line in _balanced(words, measure, wide)), size)


def _balanced(words: list[str], measure: int, width: Callable[[str], float]) -> tuple[str, ...]:
    """`words` in as few lines as can be, and these as even as can be."""
    best = _lines(words, measure, width)
    for narrower in range(measure, 0, -measure // 40):
        lines = _lines(words, narrower, width)
        if len(lines) > len(best):
            break
        best = lines
    return best


def _lines(words: list[str], measure: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """`words` in lines as long as `measure` allows."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and width(longer) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
