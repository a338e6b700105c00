"""Running heads, folios and the numbers of pages, written onto pages that are laid out already.

How they look and where they stand is what print.css says of its margin boxes: one page of each
kind is laid out by WeasyPrint to look at. Only plain text can be drawn; whether it is, `Furniture`
tells beforehand.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.drawing import draw_at
from bookforge.write.pdf.drawn import POINTER, fonts_of, tails
from bookforge.write.pdf.faces import Face, Faces
from bookforge.write.pdf.leaves import Blank
from bookforge.write.pdf.lines import Run
from bookforge.write.pdf.pieces import PIECES

Document: TypeAlias = Any
Stream: TypeAlias = Any
LaidPage: TypeAlias = Any

VERSO, RECTO = "verso", "recto"  # what the heads of the specimen say
CASES = {"lowercase": str.lower, "uppercase": str.upper}
# Three pages: an opening, a verso, a recto; and a link to a note of either kind.
SPECIMEN = (
    f'<section class="story" data-verso="{VERSO}" data-recto="{RECTO}">'
    '<p class="note-link"><a href="#x">n</a></p><p>n<a class="pointer" href="#x">n</a></p>'
    "<p>a <em>b</em> <strong>c <em>d</em></strong></p>"
    '<p style="break-before: page">n</p><p style="break-before: page">n</p></section>'
)
SHARES = {"center": 0.5, "right": 1.0, "end": 1.0}  # of a line's room that is left of it


class Slot(NamedTuple):
    """A line of a margin box: what it says, in which style, and where in px."""

    text: str
    style: Any
    left: float
    width: float
    baseline: float


class Heads(NamedTuple):
    """What the running heads of a part of the book say."""

    verso: str
    recto: str


class Furniture:
    """What is drawn outside the text of pages, from a laid out SPECIMEN."""

    def __init__(self, specimen: Document, faces: Faces) -> None:
        self.faces = faces
        self.fonts = fonts_of(specimen)
        self.pages = [tuple(_slots(page)) for page in specimen.pages]
        self.note_styles = dict(_note_styles(specimen.pages[0]))

    def can_say(self, text: str) -> bool:
        """Whether `text` can be drawn in every style of heads."""
        return all(
            face.word(piece).plain
            for page in self.pages
            for slot in page
            for face in (self.faces.of(slot.style),)
            for piece in PIECES.findall(_cased(text, slot.style))
        )

    def draw(self, stream: Stream, kind: int, heads: Heads, folio: int) -> None:
        """Draw heads and folio of a page; `kind` is 0 for an opening, 1 a verso, 2 a recto."""
        says = {VERSO: heads.verso, RECTO: heads.recto, str(kind + 1): str(folio)}
        for slot in self.pages[kind]:
            text = _cased(says.get(slot.text.lower(), slot.text), slot.style)
            run = _run(self.faces.of(slot.style), text)
            room = slot.width - run.width
            share = SHARES.get(slot.style["text_align_all"], 0.0)
            at = slot.left + share * room, slot.baseline
            draw_at(stream, run, slot.style["color"], at)

    def fill(self, stream: Stream, blank: Blank, number: str) -> None:
        """Write a page's number into the room that was left for it."""
        style = self.note_styles[blank.kind]
        draw_at(stream, _run(self.faces.of(style), number), style["color"], (blank.x, blank.y))


def _slots(page: LaidPage) -> Iterator[Slot]:
    for margin in page._page_box.children:  # noqa: SLF001 - the public Page does not tell
        if type(margin).__name__ == "MarginBox":
            for box in margin.descendants():
                text = getattr(box, "text", "")
                if text:
                    baseline = box.position_y + box.baseline
                    left, width = margin.content_box_x(), margin.width
                    yield Slot(text, box.style, left, width, baseline)


def _note_styles(page: LaidPage) -> Iterator[tuple[str, Any]]:
    for box in tails(page):
        yield (POINTER if box.element.get("class") == POINTER else "note"), box.style


def _cased(text: str, style: Mapping[str, Any]) -> str:
    return CASES.get(style["text_transform"], str)(text)


def _run(face: Face, text: str) -> Run:
    return Run(face, tuple((face.word(piece), piece) for piece in PIECES.findall(text)), 1.0, 0.0)
