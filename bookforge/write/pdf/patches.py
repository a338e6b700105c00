"""The one place where functions of WeasyPrint are replaced, and only while we lay out.

They are `iter_line_boxes`, which breaks a paragraph into lines, `draw_text`, `layout_document`,
which ends pages, and `make_margin_boxes`, which makes running heads and folios. Ours leave to the
old ones all that is not of our own documents or not for us to set (paragraphs.py). What they rely
on is private, so the source of all of it is hashed; where WeasyPrint is not the one that we know,
nothing is replaced.
"""

import contextlib
import gc
import hashlib
import importlib
from collections.abc import Callable, Generator
from functools import cache
from threading import RLock
from types import ModuleType
from typing import Any, TypeAlias

from bookforge.write.pdf.compositor import Compositor
from bookforge.write.pdf.drawing import MARK, ROOM, draw, end, is_marked, says
from bookforge.write.pdf.lines import SOFT

# module, function: what is replaced, and everywhere it is looked up
REPLACED = {
    "lines": (("layout.inline", "iter_line_boxes"), ("layout.block", "iter_line_boxes")),
    "pages": (("document", "layout_document"),),
    "text": (("draw.text", "draw_text"), ("draw", "draw_text")),
    "margins": (("layout", "make_margin_boxes"),),
}
RELIED_ON = (
    "document",  # Document, Page
    "pdf",  # generate_pdf
    "pdf.anchors",  # add_links, resolve_links
    "pdf.fonts",  # Font, build_fonts_dictionary
    "layout",  # initialize_page_maker, layout_document, LayoutContext
    "layout.page",  # make_all_pages, make_page, make_margin_boxes
    "layout.inline",  # iter_line_boxes, get_next_linebox, _adjust_line_height, split_text_box ...
    "layout.block",  # _linebox_layout, _break_line, _in_flow_layout
    "layout.float",  # avoid_collisions
    "draw",  # draw_inline_level, which marks what it draws
    "draw.text",  # draw_text, draw_first_line
    "text.line_break",  # Layout, line_size, strut, _font_style_cache_key
    "text.fonts",  # get_pango_font_key
    "pdf.stream",  # Stream
    "formatting_structure.boxes",  # Box, ParentBox, TextBox, InlineBox, LineBox
)
# The SHA-256 of the source of all these modules, in WeasyPrint 70.0.
KNOWN = "52bf55d876047ec1bcb32342193f343cd975a108e263f05ec4cd74299a64eec1"

Thing: TypeAlias = Any  # WeasyPrint carries no types
Function: TypeAlias = Callable[..., Any]

SELDOM = 40_000  # new objects between two searches for rubbish

_lock = RLock()


def known() -> bool:
    """Whether the installed WeasyPrint is the one that we know from the inside."""
    return fingerprint() == KNOWN


@cache
def fingerprint() -> str:
    """The SHA-256 of what we rely on; empty if it is not there or not to be read."""
    digest = hashlib.sha256()
    try:
        for name in RELIED_ON:
            digest.update(source(_module(name)))
    except (AttributeError, ImportError, OSError):
        return ""
    return digest.hexdigest()


def source(module: ModuleType) -> bytes:
    """The source of a module.

    Raises:
        AttributeError, OSError: it is not there.

    """
    loader: Thing = module.__loader__
    return bytes(loader.get_data(module.__file__))


@contextlib.contextmanager
def replaced(compositor: Compositor) -> Generator[None]:
    """For as long as this lasts `compositor` sets the paragraphs of its documents."""
    with _lock, contextlib.ExitStack() as undo:
        undo.callback(gc.set_threshold, *gc.get_threshold())
        gc.set_threshold(SELDOM)  # boxes point at each other and live for a whole chapter
        for what, places in REPLACED.items():
            module, name = places[0]
            ours = _OURS[what](compositor, getattr(_module(module), name))
            for module, name in places:
                undo.callback(setattr, _module(module), name, getattr(_module(module), name))
                setattr(_module(module), name, ours)
        yield


def _lines(compositor: Compositor, stock: Function) -> Function:
    def iter_line_boxes(*given: Thing) -> Thing:
        context, box, y, _, stack, container, _, _, letter_style, line_style = given
        if not letter_style and not line_style and compositor.owns(box):
            found = compositor.lines(context, box, y, stack, container)
            if found is not None:
                return found
        made = stock(*given)
        ours = stack is None and compositor.owns(box)
        return compositor.stock(context, box, made, container) if ours else made

    return iter_line_boxes


def _pages(compositor: Compositor, stock: Function) -> Function:
    def layout_document(html: Thing, root: Thing, context: Thing, *rest: Thing) -> Thing:
        fits = compositor.bare and compositor.owns(root)
        expected = compositor.fit(context, root, html) if fits else 0
        pages = list(stock(html, root, context, *rest))
        if expected and len(pages) != expected:
            compositor.forget(root)
            pages = list(stock(html, root, context, *rest))
        return pages

    return layout_document


def _text(compositor: Compositor, stock: Function) -> Function:
    def draw_text(stream: Thing, textbox: Thing, *rest: Thing) -> None:
        run = textbox.__dict__.get("bookforge_run")
        if run is None or not compositor.owns(textbox):
            soft = textbox.__dict__.get("bookforge_soft") and is_marked(stream)
            if soft:
                says(stream, textbox.text[:-1] + SOFT)
            stock(stream, textbox, *rest)
            if soft:
                stream.stream.append(b"EMC")
            if textbox.text.endswith(ROOM):
                stream.stream.append(MARK)
            elif is_marked(stream) and compositor.owns(textbox):
                end(stream, textbox, compositor.faces)
        else:
            draw(stream, textbox, run)

    return draw_text


def _margins(compositor: Compositor, stock: Function) -> Function:
    def make_margin_boxes(context: Thing, page: Thing, state: Thing) -> Thing:
        bare = compositor.bare and compositor.owns(page)
        return iter(()) if bare else stock(context, page, state)

    return make_margin_boxes


_OURS = {"lines": _lines, "pages": _pages, "text": _text, "margins": _margins}


def _module(name: str) -> Thing:
    return importlib.import_module(f"weasyprint.{name}")
