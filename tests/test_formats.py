"""The PDF of each printer: its boxes, its margins, its format."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pikepdf.pdfa
import pytest
from example_books import BOOK, long_book, said
from validators import BLACK, colours, fonts, qpdf

from bookforge import files
from bookforge.book import Chapter
from bookforge.check import differences
from bookforge.check.fidelity import printed, written
from bookforge.check.pdf import reading
from bookforge.check.words import words
from bookforge.printers import INCH
from bookforge.problem import OutputError, UsageError
from bookforge.settings import Settings, resolved
from bookforge.write.made import Made
from bookforge.write.pdf import pdf
from bookforge.write.pdf.sheet import BODY, HANG, Sheet, sheet

CLASSIC = files.theme("classic")
EVERYONE = ("", "kdp", "ingram", "lulu", "blurb", "screen", "archive")

# printer, trim, bleed: width and height of right and left pages, and the trim in each, in inches
BOXES = """
-      5.5x8.5  -      5.5    8.5   | 0     0     5.5   8.5   | 0     0     5.5   8.5
kdp    6x9      -      6      9     | 0     0     6     9     | 0     0     6     9
kdp    6x9      bleed  6.125  9.25  | 0     0.125 6     9.125 | 0.125 0.125 6.125 9.125
kdp    5.06x7.81 bleed 5.185  8.06  | 0     0.125 5.06  7.935 | 0.125 0.125 5.185 7.935
kdp    8.5x11   bleed  8.625  11.25 | 0     0.125 8.5   11.125 | 0.125 0.125 8.625 11.125
ingram 5x8      bleed  5.125  8.25  | 0     0.125 5     8.125 | 0.125 0.125 5.125 8.125
ingram 5x8      -      5      8     | 0     0     5     8     | 0     0     5     8
lulu   a5       -      6.08   8.52  | 0.125 0.125 5.955 8.395 | 0.125 0.125 5.955 8.395
lulu   6x9      bleed  6.25   9.25  | 0.125 0.125 6.125 9.125 | 0.125 0.125 6.125 9.125
blurb  6x9      -      6.125  9.25  | 0     0.125 6     9.125 | 0.125 0.125 6.125 9.125
screen 6x9      bleed  6      9     | 0     0     6     9     | 0     0     6     9
"""

# printer, trim, pages: the least that the inside margin must be, in inches
BINDING = """
kdp    5x8      100  0.375
kdp    5x8      320  0.625
kdp    5x8      720  0.875
kdp    8.5x11   500  0.625
ingram 4x6      300  0.5
lulu   digest   60   0.5
lulu   digest   300  1
lulu   pocket   700  1.25
blurb  5x8      480  0.25
-      a6       200  0.5
"""


def rows(table: str) -> list[list[str]]:
    lines = table.strip().splitlines()
    return [[cell.strip("-") for cell in line.replace("|", " ").split()] for line in lines]


def made_for(printer: str, trim: str = "", *, bleed: bool = False) -> Settings:
    return resolved({"printer": printer, "trim": trim, "bleed": bleed}, {})


def page(printer: str, trim: str = "", *, bleed: bool = False) -> Sheet:
    return sheet(made_for(printer, trim, bleed=bleed))


@pytest.mark.parametrize("row", rows(BOXES), ids=" ".join)
def test_pages_have_the_boxes_of_the_printer(row: list[str]) -> None:
    printer, trim, bleed, *inches = row
    width, height, *edges = (float(inch) * INCH for inch in inches)
    cut = page(printer, trim, bleed=bool(bleed))
    for right, expected in ((True, edges[:4]), (False, edges[4:])):
        whole, inner = cut.boxes(right=right)
        assert whole == pytest.approx((0, 0, width, height), abs=0.01)
        assert inner == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("row", rows(BINDING), ids=" ".join)
def test_the_binding_gets_what_the_printer_asks(row: list[str]) -> None:
    printer, trim, pages, inches = row
    count, least = int(pages), float(inches) * INCH
    fitted = page(printer, trim).fitted(count)
    hang = HANG * fitted.scale
    inside = fitted.inside(count)
    assert inside - hang >= least - 0.01
    outside = fitted.trim.width - fitted.text - inside
    assert outside - hang >= fitted.printer.outside(bleeding=fitted.bleeds) - 0.01
    assert fitted.fitted(count) == fitted


@pytest.mark.parametrize("trim", ["a6", "pocket", "5x8", "b-format", "a5", "6x9", "7x10", "8.5x11"])
@pytest.mark.parametrize("large", [False, True])
def test_lines_are_of_a_length_that_is_read_with_ease(trim: str, *, large: bool) -> None:
    found = sheet(resolved({"trim": trim, "large_print": large}, {}))
    characters = found.text / found.scale / 4.74  # Source Serif at 10.5 pt
    assert characters <= 71
    assert characters >= (27 if large else 52)
    assert found.scale * BODY >= (16 if large else 9)
    above = (found.trim.height - found.height) * 60 / 122
    assert above >= 50
    assert found.height < 0.81 * found.trim.height


def test_large_print_divides_no_word_and_openings_suit_the_page() -> None:
    large = sheet(resolved({"large_print": True}, {})).css
    assert "--align: start; --hyphens: manual;" in large
    assert "--sink: 56pt;" in large
    assert "--align: justify; --hyphens: auto;" in page("").css
    assert "--sink: 98pt;" in page("").css


def test_titles_are_as_large_as_the_page_allows() -> None:
    assert "--title: 26pt;" in page("").css
    assert "--title: 26pt;" in sheet(resolved({"trim": "a6"}, {})).css
    assert "--title: 17pt;" in sheet(resolved({"trim": "a6", "large_print": True}, {})).css


def test_nothing_changes_where_nothing_is_asked() -> None:
    usual = page("")
    assert (usual.scale, usual.text, usual.lines, usual.shift(900)) == (1, 294, 35, 0)
    assert "size: 396pt 612pt; margin: 60pt 45pt 62pt 57pt;" in usual.css


@cache
def book(printer: str) -> Made:
    return pdf(BOOK, CLASSIC, made_for(printer), jobs=1)


@pytest.fixture(params=EVERYONE, ids=lambda name: name or "anyone")
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(name: str) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(book(name).data)) as document:
        yield document


def test_every_word_is_proved_in_every_file(name: str) -> None:
    made = book(name)
    found, expected = reading(made.linked or made.data), printed(BOOK)
    for part in ("story", "notes", "front", "about"):
        told = getattr(found, part).replace("\u00ad\n", "")
        assert words(told) == words(getattr(expected, part)), part
    assert not made.linked or differences(made.linked, made.data) == ()


def test_a_file_that_says_something_else_is_found_out() -> None:
    made = book("ingram")
    other = replace(BOOK, chapters=(*BOOK.chapters[:-1], Chapter("x", blocks=(said("Else."),))))
    assert differences(made.linked, pdf(other, CLASSIC, made_for("ingram"), jobs=1).data)
    assert differences(book("blurb").linked, made.data)


def test_the_same_bytes_in_another_part_of_the_world(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert pdf(BOOK, CLASSIC, made_for(name), jobs=1).data == book(name).data


def test_files_are_sound(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(book(name).data)
    assert qpdf(path) == ""


def test_fonts_are_whole_and_each_face_comes_once(opened: pikepdf.Pdf) -> None:
    assert fonts(opened) == {("/CIDFontType2", True)}
    things = [dict(one) for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
    faces = [str(one["/FontName"]).partition("+")[2] for one in things if "/FontName" in one]
    assert len(faces) == len(set(faces))


def test_black_is_one_ink(name: str, opened: pikepdf.Pdf) -> None:
    plain = colours(opened)
    assert plain == (BLACK if name != "archive" else {("rg", "0", "0", "0")})


def test_only_screens_and_archives_have_links(name: str, opened: pikepdf.Pdf) -> None:
    links = sum("/Annots" in one for one in opened.pages)
    linked = name in {"", "screen", "archive"}
    assert bool(links) == linked
    assert ("/Outlines" in opened.Root) == linked
    assert ("/Names" in opened.Root) == linked


def test_pages_come_in_the_number_the_printer_asks(opened: pikepdf.Pdf, name: str) -> None:
    count = len(opened.pages)
    assert count % {"blurb": 6, "screen": 1, "archive": 1}.get(name, 2) == 0
    assert name != "ingram" or "/Contents" not in opened.pages[-1]


def test_what_stands_on_a_page_stands_inside_its_trim(opened: pikepdf.Pdf, name: str) -> None:
    cut = page(name)
    for number, one in enumerate(opened.pages):
        whole, inner = cut.boxes(right=number % 2 == 0)
        assert [float(edge) for edge in one.MediaBox] == list(whole)
        assert [float(edge) for edge in one.TrimBox] == list(inner)
        left, bottom, right, top = (float(edge) for edge in one.ArtBox)
        least = cut.printer.outside(bleeding=cut.bleeds) - 0.01
        assert inner.left + least <= left < right <= inner.right - least
        assert inner.bottom + least <= bottom < top <= inner.top - least


def info(document: pikepdf.Pdf) -> dict[str, Any]:
    return {key: str(said) for key, said in document.docinfo.items()}


@pytest.mark.parametrize(
    ("printer", "version", "conformance"),
    [("ingram", "PDF/X-1:2001", "PDF/X-1a:2001"), ("blurb", "PDF/X-3:2002", None)],
)
def test_a_press_gets_a_pdfx(printer: str, version: str, conformance: str | None) -> None:
    data = book(printer).data
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.pdf_version == "1.3"
        told = info(document)
        assert told["/GTS_PDFXVersion"] == version
        assert told.get("/GTS_PDFXConformance") == conformance
        assert told["/Trapped"] == "/False"
        assert {"/Title", "/CreationDate", "/ModDate"} <= told.keys()
        assert "/Metadata" not in document.Root
        (intent,) = document.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 001"
        assert len(document.trailer.ID) == 2
        for one in document.pages:
            assert "/Group" not in one
            assert not any("/SMask" in s or "/ca" in s for s in one.Resources.ExtGState.values())
    assert b"/ObjStm" not in data


def test_an_archive_gets_a_pdfa() -> None:
    report = pikepdf.pdfa.validate_written(io.BytesIO(book("archive").data), "2b")
    assert report.passed, report.summary()


def test_both_sides_of_a_leaf_move_off_the_binding() -> None:
    data = book("screen").data
    with pikepdf.open(io.BytesIO(data)) as document:
        for one in document.pages:
            assert [float(edge) for edge in one.ArtBox][::2] == [45, 351]


def test_links_move_with_what_they_stand_on() -> None:
    """At each printer's scale a link still covers the word that it was laid on."""
    settings = resolved({"printer": "screen", "trim": "a6"}, {})
    made = pdf(BOOK, CLASSIC, settings, jobs=1)
    assert words(reading(made.data).notes) == words(reading(book("").data).notes)
    with pikepdf.open(io.BytesIO(made.data)) as document:
        rects = [link.Rect for one in document.pages for link in one.get("/Annots", [])]
        assert rects
        assert all(0 < float(edge) < 421 for rect in rects for edge in rect)


def test_a_book_from_right_to_left_is_bound_at_its_right() -> None:
    chapter = Chapter("c", blocks=(said("היה זה לילה חשוך וסוער."),))
    hebrew = replace(BOOK, meta=replace(BOOK.meta, language="he"), chapters=(chapter,), notes=())
    data = pdf(hebrew, CLASSIC, made_for("kdp", bleed=True), jobs=1).data
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
        first, second = document.pages[:2]
        assert [float(first.TrimBox[0]), float(second.TrimBox[0])] == [9, 0]
        assert float(first.TrimBox[2]) - float(first.ArtBox[2]) == 57 - HANG
        assert float(second.ArtBox[0]) == 57 - HANG


def test_lines_from_left_to_right_are_proved_in_a_book_from_right_to_left() -> None:
    told = said("היה זה לילה חשוך וסוער."), said("The lamp was out, and nobody had seen it.")
    meta = replace(BOOK.meta, language="he", authors=("Ruth Levi",))
    hebrew = replace(BOOK, meta=meta, chapters=(Chapter("c", blocks=told),), notes=())
    read = reading(pdf(hebrew, CLASSIC, made_for("kdp"), jobs=1).linked or b"")
    assert not list(written(hebrew, read))
    assert list(written(hebrew, replace(read, story=read.story.replace("lamp", ""))))


def test_a_thick_book_is_laid_out_anew_for_its_binding() -> None:
    settings = resolved({"printer": "lulu", "trim": "pocket", "large_print": True}, {})
    made = pdf(long_book(9), CLASSIC, settings, jobs=1)
    with pikepdf.open(io.BytesIO(made.data)) as document:
        count = len(document.pages)
        assert count > 60
        first = sheet(settings)
        assert first.text > first.fitted(count).text
        inner = float(document.pages[0].ArtBox[0]) - float(document.pages[0].TrimBox[0])
        assert inner >= first.printer.inside(count) - 0.01


def test_a_book_that_cannot_be_bound_is_told_of() -> None:
    (problem,) = book("kdp").problems
    assert problem.code == "page-count"
    assert "Amazon KDP binds 24 and more" in problem.message
    assert not book("").problems


def test_pages_in_colours_are_no_pdfx() -> None:
    red = replace(CLASSIC, print_css=f"{CLASSIC.print_css} p {{ color: red }}")
    with pytest.raises(OutputError, match=r"cannot be PDF/X-1:2001: page \d has a colour"):
        pdf(BOOK, red, made_for("ingram"), jobs=1)


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        ({"printer": "kpd"}, "did you mean “kdp”?"),
        ({"trim": "digset"}, "did you mean “digest”?"),
        ({"printer": "kdp", "trim": "a6"}, "no size of Amazon KDP; the nearest are 5.06x7.81in"),
        ({"printer": "lulu", "paper": "groundwood"}, "no paper of Lulu, which has: cream, white."),
        ({"trim": "2x2"}, "is no size of a book"),
    ],
)
def test_what_a_printer_does_not_have_is_said(flags: dict[str, object], why: str) -> None:
    with pytest.raises(UsageError) as told:
        resolved(flags, {})
    assert why in str(told.value)
