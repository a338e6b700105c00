"""The quotation marks and apostrophes of a block, each with what stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

DOUBLES = frozenset(('"', "“", "”", "``", "''", "″", '\\"', *"„«»「」"))
PRIMES = frozenset("′″")
# An apostrophe between letters can be nothing else: it is no sign, and needs no reading.
# Chinese and Japanese set no spaces, so there it may be a quotation mark.
WIDE = "\u2e80-\u9fff"
INNER = re.compile(rf"['`´‘’](?<=[^\W\d_{WIDE}].)(?=[^\W\d_{WIDE}])")  # the mark first: faster
# 5'10" and 40° 26' 46": marks that measure. Group names would say less than the shape does.
MEASURES = (
    re.compile(r"\d(['`´‘’]) ?\d{1,2}(?:\.\d+|[½¼¾]| \d/\d)?([\"“”]|''|``)"),
    re.compile(r"\d(['`´‘’]|[\"“”]) ?[x×] ?\d+(['`´‘’\"“”])?"),
    re.compile(r"\d° ?\d{1,2}(['`´‘’])(?: ?\d{1,2}(?:\.\d+)?([\"“”]|''|``))?"),
)
ANY = "\"'`´“”‘’„‚«»‹›"
MARK = re.compile(rf"[{ANY}′″「」『』]")  # without one there are no signs
FIGURE = re.compile(r"\d")
FIRST_WIDE = "\u2e80"
WIDEST = 24  # characters of a word that are looked at; longer ones are in no table

CLASSES = (
    (".", ".!?。！？"),
    (",", ",;:，、；："),
    ("…", "…"),
    ("-", "-"),
    ("—", "—–―⸺⸻"),
    ("(", "([{„‚«‹¿¡「『（"),
    (")", ")]}»›」』）"),
    ("q", "\"'`´“”‘’′″"),
)


@dataclass(slots=True)
class Sign:
    """One mark: where it is, what was typed, and its surroundings.

    `left` and `right` are the classes of the characters that touch it ("q" for another sign),
    `before` and `after` those of the first characters past all signs that touch it.
    """

    at: int
    end: int
    typed: str
    double: bool
    left: str
    right: str
    before: str
    after: str
    measures: bool = False

    @property
    def kind(self) -> str:
        """The kind of quotation that it could open: D(ouble) or S(ingle)."""
        return "D" if self.double else "S"


def tokens(*, doubled: bool, curly: bool) -> re.Pattern[str]:
    r"""What counts as a sign: two singles as one double if `doubled`, “ ” ‘ ’ if `curly`.

    A mark after a backslash is one as well. What is in the group "row" is none: five marks or
    more in a row are some ornament, or a rule.
    """
    pair = "''" if doubled else r"(?<=\d)''"
    return re.compile(
        rf"(?P<row>(?P<mark>[{ANY}])(?P=mark){{4,}})"
        rf"|\\[\"']|(?<!`)``(?!`)|{pair}|[\"'`´′″{'“”‘’' if curly else ''}]"
    )


def signs(text: str, token: re.Pattern[str]) -> list[Sign]:
    """All signs of `text` in their order, inner apostrophes left out.

    >>> found = signs("“So?” I'd say.", tokens(doubled=False, curly=True))
    >>> [(sign.at, sign.before, sign.after) for sign in found]
    [(0, '^', 'A'), (4, '.', '_')]
    """
    if not MARK.search(text):
        return []
    inner = {hit.start() for hit in INNER.finditer(text)}
    measures = set(_measures(text))
    found: list[Sign] = []
    for hit in token.finditer(text):
        at, end = hit.span()
        if at not in inner and not hit["row"]:
            left, right = _touching(text, at, end)
            double = hit[0] in DOUBLES
            prime = at in measures or hit[0] in PRIMES
            found.append(Sign(at, end, hit[0], double, left, right, left, right, prime))
    _look_past(found)
    return found


def begins(found: Sequence[Sign]) -> str:
    """The kinds of the signs that a block begins with.

    >>> begins(signs("“‘So,’ he said.”", tokens(doubled=False, curly=True)))
    'DS'
    """
    kinds = ""
    end = 0
    for sign in found:
        if sign.at != end or len(kinds) > 2:  # noqa: PLR2004
            break
        kinds += sign.kind
        end = sign.end
    return kinds


def _measures(text: str) -> list[int]:
    if not FIGURE.search(text):
        return []
    hits = (hit for pattern in MEASURES for hit in pattern.finditer(text))
    return [hit.start(group) for hit in hits for group in (1, 2)]


def _touching(text: str, start: int, end: int) -> tuple[str, str]:
    left, right = text[start - 1 : start], text[end : end + 1]
    if left == "-" and text[max(0, start - 2) : start] == "--":
        left = "—"
    if right == "-" and text[end : end + 2] == "--":
        right = "—"
    return kind(left), kind(right)


def _look_past(found: list[Sign]) -> None:
    """A neighbour's `before` and `after` are one's own if nothing stands between."""
    for last, sign in pairwise(found):
        if last.end == sign.at:
            sign.before = last.before
    for sign, following in zip(found[-2::-1], found[:0:-1], strict=True):
        if sign.end == following.at:
            sign.after = following.after
    for sign in found:  # what looks like a sign and is none: another language's, or code's
        sign.before = sign.before.replace("q", "*")
        sign.after = sign.after.replace("q", "*")


@lru_cache(maxsize=4096)
def kind(character: str) -> str:
    """The class of a character: what it says about a quotation mark beside it.

    ^ nothing   _ space   a A 0 letters and digits   . , stops   … dots   - — dashes
    ( ) brackets   q another sign   * all else

    >>> [kind(character) for character in "x! —"]
    ['a', '.', '_', '—']
    """
    if not character:
        return "^"
    for name, members in CLASSES:
        if character in members:
            return name
    if character.isspace():
        return "_"
    if character.isalpha() and character < FIRST_WIDE:
        return "A" if character.isupper() else "a"
    return "0" if character.isdigit() else "*"
