"""Collections: several stories in one book, each with a page, its notes and its chapters."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner
from validators import epubcheck

from bookforge import files, projects
from bookforge.book import Aside, Book
from bookforge.cli import app
from bookforge.forge import Understood, collect, forge, understand
from bookforge.problem import ProofError, UsageError
from bookforge.project import project
from bookforge.settings import Settings, of_story, resolved

FERRY = """The Ferry

by Ada Brandt

Series: The Harbour #2

Summary: A boat that is late, and a girl who is not.

For the ones who waited

***

Chapter 1

Content Warning: In this chapter somebody is drowning, and it is told at some length.

Author's Note: This one is for the harbour. Thank you for reading it again.

"It's late," she said.[1]

He looked at the water and didn't answer for a while.

[1] It was ten to six.

Chapter 2

The bell rang, and rang again, and nobody came.
"""
GULLS = """The Gulls

by Bo Carr

The gulls came in from the sea that morning and sat on the wall, and would not be moved.

They sat there until it was dark.
"""
SAME = GULLS.replace("Bo Carr", "Cy Dunn")


def made(text: str, settings: Settings | None = None) -> Understood:
    return understand(text.encode(), "story.txt", settings or Settings())


def gathered(*texts: str, title: str = "Two Tales") -> Book:
    return collect([made(text) for text in texts], Settings(title=title)).book


def quiet(what: str) -> None:
    """Say nothing of what is being done."""
    del what


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def pages(*texts: str) -> dict[str, bytes]:
    settings = Settings(title="Tales")
    story = collect([made(text) for text in texts], settings)
    return entries(forge(story, ".epub", files.theme("classic"), settings, quiet).data)


def test_each_story_has_a_page_and_its_chapters_lie_below() -> None:
    book = gathered(FERRY, GULLS)
    told = [(one.role, one.level, one.name, one.of) for one in book.chapters]
    assert told == [
        ("volume", 1, "The Ferry", ""),
        ("chapter", 2, "Chapter 1", "The Ferry"),
        ("chapter", 2, "Chapter 2", "The Ferry"),
        ("volume", 1, "The Gulls", ""),
        ("chapter", 2, "", "The Gulls"),
    ]
    assert (book.title, book.meta.authors) == ("Two Tales", ("Ada Brandt", "Bo Carr"))


def test_a_storys_page_says_all_that_its_title_page_and_front_would() -> None:
    page = gathered(FERRY, GULLS).chapters[0]
    assert any(isinstance(block, Aside) for block in page.blocks)
    assert re.search(r"Ada Brandt.*Harbour · 2.*girl who is not.*drowning", repr(page.blocks))


def test_notes_know_their_chapters() -> None:
    book = gathered(FERRY, GULLS)
    assert {note.chapter for note in book.notes} <= {chapter.id for chapter in book.chapters}
    assert book.appendix
    assert book.footnotes
    listed = [id_ for chapter in book.chapters for id_ in chapter.notes]
    assert set(listed) <= {note.id for note in book.notes}


def test_stories_of_one_title_are_told_apart() -> None:
    book = gathered(GULLS, SAME, SAME)
    ids = [chapter.id for chapter in book.chapters]
    assert len(set(ids)) == len(ids) == 6


def test_a_story_may_be_called_as_a_chapter_of_another() -> None:
    wall = GULLS.replace("The Gulls", "The Ferry: Chapter 1")
    for texts in ((FERRY, wall), (wall, FERRY)):
        book = gathered(*texts)
        ids = [*(one.id for one in book.chapters), *(one.id for one in book.notes)]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("titles", [("", "The Harbour"), ("Mine", "Mine")])
def test_a_collection_is_named_by_its_editor_or_by_the_series(titles: tuple[str, str]) -> None:
    book = gathered(FERRY, FERRY.replace("Ferry", "Quay").replace("#2", "#3"), title=titles[0])
    assert book.meta.title == titles[1]


def test_a_collection_without_a_title_says_so() -> None:
    story = collect([made(FERRY), made(GULLS)], Settings())
    assert [problem.code for problem in story.problems] == ["missing-title"]


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_a_collection_is_proved(suffix: str, tmp_path: Path) -> None:
    settings = Settings(title="Two Tales")
    story = collect([made(FERRY), made(GULLS)], settings)
    forged = forge(story, suffix, files.theme("classic"), settings, quiet)
    assert forged.proof.kept > 60
    if suffix == ".epub":
        (tmp_path / "a.epub").write_bytes(forged.data)
        assert not epubcheck(tmp_path / "a.epub")


def test_a_lost_chapter_is_found() -> None:
    settings = Settings(title="Two Tales")
    story = collect([made(FERRY), made(GULLS)], settings)
    chapters = story.book.chapters
    swapped = (chapters[0], chapters[2], chapters[1], *chapters[3:])
    for wrong in (chapters[:2] + chapters[3:], swapped, chapters[:4]):
        broken = replace(story, book=replace(story.book, chapters=wrong))
        with pytest.raises(ProofError, match=r"The proof failed"):
            forge(broken, ".epub", files.theme("classic"), settings, quiet)


def test_a_story_more_leaves_the_files_of_the_others() -> None:
    before, after = pages(FERRY, GULLS), pages(SAME.replace("Gulls", "Terns"), FERRY, GULLS)
    changed = {name for name in before if before[name] != after[name]}
    whole = {"content.opf", "nav.xhtml", "toc.ncx", "contents.xhtml", "titlepage.xhtml"}
    assert {name.rpartition("/")[2] for name in changed} <= {*whole, "cover.png", "cover.xhtml"}


def test_what_is_said_of_the_collection_holds_for_its_stories() -> None:
    whole = resolved(
        {"quotes": "single", "title": "Tales"}, {}, project("[text]\ndashes = 'en'", "c.toml")
    )
    own = project("[text]\nquotes = 'double'\ndashes = 'em'\n[metadata]\ntitle = 'Ferry'", "s.toml")
    story = of_story(whole, own)
    assert (story.quotes, story.dashes, story.title) == ("single", "em", "Ferry")
    assert of_story(whole, None).title == ""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(FERRY)
    (tmp_path / "gulls.txt").write_text(GULLS)
    return tmp_path


WRONG = {
    "one story": ('stories = ["ferry.txt"]', "no list of two or more files"),
    "no list": ('stories = "ferry.txt"', "no list of two or more files"),
    "a story beside": ('story = "a.txt"\nstories = ["ferry.txt", "gulls.txt"]', "the key story"),
    "fixes": ('stories = ["ferry.txt", "gulls.txt"]\n[fix]\nstory = "Hm."', "the section [fix]"),
    "one twice": ('stories = ["ferry.txt", "./ferry.txt"]', "is named twice"),
    "a missing one": ('stories = ["ferry.txt", "none.txt"]', "There is no file “none.txt”"),
}


@pytest.mark.parametrize(("toml", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.usefixtures("shelf")
def test_a_wrong_list_is_refused_in_a_sentence(toml: str, said: str) -> None:
    Path("book.toml").write_text(f"[input]\n{toml}\n")
    done = CliRunner().invoke(app, ["epub", "book.toml"])
    assert done.exit_code == (3 if "no file" in said else 2)
    assert said in done.output
    assert not list(Path().glob("*.epub"))


def test_a_collection_may_have_a_book_toml(shelf: Path) -> None:
    listed = '[input]\nstories = ["ferry.txt", "gulls.txt"]\n[metadata]\ntitle = "Tales"\n'
    (shelf / "book.toml").write_text(listed)
    done = CliRunner().invoke(app, ["epub", "book.toml"])
    assert done.exit_code == 0, done.output
    assert "2 stories, 3 chapters" in done.output
    assert (shelf / "tales.epub").exists()
    assert projects.found("ferry.txt") == ("ferry.txt", None)
    with pytest.raises(UsageError, match="several stories"):
        projects.found("book.toml")


@pytest.mark.usefixtures("shelf")
def test_what_a_story_lacks_is_told_with_its_name() -> None:
    Path("nameless.txt").write_text("It rained.\n\nNobody came.\n")
    done = CliRunner().invoke(app, ["epub", "ferry.txt", "nameless.txt", "--title", "Tales"])
    assert "nameless.txt: warning: The text does not say who wrote" in done.output


@pytest.mark.parametrize("flags", [["--log", "l.json"], ["--report", "r.html"]])
@pytest.mark.usefixtures("shelf")
def test_a_log_is_of_one_story(flags: list[str]) -> None:
    done = CliRunner().invoke(app, ["epub", "ferry.txt", "gulls.txt", *flags])
    assert done.exit_code == 2
    assert "are of one story" in done.output


@pytest.mark.usefixtures("shelf")
def test_a_story_named_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="named twice"):
        projects.gathered(["ferry.txt", "gulls.txt", "ferry.txt"])
