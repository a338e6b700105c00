"""A serial goes on from its last edition: names and places stay, and what is new is told."""

import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from test_epub import CLASSIC, files, found, page
from test_naming import BOOK, HEAD, LISTS, NOTES, chapter
from typer.testing import CliRunner
from validators import epubcheck

from bookforge.bind.editions import News, gone_on, read, told_of
from bookforge.cli import app
from bookforge.forge import understand
from bookforge.problem import OutputError
from bookforge.settings import Settings
from bookforge.settings.epub import EDITION
from bookforge.write.epub import epub
from bookforge.write.news import NEW
from bookforge.write.tongues import ROWS

FIRST = BOOK[:12]
NEXT = f"Chapter 13: The Late Boat\n\n{chapter(65)}"


def edition(
    chapters: Sequence[str], before: bytes = b"", head: str = HEAD, **given: str
) -> tuple[bytes, News]:
    """The EPUB of a text with these chapters, as the edition after `before`."""
    settings = Settings(serial=True, **given)  # pyright: ignore[reportArgumentType]
    story = understand("\n\n\n".join((head, *chapters)).encode(), "weir.txt", settings)
    book, news = gone_on(story.book, before, "weir.epub")
    return epub(book, CLASSIC, settings).data, news


def others(before: bytes, after: bytes) -> set[str]:
    """The files that came, went or changed, but for what always may."""
    old, new = files(before), files(after)
    names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return names - LISTS - {NOTES, EDITION}


def names(data: bytes) -> list[str]:
    return [one.name for one in read(files(data)[EDITION]).chapters]


ONE, _ = edition(FIRST)


def test_a_first_edition_tells_no_news_and_a_second_run_changes_nothing() -> None:
    again, news = edition(FIRST, ONE)
    assert again == ONE
    assert news == News(1)
    assert b'class="news"' not in files(ONE)["contents.xhtml"]
    assert told_of(news) == "edition 1; the next will keep its names and places."


def test_new_chapters_are_told_until_others_come() -> None:
    two, news = edition((*FIRST, NEXT), ONE)
    assert others(ONE, two) == {"the-late-boat.xhtml"}
    assert news == News(2, ("Chapter 13: The Late Boat",))
    assert told_of(news) == (
        "edition 2: chapters 1 new (“Chapter 13: The Late Boat”), 0 changed, 0 gone."
    )
    contents = page(two, "contents.xhtml")
    assert found(contents, "//x:p[@class='news']//text()") == [
        *("New in this edition: ", "Chapter 13: The Late Boat")
    ]
    mended = (FIRST[0].replace("answer", "word"), *FIRST[1:], NEXT)
    again, news = edition(mended, two)
    assert others(two, again) == {"chapter-1-jonas.xhtml"}
    assert news == News(2, (), ("Chapter 1: Jonas",))
    assert found(page(again, "contents.xhtml"), "//x:p[@class='news']/x:a/@href") == [
        "the-late-boat.xhtml"
    ]
    assert edition(mended, again)[0] == again


def test_new_chapters_in_a_row_are_told_by_their_ends(tmp_path: Path) -> None:
    more = [f"Chapter {n}: The Boat of the Year {n}\n\n{chapter(n + 60)}" for n in (13, 14, 15)]
    prologue = f"Prologue\n\n{chapter(88)}"
    two, news = edition((prologue, *FIRST, *more), ONE)
    assert len(news.new) == 4
    assert "".join(found(page(two, "contents.xhtml"), "//x:p[@class='news']//text()")) == (
        "New in this edition: Prologue,"
        " Chapter 13: The Boat of the Year 13 – Chapter 15: The Boat of the Year 15"
    )
    path = tmp_path / "book.epub"
    path.write_bytes(two)
    assert epubcheck(path) == ""


def test_a_chapter_keeps_its_name_under_another_heading() -> None:
    for old, new in (("The Mill at Night", "The Mill by Night"), ("Interlude", "Chapter 9: Rain")):
        at = next(i for i, one in enumerate(FIRST) if old in one)
        mended = FIRST[at].replace(old, new).replace("answer", "word")
        two, news = edition((*FIRST[:at], mended, *FIRST[at + 1 :]), ONE)
        assert names(two) == names(ONE)
        assert (len(news.new), len(news.changed), len(news.gone)) == (0, 1, 0)


def test_a_chapter_put_in_renames_none_when_all_others_are_numbered_anew() -> None:
    def numbered(chapters: Sequence[str]) -> list[str]:
        return [f"Chapter {n}\n\n{words}" for n, words in enumerate(chapters, 1)]

    words = [chapter(n) for n in range(1, 12)]
    one, _ = edition(numbered(words))
    two, news = edition(numbered([*words[:4], chapter(77), *words[4:]]), one)
    assert [name for name in names(two) if name in names(one)] == names(one)
    assert news.new == ("Chapter 5",)
    three, news = edition(numbered([*words[:2], *words[3:4], chapter(77), *words[4:]]), two)
    assert len(news.gone) == 1
    assert set(names(three)) < set(names(two))


def test_a_chapter_written_anew_keeps_its_name() -> None:
    anew = FIRST[2].partition("\n\n")[0] + "\n\nShe had never seen so much water in one place."
    two, news = edition((*FIRST[:2], anew, *FIRST[3:]), ONE)
    assert names(two) == names(ONE)
    assert news == News(1, (), ("Chapter 3: The Mill at Night",))


def test_a_book_keeps_its_identifier_unless_it_is_given_one() -> None:
    def identifier(data: bytes) -> list[str]:
        return found(page(data, "content.opf"), "//dc:identifier/text()")

    two, _ = edition(FIRST, ONE, head="The Longer Weir\n\nby Ada Brandt")
    assert identifier(two) == identifier(ONE)
    three, _ = edition(FIRST, two, identifier="urn:isbn:9783161484100")
    assert identifier(three) == ["urn:isbn:9783161484100"]
    assert names(three) == names(ONE)


def changed(text: str) -> bytes:
    """The first edition with other words in its memory."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(ONE)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == EDITION else old.read(name))
    return made.getvalue()


MEMORY = files(ONE)[EDITION].decode()
TWICE = re.sub(r"part-one-chapter-2", "chapter-1-jonas", MEMORY)
BROKEN = {
    "no zip": b"PK but no more",
    "cut": ONE[:4000],
    "nothing": b"  ",
    "no json": changed("{"),
    "a list": changed("[]"),
    "deep": changed("[" * 100_000),
    "another kind": changed('{"bookforge-serial": 2}'),
    "no chapters": changed('{"bookforge-serial": 1, "identifier": "x", "number": 1}'),
    "a name twice": changed(TWICE),
    "a name that leads away": changed(MEMORY.replace("chapter-1-jonas", "../../x")),
    "a name in use": changed(MEMORY.replace("chapter-1-jonas", "nav")),
    "no number": changed(MEMORY.replace('"number": 1', '"number": "one"')),
    "no end": changed(MEMORY.replace('"number": 1', '"number": Infinity')),
    "another book": edition([f"Chapter 1: Snow at Sea\n\n{'It fell and lay. ' * 30}"])[0],
}


@pytest.mark.parametrize("before", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_gone_on_from_is_told_in_a_sentence(before: bytes) -> None:
    with pytest.raises(OutputError, match=r"“weir.epub” cannot be gone on from: .*\.$"):
        edition(FIRST, before)


@pytest.mark.parametrize("number", ['"one"', "Infinity", "{}"])
def test_a_memory_that_was_changed_is_damaged(number: str) -> None:
    with pytest.raises(ValueError, match="is damaged"):
        read(MEMORY.replace('"number": 1', f'"number": {number}'))


def test_a_book_that_was_no_serial_begins_one() -> None:
    story = understand("\n\n\n".join((HEAD, *FIRST)).encode(), "weir.txt", Settings())
    plain = epub(story.book, CLASSIC, Settings()).data
    assert EDITION not in files(plain)
    assert edition(FIRST, plain) == (ONE, News(1))


def test_the_memory_is_json_that_says_what_it_is() -> None:
    told = json.loads(MEMORY)
    assert told["bookforge-serial"] == 1
    assert told["chapters"][1]["heading"] == "Chapter 1: Jonas"
    assert replace(read(MEMORY), number=1) == read(MEMORY)


def test_the_news_are_said_in_every_language_of_the_book() -> None:
    assert set(NEW) == set(ROWS)


def test_the_command_goes_on_and_says_so(tmp_path: Path) -> None:
    story, book = tmp_path / "weir.txt", tmp_path / "weir.epub"
    run = ["epub", str(story), "--serial", "-o", str(book)]
    story.write_text("\n\n\n".join((HEAD, *FIRST)), "utf-8")
    first = CliRunner().invoke(app, run)
    assert "weir.epub: edition 1;" in first.output
    assert first.exit_code == 0
    story.write_text("\n\n\n".join((HEAD, *FIRST, NEXT)), "utf-8")
    second = CliRunner().invoke(app, run)
    assert "edition 2: chapters 1 new" in second.output
    before = book.read_bytes()
    (tmp_path / "book.toml").write_text('[input]\nstory = "weir.txt"\n[epub]\nserial = true\n')
    third = CliRunner().invoke(app, ["epub", str(story), "-o", str(book)])
    assert (third.exit_code, book.read_bytes()) == (0, before)
    story.write_text("Another Book\n\nIt snowed, and nobody came to the door.", "utf-8")
    refused = CliRunner().invoke(app, run)
    assert (refused.exit_code, book.read_bytes()) == (4, before)
