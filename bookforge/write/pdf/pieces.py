"""Words as the line breaker sees them: how wide they are, and where a line may end in them.

What is told of a word is the same wherever it stands, so it is found once for each face.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookforge.write.pdf import breaking
from bookforge.write.pdf.faces import Face

SPACES = " \u00a0"
PIECES = re.compile(f"[{SPACES}]|[^{SPACES}]+")
# A line may end after a hyphen between letters, and after a dash or dots before a word.
JOINT = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_]{2})|(?<=[^\s“‘«—–…])[—–…]+(?=[\w“‘«])")

JOINTS = frozenset("-\u2010—–…")  # one of which every joint has

# How much of a character hangs into the margin, so that the edge looks straight
# (after Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000).
HANGS_RIGHT = {
    **dict.fromkeys(".,", 0.7),
    **dict.fromkeys("-\u2010’", 0.6),
    **dict.fromkeys(";”»", 0.5),
    **dict.fromkeys(":", 0.4),
    **dict.fromkeys("–", 0.3),
    **dict.fromkeys("—", 0.25),
    **dict.fromkeys("!?", 0.12),
}
HANGS_LEFT = {**dict.fromkeys("“‘”’«", 0.5), "—": 0.2}


class Inside(NamedTuple):
    """A place in a word where a line may end: the offset of what goes on, and what kind it is.

    `end` is how far the line reaches from the word's start, hyphen and all, less what hangs into
    the margin; `start` is where the next line starts.
    """

    offset: int
    kind: int
    end: float
    start: float


class Piece(NamedTuple):
    """A word or a space: its width, how far it hangs left and right, and where it may be parted.

    One that is not `plain` is not for us to set.
    """

    width: float
    left: float
    right: float
    insides: tuple[Inside, ...]
    plain: bool


class Pieces(dict[str, Piece]):
    """The pieces of one face, each found when it is first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, text: str) -> Piece:
        """Find out about a piece."""
        word = self.face.word(text)
        made = self[text] = Piece(
            word.width,
            hang(HANGS_LEFT, self.face, text[0]),
            hang(HANGS_RIGHT, self.face, text[-1]),
            tuple(_insides(self.face, text)) if text not in SPACES else (),
            word.plain,
        )
        return made


def pieces_of(face: Face) -> Pieces:
    """The pieces of a face."""
    if not isinstance(face.pieces, Pieces):
        face.pieces = Pieces(face)
    return face.pieces


def hang(table: dict[str, float], face: Face, character: str) -> float:
    """How far a character at a line's end hangs into the margin, in px."""
    share = table.get(character)
    return share * face.word(character).width if share else 0.0


def _insides(face: Face, piece: str) -> Iterator[Inside]:
    word = face.word(piece)
    for offset, kind in sorted(_places(face, piece)):
        shown = face.hyphen if kind == breaking.HYPHEN else ""
        share = word.before(offset)  # without kerning: it is not worth shaping every part of words
        reached = face.word(piece[:offset]).width if share is None else share
        end = reached + (face.word(shown).width if shown else 0.0)
        yield Inside(
            offset,
            kind,
            end - hang(HANGS_RIGHT, face, shown or piece[offset - 1]),
            reached + hang(HANGS_LEFT, face, piece[offset]),
        )


def _places(face: Face, piece: str) -> Iterator[tuple[int, int]]:
    if not JOINTS.isdisjoint(piece):
        for found in JOINT.finditer(piece):
            yield found.end(), breaking.JOINT if found[0] in "-\u2010" else breaking.DASH
    for offset in face.hyphens(piece):
        yield offset, breaking.HYPHEN
