"""What programs without a window make of an EPUB: MuPDF, and calibre where it is installed."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
FIELD = " : "  # between name and value in what ebook-meta prints

Seen = tuple[str, object, object]  # what was looked at, what the program shows, what the book says


def said_by(command: list[str | Path]) -> str:
    """Give what a program prints; it is no news that a book is an EPUB 3."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def mupdf(
    path: Path, title: str, authors: list[str], contents: list[tuple[int, str]]
) -> Iterator[Seen]:
    """Hold what MuPDF finds in a book against what the book says."""
    if not shutil.which("mutool"):
        return
    found = json.loads(said_by(["mutool", "run", HERE / "mupdf.js", path]))
    shown = [(depth, " ".join(label.split())) for depth, label in found["contents"]]
    yield "MuPDF shows the title", " ".join(found["title"].split()), title
    yield "MuPDF shows the author", found["author"] in {", ".join(authors), *authors, ""}, True
    yield "MuPDF shows the contents", shown, contents
    yield "MuPDF lays it out", found["pages"] > 1, True


def calibre(path: Path, title: str, authors: list[str], contents: list[str]) -> Iterator[Seen]:
    """Hold what calibre finds in a book against what the book says."""
    if not shutil.which("ebook-meta") or not shutil.which("ebook-convert"):
        return
    lines = (line.partition(FIELD) for line in said_by(["ebook-meta", path]).splitlines())
    facts = {name.strip(): value.strip() for name, _, value in lines}
    named = facts.get("Author(s)", "").partition(" [")[0]
    yield "calibre shows the title", facts.get("Title", ""), title
    yield "calibre shows the authors", named, " & ".join(authors) or "Unknown"
    with TemporaryDirectory() as folder:
        target = Path(folder) / "book.txt"
        said_by(["ebook-convert", path, target])
        text = "".join(target.read_text("utf-8").split())
    lost = [label for label in contents if "".join(label.split(": ")[-1].split()) not in text]
    yield "calibre's text has all headings", lost, []
