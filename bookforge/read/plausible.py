"""How much sense a text makes, judged by its characters beyond ASCII and where they stand.

Read in a wrong encoding, a quotation mark lands inside a word, a capital between small letters, a
Greek letter in an English word. Each character beyond ASCII is worth between 1 (just where it
should be) and -1, and a text what they are worth on average.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from bookforge.read.alphabets import strangeness

BEYOND = re.compile(r"[^\x00-\x7f]")
MOST = 4000  # characters that are looked at; more say nothing new

OPENING, CLOSING = "“‘„‚«‹¿¡「『（《", "”’»›」』）》。、，！？：；"
PAUSES = "—–…―─"
EITHER = "’“”»«‘"  # a closing quote in some languages, an opening one in others
# Signs that prose has now and then; all other signs speak against the reading.
SIGNS = "°§©®™£€½¼¾²³·•†×\u00a0\u00ad\u3000※★☆"

# Where the letters of one script end and those of the next begin.
SCRIPTS = (
    (0x0000, "Latin"), (0x0250, ""), (0x0300, "mark"), (0x0370, "Greek"), (0x0400, "Cyrillic"),
    (0x0530, ""), (0x0590, "Hebrew"), (0x0600, "Arabic"), (0x0700, ""), (0x0E00, "Thai"),
    (0x0E80, ""), (0x1E00, "Latin"), (0x1F00, "Greek"), (0x2000, ""), (0x3005, "CJK"),
    (0x3008, ""), (0x3040, "CJK"), (0x3100, ""), (0x4E00, "CJK"), (0xA000, ""),
    (0xAC00, "CJK"), (0xD7B0, ""), (0xFF10, "CJK"), (0xFF5B, ""),
)  # fmt: skip
STARTS = [start for start, _ in SCRIPTS]

MARK_WORTH = 1.3  # a mark in its place; a letter can stand beside a letter by chance
PAUSE_WORTH = 1.2
LETTER_WORTH = 0.8
CAPITAL_WORTH = 0.5
ALONE_WORTH = 0.3
SIGN_WORTH = 0.3
STRANGE = 2.0  # what it costs if no language has such letters together


def plausibility(text: str) -> float:
    """What the characters of `text` beyond ASCII are worth on average, from -1 to 1.

    >>> plausibility("don’t, “naïve” café") > plausibility("donÆt, ôna‹veö cafÈ")
    True
    """
    worths = list(_worths(text))
    if not worths:
        return 0
    return sum(worths) / len(worths) - STRANGE * strangeness(Counter(text))


def _worths(text: str) -> Iterator[float]:
    for count, found in enumerate(BEYOND.finditer(text)):
        if count == MOST:
            return
        at = found.start()
        yield _worth(text[max(0, at - 1) : at], found[0], text[at + 1 : at + 2])


def _worth(before: str, it: str, after: str) -> float:
    """What `it` is worth between the characters `before` and `after` (empty at the edges)."""
    if it in PAUSES:
        return PAUSE_WORTH
    if it in OPENING or it in CLOSING:
        return MARK_WORTH if _stands(before, it, after) else -1
    if it in SIGNS:
        return SIGN_WORTH
    if not it.isalpha() and _script(it) != "mark":
        return -1
    return _letter_worth(before, it, after)


def _stands(before: str, it: str, after: str) -> bool:
    """Whether the quotation mark `it` stands where one may open or close, or an apostrophe may."""
    if it == "’" and before.isalpha() and after.isalpha():
        return True
    opens = not before.isalnum() or _script(before) == "CJK"
    closes = not after.isalnum() or _script(after) == "CJK"
    if it in EITHER:
        return opens != closes or not (before + after).isspace()
    return opens if it in OPENING else closes and not before.isspace()


def _letter_worth(before: str, it: str, after: str) -> float:
    script = _script(it)
    beside = {_script(letter) for letter in before + after if letter.isalpha()}
    if not script or beside - {script, "mark"}:
        return -1
    if it.isupper() and before.islower():
        return -1
    if not beside:
        return ALONE_WORTH
    if it.isupper() and after.isupper():
        return LETTER_WORTH
    return CAPITAL_WORTH if it.isupper() else LETTER_WORTH


def _script(letter: str) -> str:
    return SCRIPTS[bisect_right(STARTS, ord(letter)) - 1][1] if letter else ""
