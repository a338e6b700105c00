"""The pass that writes a title typed in capitals as a title is written."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft, Sure

SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "per",
        "so",
        "than",
        "the",
        "to",
        "up",
        "upon",
        "via",
        "with",
        "yet",
        "de",
        "la",
        "le",
        "et",
        "von",
        "van",
        "der",
        "den",
        "und",
    ]
)
SHORTEST = 4  # letters; a single shorter word in capitals may be an abbreviation
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
VOWEL = re.compile(r"[^\W_b-df-hj-np-tv-xz]", re.IGNORECASE)  # "JRR", "TV" spell letters
NUMERAL = re.compile(r"[IVX]{2,5}|[^\W_]*\d[^\W_]*")


def capitals(draft: Draft) -> Iterator[Change]:
    """Write a title or a name that was typed in capitals with capital initials only.

    Typewriters had no other way to make a title stand out; catalogues and title pages have.
    Small words such as "of" and "the" stay small inside a title; numerals and initials stay
    capital. Headings are left as they are, for a theme sets them as it likes.

    >>> from bookforge.draft import Mark, amend
    >>> from bookforge.source import Source
    >>> text = "THE MAN OF THE ICE-HOUSE: PART II"
    >>> draft = Draft(Source("a", text), text, (Mark("meta", 0, len(text), "title"),))
    >>> amend(draft, "capitals", capitals(draft)).text
    'The Man of the Ice-House: Part II'
    """
    for mark in draft.marked("meta"):
        if mark.value not in ("title", "author"):
            continue
        said = draft.text[mark.start : mark.end]
        if said.isupper() and sum(map(str.isalpha, said)) > SHORTEST:
            new = _written(said, small=mark.value == "title")
            yield Change(mark.start, mark.end, new, Sure.LIKELY, "capitals in a title or name")


def _written(said: str, *, small: bool) -> str:
    words = list(WORD.finditer(said))
    parts: list[str] = []
    at = 0
    for i, word in enumerate(words):
        inside = 0 < i < len(words) - 1 and said[word.start() - 1] not in ":.–—-"
        parts += said[at : word.start()], _cased(word[0], small=small and inside)
        at = word.end()
    return "".join((*parts, said[at:]))


def _cased(word: str, *, small: bool) -> str:
    if small and word.lower() in SMALL:
        return word.lower()
    if NUMERAL.fullmatch(word) or not VOWEL.search(word):
        return word
    lower = word.lower()
    particle = (
        re.match(r"(?:o|d|l|mc)['’]?(?=[^\W_]{3})", lower) if "'" in word or "’" in word else None
    )
    head = particle.end() if particle else 0
    return lower[:head].capitalize() + lower[head : head + 1].upper() + lower[head + 1 :]
