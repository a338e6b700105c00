"""Pages that are laid out and drawn, as light as they can be, and their form on disk.

A leaf stands in for a weasyprint Page in a weasyprint Document. It holds a finished content
stream instead of boxes, so that it can come from another process or from yesterday. Lengths are
px of 0.75 pt, as WeasyPrint counts, but for areas, which are pt.
"""

import importlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.outline import NOBODY, Element

Stream: TypeAlias = Any  # a weasyprint.pdf.stream.Stream
Point = tuple[float, float]
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page that text is set in, in pt from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


class Blank(NamedTuple):
    """Room left for a page's number: whose, in what style, and where it begins."""

    target: str
    kind: str
    x: float
    y: float


@dataclass(slots=True)
class Link:
    """What WeasyPrint hangs the annotation of a link on; `owner` is the number of its element."""

    owner: int = NOBODY
    link_annotation: Any = None


@dataclass(slots=True)
class Leaf:
    """A page; what is public here is what WeasyPrint asks of its own.

    If it is tagged `elements` are those of its part of the book, and `marks` the number of the one
    that each mark in the content is of.
    """

    width: float
    height: float
    area: Area
    content: bytes  # deflated
    states: Mapping[str, Mapping[str, float]]  # graphics states that it names
    anchors: dict[str, Edges]
    links: list[tuple[str, str, Edges, Link]]
    bookmarks: list[tuple[int, str, Point, str]]
    blanks: tuple[Blank, ...] = ()
    elements: tuple[Element, ...] = ()
    marks: tuple[int, ...] = ()
    pictures: dict[int, Edges] = field(default_factory=dict[int, Edges])  # only text is drawn apart
    bleed: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("top", "right", "bottom", "left"), 0.0)
    )
    forms: dict[None, list[object]] = field(default_factory=lambda: {None: []})

    def owner(self, link: Link) -> int:
        """The number of the element that a link is."""
        return link.owner

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Make `stream` the content of this page; it was drawn at the usual scale."""
        del scale
        pydyf = importlib.import_module("pydyf")
        stream.stream = [self.content]
        stream.compress = False
        stream.extra["Filter"] = "/FlateDecode"
        known = stream._resources["ExtGState"]  # noqa: SLF001 - as WeasyPrint's own pages do
        for name, state in self.states.items():
            known.setdefault(name, pydyf.Dictionary(state))


class Glyphs(NamedTuple):
    """Which glyphs of a font are used: the width and the text of each."""

    widths: dict[int, int]
    texts: dict[int, str]


@dataclass(frozen=True, slots=True)
class Section:
    """The leaves of one part of a book, and the glyphs they use, by the name of the font."""

    leaves: tuple[Leaf, ...]
    fonts: Mapping[str, Glyphs]


def packed(section: Section) -> bytes:
    """A section as bytes: a line of JSON that tells what follows, then the content streams."""
    facts = {
        "leaves": [_facts(leaf) for leaf in section.leaves],
        "elements": section.leaves[0].elements if section.leaves else (),
        "fonts": {
            name: [list(glyphs.widths.items()), list(glyphs.texts.items())]
            for name, glyphs in section.fonts.items()
        },
    }
    head = zlib.compress(json.dumps(facts, ensure_ascii=False).encode(), 6)
    body = b"".join(leaf.content for leaf in section.leaves)
    return b"%d %d\n" % (len(head), zlib.crc32(head + body)) + head + body


def unpacked(data: bytes) -> Section | None:
    """The section that `data` was made of; None if it is damaged."""
    line, _, rest = data.partition(b"\n")
    try:
        size, check = map(int, line.split())
        if zlib.crc32(rest) != check:
            return None
        facts: dict[str, Any] = json.loads(zlib.decompress(rest[:size]))
        at, leaves = size, list[Leaf]()
        elements = tuple(_element(*one) for one in facts["elements"])
        for page in facts["leaves"]:
            leaves.append(_leaf(page, rest[at : at + page["size"]], elements))
            at += page["size"]
        fonts = {name: Glyphs(*map(dict, pairs)) for name, pairs in facts["fonts"].items()}
    except (ValueError, KeyError, TypeError, zlib.error):
        return None
    return Section(tuple(leaves), fonts)


def _facts(leaf: Leaf) -> dict[str, Any]:
    return {
        "width": leaf.width,
        "height": leaf.height,
        "area": [leaf.area.left, leaf.area.top, leaf.area.right, leaf.area.bottom],
        "size": len(leaf.content),
        "states": leaf.states,
        "anchors": leaf.anchors,
        "links": [(*link[:3], link[3].owner) for link in leaf.links],
        "bookmarks": leaf.bookmarks,
        "blanks": leaf.blanks,
        "marks": leaf.marks,
    }


def _element(number: int, parent: int, kinds: list[str], said: str, language: str) -> Element:
    return Element(number, parent, tuple(kinds), said, language)


def _leaf(facts: dict[str, Any], content: bytes, elements: tuple[Element, ...]) -> Leaf:
    return Leaf(
        facts["width"],
        facts["height"],
        Area(*facts["area"]),
        content,
        facts["states"],
        {name: tuple(edges) for name, edges in facts["anchors"].items()},
        [(kind, to, tuple(edges), Link(owner)) for kind, to, edges, owner in facts["links"]],
        [(level, label, tuple(at), state) for level, label, at, state in facts["bookmarks"]],
        tuple(Blank(*blank) for blank in facts["blanks"]),
        elements,
        tuple(facts["marks"]),
    )


def merged(sections: Iterable[Section]) -> dict[str, Glyphs]:
    """The glyphs that any of the sections uses, by the name of their font."""
    found: dict[str, Glyphs] = {}
    for section in sections:
        for name, glyphs in section.fonts.items():
            known = found.setdefault(name, Glyphs({}, {}))
            known.widths.update(glyphs.widths)
            for number, text in glyphs.texts.items():
                known.texts.setdefault(number, text)
    return found
