"""What is drawn below the words of a cover: ground, pattern, label, barcode; as instructions.

The design of the front is that of the EPUB's cover; its pattern goes on over the back, and the
spine between is plain. All of it is in inks, in the order it is painted.
"""

from collections.abc import Iterable, Iterator

from bookforge.write.design import Box, CoverDesign, Lozenge
from bookforge.write.pdf.wrap import barcode
from bookforge.write.pdf.wrap.inks import BLACK, WHITE, Ink, ink, operands
from bookforge.write.pdf.wrap.measures import Area, Wrap

LABEL = 0.3  # of the height: shapes that are higher are the label and its frames
PADDING = 5.0  # pt; between a barcode and the edge of its field
FIGURES = 9.0  # pt; what the figures below the bars take
ABOVE = 9.0  # pt; the number above the bars
CLEAR = 6.0  # pt; from the spine to the middle of the first lozenge, and more
GUARDS = 4.0  # pt; how far the guards reach down between the figures


class Scale:
    """Where the design lies on the front: as large as it fits, in the middle."""

    def __init__(self, wrap: Wrap, design: CoverDesign, side: Area) -> None:
        """Lay the design on one side of the cover."""
        self.unit = min(wrap.trim.height, wrap.trim.width / design.ratio)
        self.left = side.left + (side.width - design.ratio * self.unit) / 2
        self.top = side.top + (side.height - self.unit) / 2

    def area(self, box: Box) -> Area:
        """A box of the design in pt."""
        wide, high = box.right - box.left, box.bottom - box.top
        left, top = self.left + box.left * self.unit, self.top + box.top * self.unit
        return Area(left, top, wide * self.unit, high * self.unit)


PICTURE = "Front"  # what a picture of the author's goes by


def drawn(wrap: Wrap, design: CoverDesign, *, blurb: bool, isbn: str, own: bool = False) -> str:
    """The instructions for all that is no text; `blurb` is whether the back has a label for it.

    If the front is the author's `own` picture, the rest is plain, in the colour of the design.
    """
    front, back = Scale(wrap, design, wrap.front), Scale(wrap, design, wrap.back)
    parts = [f"q 1 0 0 -1 0 {wrap.whole.height:g} cm", _filled(wrap.whole, ink(design.ground))]
    if own:
        left, _, width, height = wrap.outer
        parts.append(f"q {_rounded((width, 0, 0, -height, left, height))} cm /{PICTURE} Do Q")
    else:
        parts += _pattern(wrap, design, back if wrap.mirrored else front)
        parts += (_shape(shape, front) for shape in design.shapes)
    if blurb:
        parts += (_shape(shape, back) for shape in label(design))
    if isbn or wrap.printer.barcode:
        parts.append(_filled(wrap.barcode, WHITE))
    if isbn:
        parts += _bars(wrap.barcode, isbn)
    return "\n".join((*parts, "Q"))


def label(design: CoverDesign) -> Iterator[Box]:
    """The label of the front and its frames, the outermost first."""
    for shape in design.shapes:
        if isinstance(shape, Box) and shape.bottom - shape.top > LABEL:
            yield shape


def bars_area(field: Area) -> Area:
    """Where the bars of a barcode stand in its field, without its guards."""
    width = barcode.MODULES * barcode.MODULE
    quiet = (barcode.QUIET[0] - barcode.QUIET[1]) * barcode.MODULE
    left = field.left + (field.width - width + quiet) / 2
    top = field.top + PADDING + ABOVE
    return Area(left, top, width, field.height - 2 * PADDING - ABOVE - FIGURES)


def _pattern(wrap: Wrap, design: CoverDesign, scale: Scale) -> Iterator[str]:
    """The lozenges of the ground, mirrored at the spine: on it and cut by it stands none.

    `scale` is that of the side to the right.
    """
    wide, high = design.pattern.width, design.pattern.height
    shapes = [shape for shape in design.pattern.shapes if shape.x < wide and shape.y < high]
    least = wrap.spine.left + wrap.spine.width + CLEAR
    across = range(-2, round((wrap.whole.width - scale.left) / (wide * scale.unit)) + 2)
    down = range(-2, round(wrap.whole.height / (high * scale.unit)) + 1)
    mirror = 2 * wrap.spine.left + wrap.spine.width
    for shape in shapes:
        yield f"{operands(ink(shape.colour))} k"
        for column in across:
            x = scale.left + (shape.x + column * wide) * scale.unit
            sides = (x, mirror - x) if x >= least else ()
            yield from (
                _path(shape, side, scale.top + (shape.y + row * high) * scale.unit, scale.unit)
                for side in sides
                for row in down
            )
        yield "f"


def _shape(shape: Box | Lozenge, scale: Scale) -> str:
    inks = ink(shape.colour)
    match shape:
        case Box(thickness=0):
            return _filled(scale.area(shape), inks)
        case Box(thickness=thickness):
            left, top, width, height = scale.area(shape)
            thick = thickness * scale.unit
            edges = left + thick / 2, top + thick / 2, width - thick, height - thick
            return f"{operands(inks)} K {thick:.3f} w {_rounded(edges)} re S"
        case Lozenge():
            return f"{operands(inks)} k {_lozenge(shape, scale)} f"


def _lozenge(shape: Lozenge, scale: Scale) -> str:
    x, y = scale.left + shape.x * scale.unit, scale.top + shape.y * scale.unit
    return _path(shape, x, y, scale.unit)


def _path(shape: Lozenge, x: float, y: float, unit: float) -> str:
    """The path of a lozenge round a place of the cover."""
    across, deep = shape.across * unit, shape.down * unit
    corners = ((x - across, y), (x, y - deep), (x + across, y), (x, y + deep))
    first, *rest = (_rounded(corner) for corner in corners)
    return f"{first} m {' '.join(f'{corner} l' for corner in rest)} h"


def _bars(field: Area, digits: str) -> Iterator[str]:
    area = bars_area(field)
    yield f"{operands(BLACK)} k"
    for bar in barcode.bars(digits):
        left = area.left + bar.start * barcode.MODULE
        height = area.height + (GUARDS if bar.guard else 0)
        yield f"{_rounded((left, area.top, bar.width * barcode.MODULE, height))} re"
    yield "f"


def _filled(area: Area, inks: Ink) -> str:
    return f"{operands(inks)} k {_rounded(area)} re f"


def _rounded(lengths: Iterable[float]) -> str:
    return " ".join(f"{round(length, 3):g}" for length in lengths)
