"""Draws pages whose words are marked with the elements that they belong to.

WeasyPrint marks each text box and each line that it rules. Here these marks get the numbers of
elements, and what follows in the same element gets one mark. Where a line ends a space is drawn,
for a listener (and whoever copies the text) sees no lines; what is drawn in the margins is marked
as furniture.
Source: ISO 32000-1, sections 14.6 (marked content), 14.8.2.2 (artifacts), 14.8.2.5 (word breaks).
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from bookforge.write.pdf.drawing import MARK
from bookforge.write.pdf.outline import HYPHENS, NOBODY, Element, Outline

Box: TypeAlias = Any
LaidPage: TypeAlias = Any
Stream: TypeAlias = Any
Drawn: TypeAlias = list[Any]  # what a pydyf stream holds: operators, and what they work on

Edges: TypeAlias = tuple[float, float, float, float]
Link: TypeAlias = tuple[str, str, Edges, Any]  # its kind, where it leads, its edges, its box

SLACK = 1.0  # px
FURNITURE = b"/Artifact <</Type /Pagination>> BDC"
END = b"EMC"
SAYS = b"/Span <</ActualText "
OWN = "own"  # a mark of an element


class MarkedPage:
    """A weasyprint Page that is drawn with marks: `marks` are known when that was done."""

    def __init__(self, page: LaidPage, parts: Outline) -> None:
        self._page, self._parts = page, parts
        self.elements: tuple[Element, ...] = parts.elements
        self.marks: tuple[int, ...] = ()
        self.pictures = dict(_pictures(page, parts))
        self.numbers: Sequence[bytes] = ()  # of pages, in the room that was left for them
        self.links = list(_outermost(page.links, parts))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """All else that a Page has."""
        return getattr(self._page, name)

    def owner(self, link: Box) -> int:
        """The number of the element that a link is."""
        return self._parts.owner(link)

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Draw the page on `stream`."""
        self.marks = painted(self._page, stream, scale, self._parts)
        numbers = iter(self.numbers)
        stream.stream = [next(numbers, i) if i == MARK else i for i in stream.stream]


def _outermost(links: Sequence[Link], parts: Outline) -> Iterator[Link]:
    """The links of a page, without the boxes inside a link, which WeasyPrint makes links too."""
    found: dict[int, list[Edges]] = {}
    for link in links:
        known = found.setdefault(parts.owner(link[3]), [])
        if not any(_holds(edges, link[2]) for edges in known):
            known.append(link[2])
            yield link


def _holds(outer: Edges, inner: Edges) -> bool:
    return (
        outer[0] - SLACK <= inner[0]
        and outer[1] - SLACK <= inner[1]
        and outer[2] + SLACK >= inner[2]
        and outer[3] + SLACK >= inner[3]
    )


def painted(page: LaidPage, stream: Stream, scale: float, parts: Outline) -> tuple[int, ...]:
    """Draw a page on `stream` with marks: the number of the element that each mark is of."""
    for line in _lines(page):
        _end(line, parts)
    noted: dict[Box, object] = {}
    stream._tags = noted  # noqa: SLF001 - where WeasyPrint notes what it marks
    page.paint(stream, scale)
    stream._tags = None  # noqa: SLF001
    owners = [parts.owner(box) for box in noted]
    joining = Joining(owners)
    for item in stream.stream:
        joining.add(item)
    stream.stream = joining.drawn
    return tuple(joining.marks)


def _pictures(page: LaidPage, parts: Outline) -> Iterator[tuple[int, Edges]]:
    """Where the pictures of a page stand, in px from its top left corner, by their elements."""
    for box in page._page_box.descendants():  # noqa: SLF001 - the public Page does not tell
        if type(box).__name__.endswith("ReplacedBox"):
            left, top = box.content_box_x(), box.content_box_y()
            yield parts.owner(box), (left, top, left + box.width, top + box.height)


def _lines(page: LaidPage) -> Iterator[Box]:
    boxes = page._page_box.descendants()  # noqa: SLF001 - the public Page does not tell
    return (box for box in boxes if type(box).__name__ == "LineBox")


def _end(line: Box, parts: Outline) -> None:
    """Note which text of a line is its last, and whether its hyphen was put in by WeasyPrint."""
    texts = [box for box in line.descendants() if getattr(box, "text", "")]
    if not texts:
        return
    last = texts[-1]
    last.bookforge_ends = True
    if "bookforge_run" not in last.__dict__ and last.text.endswith(HYPHENS):
        last.bookforge_soft = not parts.has(last, "".join(box.text for box in texts))


class Joining:
    """What is drawn, gone through once: `owners` are those of WeasyPrint's marks.

    What says itself how it is read gets a mark of its own, for some readers lose what follows a
    mark in a mark.
    """

    def __init__(self, owners: Sequence[int]) -> None:
        self._owners = iter(owners)
        self.drawn: Drawn = []
        self.marks: list[int] = []
        self._open: list[str] = []  # of what is marked, from the outermost in: its sort
        self._owner = NOBODY
        self._begun = self._ended = 0  # how much was drawn when the last mark began, and ended
        self._beginning = False

    def add(self, item: Any) -> None:  # noqa: ANN401 - an operator or an operand
        """Add what is drawn next; a mark comes in three: its name, its number, its operator."""
        if isinstance(item, dict) and "MCID" in item:
            self.drawn.pop()
            self._mark(next(self._owners))
            self._beginning = True
        elif self._beginning:
            self._beginning = False
        elif item == END:
            self._finish(self._open.pop())
        elif isinstance(item, bytes) and item.endswith((b"BDC", b"BMC")):
            self._other(item)
        else:
            self.drawn.append(item)

    def _mark(self, owner: int) -> None:
        self._open.append(OWN)
        if self.drawn and self._ended == len(self.drawn) and owner == self._owner:
            self.drawn.pop()
        else:
            self._owner = owner
            self._begin(b"/P <<")

    def _begin(self, how: bytes) -> None:
        if self._owner == NOBODY:
            self.drawn.append(FURNITURE)
        else:
            self.drawn.append(b"%s/MCID %d>> BDC" % (how, len(self.marks)))
            self.marks.append(self._owner)
        self._begun = len(self.drawn)

    def _other(self, item: bytes) -> None:
        if item.startswith(SAYS) and self._open[-1:] == [OWN] and self._owner != NOBODY:
            self._stop()
            self._begin(item.removesuffix(b">> BDC"))
            self._open.append(SAYS.decode())
        else:
            self._open.append("")
            self.drawn.append(item)

    def _stop(self) -> None:
        """End a mark, or take it back if nothing is in it."""
        if self._begun == len(self.drawn):
            self.drawn.pop()
            if self._owner != NOBODY:
                self.marks.pop()
            self._ended = 0
        else:
            self.drawn.append(END)
            self._ended = len(self.drawn)

    def _finish(self, sort: str) -> None:
        if sort == OWN:
            self._stop()
        else:
            self.drawn.append(END)
        if sort == SAYS.decode():
            self._begin(b"/P <<")
