"""The pass that pairs the signs of footnotes with what they stand for."""

from collections.abc import Iterator

from bookforge.draft import Draft, Mark
from bookforge.fix.outline.footnotes import pairings
from bookforge.fix.titles import shown


def footnotes(draft: Draft) -> Iterator[Mark]:
    r"""Pair each sign of a footnote in the text with the footnote it stands for.

    Known are [1], (1), [^1], a raised figure, * and †, and [Footnote 1: ...] as e-texts have it.
    The footnotes stand below the paragraph or at the end of the chapter or the story. Signs and
    footnotes must pair off one to one and in order, else all of them stay in the text. In the
    book, footnotes are numbered anew in each chapter.

    >>> from bookforge.source import Source
    >>> text = "He ate zurek[1] alone.\n\n[1] A sour soup."
    >>> for mark in footnotes(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    reference footnote '[1]'
    note footnote '[1] A sour soup.'
    label footnote '[1] '
    """
    blocks = shown(draft)
    for pairing in pairings(draft.text, blocks):
        for call in pairing.calls:
            yield Mark("reference", call.sign.start, call.sign.end, "footnote")
        for footnote in pairing.footnotes:
            first, last = blocks[footnote.first], blocks[footnote.last - 1]
            yield Mark("note", first.start, last.end, "footnote")
            yield Mark("label", first.start, first.start + footnote.sign.end, "footnote")
            if footnote.sign.kind == "gutenberg":
                yield Mark("label", last.end - 1, last.end, "footnote")
        if pairing.title >= 0:
            title = blocks[pairing.title]
            yield Mark("frame", title.start, title.end, "title of footnotes")
