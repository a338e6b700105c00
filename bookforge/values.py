"""What the value of a setting may be; each function gives it as it is kept, or says why not."""

import codecs
import datetime as dt
import re
from difflib import get_close_matches
from encodings.aliases import aliases
from unicodedata import category

# The shape of the tags that books need: language, script, region, variants (RFC 5646, 2.1).
LANGUAGE = re.compile(
    r"(?i)[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
)
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
VOLUME = re.compile(r"\d{1,4}(\.\d{1,3})?")
NUMBER = re.compile(r"(?i)(?:urn:)?(?:isbn[:\s]*)?([\d\s-]{9,}[\dx])")
NAME = re.compile(r"(?i)(?:urn:[a-z\d][a-z\d-]{0,31}:|https?://)\S+")

LONGEST_NAME = 250  # characters that a title page holds without running over
LONGEST_PROSE = 4000  # characters that stores take for a description
MOST_AUTHORS = 12
ISBN_10, ISBN_13 = 10, 13  # digits

# What Python has among the encodings of texts and no text is stored in.
NO_ENCODINGS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)


def line(text: str) -> str:
    """A title or a name, with single spaces.

    Raises:
        ValueError: a title page cannot hold it.

    """
    if len(text) > LONGEST_NAME:
        raise ValueError(f"is longer than {LONGEST_NAME} characters")
    return " ".join(_printable(text).split())


def prose(text: str) -> str:
    """Paragraphs, parted by blank lines.

    Raises:
        ValueError: no store takes it.

    """
    if len(text) > LONGEST_PROSE:
        raise ValueError(f"is longer than {LONGEST_PROSE:,} characters")
    return _printable(text).strip()


def _printable(text: str) -> str:
    odd = (category(letter) in {"Cc", "Cs", "Cn"} for letter in text if letter not in "\t\n\r")
    if any(odd):
        raise ValueError("has a character that cannot be printed")
    return text


def people(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the authors.

    Raises:
        ValueError: one cannot be printed, or there are too many for a title page.

    """
    if len(names) > MOST_AUTHORS:
        raise ValueError(f"names more than {MOST_AUTHORS} people")
    return tuple(name for said in names if (name := line(said)))


def typed(said: object) -> object:
    """A number or a date of TOML as the text that was meant; all else as it is."""
    if isinstance(said, dt.date):
        return said.isoformat()
    return str(said) if isinstance(said, int | float) and not isinstance(said, bool) else said


def several(said: object) -> object:
    """One text as a list of one, since TOML has both."""
    said = typed(said)
    return (said,) if isinstance(said, str) else said


def language(tag: str) -> str:
    """A language tag.

    Raises:
        ValueError: it is none.

    """
    if tag and not LANGUAGE.fullmatch(tag):
        raise ValueError("is not a language tag; tags look like en, en-GB, fr, pt-BR")
    return tag


def date(said: str) -> str:
    """A year, a month or a day as ISO 8601 writes them.

    Raises:
        ValueError: it is none.

    """
    if said and not (DATE.fullmatch(said) and _is_day(said)):
        raise ValueError("is not a date; dates look like 2026, 2026-11 or 2026-11-22")
    return said


def _is_day(said: str) -> bool:
    year, month, day = (int(part) for part in (*said.split("-"), "1", "1")[:3])
    try:
        return bool(dt.date(year, month, day))
    except ValueError:
        return False


def volume(said: str) -> str:
    """A place in a series.

    Raises:
        ValueError: it is no number of a volume.

    """
    if said and not VOLUME.fullmatch(said):
        raise ValueError("is not the number of a volume; those look like 2 or 2.5")
    return said


def identifier(said: str) -> str:
    """What the book is known by: an ISBN, as urn:isbn:..., or a URN or address of its own.

    Raises:
        ValueError: it is neither, or a digit of the ISBN is wrong (ISO 2108: the last checks them).

    """
    if not said or (NAME.fullmatch(said) and not said.lower().startswith("urn:isbn")):
        return said
    found = NUMBER.fullmatch(said.strip())
    digits = re.sub(r"[\s-]", "", found[1]).upper() if found else ""
    if len(digits) not in (ISBN_10, ISBN_13):
        raise ValueError("is no ISBN, and no name such as urn:… or https://…")
    if not _checks(digits):
        raise ValueError("is no ISBN: one of its digits is wrong")
    return f"urn:isbn:{digits}"


def _checks(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(digits) == ISBN_10:
        return sum((ISBN_10 - i) * value for i, value in enumerate(values)) % 11 == 0
    return sum((1, 3)[i % 2] * value for i, value in enumerate(values)) % 10 == 0


def encoding(name: str) -> str:
    """What Python calls the encoding `name` of texts.

    Raises:
        ValueError: there is none of that name.

    """
    if not name:
        return ""
    if known := _text_encoding(name):
        return known
    names = sorted(alias.replace("_", "-") for alias in {*aliases, *aliases.values()})
    near = [one for one in get_close_matches(name.lower(), names) if _text_encoding(one)]
    meant = f"; did you mean “{near[0]}”?" if near else ", as utf-8 and cp1252 are"
    raise ValueError(f"is no encoding of texts{meant}")


def _text_encoding(name: str) -> str:
    """Python's name for an encoding, or "" if it has none or encodes no texts."""
    try:
        found = codecs.lookup(name).name
        "a".encode(name)  # fails for those that only turn bytes into bytes
    except (LookupError, ValueError):
        return ""
    return "" if found in NO_ENCODINGS else found
