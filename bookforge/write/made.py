"""What a writer gives back, and what it may be given."""

from dataclasses import dataclass
from typing import Protocol

from bookforge.problem import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and what there is to say about it.

    `linked` is the same book with the links that tell the book's own voice from the author's,
    where the file itself may have none; what is proved of the one holds of the other if their
    pages say the same. `said` are its measures, in a phrase.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
    linked: bytes = b""
    said: str = ""


class Store(Protocol):
    """Keeps what took long to make; anything in it may be gone at any time."""

    def get(self, key: str) -> bytes | None:
        """What was put there under `key`, if it still is."""

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, if there is room."""
