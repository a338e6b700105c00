"""The manual page that is shipped is the help, and roff understands it."""

import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from man_page import man_page

from bookforge.settings import KEYS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "bookforge.1"


def test_the_man_page_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, man_page())


def test_the_man_page_is_where_pip_puts_it() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    shared = targets["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/bookforge.1": "share/man/man1/bookforge.1"}
    assert "docs/bookforge.1" in targets["targets"]["sdist"]["include"]


@pytest.mark.skipif(not which("groff"), reason="groff is not on this machine")
def test_roff_sets_the_man_page_without_a_word() -> None:
    command = ["groff", "-man", "-Tutf8", "-k", "-ww", "-rLL=100n", "-P-cbou", str(PAGE)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    for key in KEYS.values():
        assert key.variable in done.stdout.decode()
