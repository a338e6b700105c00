"""Imports point one way: down; and each large dependency has one door."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "bookforge"
LAYERS = (
    ("source", "problem", "language"),
    ("draft", "book", "metadata"),
    ("project", "values", "printers"),
    ("settings", "theme", "imaging"),
    ("read", "fix", "bind", "write", "check", "files"),
    ("forge", "edition", "shelf", "programs", "projects", "album"),
    ("report",),
    ("cli",),
)
FILES = sorted(ROOT.rglob("*.py"))
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
PAIRS = {
    ("problem", "source"),
    ("draft", "source"),
    ("book", "source"),
    ("book", "metadata"),
}  # nouns of one layer
DISK = {"files.py", "shelf.py"}  # the user's files, and what is kept for the next run
OWN = ("binding.", "self.", "pikepdf.", "stream.", "Pillow.")  # methods of such names, of no files
DOORS: dict[str, str | tuple[str, ...]] = {
    "ebooklib": "write/epub.py",
    "weasyprint": "write/pdf/",
    "typer": "cli/",
    "subprocess": "programs.py",
    "rich": "cli/screen.py",
    "pypdfium2": "check/pdf.py",
    "pikepdf": ("write/pdf/formats.py", "check/preflight/"),
    "PIL": ("imaging/", "write/cover.py", "write/design.py"),
    "ftfy": "fix/",
    "chardet": "read/legacy.py",
}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, in whichever way."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module="bookforge", names=names):
                yield from (f"bookforge.{alias.name}" for alias in names)
            case ast.ImportFrom(module=module, level=level):
                assert level == 0, f"{path.name}: imports are absolute"
                yield module or ""
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(func) in {"import_module", "importlib.import_module"}:
                    yield name
            case _:
                pass


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for module in imports(path):
        package, _, rest = module.partition(".")
        if package == "bookforge" and rest and rest != "__version__":
            there = rest.split(".")[0]
            allowed = here == there or RANK[there] < RANK[here] or (here, there) in PAIRS
            assert allowed, f"{here} must not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_dependency_has_one_door(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    for module in imports(path):
        door = DOORS.get(module.partition(".")[0])
        assert door is None or name.startswith(door), f"{name} must not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_files_opens_files_and_only_cli_prints(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    opens = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "unlink", "mkdir"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            own = ast.unparse(node.func).startswith(OWN)
            assert own or called not in opens or name in DISK, f"{name} calls {called}"
            assert called != "print" or name.startswith("cli/"), f"{name} prints"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_stop_at_60_lines(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path.name}: {node.name}"


def test_files_stop_at_300_lines() -> None:
    long = {p.name: n for p in ROOT.rglob("*.py") if (n := p.read_text("utf-8").count("\n")) > 300}
    assert not long


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_group_is_possessive(path: Path) -> None:
    """Python 3.11.2, which Debian 12 has, takes them wrongly; of single signs they are right."""
    assert not re.search(r"(?<!\\)\)(?:[*+?]|\{[^}]*\}+)\+", path.read_text("utf-8"))
