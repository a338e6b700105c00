"""Lines as they stand on pages, for whoever looks at how they are set."""

from dataclasses import dataclass


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
