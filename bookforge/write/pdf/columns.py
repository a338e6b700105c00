"""A chapter as one column: what stands in it, measured before any page ends.

WeasyPrint lays the chapter out once as if its page were endless, paragraphs of ours as one block
each. From that we know every height and every white between, margins collapsed and all, and need
not reckon as it does.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.fitting import RECTO, Block, Choice, Column, Form, fitted, pages
from bookforge.write.pdf.paragraphs import Box, Paragraph

PageBox: TypeAlias = Any

FIRM = 6  # lines; where WeasyPrint's own blocks have more, it shall end the pages itself
ORNAMENT = "hr"
TOPMOST = 1300.0  # the cost of an ornament that begins a page: better one that lacks two lines
AIRY = 40.0  # the cost of a line more of white
WHITE = 0.9  # lines that stand apart by at least so much may do so by more
UNKNOWN = 1_000_000  # the page that a cut ends, before any is laid out


class Part(NamedTuple):
    """A block of lines in the column; one that is `joined` may not begin a page."""

    box: Box
    joined: bool
    parts: bool


class UnfitError(Exception):
    """The column holds something that is not for us to part."""


def fit(page: PageBox) -> int:
    """Choose how the chapter on that endless page is set: in how many pages; 0 for not at all.

    The line boxes that it was made from are told how many lines they have, and before which of
    them a page ends.
    """
    try:
        parts = list(_parts(page.children[0], joined=False, parts=True))
        blocks = list(_blocks(parts))
    except UnfitError:
        return 0
    own = Counter(block.line for block in blocks if block.parts)
    if not own:
        return 0
    column = Column(page.height, own.most_common(1)[0][0])
    start = parts[0].box.border_box_y() - page.content_box_y()
    choices = fitted(blocks, column, start)
    if choices is None:
        return 0
    for part, choice in zip(parts, choices, strict=True):
        _settle(part.box.children[0], choice)
    return pages(choices)


def _parts(box: Box, *, joined: bool, parts: bool) -> Iterator[Part]:
    """The blocks of lines in a block box, in order."""
    if not box.is_in_normal_flow() or type(box).__name__ != "BlockBox":
        raise UnfitError
    whole = _avoids(box, "break_inside")
    if box.children and type(box.children[0]).__name__ == "LineBox":
        yield Part(box, joined, parts and not whole)
        return
    before: Box | None = None
    for child in box.children:
        if not hasattr(child, "children"):
            raise UnfitError
        tied = joined if before is None else whole or not parts or _ties(before, child)
        yield from _parts(child, joined=tied, parts=parts and not whole)
        before = child


def _ties(before: Box, after: Box) -> bool:
    return _edge_avoids(before, "break_after", -1) or _edge_avoids(after, "break_before", 0)


def _edge_avoids(box: Box, name: str, edge: int) -> bool:
    """Whether a box, or what stands at that edge of it, avoids a break there."""
    while True:
        if _avoids(box, name):
            return True
        if not box.children or type(box.children[edge]).__name__ != "BlockBox":
            return False
        box = box.children[edge]


def _avoids(box: Box, name: str) -> bool:
    return str(box.style[name]).startswith("avoid")


def _blocks(parts: list[Part]) -> Iterator[Block]:
    bottom: float | None = None
    for part, after in zip_longest(parts, parts[1:]):
        box, lines = part.box, part.box.children
        top = box.border_box_y()
        gap = 0.0 if bottom is None else top - bottom
        bottom = top + box.border_height()
        head = lines[0].position_y - top
        height = lines[-1].position_y + lines[-1].height - lines[0].position_y
        own: Paragraph | None = lines[0].__dict__.get("bookforge_paragraph")
        if own is None and (len(lines) > FIRM or any(map(_is_strange, lines))):
            raise UnfitError
        line = height / own.lines if own else height
        yield Block(
            gap,
            head,
            line,
            bottom - top - head - height,
            _forms(box, own, 0.0 if part.joined else gap, line),
            joined=part.joined,
            tied=after is not None and after.joined,
            parts=part.parts and own is not None,
            orphans=box.style["orphans"],
            widows=box.style["widows"],
            begins=TOPMOST if box.element_tag == ORNAMENT else 0.0,
        )


def _forms(box: Box, own: Paragraph | None, gap: float, line: float) -> tuple[Form, ...]:
    """The ways to set a block: with more white too, where there is some already.

    That is a line round an ornament, half a line beside a letter or verse.
    """
    forms = own.forms() if own else (Form(1, 0.0),)
    if box.element_tag == ORNAMENT and box.style["height"] != "auto":
        return *forms, forms[0]._replace(cost=AIRY, white=line)
    if gap < WHITE * line:
        return forms
    return *forms, *(form._replace(cost=form.cost + AIRY / 2, white=line / 2) for form in forms)


def _is_strange(line: Box) -> bool:
    return type(line).__name__ != "LineBox"


def _settle(line: Box, choice: Choice) -> None:
    origin = line.bookforge_origin
    origin.bookforge_cuts = {cut.line: UNKNOWN for cut in choice.cuts}
    if choice.form.white:
        origin.bookforge_white = choice.form.white
    own: Paragraph | None = line.__dict__.get("bookforge_paragraph")
    if own is not None:
        turns = {cut.line - 1 for cut in choice.cuts if cut.divided and cut.side == RECTO}
        own.choose(choice.form.lines, frozenset(turns))
