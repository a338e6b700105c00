"""Every command, option, setting, code and pass is documented, and every link leads somewhere."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
import typer.main

from bookforge.cli import app
from bookforge.fix import PASSES
from bookforge.problem import CODES
from bookforge.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAPERS = sorted(ROOT.glob("*.md"))


def options() -> set[str]:
    """Every command and option of the command line."""
    group = cast("Any", typer.main.get_command(app))
    found: set[str] = set(group.commands)
    for command in group.commands.values():
        for parameter in command.params:
            found |= {name for name in parameter.opts if name.startswith("--")}
    return found - {"--help"}


@pytest.mark.parametrize("name", sorted(options()))
def test_the_readme_tells_of_every_command_and_option(name: str) -> None:
    assert re.search(rf"`[^`]*{re.escape(name)}\b", README)


@pytest.mark.parametrize("run", PASSES, ids=lambda run: run.__name__)
def test_every_pass_has_a_manual_page_with_examples_and_cases(run: object) -> None:
    name, page = str(getattr(run, "__name__", "")), str(getattr(run, "__doc__", ""))
    assert ">>> " in page
    assert (ROOT / "tests" / "cases" / f"{name}.txt").exists()


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_meaning(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z\d]+)*", code)
    assert CODES[code][1].endswith(".")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_told_of(name: str) -> None:
    assert any(f"`{name}`" in str(group.__doc__) for group in Settings.__mro__)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(paper: Path) -> None:
    text = paper.read_text("utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text):
        target = "".join(link)
        if "://" not in target:
            assert (ROOT / target).exists(), f"{paper.name}: {target}"


def test_the_papers_name_no_place_on_a_machine() -> None:
    for paper in (*PAPERS, ROOT / "Makefile", ROOT / "pyproject.toml"):
        assert not re.search(r"/(?:home|root|work|tmp)/\w", paper.read_text("utf-8")), paper.name
