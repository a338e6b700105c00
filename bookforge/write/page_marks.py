"""The pages of a printed edition, marked in an e-book where they begin.

A page's mark is an empty element before its very first character, within a word or emphasis if
need be (EPUB Accessibility 1.1, section 4.3; DPUB-ARIA 1.1, doc-pagebreak). At the beginning of
a paragraph it stands inside, so that it goes with it to the reader's next screen; only before
headings, ornaments and what else the book says itself it is a block of its own, for in a heading
it would be read out as a part of its name.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Literal, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name

from bookforge.book import Edition, PageStart, Region
from bookforge.write.parts import Part
from bookforge.write.tree import TYPE, XHTML, Place, parsed, put_in, serialised

ITEM, BREAK, ASIDE, SPAN = (f"{XHTML}{tag}" for tag in ("li", "hr", "aside", "span"))
HEADINGS = {f"{XHTML}{tag}" for tag in ("h1", "h2", "h3")}
LINKS = ("doc-noteref", "doc-backlink", "doc-footnote")  # roles of what is no text of the author's
NOTE_LINK, BACK = "note-link", "back"  # classes of paragraphs of such links
OWN = {f"{XHTML}{tag}" for tag in ("header", "footer")}
OWN_HEADINGS = ("notice", "seriespage")  # types of pages whose headings the author did not write
# By the type of a section, else by that of the body that it stands in.
REGIONS: dict[str, Region] = {
    "titlepage": "title",
    "toc": "contents",
    "frontmatter": "front",
    "bodymatter": "story",
    "appendix": "notes",
    "afterword": "notes",
    "backmatter": "back",
}
SIGN = re.compile(r"\S")
ROLE = "doc-pagebreak"
MARK = re.compile(rf'role="{ROLE}" id="([^"]*)" aria-label="([^"]*)"')


def marked(files: Iterable[Part], edition: Edition | None) -> tuple[Part, ...]:
    """The same files, with a mark where each page of `edition` begins."""
    files = tuple(files)
    if edition is None:
        return files
    roots = [parsed(file.data) for file in files]
    regions = {region: _Walk(edition.pages, region) for region in REGIONS.values()}
    for root in roots:
        body = root[-1]
        for section in body:
            kind = section.get(TYPE, "")
            region = REGIONS.get(kind) or REGIONS.get(body.get(TYPE, ""))
            if region and kind != "cover":
                regions[region].section(section)
    for walk in regions.values():
        walk.end()
    return tuple(Part(file.id, serialised(root)) for file, root in zip(files, roots, strict=True))


class _Spot(NamedTuple):
    """Where a mark goes: before a character of a text, before an element, or behind all in it."""

    element: Element
    place: Place | Literal["before", "last"]
    at: int
    label: str


class _Walk:
    """The way through a region: how many of its characters were passed, and what waits there.

    `own` is the first thing since the last of these that the book says itself.
    """

    def __init__(self, pages: Iterable[PageStart], region: Region) -> None:
        self.named = region in {"notes", "back"}  # by the book itself
        self.waiting = deque(page for page in pages if page.region == region)
        self.passed = 0
        self.own: Element | None = None
        self.last: Element | None = None
        self.spots: list[_Spot] = []

    def section(self, section: Element) -> None:
        """Find the places of the pages that begin in a section."""
        kind = section.get(TYPE)
        self.last, self.own = section, None
        if kind == "toc":
            self._contents(section)
            return
        for element, place in _texts(section, own=self.named or kind in OWN_HEADINGS):
            if place is None:
                self.own = element if self.own is None else self.own
            else:
                self._text(element, place)
        while len(self.waiting) > 1 and self.waiting[1].at == self.passed:
            self._without_text()  # for what comes next opens on a page of its own

    def end(self) -> None:
        """Mark what was found, the last place of a text first."""
        while self.waiting and self.last is not None:
            self._without_text()
        for spot in self.spots:
            if spot.place == "before":
                spot.element.addprevious(_mark(spot.label))
            elif spot.place == "last":
                spot.element.append(_mark(spot.label))
        for spot in reversed(self.spots):
            if spot.place == "text" or spot.place == "tail":  # noqa: PLR1714 - so types are told
                put_in(spot.element, spot.place, spot.at, _mark(spot.label))

    def _text(self, element: Element, place: Place) -> None:
        text = getattr(element, place) or ""
        signs = [sign.start() for sign in SIGN.finditer(text)] if self.waiting else []
        for at in signs:
            while self.waiting and self.waiting[0].at == self.passed:
                self.spots.append(self._spot(self.waiting.popleft(), element, place, at))
            self.passed += 1
            self.own = None

    def _spot(self, page: PageStart, element: Element, place: Place, at: int) -> _Spot:
        if page.voiced and self.own is not None:
            return _Spot(self.own, "before", 0, page.label)
        heading = _heading(element)
        if heading is not None:
            return _Spot(heading, "before", 0, page.label)
        return _Spot(element, place, at, page.label)

    def _without_text(self) -> None:
        """A page that has nothing of the author's, as a link to a note alone."""
        label = self.waiting.popleft().label
        if self.own is not None:
            self.spots.append(_Spot(self.own, "before", 0, label))
        elif self.last is not None:
            self.spots.append(_Spot(self.last, "last", 0, label))

    def _contents(self, section: Element) -> None:
        lines = list(section.iter(ITEM))
        while self.waiting:
            page = self.waiting.popleft()
            if page.at and page.at < len(lines):
                self.spots.append(_Spot(lines[page.at], "text", 0, page.label))
            else:
                self.spots.append(_Spot(section[0], "before", 0, page.label))


def _texts(element: Element, *, own: bool) -> Iterator[tuple[Element, Place | None]]:
    """The texts of the author's in an element; and, as None, what stands there besides.

    `own` says that headings are not the author's. A way back is passed over: in print it stays on
    the page of what it ends.
    """
    kind = element.get("class")
    if element.get("role") in LINKS or kind == BACK:
        return
    if element.tag in {BREAK, *OWN} or kind == NOTE_LINK or (own and element.tag in HEADINGS):
        yield element, None
        return
    yield element, "text"
    for inner in element:
        yield from _texts(inner, own=own or element.tag == ASIDE)
        yield inner, "tail"


def _heading(element: Element) -> Element | None:
    """The heading that an element is or stands in."""
    while element.tag not in HEADINGS:
        holder = element.getparent()
        if holder is None:
            return None
        element = holder
    return element


def _mark(label: str) -> Element:
    mark = etree.Element(SPAN, {TYPE: "pagebreak"})
    for name, value in (("role", ROLE), ("id", f"page-{label}"), ("aria-label", label)):
        mark.set(name, value)
    return mark


def page_list(files: Iterable[Part]) -> tuple[tuple[str, str], ...]:
    """The label and the address of every page that is marked in files, in order."""
    return tuple(
        (label, f"{file.file}#{id_}")
        for file in files
        for id_, label in MARK.findall(file.data.decode())
    )


def navigation(pages: Sequence[tuple[str, str]], name: str) -> str:
    """The list of pages for the navigation document (EPUB 3.3, section 7.4.4), if there are any."""
    if not pages:
        return ""
    lines = "".join(f'<li><a href="{href}">{escape(label)}</a></li>\n' for label, href in pages)
    return (
        '\n<nav epub:type="page-list" role="doc-pagelist" id="page-list"'
        f' aria-label="{escape(name)}" hidden="hidden">\n<ol>\n{lines}</ol>\n</nav>'
    )


def targets(pages: Sequence[tuple[str, str]], order: Iterator[int]) -> str:
    """The list of pages for the NCX (ANSI/NISO Z39.86, section 8.4), if there are any."""
    if not pages:
        return ""
    lines = "".join(
        f'<pageTarget id="target-{number}" {_kind(label)} playOrder="{next(order)}">'
        f"<navLabel><text>{escape(label, quote=False)}</text></navLabel>"
        f'<content src="{href}"/></pageTarget>\n'
        for number, (label, href) in enumerate(pages, 1)
    )
    return f"<pageList>\n{lines}</pageList>\n"


def _kind(label: str) -> str:
    return f'type="normal" value="{label}"' if label.isdecimal() else 'type="front"'
