"""Lays HTML out on pages with WeasyPrint, which is imported nowhere else and only when needed."""

import contextlib
import hashlib
import importlib
import io
import logging
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib.metadata import version
from types import ModuleType
from typing import Any, TypeAlias

from bookforge.problem import OutputError, Problem
from bookforge.settings import Settings
from bookforge.theme import Font, Theme
from bookforge.write.made import Store
from bookforge.write.pdf.compositor import Compositor
from bookforge.write.pdf.faces import Faces
from bookforge.write.pdf.patches import fingerprint, known, replaced, source
from bookforge.write.pdf.sheet import Sheet, sheet

SCHEME = "bookforge:font/"
MISSING = "Setting pages needs the libraries Pango and HarfBuzz, which are not on this computer."
INSTALL = (
    "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0;"
    " macOS: brew install pango; Windows: see README.md."
)
PLAIN = "This version of WeasyPrint is not known from the inside: its own lines are less even."
PINNED = "Install the version that bookforge asks for: pip install --force-reinstall bookforge"
TALKATIVE = ("weasyprint", "fontTools")
LIBRARIES = ("weasyprint", "pydyf", "fonttools", "pyphen")  # an upgrade may draw otherwise

# Where a link says which page it leads to: WeasyPrint counts, or it is written into the link.
COUNTED = ":root { --number: target-counter(attr(href), page); }"
WRITTEN = ":root { --number: attr(data-page); }"

# WeasyPrint carries no types; these names say at least what is what.
Document: TypeAlias = Any


class Press:
    """What pages of one theme are made with: WeasyPrint, its fonts, sheets and compositor.

    `jobs` is how many processes may work at once; 0: as many as there are idle cores. `page` says
    how large pages are; None: as they are where nothing is asked for.

    Raises:
        OutputError: the libraries that WeasyPrint needs are missing.

    """

    def __init__(
        self, theme: Theme, store: Store | None = None, jobs: int = 0, page: Sheet | None = None
    ) -> None:
        self.weasyprint = engine()
        self.store, self.jobs = store, jobs
        self.fetch = Fetcher(theme.fonts)
        self.fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
        page = page or sheet(Settings())
        self.tagged = page.printer.tagged
        css = (page.css, facts(theme), theme.book_css, theme.print_css)
        self.sheets = [self._sheet(sheet) for sheet in css]
        self.counted, self.written = self._sheet(COUNTED), self._sheet(WRITTEN)
        self.compositor = Compositor(self.fonts, Faces())
        self.names: set[str] = set()  # of the fonts that finished pages may use
        fonts = (font.data for font in theme.fonts)
        tagged = b"tagged" if self.tagged else b""
        self._made_with = _digest(tagged, *map(str.encode, css), *fonts, *_versions())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about how paragraphs are set."""
        return () if known() else (Problem("plain-lines", PLAIN, hint=PINNED),)

    def at_work(self) -> AbstractContextManager[None]:
        """While this lasts paragraphs are set by our compositor, if WeasyPrint lets it."""
        return replaced(self.compositor) if known() else nullcontext()

    def whole(self, html: str) -> Document:
        """A whole book of HTML as a weasyprint.Document; all is done that the sheets ask for."""
        return self._render(html, self.counted)

    def part(self, html: str, *, bare: bool = False) -> Document:
        """A part of a book, whose links tell pages themselves; `bare` pages have only text."""
        self.compositor.bare = bare
        try:
            return self._render(html, self.written)
        finally:
            self.compositor.bare = False

    def key(self, html: str) -> str:
        """A name for what `html` is laid out as, here and now."""
        return _digest(self._made_with.encode(), html.encode())

    def _render(self, html: str, number: object) -> Document:
        page = self.weasyprint.HTML(string=html, url_fetcher=self.fetch, base_url=SCHEME)
        return page.render(stylesheets=[*self.sheets, number], font_config=self.fonts)

    def _sheet(self, css: str) -> object:
        return self.weasyprint.CSS(
            string=css, font_config=self.fonts, url_fetcher=self.fetch, base_url=SCHEME
        )


def _digest(*parts: bytes) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(b"%d " % len(part))
        made.update(part)
    return made.hexdigest()


def _versions() -> Iterator[bytes]:
    """What else the look of a page depends on: libraries, and our own code."""
    ffi = importlib.import_module("weasyprint.text.ffi")
    yield from (version(name).encode() for name in LIBRARIES)
    yield fingerprint().encode()
    yield str(ffi.pango.pango_version()).encode()
    yield _harfbuzz_version(ffi.harfbuzz.hb_version_atleast).encode()
    yield from (source(sys.modules[name]) for name in sorted(_own_modules()))


def _harfbuzz_version(at_least: Callable[..., object]) -> str:
    """The version of HarfBuzz, which WeasyPrint only lets us ask whether it is as new as one.

    >>> _harfbuzz_version(lambda *version: version <= (8, 3, 1))
    '8.3.1'
    """
    found = [0, 0, 0]
    for place in range(3):
        while at_least(*found[:place], found[place] + 1, *found[place + 1 :]):
            found[place] += 1
    return ".".join(map(str, found))


def _own_modules() -> Iterator[str]:
    package = __name__.rpartition(".")[0]
    return (name for name in sys.modules if name.startswith(f"{package}."))


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


class Fetcher:
    """What WeasyPrint gets a URL's bytes from: fonts of a theme, pictures of a book, no others."""

    _fail_on_errors = False  # WeasyPrint asks for it when a URL is refused: it is to go on

    def __init__(self, fonts: tuple[Font, ...]) -> None:
        self.fonts = fonts
        self.pictures: dict[str, tuple[bytes, str]] = {}
        self.response = importlib.import_module("weasyprint.urls").URLFetcherResponse

    def add(self, pictures: Iterable[tuple[str, bytes, str]]) -> None:
        """Give pictures from now on: the URL of each, its bytes and their media type."""
        self.pictures.update((url, (data, kind)) for url, data, kind in pictures)

    def __call__(self, url: str) -> object:
        """The font that `url` names by its number, or a picture.

        Raises:
            ValueError: it is any other URL; WeasyPrint logs that and goes on.

        """
        if picture := self.pictures.get(url):
            data, kind = picture
            return self.response(url, data, {"Content-Type": kind})
        number = url.removeprefix(SCHEME)
        if url == number or not number.isdecimal():
            raise ValueError(f"a book fetches nothing: {url}")
        return self.response(url, self.fonts[int(number)].data)


def facts(theme: Theme) -> str:
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
