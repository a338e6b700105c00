"""The cover that goes round a printed book, as one page: back, spine and front.

measures (what stands where) -> shapes (ground, label, barcode) + words (HTML) -> one PDF
"""

import importlib
from dataclasses import dataclass, replace
from types import ModuleType

from bookforge.book import Book
from bookforge.imaging.separated import Separated, separated
from bookforge.language import direction
from bookforge.printers import INCH, Printer, spine
from bookforge.problem import Problem, UsageError
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.design import cover_design
from bookforge.write.made import Made
from bookforge.write.pdf.finish import set_information
from bookforge.write.pdf.formats import formatted, is_ink
from bookforge.write.pdf.layout import SCHEME, Fetcher, engine, facts
from bookforge.write.pdf.placing import Pdf, pages_of
from bookforge.write.pdf.sheet import sheet
from bookforge.write.pdf.wrap.barcode import ean
from bookforge.write.pdf.wrap.measures import Wrap
from bookforge.write.pdf.wrap.shapes import PICTURE, drawn
from bookforge.write.pdf.wrap.words import fitting, page

ISBN = "urn:isbn:"


def wrap(book: Book, theme: Theme, settings: Settings, pages: int) -> Made:
    """The cover of a book whose inside has so many pages, in inks, with every font embedded.

    Raises:
        UsageError: nobody says how thick the book is.
        OutputError: the libraries that set pages are missing.

    """
    mirrored = direction(book.meta.language) == "rtl"
    sides = replace(measured(settings, pages), mirrored=mirrored)
    design = cover_design(book, theme)
    own = separated(book.cover, sides.outer.width / sides.outer.height) if book.cover else None
    if own:
        design = replace(design, ground=own.edge)
    told = book.meta.description
    blurb = fitting(sides, design, theme, told)
    number = ean(book.meta.identifier) if book.meta.identifier.startswith(ISBN) else ""
    ground = drawn(sides, design, blurb=bool(blurb), isbn=number, own=bool(own))
    finish = _Finish(ground, own, sides, book, settings)
    data = _set(page(sides, design, book, theme, blurb), theme, finish)
    problems = () if len(blurb) == len(told) else (_long(len(blurb), len(told)),)
    return Made(formatted(data, sides.printer, is_ink), problems, said=_said(sides))


def measured(settings: Settings, pages: int) -> Wrap:
    """The measures of a cover for so many pages.

    Raises:
        UsageError: nobody says how thick the book is, or what was said cannot be.

    """
    leaf = sheet(settings)
    paper = leaf.printer.paper(settings.paper) or leaf.printer.papers[0]
    try:
        thick = spine(leaf.printer, paper, pages, settings.spine)
    except ValueError as wrong:  # it could be for fewer pages
        raise UsageError(f"The spine “{settings.spine}” {wrong}, for {pages:,} pages.") from None
    if thick is None:
        raise _unknown(leaf.printer, paper.name)
    return Wrap(leaf.printer, leaf.trim, round(thick, 3), pages)


def _unknown(printer: Printer, paper: str) -> UsageError:
    if printer.links:  # of no printer's, or for a screen or an archive
        return UsageError(
            "How thick the book is depends on who prints it.",
            "Name the printer (--for kdp), or the width of the spine (--spine 0.62in).",
        )
    return UsageError(
        f"How thick the {paper} paper of {printer.title} is, only its cover template tells.",
        "Give the width of the spine from it (--spine 0.62in), or the paper (--spine 444ppi).",
    )


def _said(sides: Wrap) -> str:
    width, height, thick = (
        f"{length / INCH:.4g}" for length in (sides.whole.width, sides.whole.height, sides.thick)
    )
    return f"{width} × {height} in with bleed, the spine {thick} in for {sides.pages:,} pages"


def _long(kept: int, told: int) -> Problem:
    message = f"Of the blurb's {told} paragraphs there is room for {kept} on the back of the cover."
    return Problem(
        "long-blurb", message, hint="Write a shorter one under description in book.toml."
    )


@dataclass(frozen=True, slots=True)
class _Finish:
    """What is put below the words of a page that WeasyPrint has set, and its boxes."""

    ground: str
    own: Separated | None
    sides: Wrap
    book: Book
    settings: Settings

    def __call__(self, document: object, pdf: Pdf) -> None:
        """Change the page of `pdf`."""
        del document
        pydyf = importlib.import_module("pydyf")
        below = pydyf.Stream([self.ground], compress=True)
        pdf.add_object(below)
        made = pages_of(pdf)[0]
        made["Contents"] = pydyf.Array((below.reference, made["Contents"]))
        if self.own:
            self._hang(pdf, pydyf, made, self.own)
        whole, cut = self.sides.whole, self.sides.bleed
        edges = (cut, cut, round(whole.width - cut, 3), round(whole.height - cut, 3))
        made["MediaBox"] = made["BleedBox"] = pydyf.Array((0, 0, whole.width, whole.height))
        made["TrimBox"] = pydyf.Array(edges)
        set_information(pdf, pydyf, self.book, self.settings)

    def _hang(self, pdf: Pdf, pydyf: ModuleType, made: Pdf, own: Separated) -> None:
        """Give the page a picture under the name that the ground draws it by."""
        facts = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": own.width,
            "Height": own.height,
            "ColorSpace": "/DeviceCMYK",
            "BitsPerComponent": 8,
        }
        picture = pydyf.Stream([own.data], pydyf.Dictionary(facts), compress=True)
        pdf.add_object(picture)
        named = pydyf.Dictionary({PICTURE: picture.reference})
        pdf.objects[int(made["Resources"].split()[0])]["XObject"] = named


def _set(html: str, theme: Theme, finish: _Finish) -> bytes:
    """The words set by WeasyPrint, each in its place."""
    weasyprint = engine()
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    fetch = Fetcher(theme.fonts)
    faces = weasyprint.CSS(
        string=facts(theme), font_config=fonts, url_fetcher=fetch, base_url=SCHEME
    )
    laid = weasyprint.HTML(string=html, url_fetcher=fetch, base_url=SCHEME)
    document = laid.render(stylesheets=[faces], font_config=fonts)
    data: bytes = document.write_pdf(finisher=finish)
    return data
