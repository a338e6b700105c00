"""Every sample becomes the book that a careful reader of it would expect (samples/README.md)."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from validators import BLACK, colours, epubcheck, fonts, images, qpdf

from bookforge import files
from bookforge.album import Album
from bookforge.book import Block, Letter, Lines, Paragraph, SceneBreak, Text, Verse
from bookforge.check.stores import lint
from bookforge.forge import Understood, forge, understand
from bookforge.settings import Settings

ROOT = Path(__file__).parent.parent
COLUMNS = (
    *("file", "title", "author", "chapters", "breaks", "notes", "blurb", "epigraph"),
    *("letters", "verses", "paragraphs", "emphasis", "words"),
)
ROW = re.compile(r"(?m)^\| `[^`]+\.txt` (?:\| [^|\n]+ ){12}\|$")


def rows() -> list[dict[str, str]]:
    """The table of counts in samples/README.md, a row a sample."""
    table = ROW.findall((ROOT / "samples" / "README.md").read_text("utf-8"))
    cells = ([cell.strip(" `") for cell in row.strip("|").split("|")] for row in table)
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells]


ROWS = rows()
THEME = files.theme("classic")


@cache
def understood(name: str) -> Understood:
    path = ROOT / "samples" / name
    return understand(path.read_bytes(), name, Settings(), Album(str(path)))


def flat(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with those inside letters after their letter."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if isinstance(block, Letter):
            found += flat(block.blocks)
    return found


def curled(text: str) -> str:
    return text.replace("'", "’")


def lines(blocks: Iterable[Block]) -> Iterable[str]:
    """What the blocks say, a paragraph or a line of verse an item."""
    for block in flat(blocks):
        match block:
            case Paragraph(content):
                yield "".join(run.value for run in content)
            case Verse(verse) | Lines(verse):
                yield from ("".join(run.value for run in line) for line in verse)
            case _:
                pass


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_sample_keeps_all_words_of_its_story(row: dict[str, str]) -> None:
    book = understood(row["file"]).book
    said = " ".join(line for chapter in book.chapters for line in lines(chapter.blocks))
    found = [word for word in re.split(r"\s+|—", said) if any(map(str.isalnum, word))]
    typed = [word for word in said.split() if any(map(str.isalnum, word))]
    assert len(typed) <= int(row["words"]) <= len(found)


def test_every_sample_is_in_the_table() -> None:
    assert {row["file"] for row in ROWS} == {p.name for p in (ROOT / "samples").glob("*.txt")}
    assert len(ROWS) >= 8


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_sample_is_understood(row: dict[str, str]) -> None:
    book = understood(row["file"]).book
    blocks = [block for chapter in book.chapters for block in flat(chapter.blocks)]
    headed = sum(bool(chapter.title) for chapter in book.chapters)
    kinds = {kind: sum(isinstance(b, kind) for b in blocks) for kind in (SceneBreak, Letter)}
    found = {
        "title": book.meta.title,
        "author": ", ".join(book.meta.authors) or "none",
        "chapters": str(headed),
        "breaks": str(kinds[SceneBreak]),
        "notes": str(len(book.notes)),
        "blurb": str(len(book.meta.description)),
        "epigraph": "yes" if book.front else "no",
        "letters": str(kinds[Letter]),
        "verses": "1" if any(isinstance(b, Verse) for b in blocks) else "0",
    }
    assert found == {key: curled(row[key]) for key in found}


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_emphasis_of_a_sample_is_found(row: dict[str, str]) -> None:
    book = understood(row["file"]).book
    blocks = [block for chapter in book.chapters for block in flat(chapter.blocks)]
    runs: list[Text] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            runs += block.content
    assert sum(run.emphasis or run.strong for run in runs) == int(row["emphasis"])


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_no_straight_quote_or_double_dash_is_left(row: dict[str, str]) -> None:
    book = understood(row["file"]).book
    blocks = [block for chapter in book.chapters for block in flat(chapter.blocks)]
    for block in blocks:
        if isinstance(block, Paragraph):
            text = "".join(run.value for run in block.content)
            assert not re.search(r"[\"'*_]|--|\.\.\.|  |â€", text), text


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_sample_becomes_a_proved_book_twice_the_same(row: dict[str, str], suffix: str) -> None:
    story = understood(row["file"])
    made = [forge(story, suffix, THEME, Settings(), lambda _: None) for _ in range(2)]
    assert made[0].proof.faults == ()
    assert made[0].data == made[1].data


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_validators_and_stores_find_nothing_in_a_sample(
    row: dict[str, str], tmp_path: Path
) -> None:
    made = forge(understood(row["file"]), ".epub", THEME, Settings(), lambda _: None)
    (tmp_path / "book.epub").write_bytes(made.data)
    unnamed = ["no-author"] * (row["author"] == "none")
    assert [found.code for found in lint(made.data, "book.epub")] == unnamed
    assert epubcheck(tmp_path / "book.epub") == ""


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_the_pdf_of_a_sample_is_clean_black_and_has_its_fonts(
    row: dict[str, str], tmp_path: Path
) -> None:
    made = forge(understood(row["file"]), ".pdf", THEME, Settings(), lambda _: None)
    (tmp_path / "book.pdf").write_bytes(made.data)
    assert qpdf(tmp_path / "book.pdf") == ""
    with pikepdf.open(tmp_path / "book.pdf") as document:
        drawn = {sign for sign in colours(document) if sign[0] == "Do"}
        assert colours(document) - drawn == BLACK
        assert bool(drawn) == bool(understood(row["file"]).book.pictures)
        assert {str(image["/ColorSpace"]) for image in images(document)} <= {"/DeviceGray"}
        assert fonts(document) == {("/CIDFontType2", True)}
