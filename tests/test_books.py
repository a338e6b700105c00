"""Every sample, end to end, as Markdown: what changes in a book shows as a diff in review."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bookforge import files
from bookforge.album import Album
from bookforge.forge import understand
from bookforge.settings import Settings
from bookforge.write.markdown import markdown

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_becomes_its_golden_book(path: Path, golden: Callable[[Path, str], None]) -> None:
    book = understand(path.read_bytes(), path.name, Settings(), Album(str(path))).book
    made = markdown(book, files.theme("classic"), Settings()).data.decode()
    golden(ROOT / "tests" / "books" / f"{path.stem}.md", made)
