"""A theme: how books look, as data read from styles/<name>/."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bookforge.book import Openings

SHEETS = ("book", "epub", "print")
FACES: tuple[tuple[str, Literal["normal", "italic"], int], ...] = (
    ("regular", "normal", 400),
    ("italic", "italic", 400),
    ("bold", "normal", 700),
    ("bold-italic", "italic", 700),
)


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


def themed(
    name: str, facts: Mapping[str, Any], sheets: Mapping[str, str], fonts: Iterable[Font]
) -> Theme:
    """The theme of these `sheets`, and of the `facts` in its theme.toml."""
    return Theme(
        name=name,
        book_css=sheets["book"],
        epub_css=sheets["epub"],
        print_css=sheets["print"],
        ornament=facts["ornament"],
        fonts=tuple(fonts),
        cover=CoverStyle(**facts["cover"]),
        openings=facts["openings"],
        cap_lines=facts["cap-lines"],
    )
