"""The PDF for screens can be listened to: every word is in the tags, in order and whole."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from example_books import BOOK, ONE, PARTED, THINGS, TIDE, said
from heard import heard
from PIL import Image as Pillow

from bookforge import files
from bookforge.book import (
    Aside,
    Book,
    Chapter,
    Image,
    Letter,
    Note,
    Paragraph,
    Picture,
    SceneBreak,
    Text,
)
from bookforge.check.preflight import preflight
from bookforge.settings import Settings, resolved
from bookforge.shelf import Shelf
from bookforge.write.pdf import pdf
from bookforge.write.pdf.drawing import SPACED
from bookforge.write.pdf.marks import FURNITURE, Joining

CLASSIC = files.theme("classic")
SCREEN = resolved({"printer": "screen"}, {})
GOLDEN = Path(__file__).parent / "tagged.txt"
LONG = (
    "The harbourmaster’s unaccountable indifference notwithstanding, the congregation’s customary"
    " procession was immediately abandoned, and the extraordinary circumstances surrounding the"
    " disappearance of the weathercock remained altogether uninvestigated. "
)


def drawing() -> Image:
    target = io.BytesIO()
    Pillow.new("L", (60, 40), 90).save(target, "PNG")
    return Image("mill.png", "image/png", 60, 40, target.getvalue())


def of(*blocks: Any, **facts: Any) -> Book:  # noqa: ANN401 - blocks, and fields of a book
    chapter = Chapter("chapter-1", (Text("The Shutter"),), (Text("1"),), blocks)
    return replace(BOOK, chapters=(chapter, replace(chapter, id="chapter-2")), notes=(), **facts)


NOTED = Paragraph((Text("The tide", note="note-9", mark="1"), Text(" came in.")))
FOOT = Note("note-9", (said(LONG),), "chapter-1", "footnote")
MET = Paragraph((Text("She met ", note="note-1"), Text("nobody", emphasis=True), Text(" there.")))
KINDS = replace(
    of(
        MET,
        SceneBreak("***"),
        NOTED,
        Letter(
            (said("My dear Marta,"), said("It is late. So much for the winter."), said("Jonas"))
        ),
        TIDE,
        *THINGS,
        Picture(drawing(), "A mill by a weir.", (Text("The mill"),)),
        Picture(None, "A lost heron."),
        Aside("aside-1", (said("I rowed there myself."),)),
        said("The end."),
        front=PARTED.front,
        back=PARTED.back,
    ),
    notes=(FOOT, Note("note-1", (said("She did not."),), "chapter-1", "inline")),
)
BOOKS: dict[str, Book] = {
    "each kind": KINDS,
    "whole": BOOK,
    "one chapter": ONE,
    "every page": PARTED,
    "hyphens": of(said(LONG * 9), Letter((said(LONG * 3),))),
    "pictures": of(said(LONG), Picture(drawing(), "A mill by a weir.", (Text("The mill"),))),
    "footnotes": replace(of(NOTED, said(LONG)), notes=(FOOT,)),
    "from right to left": replace(
        of(said("היה זה לילה חשוך וסוער.")), meta=replace(BOOK.meta, language="he")
    ),
    "another script": of(said("これは本です。" * 60), said("Слово за слово.")),
    "emoji": of(said("It was late. 😀 " * 30)),
    "deep": replace(
        BOOK,
        chapters=tuple(replace(c, level=n + 2) for n, c in enumerate(BOOK.chapters)),
    ),
}


def made(book: Book, settings: Settings = SCREEN, store: Shelf | None = None) -> bytes:
    return pdf(book, CLASSIC, settings, store, 1).data


@pytest.fixture(scope="module")
def data() -> dict[str, bytes]:
    return {name: made(book) for name, book in BOOKS.items()}


@pytest.mark.parametrize("name", BOOKS)
def test_the_preflight_finds_nothing(name: str, data: dict[str, bytes]) -> None:
    assert preflight(data[name], "a.pdf", ("screen",))[1] == ()


def test_the_structure_of_a_book(
    data: dict[str, bytes], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN, heard(data["each kind"]))


def test_a_paragraph_is_one_though_pages_end_in_it(data: dict[str, bytes]) -> None:
    told = heard(data["hyphens"])
    assert "|" in told
    whole = [line.strip().removeprefix("P ") for line in told.replace("|", "").splitlines()]
    whole = [line.replace("\u00ad", "").strip() for line in whole]
    assert whole.count((LONG * 9).strip()) == 2
    assert whole.count((LONG * 3).strip()) == 2
    assert "\u00ad" in told


def test_words_in_footnotes_are_whole(data: dict[str, bytes]) -> None:
    assert LONG.strip() in heard(data["footnotes"]).replace("\u00ad", "")


def test_a_drop_cap_is_no_word_of_its_own() -> None:
    settings = resolved({"printer": "screen", "openings": "drop-cap"}, {})
    made_so = made(of(said(LONG * 2)), settings)
    assert preflight(made_so, "a.pdf", ("screen",))[1] == ()
    assert LONG[:30] in heard(made_so)


def test_the_same_bytes_from_two_processes_and_from_the_shelf(
    tmp_path: Path, data: dict[str, bytes]
) -> None:
    shelf = Shelf(tmp_path / "kept")
    assert pdf(BOOK, CLASSIC, SCREEN, shelf, 2).data == data["whole"]
    assert pdf(BOOK, CLASSIC, SCREEN, shelf, 1).data == data["whole"]


def test_what_is_kept_with_marks_is_for_screens_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "kept")
    made(BOOK, SCREEN, shelf)
    assert made(BOOK, Settings(), shelf) == made(BOOK, Settings())


@pytest.mark.parametrize("printer", ["", "kdp", "archive"])
def test_printers_get_no_marks(printer: str) -> None:
    with pikepdf.open(io.BytesIO(made(BOOK, resolved({"printer": printer}, {})))) as document:
        assert "/StructTreeRoot" not in document.Root
        drawn = (
            pikepdf.parse_content_stream(page) for page in document.pages if "/Contents" in page
        )
        assert not any(str(told.operator) == "BDC" for page in drawn for told in page)


def test_links_say_where_they_lead_once_each(data: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(data["every page"])) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", ())]
        contents = [str(note.Contents) for note in notes]
        assert contents.count("Chapter 1 The Shutter") == 1
        assert len({int(note.StructParent) for note in notes}) == len(notes)
        assert len(document.trailer.ID) == 2


@pytest.mark.parametrize(
    ("line", "spaced"),
    [("a word", True), ("end.", True), ("well-", False), ("he—", False), ("これは", False)],
)
def test_lines_end_in_a_space_where_one_was(line: str, *, spaced: bool) -> None:
    assert bool(re.search(SPACED, line)) == spaced


def test_pictures_say_where_they_stand(data: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(data["pictures"])) as document:
        figures = [one for one in document.objects if _is_figure(one)]
        assert len(figures) == 2
        for figure in figures:
            left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
            area = [float(edge) for edge in figure.Pg.ArtBox]
            assert area[0] < left < right < area[2]
            assert area[1] < bottom < top < area[3]
            assert (right - left) / (top - bottom) == pytest.approx(1.5)
            assert (left + right) / 2 == pytest.approx((area[0] + area[2]) / 2, abs=0.1)


def _is_figure(thing: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"


# What is drawn with WeasyPrint's marks (a, b: of which element; -: of none), and what comes of it:
# the element that each mark is of; in brackets what says itself how it is read.
JOINED = [
    ("a x . a y .", "a(x y)"),
    ("a x . b y .", "a(x) b(y)"),
    ("a x . b . b y .", "a(x) b(y)"),
    ("a x [ y ] . a z .", "a(x) a(y) a(z)"),
    ("a [ x ] y .", "a(x) a(y)"),
    ("a x . q a y .", "a(x) q a(y)"),
    ("- x . a y .", "-(x) a(y)"),
    ("a x . { y } a z .", "a(x) {y} a(z)"),
]


@pytest.mark.parametrize(("drawn", "expected"), JOINED, ids=[drawn for drawn, _ in JOINED])
def test_marks_are_joined_and_never_nested(drawn: str, expected: str) -> None:
    begins = [sign for sign in drawn.split() if sign in "ab-"]
    joining = Joining(["-ab".index(sign) - 1 for sign in begins])
    signs: dict[str, list[Any]] = {sign: [b"EMC"] for sign in ".]}"}
    signs |= {"{": ["/Artifact", b"BMC"], "[": [b"/Span <</ActualText <fe>>> BDC"]}
    signs |= {sign: ["/Span", {"MCID": 0}, b"BDC"] for sign in "ab-"}
    for sign in drawn.split():
        for item in signs.get(sign, [sign]):
            joining.add(item)
    assert _shown(joining) == expected


def _shown(joining: Joining) -> str:
    told = ""
    for item in joining.drawn:
        number = re.search(rb"MCID (\d+)", item) if isinstance(item, bytes) else None
        if number:
            told += f"{'ab'[joining.marks[int(number[1])]]}("
        elif item == FURNITURE:
            told += "-("
        elif item == b"EMC":
            told = told.rstrip() + ("}" if told.count("{") > told.count("}") else ")") + " "
        else:
            told += {"/Artifact": "", b"BMC": "{"}.get(item, f"{item} ")
    return told.strip()
