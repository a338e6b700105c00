"""The words of a cover that goes round a book, as a page of HTML on which each has its place."""

from collections.abc import Iterator
from html import escape

from bookforge.book import Book
from bookforge.theme import Font, Theme
from bookforge.write.design import CoverDesign, face, shown, width_in
from bookforge.write.pdf.wrap import barcode
from bookforge.write.pdf.wrap.inks import BLACK, Ink, css, ink, light
from bookforge.write.pdf.wrap.measures import Area, Wrap
from bookforge.write.pdf.wrap.shapes import ABOVE, FIGURES, Scale, bars_area, label

SIZES = tuple(size / 4 for size in range(48, 31, -1))  # pt; of a blurb, from 12 to 8
LEADING = 1.42  # of the size
MEASURE = 31.0  # ems; about 66 letters, past which the eye loses its line
INSET = 0.032  # of the design's height: white inside the frames of the label
SPINE_SIZES = (7.0, 28.0)  # pt
SPINE_ENDS = 36.0  # pt; of the spine, left free at head and foot
TRACKING = 0.1  # of the size, between capitals
FILLED, THIN = 0.5, 0.8  # of what a spine has room for is the size of type; of thin ones
SMALL = 12.0  # pt; up to there type fills a thin spine
MIDDLE = 0.335  # of the size: half the height of a capital


def page(wrap: Wrap, design: CoverDesign, book: Book, theme: Theme, blurb: tuple[str, ...]) -> str:
    """The page; what stands on the spine is left out where nothing may."""
    whole = wrap.whole
    lines = () if book.cover else _front(wrap, design)  # an author's own has its words in it
    parts = "".join(
        (
            *lines,
            *_back(wrap, design, theme, blurb),
            *_spine(wrap, book, theme, design.ground),
            *_figures(wrap, book, theme),
        )
    )
    sheet = (
        f"@page {{ size: {whole.width:g}pt {whole.height:g}pt; margin: 0 }}"
        " body { margin: 0; font-family: var(--text); font-variant-numeric: lining-nums }"
        " div { position: absolute; white-space: pre } p { margin: 0; white-space: normal }"
    )
    title = escape(book.title)
    head = f"<title>{title}</title><style>{sheet}</style>"
    return (
        f'<html lang="{escape(book.meta.language)}"><head>{head}</head><body>{parts}</body></html>'
    )


def fitting(
    wrap: Wrap, design: CoverDesign, theme: Theme, blurb: tuple[str, ...]
) -> tuple[str, ...]:
    """The first paragraphs of a blurb, as many as there is room for on the back.

    In the smallest type a blurb is never deeper than in another.
    """
    field, least = _field(wrap, design), SIZES[-1]
    measure = min(field.width, MEASURE * least)
    deep = 0.0
    for kept, text in enumerate(blurb):
        deep += least * LEADING / 2 if kept else 0
        deep += _deep(least, measure, theme, (text,))
        if deep > field.height:
            return blurb[:kept]
    return blurb


def _front(wrap: Wrap, design: CoverDesign) -> Iterator[str]:
    scale = Scale(wrap, design, wrap.front)
    for line in design.lines:
        size, air = line.size * scale.unit, line.tracking * scale.unit
        x, y = scale.left + line.x * scale.unit + air / 2, scale.top + line.y * scale.unit
        kind = f"text-align: center; letter-spacing: {air:.3f}pt; font-style: {line.font.style}"
        yield _line(line.text, line.font, (x - WIDE / 2, y, size), kind, ink(line.colour))


WIDE = 2000.0  # pt; what holds any line


def _line(text: str, font: Font, at: tuple[float, float, float], kind: str, inks: Ink) -> str:
    """A line in a box that begins at some x; its baseline lies at y, and its type has that size."""
    left, baseline, size = at
    ascent, descent = (length / EM for length in face(font, EM).getmetrics())
    top = baseline - size * (0.5 + (ascent - descent) / 2)
    place = f"left: {left:.3f}pt; top: {top:.3f}pt; width: {WIDE:g}pt; line-height: {size:.3f}pt"
    style = f"{place}; font-size: {size:.3f}pt; color: {css(inks)}; {kind}"
    return f'<div style="{style}">{escape(text)}</div>'


EM = 1000  # px, in which the metrics of faces are asked


def _field(wrap: Wrap, design: CoverDesign) -> Area:
    """Where the blurb stands: inside the frames of the label on the back."""
    scale = Scale(wrap, design, wrap.back)
    area = scale.area(list(label(design))[-1])
    inset = INSET * scale.unit
    width, height = area.width - 2 * inset, area.height - 2 * inset
    return Area(area.left + inset, area.top + inset, width, height)


def _back(wrap: Wrap, design: CoverDesign, theme: Theme, blurb: tuple[str, ...]) -> Iterator[str]:
    field = _field(wrap, design)
    size = _size(field, theme, blurb)
    if not blurb or size is None:
        return
    measure = min(field.width, MEASURE * size)
    deep = _deep(size, measure, theme, blurb)
    left, top = field.left + (field.width - measure) / 2, field.top + (field.height - deep) / 2
    gap = f"margin-top: {size * LEADING / 2:.3f}pt"
    paragraphs = "".join(
        f'<p style="{gap if number else ""}">{escape(text)}</p>'
        for number, text in enumerate(blurb)
    )
    style = (
        f"left: {left:.3f}pt; top: {top:.3f}pt; width: {measure + 0.5:.3f}pt;"
        f" font-size: {size:g}pt;"
        f" line-height: {size * LEADING:.3f}pt; color: {css(ink(theme.cover.ink))}"
    )
    way = "rtl" if wrap.mirrored else "ltr"
    yield f'<div dir="{way}" style="{style}">{paragraphs}</div>'


def _size(field: Area, theme: Theme, blurb: tuple[str, ...]) -> float | None:
    """The largest size in which a blurb fits; None if it fits in none."""
    for size in SIZES:
        if _deep(size, min(field.width, MEASURE * size), theme, blurb) <= field.height:
            return size
    return None


def _deep(size: float, measure: float, theme: Theme, blurb: tuple[str, ...]) -> float:
    """How deep a blurb is when it is set in lines of that measure."""
    lines = sum(_lines(text, measure / size, theme) for text in blurb)
    return (lines + (len(blurb) - 1) / 2) * size * LEADING


def _lines(text: str, measure: float, theme: Theme) -> int:
    """How many lines a paragraph takes, broken one by one; the measure is in ems."""
    width = width_in(_upright(theme))
    lines, at, space = 1, 0.0, width(" ")
    for word in text.split():
        wide = width(word)
        if at and at + space + wide > measure:
            lines, at = lines + 1, wide
        else:
            at += (space if at else 0) + wide
    return lines


def _spine(wrap: Wrap, book: Book, theme: Theme, ground: str) -> Iterator[str]:
    """Title and author from head to foot, as books stand on shelves in most countries."""
    font = _upright(theme)
    title = shown(book.title, font)
    author = ", ".join(filter(None, (shown(name.upper(), font) for name in book.meta.authors)))
    length = wrap.trim.height - 2 * SPINE_ENDS
    size = max(wrap.lettering * FILLED, min(wrap.lettering * THIN, SMALL))
    width = width_in(font)
    small = 0.8
    needed = width(title) + small * (width(author) + TRACKING * len(author)) + 2
    size = min(size, SPINE_SIZES[1], length / needed)
    if size < SPINE_SIZES[0] or not title:
        return
    left, top = wrap.spine.left + wrap.spine.width / 2, wrap.spine.top + SPINE_ENDS
    inks = ink(theme.cover.ink if light(ground) else theme.cover.paper)
    inner = _line(title, font, (0, size * MIDDLE, size), "", inks)
    if author:
        lesser = size * small
        wide = lesser * (width(author) + TRACKING * (len(author) - 1))
        kind = f"letter-spacing: {TRACKING * lesser:.3f}pt"
        inner += _line(author, font, (length - wide, lesser * MIDDLE, lesser), kind, inks)
    turn = "transform: rotate(90deg); transform-origin: 0 0; width: 0; height: 0"
    yield f'<div style="left: {left:.3f}pt; top: {top:.3f}pt; {turn}">{inner}</div>'


def _figures(wrap: Wrap, book: Book, theme: Theme) -> Iterator[str]:
    """What a barcode says, in figures: the number above it, and its digits below."""
    if not book.meta.identifier.startswith("urn:isbn:"):
        return
    font, area = _upright(theme), bars_area(wrap.barcode)
    digits = barcode.ean(book.meta.identifier)
    center = "text-align: center"
    middle = area.left + area.width / 2 - WIDE / 2
    said = f"ISBN {digits[:3]}-{digits[3:]}"
    yield _line(said, font, (middle, area.top - 3, ABOVE * 0.9), center, BLACK)
    at, size = area.top + area.height + FIGURES - 1.5, FIGURES
    for start, figures in ((-7, digits[:1]), (3, digits[1:7]), (50, digits[7:])):
        for number, one in enumerate(figures):
            x = area.left + (start + 7 * number + 3.5) * barcode.MODULE - WIDE / 2
            yield _line(one, font, (x, at, size), center, BLACK)


def _upright(theme: Theme) -> Font:
    return next(font for font in theme.fonts if (font.style, font.weight) == ("normal", 400))
