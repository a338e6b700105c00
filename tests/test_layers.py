"""Imports point one way: down; and each large dependency has one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "bookforge"
LAYERS = (
    ("source", "problem"),
    ("draft", "book"),
    ("settings", "theme"),
    ("read", "fix", "bind", "write", "check", "files"),
    ("forge",),
    ("cli",),
)
FILES = sorted(ROOT.rglob("*.py"))
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
PAIRS = {("problem", "source"), ("draft", "source"), ("book", "source")}  # nouns of one layer
DOORS = {
    "ebooklib": "write/epub.py",
    "weasyprint": "write/pdf/",
    "typer": "cli.py",
    "pypdfium2": "check/pdf.py",
    "PIL": "write/cover.py",
    "ftfy": "fix/mojibake.py",
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for module in imports(path):
        package, _, rest = module.partition(".")
        if package == "bookforge" and rest:
            there = rest.split(".")[0]
            allowed = here == there or RANK[there] < RANK[here] or (here, there) in PAIRS
            assert allowed, f"{here} must not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_dependency_has_one_door(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    for module in imports(path):
        door = DOORS.get(module.partition(".")[0])
        assert door is None or name.startswith(door), f"{name} must not import {module}"


def test_files_stop_at_300_lines() -> None:
    long = {p.name: n for p in ROOT.rglob("*.py") if (n := p.read_text("utf-8").count("\n")) > 300}
    assert not long
