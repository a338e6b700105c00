"""Emphasis that goes on in the blocks that follow: a letter in italics, say.

What opens and finds no partner in its block waits for it. A block between that opens anew at its
start, as quotations do, goes on with it; one that opens within its text begins another. Stars and
underlines must close at a block's end; tags say what they are, and may close anywhere.
"""

from collections.abc import Sequence

from bookforge.fix.inline.emphasis_pairs import Kind, Pair, Paired, kind
from bookforge.fix.inline.emphasis_signs import NOWHERE, Sign
from bookforge.fix.inline.units import Unit

# Blocks between; what was forgotten must not reach the end of the chapter. Stars and underlines may
# be notes' signs as well: unless they enclose whole blocks, only the next one is looked at.
FARTHEST, FARTHEST_SIGN = 60, 10
FIRST = 3  # characters of a block, as a quotation mark, before a sign that opens it


class Joins:
    """Goes over the blocks of a text in their order, and pairs what reaches over their ends."""

    def __init__(self, blocks: Sequence[Unit], found: Sequence[Paired]) -> None:
        """Look at `blocks` with the pairs `found` in each, which are added to."""
        self._blocks, self._found = blocks, found
        self._waiting: dict[Kind, dict[int, Sign]] = {}  # by block; the first one opens

    def join(self, text: str) -> None:
        """Pair them; a heading, and for all but tags a divider, ends what waits."""
        end = 0
        for i, unit in enumerate(self._blocks):
            if unit.shape == "heading":
                self._waiting.clear()
            elif not text[end : unit.start].isspace():
                self._waiting = {k: v for k, v in self._waiting.items() if k[0] not in "*_"}
            for sign in self._found[i].single:
                self._take(i, sign)
            end = unit.start + len(unit.text)

    def _take(self, i: int, sign: Sign) -> None:
        name = kind(sign)
        waiting = self._waiting.setdefault(name, {})
        if sign.opens:
            if i in waiting or sign.at > FIRST or len(waiting) > FARTHEST:
                waiting.clear()
            waiting[i] = sign
        elif waiting and i not in waiting and self._may_close(i, sign, waiting):
            self._close(i, sign, waiting)
            waiting.clear()

    def _may_close(self, i: int, closer: Sign, openers: dict[int, Sign]) -> bool:
        first = min(openers)
        if closer.is_tag:
            return i - first <= FARTHEST
        whole = openers[first].at <= FIRST and i - first <= FARTHEST_SIGN
        return closer.word == NOWHERE and (whole or i - first == 1)

    def _close(self, i: int, closer: Sign, openers: dict[int, Sign]) -> None:
        for j in range(min(openers), i):
            pairs, opener, end = self._found[j], openers.get(j), len(self._blocks[j].text)
            if opener is None:
                pairs.pairs.append(Pair(kind(closer), 0, end, 0, 0))
            else:
                pairs.openers.remove(opener)
                pairs.pairs.append(Pair(kind(closer), opener.at, end, opener.end - opener.at, 0))
        self._found[i].closers.remove(closer)
        width = closer.end - closer.at
        self._found[i].pairs.append(Pair(kind(closer), 0, closer.end, 0, width))
