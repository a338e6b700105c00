"""What the finished PDF says about itself: page labels, text areas, metadata.

Nothing in it depends on the machine, the clock or the version of a library.
Source: ISO 32000-1, sections 7.7.2 (catalog), 12.4.2 (page labels), 14.3.3 (information), 14.11.2.
"""

import importlib
from datetime import UTC, datetime
from types import ModuleType

from bookforge.book import Book
from bookforge.language import direction
from bookforge.settings import Settings
from bookforge.write.pdf.binding import Bound
from bookforge.write.pdf.drawn import Document, LaidPage, area
from bookforge.write.pdf.placing import Edges, Pdf, pages_of, place
from bookforge.write.pdf.sheet import HANG, Sheet
from bookforge.write.pdf.structure import tag

MAKER = "bookforge"


def finished(bound: Bound, book: Book, settings: Settings, page: Sheet) -> bytes:
    """The laid out book as a PDF; the page the story begins on is number 1."""
    leftward = direction(book.meta.language) == "rtl"

    def finish(document: Document, pdf: Pdf) -> None:
        pydyf = importlib.import_module("pydyf")
        _add_over(pdf, pydyf, bound)
        _set_catalog(pdf, pydyf, bound.first)
        _set_view(pdf, pydyf, alone=not page.printer.mirrored, leftward=leftward)
        _set_areas(pdf, pydyf, document.pages)
        _close(pdf, pydyf, page)
        boxes: Edges = {}
        if page.printer.tagged:
            boxes = tag(pdf, document.pages, book)
        place(pdf, pydyf, page, boxes, first_is_right=not leftward)
        set_information(pdf, pydyf, book, settings)

    # PDF/UA asks for a name of the file: that of the book, and WeasyPrint adds one of its bytes.
    named = {"pdf_identifier": book.meta.identifier} if page.printer.tagged else {}
    data: bytes = bound.document.write_pdf(finisher=finish, **named)
    return data


def _add_over(pdf: Pdf, pydyf: ModuleType, bound: Bound) -> None:
    """Add to pages what is drawn on them besides their text."""
    pages = pages_of(pdf)
    for number, drawn in bound.over.items():
        stream = pydyf.Stream([drawn], compress=True)
        pdf.add_object(stream)
        pages[number]["Contents"] = pydyf.Array((pages[number]["Contents"], stream.reference))


def _set_catalog(pdf: Pdf, pydyf: ModuleType, start: int) -> None:
    """Label the pages i, ii, iii ... and from page `start` (from 0) 1, 2, 3 ..."""
    roman = (0, pydyf.Dictionary({"S": "/r"})) if start else ()
    decimal = (start, pydyf.Dictionary({"S": "/D"}))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array((*roman, *decimal))})


def _set_view(pdf: Pdf, pydyf: ModuleType, *, alone: bool, leftward: bool) -> None:
    """Show pages `alone` or as they lie open, `leftward` if words run from right to left."""
    pdf.catalog["PageLayout"] = "/SinglePage" if alone else "/TwoPageRight"
    way = {"Direction": "/R2L"} if leftward else {}
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true", **way})


def _set_areas(pdf: Pdf, pydyf: ModuleType, pages: list[LaidPage]) -> None:
    """Say of each page where its text stands, without running head and folio: its ArtBox.

    So whoever reads the file need not guess what is furniture. Where notes stand at the foot, the
    box ends above them; they stand between it and where the text of other pages ends.
    """
    for made, page in zip(pages_of(pdf), pages, strict=True):
        height = made["MediaBox"][3]
        text = area(page)
        corners = (
            text.left - HANG,
            height - text.bottom,
            text.right + HANG,
            height - text.top,
        )
        made["ArtBox"] = pydyf.Array(round(edge, 3) for edge in corners)


def _close(pdf: Pdf, pydyf: ModuleType, page: Sheet) -> None:
    """Close the book with as many blank pages as its printer asks for."""
    pages = pages_of(pdf)
    last, count = pages[-1], len(pages)
    left, bottom, right, top = last["ArtBox"]
    width = last["MediaBox"][2]
    mirrored = round(width - right, 3), bottom, round(width - left, 3), top
    for number in range(count, page.padded(count)):
        area = (left, bottom, right, top) if (number - count) % 2 else mirrored
        blank = {name: last[name] for name in ("Type", "Parent", "Resources")}
        pdf.add_page(pydyf.Dictionary({**blank, "ArtBox": pydyf.Array(area)}))


def set_information(pdf: Pdf, pydyf: ModuleType, book: Book, settings: Settings) -> None:
    """Name title, author and blurb, and the date that is the book's own."""
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
