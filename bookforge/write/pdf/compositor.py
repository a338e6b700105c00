"""Sets the paragraphs of one run: gives WeasyPrint the lines of those that are ours."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from bookforge.write.pdf.breaking import Measure
from bookforge.write.pdf.columns import fit
from bookforge.write.pdf.faces import Faces
from bookforge.write.pdf.initials import Initial, begun, initial, narrowed, without
from bookforge.write.pdf.lines import Place, line_boxes
from bookforge.write.pdf.paragraphs import RUNT, Box, Paragraph, paragraph
from bookforge.write.pdf.plain import plain_texts

Context: TypeAlias = Any  # a weasyprint.layout.LayoutContext
Stack: TypeAlias = dict[int, Any] | None  # where WeasyPrint goes on after a page break

NARROWED = 12  # lines beside a float that are measured; a drop cap has two or three
SLACK = 0.01  # px
TOO_HIGH = 1e6  # px


class Setting(NamedTuple):
    """A paragraph as it was set, for what text and width, and where its first lines begin."""

    texts: tuple[str, ...]
    measure: Measure
    lefts: tuple[float, ...]
    paragraph: Paragraph | None
    initial: Initial | None = None


class Begin(NamedTuple):
    """Where to begin: with which line (from 0), and where it goes, in px."""

    line: int
    x: float
    y: float


@dataclass(slots=True)
class Compositor:
    """Sets the documents that are made with `fonts`, a weasyprint FontConfiguration.

    While it is `bare` pages get no running heads and folios, and are fitted. While it is
    `measuring` a paragraph is one line as high as all of its own.
    """

    fonts: Any
    faces: Faces
    bare: bool = False
    measuring: bool = False

    def owns(self, box: Box) -> bool:
        """Whether a box is of one of our documents."""
        return box.style.font_config is self.fonts

    def lines(
        self, context: Context, box: Box, y: float, stack: Stack, container: Box
    ) -> Iterator[tuple[Box, Stack]] | None:
        """The lines of the paragraph in line box `box`, or None if they are not for us to make.

        `y` is the top of the first; `stack` is what was given with the last line before it.
        """
        setting = self._setting(context, box, y, container) if stack is None else _known(box)
        if setting is None or setting.paragraph is None:
            return None
        if self.measuring:
            return iter([(_whole(box, setting.paragraph, y, container), None)])
        begin = Begin(next(iter(stack)) if stack else 0, container.content_box_x(), y)
        made = _made(box, setting, setting.paragraph, begin)
        if setting.initial and begin.line == 0:
            made = _with_initial(made, setting.initial, self.faces, begin.x)
        if begin.line == 0 and _white(box):
            made = _aired(made, container, _white(box))
        return _cut(context, box, made, begin.line)

    def stock(
        self, context: Context, box: Box, lines: Iterator[tuple[Box, Stack]], container: Box
    ) -> Iterator[tuple[Box, Stack]]:
        """The lines that WeasyPrint made of all of `box`, for the fitting of pages."""
        if self.measuring:
            return (_from(box, line, after) for line, after in lines)
        white = _white(box)
        return _cut(context, box, _aired(lines, container, white) if white else lines, 0)

    def fit(self, context: Context, root: Box, html: object) -> int:
        """Fit the pages of a chapter: how many there will be, 0 where WeasyPrint shall do it."""
        layout = importlib.import_module("weasyprint.layout")
        if context.footnotes:
            return 0
        self.measuring = True
        context.overflows_page = _never
        try:
            layout.initialize_page_maker(context, root)
            pages = list(layout.make_all_pages(context, root, html, []))
        finally:
            self.measuring = False
            del context.overflows_page
        if len(pages) > 1:
            return 0
        return fit(pages[0])

    def forget(self, root: Box) -> None:
        """Let WeasyPrint end the pages after all: they came out otherwise than they were fitted."""
        for box in root.descendants():
            for chosen in ("cuts", "setting", "white"):
                box.__dict__.pop(f"bookforge_{chosen}", None)

    def _setting(self, context: Context, box: Box, y: float, container: Box) -> Setting | None:
        texts = plain_texts(box)
        if not texts:
            box.bookforge_setting = None
            return None
        _inline().resolve_percentages(box, container)
        _inline().resolve_one_percentage(box, "text_indent", container.width)
        room = _room(context, box, y, container)
        if room is None:
            box.bookforge_setting = None
            return None
        measure, lefts = room
        values = tuple(text.text for text in texts)
        setting = _known(box)
        if setting is None or (setting.texts, setting.measure) != (values, measure):
            for inner in box.descendants():
                _inline().resolve_percentages(inner, container)
            setting = self._begun(box, texts, Setting(values, measure, lefts, None))
            if setting is None:
                made = paragraph(texts, self.faces, measure)
                setting = Setting(values, measure, lefts, made)
            box.bookforge_setting = setting
        return setting

    def _begun(self, box: Box, texts: list[Box], setting: Setting) -> Setting | None:
        """The paragraph with a drop cap, if it has one and is long enough for it."""
        leading = _inline().strut(box.style)[0]
        found = None if setting.lefts else initial(texts, self.faces, leading)
        if found is None:
            return None
        made = paragraph(without(texts, found), self.faces, narrowed(setting.measure, found))
        if made is None or made.lines < found.lines:
            return None
        made.least = found.lines
        return setting._replace(paragraph=made, initial=found)


def _cut(
    context: Context, box: Box, lines: Iterator[tuple[Box, Stack]], first: int
) -> Iterator[tuple[Box, Stack]]:
    """Those lines; one that shall begin a page is too high to stand on the page before."""
    cuts: dict[int, int] = box.__dict__.get("bookforge_cuts", {})  # line: the page before it
    for number, (line, after) in enumerate(lines, first):
        if number in cuts and context.current_page <= cuts[number]:
            cuts[number] = context.current_page
            line.height = TOO_HIGH
        yield line, after


def _aired(
    lines: Iterator[tuple[Box, Stack]], container: Box, white: float
) -> Iterator[tuple[Box, Stack]]:
    """The lines of a block with more white above them; where its height is fixed, below too."""
    fixed = container.height != "auto"
    for line, after in lines:
        line.translate(0, white / 2 if fixed else white)
        if fixed:
            container.height += white
        yield line, after


def _white(box: Box) -> float:
    """What was chosen to be added above a paragraph, in px."""
    return float(box.__dict__.get("bookforge_white", 0))


def _never(*_: object) -> bool:
    return False


def _from(box: Box, line: Box, after: Stack) -> tuple[Box, Stack]:
    line.bookforge_origin = box
    return line, after


def _whole(box: Box, broken: Paragraph, y: float, container: Box) -> Box:
    """A line box as high as the paragraph, with nothing in it."""
    made = box.copy_with_children([])
    made.position_x, made.position_y, made.width = container.content_box_x(), y, 0
    _inline()._adjust_line_height(made)  # noqa: SLF001 - as WeasyPrint does to its own
    made.height = broken.lines * _inline().strut(box.style)[0]
    made.margin_top = made.margin_bottom = 0
    made.bookforge_paragraph, made.bookforge_origin = broken, box
    return made


def _known(box: Box) -> Setting | None:
    setting: Setting | None = box.__dict__.get("bookforge_setting")
    return setting


def _made(
    box: Box, setting: Setting, broken: Paragraph, begin: Begin
) -> Iterator[tuple[Box, Stack]]:
    first, left, y = begin
    measure, lefts = broken.measure, setting.lefts

    def place(number: int, top: float) -> Place:
        x = lefts[number] if number < len(lefts) else left
        x += box.text_indent if number == 0 else 0.0
        x += setting.initial.width if setting.initial and number < setting.initial.lines else 0.0
        width = measure.first[number] if number < len(measure.first) else measure.rest
        return Place(x, top, width)

    for number, line in enumerate(line_boxes(box, broken, first, place, y), first + 1):
        yield line, {number: None} if number < broken.lines else None


def _with_initial(
    lines: Iterator[tuple[Box, Stack]], found: Initial, faces: Faces, left: float
) -> Iterator[tuple[Box, Stack]]:
    for number, (line, after) in enumerate(lines):
        yield (begun(line, found, faces, left) if number == 0 else line), after


def _room(
    context: Context, box: Box, y: float, container: Box
) -> tuple[Measure, tuple[float, ...]] | None:
    """How wide the lines may be, and where the first of them begin; None if they must move down."""
    indent = box.text_indent
    runt = RUNT * max(abs(indent), box.style["font_size"])
    if not context.excluded_shapes:
        return Measure((container.width - indent,), container.width, runt), ()
    height = _inline().strut(box.style)[0]
    trial = box.copy()
    trial.width, trial.height = 0, height
    widths: list[float] = []
    lefts: list[float] = []
    for number in range(NARROWED):
        trial.position_x, trial.position_y = container.content_box_x(), y + number * height
        x, found, width = _inline().avoid_collisions(context, trial, container, outer=False)
        if abs(found - trial.position_y) > SLACK:
            return None
        widths.append(width)
        lefts.append(x)
        if width > container.width - SLACK:
            break
    widths[0] -= indent
    return Measure(tuple(widths), container.width, runt), tuple(lefts)


@cache
def _inline() -> Any:  # noqa: ANN401 - untyped
    return importlib.import_module("weasyprint.layout.inline")
