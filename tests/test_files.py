"""Files that a run writes: all of them or none, and each to a place of its own."""

from pathlib import Path

import pytest

from bookforge import files
from bookforge.cli.keep import apart
from bookforge.problem import OutputError


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    book, log = tmp_path / "book.epub", tmp_path / "gone" / "log.json"
    book.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"log\.json"):
        files.write((book, b"new"), (log, b"{}"))
    assert [path.name for path in tmp_path.iterdir()] == ["book.epub"]
    assert book.read_bytes() == b"old"
    log.parent.mkdir()
    files.write((book, b"new"), (log, b"{}"))
    assert (book.read_bytes(), log.read_bytes()) == (b"new", b"{}")


def test_one_place_is_one_by_whatever_way_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    book = tmp_path / "sub" / "book.epub"
    for other in (tmp_path / "sub" / ".." / "sub" / book.name, tmp_path / "link" / book.name):
        with pytest.raises(OutputError, match="Two files would be written"):
            apart(book, None, other)
    apart(book, tmp_path / book.name)
