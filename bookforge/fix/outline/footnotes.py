"""Which signs in the text belong to which footnotes.

Footnotes that stand together are a list. It belongs to the text between it and the list before,
and only if the signs there are, in order, those of the list, each once. If one is missing or too
many, nothing is certain, and all of it stays as it was typed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.footnote_signs import LISTED, PARTNERS, Sign, call_signs, head_sign
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.ornaments import ornament

TO_BRACKET = 12  # blocks of a footnote in brackets
TO_STAR = 12  # blocks from a star to what it stands for
DEEPER = 2  # columns that the further paragraphs of a footnote are set in


class Call(NamedTuple):
    """A sign in the text: the block it stands in, and the sign with offsets in the text."""

    block: int
    sign: Sign


class Footnote(NamedTuple):
    """A footnote: its blocks from `first` to `last` (excluded), and the sign it begins with."""

    first: int
    last: int
    sign: Sign


class Pairing(NamedTuple):
    """A list of footnotes with the signs that stand for them; `title` is the list's, or -1."""

    calls: tuple[Call, ...]
    footnotes: tuple[Footnote, ...]
    title: int


def pairings(text: str, blocks: Sequence[Block]) -> Iterator[Pairing]:
    """The lists of footnotes that pair off with signs in the text above them."""
    start = 0
    for title, footnotes in _lists(blocks):
        above = range(start, footnotes[0].first)
        calls = _calls(text, blocks, above, footnotes)
        if [call.sign.key for call in calls] == [footnote.sign.key for footnote in footnotes]:
            yield Pairing(tuple(calls), footnotes, title)
        start = footnotes[-1].last


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[Footnote, ...]]]:
    """Runs of footnotes, each with the block that announces it, or -1."""
    found: list[Footnote] = []
    title = begun = -1
    i = 0
    while i < len(blocks):
        said = blocks[i].said
        footnote = None if blocks[i].kept else _footnote(blocks, i, listed=title >= 0)
        if footnote:
            begun = begun if found else title
            found.append(footnote)
            i = footnote.last
            continue
        if LISTED.fullmatch(said):
            title = i
        elif not (ornament(said) or headline(said)) or call_signs(said):
            if found:
                yield begun, tuple(found)
            found, title = [], -1
        i += 1
    if found:
        yield begun, tuple(found)


def _footnote(blocks: Sequence[Block], i: int, *, listed: bool) -> Footnote | None:
    sign = head_sign(blocks[i].said, listed=listed)
    if not sign:
        return None
    if sign.kind == "gutenberg":
        for last in range(i, min(len(blocks), i + TO_BRACKET)):
            if blocks[last].said.endswith("]"):
                return Footnote(i, last + 1, sign)
        return None
    last = i + 1
    while sign.kind == "caret" and last < len(blocks) and _goes_on(blocks, i, last):
        last += 1
    return Footnote(i, last, sign)


def _goes_on(blocks: Sequence[Block], i: int, last: int) -> bool:
    return blocks[last].indent >= blocks[i].indent + DEEPER and not head_sign(blocks[last].said)


def _calls(
    text: str, blocks: Sequence[Block], above: range, footnotes: Sequence[Footnote]
) -> list[Call]:
    """The signs above a list that could stand for one of its footnotes."""
    wanted = {(kind, one.sign.key) for one in footnotes for kind in PARTNERS[one.sign.kind]}
    starred = any(one.sign.key[0] in "*†‡" for one in footnotes)
    first = max(above.start, above.stop - TO_STAR) if starred else above.start
    return [
        Call(i, sign)
        for i in range(first, above.stop)
        for sign in _placed(text, blocks[i])
        if (sign.kind, sign.key) in wanted
    ]


def _placed(text: str, block: Block) -> Iterator[Sign]:
    """The signs in a block, with offsets in the whole text."""
    for sign in call_signs(text[block.start : block.end]):
        yield sign._replace(start=block.start + sign.start, end=block.start + sign.end)
