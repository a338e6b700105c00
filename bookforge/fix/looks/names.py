"""What a short line looks like: a title, a name, a byline."""

import re

TITLE_WORDS = 14
TITLE_LENGTH = 90
NAME_WORDS = 5
NAME_LENGTH = 45
IMPORTANT = 4  # letters; shorter words may be small in a title

STARTS_NO_TITLE = "\"“'‘«„-–—(,.;:…"
ENDS_NO_TITLE = '.,;:-–—"”'
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "und",
        "of",
        "le",
        "la",
        "el",
        "al",
        "ibn",
        "bin",
        "y",
        "e",
    ]
)
NO_NAMES = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "to",
        "this",
        "that",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "i",
        "we",
        "you",
        "chapter",
        "part",
        "book",
        "story",
        "tale",
        "volume",
        "edition",
    ]
)
BYLINE = re.compile(
    r"(?P<by>[\W_]{0,6}(?:(?:a (?:story|novel|tale)|written|story|told)\s)?"
    r"by(?:\s*:\s*|\s+|[\W_]*$))"
    r"(?P<name>.{0,60}?)(?P<rest>[\s*_)\]=~-]{0,8})",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


def is_title(said: str) -> bool:
    """Whether a line could be a title by its looks.

    >>> [is_title(line) for line in ("The Salt Road", "Don't Leave!", "THE END OF IT")]
    [True, True, True]
    >>> [is_title(line) for line in ("He came in.", "It rained all night and", '"No!"')]
    [False, False, False]
    """
    words = WORDS.findall(said)
    if not words or len(words) > TITLE_WORDS or len(said) > TITLE_LENGTH:
        return False
    if said[0] in STARTS_NO_TITLE:
        return False
    if said[-1] in ENDS_NO_TITLE and not said.endswith("..."):
        return said.isupper() and said[-1] == "."
    if words[0][0].islower():
        return False
    heavy = [word for word in words if len(word) >= IMPORTANT] or words
    return sum(not word[0].islower() for word in heavy) >= 0.7 * len(heavy)


def is_name(said: str) -> bool:
    """Whether a line could be a person's name.

    >>> [is_name(line) for line in ("H. G. Wells", "VIRGINIA WOOLF", "Ursula van der Meer")]
    [True, True, True]
    >>> [is_name(line) for line in ("The Salt Road", "A Case of Ink", "Chapter One", "He ran")]
    [False, False, False, False]
    """
    words = said.strip("_* ").split()
    if not 1 < len(words) <= NAME_WORDS or len(said) > NAME_LENGTH:
        return False
    if not all(re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*,?", word) for word in words):
        return False
    if any(word.lower().rstrip(".,") in NO_NAMES and len(word.rstrip(".")) > 1 for word in words):
        return False
    if words[0] in ("A", "I") and len(words[1].rstrip(".")) > 1:
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES for word in words)


def byline(said: str) -> re.Match[str] | None:
    """The match of a line such as "by Jo March", with its groups "by" and "name".

    >>> byline("Written by Jo March")["name"], byline("BY")["name"]
    ('Jo March', '')
    >>> byline("By the time he came it was dark.") is None
    True
    """
    found = BYLINE.fullmatch(said)
    if not found or (found["name"].endswith((".", "!", "?", ",")) and not is_name(found["name"])):
        return None
    first = found["name"].split(maxsplit=1)[:1]
    return None if first and first[0].lower() in ("the", "a", "an", "and", "now", "then") else found
