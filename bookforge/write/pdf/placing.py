"""Puts finished pages where they belong on their sheet: at their scale, off the binding, in boxes.

Pages come as they were laid out: at the leading of the design, with its margins. What is drawn on
one is moved by one matrix before it; what the file says of places on it is moved here by the same.
Source: ISO 32000-1, sections 8.3.4 (transformations), 14.11.2 (boxes), 12.3.2 (destinations).
"""

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.sheet import Box, Sheet

Pdf: TypeAlias = Any  # a pydyf.PDF; pydyf carries no types
PdfPage: TypeAlias = Any  # a pydyf.Dictionary
Numbers: TypeAlias = Any  # a pydyf.Array
Edges: TypeAlias = Mapping[int, Sequence[Numbers]]


class _Move(NamedTuple):
    """Where a point of a laid out page comes to stand, in pt from the lower left corner."""

    scale: float
    right: float
    up: float

    def x(self, at: float) -> float:
        return round(self.scale * at + self.right, 3)

    def y(self, at: float) -> float:
        return round(self.scale * at + self.up, 3)

    @property
    def is_none(self) -> bool:
        return self == (1, 0, 0)


def pages_of(pdf: Pdf) -> list[PdfPage]:
    """The pages of a PDF that is being made."""
    numbers = pdf.pages["Kids"][::3]
    return [pdf.objects[number] for number in numbers]


def place(pdf: Pdf, pydyf: ModuleType, sheet: Sheet, edges: Edges, *, first_is_right: bool) -> None:
    """Place every page of `pdf` on `sheet`; pages are right and left ones in turn.

    `edges` are those of what else is told of places on a page, by its number from 0.
    """
    pages = pages_of(pdf)
    shift = sheet.shift(len(pages))
    boxes = {right: sheet.boxes(right=right) for right in (True, False)}
    moves = {
        right: _Move(sheet.scale, cut.left + (shift if right else -shift), cut.bottom)
        for right, (_, cut) in boxes.items()
    }
    matrices = {right: _matrix(pdf, pydyf, move) for right, move in moves.items()}
    moved: dict[bytes, _Move] = {}
    for number, page in enumerate(pages):
        right = (number % 2 == 0) == first_is_right
        _set_boxes(page, pydyf, *boxes[right])
        _move_page(pdf, page, moves[right], edges.get(number, ()))
        if matrices[right] and "Contents" in page:
            drawn = page["Contents"]
            several = isinstance(drawn, pydyf.Array)
            page["Contents"] = pydyf.Array((matrices[right], *(drawn if several else [drawn])))
        moved[page.reference] = moves[right]
    for target in _destinations(pdf):
        if move := moved.get(target[0]):
            target[2:4] = move.x(target[2]), move.y(target[3])


def _matrix(pdf: Pdf, pydyf: ModuleType, move: _Move) -> bytes:
    """What moves all that is drawn on pages; nothing if they stand where they shall."""
    if move.is_none:
        return b""
    scale = round(move.scale, 6)
    stream = pydyf.Stream([f"{scale:g} 0 0 {scale:g} {move.right:.3f} {move.up:.3f} cm"])
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _set_boxes(page: PdfPage, pydyf: ModuleType, whole: Box, cut: Box) -> None:
    page["MediaBox"] = pydyf.Array(whole)
    page["BleedBox"] = pydyf.Array(whole)
    page["TrimBox"] = pydyf.Array(cut)


def _move_page(pdf: Pdf, page: PdfPage, move: _Move, more: Sequence[Numbers]) -> None:
    """Move the area of a page's text, its links, and what `more` it tells the edges of."""
    notes = (pdf.objects[int(one.split()[0])]["Rect"] for one in page.get("Annots", ()))
    for edges in (page["ArtBox"], *notes, *more):
        edges[:] = move.x(edges[0]), move.y(edges[1]), move.x(edges[2]), move.y(edges[3])


def _destinations(pdf: Pdf) -> Iterator[Numbers]:
    """Every place of the PDF that is led to: [page, /XYZ, x, y, zoom]."""
    yield from pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())[1::2]
    for one in pdf.objects:
        if isinstance(one, dict) and {"Title", "Dest"} <= one.keys():
            yield one["Dest"]
