"""How chapters begin: the first words in small capitals, or under a drop cap.

A lead-in is three to five words. It ends with a clause, if one ends there; else where it tears no
name apart and leaves no short word dangling. It never enters what is emphasised or another speech.
A drop cap is the capital that a word begins with, a quotation mark before it or not; a number, an
initial ("A. J."), a small letter and letters of scripts without capitals are none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import islice

from bookforge.book import Aside, Chapter, Openings, Paragraph, Picture
from bookforge.settings import Settings
from bookforge.theme import Theme

FIRST = re.compile(r'<p class="first">([“‘«]?)([^<“”‘«»]+)(?=([<“”‘«»])(/p>)?)')
WORD = re.compile(r"\S+")
DASH = re.compile(r"[—–]\S")
CLAUSE = re.compile(r"[,.;:!?…—–]+(?:’)?$")
TITLES = frozenset(
    ("mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "capt.", "col.", "rev.", "m.", "mme.", "fr.")
)
INITIAL = re.compile(r"[^\W\d_]\.")
# Words that belong to the next one, in a few languages.
WEAK = {
    *("the", "and", "for", "but", "nor", "his", "her", "its", "our", "had", "was", "who", "with"),
    *("from", "into", "upon", "over", "that", "their", "which", "when"),
    *("der", "die", "das", "den", "dem", "ein", "eine", "und", "les", "des", "une", "qui", "que"),
    *("los", "las", "del", "una", "het", "een", "och"),
}
SHORTEST, BEST, LONGEST = 3, 4, 5  # words
SHORT = 2  # letters; so do words as short as that
TORN, DANGLING = 10, 3  # what an end costs inside a name, or after a short word
LONGEST_WORD = 15  # letters; the rest of a longer one might be parted at the line's end


def chosen(theme: Theme, settings: Settings) -> Theme:
    """The theme with the openings that the author wants."""
    return theme if settings.openings == "auto" else replace(theme, openings=settings.openings)


def opened(chapter: Chapter, html: str, kind: Openings, lines: int = 0) -> str:
    """The body of a chapter with its opening; a drop cap of so many `lines`, if there are any."""
    told = (block for block in chapter.blocks if not isinstance(block, Aside | Picture))
    if kind == "plain" or chapter.role == "volume" or not isinstance(next(told, None), Paragraph):
        return html

    def begun(found: re.Match[str]) -> str:
        mark, text, after, end = found.groups()
        length = lead(text, whole=bool(end) or after != "<")
        if not length:
            return found[0]
        if kind == "drop-cap" and lines and _has_cap(text[:length]):
            return _dropped(mark, text, length, lines)
        return f'<p class="first"><span class="lead">{mark}{text[:length]}</span>{text[length:]}'

    return FIRST.sub(begun, html, count=1)


def lead(text: str, *, whole: bool) -> int:
    """How many characters of `text` the lead-in has; `whole` says that its last word is whole.

    >>> text = "It was late in the year when the ferry stopped."
    >>> text[: lead(text, whole=True)]
    'It was late'
    """
    found = list(islice(WORD.finditer(text), LONGEST + 2))
    if not whole and found and found[-1].end() == len(text):
        found.pop()
    words = list(_joined(unescape(word[0]) for word in found))
    if not words or not words[0][0].isalpha() or not (words[0][0].isupper() or words[0].islower()):
        return 0
    return found[_count(words) - 1].end()


def _count(words: Sequence[str]) -> int:
    ends = (i for i, word in enumerate(words[:LONGEST], 1) if CLAUSE.search(word))
    clause = next((i for i in ends if not _is_title(words[i - 1])), 0)
    if clause:
        return clause
    choices = range(min(SHORTEST, len(words)), min(LONGEST, len(words)) + 1)
    return min(choices, key=lambda count: _cost(words, count))


def _cost(words: Sequence[str], count: int) -> int:
    last, after = words[count - 1], "".join(words[count : count + 1])
    torn = count > 1 and last[:1].isupper() and after[:1].isupper()
    weak = len(last) <= SHORT or last.lower() in WEAK
    return TORN * (torn or _is_title(last)) + DANGLING * weak + abs(count - BEST)


def _joined(words: Iterable[str]) -> Iterator[str]:
    """The words before one that a dash joins to the next, if these are enough."""
    for number, word in enumerate(words):
        if number > 1 and DASH.search(word):
            return
        yield word


def _is_title(word: str) -> bool:
    """Whether a word with a full stop goes with the name after it."""
    return word.lower() in TITLES or INITIAL.fullmatch(word) is not None


def _has_cap(led: str) -> bool:
    word = unescape(led.split(maxsplit=1)[0])
    rest = word[1:2]
    begins = word[0].isupper() and (not rest or rest.isalpha() or rest in "’'")
    return begins and len(word) <= LONGEST_WORD


def _dropped(mark: str, text: str, length: int, lines: int) -> str:
    """A letter on its own takes the space after it along."""
    cut = 2 if text[1:2].isspace() else 1
    hung = f'<span class="hung">{mark}</span>' if mark else ""
    return (
        f'<p class="first dropped">{hung}<span class="cap" data-lines="{lines}">{text[:cut]}</span>'
        f'<span class="lead">{text[cut:length]}</span>{text[length:]}'
    )
