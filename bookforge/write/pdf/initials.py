"""Drop caps: the first letter of a chapter, as high as its first lines.

The letter stands on the baseline of the last of these lines and is as high as the capitals of the
first; it begins where its ink begins, at the margin. A quotation mark before it hangs outside.
Only paragraphs that we set ourselves have one, and only if they are long enough: all others keep
the letter as it is. What is drawn is two pieces of one word, so the file says which word that is
(ISO 32000-1, section 14.9.4): whoever copies it or has it read aloud gets it whole.
"""

import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from bookforge.write.pdf.breaking import Measure
from bookforge.write.pdf.faces import Face, Faces
from bookforge.write.pdf.lines import Cap, Run
from bookforge.write.pdf.paragraphs import Box
from bookforge.write.pdf.pieces import PIECES

LETTER, MARK = "cap", "hung"  # the classes of the letter, and of a quotation mark before it
FLAT = "H"  # whose ink is as high as capitals are
GAP, WORD_GAP = 0.24, 0.36  # of the type size, between the letter and its word, or the next one


class Initial(NamedTuple):
    """A drop cap, how many lines it takes, how wide it is, in px, and the mark before it.

    It begins so far right of the margin as its ink does not.
    """

    cap: Cap
    lines: int
    width: float
    mark: Box | None


def initial(boxes: Sequence[Box], faces: Faces, leading: float) -> Initial | None:
    """The drop cap that the first of these text boxes ask for; lines are `leading` px high."""
    mark = boxes[0] if _kind(boxes[0]) == MARK else None
    number = 0 if mark is None else 1
    if len(boxes) < number + 2 or _kind(boxes[number]) != LETTER:
        return None
    box = boxes[number]
    lines = int(box.element.get("data-lines"))
    face, large = faces.of(box.style), _enlarged(box, faces, lines, leading)
    bearing, ink, _ = _ink(large, box.text.strip())
    words = tuple((large.word(piece), piece) for piece in PIECES.findall(box.text))
    if not all(word.plain for word, _ in words):
        return None
    joined = not box.text.endswith(" ")
    gap = (GAP if joined else WORD_GAP) * face.size
    cap = Cap(Run(large, words, 1.0, 0.0), -bearing, (lines - 1) * leading, joined)
    return Initial(cap, lines, ink + gap, mark)


def _kind(box: Box) -> str:
    return str(box.element.get("class", "")) if box.element is not None else ""


def _enlarged(box: Box, faces: Faces, lines: int, leading: float) -> Face:
    face = faces.of(box.style)
    height = _ink(face, FLAT)[2]
    style = box.style.copy()
    style["font_size"] = face.size * ((lines - 1) * leading + height) / height
    return faces.of(style)


def _ink(face: Face, letter: str) -> tuple[float, float, float]:
    """Where the ink of a letter begins, how wide and how high it is, in px."""
    api: Any = importlib.import_module("weasyprint.text.line_break")
    ink, logical = (api.ffi.new("PangoRectangle *") for _ in range(2))
    glyph = face.word(letter).glyphs[0].number
    api.pango.pango_font_get_glyph_extents(face.pango_font, glyph, ink, logical)
    x, width, height = (api.FROM_UNITS * side for side in (ink.x, ink.width, ink.height))
    return x, width, height


def without(boxes: Sequence[Box], found: Initial) -> list[Box]:
    """The text boxes, what the drop cap takes emptied."""
    taken = 1 if found.mark is None else 2
    emptied = [box.copy() for box in boxes[:taken]]
    for box in emptied:
        box.text = ""
    return [*emptied, *boxes[taken:]]


def narrowed(measure: Measure, found: Initial) -> Measure:
    """The measure beside a drop cap."""
    beside = (measure.rest - found.width,) * found.lines
    return Measure(beside, measure.rest, measure.runt)


def begun(line: Box, found: Initial, faces: Faces, left: float) -> Box:
    """The first line with its drop cap, at the margin `left`."""
    first = next(box for box in line.descendants() if hasattr(box, "bookforge_run"))
    cap = found.cap._replace(right=left + found.cap.right - first.position_x)
    first.bookforge_run = first.bookforge_run._replace(cap=cap)
    if found.mark is not None:
        face = faces.of(found.mark.style)
        sign = face.word(found.mark.text)
        mark = found.mark.copy()
        mark.position_x, mark.position_y = left - sign.width, first.position_y
        mark.width, mark.height, mark.baseline = 0, first.height, first.baseline
        mark.margin_top, mark.margin_bottom = first.margin_top, first.margin_bottom
        mark.bookforge_run = Run(face, ((sign, found.mark.text),), 1.0, 0.0)
        line.children = (mark, *line.children)
    return line
