"""What can be wrong with a page of an EPUB: its text, links, pictures, scripts and style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from bookforge.check.stores import style
from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import (
    REMOTE,
    TYPE,
    Element,
    Item,
    Opened,
    Unreadable,
    elements,
    line_of,
    local,
    parsed,
    resolved,
    strings,
    text_of,
)
from bookforge.check.stores.pictures import cover

XLINK = "{http://www.w3.org/1999/xlink}href"
DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=")
COMMENT = re.compile(rb"<!--(.*?)(?:-->|\Z)", re.DOTALL)
ENTITY = re.compile(rb"<!ENTITY\s")
DOCTYPE = 4096  # bytes in which a page declares what it declares
LARGE = 256 * 1024  # bytes of one page
POPUP = (9, 5000)  # characters of a note that Kobo shows over the page
PAGE = 1024  # characters that Google counts as a page
FEWEST = 4  # pages
FILE_TITLE = re.compile(r"(?i)untitled|unknown|\S+[-_]split[-_]\d+|\S+\.x?html?")


class Link(NamedTuple):
    """A link of a page: where it leads to, its epub:type, its line."""

    path: str
    id: str
    type: str
    line: int


@dataclass(slots=True)
class Seen:
    """What is known of all pages after the last: for rules that need more than one."""

    bodies: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    lengths: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    links: list[tuple[str, Link]] = field(default_factory=list[tuple[str, Link]])
    pages: int = 0
    breaks: str = ""  # a file with page markers
    broken: bool = False  # a file could not be read


def find(book: Opened) -> Iterator[Found]:
    """The findings about pages, and about the links between them."""
    seen = Seen()
    front = cover(book)
    shown = {item.path for item in book.spine}
    for item in book.pages():
        if item.path not in book.names or book.encrypted(item.path):
            continue
        try:
            data = book.data(item.path)
            yield from _bytes(data, item.path)
            root = parsed(data)
        except Unreadable as bad:
            seen.broken = True
            yield Found(bad.code, f"It cannot be read: {bad}.", item.path, bad.line)
            continue
        yield from _title(item, root, book)
        for finder in (_pictures, _scripts, _remote, _styles):
            yield from finder(item, root)
        if item.path in shown and "nav" not in item.properties:
            yield from _size(data, item.path)
            yield from _text(item, root, seen)
            yield from _cover_page(item, root, front.path if front else "")
        _remember(item, root, seen)
    yield from _links(seen)
    yield from _whole(book, seen)


def _bytes(data: bytes, path: str) -> Iterator[Found]:
    if not DECLARED.match(data.lstrip()):
        yield Found("no-encoding", "The page does not declare its encoding.", path, 1)
    if ENTITY.search(data[:DOCTYPE]):
        yield Found("entities", "The page declares entities of its own.", path)
    for comment in COMMENT.finditer(data):
        if b"--" in comment[1]:
            line = data.count(b"\n", 0, comment.start()) + 1
            yield Found("comment-hyphens", "A comment holds two hyphens.", path, line)
            break


def _size(data: bytes, path: str) -> Iterator[Found]:
    if len(data) > LARGE:
        yield Found("large-page", f"The page has {len(data) / 1000:,.0f} kB.", path)


def _title(item: Item, root: Element, book: Opened) -> Iterator[Found]:
    """The title of a page; that of the book is told of once, in the catalogue."""
    titles = elements(root, "/x:html/x:head/x:title")
    text = " ".join(text_of(titles[0]).split()) if titles else ""
    name = item.path.rpartition("/")[2]
    if text and text in book.titles:
        return
    if not text or FILE_TITLE.fullmatch(text) or text in {name, name.rpartition(".")[0]}:
        said = f"The page is called “{text}”." if text else "The page has no title."
        yield Found("page-title", said, item.path, line_of(titles[0]) if titles else 0)


def _pictures(item: Item, root: Element) -> Iterator[Found]:
    for image in elements(root, "//x:img[not(@alt)]"):
        yield Found("no-alt", "A picture has no words.", item.path, line_of(image))


def _scripts(item: Item, root: Element) -> Iterator[Found]:
    path = (
        "//x:script[not(@type) or contains(@type, 'script') or @type='module']"
        " | //*[@onload or @onclick or @onerror or @onmouseover]"
        " | //x:a[starts-with(@href, 'javascript:')]"
    )
    for element in elements(root, path)[:1]:
        yield Found("script", "The page runs a script.", item.path, line_of(element))


def _remote(item: Item, root: Element) -> Iterator[Found]:
    """What a reader would have to fetch to show the page; a link that is followed is none."""
    for element in elements(root, "//x:*[@src] | //x:link[@href] | //x:object[@data]"):
        address = next(filter(None, map(element.get, ("src", "href", "data"))), "")
        if REMOTE.match(address):
            yield Found("remote", "It is fetched from the web.", item.path, line_of(element))


def _styles(item: Item, root: Element) -> Iterator[Found]:
    for sheet in elements(root, "//x:style"):
        yield from style.sheet(text_of(sheet), item.path, line_of(sheet) - 1)
    for element in elements(root, "//*[@style]"):
        tag = str(element.tag).rpartition("}")[2]
        yield from style.attribute(element.get("style", ""), tag, item.path, line_of(element))


def _text(item: Item, root: Element, seen: Seen) -> Iterator[Found]:
    body = next(iter(elements(root, "/x:html/x:body")), None)
    count = len("".join(strings(body, ".//text()"))) if body is not None else 0
    seen.pages += max(1, -(-count // PAGE))
    pictures = ("img", "image", "svg", "object", "video", "audio", "hr", "math", "iframe")
    if not count and not any(_holds(root, tag) for tag in pictures):
        yield Found("empty-page", "There is nothing on the page.", item.path)


def _holds(root: Element, tag: str) -> bool:
    return bool(elements(root, f"//*[local-name()='{tag}'][1]"))


def _cover_page(item: Item, root: Element, front: str) -> Iterator[Found]:
    images = elements(root, "//x:body//x:img | //x:body//*[local-name()='image']")
    sources = [image.get("src", "") or image.get(XLINK, "") for image in images]
    if front not in [resolved(item.path, source) for source in sources if local(source)]:
        return
    if strings(root, "//x:body//text()[normalize-space()]") or len(images) > 1:
        yield Found("cover-page", "The cover shares its page.", item.path, line_of(images[0]))
    elif not (images[0].get("alt", "").strip() or "}img" not in str(images[0].tag)):
        yield Found("no-alt", "The cover has no words.", item.path, line_of(images[0]))


def _remember(item: Item, root: Element, seen: Seen) -> None:
    """Note the links of a page, and how much text each place of it has that links lead to."""
    for link in elements(root, "//x:a[contains(@href, '#')]"):
        address = link.get("href", "")
        if local(address):
            path, id_ = resolved(item.path, address), address.partition("#")[2]
            seen.links.append((item.path, Link(path, id_, link.get(TYPE, ""), line_of(link))))
    for body in elements(root, "/x:html/x:body[@id]"):
        seen.bodies.add((item.path, body.get("id", "")))
    for id_, length in _lengths(root):
        seen.lengths[item.path, id_] = length
    if elements(root, "//*[contains(@ops:type, 'pagebreak')][1]"):
        seen.breaks = seen.breaks or item.path


def _lengths(root: Element) -> Iterator[tuple[str, int]]:
    """Each id and the count of characters in its element, in one walk over the page."""
    total = 0
    starts: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        if event == "start":
            starts.append(total)
            total += len((element.text or "").strip())
            continue
        began = starts.pop()
        if id_ := element.get("id"):
            yield id_, total - began
        total += len((element.tail or "").strip())


def _links(seen: Seen) -> Iterator[Found]:
    for path, link in seen.links:
        if (link.path, link.id) in seen.bodies:
            yield Found("body-link", f"A link leads to the body “{link.id}”.", path, link.line)
        length = seen.lengths.get((link.path, link.id), POPUP[0])
        if "noteref" in link.type and not POPUP[0] <= length <= POPUP[1]:
            said = f"The note “{link.id}” has {length:,} characters."
            yield Found("note-length", said, path, link.line)


def _whole(book: Opened, seen: Seen) -> Iterator[Found]:
    if seen.pages < FEWEST and not seen.broken and not book.locked:
        yield Found("few-pages", f"The book has about {seen.pages} pages.")
    if seen.breaks and not _listed(book):
        yield Found("pages-unlisted", "Page markers are in no list.", seen.breaks)


def _listed(book: Opened) -> bool:
    for item in book.items.values():
        if "nav" in item.properties and item.path in book.names:
            try:
                return bool(elements(book.tree(item.path), "//x:nav[@ops:type='page-list']"))
            except Unreadable:
                return True
    return False
