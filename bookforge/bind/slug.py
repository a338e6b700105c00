"""Names of files from words in any script: a-z, 0-9 and hyphens.

What has no letters of its own there is written as it sounds, roughly: Latin letters without their
marks, Cyrillic and Greek by a table, other alphabets by what Unicode calls their letters (HEBREW
LETTER SHIN, HIRAGANA LETTER KA). Chinese characters have no such name and cannot be read here.
"""

import re
import unicodedata
from hashlib import sha256

CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэўґї", "abvgdeziyklmnoprstufyewgi", strict=True)),
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "є": "ye",
    "і": "i",
}
GREEK = {
    **dict(zip("αβγδεζηικλμνξοπρστυφως", "abgdeziiklmnxoprstyfos", strict=True)),
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
OTHER = {"ı": "i", "ħ": "h", "ŋ": "ng", "&": " and "}
TABLE = str.maketrans({**CYRILLIC, **GREEK, **LATIN, **OTHER})
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
SYLLABLE = re.compile(
    r"(?:HANGUL|YI|ETHIOPIC|CHEROKEE) SYLLABLE (\w+)$|[GK]ANA LETTER (?:\w+ )?(\w+)$"
)
LETTER = re.compile(r"(?:LETTER|VOWEL SIGN) (?:\w+ )?([BCDFGHJ-NP-TV-Z]+|[AEIOUY]+)\w*$")
BORDER = re.compile(r"[^a-z0-9]+")
HASHED = 6  # digits of a hash; of a million texts two have the same


def slug(text: str, most: int) -> str:
    """The words of `text` as a name of `most` characters, cut between words where it can be.

    >>> slug("Chapter 1: Don’t Leave!", 40), slug("Глава 3. Ночь", 40), slug("한 밤", 40)
    ('chapter-1-dont-leave', 'glava-3-noch', 'han-bam')
    >>> slug("The Señor’s Œuvre, and all the rest of it", 20), slug("שלום", 40)
    ('the-senors-oeuvre', 'shlvm')
    """
    plain = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).casefold())
    made = "".join(map(_sounded, plain.translate(TABLE)))
    words = BORDER.sub("-", made).strip("-")
    if len(words) <= most:
        return words
    whole = words[: most + 1].rpartition("-")[0]
    return whole or words[:most]


def unread(text: str) -> bool:
    """Whether `text` has letters that a name of it would lack.

    >>> unread("冬の朝"), unread("Ночь 3")
    (True, False)
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(TABLE)
    return any(one.isalpha() and not _sounded(one).strip("-") for one in plain)


def digest(text: str) -> str:
    """A few digits that tell `text` from others."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASHED]


def _sounded(letter: str) -> str:
    """How a letter is written in ASCII; a hyphen for what parts words, nothing for a mark."""
    if letter.isascii():
        return letter
    name = unicodedata.name(letter, "")
    if found := SYLLABLE.search(name):
        return (found[1] or found[2]).lower()
    base = unicodedata.normalize("NFD", letter)[0].translate(TABLE)
    if base.isascii():
        return base
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if found := LETTER.search(name):
        return found[1].lower()
    return "" if letter.isalpha() or unicodedata.combining(letter) else "-"
