"""The whole book as one page of HTML, in the order it is bound.

half title, also by, title, copyright, dedication, epigraphs, contents, notice | the story |
the author's notes | acknowledgements, about the author, also by

Classes are those of xhtml.py and of the e-book's pages. Print adds

    section.half-title, section.copyright    pages that only a printed book has
    section.story                            a chapter or the notes: pages with running heads
    section.back                             what stands behind the notes: such pages too
    section.opening, .unnamed                the first chapter; one with no heading
    section.level-2, .level-3 ...            a chapter of a part, of a part of a part
    span.lead                                the first words of a chapter
    p.source                                 who said the epigraph
    a.pointer                                what an asterisk stands for, at the foot of its page
    span.footnote > a.number, span.line      a footnote and its paragraphs, there as well

What the running heads and the outline say stands in data-verso, data-recto and data-name.

All that the book says in its own voice is a link, a heading at least to itself: so whoever reads
the finished file can tell it from the author's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from textwrap import wrap

from bookforge.book import Book, Chapter
from bookforge.language import direction
from bookforge.theme import Theme
from bookforge.write import matter, xhtml
from bookforge.write.contents import back
from bookforge.write.openings import opened
from bookforge.write.pdf.feet import href, pointed
from bookforge.write.pdf.front import NOTES, front_pages, own_heading
from bookforge.write.pdf.titles import balanced
from bookforge.write.words import Words, words_of

# Letters of scripts that have spaces between words; the others may be broken anywhere.
OVERLONG = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]{28,}")
HEADING_LINE = 27  # characters of a chapter's title; a longer one is set in several lines
LONG_HEADING = re.compile(rf'(?<=<span class="title">)[^<]{{{HEADING_LINE},}}(?=</span></h1>)')
# Headings that are only a number; on a page of the book that says nothing, the title does.
BARE = re.compile(r"(?:\w+\s)?(?:[IVXLCDM]+|\d+)\.?|(?i:chapter|part)\s\w+(?:-\w+)?|")
LONGEST_HEAD = 44  # characters that fit over a page in letterspaced small capitals


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the book that opens on a page of its own: its HTML and its running heads."""

    html: str
    verso: str
    recto: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The book in parts: the pages before the story, its chapters, and what is behind them."""

    front: tuple[str, ...]
    story: tuple[Piece, ...]
    back: tuple[Piece, ...]  # the author's notes, and the pages that he added
    frame: tuple[str, str]  # what stands before and after the parts on a page of HTML

    @property
    def parts(self) -> tuple[Piece, ...]:
        """All that has running heads."""
        return (*self.story, *self.back)

    def page(self, *parts: str) -> str:
        """A page of HTML with these parts."""
        return "\n".join((self.frame[0], *parts, self.frame[1]))

    @property
    def whole(self) -> str:
        """The book as one page of HTML; every link in it points into it."""
        return self.page(*self.front, *(piece.html for piece in self.parts))


def collect(book: Book, theme: Theme) -> Gathered:
    """The book as HTML."""
    words = words_of(book.meta.language)
    language = escape(book.meta.language)
    start = (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction(book.meta.language)}"'
        f" style=\"--page: '{escape(words.page)}'\">\n"
        f"<head>\n<title>{escape(book.title)}</title>\n</head>\n<body>"
    )
    front = tuple(_settable(html, book, words) for html in front_pages(book, theme, words))
    return Gathered(
        front,
        tuple(_settled(piece, book, words) for piece in _story(book, theme, words)),
        tuple(_settled(piece, book, words) for piece in _back(book, words)),
        (start, "</body>\n</html>\n"),
    )


def _settled(piece: Piece, book: Book, words: Words) -> Piece:
    return replace(piece, html=_settable(piece.html, book, words))


def _settable(html: str, book: Book, words: Words) -> str:
    return OVERLONG.sub(_breakable, pointed(html, book, words))


def _story(book: Book, theme: Theme, words: Words) -> Iterator[Piece]:
    for chapter in book.chapters:
        yield _chapter(chapter, book, theme, words)


def _chapter(chapter: Chapter, book: Book, theme: Theme, words: Words) -> Piece:
    """A chapter; the only one of a book, if it has no heading, opens with the book's title.

    Where nobody knows that, it opens without.
    """
    heading = LONG_HEADING.sub(_balanced, xhtml.heading(chapter, href))
    name = chapter.name
    if not heading and len(book.chapters) == 1:
        name = book.title
        heading = own_heading(name, chapter.id) if book.meta.title else ""
    kinds = ["story", chapter.role]
    kinds += ["opening"] if chapter is book.chapters[0] else []
    kinds += [f"level-{chapter.level}"] if chapter.level > 1 else []
    kinds += [] if heading else ["unnamed"]
    title = "".join(run.value for run in chapter.title) or chapter.name
    recto = book.title if len(book.chapters) == 1 or BARE.fullmatch(title) else title
    told = xhtml.body(chapter, book, words, href)
    return _piece(
        book,
        recto or chapter.of,
        f'class="{" ".join(kinds)}" data-name="{escape(name)}" id="{chapter.id}"',
        f"{heading}{opened(chapter, told, theme.openings, theme.cap_lines)}",
        chapter.of,
    )


def _balanced(heading: re.Match[str]) -> str:
    return balanced(unescape(heading[0]), HEADING_LINE)


def _back(book: Book, words: Words) -> Iterator[Piece]:
    """The notes, and the pages that the author added behind them."""
    if book.appendix:
        yield _notes(book, words)
    for page in matter.back(book, words):
        yield _piece(
            book,
            page.name,
            f'class="story back {page.role}" data-name="{escape(page.name)}" id="{page.id}"',
            f"{own_heading(page.name, page.id)}{xhtml.body(page, book, words, href)}",
        )


def _notes(book: Book, words: Words) -> Piece:
    name = back(book, words)
    return _piece(
        book,
        name,
        f'class="story notes" data-name="{escape(name)}" id="{NOTES}"',
        f"{own_heading(name, NOTES)}{xhtml.note_sections(book, words, href)}",
    )


def _piece(book: Book, recto: str, attributes: str, html: str, story: str = "") -> Piece:
    """A section with its running heads: on a verso the author, or the title if nobody is known.

    In a collection the name of the `story` stands there.
    """
    verso = _short(story or ", ".join(book.meta.authors) or book.title)
    recto = _short(recto)
    heads = f'data-verso="{escape(verso)}" data-recto="{escape(recto)}"'
    return Piece(f"<section {attributes} {heads}>\n{html}\n</section>", verso, recto)


def _short(head: str) -> str:
    """`head`, cut at a word's end so that it fits in one line.

    >>> _short("How the Old Ferry Stopped Running, and Who Had Decided It")
    'How the Old Ferry Stopped Running, and Who…'
    """
    if len(head) <= LONGEST_HEAD:
        return head
    cut, space, _ = head[:LONGEST_HEAD].rpartition(" ")
    return (cut if space else head[: LONGEST_HEAD - 1]).rstrip(",;:.—– ") + "…"


def _breakable(word: re.Match[str]) -> str:
    """A word that fits on no line, with soft hyphens in it."""
    return "\u00ad".join(wrap(word[0], 10))
