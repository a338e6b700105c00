"""Reads a finished PDF back, with PDFium: what stands on its pages, in the order it is read.

What is the story's and what is the book's own voice is told apart by what the file itself says:
- running heads and folios stand outside a page's ArtBox, which is the area of its text;
- all else that the book says in its own voice is a link: contents, "Author's note, page 97",
  ways back, and the headings that the author did not write;
- where notes stand at the foot of a page, its ArtBox ends above them; they stand between it and
  the lowest ArtBox of the book;
- pages with roman labels come before the story, those with decimal labels hold it; the title page
  is that of the destination "titlepage", and goes on to that of "copyright";
- the author's notes begin on the page of the destination "notes", what he added behind them on that
  of the first of BACK.
"""

import ctypes
import importlib
import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias

from bookforge.check.printed import PrintedLine, PrintedSign, lines
from bookforge.check.reading import Reading

OPENING = 1  # page: the half title, which says what the title page says
TITLE, LICENCE, NOTES = b"titlepage", b"copyright", b"notes"
BACK = (b"acknowledgements", b"about-author", b"more-by")
BROKEN = 2  # what PDFium gives for a hyphen that it thinks was put in where the line ends
NO_SPACES = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff]"
UNSPACED = re.compile(rf"(?<={NO_SPACES})\n(?={NO_SPACES})")
SLACK = 0.5  # pt; coordinates are rounded, and no character is that narrow
MOST_THINGS = 200_000  # on a page
WHITE = 255
LAST_CONTROL = 0x20  # up to the space, characters are often PDFium's own and stand nowhere

Document: TypeAlias = Any  # a pypdfium2.PdfDocument; its raw half carries no types
Page: TypeAlias = Any


class Box(NamedTuple):
    """A rectangle in pt, counted from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a character that starts at that point of its baseline stands in it."""
        return self.left <= x + SLACK < self.right and self.bottom <= y <= self.top


class Parts(NamedTuple):
    """The pages, from 0, that the parts of a book begin on; past the last if there is none."""

    title: int
    licence: int
    start: int
    notes: int
    back: int

    @classmethod
    def of(cls, document: Document) -> "Parts":
        """The parts of a document."""
        count = len(document)
        labels = (document.get_page_label(number) for number in range(count))
        start = next((n for n, label in enumerate(labels) if label.isdecimal()), count)
        back = min(place_of(document, name) for name in BACK)
        notes = min(place_of(document, NOTES), back)
        title, licence = (min(place_of(document, name), start) for name in (TITLE, LICENCE))
        return cls(title, licence, start, notes, back)


def reading(data: bytes) -> Reading:
    r"""What the PDF `data` says, its lines as they are broken on the page.

    U+00AD before "\n" says that a word may go on in the next line: PDFium thinks that a hyphen
    was put in there, or the script has no spaces. Words from right to left among words from
    left to right come in the order PDFium gives them, which may not be that of the text.
    """
    pdfium = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(data)
    try:
        title, licence, start, notes, back = Parts.of(document)
        pages = len(document)
        areas = [Box(*page.get_artbox()) for page in document]
        lowest = min(area.bottom for area in areas)
        feet = [area._replace(bottom=lowest, top=area.bottom - SLACK) for area in areas]
        return Reading(
            story=_text(document, range(start, notes), areas),
            notes=_text(document, range(notes, back), areas),
            front=_text(document, (*range(OPENING, title), *range(licence, start)), areas),
            about=_about(document),
            title=_text(document, range(title, licence), areas),
            back=_text(document, range(back, pages), areas),
            footnotes=_text(document, range(OPENING, pages), feet),
            drawn=True,
        )
    finally:
        document.close()


def page_count(data: bytes) -> int:
    """How many pages the PDF `data` has."""
    with opened(data) as document:
        return len(document)


@contextmanager
def opened(data: bytes) -> Generator[Document]:
    """The PDF `data`, opened.

    Raises:
        ValueError: it is no PDF.

    """
    pdfium = importlib.import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise ValueError("is no PDF") from None
    try:
        yield document
    finally:
        document.close()


def printed_lines(data: bytes) -> tuple[tuple[PrintedLine, ...], ...]:
    """The lines of text of the usual size inside the text area of each page, from top to bottom."""
    pdfium = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(data)
    try:
        pages = [list(_signs(document[number])) for number in range(len(document))]
    finally:
        document.close()
    sizes = Counter(sign.size for page in pages for sign in page)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    return tuple(
        tuple(lines(sign for sign in page if sign.size == usual or sign.text == " "))
        for page in pages
    )


def differences(proved: bytes, data: bytes) -> tuple[str, ...]:
    """What two PDFs that shall show the same do not both say, a sentence each; at most the first.

    Pages are compared by the text that stands on them, and by their boxes, in order.
    """
    pdfium = importlib.import_module("pypdfium2")
    first, second = pdfium.PdfDocument(proved), pdfium.PdfDocument(data)
    try:
        if len(first) != len(second) or _about(first) != _about(second):
            return ("The file for the printer has other pages than were proved.",)
        for number, (one, other) in enumerate(zip(first, second, strict=True), 1):
            if _shown(one) != _shown(other):
                return (f"Page {number} of the file for the printer says other words.",)
        return ()
    finally:
        first.close()
        second.close()


def _shown(page: Page) -> tuple[str, Sequence[float], Sequence[float], Sequence[float]]:
    text: str = page.get_textpage().get_text_range()
    return text, page.get_mediabox(), page.get_trimbox(), page.get_artbox()


def _signs(page: Page) -> Iterator[PrintedSign]:
    raw = importlib.import_module("pypdfium2.raw")
    text, area = page.get_textpage(), Box(*page.get_artbox())
    x, y, edges = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for i in range(text.count_chars()):
        unit = int(raw.FPDFText_GetUnicode(text, i))
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        if not area.holds(x.value, y.value) or (unit < LAST_CONTROL and unit != BROKEN):
            continue
        raw.FPDFText_GetLooseCharBox(text, i, edges)
        shown = "-" if unit == BROKEN else chr(unit)
        size = round(float(raw.FPDFText_GetFontSize(text, i)), 1)
        yield PrintedSign(shown, round(y.value, 1), edges.left, edges.right, size)


def _about(document: Document) -> str:
    """Title, author and subject as the document information has them, one a line."""
    facts: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    return "\n".join(facts[key] for key in ("Title", "Author", "Subject") if key in facts)


def place_of(document: Document, name: bytes) -> int:
    """The page, from 0, of a named destination; past the last if there is none."""
    raw = importlib.import_module("pypdfium2.raw")
    found = raw.FPDF_GetNamedDestByName(document, name)
    return int(raw.FPDFDest_GetDestPageIndex(document, found)) if found else len(document)


def _text(document: Document, numbers: Iterable[int], areas: Sequence[Box]) -> str:
    """The text of some pages that stands in the area of each."""
    inside = ((number, areas[number]) for number in numbers)
    pages = (_page(document, number, area) for number, area in inside if area.bottom < area.top)
    return UNSPACED.sub("\u00ad\n", "\n".join(text for text in pages if text))


def _page(document: Document, number: int, area: Box) -> str:
    """The text in an area of one page, without that of links."""
    units = units_of(document[number], area)
    return decoded([unit for unit, inside, own in units if inside and not own])


def units_of(page: Page, area: Box) -> Iterator[tuple[int, bool, bool]]:
    """The characters of a page, each told whether it stands in `area` and whether in a link.

    White space and PDFium's own hyphens stand nowhere: they count as inside, and as no link.
    """
    raw = importlib.import_module("pypdfium2.raw")
    text = page.get_textpage()
    links = list(_links(page, raw))
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        if raw.FPDFText_HasUnicodeMapError(text, i) == 1:
            continue  # of a cluster only one glyph carries the text, and the others a number
        unit = int(raw.FPDFText_GetUnicode(text, i))
        if unit <= LAST_CONTROL:
            yield unit, True, False
            continue
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        at = x.value, y.value
        inside = area.holds(*at)
        yield unit, inside, inside and any(link.holds(*at) for link in links)


def _links(page: Page, raw: ModuleType) -> Iterator[Box]:
    at, link, edges = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, at, link):
        if raw.FPDFLink_GetAnnotRect(link, edges):
            low, high = sorted((edges.bottom, edges.top))  # some writers begin at the top
            yield Box(edges.left, low, edges.right, high)


def decoded(units: list[int]) -> str:
    r"""UTF-16 units or code points as lines of text, without those that are empty.

    >>> decoded([0x6E, 2, 0x6F, 13, 10, 32, 13, 10, 0xD83D, 0xDE00])
    'n\xad\no\n😀'
    """
    text = "".join(map(chr, units)).encode("utf-16-le", "surrogatepass")
    lines = text.decode("utf-16-le", "replace").replace(chr(BROKEN), "\u00ad\n").splitlines()
    return "\n".join(line for raw in lines if (line := raw.strip()))


class Extent(NamedTuple):
    """What a thing that is drawn on a page takes up; paths that are drawn white are none."""

    text: bool
    box: Box


def extents(data: bytes, pages: Iterable[int]) -> Iterator[list[Extent]]:
    """What is drawn on the pages of these numbers (from 1), things in the order they are drawn.

    PDFium knows no bounds: pages that are made to keep a reader busy shall not be among them.
    """
    pdfium = importlib.import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # it mends less of damaged files than others do
        return
    try:
        for number in pages:
            yield _extents(document, number - 1, pdfium)
    finally:
        document.close()


def _extents(document: Document, number: int, pdfium: ModuleType) -> list[Extent]:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return []
    raw = pdfium.raw
    edges = [ctypes.c_float() for _ in range(4)]
    found: list[Extent] = []
    for i in range(min(raw.FPDFPage_CountObjects(page), MOST_THINGS)):
        thing = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetBounds(thing, *edges) and not _white(thing, raw):
            text = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT
            box = Box(*(edge.value for edge in edges))
            if not text or box.left < box.right:  # spaces take up nothing
                found.append(Extent(text, box))
    page.close()
    return found


def _white(thing: Any, raw: ModuleType) -> bool:  # noqa: ANN401 - a pointer
    """Whether a path is filled with white, as grounds are."""
    parts = [ctypes.c_uint() for _ in range(4)]
    told = raw.FPDFPageObj_GetFillColor(thing, *parts)
    white = told and all(part.value == WHITE for part in parts[:3])
    return bool(white) and raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH
