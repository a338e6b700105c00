"""The print backend: what a finished PDF must hold, checked on the file itself."""

import io
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pypdfium2
import pytest
from example_books import BOOK, DAYS, ONE, PARTED, THINGS, long_book, said
from validators import BLACK, colours, fonts

from bookforge import files
from bookforge.book import Book, Chapter, Letter, Note, SceneBreak, Text, Verse
from bookforge.check.fidelity import printed
from bookforge.check.pdf import reading
from bookforge.check.words import words
from bookforge.metadata import Meta
from bookforge.problem import OutputError
from bookforge.settings import Settings
from bookforge.write.pdf import layout, pdf

CLASSIC = files.theme("classic")


def made(book: Book) -> bytes:
    return pdf(book, CLASSIC, Settings()).data


def sheets(data: bytes) -> list[tuple[str, list[str]]]:
    """The pages of a PDF: their labels, and their lines with running heads and folios."""
    opened: Any = pypdfium2.PdfDocument(data)  # not wholly typed
    with opened as document:
        return [
            (document.get_page_label(n), document[n].get_textpage().get_text_range().splitlines())
            for n in range(len(document))
        ]


def of(chapters: Sequence[Chapter], notes: Sequence[Note] = (), title: str = "T") -> Book:
    return Book(Meta(title, (), "en", "urn:x", 0), (), tuple(chapters), tuple(notes))


@pytest.fixture(scope="module")
def ferry() -> bytes:
    return made(BOOK)


@pytest.fixture(scope="module")
def one() -> bytes:
    return made(ONE)


@pytest.fixture
def opened(ferry: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(ferry)) as document:
        yield document


def assert_words(book: Book, data: bytes) -> None:
    found, expected = reading(data), printed(book)
    for part in ("story", "notes", "front", "back", "title", "about"):
        whole = getattr(found, part).replace("\u00ad\n", "")
        assert words(whole) == words(getattr(expected, part)), part


def test_every_word_comes_back_in_order(ferry: bytes, one: bytes) -> None:
    assert_words(BOOK, ferry)
    assert_words(ONE, one)


def test_a_title_page_that_runs_over_is_still_the_title_page() -> None:
    authors = tuple(f"Author {number}" for number in range(30))
    book = replace(ONE, meta=replace(ONE.meta, authors=authors))
    assert_words(book, data := made(book))
    assert "Author 0, Author 1, Author 2" in dict(sheets(data))["iii"][1]
    long = replace(book, meta=replace(book.meta, authors=("Ann Ott " * 30,) * 6))
    assert_words(long, made(long))


def test_a_letter_is_signed_on_the_smallest_page() -> None:
    letter = Letter((said("Dear Mary,"), said("It is so low now."), said("Tom")))
    book = of([Chapter("a", blocks=(said("It came."), letter, said("She read.")))])
    small = Settings(trim="3x4in", large_print=True)
    assert_words(book, pdf(book, CLASSIC, small).data)


def test_pages_before_and_behind_the_story_stand_in_order() -> None:
    data = made(PARTED)
    pages = dict(sheets(data))
    assert_words(PARTED, data)
    assert pages["ii"] == ["Also by Ada Brandt", "The First Ferry", "Tin & Salt"]
    assert pages["iii"][1:3] == ["A Tale of Salt and Rain", "The White Country, Book Two"]
    assert "ISBN 978-3161484100" in pages["iv"]
    assert pages["v"] == ["For my mother,", "who rowed"]
    assert pages["vii"][0] == "What the sea wants, the sea will have."
    assert pages["ix"][0] == "Contents"
    assert pages["xi"][0] == "Content Warnings"
    assert [pages[n][0] for n in ("11", "13", "15")] == [
        "Acknowledgements",
        "About the Author",
        "Also by Ada Brandt",
    ]


def test_warnings_of_a_site_stand_before_the_story() -> None:
    book = replace(
        BOOK, meta=replace(BOOK.meta, warnings=("Drowning", "No Archive Warnings Apply"))
    )
    data = made(book)
    assert dict(sheets(data))["ix"] == ["Content Warnings", "Drowning"]
    assert_words(book, data)


def test_a_long_heading_has_lines_of_like_length() -> None:
    title = "In Which Nobody Arrives at the Station, and the Kettle Boils & Boils Over"
    book = replace(BOOK, chapters=(replace(BOOK.chapters[0], title=(Text(title),)),))
    data = made(book)
    lines = dict(sheets(data))["1"][1:4]
    assert " ".join(lines) == title
    assert min(map(len, lines)) > max(map(len, lines)) - 8
    assert_words(book, data)


def test_shapes_without_a_text_of_their_own_are_no_letters() -> None:
    text = "ខ្មែរ"
    data = made(of([Chapter("c1", blocks=(said(text),))]))
    found = reading(data)
    assert found.drawn
    assert set("".join(words(found.story))) <= set(text)


def test_words_that_ask_for_much() -> None:
    texts = (
        "A hyphen‐here, a non‑breaking one, a narrow\u202fspace and a hair\u200aspace.",
        "Emoji 😀 and a family 👩‍👩‍👧; 日本語のテキスト、これは長い文章です。" * 3,
        "e\u0301te\u0301 nai\u0308ve \ufb01ne Łódź ½ ™ Ελληνικά Русский हिन्दी AT&T <b> “‘in’”",
        "a" * 400,
    )
    blocks = [block for text in texts for block in (said(text), emphasised(text))]
    odd = (SceneBreak(), SceneBreak(), Verse(((Text(""),), (Text("alone"),))), Letter(()))
    book = of(
        (
            Chapter("c1", (Text("A <Title> & " + "b" * 60),), (Text("IV"),), (*blocks, *odd)),
            Chapter("c2", blocks=(said("“‘Well,’ said she,” and on."),)),
            Chapter("p", (Text("Part Two"),), role="part"),
            Chapter("c3", (Text("Three"),), notes=("n1",)),
        ),
        (Note("n1", (said("Hi!"),), "c3", "top"), Note("n2", (said("Bye."),), "", "end")),
        title="A Very Long Title That Will Not Stand in One Line of the Title Page at All",
    )
    assert_words(book, made(book))


def test_lists_boxes_tables_and_talk_are_read_back() -> None:
    book = replace(BOOK, chapters=(Chapter("chapter-1", blocks=THINGS),), notes=())
    story = reading(pdf(book, CLASSIC, Settings()).data).story
    assert words(story) == words(printed(book).story)


def emphasised(text: str) -> Verse:
    return Verse(((Text(text[:9]), Text(text[9:], emphasis=True, strong=True)),))


def test_books_with_nothing_in_them() -> None:
    for book in (of(()), of((Chapter("c"),)), replace(of(()), meta=Meta("", (), "", "", 0))):
        assert_words(book, made(book))


def test_a_subtitle_stands_on_the_title_page() -> None:
    book = replace(BOOK, meta=replace(BOOK.meta, subtitle="A Tale of Salt and Rain"))
    assert_words(book, made(book))


def test_the_same_bytes_twice(ferry: bytes) -> None:
    assert made(BOOK) == ferry


def test_pages_are_counted_and_labelled(ferry: bytes) -> None:
    labels = [label for label, _ in sheets(ferry)]
    assert labels[:9] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "1"]
    assert labels[8:] == [str(n) for n in range(1, len(labels) - 7)]
    assert len(labels) % 2 == 0


def test_display_pages_and_openings(ferry: bytes) -> None:
    pages = dict(sheets(ferry))
    assert pages["i"] == ["The Last Ferry"]
    assert pages["iii"] == ["The Last Ferry", "Ada Brandt"]
    assert pages["iv"][-1] == "Set in Source Serif Pro. Made with bookforge."
    assert pages["v"][0] == "What the sea wants, the sea will have."
    assert pages["vii"][1:] == ["Chapter 1 The Shutter 1", *pages["vii"][2:]]
    assert pages["1"][:3] == ["Chapter 1", "The Shutter", "Author’s note, page 9"]
    assert pages["1"][-1] == "1"
    assert not any(pages[blank] for blank in ("ii", "vi", "viii", "6"))


def test_links_name_the_page_of_the_note(ferry: bytes) -> None:
    pages = dict(sheets(ferry))
    assert "* Author’s note, page 9" in pages["4"]
    assert "Author’s note, page 9" in pages["8"]
    assert "Back to Chapter 2: A Letter, page 4" in pages["9"]


def test_running_heads(ferry: bytes) -> None:
    pages = dict(sheets(ferry))
    assert pages["2"][-2:] == ["ada brandt", "2"]
    assert pages["5"][-2:] == ["a letter", "5"]
    assert "a letter" not in pages["3"]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        *((name, "the last ferry") for name in ("IV", "Chapter 4", "Kapitel IV.", "Chapter Four")),
        ("The Shutter", "the shutter"),
        ("I, Marta", "i, marta"),
    ],
)
def test_a_bare_number_is_no_running_head(name: str, head: str) -> None:
    chapter = Chapter("chapter-1", (Text(name),), blocks=DAYS * 2)
    book = replace(BOOK, chapters=(chapter, BOOK.chapters[1]), notes=())
    assert dict(sheets(made(book)))["3"][-2] == head


def test_chapters_open_on_rectos_and_the_outline_says_where(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        found = [(entry.title, page_of(opened, entry.destination)) for entry in outline.root]
    assert found == [
        ("Contents", 6),
        ("Chapter 1: The Shutter", 8),
        ("Chapter 2: A Letter", 10),
        ("Chapter 3: Spring", 14),
        ("Author’s Notes", 16),
    ]


def page_of(document: pikepdf.Pdf, destination: object) -> int:
    assert isinstance(destination, pikepdf.Array)
    number: int = document.pages.index(pikepdf.Page(destination[0]))
    return number


def test_every_link_leads_to_a_place(opened: pikepdf.Pdf) -> None:
    names = opened.Root.Names.Dests.Names
    places = {str(names[i]) for i in range(0, len(names), 2)}
    links = [str(link.Dest) for page in opened.pages for link in page.get("/Annots", [])]
    assert {"chapter-1", "notes", "note-1", "note-1-ref", "note-2-ref"} <= set(links)
    assert set(links) <= places


def test_a_single_story_opens_with_its_title(one: bytes) -> None:
    pages = dict(sheets(one))
    assert pages["1"][0] == "Don’t Look Back!"
    assert list(pages)[:5] == ["i", "ii", "iii", "iv", "1"]  # no contents
    assert pages["iii"] == ["Don’t Look Back!"]  # no author


def test_black_is_one_ink_and_nothing_is_painted_but_text(opened: pikepdf.Pdf) -> None:
    assert colours(opened) == BLACK


def test_fonts_are_embedded_truetype(opened: pikepdf.Pdf) -> None:
    assert fonts(opened) == {("/CIDFontType2", True)}


def test_what_the_file_says_about_itself(opened: pikepdf.Pdf) -> None:
    assert opened.Root.PageLayout == "/TwoPageRight"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.Lang == "en"
    assert {key: str(value) for key, value in opened.docinfo.items()} == {
        "/Title": "The Last Ferry",
        "/Author": "Ada Brandt",
        "/Subject": "\n\n".join(BOOK.meta.description),
        "/Creator": "bookforge",
        "/Producer": "bookforge",
        "/CreationDate": "D:20000101000000Z",
        "/ModDate": "D:20000101000000Z",
    }


def test_pages_have_the_trim_size_and_mirrored_margins(opened: pikepdf.Pdf) -> None:
    for number, page in enumerate(opened.pages[:-1]):
        assert [float(edge) for edge in page.mediabox] == [0, 0, 396, 612]
        left, right = (51, 357) if number % 2 == 0 else (39, 345)
        area = [float(edge) for edge in page.artbox]
        assert area[1] >= 62  # and higher where notes stand at the foot
        assert [area[0], area[2], area[3]] == [left, right, 552]


def test_scene_breaks_stand_between_lines() -> None:
    story = tuple(b for block in long_book(12).chapters for b in block.blocks)
    for label, lines in sheets(made(of((Chapter("c", blocks=story),)))):
        text = [line for line in lines if line not in {label, "t"}]
        assert not text or "* * *" not in {text[0], text[-1]}


def test_nothing_is_fetched(ferry: bytes, tmp_path: Path) -> None:
    (tmp_path / "paint.css").write_text("p { color: red }")
    local = (tmp_path / "paint.css").as_uri()
    away = f'@import "{local}"; p {{ background: url({local}); font: 9pt url({local}) }}'
    theme = replace(CLASSIC, print_css=away + CLASSIC.print_css)
    assert pdf(BOOK, theme, Settings()).data == ferry


def test_the_sheet_is_understood_and_nobody_is_told_anything(
    capfd: pytest.CaptureFixture[str],
) -> None:
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger("weasyprint").addHandler(handler)
    pdf(ONE, CLASSIC, Settings())
    logging.getLogger("weasyprint").removeHandler(handler)
    assert heard.getvalue() == ""
    assert capfd.readouterr() == ("", "")


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing(MetaPathFinder):
        def find_spec(
            self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
        ) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'", path, target)

    layout.engine.cache_clear()
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(OutputError, match="Pango") as told:
        made(ONE)
    assert "apt install libpango-1.0-0" in told.value.hint
