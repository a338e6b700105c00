"""The cover that goes round a printed book: its measures, its barcode, and the file."""

from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf
import pypdfium2
import pytest
from example_books import BOOK
from PIL import Image

from bookforge import files
from bookforge.book import Book
from bookforge.check.preflight import preflight
from bookforge.check.preflight.finding import Purpose
from bookforge.imaging.covers import own_cover
from bookforge.printers import INCH, PRINTERS, spine
from bookforge.problem import UsageError
from bookforge.settings import Settings, resolved
from bookforge.write.pdf.wrap import measured, wrap
from bookforge.write.pdf.wrap.barcode import ean
from bookforge.write.pdf.wrap.inks import MOST, ink

CLASSIC = files.theme("classic")
ISBN = "urn:isbn:9783161484100"
BLURB = ("Nobody on the shore had asked for a ferry.", "Then the ice came, and stayed. " * 6)


def told(*blurb: str, identifier: str = ISBN) -> Book:
    meta = replace(BOOK.meta, title="The Ferry", authors=("Ada Brandt",))
    return replace(BOOK, meta=replace(meta, description=blurb, identifier=identifier))


# printer, trim, paper, pages, spine as asked; then spine, width and height in inches.
SIZES = [
    ("kdp", "5.5x8.5", "cream", 300, "", 0.75, 12.0, 8.75),
    ("kdp", "6x9", "white", 200, "", 0.4504, 12.7004, 9.25),
    ("kdp", "5x8", "premium-color", 100, "", 0.2347, 10.4847, 8.25),
    ("lulu", "6x9", "cream", 222, "", 0.56, 12.81, 9.25),
    ("ingram", "5.5x8.5", "cream", 300, "0.62in", 0.62, 11.87, 8.75),
    ("ingram", "6x9", "white", 444, "444ppi", 1.0, 13.25, 9.25),
    ("ingram", "6x9", "white", 444, "25.4mm", 1.0, 13.25, 9.25),
]


def asked(**given: str) -> Settings:
    return resolved(given, {}, None)


@pytest.mark.parametrize("row", SIZES, ids=lambda row: f"{row[0]} {row[2]} {row[3]} {row[4]}")
def test_a_cover_is_as_large_as_its_printer_wants(
    row: tuple[str, str, str, int, str, float, float, float],
) -> None:
    printer, trim, paper, pages, given, thick, wide, high = row
    sides = measured(asked(printer=printer, trim=trim, paper=paper, spine=given), pages)
    assert sides.thick / INCH == pytest.approx(thick, abs=1e-4)
    assert sides.whole.width / INCH == pytest.approx(wide, abs=1e-4)
    assert sides.whole.height / INCH == pytest.approx(high, abs=1e-4)
    assert sides.front.left + sides.front.width + sides.bleed == pytest.approx(sides.whole.width)


def test_the_front_of_a_book_from_right_to_left_is_on_the_left() -> None:
    usual = measured(asked(printer="kdp"), 300)
    mirrored = replace(usual, mirrored=True)
    assert (mirrored.front, mirrored.back) == (usual.back, usual.front)
    assert mirrored.outer.left == 0
    for one, by in ((usual, usual.spine.left), (mirrored, mirrored.back.left)):
        assert abs(by - one.barcode.left) <= one.barcode.width + INCH / 2
        assert one.back.left < one.barcode.left < one.back.left + one.back.width
    shekel = replace(told(), meta=replace(told().meta, title="ABC", language="he"))
    data = wrap(shekel, CLASSIC, asked(printer="kdp"), 300).data
    assert data != wrap(told(), CLASSIC, asked(printer="kdp"), 300).data


def test_nobody_but_the_printer_knows_some_papers() -> None:
    with pytest.raises(UsageError, match="IngramSpark"):
        measured(asked(printer="ingram"), 300)
    for nobody in ("", "screen"):
        with pytest.raises(UsageError, match="depends on who prints it"):
            measured(asked(printer=nobody), 300)
    for wrong in ("wide", "0in", "12parsecs"):
        with pytest.raises(UsageError, match="spine"):
            asked(spine=wrong)
    with pytest.raises(ValueError, match="thicker"):
        spine(PRINTERS["kdp"], PRINTERS["kdp"].papers[0], 300, "1ppi")
    with pytest.raises(UsageError, match=r"“1ppi” is thicker than any book, for 300 pages"):
        measured(asked(spine="1ppi"), 300)


FILES: list[tuple[Purpose, str, tuple[float, float, float]]] = [
    ("kdp", "", (12, 8.75, 0.75)),
    ("ingram", "0.62in", (11.87, 8.75, 0.62)),
    ("lulu", "", (11.9857, 8.75, 0.7357)),
]


@pytest.mark.parametrize(("printer", "given", "size"), FILES, ids=str)
def test_the_file_is_as_its_printer_wants(
    printer: Purpose, given: str, size: tuple[float, float, float]
) -> None:
    made = wrap(told(*BLURB), CLASSIC, asked(printer=printer, spine=given), 300)
    assert made.problems == ()
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert len(pdf.pages) == 1
        whole = [float(edge) / INCH for edge in pdf.pages[0].MediaBox]
        cut = [float(edge) / INCH for edge in pdf.pages[0].TrimBox]
    assert whole == pytest.approx([0, 0, *size[:2]], abs=1e-3)
    assert cut == pytest.approx([0.125, 0.125, size[0] - 0.125, size[1] - 0.125], abs=1e-3)
    assert preflight(made.data, "cover.pdf", (printer,))[1] == ()
    assert f"the spine {size[2]:.4g} in for 300 pages" in made.said
    again = wrap(told(*BLURB), CLASSIC, asked(printer=printer, spine=given), 300)
    assert again.data == made.data


def lettering(data: bytes) -> str:
    document: Any = pypdfium2.PdfDocument(data)  # not wholly typed
    with document:
        text: str = document[0].get_textpage().get_text_range()
    return " ".join(text.split())


def test_title_author_and_blurb_stand_on_it() -> None:
    shown = lettering(wrap(told(*BLURB), CLASSIC, asked(printer="kdp"), 300).data)
    assert " ".join(" ".join(BLURB).split()) in shown
    assert shown.count("The Ferry") == shown.replace(" ", "").count("ADABRANDT") == 2
    assert "ISBN 978-3161484100" in shown


def test_words_stand_on_a_spine_from_the_printer_s_number_of_pages() -> None:
    thin, thick = (
        lettering(wrap(told(), CLASSIC, asked(printer="kdp", spine="0.4in"), pages).data)
        for pages in (78, 80)
    )
    assert (thin.count("The Ferry"), thick.count("The Ferry")) == (1, 2)


def test_words_on_a_spine_keep_clear_of_its_edges() -> None:
    data = wrap(told(), CLASSIC, asked(printer="kdp"), 120).data
    sides = measured(asked(printer="kdp"), 120)
    document: Any = pypdfium2.PdfDocument(data)
    middle = sides.spine.left + sides.spine.width / 2
    with document:
        boxes = [
            thing.get_bounds()
            for thing in document[0].get_objects()
            if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT
        ]
    found = [box for box in boxes if box[0] < middle < box[2] and box[2] - box[0] < sides.thick]
    assert found
    for left, bottom, right, top in found:
        assert left >= sides.spine.left + 0.0625 * INCH
        assert right <= sides.spine.left + sides.thick - 0.0625 * INCH
        assert min(bottom, sides.whole.height - top) > 0.25 * INCH


def test_a_blurb_without_room_loses_whole_paragraphs_and_says_so() -> None:
    made = wrap(told(*(text * 20 for text in BLURB)), CLASSIC, asked(printer="kdp"), 300)
    assert [problem.code for problem in made.problems] == ["long-blurb"]
    assert "room for 1 on the back" in made.problems[0].message
    assert "Nobody on the shore" in lettering(made.data)
    assert "Then the ice" not in lettering(made.data)


def bars(data: bytes) -> list[tuple[float, float]]:
    """Where the bars of a barcode begin and how wide they are: all narrow boxes, from the left."""
    with pikepdf.open(BytesIO(data)) as pdf:
        told = [
            tuple(float(number) for number in one.operands)
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "re"
        ]
    return sorted((left, width) for left, _, width, height in told if width < 6 < height)


# Widths of space, bar, space, bar, for the digits of the left half with an odd number of dark
# modules; with an even one they are read backwards. Source: GS1 General Specifications, 5.2.1.2.
WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
FIRST = (
    *("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE"),
    *("OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"),
)


def read(data: bytes) -> str:
    """The digits that the bars on a page say, as a scanner would read them."""
    found = bars(data)
    module = min(width for _, width in found)
    row = ["0"] * 95
    for left, width in found:
        start = round((left - found[0][0]) / module)
        row[start : start + round(width / module)] = "1" * round(width / module)
    line = "".join(row)
    assert (line[:3], line[45:50], line[92:], len(line)) == ("101", "01010", "101", 95)
    digits, kinds = "", ""
    for start in (*range(3, 45, 7), *range(50, 92, 7)):
        group = line[start : start + 7]
        widths = "".join(str(len(list(run))) for _, run in groupby(group))
        odd = group.count("1") % 2 == 1
        kinds += "O" if odd else "E"
        backwards = start < 45 and not odd
        digits += str(WIDTHS.index(widths[::-1] if backwards else widths))
    return f"{FIRST.index(kinds[:6])}{digits}"


@pytest.mark.parametrize("isbn", ["9783161484100", "9780306406157", "9791090636071", "316148410X"])
def test_a_scanner_reads_the_isbn_from_the_barcode(isbn: str) -> None:
    data = wrap(told(identifier=f"urn:isbn:{isbn}"), CLASSIC, asked(printer="kdp"), 100).data
    assert read(data) == ean(isbn)
    assert ean("urn:isbn:316148410X") == "9783161484100"
    sides = measured(asked(printer="kdp"), 100)
    left, right = bars(data)[0][0], sum(bars(data)[-1])
    assert left >= sides.barcode.left + 9
    assert right <= sides.barcode.left + sides.barcode.width - 6


def test_without_an_isbn_the_printer_s_own_field_stays_white() -> None:
    data = wrap(told(identifier="urn:x"), CLASSIC, asked(printer="kdp"), 100).data
    assert bars(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents[0].read_bytes()
    assert b"0 0 0 0 k" in content
    assert b"0 0 0 0 k" not in wrap_of_anyone()


def wrap_of_anyone() -> bytes:
    data = wrap(told(identifier="urn:x"), CLASSIC, asked(spine="1in"), 100).data
    with pikepdf.open(BytesIO(data)) as pdf:
        content: bytes = pdf.pages[0].Contents[0].read_bytes()
    return content


@pytest.mark.parametrize(
    "colour", ["#000000", "#8a2b21", "#010008", "#0a1f0a", "#102030", "#30ff30"]
)
def test_no_colour_lays_down_more_ink_than_paper_takes(colour: str) -> None:
    inks = ink(colour)
    assert sum(inks) <= MOST + 0.002
    assert all(0 <= one <= 1 for one in inks)


def test_an_author_s_own_cover_is_the_front_in_inks() -> None:
    picture = Image.new("RGB", (1600, 2560), (200, 30, 60))
    picture.paste((250, 250, 240), (0, 0, 100, 2560))
    target = BytesIO()
    picture.save(target, "PNG")
    front, _ = own_cover(target.getvalue(), "cover.png")
    book = replace(told(*BLURB), cover=front)
    data = wrap(book, CLASSIC, asked(printer="ingram", spine="0.5in"), 300).data
    assert {one.code for one in preflight(data, "a.pdf", ("ingram",))[1]} <= {"coarse-picture"}
    with pikepdf.open(BytesIO(data)) as pdf:
        image = pdf.pages[0].Resources.XObject.Front
        inks = image.read_bytes()
        assert image.ColorSpace == "/DeviceCMYK"
        ground = pdf.pages[0].Contents[0].read_bytes().splitlines()[1]
    assert max(sum(inks[at : at + 4]) for at in range(0, 40_000, 4)) <= 2.4 * 255
    # (200, 30, 60), as a JPEG has it
    assert [*inks[3200:3204]] == pytest.approx([0, 216, 179, 55], abs=4)
    assert len(inks) == 4 * image.Width * image.Height
    assert image.Width / image.Height == pytest.approx(5.625 / 8.75, abs=1e-3)
    assert ground.startswith(b"0 0 0.04 0.0")  # the colour of the picture's left edge
    shown = lettering(data)
    assert shown.count("The Ferry") == 1  # on the spine; the picture has its own words
