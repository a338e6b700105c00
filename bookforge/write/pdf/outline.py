"""What of a page of HTML becomes an element of a tagged PDF: its kinds, and what is said of it.

Elements that only change how words look (em, the lead of a chapter) are none: their words belong
to what they stand in. An element is known by its number in the HTML, so what goes over a page's
end is one paragraph.
Source: ISO 32000-1, section 14.8.4 (standard structure types); ISO 14289-1, section 7.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

Box: TypeAlias = Any  # a box of weasyprint.formatting_structure.boxes
Tag: TypeAlias = Any  # an xml.etree.ElementTree.Element
LaidPage: TypeAlias = Any

NOBODY = -1  # the number of no element: what is drawn there is furniture

KINDS: dict[str, tuple[str, ...]] = {
    "section": ("Sect",),
    "aside": ("Sect",),
    "h1": ("H1",),
    "h2": ("H2",),
    "h3": ("H3",),
    "p": ("P",),
    "pre": ("P",),
    "hr": ("P",),
    "blockquote": ("BlockQuote",),
    "ol": ("TOC",),
    "li": ("TOCI",),
    "a": ("Link",),
    "figure": ("Div",),
    "img": ("Figure",),
    "figcaption": ("Caption",),
    "a.noteref": ("Reference", "Link"),
    "a.pointer": ("Note", "Link"),
    "span.footnote": ("Note",),
    "span.line": ("Span",),
    "p.list": ("L",),
}
# What is something else inside another: by the innermost kind around it, and its own.
INSIDE: dict[tuple[str, str], tuple[str, ...]] = {
    ("TOCI", "Link"): ("Reference", "Link"),
    ("Note", "Link"): ("Lbl", "Link"),
    ("Note", "Span"): ("P",),
    ("L", "Span"): ("LI", "LBody"),
}
HYPHENS = ("-", "\u2010")
LEVEL = re.compile(r"\blevel-([2-5])\b")


class Element(NamedTuple):
    """An element: its number and that of the one around it, its kinds from the outermost in.

    `said` is what is heard in place of it (a pause, a picture), or where a link leads.
    """

    number: int
    parent: int
    kinds: tuple[str, ...]
    said: str = ""
    language: str = ""


class _Place(NamedTuple):
    """Where a tag stands: in which element, of which kind, in how deep a section."""

    number: int = NOBODY
    kind: str = ""
    level: int = 1


class Outline:
    """The elements of a page of HTML."""

    def __init__(self, root: Tag) -> None:
        self._numbers: dict[Tag, int] = {}
        self._divided: dict[Tag, frozenset[str]] = {}  # the words of each up to their hyphens
        self.elements = tuple(self._found(root))

    def owner(self, box: Box) -> int:
        """The number of the element whose words a box holds."""
        return self._numbers.get(box.element, NOBODY)

    def has(self, box: Box, line: str) -> bool:
        """Whether the text that a box is of has the hyphen that its line ends in."""
        if box.element not in self._divided:
            words = "".join(box.element.itertext()).split() if box.element is not None else ()
            cuts = ((word, at + 1) for word in words for at in _hyphens(word))
            self._divided[box.element] = frozenset(word[:at] for word, at in cuts)
        return line.rsplit(maxsplit=1)[-1] in self._divided[box.element]

    def _found(self, root: Tag) -> Iterator[Element]:
        waiting = [(root, _Place())]
        while waiting:
            tag, around = waiting.pop()
            number, place = len(self._numbers), around
            kinds = _kinds(tag, around)
            if kinds:
                place = _Place(number, kinds[-1], _level(tag, around.level))
                yield Element(number, around.number, kinds, _said(tag), _language(tag))
            self._numbers[tag] = place.number
            waiting += [(child, place) for child in reversed(tag)]


def outline(page: LaidPage) -> Outline:
    """The elements of the HTML that a weasyprint Page is a page of."""
    roots = (box for box in page._page_box.children if box.element_tag == "html")  # noqa: SLF001
    return Outline(next(roots).element)


def _hyphens(word: str) -> Iterator[int]:
    return (at for at, sign in enumerate(word) if sign in HYPHENS)


def _kinds(tag: Tag, around: _Place) -> tuple[str, ...]:
    if not isinstance(tag.tag, str):  # a comment
        return ()
    names = (f"{tag.tag}.{name}" for name in tag.get("class", "").split())
    kinds = next((KINDS[name] for name in names if name in KINDS), KINDS.get(tag.tag, ()))
    kinds = INSIDE.get((around.kind, kinds[-1]), kinds) if kinds else kinds
    if kinds and kinds[0] in {"H1", "H2", "H3"}:
        return (f"H{int(kinds[0][1]) + around.level - 1}",)
    return kinds


def _level(tag: Tag, around: int) -> int:
    found = LEVEL.search(tag.get("class", "")) if tag.tag == "section" else None
    return int(found[1]) if found else around


def _said(tag: Tag) -> str:
    if tag.tag == "a":
        return " ".join("".join(tag.itertext()).split())
    return str(tag.get("alt") or (tag.get("aria-label") if tag.tag == "hr" else "") or "")


def _language(tag: Tag) -> str:
    return str(tag.get("lang", ""))
