"""What the pages of a novel cost, beside WeasyPrint alone and, where it is installed, typst.

Each way runs in a process of its own: seconds of the processor (children too) and of the clock,
and the most memory that one process took, from after the story was understood. Bounds, in shares
of WeasyPrint alone for 120,000 words: 0.50 on one process, 0.42 of the clock on two idle cores,
0.10 kept, 0.12 with one chapter edited; memory 0.85.
Usage: .venv/bin/python benchmarks/pdf.py STORY.txt [times the story is repeated]
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from bookforge import files, forge, shelf
from bookforge.book import Book, Paragraph, Text
from bookforge.settings import Settings

WAYS = ("weasyprint", "one", "two", "cold", "kept", "edited", "typst")


def main() -> None:
    """Run each way and print a line for it."""
    story, times = (*sys.argv[1:], "1")[:2]
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS if find_spec("typst") else WAYS[:-1]:
            command = [sys.executable, __file__, story, times, way, folder]
            run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
            found: dict[str, float] = json.loads(run.stdout)
            first = first or found
            print(
                f"{way:<12}"
                + "".join(
                    f"{found[name]:8.2f} {unit} ({found[name] / first[name]:.2f})"
                    for name, unit in (("cpu", "s cpu"), ("wall", "s"), ("memory", "MB"))
                )
            )


def measure(story: str, times: int, way: str, folder: str) -> dict[str, float]:
    """What one way takes."""
    settings = Settings()
    book = forge.understand(Path(story).read_bytes(), Path(story).name, settings).book
    again = (
        replace(chapter, id=f"{chapter.id}-{n}") for n in range(times) for chapter in book.chapters
    )
    book = replace(book, chapters=tuple(again))
    start, began = spent(), time.perf_counter()
    make(book, way, folder, settings)
    taken = {"cpu": spent() - start, "wall": time.perf_counter() - began}
    return {**taken, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def make(book: Book, way: str, folder: str, settings: Settings) -> None:
    """Make the pages of a book in one way."""
    theme = files.theme(settings.theme)
    if way == "typst":
        typst(book)
        return
    from bookforge.write.pdf import pdf  # noqa: PLC0415 - its import is part of the time
    from bookforge.write.pdf.collect import collect  # noqa: PLC0415
    from bookforge.write.pdf.layout import Press  # noqa: PLC0415

    if way == "weasyprint":
        Press(theme).whole(collect(book, theme).whole).write_pdf()
        return
    if way == "edited":
        chapter = book.chapters[len(book.chapters) // 2]
        added = Paragraph((Text("And so it ended."),))
        edited = replace(chapter, blocks=(*chapter.blocks, added))
        book = replace(book, chapters=tuple(edited if c is chapter else c for c in book.chapters))
    kept = None if way in {"one", "two"} else shelf.Shelf(Path(folder))
    pdf(book, theme, settings, kept, 2 if way == "two" else 1)


def typst(book: Book) -> None:
    """Make the paragraphs of a book into pages with typst."""
    import typst as engine  # noqa: PLC0415 - only if it is installed

    lines = ["#set page(width: 5.5in, height: 8.5in)", "#set par(justify: true)"]
    lines += ['#set text(lang: "en", size: 10.5pt)']
    for chapter in book.chapters:
        lines.append("#pagebreak(weak: true)")
        for block in chapter.blocks:
            if isinstance(block, Paragraph):
                said = "".join(run.value for run in block.content)
                lines.append("".join(f"\\{c}" if c in r"\*_#$@<>[]`~-/=+" else c for c in said))
    engine.compile("\n\n".join(lines).encode())


def spent() -> float:
    """The processor's seconds that this process and its children took so far."""
    own, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    match sys.argv[1:]:
        case [story, times, way, folder]:
            json.dump(measure(story, int(times), way, folder), sys.stdout)
        case _:
            main()
