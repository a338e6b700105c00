"""What all tests share: one flag for golden files, and random texts that are always the same.

`pytest --golden` writes the golden files anew, to be read in review. Random tests draw the same
texts in every run; `HYPOTHESIS_PROFILE=wild pytest` looks further afield.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("wild", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write that file if asked to."""
    anew = bool(request.config.getoption("--golden"))

    def compare(path: Path, found: str) -> None:
        if anew:
            path.write_bytes(found.encode())
        assert found == path.read_bytes().decode()

    return compare


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:  # pyright: ignore[reportUnusedFunction]
    """Keep what tests lay out away from what the user has kept."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
