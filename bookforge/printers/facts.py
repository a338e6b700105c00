"""What there is to know of a printer, as types; lengths are pt, page counts include blank pages."""

from dataclasses import dataclass, fields
from typing import Literal

from bookforge.printers.trims import Range, Trim, named

Format = Literal["pdf", "pdf/x-1a:2001", "pdf/x-3:2002", "pdf/a-2b", "pdf/ua-1"]
PaperName = Literal["", "cream", "white", "groundwood", "standard-color", "premium-color"]
PrinterName = Literal["", "kdp", "ingram", "lulu", "blurb", "screen", "archive"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, and how many pages can be bound of it.

    `page` is what one page (half a leaf) adds to the spine; None where the printer tells it in
    his own cover template only. `most_at` has other limits for some sizes, by their measure.
    """

    name: PaperName
    fewest: int
    most: int
    page: float | None = None
    most_at: tuple[tuple[str, int], ...] = ()

    def limits(self, trim: Trim) -> tuple[int, int]:
        """The fewest and the most pages of that size."""
        found = (most for name, most in self.most_at if named(name).is_like(trim))
        return self.fewest, next(found, self.most)


@dataclass(frozen=True, slots=True)
class Bleed:
    """How far a page with bleed reaches beyond its trim; `inside` is the edge it is bound at."""

    top: float
    bottom: float
    outside: float
    inside: float


@dataclass(frozen=True, slots=True)
class Spine:
    """The back of a book: `boards` is added to what its pages take.

    Words may stand on it from `fewest` pages, `clear` of both its edges.
    """

    boards: float
    fewest: int
    clear: float


@dataclass(frozen=True, slots=True)
class Barcode:
    """The white field for a barcode at the lower right of the back cover, and its distances."""

    width: float
    height: float
    from_spine: float
    from_trim: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of these fields of a `Printer` come from, as of when (ISO 8601)."""

    of: tuple[str, ...]
    where: str
    date: str
    recheck: bool = False


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer asks of the file of a book's inside, and of its cover.

    `trims`: his sizes; none means any. `custom`: sizes besides those. `papers`: the first is taken
    unless another is named. `gutters`: up to so many pages at least that inside margin; the last
    holds beyond. `margin`: the least other margins without bleed, and with it. `always_bleeds`:
    the file has the size with bleed even if nothing bleeds. `multiple`: what the page count is
    divisible by. `blank_end`: the last page is blank. `black`: what black is made of. `links`:
    the file may hold links and an outline. `mirrored`: inside and outside margins differ. `ink`:
    the most of all inks together, in percent. `dpi`: what images need, and the most that is of
    use. `cover_bleed`, `spine`, `barcode`: of the cover that goes round the book.
    """

    name: PrinterName
    title: str
    trims: tuple[Trim, ...]
    custom: Range | None
    papers: tuple[Paper, ...]
    gutters: tuple[tuple[int, float], ...]
    margin: tuple[float, float]
    bleed: Bleed
    always_bleeds: bool
    multiple: int
    blank_end: bool
    format: Format
    black: Literal["cmyk", "rgb"]
    links: bool
    mirrored: bool
    ink: int | None
    dpi: tuple[int, int]
    cover_bleed: float
    spine: Spine | None
    barcode: Barcode | None
    sources: tuple[Source, ...]

    @property
    def tagged(self) -> bool:
        """Whether the file is to be listened to."""
        return self.format == "pdf/ua-1"

    def offered(self, asked: Trim) -> Trim | None:
        """A size as this printer measures it; None if he has none like it."""
        found = next((trim for trim in self.trims if trim.is_like(asked)), None)
        free = not self.trims or (self.custom is not None and self.custom.holds(asked))
        return found or (asked if free else None)

    def nearest(self, asked: Trim) -> tuple[Trim, ...]:
        """The three sizes of this printer that differ least from another."""
        return tuple(sorted(self.trims, key=asked.apart)[:3])

    def paper(self, name: PaperName) -> Paper | None:
        """The paper of that name, the usual one if it is empty; None if he has no such."""
        return next((paper for paper in self.papers if name in {paper.name, ""}), None)

    def inside(self, pages: int) -> float:
        """The least inside margin of a book of so many pages."""
        return next((least for most, least in self.gutters if pages <= most), self.gutters[-1][1])

    def outside(self, *, bleeding: bool) -> float:
        """The least margin at the other three edges."""
        return self.margin[bleeding]

    def uncited(self) -> list[str]:
        """The fields that no source is named for."""
        cited = {"name", "sources", *(name for source in self.sources for name in source.of)}
        return [field.name for field in fields(self) if field.name not in cited]
