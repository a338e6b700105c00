"""What an EPUB of a long novel costs, beside pandoc and calibre, and how that grows with length.

A raw text goes to a finished EPUB in one run of each program (ours reads, fixes, binds, writes and
proves): one of 122,000 made-up words, or the STORY that is named. The programs take turns, for a
machine is not as quick all the time, and the best of some runs counts: wall time, CPU time of the
program and its children, and the most memory. Then books of more and more chapters of 2,000 words:
time should grow as they do, a chapter's cost stay. A program that is not installed is left out.
Usage: .venv/bin/python benchmarks/epub.py [runs [STORY]]
"""

import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

NOVEL = (61, 2000)  # chapters, words of each
CHAPTERS = (125, 250, 500, 1000)
MOST_TIME, MOST_MEMORY = 0.6, 0.5  # of pandoc's
OURS = "import sys; from bookforge.cli import main; sys.argv[0] = 'bookforge'; main()"
PROGRAMS = {
    "bookforge": [sys.executable, "-c", OURS, "epub", "{}", "-q", "-o", "{}.epub"],
    "pandoc": ["pandoc", "-f", "markdown", "{}", "--metadata", "title=T", "-o", "{}.epub"],
    "calibre": ["ebook-convert", "{}", "{}.epub"],
}


class Cost(NamedTuple):
    """Wall time and CPU time in seconds, and the most memory in MB."""

    seconds: float
    cpu: float
    memory: float


def novel(chapters: int, words: int) -> str:
    """A raw text of made-up words: chapters with talk, dashes, emphasis and scene breaks."""
    dice = random.Random(7)  # noqa: S311 - the same text each time
    known = ["".join(dice.choices("etaoinshrdlu", k=dice.randint(2, 9))) for _ in range(4000)]
    lines = ["The Long Text", "by Ann Other"]
    for chapter in range(1, chapters + 1):
        lines.append(f"Chapter {chapter}")
        said = 0
        while said < words:
            one, two = (" ".join(dice.choices(known, k=dice.randint(5, 45))) for _ in range(2))
            talk = f'"{one.capitalize()}," he said. "I don\'t {two}--no!"'
            told = f"{one.capitalize()}, *{two}*... and so on."
            lines.append(dice.choice((talk, told)))
            said += len(lines[-1].split())
            lines += ["* * *"] * (dice.random() < 1 / 40)
    return "\n\n".join(lines)


def cost(name: str, story: Path) -> Cost:
    """What one run of a program takes, children included.

    Raises:
        RuntimeError: it failed.

    """
    command = [part.format(story) for part in PROGRAMS[name]]
    start = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{name} failed")
    seconds = time.perf_counter() - start
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(names: list[str], story: Path, runs: int) -> dict[str, Cost]:
    """The least of each that each program takes, when they run by turns."""
    costs = [{name: cost(name, story) for name in names} for _ in range(runs)]
    return {name: Cost(*map(min, *(one[name] for one in costs))) for name in names}


def beside(story: Path, runs: int) -> None:
    """Print what each program takes for a story, and ours as a ratio of it."""
    print(f"{len(story.read_text('utf-8', errors='replace').split()):,} words")
    names = [name for name, command in PROGRAMS.items() if shutil.which(command[0])]
    costs = best(names, story, runs)
    ours = costs["bookforge"]
    for name, taken in costs.items():
        time_, cpu, memory = (one / other for one, other in zip(ours, taken, strict=True))
        aim = f"; aims {MOST_TIME} and {MOST_MEMORY}" if name == "pandoc" else ""
        print(
            f"  {name:<9} {taken.seconds:6.2f} s {taken.cpu:6.2f} s CPU {taken.memory:5.0f} MB;"
            f" ours: {time_:.2f} of its time, {cpu:.2f} of its CPU, {memory:.2f} of its memory{aim}"
        )


def growth(folder: Path) -> None:
    """Print what books of more and more chapters take, in all and for each chapter."""
    for chapters in CHAPTERS:
        story = folder / f"{chapters}.txt"
        story.write_text(novel(chapters, NOVEL[1]), "utf-8")
        taken = cost("bookforge", story)
        each = taken.cpu / chapters * 1000
        print(
            f"{chapters:5,} chapters {taken.seconds:6.2f} s {taken.cpu:6.2f} s CPU"
            f" ({each:.1f} ms each) {taken.memory:5.0f} MB",
            flush=True,
        )


def main() -> None:
    """Measure both."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder) / "novel.txt"
        if len(sys.argv) > 2:  # noqa: PLR2004 - the story is named
            story.write_bytes(Path(sys.argv[2]).read_bytes())
        else:
            story.write_text(novel(*NOVEL), "utf-8")
        beside(story, runs)
        growth(Path(folder))


if __name__ == "__main__":
    main()
