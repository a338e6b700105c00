"""Opens the samples' EPUBs in programs that readers use.

They are DAISY Ace, foliate-js, epub.js and MuPDF, and calibre where it is installed.

`make test-readers` installs those into build/readers and runs this file. What a reader shows is
held against what the EPUB itself says, so no figure here goes stale when a sample changes.
Prints a line for each check and a last line `N passed, M failed`; exits with 1 if any failed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from programs import calibre, mupdf

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
READERS = ROOT / "build" / "readers"
OUT = READERS / "out"
NODE = READERS / "bin" / "node"
ACE = READERS / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
BOOKFORGE = Path(sys.executable).parent / "bookforge"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ENGINES = {"foliate": "foliate-js", "epubjs": "epub.js"}
AUTHORS_SHOWN = {"foliate": None, "epubjs": 1}
TRIM = "5.5x8.5in"
AT_ONCE = 2  # each Ace runs a Chromium with four pages of its own
PATIENCE = 900  # s: a whole novel on a small machine
BROWSER_START = "60000"  # ms: Ace's own 5 s are too few for a cold start
COLOUR = re.compile(r"\x1b\[\d+m")  # Ace paints its log even in a pipe

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and what was wrong with it: nothing, if it passed."""

    name: str
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Show the check as a line, and each fault as one more."""
        return "\n       ".join((f"{'FAIL' if self.faults else 'ok':<4} {self.name}", *self.faults))


@dataclass(frozen=True, slots=True)
class Facts:
    """What an EPUB says of itself; contents are (depth, label), landmarks (types, label)."""

    title: str
    authors: list[str]
    language: str
    contents: list[tuple[int, str]]
    landmarks: list[tuple[str, str]]
    pages: list[str]
    sections: int
    chapters: int
    has_notes: bool


def main() -> int:
    """Run every check and give the exit code."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None or not NODE.exists():
        sys.stderr.write("The readers are not installed; `make test-readers` installs them.\n")
        return 1
    os.environ |= {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": BROWSER_START}
    passed = failed = 0
    for check in all_checks():
        sys.stdout.write(f"{check}\n")
        sys.stdout.flush()
        passed += not check.faults
        failed += bool(check.faults)
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return 1 if failed else 0


def all_checks() -> Iterator[Check]:
    """Make every sample's book, show each to Ace, and one with notes to the other readers."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    samples = sorted((ROOT / "samples").glob("*.txt"))
    made = [making(sample) for sample in samples]
    yield from made
    books = [book(sample) for sample, check in zip(samples, made, strict=True) if not check.faults]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(accessibility, books)
    for path in books:
        facts = facts_of(path)
        if facts.chapters > 1 and facts.has_notes:
            yield parts_named(path, facts)
            for engine in ENGINES:
                yield from seen_in(engine, path, facts)
            yield from seen_by_programs(path, facts)
            return
    yield Check("a sample for the readers", ("no sample has several chapters and a note",))


def book(sample: Path) -> Path:
    """Name the EPUB that is made of a sample."""
    return OUT / f"{sample.stem}.epub"


def making(sample: Path) -> Check:
    """Make the EPUB of a sample, with the pages of its print."""
    run = ran([BOOKFORGE, "epub", sample, "--pages-from", TRIM, "-o", book(sample), "-q"])
    return Check(f"{sample.stem}: made", () if run.returncode == 0 else last_words(run))


def ran(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, or as long as patience lasts, and keep what it says."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"it did not end within {PATIENCE} s")


def last_words(run: subprocess.CompletedProcess[str]) -> tuple[str, ...]:
    """Give the last lines a program said, which tell why it stopped."""
    said = COLOUR.sub("", run.stderr.strip() or run.stdout.strip()).splitlines()
    return tuple(said[-3:]) or (f"it stopped with exit code {run.returncode} and no word",)


# --- DAISY Ace


def accessibility(path: Path) -> Check:
    """Have Ace read a book. It exits with 0 whatever it finds, so its report is read."""
    name = f"{path.stem}: DAISY Ace"
    folder = path.with_suffix(".ace")
    report = folder / "report.json"
    command: list[str | Path] = [NODE, ACE, "--force", "--outdir", folder, path]
    run = ran(command)
    if not report.exists():  # Chromium did not start, which happens on a loaded machine
        run = ran(command)
    if not report.exists():
        return Check(name, ("Ace wrote no report", *last_words(run)))
    return Check(name, tuple(violations(json.loads(report.read_text("utf-8")))))


def violations(report: dict[str, Any]) -> Iterator[str]:
    """Tell each violation in an Ace report in a line."""
    for page in report["assertions"]:
        for found in page["assertions"]:
            rule, result = found["earl:test"], found["earl:result"]
            where = page["earl:testSubject"]["url"]
            shown = (result.get("html") or result["dct:description"])[:160]
            yield f"{where}: {rule['dct:title']} ({rule['earl:impact']}): {shown}"
    if report["earl:result"]["earl:outcome"] != "pass" and not report["assertions"]:
        yield f"the outcome is {report['earl:result']['earl:outcome']}"


# --- What the book says


def facts_of(path: Path) -> Facts:
    """Read what an EPUB says of itself."""
    with ZipFile(path) as epub:

        def parsed(name: str) -> ET.Element:
            return ET.fromstring(epub.read(name))  # noqa: S314 - bookforge has just made it

        rootfile = parsed("META-INF/container.xml").find(f".//{CONTAINER}rootfile")
        place = "" if rootfile is None else rootfile.attrib["full-path"]
        opf = parsed(place)
        items = {item.attrib["id"]: item for item in opf.iter(f"{OPF}item")}
        spine = [items[ref.attrib["idref"]] for ref in opf.iter(f"{OPF}itemref")]
        folder = place.rpartition("/")[0]
        pages = [parsed(f"{folder}/{item.attrib['href']}".lstrip("/")) for item in spine]
        nav_item = next(item for item in items.values() if "nav" in item.get("properties", ""))
        navs = parsed(f"{folder}/{nav_item.attrib['href']}".lstrip("/")).iter(f"{XHTML}nav")
    nav = {nav.get(EPUB_TYPE): nav for nav in navs}
    roles = [element.get("role", "").split() for page in pages for element in page.iter()]
    return Facts(
        title=texts(opf, f"{DC}title")[0],
        authors=texts(opf, f"{DC}creator"),
        language=texts(opf, f"{DC}language")[0],
        contents=list(entries(nav["toc"])),
        landmarks=[(a.get(EPUB_TYPE, ""), words(a)) for a in nav["landmarks"].iter(f"{XHTML}a")],
        pages=[words(a) for a in nav["page-list"].iter(f"{XHTML}a")],
        sections=len(spine),
        chapters=sum("doc-chapter" in role for role in roles),
        has_notes=any("doc-noteref" in role for role in roles),
    )


def parts_named(path: Path, facts: Facts) -> Check:
    """Hold that a book leads to every chapter and to the start of the story."""
    faults: list[str] = []
    if len(facts.contents) < facts.chapters:
        faults.append(f"{facts.chapters} chapters, but in the contents {facts.contents}")
    if not any("bodymatter" in types.split() for types, _ in facts.landmarks):
        faults.append(f"no start of the story among the landmarks {facts.landmarks}")
    return Check(f"{path.stem}: names its parts", tuple(faults))


def texts(element: ET.Element, tag: str) -> list[str]:
    """Give the text of every element of a kind."""
    return [words(found) for found in element.iter(tag)]


def words(element: ET.Element) -> str:
    """Give an element's text with single spaces."""
    return single_spaced("".join(element.itertext()))


def single_spaced(text: str) -> str:
    """Give a text as readers show it in a list: with single spaces, no-break ones among them."""
    return " ".join(text.split())


def entries(parent: ET.Element, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Give the contents under an element as (depth, label), top to bottom."""
    for item in parent.iterfind(f"{XHTML}ol/{XHTML}li"):
        yield depth, words(item[0])
        yield from entries(item, depth + 1)


# --- foliate-js and epub.js


def seen_in(engine: str, path: Path, facts: Facts) -> Iterator[Check]:
    """Open a book in a reader and hold what the reader found against what the book says."""
    name = f"{path.stem}: {ENGINES[engine]}"
    run = ran([NODE, HERE / "open.mjs", engine, path])
    if run.returncode != 0:
        yield Check(f"{name} opens it", last_words(run))
        return
    seen = json.loads(run.stdout)
    yield Check(f"{name} opens it", tuple(seen["errors"]))
    pairs: dict[str, tuple[object, object]] = {
        "title": (single_spaced(seen["title"]), facts.title),
        "authors": (
            list(map(single_spaced, seen["authors"])),
            facts.authors[: AUTHORS_SHOWN[engine]],
        ),
        "language": (seen["language"], facts.language),
        "contents": (list(shown_entries(seen["contents"])), facts.contents),
        "landmarks": (list(shown_landmarks(seen["landmarks"])), facts.landmarks),
        "pages": (seen["pages"], [[label, True] for label in facts.pages]),
        "sections": (seen["sections"], facts.sections),
        "cover": (seen["cover"], True),
    }
    for what, (shown, said) in pairs.items():
        yield held(f"{name} shows the {what}", shown, said)
    if engine == "foliate":
        yield from note_links(name, seen["note"])


def held(name: str, shown: object, said: object) -> Check:
    """Hold what a reader shows against what the book says."""
    same = shown == said
    return Check(name, () if same else (f"the reader shows {shown}", f"the book has {said}"))


def seen_by_programs(path: Path, facts: Facts) -> Iterator[Check]:
    """Open a book in MuPDF and, if it is here, in calibre."""
    labels = [label for _, label in facts.contents]
    known = path, facts.title, facts.authors
    for seen in (*mupdf(*known, facts.contents), *calibre(*known, labels)):
        yield held(f"{path.stem}: {seen[0]}", *seen[1:])


def shown_entries(items: list[dict[str, Any]], depth: int = 0) -> Iterator[tuple[int, str]]:
    """Give a reader's contents as (depth, label), top to bottom."""
    for item in items:
        yield depth, single_spaced(item["label"])
        yield from shown_entries(item["children"], depth + 1)


def shown_landmarks(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Give a reader's landmarks as (types, label)."""
    for item in items:
        yield " ".join(item["types"]), single_spaced(item["label"])


def note_links(name: str, note: dict[str, Any] | None) -> Iterator[Check]:
    """Hold that a note's link leads to the note, and the note's link back to where it came from."""
    there = note is not None and note["exists"] and note["text"]
    yield Check(f"{name} follows a note's link", () if there else (f"it found {note}",))
    back = note["back"] if note else None
    here = note is not None and back is not None and back["section"] == note["from"]
    yield Check(f"{name} follows the link back", () if here else (f"it found {back}",))


if __name__ == "__main__":
    sys.exit(main())
