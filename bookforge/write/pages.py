"""The pages of an e-book, in the order they are read: each one XHTML file.

Readers and screen readers find their way by epub:type (EPUB SSV 1.1) and by role (DPUB-ARIA 1.1);
both are said of every section. Every page has a title of its own, for some readers show it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from lxml import etree

from bookforge.book import Book, Chapter, Openings, Role
from bookforge.language import direction
from bookforge.write import matter, xhtml
from bookforge.write.contents import back, entries, listed, parted
from bookforge.write.news import news
from bookforge.write.openings import opened
from bookforge.write.words import Words

STYLE = "book.css"
NOTES = "notes"

# An interlude has no type of its own in the vocabulary; a role is given where there is one.
TYPES: dict[Role, str] = {
    "also-by": "seriespage",
    "copyright": "copyright-page",
    "dedication": "dedication",
    "epigraph": "epigraph",
    "acknowledgements": "acknowledgments",
    "about-author": "contributors",
    "volume": "volume",
    "part": "part",
    "chapter": "chapter",
    "prologue": "prologue",
    "interlude": "chapter",
    "epilogue": "epilogue",
}
LONG = 40  # characters; a longer title is set smaller
WITHOUT_ROLE = ("also-by", "copyright", "about-author", "volume")


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the e-book; `body` is XHTML, `title` plain text."""

    id: str
    title: str
    part: Literal["frontmatter", "bodymatter", "backmatter"]
    body: str

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.id}.xhtml"


def pages(book: Book, words: Words, openings: Openings) -> tuple[Page, ...]:
    """All pages of the book, from cover to notes."""
    return tuple(_pages(book, words, openings))


def cover_file(book: Book) -> str:
    """The name of the cover's file: one that we draw has few colours, one of the author's many."""
    return "cover.jpg" if book.cover else "cover.png"


def encoded(page: Page, language: str) -> bytes:
    """The page as a file.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed XML.
        UnicodeEncodeError: it holds half a surrogate pair.

    """
    tag = escape(language)
    data = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<!DOCTYPE html>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{tag}" xml:lang="{tag}" dir="{direction(language)}">\n'
        f"<head>\n<title>{escape(page.title, quote=False)}</title>\n"
        f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n'
        f'<body epub:type="{page.part}">\n{page.body}\n</body>\n</html>\n'
    ).encode()
    etree.fromstring(
        data, etree.XMLParser(huge_tree=True)
    )  # what is not XML would be an empty page in some readers
    return data


def _pages(book: Book, words: Words, openings: Openings) -> Iterator[Page]:
    yield _cover(book, words)
    yield _title_page(book, words)
    for page in matter.front(book, words, told=any(matter.imprint(book))):
        yield _chapter(page, book, words, matter.label(page, words), "frontmatter")
    if len(book.chapters) > 1:
        yield _contents(book, words)
    if book.warnings or matter.warned(book):
        yield _notice(book, words)
    for chapter in book.chapters:
        told = _chapter(chapter, book, words, chapter.of or book.title, "bodymatter")
        yield replace(told, body=opened(chapter, told.body, openings))
    if book.appendix:
        yield _notes(book, words)
    for page in matter.back(book, words):
        yield _chapter(page, book, words, page.name, "backmatter")


def _cover(book: Book, words: Words) -> Page:
    name = f"{words.cover}: {book.title}"
    if book.meta.authors:
        name += f" {words.by} {', '.join(book.meta.authors)}"
    picture = f'<img src="{cover_file(book)}" alt="{escape(name)}"/>'
    body = f'<section class="cover" epub:type="cover">{picture}</section>'
    return Page("cover", words.cover, "frontmatter", body)


def _title_page(book: Book, words: Words) -> Page:
    kind = ' class="long"' if len(book.title) > LONG else ""
    lines = [f"<h1{kind}>{escape(book.title, quote=False)}</h1>"]
    if book.meta.subtitle:
        lines += [f'<p class="subtitle">{escape(book.meta.subtitle, quote=False)}</p>']
    if told := matter.series(book, words):
        lines += [f'<footer class="series">{escape(told, quote=False)}</footer>']
    lines += [f'<p class="author">{escape(name, quote=False)}</p>' for name in book.meta.authors]
    body = (
        f'<section class="titlepage" epub:type="titlepage" aria-label="{escape(words.title_page)}">'
        "\n" + "\n".join(lines) + "\n</section>"
    )
    return Page("titlepage", book.title, "frontmatter", body)


def _notice(book: Book, words: Words) -> Page:
    """What a reader may want to be warned of, before anything is told."""
    told = [block for note in book.warnings for block in note.blocks]
    named = escape(matter.warned(book), quote=False)
    named = f'<header>\n<p class="flush">{named}</p>\n</header>\n' if named else ""

    def href(id_: str) -> str:
        return f"{id_}.xhtml" if book.chapter(id_) else f"#{id_}"

    body = (
        '<section class="notice" epub:type="notice" role="doc-notice"'
        ' aria-labelledby="notice-heading">\n'
        f'<h1 class="heading" id="notice-heading">{escape(words.warnings, quote=False)}</h1>\n'
        f"{named}{xhtml.warnings(book, words, href)}"
        f"{xhtml.footnotes(told, book, words, href)}\n</section>"
    )
    return Page("notice", words.warnings, "frontmatter", body)


def _contents(book: Book, words: Words) -> Page:
    body = (
        '<section class="contents" epub:type="toc" role="doc-toc"'
        ' aria-labelledby="contents-heading">\n'
        f'<h1 class="heading" id="contents-heading">{escape(words.contents, quote=False)}</h1>\n'
        f"{news(book)}{listed(entries(book, words), parted)}\n</section>"
    )
    return Page("contents", words.contents, "frontmatter", body)


def _chapter(
    chapter: Chapter,
    book: Book,
    words: Words,
    unnamed: str,
    part: Literal["frontmatter", "bodymatter", "backmatter"],
) -> Page:
    def href(id_: str) -> str:
        return f"#{id_}" if id_ in book.feet else f"{NOTES}.xhtml#{id_}"

    heading = xhtml.heading(chapter, href)
    label = (
        f'aria-labelledby="{chapter.id}-heading"' if heading else f'aria-label="{escape(unnamed)}"'
    )
    kind = TYPES[chapter.role]
    role = "" if chapter.role in WITHOUT_ROLE else f' role="doc-{kind}"'
    told = xhtml.body(chapter, book, words, href)
    told += _imprint(book) if chapter.role == "copyright" else ""
    named = (*chapter.number, *chapter.title)
    notes = xhtml.footnotes(chapter.blocks, book, words, href, named)
    body = (
        f'<section class="{chapter.role}" id="{chapter.id}" epub:type="{kind}"{role} {label}>'
        f"\n{heading}{told}{notes}\n</section>"
    )
    return Page(chapter.id, chapter.name or unnamed, part, body)


def _imprint(book: Book) -> str:
    lines = (f"<p>{escape(line, quote=False)}</p>\n" for line in matter.imprint(book) if line)
    return f"\n<footer>\n{''.join(lines)}</footer>"


def _notes(book: Book, words: Words) -> Page:
    """The appendix; or the afterword, if all there is is one word at the end of the story."""
    files = {
        id_: f"{chapter.id}.xhtml"
        for chapter in (*book.front, *book.chapters)
        for id_ in xhtml.referred(chapter)
    }

    foot = {note.id for note in book.footnotes}
    told = [block for note in book.appendix for block in note.blocks]

    def href(ref: str) -> str:
        return f"#{ref}" if ref in foot else f"{files[ref.removesuffix('-ref')]}#{ref}"

    kind, name = "afterword" if xhtml.closes(book) else "appendix", back(book, words)
    body = (
        f'<section class="notes" epub:type="{kind}" role="doc-{kind}"'
        ' aria-labelledby="notes-heading">\n'
        f'<h1 class="heading" id="notes-heading">{escape(name, quote=False)}</h1>\n'
        f"{xhtml.note_sections(book, words, href)}"
        f"{xhtml.footnotes(told, book, words, href)}\n</section>"
    )
    return Page(NOTES, name, "backmatter", body)
