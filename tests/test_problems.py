"""Every code of the catalogue is reached by a story in tests/problems/<code>/in.txt."""

import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from bookforge import files
from bookforge.album import Album
from bookforge.forge import proofread, understand
from bookforge.problem import CODES
from bookforge.project import project
from bookforge.settings import resolved

# No story gives these, but WeasyPrint (test_lines.py), a printer (test_formats.py), print
# (test_pictures.py), or a cover (test_wrap.py).
ELSEWHERE = {"plain-lines", "page-count", "low-resolution", "long-blurb"}
FOLDER = Path(__file__).parent / "problems"


def shown(folder: Path) -> str:
    """The problems of the story in `folder`, one a line: place, severity, code, message."""
    decided = folder / "book.toml"
    said = project(decided.read_text("utf-8"), decided.name) if decided.exists() else None
    settings = resolved({}, {}, said)
    name = "in" if (folder / "in").is_dir() else "in.txt"
    with chdir(folder):  # where book.toml lies, which may name a cover
        pictures = Album(name)
        story = understand(files.story(str(folder / name)), name, settings, pictures)
    story = proofread(story)
    lines: list[str] = []
    for problem in story.problems:
        at = problem.at
        line, column = story.draft.source.place(at.start) if at else (0, 0)
        message = problem.message.replace(f"{folder}{os.sep}", "")
        lines.append(f"{line}:{column} {problem.severity} {problem.code}: {message}\n")
    return "".join(lines)


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CODES) - ELSEWHERE


@pytest.mark.parametrize("code", sorted(set(CODES) - ELSEWHERE))
def test_a_code_is_given_at_its_place(code: str, golden: Callable[[Path, str], None]) -> None:
    found = shown(FOLDER / code)
    assert f" {code}: " in found
    golden(FOLDER / code / "golden.txt", found)
