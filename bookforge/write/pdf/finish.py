"""What the finished PDF says about itself: page labels, text areas, metadata.

Nothing in it depends on the machine, the clock or the version of a library.
Source: ISO 32000-1, sections 7.7.2 (catalog), 12.4.2 (page labels), 14.3.3 (information), 14.11.2.
"""

import importlib
from datetime import UTC, datetime
from types import ModuleType
from typing import Any, TypeAlias

from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.write.pdf.binding import Bound
from bookforge.write.pdf.drawn import Document, LaidPage, area

MAKER = "bookforge"
HANG = 6  # pt; how far signs at the ends of lines may hang into the margins, and more
Pdf: TypeAlias = Any  # a pydyf.PDF; pydyf carries no types
PdfPage: TypeAlias = Any  # a pydyf.Dictionary


def finished(bound: Bound, book: Book, settings: Settings) -> bytes:
    """The laid out book as a PDF; the page the story begins on is number 1."""

    def finish(document: Document, pdf: Pdf) -> None:
        pydyf = importlib.import_module("pydyf")
        _add_over(pdf, pydyf, bound)
        _set_catalog(pdf, pydyf, bound.first)
        _set_areas(pdf, pydyf, document.pages)
        _make_even(pdf, pydyf)
        _set_information(pdf, pydyf, book, settings)

    data: bytes = bound.document.write_pdf(finisher=finish)
    return data


def _add_over(pdf: Pdf, pydyf: ModuleType, bound: Bound) -> None:
    """Add to pages what is drawn on them besides their text."""
    pages = _pages(pdf)
    for number, drawn in bound.over.items():
        stream = pydyf.Stream([drawn], compress=True)
        pdf.add_object(stream)
        pages[number]["Contents"] = pydyf.Array((pages[number]["Contents"], stream.reference))


def _set_catalog(pdf: Pdf, pydyf: ModuleType, start: int) -> None:
    """Label the pages i, ii, iii ... and from page `start` (from 0) 1, 2, 3 ..."""
    roman = (0, pydyf.Dictionary({"S": "/r"})) if start else ()
    decimal = (start, pydyf.Dictionary({"S": "/D"}))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array((*roman, *decimal))})
    pdf.catalog["PageLayout"] = "/TwoPageRight"
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _set_areas(pdf: Pdf, pydyf: ModuleType, pages: list[LaidPage]) -> None:
    """Say of each page where its text stands, without running head and folio: its ArtBox.

    So whoever reads the file need not guess what is furniture. Where notes stand at the foot, the
    box ends above them; they stand between it and where the text of other pages ends.
    """
    for made, page in zip(_pages(pdf), pages, strict=True):
        height = made["MediaBox"][3]
        text = area(page)
        corners = (
            text.left - HANG,
            height - text.bottom,
            text.right + HANG,
            height - text.top,
        )
        made["ArtBox"] = pydyf.Array(round(edge, 3) for edge in corners)


def _make_even(pdf: Pdf, pydyf: ModuleType) -> None:
    """Close the book with a blank verso if it ends on a recto: leaves have two sides."""
    pages = _pages(pdf)
    if len(pages) % 2:
        kept = ("Type", "Parent", "MediaBox", "TrimBox", "BleedBox", "ArtBox", "Resources")
        pdf.add_page(pydyf.Dictionary({name: pages[-1][name] for name in kept}))


def _pages(pdf: Pdf) -> list[PdfPage]:
    numbers = pdf.pages["Kids"][::3]
    return [pdf.objects[number] for number in numbers]


def _set_information(pdf: Pdf, pydyf: ModuleType, book: Book, settings: Settings) -> None:
    when = datetime.fromtimestamp(settings.modified, UTC).strftime("D:%Y%m%d%H%M%SZ")
    facts = {
        "Title": book.title,
        "Author": ", ".join(book.meta.authors),
        "Subject": "\n\n".join(book.meta.description),
        "Creator": MAKER,
        "Producer": MAKER,
        "CreationDate": when,
        "ModDate": when,
    }
    pdf.info.clear()
    pdf.info.update({name: pydyf.String(fact) for name, fact in facts.items() if fact})
