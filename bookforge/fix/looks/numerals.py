"""Numbers as chapters bear them: 12, XII, twelve, twelfth, zwölftes, двенадцатая, 十二."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookforge.fix.looks.number_words import COUNTING, Counting

LARGEST = 9999
# Between a ten and its unit, as in "vingt et un", "treinta y uno", "einundzwanzig".
JOINED = re.compile(r"[\s-]+(?:et|y|e|og|och|și|en)?[\s-]*")
UNIT_FIRST = ("und", "en", "ën", "og")

ROMAN = re.compile(r"(?=.)m{0,3}(?:c[md]|d?c{0,4})(?:x[cl]|l?x{0,4})(?:i[xv]|v?i{0,4})")
WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
HAN = "〇一二三四五六七八九"
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
ANY = "any"


class _Words(NamedTuple):
    """What the words of a language are worth."""

    small: dict[str, int]
    tens: dict[str, int]


def _spelled(counting: Counting) -> _Words:
    small = dict(_worth(counting.cardinals, 1, 1, ("",)))
    small |= dict(_worth(counting.ordinals, 1, 1, counting.endings))
    tens = dict(_worth(counting.tens, 20, 10, ("",)))
    return _Words(small, tens | dict(_worth(counting.tenths, 20, 10, counting.endings)))


def _worth(
    words: str, first: int, step: int, endings: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    for i, spellings in enumerate(words.split()):
        for spelling in spellings.split("|"):
            if spelling != ".":
                yield from ((spelling + ending, first + i * step) for ending in endings)


SPELLED = {tongue: _spelled(counting) for tongue, counting in COUNTING.items()}
# Nearly every word that is asked about is no number in any language, and is told so by one look.
ALONE = frozenset(word for words in SPELLED.values() for word in (*words.small, *words.tens))
TENS = tuple(sorted({ten for words in SPELLED.values() for ten in words.tens}))


def number(said: str, tongue: str = "en") -> int | None:
    """The value of a numeral, or None if `said` is none; its words are read in one language.

    >>> number("12"), number("XIV"), number("Twenty-one"), number("the Third"), number("mild")
    (12, 14, 21, 3, None)
    >>> number("einundzwanzigstes", "de"), number("quatre-vingt-onze", "fr"), number("十二")
    (21, 91, 12)
    """
    word = said.strip().lower()
    if word.isdecimal():
        return int(word) if len(word) <= len(str(LARGEST)) else None
    if ROMAN.fullmatch(word):
        return roman(word)
    if (word and word[0] in HAN_UNITS) or (word[:1] in HAN[1:] and word):
        return han(word)
    return spelled(word.removeprefix("the "), tongue)


def is_spelled(word: str) -> bool:
    """Whether `word` is, or begins or ends like, a number in lower-case words of any language."""
    return word in ALONE or word.startswith(TENS) or word.endswith(TENS)


def spelled(word: str, tongue: str) -> int | None:
    """The value of a number in lower-case words of a language.

    >>> spelled("двадцать первая", "ru"), spelled("twenty", "en"), spelled("zwanzig", "en")
    (21, 20, None)
    """
    if tongue not in SPELLED or not is_spelled(word):
        return None
    small, tens = SPELLED[tongue]
    if word in small or word in tens:
        return small.get(word) or tens[word]
    for ten, worth in tens.items():
        if word.startswith(ten):
            rest = word[len(ten) :]
            joint = JOINED.match(rest)
            unit = small.get(rest[joint.end() :] if joint else rest)
            if unit and unit < (20 if worth in (60, 80) else 10):
                return worth + unit
        elif word.endswith(ten):
            first = word.removesuffix(ten)
            unit = next(
                (small.get(first.removesuffix(j)) for j in UNIT_FIRST if first.endswith(j)), 0
            )
            if unit:
                return worth + unit
    return None


def roman(word: str) -> int:
    """The value of a lower-case Roman numeral.

    >>> roman("xliv")
    44
    """
    worths = [WORTH[letter] for letter in word]
    nexts = [*worths[1:], 0]
    return sum(-a if a < b else a for a, b in zip(worths, nexts, strict=True))


def han(word: str) -> int | None:
    """The value of a number in Chinese figures.

    >>> han("二十三"), han("一百零五"), han("二〇"), han("十")
    (23, 105, 20, 10)
    """
    word = word.replace("零", "〇").replace("两", "二")
    if any(figure not in HAN and figure not in HAN_UNITS for figure in word):
        return None
    if not any(figure in HAN_UNITS for figure in word):
        return int("".join(str(HAN.index(figure)) for figure in word))
    total = figure = 0
    for letter in word:
        if letter in HAN_UNITS:
            total += (figure or 1) * HAN_UNITS[letter]
            figure = 0
        else:
            figure = HAN.index(letter)
    return total + figure
