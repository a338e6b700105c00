"""What each reading of a quotation mark costs where it stands.

A cost of 0 is what one expects, 3 is odd, 6 is hardly ever seen, 9 not in print. The figures
were set by hand, from the reasons beside them, while looking at the mistakes made in ten proofed
novels; the rate of mistakes in those ten is therefore a hopeful one. None of them matters alone,
for a mark is read by their sum, and all marks of a paragraph together.
The classes of characters are those of `quote_signs.kind`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from bookforge.fix.quotation.path import APOSTROPHE, CLOSE, NEVER, OPEN, PRIME, ROLES, UNIT, Price
from bookforge.fix.quotation.signs import WIDEST, Sign, kind
from bookforge.fix.quotation.words import (
    COMMON,
    DROPPED_H,
    PERHAPS_ELIDED,
    Vocabulary,
)

# To open after this character: best at the start, after a space, bracket or dash.
OPEN_AFTER = {
    "^": -1.0, "_": 0.0, "(": 0.0, "—": 1.0, "-": 3.0, "…": 3.0, "*": 3.0,
    ".": 4.0, ",": 4.0, ")": 7.0, "a": 9.0, "A": 9.0, "0": 9.0,
}  # fmt: skip
# To open right after another mark, past which this stands: "'So ... opens twice at a start.
OPEN_AFTER_SIGN = {"^": 0.0, "_": 0.3, "(": 0.3, "—": 1.2, "-": 1.2}
OPEN_AFTER_OTHER_SIGN = 4.0
# To open before this: a word. Dots and dashes begin an interrupted speech.
OPEN_BEFORE = {
    "a": 0.0, "A": 0.0, "0": 0.5, "(": 0.5, "—": 0.8, "…": 0.6, "*": 1.0, ".": 1.2, "-": 2.0,
    ",": 5.0, "_": 6.0, ")": 7.0, "^": 8.0,
}  # fmt: skip
# To close after this: a stop is usual, a word is not rare.
CLOSE_AFTER = {
    ".": 0.0, ",": 0.0, "…": 0.0, ")": 0.3, "*": 0.5, "a": 0.6, "A": 0.6, "0": 0.6, "—": 0.8,
    "-": 1.0, "_": 6.0, "(": 7.0, "^": 9.0,
}  # fmt: skip
# To close before this: the end, a space or a stop; a word must not follow.
CLOSE_BEFORE = {
    "^": -1.0, "_": 0.0, ")": 0.0, ".": 0.3, ",": 0.3, "—": 0.3, "…": 0.8, "-": 0.8, "*": 1.0,
    "(": 2.0, "a": 7.0, "A": 7.0, "0": 7.0,
}  # fmt: skip

# Single marks also are apostrophes; these tell the two apart.
OPEN_MID_PHRASE = 1.4  # all 'bout it: a word before, a small letter after, no stop between
OPEN_SMALL_AFTER_STOP = 1.0  # dead! 'deed she is: a quotation would begin with a capital
CLOSE_AFTER_WORD = 0.9  # speech ends with a stop before its mark

# Apostrophes.
NO_WORD_BESIDE = 6.0
AFTER_DIGIT = -1.0  # the 1920's
DECADE = -1.0  # the '90s
YEAR = 0.2  # the class of '09
HABIT = 0.0  # a word that this text clips again and again
SURELY_ELIDED = -2.0  # 'tis, 'em
LIKELY_ELIDED = 0.4  # 'cross, which is a word as well
H_DROPPED = -0.3  # 'ouse
H_DROPPED_BUT_A_WORD = 1.6  # 'art
BUT_COMMON = 3.6  # 'at, 'is: the word is far more frequent than the hat
LONE_LETTER = 0.8  # 'n', 'd; but a, i and o begin sentences
HAVE = -0.5  # I'd 'a' gone
LETTER_QUOTED = 4.0  # an 's': a letter between two marks is its name, but for 'n'
RESTORED = 0.6  # not a word of this text, and one with its start put back
UNKNOWN_WORD = 2.2
KNOWN_WORD = 4.2
CAPITAL = 5.5  # a quotation's first word has a capital, a clipped word seldom
CLIPPED_END = 0.2  # o' th' an'
G_DROPPED = 0.6  # walkin', nothin'
PLURAL_OWNER = 1.4  # the boys' books
PLURAL_ELSEWHERE = 2.4  # the books are the boys'
UNKNOWN_END = 1.2
KNOWN_END = 3.0
# Where one word is clipped, the next is likelier so: for each in the block, and at most.
DIALECT = 0.2
DIALECT_MOST = 1.2

# Primes: five feet ten is 5′ 10″. Only after a digit.
INCHES = 3.0
FEET = 2.6
BETWEEN_DIGITS = 0.0  # 5'10

# A curly mark was set by somebody, or by a word processor, which sets 'tis the wrong way.
SET = {"“": (OPEN, 5.0), "”": (CLOSE, 5.0), "‘": (OPEN, 2.0), "`": (OPEN, 2.0), "``": (OPEN, 5.0)}
STRAIGHT = frozenset(("'", '"', "''"))
SET_RIGHT_SINGLE = 5.0  # a ’ opens nothing
TRUSTED = 9.0  # in a text that sets its elisions the right way

DIALECTS_OWN = round(LIKELY_ELIDED * UNIT)  # an apostrophe up to here tells of a dialect
REMEMBERED = 20_000  # prices; a novel has some thousand different ones

Costs = dict[str, float]  # by role; one that is missing cannot be
MEASURE: Costs = {PRIME: 0.0}
SETTLED: dict[str, Costs] = {"\\'": {APOSTROPHE: 0.0}, '\\"': MEASURE}  # the author has said so

WORD = re.compile(r"[^\W\d_]+")
WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
YEARS = re.compile(r"\d\d(s|ers?)?\b")
HAVE_BESIDE = re.compile(r" ['’‘]a\b|a['’] ")
MODAL = re.compile(r"(?:['’]d|ould|must|might) (?:['’]a)?\Z")
LETTER_ALONE = re.compile(r"[^\W\d_nN]['’](?!\w)")
LETTER_BEFORE = re.compile(r"(?<!\w)['‘][^\W\d_nN]\Z")
NOUN_NEXT = re.compile(r" [^\W\d_]")


class Prices:
    """What each role costs the signs of one text.

    The price of a sign depends on what stands beside it, and is remembered by that: a page of
    nothing but quotation marks says the same again and again.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """The words of the text tell what may be an apostrophe."""
        self._vocabulary = vocabulary
        self._known: dict[tuple[str | bool, ...], Price] = {}

    def of(self, found: Sequence[Sign], text: str) -> list[Price]:
        """What each role would cost each of the signs `found` in the block `text`.

        >>> from bookforge.fix.quotation.signs import signs, tokens
        >>> text = "'Twas so."
        >>> found = signs(text, tokens(doubled=False, curly=True))
        >>> [price] = Prices(Vocabulary(text)).of(found, text)
        >>> dict(zip(ROLES, price))["apostrophe"] < min(price[:2])
        True
        """
        prices = [self._price(sign, text) for sign in found]
        clipped = sum(apostrophe <= DIALECTS_OWN for _, _, apostrophe, _ in prices)
        discount = _whole(min(clipped * DIALECT, DIALECT_MOST))
        return [_discounted(price, discount) for price in prices] if clipped else prices

    def _price(self, sign: Sign, text: str) -> Price:
        before = after = ""
        if not sign.double:
            before = text[max(0, sign.at - WIDEST) : sign.at]
            after = text[sign.end : sign.end + WIDEST]
        beside = (sign.left, sign.right, sign.before, sign.after, before, after)
        key = (sign.typed, sign.double, sign.measures, *beside)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = _costs(sign, text, self._vocabulary)
            opening, closing, apostrophe, prime = (_whole(found.get(role, NEVER)) for role in ROLES)
            self._known[key] = opening, closing, apostrophe, prime
        return self._known[key]


def _discounted(price: Price, discount: int) -> Price:
    """An apostrophe is cheaper in a dialect."""
    opening, closing, apostrophe, prime = price
    if DIALECTS_OWN < apostrophe < NEVER:
        return opening, closing, apostrophe - discount, prime
    return price


def _whole(cost: float) -> int:
    return NEVER if cost >= NEVER else round(cost * UNIT)


def _costs(sign: Sign, text: str, vocabulary: Vocabulary) -> Costs:
    if sign.measures:
        return MEASURE
    if sign.typed in SETTLED:
        return SETTLED[sign.typed]
    if sign.double and sign.left != "0":
        return _double(sign.left, sign.before, sign.after, sign.typed)
    found = _found(sign.left, sign.before, sign.after)
    if not sign.double:
        found[OPEN] += _phrase(sign, text)
        found[CLOSE] += CLOSE_AFTER_WORD if sign.left in "aA" else 0.0
        found[APOSTROPHE] = _apostrophe(sign, text, vocabulary)
    if sign.left == "0" and sign.typed in STRAIGHT:
        found[PRIME] = BETWEEN_DIGITS if sign.right == "0" else INCHES if sign.double else FEET
    return _with_evidence(found, sign.typed, vocabulary.trusted)


@lru_cache(maxsize=4096)
def _double(left: str, before: str, after: str, typed: str) -> Costs:
    """The costs of a double mark that is no prime: its surroundings tell them all."""
    return _with_evidence(_found(left, before, after), typed)


def _found(left: str, before: str, after: str) -> Costs:
    return {
        OPEN: _to_open(left, before) + OPEN_BEFORE[after],
        CLOSE: CLOSE_AFTER[before] + CLOSE_BEFORE[after],
    }


def _to_open(left: str, before: str) -> float:
    if left == "q":
        return OPEN_AFTER_SIGN.get(before, OPEN_AFTER_OTHER_SIGN)
    return OPEN_AFTER[left]


def _phrase(sign: Sign, text: str) -> float:
    """What the word before and the letter after say against opening here."""
    if sign.left != "_" or sign.after != "a" or sign.at < len("a "):
        return 0.0
    last = kind(text[sign.at - len("a ")])
    if last in "aA":
        return OPEN_MID_PHRASE
    return OPEN_SMALL_AFTER_STOP if last == "." else 0.0


def _apostrophe(sign: Sign, text: str, vocabulary: Vocabulary) -> float:
    if HAVE_BESIDE.match(text, sign.at - 1) and MODAL.search(text, sign.at - 8, sign.at):
        return HAVE
    if LETTER_ALONE.match(text, sign.end) or LETTER_BEFORE.search(text, sign.at - 2, sign.at):
        return LETTER_QUOTED
    if sign.left in "aA":
        word = WORD_BEFORE.search(text, max(0, sign.at - WIDEST), sign.at)
        return _trailing(word[0].lower() if word else "", text, sign.end, vocabulary)
    if sign.left == "0":
        return AFTER_DIGIT if sign.right in "aA" else NO_WORD_BESIDE
    if sign.right in "aA":
        word = WORD.match(text, sign.end, sign.end + WIDEST)
        return _leading(word[0] if word else "", vocabulary)
    year = YEARS.match(text, sign.end)
    return NO_WORD_BESIDE if not year else DECADE if year[1] else YEAR


def _leading(word: str, vocabulary: Vocabulary) -> float:
    """An apostrophe that stands for the lost start of `word`."""
    small = word.lower()
    for words, cost in ((vocabulary.elided, SURELY_ELIDED), (vocabulary.lost_start, HABIT)):
        if small in words:
            return cost
    if vocabulary.is_english:
        return _leading_english(word, vocabulary)
    if word[:1].isupper():
        return CAPITAL
    return _known(small, KNOWN_WORD, UNKNOWN_WORD, vocabulary)


def _leading_english(word: str, vocabulary: Vocabulary) -> float:
    small = word.lower()
    for words, cost in (
        (PERHAPS_ELIDED, LIKELY_ELIDED),
        (COMMON, BUT_COMMON),
        (DROPPED_H, H_DROPPED_BUT_A_WORD if small in vocabulary else H_DROPPED),
    ):
        if small in words:
            return cost
    if len(small) == 1 and small not in "aio":
        return LONE_LETTER
    if small not in vocabulary and vocabulary.restores(small):
        return RESTORED
    if word[:1].isupper():
        return CAPITAL
    return _known(small, KNOWN_WORD, UNKNOWN_WORD, vocabulary)


def _trailing(word: str, text: str, end: int, vocabulary: Vocabulary) -> float:
    """An apostrophe that stands for the lost end of `word`, or for an owner's s."""
    if word in vocabulary.clipped or word in vocabulary.lost_end:
        return CLIPPED_END
    if vocabulary.is_english and word.endswith(("dn", "sn")):
        return CLIPPED_END
    if (
        vocabulary.is_english
        and word.endswith("in")
        and len(word) > len("pin")
        and vocabulary.lost_g(word)
    ):
        return G_DROPPED
    if word.endswith("s"):
        return PLURAL_OWNER if NOUN_NEXT.match(text, end) else PLURAL_ELSEWHERE
    return _known(word, KNOWN_END, UNKNOWN_END, vocabulary)


def _known(word: str, known: float, unknown: float, vocabulary: Vocabulary) -> float:
    """The one cost or the other; between them in a text too short to know many words."""
    if word in vocabulary:
        return known
    return known + (unknown - known) * vocabulary.weight


def _with_evidence(found: Costs, typed: str, trusted: bool = False) -> Costs:  # noqa: FBT001, FBT002
    if typed == "’":
        found[OPEN] += TRUSTED if trusted else SET_RIGHT_SINGLE
    elif typed in SET:
        said, weight = SET[typed]
        weight = TRUSTED if trusted else weight
        for role in found:
            found[role] += 0.0 if role == said else weight
    return found
