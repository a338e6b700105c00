"""Chapters laid out apart: the same book to the byte, however its parts were come by."""

import sys
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from example_books import BOOK, long_book
from test_pdf import assert_words, sheets

from bookforge import files
from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.shelf import Shelf, own_shelf
from bookforge.write.pdf import layout, pdf, sections
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.leaves import unpacked

CLASSIC = files.theme("classic")


def made(book: Book, store: Shelf | None = None, jobs: int = 1) -> bytes:
    return pdf(book, CLASSIC, Settings(), store, jobs).data


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "kept")


def test_the_same_bytes_from_one_process_or_two() -> None:
    assert made(BOOK, jobs=1) == made(BOOK, jobs=2)


def test_the_same_bytes_cold_and_warm(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = made(BOOK, shelf)
    assert cold == made(BOOK)
    monkeypatch.setattr(sections, "_section", None)  # what lays a chapter out
    assert made(BOOK, shelf) == cold


def test_only_what_changed_is_laid_out_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    book = long_book(6)
    made(book, shelf)
    edited = replace(book.chapters[3], blocks=book.chapters[3].blocks[:-1])
    book = replace(book, chapters=(*book.chapters[:3], edited, *book.chapters[4:]))
    old, counts = sections._laid_out, list[int]()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def counted(press: Press, pages: list[str]) -> list[bytes]:
        counts.append(len(pages))
        return old(press, pages)

    monkeypatch.setattr(sections, "_laid_out", counted)
    assert_words(book, made(book, shelf))
    assert counts == [1]


def test_another_design_is_laid_out_anew(shelf: Shelf) -> None:
    made(BOOK, shelf)
    theme = replace(CLASSIC, print_css=CLASSIC.print_css + "p { text-indent: 28pt }")
    assert pdf(BOOK, theme, Settings(), shelf, 1).data == pdf(BOOK, theme, Settings(), None, 1).data


def test_what_is_damaged_is_made_anew(shelf: Shelf) -> None:
    cold = made(BOOK, shelf)
    for number, path in enumerate(sorted(shelf.folder.iterdir())):
        data = path.read_bytes()
        path.write_bytes(
            (data[:-9], b"", b"nonsense\n" + data, data[:60] + b"x" + data[61:])[number % 4]
        )
    assert made(BOOK, shelf) == cold
    assert unpacked(b"") is None


def test_a_shelf_that_cannot_be_used_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert made(BOOK, Shelf(tmp_path / "file")) == made(BOOK)


def test_a_shelf_has_bounds(tmp_path: Path) -> None:
    for number in range(20):
        Shelf(tmp_path, 5_000).put(str(number), bytes(1_000))
    kept = {path.name for path in tmp_path.iterdir()}
    assert len(kept) <= 6
    assert "19" in kept


def test_pages_that_hold_more_than_text_are_drawn_at_the_end(shelf: Shelf) -> None:
    picture = "p.first { background: linear-gradient(black, white) }"
    theme = replace(CLASSIC, print_css=CLASSIC.print_css + picture)
    plain, drawn = made(BOOK), pdf(BOOK, theme, Settings(), shelf, 2).data
    assert not list(shelf.folder.glob("*"))
    assert_words(BOOK, drawn)
    assert contents(drawn) == contents(plain)


def contents(data: bytes) -> list[tuple[str, list[str]]]:
    """What is on each page, in no order: a number may be drawn after all else."""
    return [(label, sorted(" ".join(lines).split())) for label, lines in sheets(data)]


def test_each_face_is_embedded_once() -> None:
    with pikepdf.open(BytesIO(made(BOOK, jobs=2))) as document:
        names = [str(o.FontName) for o in document.objects if _is_font(o)]
    assert len(names) == len(set(names)) == 3


def _is_font(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"


def test_a_user_without_a_home_has_no_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", home)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert own_shelf() is None


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="caches are elsewhere there")
def test_a_relative_cache_folder_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folders: list[Path] = []
    for asked in ("caches", str(tmp_path / "mine")):
        monkeypatch.setenv("XDG_CACHE_HOME", asked)
        kept = own_shelf()
        folders += [kept.folder] if kept else []
    assert folders == [tmp_path / ".cache/bookforge", tmp_path / "mine/bookforge"]


@pytest.mark.parametrize("upgraded", ["weasyprint", "pydyf", "fonttools", "pyphen"])
def test_an_upgrade_lays_out_anew(upgraded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Press(CLASSIC).key("<p>It was late.</p>")

    def newer(name: str) -> str:
        return "999" if name == upgraded else version(name)

    monkeypatch.setattr(layout, "version", newer)
    assert Press(CLASSIC).key("<p>It was late.</p>") != before


def test_another_harfbuzz_lays_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    ffi = import_module("weasyprint.text.ffi")

    def is_at_least(*asked: int) -> bool:
        return asked <= (1, 2, 3)

    older = SimpleNamespace(hb_version_atleast=is_at_least)
    monkeypatch.setattr(ffi, "harfbuzz", older)
    versions = tuple(layout._versions())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert b"1.2.3" in versions
