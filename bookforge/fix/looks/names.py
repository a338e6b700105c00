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
    re.findall(
        r"\w+",
        "de da di do dos das du des del della der den van von und of le la el al ibn bin y e",
    )
)
# What stands in titles and lines of prose, and in nobody's name.
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "a an the and or in on at for with from to this that my our your his her their i we you"
        " chapter part book story stories tale tales volume edition novel novella romance poem"
        " series prologue epilogue introduction preface contents notes complete unabridged"
        " illustrated monday tuesday wednesday thursday friday saturday sunday january february"
        " september october november december morning evening night day",
    )
)
# How a byline begins, in the languages that stories are in.
BY = r"(?:(?:a|an) (?:[\w'’-]+ ){0,3}|written |story |told )?by"
FOREIGN = (
    r"(?:(?:ein|eine|un|une|en|ett|een|uma?) )?(?:[\w'’-]+ )?"
    r"(?:von|par|di|por|de|av|af|door|da|przez)"
)
BYLINE = re.compile(
    rf"(?P<by>[\W_]{{0,6}}(?:{BY})(?:\s*:\s*|\s+|[\W_]*$))"
    r"(?P<name>.{0,60}?(?:\([^()]{1,40}\))?)(?P<rest>[\s*_)\]=~-]{0,8})",
    re.IGNORECASE,
)
FOREIGN_BYLINE = re.compile(
    rf"(?P<by>[\W_]{{0,6}}(?:{FOREIGN})(?:\s*:\s*|\s+|[\W_]*$))"
    r"(?P<name>.{0,60}?(?:\([^()]{1,40}\))?)(?P<rest>[\s*_)\]=~-]{0,8})",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"(?: and | & | und | et |, (?!Jr|Sr|M\.?D|Ph))")  # what parts names
PEN_NAME = re.compile(r"(?=\S*(?:[a-z][A-Z]|[_\d]))[^\W\d][\w.-]{2,30}")  # MothLamp, ink_fox, kit77
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet"
    "|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    "|septiembre|octubre|noviembre|diciembre"
)
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?)"
)
HOUR = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?|hours|uhr|h\b)?"
DATELINE = re.compile(
    rf"(?:.{{0,40}},\s*)?(?:\w+day,? )?(?:the )?{DAY}\b.{{0,20}}"
    r"|[^\W\d_][\w .'’-]{1,40}, (?:\w+ )?1?\d{3}\.?"
    rf"|(?:[^,]{{0,40}},\s*)?{HOUR}(?:,.{{0,20}})?",
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


def are_names(said: str) -> bool:
    """Whether a line could be the name of a person, or of several.

    >>> [are_names(line) for line in ("Ada Brandt & Tom Orrin", "Ada Brandt", "Salt and Pepper")]
    [True, True, False]
    """
    parts = SEVERAL.split(said) if len(said) < TITLE_LENGTH else []
    return bool(parts) and all(is_name(part) for part in parts)


def is_dateline(said: str) -> bool:
    """Whether a line tells where and when what follows takes place.

    >>> [is_dateline(line) for line in ("London, 14 June 1851", "Paris, 1923.", "7:15 p.m.")]
    [True, True, True]
    >>> [is_dateline(line) for line in ("The Salt Road", "The Year of 1923", "Catch 22")]
    [False, False, False]
    """
    return DATELINE.fullmatch(said) is not None


def byline(said: str) -> re.Match[str] | None:
    """The match of a line such as "by Jo March", with its groups "by" and "name".

    >>> byline("Written by Jo March")["name"], byline("BY")["name"], byline("von Jo March")["name"]
    ('Jo March', '', 'Jo March')
    >>> [byline(line) for line in ("By the time he came it was dark.", "Von Anfang an war es so")]
    [None, None]
    """
    found = BYLINE.fullmatch(said)
    if not found:
        return _foreign(said)
    name = found["name"]
    if name.endswith((".", "!", "?", ",")) and not is_name(name):
        return None
    first = name.split(maxsplit=1)[:1]
    return None if first and first[0].lower() in ("the", "a", "an", "and", "now", "then") else found


def _foreign(said: str) -> re.Match[str] | None:
    found = FOREIGN_BYLINE.fullmatch(said)
    if not found:
        return None
    name = found["name"]
    if not name:
        return found if found["by"].strip().lower() in ALONE else None
    return found if is_name(name) or PEN_NAME.fullmatch(name) else None


ALONE = frozenset(["von", "par", "por", "door"])  # on a line of their own above the name
