"""The ways into an EPUB: menu, NCX, landmarks, list of pages."""

import re
from collections.abc import Iterator

from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import (
    NCX_TYPE,
    Element,
    Item,
    Opened,
    Unreadable,
    elements,
    line_of,
    resolved,
    strings,
    text_of,
)

DEEPEST = 2  # levels of contents
MANY_LANDMARKS = 8
FEW_LINES = 2  # of contents, which need no page of their own
FILE_NAME = re.compile(r"(?i)[\w-]+\.x?html?(?:#\S*)?")


def find(book: Opened) -> Iterator[Found]:
    """The findings about navigation."""
    menu = next((item for item in book.items.values() if "nav" in item.properties), None)
    old = next((item for item in book.items.values() if item.media_type == NCX_TYPE), None)
    if not menu:
        yield Found("no-nav", "There is no navigation document.", book.opf)
    if not old:
        yield Found("no-ncx", "There is no NCX.", book.opf)
    nav, ncx = _tree(book, menu), _tree(book, old)
    if menu and nav is not None:
        yield from _menu(book, menu, nav)
        yield from _page_list(book, menu, nav)
    if old and ncx is not None:
        yield from _ncx(old, ncx)
    if menu and old and nav is not None and ncx is not None:
        yield from _differ(menu, nav, old, ncx)


def _tree(book: Opened, item: Item | None) -> Element | None:
    """A file that is told of elsewhere, if it cannot be read."""
    try:
        return book.tree(item.path) if item else None
    except Unreadable:
        return None


def _menu(book: Opened, menu: Item, root: Element) -> Iterator[Found]:
    lines = elements(root, "//x:nav[@ops:type='toc']//x:li/*[1]")
    for line in lines:
        text = " ".join(text_of(line).split())
        if not text or FILE_NAME.fullmatch(text):
            name = f"“{text}”" if text else "nothing"
            yield Found("contents-name", f"A line says {name}.", menu.path, line_of(line))
    deep = elements(root, f"//x:nav[@ops:type='toc']{'//x:ol' * (DEEPEST + 1)}")
    if deep:
        yield Found("deep-contents", _deep("menu"), menu.path, line_of(deep[0]))
    shown = book.spine and menu in book.spine
    hidden = elements(root, "//x:nav[@hidden]")
    if shown and hidden:
        yield Found("nav-in-spine", "A hidden list would be read.", menu.path, line_of(hidden[0]))
    yield from _landmarks(menu, root, len(lines))


def _landmarks(menu: Item, root: Element, lines: int) -> Iterator[Found]:
    kinds = strings(root, "//x:nav[@ops:type='landmarks']//x:a/@ops:type")
    said = {kind for value in kinds for kind in value.split()}
    if "bodymatter" not in said:
        yield Found("no-start", "Nothing marks where the text begins.", menu.path)
    if "toc" not in said and lines > FEW_LINES:
        yield Found("no-toc-mark", "Nothing marks the contents.", menu.path)
    if len(kinds) > MANY_LANDMARKS:
        yield Found("many-landmarks", f"There are {len(kinds)} landmarks.", menu.path)


def _page_list(book: Opened, menu: Item, root: Element) -> Iterator[Found]:
    pages = elements(root, "//x:nav[@ops:type='page-list']")
    sources = elements(book.package, "//opf:meta[@property='pageBreakSource']") or elements(
        book.package, "//opf:meta[@property='source-of']"
    )
    if pages and not sources:
        message = "The pages are those of no print edition."
        yield Found("pages-of-nothing", message, menu.path, line_of(pages[0]))
    if sources and not pages:
        message = "A print edition is named, but its pages are not listed."
        yield Found("no-page-list", message, book.opf, line_of(sources[0]))


def _ncx(old: Item, root: Element) -> Iterator[Found]:
    deep = elements(root, f"//ncx:navMap{'/ncx:navPoint' * (DEEPEST + 1)}")
    if deep:
        yield Found("deep-contents", _deep("NCX"), old.path, line_of(deep[0]))


def _deep(name: str) -> str:
    return f"The {name} has more than {DEEPEST} levels."


def _differ(menu: Item, nav: Element, old: Item, ncx: Element) -> Iterator[Found]:
    """Whether the old contents lead elsewhere than the new."""
    new = strings(nav, "//x:nav[@ops:type='toc']//x:a/@href")
    gone = strings(ncx, "//ncx:navMap//ncx:content/@src")
    if {resolved(menu.path, one) for one in new} != {resolved(old.path, one) for one in gone}:
        yield Found("contents-differ", "Menu and NCX lead to different files.", old.path)
