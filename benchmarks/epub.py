"""What an EPUB of a long novel costs, beside pandoc and calibre, and how that grows with length.

A raw text of 122,000 words goes to a finished EPUB in one run of each program (ours reads, fixes,
binds, writes and proves); wall time and memory are told as ratios, the best of some runs. Then
books of more and more chapters of 2,000 words: time should grow as they do, a chapter's cost stay.
A program that is not installed is left out. Usage: .venv/bin/python benchmarks/epub.py [runs]
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
    """Wall time in seconds, and the most memory in MB."""

    seconds: float
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
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{name} failed")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def best(name: str, story: Path, runs: int) -> Cost:
    """The least time and memory of some runs."""
    costs = [cost(name, story) for _ in range(runs)]
    return Cost(min(one.seconds for one in costs), min(one.memory for one in costs))


def beside(folder: Path, runs: int) -> None:
    """Print what each program takes for a novel, and ours as a ratio of it."""
    text = novel(*NOVEL)
    story = folder / "novel.txt"
    story.write_text(text, "utf-8")
    print(f"{len(text.split()):,} words")
    ours = best("bookforge", story, runs)
    print(f"  bookforge {ours.seconds:6.2f} s {ours.memory:5.0f} MB")
    for name in ("pandoc", "calibre"):
        if not shutil.which(PROGRAMS[name][0]):
            print(f"  {name} is not installed")
            continue
        story.with_suffix(".md").write_text(text, "utf-8")
        theirs = best(name, story.with_suffix(".md" if name == "pandoc" else ".txt"), runs)
        slow, large = ours.seconds / theirs.seconds, ours.memory / theirs.memory
        over = name == "pandoc" and (slow > MOST_TIME or large > MOST_MEMORY)
        print(
            f"  {name:<9} {theirs.seconds:6.2f} s {theirs.memory:5.0f} MB;"
            f" ours: {slow:.2f}x the time, {large:.2f}x the memory{'  <--' * over}"
        )


def growth(folder: Path) -> None:
    """Print what books of more and more chapters take, in all and for each chapter."""
    for chapters in CHAPTERS:
        story = folder / f"{chapters}.txt"
        story.write_text(novel(chapters, NOVEL[1]), "utf-8")
        taken = cost("bookforge", story)
        each = taken.seconds / chapters * 1000
        print(
            f"{chapters:5,} chapters {taken.seconds:6.2f} s ({each:.1f} ms each)"
            f" {taken.memory:5.0f} MB",
            flush=True,
        )


def main() -> None:
    """Measure both."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        beside(Path(folder), runs)
        growth(Path(folder))


if __name__ == "__main__":
    main()
