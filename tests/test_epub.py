"""The EPUB backend: valid, whole, the same every time, and easy to find one's way in."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from example_books import (
    BOOK,
    DAYS,
    LETTER,
    ONE,
    PARTED,
    REMARK,
    SHIP,
    THINGS,
    TIDE,
    day,
    long_book,
    said,
)
from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name
from validators import epubcheck

from bookforge.book import Book, Chapter, Letter, Note, Paragraph, Text, Verse
from bookforge.check.epub import reading
from bookforge.check.fidelity import printed
from bookforge.check.stores import lint
from bookforge.files import theme
from bookforge.metadata import Contributor, Meta
from bookforge.settings import Settings
from bookforge.write.epub import epub

CLASSIC = theme("classic")
CHAPTER = "chapter-1.xhtml"
NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
PARTS = replace(
    BOOK,
    chapters=(
        Chapter("chapter-1", (Text("Prologue"),), blocks=DAYS, role="prologue"),
        Chapter("chapter-2", (Text("Part One"),), role="part"),
        Chapter("chapter-3", (Text("Salt & <Tin>"),), blocks=DAYS, level=2),
        Chapter("chapter-4", blocks=(LETTER, TIDE, SHIP), role="interlude", level=2),
        Chapter("chapter-5", level=2),
        Chapter("chapter-6", (Text("Part Two"),), role="part"),
        Chapter("chapter-7", (Text("Iron"),), blocks=DAYS, level=2),
        Chapter("chapter-8", (Text("Epilogue"),), blocks=DAYS, role="epilogue"),
    ),
    notes=(Note("note-1", (said("To all of you: thanks."),), "", "end"),),
)
STRANGE = replace(
    BOOK,
    meta=replace(BOOK.meta, title='"Salt" & <Tin>', language="ja", authors=("山田", "A & B")),
    front=(),
)
TOLD = replace(
    ONE,
    meta=replace(
        ONE.meta,
        subtitle="A Tale of <Salt>",
        contributors=(Contributor("Mair Penrose", "trl"),),
        series="The Salt Books",
        volume="2",
        subjects=("boats", "rain & wind"),
        fandoms=("Original Work",),
        characters=("Ann", "boats"),
        published="2012-01",
        updated="2013",
        source="https://example.org/s?a=1&b=2",
        publisher="Weir Press",
        rights="Copyright 2012",
    ),
)
EMPTY = replace(ONE, chapters=(), notes=())
BOOKS = {"book": BOOK, "one": ONE, "parts": PARTS, "strange": STRANGE, "empty": EMPTY, "told": TOLD}
BOOKS["parted"] = PARTED


def made(book: Book) -> bytes:
    return epub(book, CLASSIC, Settings()).data


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def page(data: bytes, name: str) -> Element:
    return etree.fromstring(files(data)[name])


def found(root: Element, path: str) -> list[str]:
    """The strings that an XPath ending in an attribute or text() gives."""
    return [str(result) for result in cast("list[object]", root.xpath(path, namespaces=NAMES))]


@pytest.mark.parametrize("name", ["book", "parts", "parted"])
def test_epubcheck_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(made(BOOKS[name]))
    assert epubcheck(path) == ""


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_every_file_is_xml_with_a_name_of_its_own(book: Book) -> None:
    pages = {name: data for name, data in files(made(book)).items() if name.endswith(".xhtml")}
    for data in pages.values():
        root = etree.fromstring(data)
        language = book.meta.language
        assert found(root, "/x:html/@lang | /x:html/@xml:lang") == [language, language]
        assert found(root, "//x:title/text()")[0].strip()
        assert max(Counter(found(root, "//@id")).values(), default=1) == 1


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_links_lead_somewhere(book: Book) -> None:
    pages = {name: data for name, data in files(made(book)).items() if name.endswith(".xhtml")}
    ids = {
        (name, id_)
        for name, data in pages.items()
        for id_ in found(etree.fromstring(data), "//@id")
    }
    for name, data in pages.items():
        for href in found(etree.fromstring(data), "//x:a/@href"):
            file, _, id_ = href.partition("#")
            assert (file or name) in pages
            assert not id_ or (file or name, id_) in ids


def test_notes_are_linked_both_ways() -> None:
    data = made(BOOK)
    forth: set[tuple[str, str]] = set()
    for chapter in BOOK.chapters:
        root = page(data, f"{chapter.id}.xhtml")
        for id_ in found(root, "//x:a[@role='doc-noteref']/@id"):
            [href] = found(root, f"//x:a[@id='{id_}']/@href")
            forth.add((f"{chapter.id}.xhtml#{id_}", href))
    notes = page(data, "notes.xhtml")
    back = {
        (found(notes, f"//x:section[@id='{note.id}']//x:a/@href")[0], f"notes.xhtml#{note.id}")
        for note in BOOK.notes
    }
    assert forth == back
    assert len(back) == 3


def test_a_note_that_nothing_refers_to_leads_nowhere() -> None:
    assert found(page(made(PARTS), "notes.xhtml"), "//x:a/@href") == []


def test_notes_inside_letters_and_verse_lead_back() -> None:
    verse = Verse(((Text("The tide comes in", note="note-1"),),))
    letter = Letter((Paragraph((Text("My dear", note="note-2"),)),))
    chapter = replace(BOOK.chapters[1], blocks=(letter, verse))
    book = replace(BOOK, chapters=(chapter,), notes=BOOK.notes[:2])
    back = "//x:a[@role='doc-backlink']/@href"
    refs = ["chapter-2.xhtml#note-1-ref", "chapter-2.xhtml#note-2-ref"]
    assert found(page(made(book), "notes.xhtml"), back) == refs


def test_notes_of_one_chapter_share_its_name() -> None:
    more = replace(BOOK.notes[0], id="note-9")
    first = replace(BOOK.chapters[0], notes=("note-1", "note-9"))
    book = replace(BOOK, chapters=(first,), notes=(BOOK.notes[0], more))
    assert found(page(made(book), "notes.xhtml"), "//x:h2/text()") == ["Chapter 1: The Shutter"]


def test_one_last_word_is_an_afterword_and_more_are_an_appendix() -> None:
    kinds = "//x:body/x:section/@epub:type | //x:body/x:section/@role"
    assert found(page(made(BOOK), "notes.xhtml"), kinds) == ["appendix", "doc-appendix"]
    for book in (ONE, PARTS):
        assert found(page(made(book), "notes.xhtml"), kinds) == ["afterword", "doc-afterword"]


def test_reading_back_gives_every_word() -> None:
    words = ["".join(run.value for run in paragraph.content) for paragraph in day()]
    told = reading(made(replace(BOOK, chapters=BOOK.chapters[1:2])))
    lines = told.story.split("\n")
    assert lines[:4] == ["Chapter 2 A Letter", *words]
    assert lines[4] == "My dear Marta,"
    assert lines[8:10] == ["She read it again.", "A sentence with a remark in the middle."]
    assert lines[10:12] == [
        "The tide goes out, the tide comes in,",
        "and nothing that it takes is ever lost;",
    ]
    assert lines[14:] == words * 4
    assert told.front == "What the sea wants, the sea will have.\n—Fishermen’s saying"


def signature(*paragraphs: str) -> str:
    letter = Letter(tuple(map(said, paragraphs)))
    root = page(made(replace(BOOK, chapters=(Chapter("chapter-1", blocks=(letter,)),))), CHAPTER)
    return " / ".join(found(root, "//x:div[@class='sign']/x:p/text()"))


def test_the_close_of_a_letter_and_its_name_stay_together() -> None:
    body = "Dear Ann,", "It is late."
    assert signature(*body, "Yours, in haste,", "Jo") == "Yours, in haste, / Jo"
    assert signature(*body, "Love,", "Jo", "P.S. Buy oars.", "P.P.S. Two.") == "Love, / Jo"
    assert not signature(*body)
    assert not signature(*body, "P.S. Buy oars.")
    assert not signature("Dear Ann,")


def test_what_a_site_warns_of_is_on_the_notice_page() -> None:
    for warnings, told in (
        (
            ("Graphic Violence", "Major Character Death"),
            ["Graphic Violence, Major Character Death"],
        ),
        (("No Archive Warnings Apply", "Drowning"), ["Drowning"]),
        (("None",), []),
        (("Creator Chose Not To Use Archive Warnings",), []),
    ):
        data = made(replace(BOOK, meta=replace(BOOK.meta, warnings=warnings)))
        assert ("notice.xhtml" in files(data)) == bool(told)
        if told:
            assert found(page(data, "notice.xhtml"), "//x:section//x:p/text()") == told
            assert reading(data).front == reading(made(BOOK)).front


def test_lists_boxes_tables_and_talk_are_read_back_line_by_line() -> None:
    book = replace(BOOK, chapters=(Chapter("chapter-1", blocks=THINGS),), notes=())
    assert reading(made(book)).story.split("\n")[-9:] == [
        *("[Level up!]", "[You have reached four.]"),
        *("1. A coil of rope", "2. Six candles"),
        *("Marta: It is late.", "Jonas: I know."),
        *("+--------+---+", "| Rowing | 3 |", "+--------+---+"),
    ]


def test_reading_back_tells_notes_and_catalogue_apart() -> None:
    told = reading(made(BOOK))
    assert told.notes == (
        "Thank you for waiting so long!\nI did look this up.\n"
        "And that’s the end. Thank you all for reading.\n—Ada"
    )
    assert told.about == (
        "The Last Ferry\nAda Brandt\n"
        "Nobody decided it, and still the ferry stopped.\nA story in three chapters."
    )


def test_the_spine_is_in_the_order_of_reading() -> None:
    package = page(made(BOOK), "content.opf")
    assert found(package, "//opf:itemref/@idref") == [
        *("cover", "titlepage", "epigraph-1", "contents"),
        *("chapter-1", "chapter-2", "chapter-3", "notes"),
    ]
    assert found(page(made(ONE), "content.opf"), "//opf:itemref/@idref") == [
        *("cover", "titlepage", "chapter-1", "notes")
    ]


def test_pages_before_and_behind_the_story_stand_in_order() -> None:
    data = made(PARTED)
    assert found(page(data, "content.opf"), "//opf:itemref/@idref") == [
        *("cover", "titlepage", "also-by", "copyright", "dedication", "epigraph-1", "contents"),
        *("notice", "chapter-1", "chapter-2", "chapter-3", "notes"),
        *("acknowledgements", "about-author", "more-by"),
    ]
    assert found(page(data, "copyright.xhtml"), "//x:section//x:p/text()") == [
        *("All rights reserved.", "© 2026 Ada Brandt", "Weir Press, 2026"),
        "ISBN 978-3161484100",
    ]
    assert found(page(data, "titlepage.xhtml"), "//*[@class='series']/text()") == [
        "The White Country, Book\u00a0Two"
    ]
    told, expected = reading(data), printed(PARTED)
    for part in ("front", "back", "title"):
        assert getattr(told, part) == getattr(expected, part).strip(), part


@pytest.mark.parametrize(
    ("meta", "line"),
    [
        (replace(PARTED.meta, series=""), []),
        (replace(PARTED.meta, volume=""), ["The White Country"]),
        (replace(PARTED.meta, volume="13"), ["The White Country, Book\u00a013"]),
        (replace(PARTED.meta, language="de"), ["The White Country, Band\u00a02"]),
        (replace(PARTED.meta, language="ja"), ["The White Country\u00a0第2巻"]),
        (replace(PARTED.meta, subtitle="Book Two of the White Country"), []),
    ],
)
def test_the_title_page_names_the_series_once(meta: Meta, line: list[str]) -> None:
    book = replace(PARTED, meta=meta)
    shown = found(page(made(book), "titlepage.xhtml"), "//*[@class='series']/text()")
    assert shown == line


def test_the_menu_leads_to_chapters_and_landmarks() -> None:
    menu = page(made(BOOK), "nav.xhtml")
    assert found(menu, "//x:nav[@epub:type='toc']//x:a/text()") == [
        *("Chapter 1: The Shutter", "Chapter 2: A Letter", "Chapter 3: Spring", "Author’s Notes")
    ]
    assert found(menu, "//x:nav[@epub:type='landmarks']//x:a/@epub:type") == [
        *("cover", "titlepage", "toc", "bodymatter", "appendix")
    ]
    bodymatter = "//x:a[@epub:type='bodymatter']/@href"
    assert found(menu, bodymatter) == ["chapter-1.xhtml"]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("nav.xhtml", "//x:nav[@epub:type='toc']/x:ol/x:li[x:ol]//x:a/@href"),
        ("contents.xhtml", "//x:section/x:ol/x:li[x:ol]//x:a/@href"),
        ("toc.ncx", "//ncx:navMap/ncx:navPoint[ncx:navPoint]//ncx:content/@src"),
    ],
)
def test_chapters_of_a_part_stand_inside_it(file: str, path: str) -> None:
    numbers = (2, 3, 4, 5, 6, 7)
    assert found(page(made(PARTS), file), path) == [f"chapter-{n}.xhtml" for n in numbers]


def test_contents_are_as_deep_as_the_parts_and_menus_have_two_levels() -> None:
    deep = tuple(replace(c, level=c.level + 1) for c in PARTS.chapters[1:5])
    data = made(replace(PARTS, chapters=(Chapter("chapter-1", role="part"), *deep)))
    third = "//x:section/x:ol/x:li/x:ol/x:li/x:ol/x:li/x:a/@href"
    assert found(page(data, "contents.xhtml"), third) == [f"chapter-{n}.xhtml" for n in (3, 4, 5)]
    assert found(page(data, "toc.ncx"), "//ncx:meta[@name='dtb:depth']/@content") == ["2"]
    second = "//x:nav[@epub:type='toc']/x:ol/x:li/x:ol/x:li/x:a/@href"
    assert found(page(data, "nav.xhtml"), second) == [f"chapter-{n}.xhtml" for n in (2, 3, 4, 5)]
    assert {one.code for one in lint(data, "book.epub")} <= {"empty-page", "few-pages"}


def test_sections_say_what_they_are() -> None:
    data = made(PARTS)
    roles = [
        found(page(data, f"{chapter.id}.xhtml"), "//x:body/x:section/@role")[0]
        for chapter in PARTS.chapters
    ]
    names = ("prologue", "part", "chapter", "chapter", "chapter", "part", "chapter", "epilogue")
    assert roles == [f"doc-{name}" for name in names]
    assert found(page(data, "chapter-5.xhtml"), "//x:section/@aria-label") == ["The Last Ferry"]


def test_the_catalogue_has_one_title_and_the_known_authors() -> None:
    package = page(made(BOOK), "content.opf")
    assert found(package, "//dc:title/text()") == ["The Last Ferry"]
    assert found(package, "//dc:creator/text()") == ["Ada Brandt"]
    assert found(package, "//opf:meta[@property='file-as']/text()") == ["Brandt, Ada"]
    assert found(package, "//dc:identifier/text()") == [BOOK.meta.identifier]
    assert found(package, "//opf:meta[@property='dcterms:modified']/text()") == [
        "2000-01-01T00:00:00Z"
    ]
    assert found(package, "/opf:package/@xml:lang") == ["en"]
    assert found(page(made(ONE), "content.opf"), "//dc:creator/text()") == []


def test_the_catalogue_has_all_that_the_text_states() -> None:
    package = page(made(TOLD), "content.opf")
    subjects = ["Original Work", "boats", "rain & wind", "Ann"]
    assert found(package, "//dc:subject/text()") == subjects
    assert found(package, "//dc:date/text()") == ["2012-01"]
    assert found(package, "//dc:source/text()") == [TOLD.meta.source]
    assert found(package, "//dc:contributor/text()") == ["Mair Penrose", "bookforge"]
    series = found(package, "//opf:meta[@property='belongs-to-collection']/text()")
    assert series == found(package, "//opf:meta[@name='calibre:series']/@content")
    assert found(package, "//opf:meta[@property='group-position']/text()") == ["2"]
    assert found(package, "//opf:meta[@name='calibre:series_index']/@content") == ["2"]


def test_the_title_page_has_the_subtitle() -> None:
    lines = found(page(made(TOLD), "titlepage.xhtml"), "//x:p[@class='subtitle']/text()")
    assert lines == ["A Tale of <Salt>"]


@pytest.mark.parametrize(("certifier", "signed"), [("Ida Moor", "Ida Moor"), ("", "Ada Brandt")])
def test_a_claim_of_conformance_is_signed(certifier: str, signed: str, tmp_path: Path) -> None:
    book = replace(BOOK, meta=replace(BOOK.meta, authors=("Ada Brandt",), publisher=""))
    data = epub(book, CLASSIC, Settings(conforms="aa", certifier=certifier)).data
    with zipfile.ZipFile(BytesIO(data)) as made:
        opf = made.read("EPUB/content.opf").decode()
    assert "EPUB Accessibility 1.1 - WCAG 2.1 Level AA" in opf
    assert re.search(f"<meta[^>]*a11y:certifiedBy[^>]*>{signed}<", opf)
    (tmp_path / "book.epub").write_bytes(data)
    assert not epubcheck(tmp_path / "book.epub")


def test_the_cover_has_words_for_who_cannot_see_it() -> None:
    alt = "//x:img/@alt"
    assert found(page(made(BOOK), "cover.xhtml"), alt) == ["Cover: The Last Ferry by Ada Brandt"]
    assert found(page(made(ONE), "cover.xhtml"), alt) == ["Cover: Don’t Look Back!"]


def test_the_archive_begins_with_its_type_and_dates_by_the_settings() -> None:
    data = epub(BOOK, CLASSIC, Settings(modified=1_234_567_890)).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        first = ("mimetype", zipfile.ZIP_STORED)
        assert (entries[0].filename, entries[0].compress_type) == first
        assert {entry.date_time for entry in entries} == {(2009, 2, 13, 23, 31, 30)}
        assert {entry.compress_type for entry in entries[1:]} == {zipfile.ZIP_DEFLATED}


SCRIPT = """
import hashlib
from test_epub import BOOK, made
print(hashlib.sha256(made(BOOK)).hexdigest())
"""


@pytest.mark.parametrize(
    ("zone", "seed", "locale"), [("Asia/Tokyo", "1", "C"), ("America/Lima", "77", "C.UTF-8")]
)
def test_the_bytes_are_the_same_anywhere(zone: str, seed: str, locale: str) -> None:
    here = hashlib.sha256(made(BOOK)).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here


def test_a_new_prologue_leaves_the_other_chapters_as_they_were() -> None:
    prologue = Chapter("prologue-1", (Text("Prologue"),), blocks=DAYS, role="prologue")
    before = files(made(BOOK))
    after = files(made(replace(BOOK, chapters=(prologue, *BOOK.chapters))))
    for name in ("cover.xhtml", "titlepage.xhtml", "notes.xhtml", "cover.png"):
        assert before[name] == after[name]
    for chapter in BOOK.chapters:
        name = f"{chapter.id}.xhtml"
        assert before[name] == after[name]


def test_the_style_leaves_the_page_to_the_reader() -> None:
    style = re.sub(r"/\*.*?\*/", "", files(made(BOOK))["book.css"].decode(), flags=re.DOTALL)
    told = dict.fromkeys(re.findall(r"([\w-]+):\s*([^;{}]+);", style))
    assert {value for name, value in told if "color" in name} <= {"inherit"}
    names = {name for name, _ in told}
    assert not names & {"background", "float", "position", "line-height-step", "font-family"}
    assert "var(" not in style
    assert "!important" not in style
    margins = [value for name, value in told if name.startswith("margin")]
    sizes = [float(n) for value in margins for n in re.findall(r"(-?[\d.]+)em", value)]
    assert min(sizes) >= 0
    assert max(sizes) <= 2
    paragraph = re.findall(r"(?:^|\})\s*(?:p|body|html)\s*\{([^}]*)\}", style)
    assert not re.search(r"font-size|line-height|text-align|font-family", "".join(paragraph))


def test_scene_breaks_have_a_name() -> None:
    breaks = "//x:hr[contains(@class, 'scene-break')]/@aria-label"
    assert found(page(made(BOOK), "chapter-1.xhtml"), breaks) == ["scene break"] * 2


@pytest.mark.parametrize("bad", ["a\x00b", "a\ufffeb", "a\ud800b"])
@pytest.mark.parametrize("field", ["title", "authors", "description"])
def test_what_xml_forbids_is_refused_and_not_dropped(bad: str, field: str) -> None:
    value: str | tuple[str, ...] = bad if field == "title" else (bad,)
    meta = replace(BOOK.meta, **{field: value})  # type: ignore[arg-type] # the field's own type
    with pytest.raises((ValueError, etree.XMLSyntaxError)):
        made(replace(BOOK, meta=meta))


def test_sixty_chapters_are_sixty_files() -> None:
    names = files(made(long_book(60)))
    assert sum(name.startswith("chapter-") for name in names) == 60


def test_a_remark_is_one_asterisk() -> None:
    book = replace(BOOK, chapters=(replace(BOOK.chapters[1], blocks=(REMARK,)),))
    link = "//x:a[@class='noteref']/text()"
    assert found(page(made(book), "chapter-2.xhtml"), link) == ["*"]
