"""The EPUB 3 backend: pages, pictures and metadata, packed by ebooklib and then made canonical.

ebooklib is used for what it does well, the package document and the zip. Its EpubHtml reads
XHTML with an HTML parser and can lose text, so pages are plain items, written and strictly parsed
here; its navigation lacks roles and landmarks, so that is an item too; it cannot give the package
a language and dates its entries by the clock, which `canonical` mends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from ebooklib import epub as untyped
from lxml import etree

from bookforge.book import Book
from bookforge.language import direction
from bookforge.settings import Settings
from bookforge.settings.epub import EDITION
from bookforge.theme import Theme
from bookforge.write import kepub, package, page_marks
from bookforge.write.contents import navigation, ncx
from bookforge.write.cover import cover
from bookforge.write.made import Made
from bookforge.write.openings import chosen
from bookforge.write.pages import STYLE, Page, cover_file, encoded, pages
from bookforge.write.parts import Part, parts
from bookforge.write.phrases import IMAGES
from bookforge.write.words import Words, words_of

ebooklib_epub: Any = untyped
FOLDER = "EPUB"
XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the package; `properties` are those of its line in the manifest."""

    id: str
    file: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()


def epub(book: Book, theme: Theme, settings: Settings) -> Made:
    """The book as an EPUB 3.3 file."""
    words = words_of(book.meta.language)
    language = book.meta.language
    set_ = pages(book, words, chosen(theme, settings).openings)
    told = (Part(page.id, encoded(page, language)) for page in set_)
    marked = page_marks.marked(told, book.edition)
    cut = parts(kepub.spanned(marked) if settings.kepub else marked)
    shown = tuple(kepub.framed(cut) if settings.kepub else cut)
    files = (Item(part.id, part.file, XHTML, part.data) for part in shown)
    items = (*_items(book, theme, words, page_marks.page_list(shown)), *files)
    raw = _packed(book, items, tuple(part.id for part in shown), settings)
    opf = f"{FOLDER}/content.opf"
    beside = {EDITION: book.memory.encode()} if book.memory else {}
    return Made(package.canonical(raw, opf, language, settings.modified, beside))


def _items(
    book: Book, theme: Theme, words: Words, numbered: tuple[tuple[str, str], ...]
) -> Iterator[Item]:
    """What is no page; `numbered` are label and address of each page of the printed book."""
    ways = navigation(book, words) + page_marks.navigation(numbered, words.page.capitalize())
    menu = Page("nav", words.contents, "frontmatter", ways)
    yield Item("nav", menu.file, XHTML, encoded(menu, book.meta.language), ("nav",))
    yield Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx(book, words, numbered))
    style = f"{theme.book_css}\n{theme.epub_css}".encode()
    yield Item("style", STYLE, "text/css", style)
    front = cover(book, theme)
    yield Item("cover-image", cover_file(book), front.media_type, front.data, ("cover-image",))
    images = {picture.image.name: picture.image for picture in book.pictures if picture.image}
    for number, image in enumerate(images.values(), 1):
        yield Item(f"picture-{number}", f"{IMAGES}/{image.name}", image.media_type, image.data)


def _packed(
    book: Book, items: tuple[Item, ...], spine: tuple[str, ...], settings: Settings
) -> bytes:
    """The zip file that ebooklib makes of all this."""
    made = ebooklib_epub.EpubBook()
    made.metadata = {}  # ebooklib begins with a random identifier
    made.IDENTIFIER_ID = "pub-id"
    made.FOLDER_NAME = FOLDER
    made.direction = direction(book.meta.language)
    for fact in package.facts(book, words_of(book.meta.language), settings):
        _add(made, fact)
    for name, content in package.old_facts(book.meta).items():
        made.add_metadata("OPF", "meta", "", {"name": name, "content": content})
    files: dict[str, Any] = {}
    for item in items:
        files[item.id] = file = ebooklib_epub.EpubItem(
            item.id, item.file, item.media_type, item.data
        )
        file.properties = list(item.properties)
        made.add_item(file)
    made.spine = [files[id_] for id_ in spine]  # by their ids each would be searched for
    options = {
        "mtime": datetime.fromtimestamp(settings.modified, UTC),
        "epub3_pages": False,
        "raise_exceptions": True,
    }
    target = BytesIO()
    ebooklib_epub.write_epub(target, made, options)
    return target.getvalue()


def _add(made: Any, fact: package.Fact) -> None:  # noqa: ANN401 - ebooklib has no types
    etree.Element("meta").text = fact.value  # refuses what XML forbids; ebooklib would drop it
    attributes = {"id": fact.id, "refines": fact.about and f"#{fact.about}", "scheme": fact.scheme}
    if not fact.dc:
        attributes["property"] = fact.name
    known = {name: value for name, value in attributes.items() if value}
    made.add_metadata("DC" if fact.dc else "OPF", fact.name, fact.value, known)
