"""The tags of a PDF that is listened to: what its pages were marked with, as one tree.

An element is made when the first thing in it is met, so there are none without content. What is
drawn of a paragraph on another page comes to the same element; the notes in one come last, for
they stand at the foot of the page.
Source: ISO 32000-1, section 14.7 (logical structure); ISO 14289-1 (PDF/UA-1).
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, NamedTuple, TypeAlias

from bookforge.book import Book
from bookforge.write.pdf.drawn import SCALE
from bookforge.write.pdf.outline import NOBODY, Element
from bookforge.write.pdf.placing import Edges, Pdf, PdfPage, pages_of

LaidPage: TypeAlias = Any  # a leaf, or a MarkedPage
Reference: TypeAlias = bytes
Dictionary: TypeAlias = Any  # a pydyf.Dictionary

DOCUMENT = Element(NOBODY, NOBODY, ("Document",))
PRINTED = 4  # the flag of an annotation that is seen on paper as on the screen
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Mark(NamedTuple):
    """Something marked on a page: the number of the page, from 0, and that of the mark on it."""

    page: int
    number: int


class Place(NamedTuple):
    """A link on a page: the number of the page, where it leads, and its annotation."""

    page: int
    target: str
    note: Dictionary


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree that is being made: its kind, and what is in it."""

    kind: str
    element: Element
    kids: "list[Node | Mark | Place]" = field(default_factory=list["Node | Mark | Place"])

    def ordered(self) -> "Iterator[Node | Mark | Place]":
        """What is in it, in the order of reading.

        That is how it was drawn; but pictures, and what is moved, are drawn before or after lines.
        """
        nodes = [kid for kid in self.kids if isinstance(kid, Node)]
        if self.element is not DOCUMENT and len(nodes) == len(self.kids):
            yield from sorted(nodes, key=lambda node: node.element.number)
            return
        yield from (kid for kid in self.kids if not _is_note(kid))
        yield from (kid for kid in self.kids if _is_note(kid))


def _is_note(kid: Node | Mark | Place) -> bool:
    return isinstance(kid, Node) and kid.kind == "Note"


def tree(pages: Sequence[LaidPage]) -> Node:
    """The structure of all pages."""
    growing = _Tree()
    for number, page in enumerate(pages):
        if page.elements:
            growing.add(number, page)
    return growing.root


class _Tree:
    """The tree, and its nodes by the part of the book and the number of the element in it."""

    def __init__(self) -> None:
        self.root = Node("Document", DOCUMENT)
        self._nodes: dict[tuple[int, int], Node] = {}
        self._elements: dict[int, dict[int, Element]] = {}

    def add(self, number: int, page: LaidPage) -> None:
        """Add what is marked on a page, and its links."""
        part = id(page.elements)
        if part not in self._elements:
            self._elements[part] = {one.number: one for one in page.elements}
        for mark, owner in enumerate(page.marks):
            self._node(part, owner).kids.append(Mark(number, mark))
        for _, target, _, box in page.links:
            owner = page.owner(box)
            if box.link_annotation is not None:
                self._node(part, owner).kids.append(Place(number, target, box.link_annotation))

    def _node(self, part: int, number: int) -> Node:
        """The innermost node of an element, which is made if there is none."""
        if number == NOBODY:
            return self.root
        known = self._nodes.get((part, number))
        if known is None:
            element = self._elements[part][number]
            known = self._node(part, element.parent)
            for kind in element.kinds:
                made = Node(kind, element)
                known.kids.append(made)
                known = made
            self._nodes[part, number] = known
        return known


def tag(pdf: Pdf, pages: Sequence[LaidPage], book: Book) -> Edges:
    """Write the tags of `pages`, and say in the file that it has them.

    What is told of the places of pictures is given back, for pages are placed later.
    """
    for page in pages_of(pdf):
        page["Tabs"] = "/S"
    writer = _Writer(pdf, pages)
    writer.write(tree(pages))
    pydyf = importlib.import_module("pydyf")
    authors = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in book.meta.authors)
    told = XMP.format(
        title=escape(book.title), authors=authors, language=escape(book.meta.language)
    )
    about = pydyf.Stream([told.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(about)
    pdf.catalog["Metadata"] = about.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    return writer.edges


class _Writer:
    """Writes a tree into a PDF."""

    def __init__(self, pdf: Pdf, pages: Sequence[LaidPage]) -> None:
        self.pydyf = importlib.import_module("pydyf")
        self.pdf = pdf
        self.laid = pages
        self.pages: list[PdfPage] = pages_of(pdf)
        self.rows: list[list[Reference]] = [[b""] * len(page.marks) for page in pages]
        self.links: list[Reference] = []
        self.notes: list[Reference] = []
        self.edges: dict[int, list[Any]] = {}  # of pictures, by their pages
        self.level = 0  # of the heading before

    def write(self, root: Node) -> None:
        """Write the tree, and where each mark and each link belongs in it."""
        top = self._object({"Type": "/StructTreeRoot"})
        top["K"] = self.pydyf.Array([self._element(root, top.reference)])
        rows: list[Any] = []
        for number, row in enumerate(self.rows):
            if row:
                self.pages[number]["StructParents"] = number
                rows += [number, self.pydyf.Array(row)]
        for number, owner in enumerate(self.links, len(self.rows)):
            rows += [number, owner]
        top["ParentTree"] = self._object({"Nums": self.pydyf.Array(rows)}).reference
        top["ParentTreeNextKey"] = len(self.rows) + len(self.links)
        if self.notes:
            named = ((self.pydyf.String(_id(n)), note) for n, note in enumerate(self.notes))
            names = self.pydyf.Array(one for pair in named for one in pair)
            top["IDTree"] = self._object({"Names": names}).reference
        self.pdf.catalog["StructTreeRoot"] = top.reference

    def _object(self, facts: dict[str, Any]) -> Dictionary:
        made = self.pydyf.Dictionary(facts)
        self.pdf.add_object(made)
        return made

    def _element(self, node: Node, parent: Reference) -> Reference:
        made = self._object({"Type": "/StructElem", "S": f"/{self._kind(node)}", "P": parent})
        made.update(self._facts(node, made.reference))
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), NOBODY)
        if page != NOBODY:
            made["Pg"] = self.pages[page].reference
        if node.kind == "Figure" and page != NOBODY:
            made["A"] = self.pydyf.Dictionary({"O": "/Layout", "BBox": self._box(node, page)})
        kids = [self._kid(kid, page, made.reference, node.element) for kid in node.ordered()]
        made["K"] = kids[0] if len(kids) == 1 else self.pydyf.Array(kids)
        reference: Reference = made.reference
        return reference

    def _box(self, node: Node, number: int) -> Any:  # noqa: ANN401 - a pydyf.Array
        """Where a picture stands on a page before that is placed."""
        laid = self.laid[number]
        left, top, right, bottom = (SCALE * at for at in laid.pictures[node.element.number])
        height = SCALE * laid.height
        box = self.pydyf.Array((left, height - bottom, right, height - top))
        self.edges.setdefault(number, []).append(box)
        return box

    def _kind(self, node: Node) -> str:
        """The kind of a node; no heading is more than one level below that before it."""
        if not node.kind[1:].isdecimal():
            return node.kind
        self.level = min(int(node.kind[1:]), self.level + 1)
        return f"H{self.level}"

    def _facts(self, node: Node, reference: Reference) -> Iterator[tuple[str, Any]]:
        element, text = node.element, self.pydyf.String
        outermost = node.kind == element.kinds[0]
        if element.language and outermost:
            yield "Lang", text(element.language)
        if node.kind == "Figure":
            yield "Alt", text(element.said or " ")
        elif node.kind == "P" and element.said:
            yield "ActualText", text(element.said)
        elif node.kind == "Note":
            yield "ID", text(_id(len(self.notes)))
            self.notes.append(reference)
        elif node.kind == "Span":
            yield "A", self.pydyf.Dictionary({"O": "/Layout", "Placement": "/Block"})

    def _kid(  # what stands in an array of kids
        self, kid: Node | Mark | Place, page: int, owner: Reference, element: Element
    ) -> Any:  # noqa: ANN401
        match kid:
            case Node():
                return self._element(kid, owner)
            case Mark():
                self.rows[kid.page][kid.number] = owner
                here = {"Pg": self.pages[kid.page].reference, "MCID": kid.number}
                same = kid.page == page
                return kid.number if same else self.pydyf.Dictionary({"Type": "/MCR", **here})
            case Place():
                return self._link(kid, owner, element.said)

    def _link(self, kid: Place, owner: Reference, said: str) -> Dictionary:
        kid.note["Contents"] = self.pydyf.String(said or kid.target)
        kid.note["StructParent"] = len(self.rows) + len(self.links)
        kid.note["F"] = PRINTED
        self.links.append(owner)
        page = self.pages[kid.page].reference
        return self.pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.note.reference, "Pg": page})


def _id(number: int) -> str:
    return f"note-{number:06}"
