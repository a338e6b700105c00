"""A folder as a story: which files, in which order, under which headings, and where a line is."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookforge import files, projects
from bookforge.draft import invert, replay
from bookforge.forge import understand
from bookforge.problem import InputError
from bookforge.read import read
from bookforge.read.file_names import heading, volume
from bookforge.read.folder import opens_itself, story_files
from bookforge.settings import Settings
from bookforge.source import File, Folder, Place

# Names in any order -> names in the order of the story, "!" before those that are left out.
ORDERS = {
    "plain numbers": ("1.txt 2.txt 10.txt", "1.txt 2.txt 10.txt"),
    "padded numbers": ("00010.txt 00001.txt 00002.txt", "00001.txt 00002.txt 00010.txt"),
    "numbers in words": ("c10.md ch2.txt Chapter_1_-_A.txt", "Chapter_1_-_A.txt ch2.txt c10.md"),
    "a number in a title": ("ch2-1984.txt ch10-a.txt c1-b.txt", "c1-b.txt ch2-1984.txt ch10-a.txt"),
    "half chapters": ("3.txt 2.5.txt 2.txt", "2.txt 2.5.txt 3.txt"),
    "volumes": ("v2/1.txt v1/2.txt v1/1.txt v10/1.txt", "v1/1.txt v1/2.txt v2/1.txt v10/1.txt"),
    "front and back": (
        "1.txt 2.txt 3.txt epilogue.txt prologue.txt afterword.txt",
        "prologue.txt 1.txt 2.txt 3.txt afterword.txt epilogue.txt",
    ),
    "a note among chapters": ("1.txt 2.txt 3.txt ideas.txt", "1.txt 2.txt 3.txt !ideas.txt"),
    "names without numbers": ("The_Quay.txt A_Boat.txt", "A_Boat.txt The_Quay.txt"),
    "a chapter in two forms": ("1.txt 1.md 2.txt", "1.md 2.txt !1.txt"),
}  # fmt: skip

HEADINGS = {
    "00012": "Chapter 12",
    "c0001": "Chapter 1",
    "Ch. 7": "Chapter 7",
    "Chapter 12 - The Door": "Chapter 12 - The Door",
    "chapter-3": "Chapter 3",
    "03_the_door": "Chapter 3: The door",
    "04. The Door": "Chapter 4: The Door",
    "第12章": "第12章",
    "epilogue": "Epilogue",
}

VOLUMES = {"vol2": "Volume 2", "Volume 03 - Sea": "Volume 3 - Sea", "text": "", "drafts 2": ""}


def named(names: str) -> list[File]:
    return [File(name, b"It was late.\n") for name in names.split()]


@pytest.mark.parametrize(("names", "wanted"), ORDERS.values(), ids=ORDERS)
def test_chapters_stand_in_the_order_of_their_numbers(names: str, wanted: str) -> None:
    kept, left = story_files(named(names))
    assert " ".join([file.name for file in kept] + [f"!{name}" for name in left]) == wanted


@pytest.mark.parametrize(("stem", "words"), HEADINGS.items())
def test_a_name_gives_a_heading(stem: str, words: str) -> None:
    assert heading(stem) == words


@pytest.mark.parametrize(
    ("stem", "common"), [("ferry_012", "ferry_0"), ("A Tale ch 12", "A Tale ch ")]
)
def test_the_name_of_the_story_is_no_part_of_the_heading(stem: str, common: str) -> None:
    assert heading(stem, common) == "Chapter 12"


@pytest.mark.parametrize(("name", "words"), VOLUMES.items())
def test_a_folder_may_be_a_volume(name: str, words: str) -> None:
    assert volume(name) == words


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Chapter 3\n\nIt was late.", True),
        ("\ufeff\n# The Door\n\nIt was late.", True),
        ("The Salt Road\n\nby Ida Moor\n\nChapter 1\n\nIt was late.", True),
        ("Глава 3\n\nБыло поздно.", True),
        ("3. The Door\n\nIt was late.", True),
        ("and went on, for it was late.", True),
        ("It was late.\n\nShe went.", False),
        ("4 men came in.\n\nIt was late.", False),
        ("Part of it was lost when the boat went down, and she never found out " * 2, False),
    ],
)  # fmt: skip
def test_a_text_may_open_itself(text: str, opens: bool) -> None:  # noqa: FBT001 - data
    assert opens_itself(text, (3,)) == opens


def test_the_words_of_other_languages_are_kept() -> None:
    found = Folder((File("1.txt", "Глава 1\n\nДом.".encode()), File("2.txt", "Тихо.".encode())))
    assert "Глава 2\n\nТихо." in read(found, "f").source.text


@pytest.fixture
def serial(tmp_path: Path) -> Path:
    """A folder as download tools leave it, in three encodings."""
    for i in range(1, 12):
        volume_of = tmp_path / f"text/volume-0{1 + i // 7}"
        volume_of.mkdir(parents=True, exist_ok=True)
        text = f"“It’s day {i},” she said, “and no boat.”\n\nThe café was shut.\n" * 9
        encoding = ("utf-8", "cp1252", "utf-16")[i % 3]
        (volume_of / f"{i:05}.txt").write_bytes(text.encode(encoding))
    for name in ("README.md", "cover.jpg", "meta.json", ".hidden.txt", "text/empty.txt"):
        (tmp_path / name).write_text("Read this first." if "empty" not in name else "\n", "utf-8")
    return tmp_path


def test_a_folder_becomes_one_book(serial: Path) -> None:
    story = understand(files.story(str(serial)), str(serial), Settings())
    titles = ["".join(text.value for text in chapter.title) for chapter in story.book.chapters]
    assert titles[:2] == ["Volume 1", "Chapter 1"]
    assert [t for t in titles if "V" not in t] == [f"Chapter {i}" for i in range(1, 12)]
    draft = story.draft
    assert replay(draft.source.text, draft.log) == draft.text
    assert invert(draft.text, draft.log) == draft.source.text
    stored = [path.read_bytes() for path in sorted(serial.glob("text/*/*.txt"))]
    assert draft.source.encoded() == b"".join(stored)


def test_what_is_left_out_is_said(serial: Path) -> None:
    story = understand(files.story(str(serial)), str(serial), Settings())
    said = {problem.code: problem.message for problem in story.problems}
    assert all(name in said["unread-file"] for name in ("README.md", "cover.jpg", "meta.json"))
    assert "empty.txt" in said["unread-text"]
    assert ".hidden" not in str(said)
    assert sum(problem.code == "guessed-encoding" for problem in story.problems) == 1


def test_a_place_names_its_file_and_line(serial: Path) -> None:
    source = read(files.story(str(serial)), str(serial)).source
    at = source.text.index("day 5")
    assert source.file(at)[0].name == str(serial / "text/volume-01/00005.txt")
    assert source.place(at) == Place(1, 7)
    later = source.text.index("day 5", at + 1)
    assert source.place(later) == Place(4, 7)
    assert source.line(later).startswith("“It’s day 5,”")
    words = source.text.index("Chapter 5")  # from the file's name: it stands in no line
    assert source.file(words)[0].name.endswith("00005.txt")
    assert source.place(words) == Place(1, 1)
    assert source.place(len(source.text)) == Place(28, 1)


@pytest.mark.parametrize("names", ["", "a.jpg b.json", "README.md"])
def test_a_folder_without_texts_is_refused(tmp_path: Path, names: str) -> None:
    for name in names.split():
        (tmp_path / name).write_text("x", "utf-8")
    with pytest.raises(InputError, match="holds no text"):
        read(files.story(str(tmp_path)), str(tmp_path))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError, match=r"1.txt” is a PDF"):
        read(files.story(str(tmp_path)), str(tmp_path))


def test_book_toml_may_lie_in_the_folder(serial: Path) -> None:
    (serial / "book.toml").write_text('[input]\nstory = "."\n[metadata]\ntitle = "A"', "utf-8")
    name, told = projects.found(str(serial))
    assert told
    assert name == str(serial)
    assert "book.toml" not in str(read(files.story(str(serial)), "f").problems)


def test_each_file_that_names_itself_opens_a_chapter_whatever_is_missing() -> None:
    texts = {"1.txt": "One.", "2.txt": "Two.", "3.txt": "Chapter 3\n\nThree.", "10.txt": "Ten."}
    named = {
        f"g/{name}": f"{text} It was so, and the sea was calm.\n" for name, text in texts.items()
    }
    found = Folder(tuple(File(name, text.encode()) for name, text in named.items()), ())
    book = understand(found, "g", Settings(title="T", authors=("A",))).book
    assert [chapter.name for chapter in book.chapters] == [
        "Chapter 1", "Chapter 2", "Chapter 3", "Chapter 10",
    ]  # fmt: skip


def test_folders_counted_in_words_are_parts() -> None:
    names = ("Book One/1.txt", "Book One/2.txt", "Book Two/1.txt", "Book Two/2.txt")
    files_ = tuple(File(f"g/{name}", b"It was so, and the sea was calm.\n") for name in names)
    book = understand(Folder(files_, ()), "g", Settings(title="T", authors=("A",))).book
    assert [(c.role, c.name, c.level) for c in book.chapters] == [
        ("part", "Book One", 1), ("chapter", "Chapter 1", 2), ("chapter", "Chapter 2", 2),
        ("part", "Book Two", 1), ("chapter", "Chapter 1", 2), ("chapter", "Chapter 2", 2),
    ]  # fmt: skip


def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.txt").write_bytes(b"It was late.\n")
    (tmp_path / "locked").mkdir()
    look = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(InputError, match=r"locked” cannot be read: permission denied"):
        files.story(str(tmp_path))


def test_a_chapter_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "04.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"",), daemon=True)
    writer.start()  # so that a reader would go on, with nothing
    with pytest.raises(InputError, match=r"04.txt” is no file that can be read"):
        files.story(str(tmp_path))
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
    writer.join(10)


def test_a_chapter_that_is_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "04.txt").symlink_to("gone.txt")
    with pytest.raises(InputError, match=r"04.txt” is no file that can be read"):
        files.story(str(tmp_path))


class Counted(File):
    """A file that counts how often it is compared with another."""

    times = 0

    def __eq__(self, other: object) -> bool:  # noqa: D105
        Counted.times += 1
        return super().__eq__(other)

    __hash__ = File.__hash__


def test_many_files_are_not_compared_with_each_other() -> None:
    story_files([Counted(f"{number}.txt", b"It was late.\n") for number in range(200)])
    assert Counted.times < 2_000
