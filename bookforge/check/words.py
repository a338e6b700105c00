"""What a word is, for the proof that none was lost.

A word is a run of letters and digits, with the marks that belong to letters, after Unicode's
compatibility normalisation (so that a ligature of the printed page equals its letters).
Punctuation is not proved: changing it is what the passes are for, and the log shows it.
"""

import re
import unicodedata
from collections.abc import Iterator

# Letters and digits, and the vowel signs and accents that scripts write as characters of their own.
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    "\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
WORD_CHARACTER = re.compile(rf"[^\W_]|[{MARKS}]")
LETTERS = re.compile(rf"(?:[^\W_]++|[{MARKS}])+")  # by runs, for letters are nearly all
# Joiners, direction marks and soft hyphens within a line are no letters, and pages lack them.
UNSEEN = re.compile("\u00ad(?!\n)|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
STRETCH = 1 << 16  # characters that are looked at together, at least
# At a line's end a word may be broken, with a hyphen or, if it is very long, without.
BREAK = re.compile(r"[-\u00ad\u2010]?[ \t]*\n\s*")


def words(text: str) -> list[str]:
    """The words of `text`, in order.

    >>> words("Don’t stop—not in 1865!")
    ['Don', 't', 'stop', 'not', 'in', '1865']
    """
    return LETTERS.findall(_plain(text))


def count(text: str) -> int:
    """How many words `text` has, without keeping them."""
    return sum(len(words(text[slice(*span)])) for span in stretches(text))


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` can be cut into pieces that have, together, the words and tokens of the whole.

    They end with lines, for no word goes on in the next but what `tokens` tells of.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH) + 1 or len(text)
        yield start, end
        start = end


def tokens(text: str) -> list[tuple[str, bool]]:
    """The words of `text`, each told whether it stands at a line's end and may go on."""
    text = _plain(text)
    return [(w[0], bool(BREAK.match(text, w.end()))) for w in LETTERS.finditer(text)]


def _plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))
