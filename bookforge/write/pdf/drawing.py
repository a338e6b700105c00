"""Draws the words of our own lines: a few operators a line, with nothing left to compute.

Source: ISO 32000-1, sections 9.3 (text state) and 9.4.3 (text showing).
"""

import re
from typing import Any, TypeAlias

from bookforge.write.pdf.faces import Faces
from bookforge.write.pdf.lines import SOFT, Cap, Run
from bookforge.write.pdf.paragraphs import Box
from bookforge.write.pdf.pieces import SPACES

Stream: TypeAlias = Any  # a weasyprint.pdf.stream.Stream
Colour: TypeAlias = Any
Font: TypeAlias = Any  # a weasyprint.pdf.fonts.Font

ROOM = "\u00a0" * 6  # stands where the number of a page will: as wide as three figures
MARK = b"% room for a number"  # a comment in a content stream, after the words before the number

# The end of a text after which a space was left out where its line ends.
SPACED = re.compile(
    r"[^\s\-\u2010—–\u00ad\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]\Z"
)

LEAST = 0.05  # thousandths of the type size; less is not worth a number


def draw(stream: Stream, box: Box, run: Run) -> None:
    """Add the words of a text box to a page's content stream."""
    if is_marked(stream) and box.__dict__.get("bookforge_ends"):
        run = _ended(run)
    colour, at = box.style["color"], (box.position_x, box.position_y + box.baseline)
    if run.cap is None:
        draw_at(stream, run, colour, at)
    else:
        _draw_begun(stream, run, run.cap, colour, at)


def is_marked(stream: Stream) -> bool:
    """Whether what is drawn gets marks, for those who listen."""
    return stream._tags is not None  # noqa: SLF001 - as WeasyPrint asks


def end(stream: Stream, box: Box, faces: Faces) -> None:
    """Add the space after a text box that WeasyPrint drew: at a line's end, or where it drew none.

    Where a line ends in a dash or in a script without spaces, nothing was left out.
    """
    text = box.text
    if text.strip() and not (box.__dict__.get("bookforge_ends") and SPACED.search(text)):
        return
    face = faces.of(box.style)
    if (space := face.word(" ")).plain and text:
        at = box.position_x + (box.width if text.strip() else 0), box.position_y + box.baseline
        draw_at(stream, Run(face, ((space, " "),), 1.0, 0.0), box.style["color"], at)


def _ended(run: Run) -> Run:
    """The last words of a line with the space that parts them from the next."""
    space = run.face.word(" ")
    if run.after != " " or not space.plain:
        return run
    return run._replace(words=(*run.words, (space, " ")))


def _draw_begun(
    stream: Stream, run: Run, cap: Cap, colour: Colour, start: tuple[float, float]
) -> None:
    """Add words with a drop cap before them.

    Both pieces of its word, and the space after it, are one span that says what the word is. The
    span begins and ends in the line itself, for some readers put the word where its first glyph
    stands; others have it where the letter does.
    """
    x, y = start
    below = x + cap.right, y + cap.below
    rest = run._replace(words=run.words[2:])
    word, space = (run._replace(words=run.words[n : n + 1], after="") for n in range(2))
    if not cap.joined or not space.words:
        draw_at(stream, cap.run, colour, below)
        draw_at(stream, run, colour, start)
        return
    said = "".join(text for part in (cap.run, word, space) for _, text in part.words)
    says(stream, said)
    draw_at(stream, word, colour, start)
    draw_at(stream, cap.run, colour, below)
    draw_at(stream, space, colour, (x + word.width, y))
    stream.stream.append(b"EMC")
    draw_at(stream, rest, colour, (x + word.width + space.width, y))


def _utf16(text: str) -> bytes:
    return ("feff" + text.encode("utf-16-be").hex()).encode()


def draw_at(stream: Stream, run: Run, colour: Colour, start: tuple[float, float]) -> None:
    """Add words to a content stream whose baseline starts at that point."""
    if run.after == SOFT and run.words and is_marked(stream):
        _draw_divided(stream, run, colour, start)
        return
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


def _draw_divided(stream: Stream, run: Run, colour: Colour, start: tuple[float, float]) -> None:
    """Add words, the hyphen after which was put in: for a listener it is a soft one."""
    hyphen = run.face.word(run.face.hyphen)
    (word, text), (x, y) = run.words[-1], start
    codes = word.codes[: word.codes.rfind(f"{word.glyphs[-1].number:04x}")]
    words = (*run.words[:-1], (word._replace(codes=codes), text))
    draw_at(stream, run._replace(words=words, after=""), colour, start)
    tail = Run(run.face, ((hyphen, run.face.hyphen),), run.scale, 0.0)
    says(stream, SOFT)
    draw_at(stream, tail, colour, (x + run.width - tail.width, y))
    stream.stream.append(b"EMC")


def says(stream: Stream, text: str) -> None:
    """Begin what is read as `text`."""
    stream.stream.append(b"/Span <</ActualText <%s>>> BDC" % _utf16(text))


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
