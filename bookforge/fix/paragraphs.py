"""The pass that lays the text out: one line a paragraph, one blank line between blocks."""

from collections.abc import Iterator, Mapping

from bookforge.draft import Change, Draft, Find, Mark, Sure
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.blocks import SCENE
from bookforge.fix.lines.filled import Line
from bookforge.fix.lines.hyphens import Hyphen, hyphens
from bookforge.fix.lines.kept import kept
from bookforge.fix.lines.layout import Layout, layout
from bookforge.fix.lines.letters import letters
from bookforge.problem import Problem
from bookforge.source import Span

HYPHENS = {"hyphen": False, "no-hyphen": True}  # what [fix] says, and whether the hyphen goes
PARTED = "word parted at the line's end"
WHY = {
    "": "hard-wrapped line joined",
    "\n": "line of a stanza",
    "\n\n": "blank line between blocks",
    "\n\n\n": "wider gap between scenes",
}


def paragraphs(draft: Draft) -> Iterator[Find]:
    r"""Write each paragraph on one line, with one blank line between blocks.

    Lines that an editor wrapped by hand are joined; stanzas keep their lines and how deep
    each is set in against the others. Where no divider is drawn, a gap wider than the
    others parts two scenes, and stays wider. Letters are marked from salutation to signature.

    A line is joined without a space after a hyphen or a dash. A hyphen at a line's end stays if it
    belongs to the word; it goes if the text writes the word elsewhere in one piece, or if the
    text parts words at the margin and knows one of the two parts from nowhere else.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "They met as usual in the old drawing-\nroom, before the bell rang, and they\nsat."
    >>> draft = Draft(Source("a", text), text)
    >>> amend(draft, "paragraphs", paragraphs(draft)).text
    'They met as usual in the old drawing-room, before the bell rang, and they sat.\n'
    """
    laid = layout(draft.text)
    settled = {mark.start: HYPHENS[mark.value] for mark in _decided(draft)}
    parted = list(hyphens(laid.lines, laid.between, settled))
    for at in settled.keys() - {row.end - 1 for row in laid.lines}:
        if settled[at]:
            yield Change(at, at + 1, "", why=PARTED)
    yield from _changes(draft.text, laid, {each.line: each.sure for each in parted if each.sure})
    yield from (_doubt(laid.lines[each.line - 1], each) for each in parted if not each.sure)
    other = Cover(
        Span(mark.start, mark.end)
        for mark in draft.marked("frame", "heading", "note", "meta", "label")
    )
    story = [block for block in laid.blocks if not other.touches(block.start, block.end)]
    yield from kept(story, laid.lines)
    for span in letters(story):
        yield Mark("letter", story[span.start].start, story[span.stop - 1].end)
    yield from _soft_breaks(laid, other)


def _decided(draft: Draft) -> Iterator[Mark]:
    """The hyphens that the author settled."""
    return (mark for mark in draft.marked("decided") if mark.value in HYPHENS)


def _doubt(above: Line, hyphen: Hyphen) -> Problem:
    return Problem(
        "line-end-hyphen",
        f"The hyphen of “{hyphen.word}” stood at a line's end and was kept.",
        Span(above.end - 1, above.end),
        "If it is only the margin's, join the word in the story, or settle it under [fix] in"
        " book.toml, which `bookforge new` writes.",
        "hyphen",
    )


def _changes(text: str, laid: Layout, parted: Mapping[int, Sure]) -> Iterator[Change]:
    at = 0
    for i, (row, new) in enumerate(zip(laid.lines, laid.between, strict=True)):
        if i in parted:
            yield Change(at - 1, row.start, "", parted[i], PARTED)
        elif text[at : row.start] != new:
            yield Change(at, row.start, new, _sure(new), _why(new, at))
        at = row.end
    new = "\n" if laid.lines else ""
    if text[at:] != new:
        yield Change(at, len(text), new, Sure.CERTAIN, "white space at the end")


def _sure(new: str) -> Sure:
    return Sure.CERTAIN if new.startswith("\n\n") else Sure.LIKELY


def _why(new: str, at: int) -> str:
    return WHY[new.rstrip(" ")] if at else "white space at the beginning"


def _soft_breaks(laid: Layout, other: Cover) -> Iterator[Mark]:
    """An empty mark where each wider gap begins; only there does no change move it."""
    for above, below in zip(laid.blocks, laid.blocks[1:], strict=False):
        beside = other.touches(above.start, above.end) or other.touches(below.start, below.end)
        if laid.between[below.first].startswith(SCENE) and not beside:
            yield Mark("scene-break", above.end, above.end)
