"""The signs that may be emphasis, each with whether it could open or close there."""

import re
from dataclasses import dataclass

from bookforge.fix.inline.units import Cover, Unit

# Tags: only these, for all other words in angle brackets are the story's own; and with attributes
# only as they are written, so that <I am Ann> is none.
SIZES = {
    "[i": 1, "[u": 1, "[em": 1, "[b": 2, "[strong": 2,
    "<i": 1, "<u": 1, "<em": 1, "<cite": 1, "<b": 2, "<strong": 2,
}  # fmt: skip
ATTRIBUTES = (
    r"""(?:\s{1,9}[a-z-]{1,20}=(?:"[^"<>\n]{0,200}"|'[^'<>\n]{0,200}'|[\w#%-]{1,40})){0,9}"""
)
# One to three stars or underlines; four and more are a rating, a blank, a rule.
SIGN = re.compile(
    r"[*_\[<](?:(?<=\*)(?<!\*\*)\*{0,2}(?!\*)|(?<=_)(?<!__)_{0,2}(?!_)"
    r"|(?P<tag>(?<=\[)/?(?:i|u|b|em|strong)\]|(?<=<)/(?:i|u|em|cite|b|strong)>"
    rf"|(?<=<)(?:i|u|em|cite|b|strong){ATTRIBUTES}>))",
    re.IGNORECASE,
)
TAG_NAME = re.compile(r"[\[<]/?([a-z]+)")
# /so/ is rare, and a path or a date far likelier: no second slash, no digit at the start. =So= is
# how old files of Project Gutenberg have bold words.
RARE = {
    ("/", 1): re.compile(r"(?<![\w/.:~\\])/(?=[^\W\d_])[^/\n]{1,80}(?<=[\w.,!?])/(?![\w/])"),
    ("=", 2): re.compile(r"(?<![\w=.:~<>+*-])=(?=[^\W_])[^=\n]{1,80}(?<=[\w.,!?])=(?![\w=>])"),
}
FEWEST_RARE = 3  # uses in the document
NO_BORDER = "^=@#%&~|+\\<>$"  # what never stands outside emphasis and touches it
FACES = ("-–—", ".…", "^", ";")  # ^_^ and -_- are alike on both sides
NAME = re.compile(r"\.\w")  # __init__.py
WORD = re.compile(r"[^\W_]")
GAP = re.compile(r"[\W_]")
NOWHERE = 1 << 60


@dataclass(slots=True)
class Sign:
    """One run of stars or underlines, or one tag; offsets count within its block.

    `inner` signs stand within a word, and may only pair within it. `word` and `gap` are where
    the next letter or digit, and the next character that is neither, after the sign are.
    """

    kind: str  # "*", "_", or a tag's name with its bracket, as "<em" and "[i"
    at: int
    end: int
    opens: bool
    closes: bool
    inner: bool = False
    word: int = NOWHERE
    gap: int = NOWHERE

    @property
    def is_tag(self) -> bool:
        """Whether it says itself what it is."""
        return self.kind not in "*_"

    @property
    def size(self) -> int:
        """The number of stars or underlines; a tag counts as one, or two where it is bold."""
        if self.is_tag:
            return SIZES[self.kind]
        return self.end - self.at


def signs(unit: Unit, fixed: Cover) -> list[Sign]:
    """The signs of a block that could open or close, in their order.

    >>> unit = Unit(0, "A *dry* x * y.", "prose")
    >>> [(sign.at, sign.opens, sign.closes) for sign in signs(unit, Cover([]))]
    [(2, True, False), (6, False, True)]
    """
    text = unit.text
    if not any(mark in text for mark in "*_[<"):
        return []
    hits = [
        hit
        for hit in SIGN.finditer(text)
        if not fixed.touches(unit.start + hit.start(), unit.start + hit.end())
    ]
    befores = _befores(text, hits)
    afters = _afters(text, hits)
    found = [_sign(*each) for each in zip(hits, befores, afters, strict=True)]
    _look_ahead(text, found)
    return [sign for sign in found if sign.opens or sign.closes or sign.inner]


def _befores(text: str, hits: list[re.Match[str]]) -> list[str]:
    """The character before each sign, past other stars and underlines that touch it."""
    befores: list[str] = []
    end = -1
    for hit in hits:
        touches = hit.start() == end and not hit["tag"]
        befores.append(befores[-1] if touches else text[hit.start() - 1 : hit.start()])
        end = -1 if hit["tag"] else hit.end()
    return befores


def _afters(text: str, hits: list[re.Match[str]]) -> list[str]:
    """The character after each sign, past other stars and underlines that touch it."""
    afters: list[str] = []
    start = -1
    for hit in reversed(hits):
        touches = hit.end() == start and not hit["tag"]
        afters.append(afters[-1] if touches else text[hit.end() : hit.end() + 1])
        start = -1 if hit["tag"] else hit.start()
    return afters[::-1]


def _sign(hit: re.Match[str], before: str, after: str) -> Sign:
    at, end = hit.span()
    if hit["tag"]:
        tag = hit[0].lower()
        closes = tag[1] == "/"
        name = tag[0] + "".join(TAG_NAME.findall(tag)[:1])
        return Sign(name, at, end, not closes, closes)
    if before and after and any(before in face and after in face for face in FACES):
        return Sign(hit[0][0], at, end, opens=False, closes=False)
    opens = bool(after) and not after.isspace() and _borders(before)
    closes = bool(before) and not before.isspace() and _borders(after)
    inner = before.isalpha() and after.isalpha()
    return Sign(hit[0][0], at, end, opens, closes and not NAME.match(hit.string, end), inner)


def _borders(character: str) -> bool:
    """Whether emphasis may begin after this character, or end before it."""
    return not character or not (character.isalnum() or character in NO_BORDER)


def _look_ahead(text: str, found: list[Sign]) -> None:
    """Fill in `word` and `gap`, going back from the end."""
    word = gap = NOWHERE
    stop = len(text)
    for sign in reversed(found):
        if hit := WORD.search(text, sign.end, stop):
            word = hit.start()
        if hit := GAP.search(text, sign.end, stop):
            gap = hit.start()
        sign.word, sign.gap = word, gap
        stop = sign.at
