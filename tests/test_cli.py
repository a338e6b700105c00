"""The command line as a user meets it: what is made, what is said, and what never happens."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-W", "error", "-c", "from bookforge.cli import main; main()"]
STORY = b"The Ferry\n\nby Ada Brandt\n\n\"It's late,\" she said.\n\nHe didn't answer.\n"


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "200", "TERM": "dumb", **(env or {})},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_bytes(STORY)
    return tmp_path


@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_a_book_is_made_and_named_after_its_title(here: Path, kind: str) -> None:
    done = run(kind, "story.txt", cwd=here)
    assert done.returncode == 0, done.stderr.decode()
    made = here / f"the-ferry.{kind}"
    assert made.stat().st_size > 1000
    last = done.stdout.decode().splitlines()[-1]
    assert last.startswith(f"the-ferry.{kind}: ")
    for part in ("1 chapter, 1 scene, 0 notes, 13 of 14 words kept", "edits", "doubtful"):
        assert part in last
    assert done.stderr == b""
    assert sorted(p.name for p in here.iterdir()) == ["story.txt", made.name]


def test_same_input_same_bytes_on_any_day_in_any_place(here: Path) -> None:
    strange = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "C"}
    run("epub", "story.txt", "-o", "one.epub", cwd=here)
    run("epub", "story.txt", "-o", "two.epub", cwd=here, env=strange)
    assert (here / "one.epub").read_bytes() == (here / "two.epub").read_bytes()


def test_source_date_epoch_dates_the_book(here: Path) -> None:
    run("epub", "story.txt", "-o", "one.epub", cwd=here, env={"SOURCE_DATE_EPOCH": "1700000000"})
    run("epub", "story.txt", "-o", "two.epub", cwd=here)
    assert (here / "one.epub").read_bytes() != (here / "two.epub").read_bytes()
    done = run("epub", "story.txt", cwd=here, env={"SOURCE_DATE_EPOCH": "today"})
    assert (done.returncode, b"SOURCE_DATE_EPOCH" in done.stderr) == (2, True)


def test_flags_go_before_the_text_and_stdin_is_a_story(here: Path) -> None:
    flags = ("--title", "Late", "--author", "A", "--author", "B", "--lang", "en-GB")
    done = run("epub", "-", *flags, stdin=STORY, cwd=here)
    assert done.returncode == 0, done.stderr.decode()
    assert (here / "late.epub").exists()


def test_a_missing_title_and_author_are_said_with_the_flags_that_set_them(here: Path) -> None:
    (here / "raw.txt").write_text("It was late.\n\nShe said so, and he went on waiting there.\n")
    done = run("epub", "raw.txt", cwd=here)
    said = done.stderr.decode()
    assert done.returncode == 0
    assert "--title" in said
    assert "--author" in said
    assert (here / "raw.epub").exists()


def test_the_house_style_is_chosen_by_options(here: Path) -> None:
    style = ("--quotes", "single", "--dashes", "en", "--ellipsis", "dots", "--title", "T")
    story = STORY + b'\n"Wait--what...?" he said.\n'
    assert run("epub", "-", *style, stdin=story, cwd=here).returncode == 0
    with zipfile.ZipFile(here / "t.epub") as archive:
        text = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith("xhtml"))
    assert "‘Wait – what...?’ he said." in text


def test_quiet_says_nothing_and_verbose_says_what_was_done(here: Path) -> None:
    quiet = run("epub", "story.txt", "-q", cwd=here)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")
    verbose = run("epub", "story.txt", "-v", cwd=here)
    assert b"quotes" in verbose.stderr
    assert b"left out" in verbose.stderr


def test_check_shows_places_and_exits_with_1_when_something_is_found(here: Path) -> None:
    done = run("check", "story.txt", "-v", cwd=here)
    assert done.returncode == 0, done.stdout.decode()
    assert b"apostrophe" in done.stderr
    (here / "raw.txt").write_text("The Ferry\n\nby Ada\n\n\"It's late, she said.\n\nHe went.\n")
    done = run("check", "raw.txt", cwd=here)
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "raw.txt:5:1: warning:" in said
    assert "[unbalanced-quotation]" in said
    assert "\n  | ^" in said


def test_a_finished_epub_is_checked_as_stores_would(here: Path) -> None:
    (here / "long.txt").write_bytes(STORY + b"\nAnd so they went on and on." * 99)
    assert run("epub", "long.txt", "-o", "a.epub", cwd=here).returncode == 0
    done = run("check", "a.epub", "--epubcheck", cwd=here)
    assert done.returncode == 0, done.stdout.decode()
    assert done.stdout.startswith(b"a.epub: nothing to look at; for kindle, kobo")
    with zipfile.ZipFile(here / "a.epub") as old, zipfile.ZipFile(here / "b.epub", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<dc:language>en", b"<dc:language>tlh"))
    done = run("check", "b.epub", "--for", "kindle", cwd=here)
    assert done.returncode == 1
    assert b"b.epub: EPUB/content.opf:7: warning: Kindle does not know the" in done.stdout
    assert run("check", "b.epub", "--for", "kobo", cwd=here).returncode == 0
    told = json.loads(
        run("check", "-", "--json", stdin=(here / "b.epub").read_bytes(), cwd=here).stdout
    )
    assert [one["code"] for one in told["findings"]] == ["kindle-language"]


def test_the_cover_of_a_printed_book_is_written_beside_its_pages(here: Path) -> None:
    (here / "raw.txt").write_bytes(STORY)
    asked = ("pdf", "raw.txt", "-o", "a.pdf", "--cover-wrap", "cover.pdf", "--for")
    done = run(*asked, "kdp", cwd=here)
    assert done.returncode == 0, done.stderr.decode()
    assert b"cover.pdf: " in done.stdout
    assert b"in with bleed, the spine 0." in done.stdout
    assert (here / "cover.pdf").read_bytes().startswith(b"%PDF")
    (here / "a.pdf").unlink()
    assert run(*asked, "ingram", cwd=here).returncode == 2
    assert not (here / "a.pdf").exists()
    done = run("pdf", "raw.txt", "-o", "a.pdf", "--cover-wrap", "a.pdf", cwd=here)
    assert b"Two files would be written" in done.stderr


def test_version_and_help(here: Path) -> None:
    assert run("--version", cwd=here).stdout.startswith(b"bookforge 0.")
    said = run("--help", cwd=here).stdout
    assert all(word in said for word in (b"epub", b"pdf", b"check"))
    said = run("epub", "--help", cwd=here).stdout
    assert b"STORY..." in said
    assert b"{" not in said


BAD: list[tuple[str, tuple[str, ...], int, str]] = [
    ("a missing file", ("epub", "storry.txt"), 3, "There is no file “storry.txt”"),
    ("a folder", ("epub", "folder"), 3, "“folder” holds no text"),
    ("an empty file", ("epub", "empty.txt"), 3, "“empty.txt” is empty"),
    ("a file of blanks", ("pdf", "blank.txt"), 3, "“blank.txt” is empty"),
    ("a file without words", ("epub", "wordless.txt"), 3, "holds no words"),
    ("a binary file", ("epub", "binary.txt"), 3, "is a binary file"),
    ("a broken EPUB", ("check", "torn.epub"), 3, "“torn.epub” is no EPUB"),
    ("an EPUB as a story", ("epub", "torn.epub"), 3, "is an EPUB, not a plain text"),
    ("no such store", ("check", "torn.epub", "--for", "tolino"), 2, "There are: kindle"),
    ("a zip archive", ("check", "book.docx"), 3, "is a zip archive"),
    ("a wrong encoding", ("epub", "bytes.txt", "--encoding", "utf8"), 3, "line 2, column 3 has"),
    ("no such encoding", ("epub", "story.txt", "--encoding", "uft-8"), 2, "did you mean “utf-8”?"),
    ("no folder to write to", ("epub", "story.txt", "-o", "no/b.epub"), 4, "There is no folder"),
    (
        "an output that is the input",
        ("epub", "story.txt", "-o", "./story.txt"),
        4,
        "is what is read itself",
    ),
    ("an output of another kind", ("epub", "story.txt", "-o", "b.pdf"), 2, "does not end in .epub"),
    ("a full disk", ("epub", "story.txt", "-o", "/dev/full"), 4, "o space left on device"),
    ("a language that is none", ("epub", "story.txt", "--lang", "klingon!"), 2, "“klingon!”"),
    (
        "a style that is none",
        ("epub", "story.txt", "--quotes", "curly"),
        2,
        "none of: keep, double",
    ),
    ("dashes that are none", ("check", "story.txt", "--dashes", "long"), 2, "none of: auto, em"),
    ("dots that are none", ("pdf", "story.txt", "--ellipsis", "3"), 2, "none of: character"),
    ("an unknown option", ("epub", "story.txt", "--trim"), 2, "--trim"),
    ("an unknown command", ("mobi", "story.txt"), 2, "mobi"),
    ("no story", ("epub",), 2, "STORY"),
    ("another file of the user's", ("epub", "story.txt", "-o", "bytes.txt"), 2, "end in .epub"),
    ("a name that is too long", ("epub", "story.txt", "-o", "b" * 300 + ".epub"), 4, "too long"),
    ("a title that cannot be printed", ("epub", "story.txt", "--title", "a\x07b"), 2, "printed"),
    ("a title of a page", ("pdf", "story.txt", "--title", "b" * 999), 2, "longer than 250"),
    ("a crowd of authors", ("pdf", "story.txt", *("--author", "A") * 20), 2, "more than 12"),
    ("a story's name that is too long", ("show", "b" * 300), 3, "b” cannot be read: file name too"),
    (
        "a theme's name that is too long",
        ("epub", "story.txt", "--set", "style.theme=" + "a" * 400),
        2,
        "There is no theme",
    ),
    ("a web page", ("epub", "page.html"), 3, "is an HTML page"),
    ("a choice that is none", ("epub", "story.txt", "--quotes", "fancy"), 2, "fancy"),
    ("a printer that is none", ("pdf", "story.txt", "--for", "kpd"), 2, "The printer “kpd” is"),
    ("a PDF as a serial", ("pdf", "story.txt", "--serial"), 2, "--serial"),
    (
        "a cover for nobody",
        ("pdf", "story.txt", "-o", "a.pdf", "--cover-wrap", "w.pdf"),
        2,
        "depends on who prints it",
    ),
]


@pytest.mark.parametrize(("name", "arguments", "code", "said"), BAD, ids=[bad[0] for bad in BAD])
def test_bad_input(here: Path, name: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    del name
    (here / "folder").mkdir()
    (here / "empty.txt").write_bytes(b"")
    (here / "blank.txt").write_bytes(b" \n\n\t\n")
    (here / "wordless.txt").write_bytes(b"***\n\n...\n")
    (here / "binary.txt").write_bytes(b"\x7fELF\0\0\1")
    (here / "torn.epub").write_bytes(b"PK\x03\x04  mimetypeapplication/epub+zip")
    (here / "book.docx").write_bytes(b"PK\x03\x04...")
    (here / "page.html").write_bytes(b"<!DOCTYPE html><p>It was late.")
    (here / "bytes.txt").write_bytes(b"one\ntw\x81o\n")
    before = sorted(here.rglob("*"))
    done = run(*arguments, cwd=here)
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert said in message
    assert "Traceback" not in message
    assert sorted(here.rglob("*")) == before
    assert (here / "story.txt").read_bytes() == STORY
    if code in {3, 4}:
        assert sum(line.startswith("bookforge: ") for line in message.splitlines()) == 1


def test_a_misspelt_file_is_named(here: Path) -> None:
    assert b"Did you mean \xe2\x80\x9cstory.txt" in run("epub", "storry.txt", cwd=here).stderr


def test_a_disk_that_fills_leaves_the_old_book(here: Path) -> None:
    (here / "b.epub").write_bytes(b"the old book")

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(
        [*PROGRAM, "epub", "story.txt", "-o", "b.epub"],
        cwd=here,
        capture_output=True,
        preexec_fn=small,
        check=False,
    )
    assert done.returncode == 4, done.stderr.decode()
    assert b"cannot be written" in done.stderr
    assert (here / "b.epub").read_bytes() == b"the old book"
    assert sorted(p.name for p in here.iterdir()) == ["b.epub", "story.txt"]


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_behind(
    here: Path, sent: signal.Signals, code: int
) -> None:
    (here / "long.txt").write_bytes(STORY + b"She waited, and it was 'late'.\n\n" * 20_000)
    ours, theirs = pty.openpty()
    # Who runs the suite in the background ignores the signal, and so would what is started.
    heard = f"import signal; signal.signal({sent.value}, signal.default_int_handler); {PROGRAM[-1]}"
    running = subprocess.Popen(
        [*PROGRAM[:-1], heard, "pdf", "long.txt"],
        cwd=here,
        env={**os.environ, "TERM": "xterm"},
        stderr=theirs,
        stdout=subprocess.PIPE,
    )
    os.close(theirs)
    said = b""
    while b"setting the pages" not in said:
        said += os.read(ours, 4096)
    time.sleep(1)  # past the imports, where Python could only say that it ignores the signal
    running.send_signal(sent)
    running.communicate(timeout=60)
    said += os.read(ours, 4096) if sent == signal.SIGINT else b""
    os.close(ours)
    assert running.returncode == code, said.decode()
    assert b"Traceback" not in said
    assert sorted(p.name for p in here.iterdir()) == ["long.txt", "story.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(here: Path) -> None:
    (here / "shut").mkdir(mode=0o500)
    done = run("epub", "story.txt", "-o", "shut/b.epub", cwd=here)
    assert done.returncode == 4
    assert b"ermission denied" in done.stderr


def test_a_link_to_the_story_is_the_story(here: Path) -> None:
    (here / "link.epub").symlink_to(here / "story.txt")
    done = run("epub", "story.txt", "-o", "link.epub", cwd=here)
    assert done.returncode == 4
    assert (here / "story.txt").read_bytes() == STORY


def test_a_terminal_is_shown_what_is_being_done_on_one_line(here: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "epub", "story.txt"],
        cwd=here,
        env={**os.environ, "TERM": "xterm"},
        stderr=theirs,
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert "writing the book …" in shown
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[2K")
    assert done.stdout.startswith(b"the-ferry.epub")


def test_a_book_can_go_through_a_pipe(here: Path) -> None:
    done = run("epub", "story.txt", "-o", "/dev/stdout", cwd=here)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(b"PK")
    assert b"words kept" in done.stderr


def test_a_link_leads_to_the_file_that_is_written(here: Path) -> None:
    (here / "real.epub").write_bytes(b"old")
    (here / "real.epub").chmod(0o600)
    (here / "link.epub").symlink_to("real.epub")
    assert run("epub", "story.txt", "-o", "link.epub", cwd=here).returncode == 0
    assert (here / "link.epub").is_symlink()
    assert (here / "real.epub").read_bytes().startswith(b"PK")
    assert (here / "real.epub").stat().st_mode & 0o777 == 0o600


def test_a_story_from_standard_input_without_a_title_is_called_story(here: Path) -> None:
    text = b"It was late.\n\nShe said so, and he went on waiting there.\n"
    assert run("epub", "-", stdin=text, cwd=here).returncode == 0
    assert (here / "story.epub").exists()


def test_what_could_steer_a_terminal_is_not_shown(here: Path) -> None:
    (here / "raw.txt").write_bytes(
        b"T\n\nby A\n\nHe\x1b[31m went home, and slept the whole night.\n"
    )
    assert b"\x1b[31m" not in run("check", "raw.txt", cwd=here).stdout
