"""The pages of a printed book, told in its e-book: at each mark stands what begins the page."""

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from example_books import BOOK, FERRY, SHIP, TIDE, day, long_book, said
from validators import epubcheck

from bookforge import forge
from bookforge.book import Book, Chapter, Edition, Letter, Note, PageStart, Paragraph, Text
from bookforge.check.epub import page_marks, reading
from bookforge.check.paging import Disagreement, misplaced, page_starts
from bookforge.check.printed import PrintedPage
from bookforge.edition import edition, laid_out, trim
from bookforge.files import theme
from bookforge.problem import InputError, OutputError
from bookforge.settings import Settings
from bookforge.write.epub import epub
from bookforge.write.pdf import pdf

CLASSIC = theme("classic")
SAMPLES = Path(__file__).parent.parent / "samples"
MARK = re.compile(r'<span[^>]*role="doc-pagebreak"[^>]*aria-label="([^"]*)"/>')
NOTEREF = re.compile(r'<a [^>]*role="doc-noteref".*?</a>|<span[^>]*doc-pagebreak[^>]*>', re.DOTALL)
COMPARED = 12  # letters of a page's beginning
ISBN = "urn:isbn:9783161484100"
MOOD = Paragraph((Text(FERRY * 5, emphasis=True), Text("Incomprehensibilities! " * 40)))
TURNS = replace(
    BOOK,
    chapters=(
        Chapter("chapter-1", (Text("Mood"),), blocks=(MOOD, MOOD), notes=("note-1",)),
        Chapter("chapter-2", (Text("Verse"),), blocks=(TIDE, SHIP) * 10),
        Chapter("chapter-3", (Text("Letters"),), blocks=(Letter(day() * 5), *day())),
    ),
    notes=(
        Note("note-1", (said("Thanks for all of it!"), *day() * 3), "chapter-1", "end"),
        Note("note-2", (said("Warm water."), *day()), "", "end"),
    ),
)


def number_0_bus() -> Book:
    data = (SAMPLES / "the-number-0-bus.txt").read_bytes()
    return forge.understand(data, "bus.txt", Settings()).book


def printed(data: bytes) -> Iterator[tuple[str, str]]:
    """The label of each page of a PDF, and the text in its ArtBox."""
    opened: Any = pypdfium2.PdfDocument(data)  # not wholly typed
    with opened as document:
        for number, page in enumerate(document):
            text: str = page.get_textpage().get_text_bounded(*page.get_artbox())
            yield document.get_page_label(number), text


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {n: archive.read(n).decode() for n in archive.namelist() if n[-3:] != "png"}


def marked(data: bytes) -> dict[str, str]:
    """What stands in an e-book after the mark of each page."""
    return {
        mark[1]: html.unescape(re.sub("<[^>]*>", "", NOTEREF.sub("", text[mark.end() :])))
        for name, text in files(data).items()
        for mark in MARK.finditer(text)
        if name.endswith(".xhtml")
    }


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())[:COMPARED]


@cache
def bound(name: str) -> tuple[Book, bytes]:
    """A book that tells the pages of its print, and that print."""
    book = BOOKS[name]()
    paper = pdf(book, CLASSIC, Settings()).data
    return replace(book, edition=edition(book, paper, "book.pdf", ISBN)), paper


BOOKS: dict[str, Callable[[], Book]] = {
    "ferry": lambda: BOOK,
    "turns": lambda: TURNS,
    "bus": number_0_bus,
}


@pytest.mark.parametrize("name", BOOKS)
def test_every_page_begins_at_its_mark(name: str) -> None:
    book, paper = bound(name)
    pages, data = dict(printed(paper)), epub(book, CLASSIC, Settings()).data
    marks, text = marked(data), "".join(files(data).values())
    assert set(pages) - set(marks) <= {"i", "iv"} | {label for label in pages if not pages[label]}
    for label, after in marks.items():
        assert letters(after) == letters(pages[label]), label
        ornament = pages[label].startswith("*")
        assert ornament or after.split()[0][0] == pages[label].split()[0][0], label
        assert not ornament or f'aria-label="{label}"/><hr' in text
    assert book.edition
    assert not list(misplaced(book.edition, data))
    assert reading(data) == reading(epub(replace(book, edition=None), CLASSIC, Settings()).data)


def test_a_page_may_turn_within_emphasis_and_before_a_line_of_verse() -> None:
    text = "".join(files(epub(bound("turns")[0], CLASSIC, Settings()).data).values())
    assert re.search(r"<em>[^<]+<span[^>]*doc-pagebreak[^>]*/>[^<]+</em>", text)
    assert re.search(r'(?<=<span class="line">)<span[^>]*doc-pagebreak', text)


@pytest.fixture(scope="module")
def turned() -> bytes:
    book = long_book(45)
    paper = laid_out(book, CLASSIC, Settings(), "5.5x8.5in", None)
    found = edition(book, paper, "5.5x8.5in", "")
    assert found.source == book.meta.identifier
    assert [page.label for page in found.pages if page.region == "contents"] == ["vii", "viii"]
    return epub(replace(book, edition=found), CLASSIC, Settings()).data


def test_pages_can_be_gone_to(turned: bytes, tmp_path: Path) -> None:
    said = files(turned)
    for name in ("nav.xhtml", "toc.ncx"):
        links = re.findall(r'(?:href|src)="([^"#]*)#(page-[^"]*)"', said[f"EPUB/{name}"])
        assert len(links) == len(marked(turned)) > 90
        for file, id_ in links:
            assert f'id="{id_}"' in said[f"EPUB/{file}"]
    catalogue = said["EPUB/content.opf"]
    for fact in ("pageBreakSource", "pageBreakMarkers", "pageNavigation", ">pagination<"):
        assert fact in catalogue
    path = tmp_path / "book.epub"
    path.write_bytes(turned)
    assert epubcheck(path) == ""


def test_a_line_of_the_contents_may_end_with_a_hyphen() -> None:
    title = "aterside Stables, Some Fellow-Travellers, and a Cart with Brown Mules"
    chapters = tuple(
        Chapter(f"c{n}", (Text("W" + "a" * n + title),), (Text("Chapter III"),)) for n in range(4)
    )
    book = replace(BOOK, chapters=chapters, notes=())
    found = edition(book, pdf(book, CLASSIC, Settings()).data, "book.pdf", "")
    assert "contents" in {page.region for page in found.pages}


def test_an_e_book_without_a_printed_one_names_no_pages() -> None:
    said = "".join(files(epub(BOOK, CLASSIC, Settings()).data).values())
    assert "page-list" not in said
    assert "pageBreak" not in said
    assert "pageList" not in said


def test_a_mark_elsewhere_is_told() -> None:
    found = Edition(ISBN, (PageStart("1", "story", 0), PageStart("2", "story", 40)))
    data = epub(replace(BOOK, edition=found), CLASSIC, Settings()).data
    assert page_marks(data) == (("1", "story", 0), ("2", "story", 40))
    other = replace(found, pages=(found.pages[0], PageStart("2", "story", 41)))
    assert list(misplaced(other, data)) == ["Page 2 is not marked where it begins."]


TALE = replace(
    BOOK,
    front=(),
    notes=(),
    chapters=(
        Chapter(
            "c1", (Text("One"),), blocks=(said("“Oh,” he said. “No…”"), said("“Why?” Résumé."))
        ),
    ),
)


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (("One\n“Oh,” he said. “No…”\n“Why?” Résumé.",), (0,)),
        (("One\n“Oh,” he said.", "“No…”\n“Why?” Résumé."), (0, 15)),
        (("One\n“Oh,” he said. “No…", "”\n“Why?” Résumé."), (0, 19)),
        (("One\n“Oh,” he said. “No…”", "“Why?” Re\u0301su\u00ad", "me\u0301."), (0, 20, 30)),
        (("One\n“Oh,”", "he sa\u00ad", "id. “No…”\n“Why?” Résumé."), (0, 8, 12)),
        (("One\n“Oh,” he said. “No", "…”", "“Why?” Résumé."), (0, 18, 20)),
        (("One\n“Oh,” he said. “No…”", "* * *\n“Why?” Résumé."), (0, -20)),
    ],
)
def test_pages_begin_where_their_first_character_stands(
    texts: tuple[str, ...], starts: tuple[int, ...]
) -> None:
    pages = [PrintedPage(str(n), "story", text) for n, text in enumerate(texts, 1)]
    found = page_starts(pages, TALE)
    assert isinstance(found, tuple)
    assert tuple(-page.at if page.voiced else page.at for page in found) == starts


@pytest.mark.parametrize(
    ("texts", "label", "page", "book"),
    [
        (("One\n“Oh,” she said.",), "1", "she said.", "he said. “No…” “Why?” Résumé."),
        (("One\n“Oh,” he said.", "“Na, no"), "2", "“Na, no", "“No…” “Why?” Résumé."),
        (("One\n“Oh,” he said.",), "1", "", "“No…” “Why?” Résumé."),
        (("One\n“Oh,” he said. “No…”\n“Why?” Résumé. End",), "1", "End", ""),
    ],
)
def test_a_print_of_another_text_is_refused(
    texts: tuple[str, ...], label: str, page: str, book: str
) -> None:
    pages = [PrintedPage(str(n), "story", text) for n, text in enumerate(texts, 1)]
    assert page_starts(pages, TALE) == Disagreement(label, page, book)


def test_letters_in_scripts_that_pages_reorder_are_counted() -> None:
    book = replace(TALE, chapters=(Chapter("c1", blocks=(said("שלום עולם טוב"),)),))
    pages = [PrintedPage("1", "story", "םולש"), PrintedPage("2", "story", "בוט םלוע")]
    found = page_starts(pages, book)
    assert isinstance(found, tuple)
    assert [page.at for page in found] == [0, 4]


def by_another(paper: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(paper)) as document:
        document.docinfo["/Creator"] = "Bookfudge"
        document.save(target)
    return target.getvalue()


def test_only_a_print_of_ours_will_do() -> None:
    with pytest.raises(InputError, match="is no PDF"):
        edition(BOOK, b"%PDF-1.7 or not", "a.pdf", "")
    paper = pdf(BOOK, CLASSIC, Settings()).data
    with pytest.raises(InputError, match="did not make"):
        edition(BOOK, by_another(paper), "a.pdf", "")
    with pytest.raises(InputError, match="was made for a printer"):
        edition(BOOK, pdf(BOOK, CLASSIC, Settings(printer="kdp")).data, "a.pdf", "")
    with pytest.raises(OutputError, match="page 1 says “Chapter 1 The Shutter"):
        edition(TALE, paper, "a.pdf", "")


def test_sizes_are_told_from_files() -> None:
    assert [trim(asked) for asked in ("digest", "6x9", "6x9.pdf", "book")] == [
        "5.5x8.5in",
        "6x9in",
        "",
        "",
    ]
