"""Puts the parts of a book, each laid out on its own, together to one document.

Each part opens on a recto, so its pages know their side without knowing their number. What does
depend on numbers comes last: the notes say which page they go back to, the contents where
chapters begin, and running heads and folios are drawn onto finished pages (furniture.py). The
document is WeasyPrint's own, which writes links, outline, and one subset of each font.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, TypeAlias

from bookforge.book import Book
from bookforge.language import direction
from bookforge.write.pdf.collect import Gathered, Piece
from bookforge.write.pdf.drawing import MARK, ROOM
from bookforge.write.pdf.drawn import SCALE, Fonts, area, blank_stream, blanks, content, marked
from bookforge.write.pdf.furniture import SPECIMEN, Furniture, Heads
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.leaves import Area, Glyphs, Leaf, Section, merged
from bookforge.write.pdf.marks import END, FURNITURE, MarkedPage
from bookforge.write.pdf.sections import sections

Document: TypeAlias = Any
LaidPage: TypeAlias = Any
Pdf: TypeAlias = Any

LINK = re.compile(r'<a (?=[^>]*href="#([^"]*)")')
NOTHING = zlib.compress(b"")


@dataclass(slots=True)
class Bound:
    """A book whose pages are known: `document` to write, and what is drawn on top of pages."""

    document: Document
    first: int  # the page, from 0, that the story begins on
    over: dict[int, bytes] = field(default_factory=dict[int, bytes])  # by page, from 0


@dataclass(slots=True)
class _Binder:
    press: Press
    furniture: Furniture
    pages: list[LaidPage] = field(default_factory=list[LaidPage])
    heads: list[tuple[int, Heads] | None] = field(default_factory=list[tuple[int, Heads] | None])
    used: list[Section] = field(default_factory=list[Section])

    def add(self, piece: Piece, html: str, section: Section | None) -> None:
        """Add a part; what could not be drawn beforehand is laid out now and drawn at the end."""
        if section is not None:
            self.used.append(section)
        made = (
            section.leaves if section else _drawable(self.press, self.press.part(html, bare=True))
        )
        if len(self.pages) % 2 and made:
            self.pages.append(_blank(self.pages[-1]))
            self.heads.append(None)
        for number, page in enumerate(made):
            kind = number if number == 0 else 2 - number % 2
            self.pages.append(page)
            self.heads.append((kind, Heads(piece.verso, piece.recto)))

    def folios(self) -> dict[str, str]:
        """The number of the page that each anchor stands on."""
        return {
            name: str(number)
            for number, page in reversed(list(enumerate(self.pages, 1)))
            for name in page.anchors
        }


def bound(press: Press, gathered: Gathered, furniture: Furniture) -> Bound:
    """The book, laid out part by part."""
    binder = _Binder(press, furniture)
    story = [gathered.page(_numbered(piece.html, _room)) for piece in gathered.story]
    for piece, html, section in zip(gathered.story, story, sections(press, story), strict=True):
        binder.add(piece, html, section)
    for piece in gathered.back:
        html = gathered.page(_numbered(piece.html, binder.folios().get))
        binder.add(piece, html, *sections(press, [html]))
    folios = binder.folios()
    front = press.part(gathered.page(*(_numbered(html, folios.get) for html in gathered.front)))
    opening = _drawable(press, front)
    if len(opening) % 2:
        opening.append(_blank(opening[-1]))
    document = front.copy([*opening, *binder.pages])
    document.fonts.update(_fonts(furniture, merged(binder.used)))
    over = dict(_over(binder, document, folios, len(opening)))
    return Bound(document, len(opening), over)


def _drawable(press: Press, document: Document) -> list[LaidPage]:
    """The pages of a document that WeasyPrint is to draw."""
    return marked(document.pages) if press.tagged else list(document.pages)


def _over(
    binder: _Binder, document: Document, folios: Mapping[str, str], first: int
) -> Iterator[tuple[int, bytes]]:
    """What is drawn on each page besides what is laid out on it.

    It comes after that, which has left the page counting from its top, in pt.
    """
    for number, (page, heads) in enumerate(zip(binder.pages, binder.heads, strict=True)):
        if heads is None:
            continue
        stream, _ = blank_stream(page, document.fonts)
        with stream.stacked():
            stream.transform(a=SCALE, d=SCALE)
            numbers = list(_numbers(binder, page, document, folios))
            if isinstance(page, Leaf) and numbers:
                page.content = _filled(page.content, numbers)
            elif isinstance(page, MarkedPage):
                page.numbers = numbers
            else:
                stream.stream += numbers
            stream.stream += [FURNITURE] * binder.press.tagged
            binder.furniture.draw(stream, *heads, number + 1)
            stream.stream += [END] * binder.press.tagged
        yield first + number, content(stream)


def _numbers(
    binder: _Binder, page: LaidPage, document: Document, folios: Mapping[str, str]
) -> Iterator[bytes]:
    """What is to be drawn in the room that a page has for the numbers of others."""
    for blank in blanks(page, binder.press.compositor.faces):
        stream, _ = blank_stream(page, document.fonts)
        with stream.stacked():
            binder.furniture.fill(stream, blank, folios.get(blank.target, ""))
        yield content(stream)


def _filled(deflated: bytes, numbers: Sequence[bytes]) -> bytes:
    """The content stream of a page with these numbers in the room left for them."""
    parts = zlib.decompress(deflated).split(MARK)
    filled = (part for pair in zip_longest(parts, numbers, fillvalue=b"") for part in pair)
    return zlib.compress(b"".join(filled), 6)


def _fonts(furniture: Furniture, used: Mapping[str, Glyphs]) -> Fonts:
    """The fonts of finished pages, each with the glyphs that are used of it."""
    fonts = {key: font for key, font in furniture.fonts.items() if font.hash in used}
    for font in fonts.values():
        font.widths, font.to_unicode = used[font.hash]
        font.bookforge_words = {}
    return fonts


def _blank(after: LaidPage) -> Leaf:
    """An empty page after that one, whose margins it mirrors."""
    width, text = after.width * SCALE, area(after)
    mirrored = Area(width - text.right, text.top, width - text.left, text.bottom)
    return Leaf(after.width, after.height, mirrored, NOTHING, {}, {}, [], [])


def _numbered(html: str, number: Callable[[str], str | None]) -> str:
    """`html`, each link in it with the number of the page it leads to."""
    return LINK.sub(lambda link: f'<a data-page="{number(link[1]) or ""}" ', html)


def _room(target: str) -> str:
    del target
    return ROOM


def specimen(press: Press, gathered: Gathered) -> Furniture | None:
    """What pages carry besides text; None if it is not to be drawn by us."""
    laid = press.part(gathered.page(_numbered(SPECIMEN, _room)))
    made = Furniture(laid, press.compositor.faces)
    press.names = {font.hash for font in made.fonts.values()}
    heads = {head for piece in gathered.parts for head in (piece.verso, piece.recto)}
    return made if all(map(made.can_say, heads)) else None


def is_apart(book: Book) -> bool:
    """Whether the parts of a book can be laid out apart: where the first page is a right one."""
    return bool(book.chapters) and direction(book.meta.language) == "ltr"


def whole(press: Press, gathered: Gathered, book: Book) -> Bound:
    """The book, laid out by WeasyPrint in one go."""
    laid = press.whole(gathered.whole)
    document = laid.copy(_drawable(press, laid))
    start = book.chapters[0].id if book.chapters else ""
    found = (number for number, page in enumerate(document.pages) if start in page.anchors)
    return Bound(document, next(found, len(document.pages)))
