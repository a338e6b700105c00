"""Draws the words of our own lines: a few operators a line, with nothing left to compute.

Source: ISO 32000-1, sections 9.3 (text state) and 9.4.3 (text showing).
"""

from typing import Any, TypeAlias

from bookforge.write.pdf.lines import Run
from bookforge.write.pdf.paragraphs import Box
from bookforge.write.pdf.pieces import SPACES

Stream: TypeAlias = Any  # a weasyprint.pdf.stream.Stream
Colour: TypeAlias = Any
Font: TypeAlias = Any  # a weasyprint.pdf.fonts.Font

ROOM = "\u00a0" * 6  # stands where the number of a page will: as wide as three figures
MARK = b"% room for a number"  # a comment in a content stream, after the words before the number

LEAST = 0.05  # thousandths of the type size; less is not worth a number


def draw(stream: Stream, box: Box, run: Run) -> None:
    """Add the words of a text box to a page's content stream."""
    colour, x, y = box.style["color"], box.position_x, box.position_y + box.baseline + run.drop
    if run.spoken:
        text = run.spoken.encode("utf-16").hex().upper()
        stream.stream.append(b"/Span <</ActualText <%s>>> BDC" % text.encode())
    if run.ends:
        word, run = run._replace(words=run.words[:1]), run._replace(words=run.words[1:])
        draw_at(stream, word, colour, (x, y))
        stream.stream.append(b"EMC")
        x += word.width
    draw_at(stream, run, colour, (x, y))


def draw_at(stream: Stream, run: Run, colour: Colour, start: tuple[float, float]) -> None:
    """Add words to a content stream whose baseline starts at that point."""
    font = _used(stream, run)
    face, state = run.face, stream.stream
    stream.set_color(colour)
    stream.begin_text()
    state.append(b"1 0 0 -1 %.3f %.3f Tm" % start)
    stream.set_font_size(font.hash, face.font_size)
    if face.letter_spacing:
        state.append(b"%.4g Tc" % face.letter_spacing)
    if run.scale != 1:
        state.append(b"%.5g Tz" % (100 * run.scale))
    state.append(b"[%s] TJ" % shown(run).encode())
    if run.scale != 1:
        state.append(b"100 Tz")
    if face.letter_spacing:
        state.append(b"0 Tc")
    stream.end_text()


def shown(run: Run) -> str:
    """The words as the array of a TJ operator, without its brackets.

    What is added to a space is given in thousandths of the type size, before letters are scaled.
    """
    unit = 1000 / run.face.font_size / run.scale
    parts = ["<"]
    for word, text in run.words:
        parts.append(word.codes)
        if text in SPACES:
            more = (run.gap + (1 - run.scale) * word.width) * unit
            if abs(more) > LEAST:
                parts.append(f">{-more:.1f}<")
    parts.append(">")
    return "".join(parts).replace("<>", "")


def _font(stream: Stream, run: Run) -> Font:
    font = stream._fonts.get(run.face.key)  # noqa: SLF001 - add_font describes the font each time
    return font or stream.add_font(run.face.pango_font)[0]


def _used(stream: Stream, run: Run) -> Font:
    """The font of the words; it is told which of its glyphs are used, their widths and texts."""
    font = _font(stream, run)
    known = font.__dict__.setdefault("bookforge_words", {}).setdefault(id(run.face), set())
    for word, text in run.words:
        if text not in known:
            known.add(text)
            if not word.numbers <= font.widths.keys():
                for number, width, meaning in word.glyphs:
                    font.widths.setdefault(number, width)
                    font.to_unicode.setdefault(number, meaning)
    return font
