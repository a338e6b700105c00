"""Lays HTML out on pages with WeasyPrint, which is imported nowhere else and only when needed."""

import contextlib
import importlib
import io
import logging
import re
import warnings
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, TypeAlias

from bookforge.problem import OutputError, Problem
from bookforge.theme import Font, Theme
from bookforge.write.pdf.compositor import Compositor
from bookforge.write.pdf.faces import Faces
from bookforge.write.pdf.patches import known, replaced

SCHEME = "bookforge:font/"
MISSING = "Setting pages needs the libraries Pango and HarfBuzz, which are not on this computer."
INSTALL = (
    "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0;"
    " macOS: brew install pango; Windows: see README.md."
)
PLAIN = "This version of WeasyPrint is not known from the inside: its own lines are less even."
PINNED = "Install the version that bookforge asks for: pip install --force-reinstall bookforge"
TALKATIVE = ("weasyprint", "fontTools")

# WeasyPrint carries no types; these names say at least what is what.
Document: TypeAlias = Any
LaidPage: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page that text is set in, in pt from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


class Press:
    """What pages of one theme are made with: WeasyPrint, its fonts, sheets and compositor.

    Raises:
        OutputError: the libraries that WeasyPrint needs are missing.

    """

    def __init__(self, theme: Theme) -> None:
        self.weasyprint = engine()
        self.fetch = Fetcher(theme.fonts)
        self.fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
        self.sheets = [
            self._sheet(sheet) for sheet in (_facts(theme), theme.book_css, theme.print_css)
        ]
        self.compositor = Compositor(self.fonts, Faces())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about how paragraphs are set."""
        return () if known() else (Problem("plain-lines", PLAIN, hint=PINNED),)

    def at_work(self) -> AbstractContextManager[None]:
        """While this lasts paragraphs are set by our compositor, if WeasyPrint lets it."""
        return replaced(self.compositor) if known() else nullcontext()

    def laid_out(self, html: str) -> Document:
        """The pages of `html` as a weasyprint.Document; what the theme's sheets ask for is done."""
        page = self.weasyprint.HTML(string=html, url_fetcher=self.fetch, base_url=SCHEME)
        return page.render(stylesheets=self.sheets, font_config=self.fonts)

    def _sheet(self, css: str) -> object:
        return self.weasyprint.CSS(
            string=css, font_config=self.fonts, url_fetcher=self.fetch, base_url=SCHEME
        )


@cache
def engine() -> ModuleType:
    """The module weasyprint, silent.

    It prints advice and warns when libraries or fonts are missing; the error says it better.

    Raises:
        OutputError: the libraries that it needs are missing.

    """
    for name in TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module("weasyprint")
        except OSError:
            raise OutputError(MISSING, INSTALL) from None


def area(page: LaidPage) -> Area:
    """Where the text of a laid out page may stand; WeasyPrint counts in px of 0.75 pt."""
    box = page._page_box  # noqa: SLF001 - the public Page does not tell its margins
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    return Area(*(0.75 * edge for edge in (left, top, right, bottom)))


class Fetcher:
    """What WeasyPrint gets a URL's bytes from: the fonts of a theme, and nothing else."""

    _fail_on_errors = False  # WeasyPrint asks for it when a URL is refused: it is to go on

    def __init__(self, fonts: tuple[Font, ...]) -> None:
        self.fonts = fonts
        self.response = importlib.import_module("weasyprint.urls").URLFetcherResponse

    def __call__(self, url: str) -> object:
        """The font that `url` names by its number.

        Raises:
            ValueError: it is any other URL; WeasyPrint logs that and goes on.

        """
        number = url.removeprefix(SCHEME)
        if url == number or not number.isdecimal():
            raise ValueError(f"a book fetches nothing: {url}")
        return self.response(url, self.fonts[int(number)].data)


def _facts(theme: Theme) -> str:
    """What print.css cannot know: the faces, and the ornament of scene breaks.

    Faces go by a name of our own, for an installed font of the same name would win.
    """
    faces = "".join(
        f"@font-face {{ font-family: {_quoted(_own(font))}; font-style: {font.style};"
        f" font-weight: {font.weight}; src: url({SCHEME}{number}); }}\n"
        for number, font in enumerate(theme.fonts)
    )
    family = f"{_quoted(_own(theme.fonts[0]))}, serif" if theme.fonts else "serif"
    return f"{faces}:root {{ --text: {family}; --ornament: {_quoted(theme.ornament)}; }}\n"


def _own(font: Font) -> str:
    return f"bookforge {font.family}"


def _quoted(text: str) -> str:
    r"""`text` as a string of CSS.

    >>> _quoted('a "b"')
    '"a \\22 b\\22 "'
    """
    return '"' + re.sub(r'["\\\n]', lambda m: f"\\{ord(m[0]):x} ", text) + '"'
