"""A theme: how books look, as data read from styles/<name>/."""

from dataclasses import dataclass
from typing import Literal

from bookforge.book import Openings


@dataclass(frozen=True, slots=True)
class Font:
    """One face, whole; `data` is a TrueType file. `weight` is that of CSS (400, 700)."""

    family: str
    style: Literal["normal", "italic"]
    weight: int
    data: bytes


@dataclass(frozen=True, slots=True)
class CoverStyle:
    """The colours of a generated cover, as #rrggbb."""

    paper: str
    ink: str
    accent: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One design that serves both backends.

    `book_css` holds what e-reader and page share, `epub_css` and `print_css` what they do not;
    each backend uses the shared sheet first. `ornament` stands for a scene break in print.
    `openings` is how chapters begin, unless the author decides; drop caps take `cap_lines`.
    """

    name: str
    book_css: str
    epub_css: str
    print_css: str
    ornament: str
    fonts: tuple[Font, ...]
    cover: CoverStyle
    openings: Openings = "small-caps"
    cap_lines: int = 3
