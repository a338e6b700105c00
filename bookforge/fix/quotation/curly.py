"""What curly marks can be, and what that costs: they say more than straight ones.

All but ’ have one meaning in a text. That one is a closing mark or an apostrophe, and what a
straight mark's surroundings tell is sharpened here, for an opening ‘ is certain now: a quotation
that began in mid-sentence a few words ago wants to end; one that began the paragraph does not
end in mid-sentence after a word, as in the boys’ dog.
"""

import re
from collections.abc import Iterator, Sequence

from bookforge.fix.quotation.costs import Prices
from bookforge.fix.quotation.path import APOSTROPHE, NEVER, OPEN, ROLES, UNIT, Price
from bookforge.fix.quotation.signs import Sign
from bookforge.fix.quotation.style import Meanings
from bookforge.fix.quotation.words import Vocabulary

BESIDE = 60  # characters within which a few quoted words end
ENDS_IN_MID_SENTENCE = 2.0
ENDS_BEFORE_STOP = 2.0  # in a text that sets its stops inside the marks
ENDS_FEW_WORDS = -0.6
G_DROPPED = -0.5  # walkin’, whether or not the text has "walking"

GOES_ON = re.compile(r"([ -])[^\W\d_A-Z]")
STOPS = (".", ",")
STOP_INSIDE, STOP_OUTSIDE = re.compile(r"[.,]’"), re.compile(r"\w’[.,]")
MOSTLY = 10  # times as often; apostrophes before a stop are not rare


class Curly:
    """The prices of the curly marks of one text."""

    def __init__(self, text: str, meanings: Meanings, language: str) -> None:
        """Learn the text's words, and on which side of its marks it sets stops."""
        self._meanings = meanings
        self._prices = Prices(Vocabulary(text, language))
        inside, outside = (len(p.findall(text)) for p in (STOP_INSIDE, STOP_OUTSIDE))
        self._stops_inside = inside > MOSTLY * outside

    def prices(self, seen: Sequence[Sign], text: str) -> Iterator[Price]:
        """What each role would cost each mark; what its glyph cannot be costs all there is."""
        few_words = -BESIDE  # where a quotation last began in mid-sentence
        for sign, price in zip(seen, self._prices.of(seen, text), strict=True):
            glyph = text[sign.at]
            roles = self._meanings.roles[glyph]
            if glyph == "’":
                near = sign.at - few_words < BESIDE
                yield _lawful(self._sharpened(price, text, sign, near=near), (*roles, APOSTROPHE))
            else:
                yield _lawful(price, roles)
            if roles == (OPEN,):
                few_words = sign.at if sign.before != "^" else -BESIDE

    def _sharpened(self, price: Price, text: str, sign: Sign, *, near: bool) -> Price:
        opening, closing, apostrophe, prime = price
        if sign.left in "aA":
            goes_on = GOES_ON.match(text, sign.end)
            if goes_on and not (near and goes_on[1] == " "):
                closing += int(ENDS_IN_MID_SENTENCE * UNIT)
            if self._stops_inside and text[sign.end : sign.end + 1] in STOPS:
                closing += int(ENDS_BEFORE_STOP * UNIT)
        if near:
            closing += int(ENDS_FEW_WORDS * UNIT)
        if text[max(0, sign.at - 2) : sign.at] == "in":
            apostrophe += int(G_DROPPED * UNIT)
        return opening, closing, apostrophe, prime


def _lawful(price: Price, roles: Sequence[str]) -> Price:
    opening, closing, apostrophe, prime = (
        cost if role in roles else NEVER for role, cost in zip(ROLES, price, strict=True)
    )
    return opening, closing, apostrophe, prime
