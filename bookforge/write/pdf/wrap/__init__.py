"""The cover that goes round a printed book, as one page: back, spine and front.

measures (what stands where) -> shapes (ground, label, barcode) + words (HTML) -> one PDF
"""

import importlib

from bookforge.book import Book
from bookforge.printers import INCH, spine
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
from bookforge.write.pdf.wrap.shapes import drawn
from bookforge.write.pdf.wrap.words import fitting, page

ISBN = "urn:isbn:"


def wrap(book: Book, theme: Theme, settings: Settings, pages: int) -> Made:
    """The cover of a book whose inside has so many pages, in inks, with every font embedded.

    Raises:
        UsageError: nobody says how thick the book is.
        OutputError: the libraries that set pages are missing.

    """
    sides = measured(settings, pages)
    design = cover_design(book, theme)
    told = book.meta.description
    blurb = fitting(sides, design, theme, told)
    number = ean(book.meta.identifier) if book.meta.identifier.startswith(ISBN) else ""
    ground = drawn(sides, design, blurb=bool(blurb), isbn=number)
    data = _set(page(sides, design, book, theme, blurb), ground, sides, (book, theme, settings))
    problems = () if len(blurb) == len(told) else (_long(len(blurb), len(told)),)
    return Made(formatted(data, sides.printer, is_ink), problems, said=_said(sides))


def measured(settings: Settings, pages: int) -> Wrap:
    """The measures of a cover for so many pages.

    Raises:
        UsageError: nobody says how thick the book is.

    """
    leaf = sheet(settings)
    paper = leaf.printer.paper(settings.paper) or leaf.printer.papers[0]
    thick = spine(leaf.printer, paper, pages, settings.spine)
    if thick is None:
        title = leaf.printer.title
        raise UsageError(
            f"How thick the {paper.name} paper of {title} is, only its cover template tells.",
            "Give the width of the spine from it (--spine 0.62in), or the paper (--spine 444ppi).",
        )
    return Wrap(leaf.printer, leaf.trim, round(thick, 3), pages)


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


def _set(html: str, ground: str, sides: Wrap, whose: tuple[Book, Theme, Settings]) -> bytes:
    """The words set by WeasyPrint, over the ground."""
    book, theme, settings = whose

    def finish(document: object, pdf: Pdf) -> None:
        del document
        pydyf = importlib.import_module("pydyf")
        below = pydyf.Stream([ground], compress=True)
        pdf.add_object(below)
        made = pages_of(pdf)[0]
        made["Contents"] = pydyf.Array((below.reference, made["Contents"]))
        whole, cut = sides.whole, sides.bleed
        edges = (cut, cut, round(whole.width - cut, 3), round(whole.height - cut, 3))
        made["MediaBox"] = made["BleedBox"] = pydyf.Array((0, 0, whole.width, whole.height))
        made["TrimBox"] = made["ArtBox"] = pydyf.Array(edges)
        del made["ArtBox"]
        set_information(pdf, pydyf, book, settings)

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
