"""What the pages of a novel cost, beside WeasyPrint alone and, where installed, typst and LuaLaTeX.

Each way runs in a process of its own: seconds of the processor (children too) and of the clock,
and the most memory that one process took, from after the story was understood. Bounds, in shares
of WeasyPrint alone for 120,000 words: 0.50 on one process, 0.42 of the clock on two idle cores,
0.10 kept, 0.12 with one chapter edited; memory 0.85. The cost of a word shall not grow with the
length of the text, and one process, two, a cold store and a warm one shall make the same bytes.
Usage: .venv/bin/python benchmarks/pdf.py [STORY.txt] [number of words ...]

Without a story one is made up. Its chapters are repeated or cut until it has so many words. typst
is found as a Python module or on the PATH.
"""

import hashlib
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any

from bookforge import files, forge, shelf
from bookforge.book import Block, Book, Chapter, Paragraph, Text
from bookforge.settings import Settings

WAYS = ("weasyprint", "one", "two", "cold", "kept", "edited", "typst", "lualatex")
SAME = ("one", "two", "cold", "kept")  # ways that make the same bytes
USUAL = 120_000  # words of a story that is made up
UNITS = (("cpu", "s cpu"), ("wall", "s"), ("memory", "MB"))
SPECIAL = {"typst": r"\*_#$@<>[]`~-/=+", "lualatex": r"\{}$&#^_~%"}
LATEX = r"""\documentclass[10pt]{book}
\usepackage[paperwidth=5.5in,paperheight=8.5in,margin=0.8in]{geometry}
\usepackage{microtype}
\begin{document}
"""


def main(given: list[str]) -> None:
    """Run each way for each length and print a line for it."""
    story = "" if not given or given[0].isdecimal() else given[0]
    lengths = [int(number) for number in given if number.isdecimal()] or [0 if story else USUAL]
    for words in lengths:
        print(f"{words or 'all'} words")
        with tempfile.TemporaryDirectory() as folder:
            tell(dict(measured(story, words, folder)))


def measured(story: str, words: int, folder: str) -> Iterator[tuple[str, dict[str, float | str]]]:
    """Each way that can be gone here, and what it takes."""
    missing = {way for way in ("typst", "lualatex") if not _is_here(way)}
    for way in WAYS:
        if way not in missing:
            command = [sys.executable, __file__, "--way", way, story, str(words), folder]
            run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
            yield way, json.loads(run.stdout)


def tell(found: dict[str, dict[str, float | str]]) -> None:
    """Print what was measured, in shares of WeasyPrint alone too."""
    first = found["weasyprint"]
    for way, taken in found.items():
        shares = (
            f"{float(taken[name]):8.2f} {unit} ({float(taken[name]) / float(first[name]):.2f})"
            for name, unit in UNITS
        )
        each = 1e6 * float(taken["cpu"]) / float(taken["words"])
        print(f"{way:<12}{''.join(shares)}{each:8.1f} µs a word")
    same = len({found[way]["bytes"] for way in SAME}) == 1
    print(f"the same bytes {'' if same else 'NOT '}from {', '.join(SAME)}\n")


def measure(way: str, story: str, words: int, folder: str) -> dict[str, float | str]:
    """What one way takes, and a digest of what it makes."""
    settings = Settings()
    data = Path(story).read_bytes() if story else made_up(USUAL).encode()
    book = forge.understand(data, Path(story or "story.txt").name, settings).book
    book = sized(book, words) if words else book
    start, began = spent(), time.perf_counter()
    made = maker(way, folder, settings)(book)
    taken = {"cpu": spent() - start, "wall": time.perf_counter() - began}
    most = max(resource.getrusage(who).ru_maxrss for who in (0, resource.RUSAGE_CHILDREN))
    digest = hashlib.sha256(made).hexdigest()
    return {**taken, "memory": most / 1024, "words": float(length(book)), "bytes": digest}


def made_up(words: int) -> str:
    """A story of so many words: some are frequent and most are seldom, as in any language."""
    chance = random.Random(1)  # noqa: S311 - no secret
    syllables = [c + v + e for c in "bdfglmnprstw" for v in "aeiou" for e in ("", "n", "r", "st")]
    known = ["".join(chance.choices(syllables, k=1 + n % 4)) for n in range(12_000)]
    often = [1 / (rank + 3) for rank in range(len(known))]
    told, chapters = 0, list[str]()
    while told < words:
        chapters.append(f"Chapter {len(chapters) + 1}")
        for _ in range(60):
            said = chance.choices(known, often, k=chance.randint(4, 80))
            told += len(said)
            chapters.append(f"{' '.join(said).capitalize()}.")
    return "A Story\n\nby Nobody\n\n" + "\n\n".join(chapters) + "\n"


def sized(book: Book, words: int) -> Book:
    """The book with its chapters repeated or cut until it has so many words."""
    chapters: list[Chapter] = []
    left = words
    for chapter in cycle(book.chapters):
        if left <= 0:
            break
        blocks: list[Block] = []
        for block in chapter.blocks:
            if left > 0:
                blocks.append(block)
                left -= _words(block)
        chapters.append(replace(chapter, id=f"{chapter.id}-{len(chapters)}", blocks=tuple(blocks)))
    return replace(book, chapters=tuple(chapters))


def length(book: Book) -> int:
    """How many words its paragraphs have."""
    return sum(_words(block) for chapter in book.chapters for block in chapter.blocks)


def _words(block: Block) -> int:
    if not isinstance(block, Paragraph):
        return 0
    return len("".join(run.value for run in block.content).split())


def maker(way: str, folder: str, settings: Settings) -> Callable[[Book], bytes]:
    """What makes the pages of a book in one way."""
    if way == "typst":
        return lambda book: typst(book, Path(folder))
    if way == "lualatex":
        return lambda book: lualatex(book, Path(folder))
    return lambda book: own(way, book, folder, settings)


def own(way: str, book: Book, folder: str, settings: Settings) -> bytes:
    """Make the pages with bookforge, or from the same HTML with WeasyPrint alone."""
    from bookforge.write.pdf import pdf  # noqa: PLC0415 - its import is part of the time
    from bookforge.write.pdf.collect import collect  # noqa: PLC0415
    from bookforge.write.pdf.layout import Press  # noqa: PLC0415

    theme = files.theme(settings.theme)
    if way == "weasyprint":
        alone: bytes = Press(theme).whole(collect(book, theme).whole).write_pdf()
        return alone
    if way == "edited":
        chapter = book.chapters[len(book.chapters) // 2]
        added = Paragraph((Text("And so it ended."),))
        edited = replace(chapter, blocks=(*chapter.blocks, added))
        book = replace(book, chapters=tuple(edited if c is chapter else c for c in book.chapters))
    kept = None if way in {"one", "two"} else shelf.Shelf(Path(folder))
    return pdf(book, theme, settings, kept, 2 if way == "two" else 1).data


def typst(book: Book, folder: Path) -> bytes:
    """Make the paragraphs of a book into pages with typst."""
    head = '#set page(width: 5.5in, height: 8.5in)\n#set par(justify: true)\n#set text(lang: "en")'
    source = "\n\n".join((head, *plain(book, "typst", "#pagebreak(weak: true)")))
    if find_spec("typst"):
        engine: Any = import_module("typst")
        return bytes(engine.compile(source.encode()))
    (folder / "book.typ").write_text(source, "utf-8")
    subprocess.run(["typst", "compile", "book.typ"], cwd=folder, check=True)  # noqa: S607
    return (folder / "book.pdf").read_bytes()


def lualatex(book: Book, folder: Path) -> bytes:
    """Make the paragraphs of a book into pages with LuaLaTeX, in one pass."""
    text = "\n\n".join(plain(book, "lualatex", r"\clearpage"))
    (folder / "book.tex").write_text(f"{LATEX}{text}\n\\end{{document}}\n", "utf-8")
    command = ["lualatex", "-interaction=batchmode", "book.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603
    return (folder / "book.pdf").read_bytes()


def plain(book: Book, way: str, between: str) -> Iterator[str]:
    """The paragraphs of a book with what is special escaped, and something between chapters."""
    for chapter in book.chapters:
        yield between
        for block in chapter.blocks:
            if isinstance(block, Paragraph):
                said = "".join(run.value for run in block.content)
                yield "".join(_escaped(c, way) for c in said)


def _escaped(character: str, way: str) -> str:
    if character not in SPECIAL[way]:
        return character
    return rf"\char{ord(character)} " if way == "lualatex" else f"\\{character}"


def _is_here(way: str) -> bool:
    return bool(shutil.which(way) or (way == "typst" and find_spec(way)))


def spent() -> float:
    """The processor's seconds that this process and its children took so far."""
    own_, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own_.ru_utime + own_.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--way", way, story, words, folder]:
            json.dump(measure(way, story, int(words), folder), sys.stdout)
        case given:
            main(given)
