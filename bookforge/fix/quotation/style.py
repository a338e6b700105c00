"""The marks that a house style sets, and what the marks of a text mean before they are reset."""

import re
from collections import Counter
from dataclasses import dataclass

from bookforge.draft import House
from bookforge.fix.inline.typography import ENGLISH, Typography
from bookforge.fix.quotation.path import CLOSE, OPEN
from bookforge.fix.quotation.survey import is_english

OPENERS, CLOSERS = "“‘„‚«‹「『", "”’»›」』"
ALL = OPENERS + CLOSERS
DOUBLES = frozenset("“”„«»「」")
GUILLEMETS = frozenset("«»‹›")
TOKEN = re.compile(rf"(?P<row>([{ALL}])\2{{4,}})|[{ALL}]")
# No-break spaces belong to the guillemets beside them, so they are no spaces here.
LEADING = re.compile(
    rf"(?:(?<=^)|(?<=[ \n\t(\[—–¿¡{ALL}]))[{ALL}](?=[^\s.,;:!?)—–]|[\u00a0\u202f][^:;!?])",
    re.MULTILINE,
)
TRAILING = re.compile(rf"(?<=[^ \n\t(\[])[{ALL}](?=[\s.,;:!?)\]—–…{ALL}]|\Z)")
# A glyph that is seen this often the other way round means both, or in truth the other.
SELDOM, MOSTLY = 1 / 3, 3


@dataclass(frozen=True, slots=True)
class QuoteStyle:
    """The outer and the inner pair of marks, and the space inside guillemets."""

    outer: str
    inner: str
    inside: str = ""

    @property
    def kind(self) -> str:
        """The kind of the outer pair: D(ouble) or S(ingle)."""
        return kind(self.outer[0])

    def glyph(self, role: str, touches: str, *, outer: bool) -> str:
        """The glyph for a role beside the character `touches` of what it encloses."""
        pair = self.outer if outer else self.inner
        return with_space(pair[0] if role == OPEN else pair[1], role, self.inside, touches)


def with_space(glyph: str, role: str, space: str, touches: str) -> str:
    """The glyph, with `space` towards the character that it `touches` if it is a guillemet."""
    if glyph not in GUILLEMETS or not touches or touches.isspace():
        return glyph
    return f"{glyph}{space}" if role == OPEN else f"{space}{glyph}"


def quote_style(house: House, language: Typography) -> QuoteStyle | None:
    """What the house asks for in this language; None if marks stay as they are."""
    match house.quotes:
        case "keep" | "off":
            return None
        case "guillemets":
            pairs = language.guillemets
            return QuoteStyle(pairs[:2], pairs[2:], language.inside)
        case "locale":
            if language.outer == "S":
                return QuoteStyle(language.single, language.double, language.inside)
            return QuoteStyle(language.double, language.single, language.inside)
        case "double" | "single":
            double, single = language.double, language.single
            if double[0] in GUILLEMETS or single[0] in DOUBLES | GUILLEMETS:
                double, single = ENGLISH.double, ENGLISH.single
            is_double = house.quotes == "double"
            return QuoteStyle(double, single) if is_double else QuoteStyle(single, double)


def kind(glyph: str) -> str:
    """The kind of a glyph by its looks: D(ouble) or S(ingle)."""
    return "D" if glyph in DOUBLES else "S"


class Meanings:
    """What each glyph does in a text: “ opens in English and closes in German."""

    def __init__(self, text: str, language: Typography) -> None:
        """See which way each glyph turns, and which pair is the inner one of two double pairs."""
        leading = Counter(hit[0] for hit in LEADING.finditer(text))
        trailing = Counter(hit[0] for hit in TRAILING.finditer(text))
        self.roles = {glyph: _roles(glyph, leading[glyph], trailing[glyph]) for glyph in ALL}
        # The apostrophe stands where marks open and close; only its language tells.
        self.roles["’"] = (CLOSE, OPEN) if OPEN in self.roles["”"] else (CLOSE,)
        self._inner = _inner_doubles(text, language)

    def kind(self, glyph: str) -> str:
        """The kind of quotation that a glyph makes here; of two double pairs, one counts as S."""
        return "S" if glyph in self._inner else kind(glyph)

    def opens(self, text: str, at: int) -> bool:
        """Whether the glyph at `at` surely opens a quotation."""
        roles = self.roles[text[at]]
        return roles == (OPEN,) or (OPEN in roles and LEADING.match(text, at) is not None)


def _roles(glyph: str, leading: int, trailing: int) -> tuple[str, ...]:
    usual, other = (OPEN, CLOSE) if glyph in OPENERS else (CLOSE, OPEN)
    same, contrary = (leading, trailing) if usual == OPEN else (trailing, leading)
    if contrary > MOSTLY * same:
        return (other,)
    return (usual, other) if contrary > SELDOM * same else (usual,)


def _inner_doubles(text: str, language: Typography) -> frozenset[str]:
    """Of guillemets and “ ”, if a text has both: the pair that stands inside the other."""
    commas, guillemets = frozenset("“”„"), frozenset("«»")
    counts = Counter(text)
    high, low = (sum(counts[glyph] for glyph in family) for family in (commas, guillemets))
    if not high or not low:
        return frozenset()
    if not is_english(language) and language.double[0] not in "“„”" and low * 2 >= high:
        return commas
    return commas if low > high else guillemets
