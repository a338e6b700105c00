"""The commands that tell of a story, run within the process."""

import json
import re
from pathlib import Path

import pytest
import typer
from clean_pdf import printed
from typer.testing import CliRunner, Result

from bookforge.check.preflight.rules import RULES as OF_PAGES
from bookforge.check.stores.rules import RULES as OF_EPUBS
from bookforge.cli import app, machine
from bookforge.cli.edge import edge
from bookforge.problem import CODES
from bookforge.report import manual

STORY = b"The Ferry\n\nby Ada Brandt\n\n\"It's late,\" she said.\n\nHe didn't answer.\n"
OPEN = STORY + b'\n"It is never closed, she said.\n\nHe went.\n'
DOUBT = Path(__file__).parent / "problems" / "doubtful-quote" / "in.txt"


def run(*arguments: str | Path, stdin: bytes = STORY, **env: str) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], input=stdin, env=env, color=True)


def test_a_pipe_is_given_plain_text() -> None:
    done = run("show", "-")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("The Ferry, by Ada Brandt\n")
    assert "\x1b" not in done.output


@pytest.mark.parametrize("asked", [("--color", "always"), ()])
def test_colours_come_when_asked_for(asked: tuple[str, ...]) -> None:
    forced = "" if asked else "1"
    done = run("show", "-", *asked, FORCE_COLOR=forced, COLUMNS="80", TERM="xterm")
    assert "\x1b[1m" in done.output
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in done.output.split("\n")) <= 80


def test_no_color_keeps_the_tables_and_drops_the_colours() -> None:
    done = run("check", "-", "--color", "always", stdin=OPEN, NO_COLOR="1", TERM="xterm")
    assert "\x1b[1;33m" not in done.output
    done = run("check", "-", "--color", "always", stdin=OPEN, TERM="xterm", NO_COLOR="")
    assert "\x1b[1;33m" in done.output


def test_a_colour_that_is_none_is_refused() -> None:
    assert (run("show", "-", "--color", "blue")).exit_code == 2
    assert run("explain", "--color", "blue").exit_code == 2


def test_the_text_and_the_tree_can_be_seen() -> None:
    assert "“It’s late,” she said." in run("show", "-", "--text").output
    assert re.search(r"^5 +paragraph +“It’s late", run("show", "-", "--tree").output, re.MULTILINE)


def test_json_is_json() -> None:
    assert json.loads(run("show", "-", "--json").output)["name"] == "standard input"
    assert json.loads(run("check", "-", "--json", stdin=OPEN).output)["counts"] == {"warning": 1}


def test_doubts_count_only_when_strict() -> None:
    assert run("check", DOUBT).exit_code == 0
    assert run("check", DOUBT, "--strict").exit_code == 1
    assert run("check", DOUBT, "--strict", "--ignore", "doubtful-quote").exit_code == 0
    assert run("check", "-", stdin=OPEN).exit_code == 1
    assert run("check", "-", "--only", "missing-title", stdin=OPEN).exit_code == 0


def test_a_misspelt_code_is_named() -> None:
    for asked in (("check", "-", "--only", "doubtful-qoute"), ("explain", "doubtful-qoute")):
        done = run(*asked)
        assert done.exit_code == 2
        assert "Did you mean “doubtful-quote”?" in done.stderr


def test_codes_and_passes_are_explained() -> None:
    assert run("explain", "doubtful-quote").output.startswith("# doubtful-quote\n")
    assert "Curl quotation marks" in run("explain", "quotes").output
    every = run("explain").output
    assert all(code in every for code in ("unbalanced-quotation", "no-ncx", "in-gutter"))
    assert "Why it matters" in run("explain", "doubtful-quote", "--color", "always").output


def test_a_log_takes_the_story_back_and_spares_another(tmp_path: Path) -> None:
    story, log, back = tmp_path / "s.txt", tmp_path / "log.json", tmp_path / "back.txt"
    story.write_bytes(b"T\r\n\r\nby A\r\n\r\nIt\x92s late, she said.\r\n")
    done = run("epub", story, "-o", tmp_path / "s.epub", "--log", log)
    assert done.exit_code == 0, done.output
    assert run("revert", log, "-o", back).exit_code == 0
    assert back.read_bytes() == story.read_bytes()
    back.write_text("Another text.")
    done = run("revert", log, "-o", back)
    assert (done.exit_code, back.read_text()) == (4, "Another text.")
    assert "its hash is not that of the text in the log" in done.stderr
    assert run("revert", story).exit_code == 3
    assert run("revert", log, "-o", log).exit_code == 4


def test_a_log_of_a_folder_gives_its_folders_back(tmp_path: Path) -> None:
    story, back, log = tmp_path / "g", tmp_path / "back", tmp_path / "log.json"
    for name in ("v1/1.txt", "v1/2.txt", "v2/1.txt"):
        (story / name).parent.mkdir(parents=True, exist_ok=True)
        (story / name).write_text(f"The text of {name}.\n", "utf-8")
    assert run("check", story, "--log", log, "--title", "T", "--author", "A").exit_code == 0
    assert run("revert", log, "-o", back).exit_code == 0
    for path in story.rglob("*.txt"):
        assert (back / path.relative_to(story)).read_bytes() == path.read_bytes()


def test_a_log_leads_out_of_no_folder(tmp_path: Path) -> None:
    story, log = tmp_path / "g", tmp_path / "log.json"
    story.mkdir()
    for name in ("1.txt", "2.txt"):
        (story / name).write_text(f"The text of {name}.\n", "utf-8")
    run("check", story, "--log", log, "--title", "T", "--author", "A")
    told = log.read_text("utf-8")
    log.write_text(told.replace(f'"{story}/1.txt"', '"../../x/1.txt"'), "utf-8")
    assert run("revert", log, "-o", tmp_path / "back" / "deep").exit_code == 0
    assert not (tmp_path / "x").exists()
    assert len(list((tmp_path / "back" / "deep").rglob("*.txt"))) == 2


@pytest.mark.parametrize(
    ("log", "report"),
    [("a.txt", ""), ("", "a.txt"), ("same", "same"), ("book.epub", ""), ("g/1.txt", "")],
)
def test_a_log_spares_what_is_there(tmp_path: Path, log: str, report: str) -> None:
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / "1.txt").write_text("The text.\n", "utf-8")
    (tmp_path / "a.txt").write_text("Precious.", "utf-8")
    asked: list[str | Path] = ["--log", tmp_path / log] if log else []
    asked += ["--report", tmp_path / report] if report else []
    done = run("epub", tmp_path / "g", "-o", tmp_path / "book.epub", *asked)
    assert done.exit_code == 4, done.output
    assert (tmp_path / "a.txt").read_text("utf-8") == "Precious."
    assert (tmp_path / "g" / "1.txt").read_text("utf-8") == "The text.\n"
    assert not (tmp_path / "book.epub").exists()


@pytest.mark.parametrize("name", ["no/log.json", "s.txt"])
def test_a_log_that_cannot_be_written_stops_the_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "s.txt").write_bytes(STORY)
    done = run("epub", tmp_path / "s.txt", "-o", tmp_path, "--log", tmp_path / name)
    assert done.exit_code == 4
    assert [path.name for path in tmp_path.iterdir()] == ["s.txt"]


def test_changes_are_shown_as_diffs() -> None:
    assert (
        '\n-"It\'s late," she said.\n+“It’s late,” she said.\n'
        in run("check", "-", "--diff").output
    )
    assert "[-'-]{+’+}" in run("check", "-", "--word-diff").output


def test_a_report_is_written(tmp_path: Path) -> None:
    done = run("check", "-", "--report", tmp_path / "report.html")
    assert done.exit_code == 0
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("command", ["epub", "pdf", "show", "check", "explain"])
def test_the_help_names_what_options_take_and_not_their_types(command: str) -> None:
    page = run(command, "--help", COLUMNS="80", TERM="dumb").output
    assert not re.search(r"<(str|bool|list)", page)
    assert "╭─ Help" in page


def test_the_doctor_says_what_is_missing_and_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("doctor").exit_code == 0
    lost = [machine.Finding("Pango, for PDF", "", "brew install pango"), machine.Finding("a", "1")]
    monkeypatch.setattr(machine, "findings", lambda: iter(lost))
    done = run("doctor")
    assert done.exit_code == 1
    assert "Missing, and how to get it\n  Pango, for PDF    brew install pango\n" in done.output


def test_a_library_that_does_not_load_is_missing() -> None:
    assert not machine.loads("no-such-library-anywhere")
    assert not machine.package("no-such-package-anywhere").found


@pytest.mark.parametrize("asked", [("--for", "kobo"), ("--epubcheck",)])
def test_what_is_asked_of_an_epub_is_not_ignored_on_a_text(asked: tuple[str, ...]) -> None:
    done = run("check", "-", *asked)
    assert done.exit_code == 2
    assert "is no EPUB" in done.stderr
    assert "hint: " in done.stderr


def test_parts_are_no_chapters_and_words_say_whose_they_are() -> None:
    chapters = "".join(
        f"Chapter {number}\n\nIt was late, and the sea was calm.\n\n" for number in (1, 2)
    )
    text = f"The Ferry\n\nby Ada Brandt\n\nPart One\n\n{chapters}Part Two\n\n{chapters}"
    assert "2 parts, 4 chapters, 4 scenes" in run("check", "-", stdin=text.encode()).output
    assert "words in the source" in run("check", "-", stdin=text.encode()).output
    assert "4 chapters" in run("show", "-", stdin=text.encode()).output


def test_an_interruption_claims_nothing_of_what_was_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(typer.Exit), edge():
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "bookforge: interrupted.\n"


@pytest.mark.parametrize("code", manual.CODES)
def test_codes_of_finished_books_are_explained(code: str) -> None:
    page = manual.manual(code)
    assert page.startswith(f"# {code}\n\n")
    assert all(part in page for part in ("How grave", "Who asks", "Source: ", "How to mend"))
    assert not CODES.keys() & set(manual.CODES)
    assert not OF_EPUBS.keys() & OF_PAGES.keys()


def test_the_manual_page_of_a_code_is_printed() -> None:
    assert "Of an EPUB: kindle and google." in run("explain", "no-ncx").output


def test_a_finished_pdf_is_checked_as_printers_would(tmp_path: Path) -> None:
    book = tmp_path / "book.pdf"
    book.write_bytes(printed())
    done = run("check", book, "--for", "kdp")
    assert done.exit_code == 0
    assert done.output.startswith(f"{book}: nothing to look at; for kdp (checked by our preflight")
    book.write_bytes(printed(lambda pdf: pdf.pages[1].obj.__setitem__("/Rotate", 90)))
    done = run("check", book, "--for", "kdp")
    assert done.exit_code == 1
    assert f"{book}: page 2: warning: The page is turned by 90°. [page-turned]" in done.output
    told = json.loads(run("check", "-", "--for", "kdp", "--json", stdin=book.read_bytes()).output)
    assert ["page-turned", [2]] in [[one["code"], one["pages"]] for one in told["findings"]]
    assert run("check", book, "--epubcheck").exit_code == 2
    assert run("check", book, "--for", "kindle").exit_code == 2
    book.write_bytes(b"%PDF-1.7 and no more")
    assert run("check", book).exit_code == 3
