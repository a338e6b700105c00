"""What an EPUB says, read back from its bytes as a reader would: by container, package and spine.

Nothing is taken from the writer: pages are known by their epub:type, and what the book says in its
own voice (cover, contents, links to notes and back, the names above the notes) by role and tag.
"""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Literal, cast, get_args
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name

from bookforge.check.reading import Reading

Share = Literal["story", "notes", "front", "title", "footnotes", "back"]

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
}
XHTML = f"{{{NAMES['x']}}}"
TYPE = "{http://www.idpf.org/2007/ops}type"
BLOCKS = {
    f"{XHTML}{tag}"
    for tag in (
        *("section", "aside", "blockquote", "figure", "figcaption", "p"),
        *("h1", "h2", "h3", "hr", "br"),
    )
}
HEADINGS = {f"{XHTML}{tag}" for tag in ("h1", "h2", "h3")}
ASIDE = f"{XHTML}aside"
PICTURE, UNTOLD = f"{XHTML}img", "untold"  # and a picture with no words of the author's
PAGE_BREAK = "doc-pagebreak"
APART = ("doc-noteref", "doc-backlink", "doc-footnote")
OWN = {f"{XHTML}{tag}" for tag in ("header", "footer")}  # what the book says of itself
LARGE = etree.XMLParser(huge_tree=True)  # a paragraph may be of any length
SHARES: dict[str, Share] = {
    "chapter": "story",
    "volume": "story",
    "part": "story",
    "prologue": "story",
    "epilogue": "story",
    "epigraph": "front",
    "dedication": "front",
    "copyright-page": "front",
    "seriespage": "front",
    "notice": "front",
    "titlepage": "title",
    "appendix": "notes",
    "afterword": "notes",
    "acknowledgments": "back",
    "contributors": "back",
}
NAMED = ("notice", "seriespage")  # pages of the front whose headings the author did not write


def reading(data: bytes) -> Reading:
    """The words of a finished EPUB.

    Raises:
        zipfile.BadZipFile: it is no zip file.
        KeyError: a file that it names is not in it.
        lxml.etree.XMLSyntaxError: a file is not well-formed XML.

    """
    shares: dict[Share, list[str]] = {share: [] for share in get_args(Share)}
    pictures: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as book:
        package, path = _package(book)
        for share, section, headings in _sections(book, package, path):
            shares[share] += _lines(section, headings=headings)
            shown = _found(section, ".//x:img")
            pictures += (_digest(book, path, picture.get("src", "")) for picture in shown)
            for note in _found(section, ".//x:aside[@role='doc-footnote']"):
                note.set("role", "")
                shares["footnotes"] += _lines(note, headings=False)
    told = {share: "\n".join(lines) for share, lines in shares.items()}
    return Reading(about=_about(package), drawn=False, pictures=tuple(pictures), **told)


def page_marks(data: bytes) -> tuple[tuple[str, str, int], ...]:
    """The label of each page that is marked, its share, and the author's characters before it.

    White space is not counted.
    """
    passed: Counter[str] = Counter()
    marks: list[tuple[str, str, int]] = []
    with zipfile.ZipFile(BytesIO(data)) as book:
        for share, section, headings in _sections(book, *_package(book)):
            for picture in _found(section, ".//x:img"):
                picture.set("class", UNTOLD)  # on paper nothing describes it
            for piece, label in _pieces(section, headings=headings):
                marks += [(label, share, passed[share])] if label else []
                passed[share] += len("".join(piece.split()))
    return tuple(marks)


def _digest(book: zipfile.ZipFile, path: str, file: str) -> str:
    """What tells a file from all others; empty if there is none of that name beside `path`."""
    place = posixpath.join(posixpath.dirname(path), file)
    return sha256(book.read(place)).hexdigest() if place in book.NameToInfo else ""


def _package(book: zipfile.ZipFile) -> tuple[Element, str]:
    """The package document and its name."""
    container = etree.fromstring(book.read("META-INF/container.xml"))
    path = _found(container, "//c:rootfile")[0].attrib["full-path"]
    return etree.fromstring(book.read(path)), path


def _sections(
    book: zipfile.ZipFile, package: Element, path: str
) -> Iterator[tuple[Share, Element, bool]]:
    """The sections of the book in order, each told whether its headings are the story's."""
    for file in _spine(package):
        place = posixpath.join(posixpath.dirname(path), file)
        page = etree.fromstring(book.read(place), LARGE)
        behind = _found(page, "/x:html/x:body")[0].get(TYPE) == "backmatter"
        for section in _found(page, "//x:section[not(ancestor::x:section)]"):
            if share := SHARES.get(section.get(TYPE, "")):
                share = "back" if behind and share == "front" else share
                own = share in ("notes", "back") or section.get(TYPE) in NAMED
                yield share, section, not own


def _spine(package: Element) -> Iterator[str]:
    """The files of the book in the order of reading."""
    files = {item.attrib["id"]: item.attrib["href"] for item in _found(package, "//opf:item")}
    for line in _found(package, "//opf:spine/opf:itemref"):
        yield unquote(files[line.attrib["idref"]])


def _about(package: Element) -> str:
    told = (
        element.text or ""
        for name in ("title", "creator", "description")
        for element in _found(package, f"//opf:metadata/dc:{name}")
    )
    return "\n".join(line for text in told for line in text.split("\n") if line)


def _lines(section: Element, *, headings: bool) -> list[str]:
    """The text of a section, a block a line; without headings where they are not the story's."""
    text = "".join(piece for piece, _ in _pieces(section, headings=headings))
    return [line for line in text.split("\n") if line]


def _pieces(element: Element, *, headings: bool) -> Iterator[tuple[str, str]]:
    """The text of an element in pieces, and, each with an empty one, the labels of marked pages."""
    if element.get("role") in APART or element.tag in OWN:
        return
    if element.tag in HEADINGS and not headings:
        return
    if element.get("role") == PAGE_BREAK:
        yield "", element.get("aria-label", "")
    headings = headings and element.tag != ASIDE  # a heading in it says only that it is a note
    border = "\n" if element.tag in BLOCKS else ""
    yield border + (element.text or ""), ""
    if element.tag == PICTURE and element.get("class") != UNTOLD:
        yield f"\n{element.get('alt', '')}\n", ""
    for inner in element:
        yield from _pieces(inner, headings=headings)
        yield inner.tail or "", ""
    yield border, ""


def _found(root: Element, path: str) -> list[Element]:
    return cast("list[Element]", root.xpath(path, namespaces=NAMES))
