"""Numbers as chapters bear them: 12, XII, twelve, twelfth."""

import re

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]

SMALL = {word: n for words in (UNITS + TEENS, ORDINALS) for n, word in enumerate(words, start=1)}
LARGE = {word: 10 * n for words in (TENS, TENTHS) for n, word in enumerate(words, start=2)}

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_LARGE = "|".join(sorted(LARGE, key=len, reverse=True))
WORDS = rf"(?:{_LARGE})(?:[ -](?:{_SMALL}))?|{_SMALL}"

# What a regular expression must match before `number` is asked.
NUMBER = rf"(?:\d{{1,4}}|[ivxlcdm]{{1,9}}|(?:the )?(?:{WORDS}))"

ROMAN = re.compile(r"(?=.)m{0,3}(?:c[md]|d?c{0,4})(?:x[cl]|l?x{0,4})(?:i[xv]|v?i{0,4})")
WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def number(said: str) -> int | None:
    """The value of a numeral, or None if `said` is none.

    >>> number("12"), number("XIV"), number("Twenty-one"), number("the Third"), number("mild")
    (12, 14, 21, 3, None)
    """
    word = said.strip().lower().removeprefix("the ")
    if word.isdecimal():
        return int(word)
    if ROMAN.fullmatch(word):
        return roman(word)
    if word in SMALL:
        return SMALL[word]
    large, _, small = word.replace("-", " ").partition(" ")
    if large in LARGE and (not small or small in SMALL):
        return LARGE[large] + SMALL.get(small, 0)
    return None


def roman(word: str) -> int:
    """The value of a lower-case Roman numeral.

    >>> roman("xliv")
    44
    """
    worths = [WORTH[letter] for letter in word]
    nexts = [*worths[1:], 0]
    return sum(-a if a < b else a for a, b in zip(worths, nexts, strict=True))
