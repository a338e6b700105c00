"""Draws a laid out part of a book into leaves, if it is made of nothing but text."""

import importlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from bookforge.write.pdf.drawing import ROOM
from bookforge.write.pdf.faces import Faces
from bookforge.write.pdf.leaves import Area, Blank, Glyphs, Leaf, Link, Section
from bookforge.write.pdf.marks import MarkedPage
from bookforge.write.pdf.outline import NOBODY, outline
from bookforge.write.pdf.paragraphs import Box

Document: TypeAlias = Any
LaidPage: TypeAlias = Any
Stream: TypeAlias = Any
Fonts: TypeAlias = dict[int, Any]  # weasyprint.pdf.fonts.Font by the key of a face

SCALE = 0.75  # pt to a px
POINTER = "pointer"
PARTS = ("XObject", "Pattern", "Shading")  # what a page may need that is no text
FOOT = "FootnoteAreaBox"  # what WeasyPrint calls the area of notes at the foot of a page


def drawn(document: Document, faces: Faces, *, tagged: bool = False) -> Section | None:
    """The pages of `document` as leaves, `tagged` if asked; None if they hold more than text."""
    fonts: Fonts = {}
    leaves: list[Leaf] = []
    for page in marked(document.pages) if tagged else document.pages:
        stream, resources = painted(page, fonts)
        if any(resources[part] for part in PARTS) or page.forms != {None: []}:
            return None
        states = {name: dict(state) for name, state in resources["ExtGState"].items()}
        leaves.append(leaf(page, faces, zlib.compress(content(stream), 6), states))
    used = {font.hash: Glyphs(dict(font.widths), dict(font.to_unicode)) for font in fonts.values()}
    plain = not any(font.missing or font.bitmap for font in fonts.values())
    return Section(tuple(leaves), used) if plain else None


def marked(pages: Sequence[LaidPage]) -> list[LaidPage]:
    """The pages of one page of HTML, which are drawn with marks."""
    parts = outline(pages[0]) if pages else None
    return [MarkedPage(page, parts) for page in pages] if parts else []


def painted(page: LaidPage, fonts: Fonts) -> tuple[Stream, dict[str, Any]]:
    """A page as a content stream, and the resources that it names; its fonts go to `fonts`."""
    stream, resources = blank_stream(page, fonts)
    stream.transform(d=-1, f=page.height * SCALE)
    page.paint(stream, SCALE)
    return stream, resources


def blank_stream(page: LaidPage, fonts: Fonts) -> tuple[Stream, dict[str, Any]]:
    """An empty content stream for a page of that size, and its resources."""
    pydyf = importlib.import_module("pydyf")
    resources = pydyf.Dictionary(
        {name: pydyf.Dictionary() for name in ("ExtGState", "ColorSpace", *PARTS)}
    )
    made = importlib.import_module("weasyprint.pdf.stream").Stream
    room = (0, 0, page.width, page.height)
    return made(fonts, room, resources, {}, None, {}, None), resources


def content(stream: Stream) -> bytes:
    """What was drawn on a content stream."""
    told = importlib.import_module("pydyf")._to_bytes  # noqa: SLF001 - as WeasyPrint does
    return b"\n".join([i if isinstance(i, bytes) else told(i) for i in stream.stream])


def fonts_of(document: Document) -> Fonts:
    """The fonts on the first page of a document, by the keys of their faces."""
    fonts: Fonts = {}
    painted(document.pages[0], fonts)
    return fonts


def leaf(page: LaidPage, faces: Faces, content: bytes, states: dict[str, Any]) -> Leaf:
    """A weasyprint Page as a leaf with that content."""
    tagged = isinstance(page, MarkedPage)
    links = [
        (kind, target, edges, Link(page.owner(box) if tagged else NOBODY))
        for kind, target, edges, box in page.links
    ]
    return Leaf(
        page.width,
        page.height,
        area(page),
        content,
        states,
        page.anchors,
        links,
        page.bookmarks,
        tuple(blanks(page, faces)),
        page.elements if tagged else (),
        page.marks if tagged else (),
    )


def area(page: LaidPage) -> Area:
    """Where the text of a page may stand, above the notes at its foot."""
    if isinstance(page, Leaf):
        return page.area
    box = page._page_box  # noqa: SLF001 - the public Page does not tell its margins
    left, top = box.content_box_x(), box.content_box_y()
    feet = (foot.position_y for foot in box.children if type(foot).__name__ == FOOT)
    right, bottom = left + box.width, min((top + box.height, *feet))
    return Area(*(SCALE * edge for edge in (left, top, right, bottom)))


def blanks(page: LaidPage, faces: Faces) -> Iterator[Blank]:
    """The room that was left on a page for the numbers of other pages."""
    if isinstance(page, Leaf):
        yield from page.blanks
        return
    for box in tails(page):
        if box.text.endswith(ROOM):
            yield _blank(box, faces)


def tails(page: LaidPage) -> Iterator[Box]:
    """The texts that the sheet puts after what stands on a page."""
    for box in page._page_box.descendants():  # noqa: SLF001 - the public Page does not tell
        if getattr(box, "text", "") and (box.element_tag or "").endswith("::after"):
            yield box


def _blank(box: Box, faces: Faces) -> Blank:
    face = faces.of(box.style)
    room = sum(face.word(space).width for space in ROOM)
    kind = POINTER if box.element.get("class") == POINTER else "note"
    target = box.element.get("href").removeprefix("#")
    return Blank(target, kind, box.position_x + box.width - room, box.position_y + box.baseline)
