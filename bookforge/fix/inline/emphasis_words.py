"""Emphasis of a part of a word: *un*important, gentle_men_, Chi_ca_go.

A sign with letters on both sides is far more often a letter that somebody left out, or the joint
of a name that a program uses. So such signs belong together only within one word, and only where
the word that is left is likelier to be one than its pieces are: an_y_one may be a word, but
file_name_x is a row of words. What a censor leaves between two stars has no vowel.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bookforge.fix.inline.emphasis_pairs import Pair, Paired, kind
from bookforge.fix.inline.emphasis_signs import Sign

FREE = re.compile(r"(?<![\w'’])[^\W\d_]+(?![\w*])")
VOWEL = re.compile(r"[aeiouy]|[^\W\d_a-z]", re.IGNORECASE)  # a letter with an accent counts as one
BEFORE, AFTER = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
LONGEST = 40  # letters of a piece; more make no word
FEWEST_LETTERS = 3
LARGE = 3000  # different words; a text with fewer says little by lacking one


class Lexicon:
    """The words that a text writes free of signs, gathered when first asked for."""

    def __init__(self, text: str) -> None:
        """Ask this about the words of `text`."""
        self._text = text
        self._words: frozenset[str] | None = None

    def is_word(self, parts: Sequence[str], *, inside: bool) -> bool:
        """Whether `parts`, in small letters, are one word rather than several.

        If `inside`, signs stand on both sides of a part, with more of the word about them.
        """
        words = self._known()
        if "".join(parts) in words:
            return True
        if all(part in words for part in parts):
            return False
        return not inside or (len(words) >= LARGE and parts[1] not in words)

    def _known(self) -> frozenset[str]:
        if self._words is None:
            self._words = _free(self._text)
        return self._words


@lru_cache(maxsize=2)
def _free(text: str) -> frozenset[str]:
    return frozenset(FREE.findall(text.lower()))


def within_words(text: str, found: Sequence[Sign], made: Paired, lexicon: Lexicon) -> None:
    """Pair the signs of the block `text` that belong together within a word.

    `made` holds the pairs that were found without them; one of those that reaches from a word
    with such signs to another is two pairs in truth.
    """
    if not any(sign.inner for sign in found):
        return
    rows = [row for row in _rows(found) if _may_pair(text, row, lexicon)]
    border = {sign.at for row in rows for sign in row if not sign.inner}
    split = [
        pair for pair in made.pairs
        if pair.start in border and pair.end - pair.width_end in border
    ]  # fmt: skip
    free = {sign.at for sign in made.single}
    free.update(at for pair in split for at in (pair.start, pair.end - pair.width_end))
    paired: set[int] = set()
    for row in rows:
        if all(sign.inner or sign.at in free for sign in row):
            paired.update(sign.at for sign in row)
            made.within += [
                Pair(kind(one), one.at, other.end, one.end - one.at, other.end - other.at)
                for one, other in zip(row[::2], row[1::2], strict=True)
            ]
    gone = {pair for pair in split if pair.start in paired}
    made.pairs[:] = [pair for pair in made.pairs if pair not in gone]
    made.openers[:] = [sign for sign in made.openers if sign.at not in paired]
    made.closers[:] = [sign for sign in made.closers if sign.at not in paired]


def _rows(found: Sequence[Sign]) -> Iterator[list[Sign]]:
    """The signs of each word that has some inside; letters alone stand between them."""
    row: list[Sign] = []
    for sign in found:
        if row and not (row[-1].gap > sign.at > row[-1].end and kind(row[-1]) == kind(sign)):
            yield from _whole(row)
            row = []
        if not sign.is_tag:
            row.append(sign)
    yield from _whole(row)


def _whole(row: list[Sign]) -> Iterator[list[Sign]]:
    """The row, if its signs make pairs: not if they also stand at both ends, as in _file_name_."""
    inner = sum(sign.inner for sign in row)
    if inner and len(row) % 2 == 0 and inner >= len(row) - 1:
        yield row


def _may_pair(text: str, row: Sequence[Sign], lexicon: Lexicon) -> bool:
    stressed = (text[one.end : other.at] for one, other in zip(row[::2], row[1::2], strict=True))
    if not all(part.isalpha() and VOWEL.search(part) for part in stressed):
        return False
    parts = _parts(text, row)
    inside = row[0].inner and row[-1].inner
    return sum(map(len, parts)) >= FEWEST_LETTERS and lexicon.is_word(parts, inside=inside)


def _parts(text: str, row: Sequence[Sign]) -> list[str]:
    """The pieces that the signs cut the word into, in small letters."""
    first, last = row[0], row[-1]
    pieces = [text[one.end : other.at] for one, other in pairwise(row)]
    if first.inner and (before := BEFORE.search(text, max(0, first.at - LONGEST), first.at)):
        pieces.insert(0, before[0])
    if last.inner and (after := AFTER.match(text, last.end, last.end + LONGEST)):
        pieces.append(after[0])
    return [piece.lower() for piece in pieces]
