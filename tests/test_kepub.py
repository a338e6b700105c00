"""Kepubs: every sentence in a span of Kobo's, and nothing else otherwise than in the EPUB."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from example_books import BOOK, DAYS, THINGS, said
from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name
from typer.testing import CliRunner
from validators import epubcheck

from bookforge.book import Chapter, Edition, Note, PageStart, Text
from bookforge.check.epub import page_marks, reading
from bookforge.check.stores import lint
from bookforge.cli import app
from bookforge.files import theme
from bookforge.settings import Settings
from bookforge.write.epub import epub
from bookforge.write.kepub import SENTENCE, framed, spanned
from bookforge.write.parts import Part

CLASSIC = theme("classic")
X = {"x": "http://www.w3.org/1999/xhtml"}
SPAN = re.compile(r'<span class="koboSpan" id="[^"]*">(.*?)</span>', re.DOTALL)
PAGED = replace(
    BOOK,
    chapters=(*BOOK.chapters, Chapter("chapter-4", (Text("Things"),), blocks=(*THINGS, *DAYS))),
    edition=Edition(
        "urn:isbn:9783161484100", (PageStart("1", "story", 0), PageStart("2", "story", 99))
    ),
)


def pages(data: bytes) -> dict[str, Element]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [
            name for name in archive.namelist() if name.endswith(".xhtml") and "nav" not in name
        ]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def some(root: Element, path: str) -> list[Element]:
    return cast("list[Element]", root.xpath(path, namespaces=X))


@pytest.fixture(scope="module")
def kepub() -> bytes:
    return epub(PAGED, CLASSIC, Settings(kepub=True)).data


def test_it_says_what_the_epub_says_and_is_valid(kepub: bytes, tmp_path: Path) -> None:
    plain = epub(PAGED, CLASSIC, Settings()).data
    assert reading(kepub) == reading(plain)
    assert page_marks(kepub) == page_marks(plain)
    path = tmp_path / "book.kepub.epub"
    path.write_bytes(kepub)
    assert epubcheck(path) == ""
    assert lint(kepub, path.name) == lint(plain, path.name)


def test_every_text_stands_in_a_span_of_its_own(kepub: bytes) -> None:
    outside = "//x:body//text()[normalize-space() and not(ancestor::x:pre)]"
    for name, root in pages(kepub).items():
        for text in cast("list[str]", root.xpath(outside, namespaces=X)):
            holder = cast("Element", getattr(text, "getparent")())  # noqa: B009 - lxml's own string
            assert holder.get("class") == "koboSpan", (name, text)
        ids = [span.attrib["id"] for span in some(root, "//x:span[@class='koboSpan']")]
        assert max(Counter(ids).values()) == 1
        assert ids[0] == "kobo.1.1"
        assert all(re.fullmatch(r"kobo\.\d+\.\d+", id_) for id_ in ids)
        assert some(root, "//x:body/x:div[@id='book-columns']/x:div[@id='book-inner']/x:section")
        assert some(root, "//x:head/x:style[@class='kobostylehacks']")
    [cover] = some(pages(kepub)["EPUB/cover.xhtml"], "//x:span[@class='koboSpan']/x:img")
    assert cover.get("src") == "cover.png"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two!  “Three?” Four", ["One. ", "Two!  ", "“Three?” ", "Four"]),
        ("At 3.14 he left... “So.”", ["At 3.14 he left... ", "“So.”"]),
        ("Wait: no sign", ["Wait: ", "no sign"]),
        ("彼は言った。「はい。」そう？", ["彼は言った。", "「はい。」", "そう？"]),
        ("...", ["..."]),
        ("one\ntwo", ["one\ntwo"]),
    ],
)
def test_a_sentence_ends_with_its_signs_and_the_space_behind(
    text: str, sentences: list[str]
) -> None:
    assert SENTENCE.findall(text) == sentences


@pytest.mark.parametrize("sign", [".", "'", ".'", "。", "” ", ". "])
def test_hostile_texts_are_cut_in_linear_time(sign: str) -> None:
    text = sign * 100_000
    assert "".join(SENTENCE.findall(text)) == text


def test_text_beside_pictures_and_elements_keeps_its_place() -> None:
    told = '<p>A <em>b. C</em> d<img src="i.png"/>e<span id="page-1"/>f</p><pre>x. y</pre>'
    page = f'<html xmlns="{X["x"]}"><head/><body>{told}</body></html>'.encode()
    [file] = framed(spanned([Part("p", page)]))
    root = etree.fromstring(file.data)
    assert "".join(root.itertext()).split("}")[1].split() == ["A", "b.", "C", "defx.", "y"]
    shown = SPAN.sub(r"[\1]", file.data.decode())
    assert "<p>[A ]<em>[b. ][C]</em>[ d][<img" in shown
    assert '/>][e]<span id="page-1"/>[f]</p>' in shown


def test_a_chapter_keeps_its_spans_when_another_is_added() -> None:
    more = replace(
        PAGED, chapters=(*PAGED.chapters, Chapter("chapter-5", blocks=DAYS)), edition=None
    )
    less = replace(PAGED, edition=None)
    before, after = (pages(epub(book, CLASSIC, Settings(kepub=True)).data) for book in (less, more))
    assert len(before.keys() & after.keys()) > 5
    for name in before.keys() - {"EPUB/contents.xhtml"}:
        assert etree.tostring(before[name]) == etree.tostring(after[name])


def test_a_chapter_cut_into_files_keeps_one_count() -> None:
    long = replace(
        PAGED, chapters=(Chapter("c", (Text("C"),), blocks=(said("Word. " * 30),) * 1200),)
    )
    roots = pages(epub(replace(long, edition=None, notes=()), CLASSIC, Settings(kepub=True)).data)
    cut = [root for name, root in roots.items() if name.startswith(("EPUB/c.", "EPUB/c--"))]
    ids = [s.attrib["id"] for root in cut for s in some(root, "//x:span[@class='koboSpan']")]
    assert len(cut) > 1
    assert len(ids) == len(set(ids))
    assert all(len(etree.tostring(root)) < 260_000 for root in cut)


def test_its_name_ends_as_kobo_asks(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("The Weir\n\nby Ann Moor\n\nChapter 1\n\nIt rained.\n", "utf-8")
    run = CliRunner()
    refused = run.invoke(app, ["epub", str(story), "--kepub", "-o", str(tmp_path / "b.epub")])
    assert refused.exit_code == 2
    assert "does not end in .kepub.epub" in refused.stderr
    assert (
        run.invoke(app, ["epub", str(story), "--kepub", "-q", "-o", str(tmp_path)]).exit_code == 0
    )
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "the-weir.kepub.epub"}


def test_notes_can_still_be_gone_to_and_come_back_from(kepub: bytes) -> None:
    roots = pages(kepub)
    ids = {f"{name}#{id_}" for name, root in roots.items() for id_ in root.xpath("//@id")}
    links = [
        f"EPUB/{href}" if not href.startswith("#") else f"{name}{href}"
        for name, root in roots.items()
        for href in (a.attrib["href"] for a in some(root, "//x:a[@role]"))
    ]
    assert len(links) == 2 * sum(isinstance(note, Note) for note in BOOK.notes)
    assert set(links) <= ids
