"""The sizes of pages, by measure and by the names that the trade has for them."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

INCH = 72.0
MM = INCH / 25.4
UNITS = {"in": INCH, '"': INCH, "mm": MM, "cm": 10 * MM, "pt": 1.0}
ALIKE = 1.5  # pt, 0.5 mm; what differs less is one size in inches and in millimetres

# Sources: ISO 216 (A4 to A6); the rest are the formats of British paperbacks, and the names that
# printers on demand give theirs, as public pages have them.
NAMES = {
    "a4": "210x297mm",
    "a5": "148x210mm",
    "a6": "105x148mm",
    "a-format": "110x178mm",
    "b-format": "129x198mm",
    "c-format": "135x216mm",
    "demy": "138x216mm",
    "royal": "156x234mm",
    "crown-quarto": "189x246mm",
    "pocket": "4.25x6.875in",
    "mass-market": "4.25x7in",
    "novella": "5x8in",
    "digest": "5.5x8.5in",
    "trade": "6x9in",
    "comic": "6.625x10.25in",
    "executive": "7x10in",
    "letter": "8.5x11in",
}
UNIT = r'(in|mm|cm|pt|")?'
MEASURE = re.compile(
    rf"(\d{{1,4}}(?:\.\d{{1,4}})?)\s*{UNIT}\s*[x×]\s*(\d{{1,4}}(?:\.\d{{1,4}})?)\s*{UNIT}"
)


@dataclass(frozen=True, slots=True)
class Trim:
    """The size of a page once it is cut, in pt; `name` is its measure, as "6x9in"."""

    name: str
    width: float
    height: float

    def apart(self, other: "Trim") -> float:
        """How much two sizes differ, by width or height, whichever differs more."""
        return max(abs(self.width - other.width), abs(self.height - other.height))

    def is_like(self, other: "Trim") -> bool:
        """Whether both are one size, said in other units."""
        return self.apart(other) < ALIKE


@dataclass(frozen=True, slots=True)
class Range:
    """All sizes from one to another."""

    least: Trim
    most: Trim

    def holds(self, trim: Trim) -> bool:
        """Whether a size is neither too small nor too large."""
        wide = self.least.width <= trim.width <= self.most.width
        return wide and self.least.height <= trim.height <= self.most.height


BOOKS = Range(Trim("3x4in", 216.0, 288.0), Trim("12x17in", 864.0, 1224.0))
"""What a size must lie in to be one of a book: anything else is a slip of the pen."""


def named(asked: str) -> Trim:
    """The size that a name or a measure means; inches where it tells no unit.

    >>> named("digest")
    Trim(name='5.5x8.5in', width=396.0, height=612.0)
    >>> named("148 × 210 mm").name
    '148x210mm'

    Raises:
        ValueError: it means none; the message says why, in a phrase.

    """
    text = asked.strip().lower()
    found = MEASURE.fullmatch(NAMES.get(text, text))
    if not found:
        close = get_close_matches(text, NAMES, 1)
        also = f"; did you mean “{close[0]}”?" if close else ""
        raise ValueError(f"is no size like 6x9in, 148x210mm or a5{also}")
    width, first, height, second = found.groups()
    unit, other = second or first or "in", first or second or "in"
    name = f"{width}x{height}{unit.replace(chr(34), 'in')}"
    size = Trim(name, round(float(width) * UNITS[other], 3), round(float(height) * UNITS[unit], 3))
    if not BOOKS.holds(size):
        raise ValueError(
            f"is no size of a book, which lies between {BOOKS.least.name} and {BOOKS.most.name}"
        )
    return size


def sizes(text: str) -> tuple[Trim, ...]:
    """The sizes that the words of a text name."""
    return tuple(map(named, text.split()))
