"""Wrong quotation marks per 1,000, and how many of them were told as doubtful.

The books are proofed texts with curly marks, a JSON file each: {"blocks": [block ...]}, where a
block has a "type" ("para", "verse", "heading", "break"), a paragraph its "spans" and a verse its
"lines", each a list of [text, kind]. Their marks are straightened, set again and compared.
Usage: .venv/bin/python benchmarks/quotes.py FOLDER
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bookforge.draft import Draft, Kind, Mark, amend
from bookforge.fix.quotes import quotes
from bookforge.source import Source

STRAIGHT = str.maketrans("“”‘’′″", "\"\"'''\"")
MARKS = frozenset("“”‘’′″")
KINDS: dict[str, Kind] = {"verse": "verse", "heading": "heading", "break": "scene-break"}


def texts(book: dict[str, Any]) -> Iterator[tuple[str, Kind | None]]:
    """The text of each block of a book, and the mark that lies over it."""
    for block in book["blocks"]:
        match block["type"]:
            case "para":
                text = "".join(span for span, _ in block["spans"]).replace("\n", " ")
            case "verse":
                lines = (line for _, line in block["lines"])
                text = "\n".join("".join(span for span, _ in line) for line in lines)
            case "heading":
                text = ": ".join(filter(None, (block["label"], block["title"])))
            case _:
                text = "* * *"
        if text.strip() and not block.get("opt"):
            yield text, KINDS.get(block["type"])


def main() -> None:
    """Print a line for each book and one for all."""
    total = [0, 0, 0, 0.0, 0]
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        blocks = list(texts(json.loads(path.read_text("utf-8"))))
        right = "\n\n".join(text for text, _ in blocks)
        marks: list[Mark] = []
        at = 0
        for text, kind in blocks:
            marks += [Mark(kind, at, at + len(text))] if kind else []
            at += len(text) + 2
        plain = right.translate(STRAIGHT)
        started = time.process_time()
        done = amend(
            draft := Draft(Source(path.name, plain), plain, tuple(marks)), "quotes", quotes(draft)
        )
        seconds = time.process_time() - started
        told = {problem.at.start for problem in done.problems if problem.at}
        wrong = [
            i for i, mark in enumerate(right) if mark in MARKS and done.text[i : i + 1] != mark
        ]
        figures = (
            sum(mark in MARKS for mark in right),
            len(wrong),
            sum(i in told for i in wrong),
            seconds,
            len(right.split()),
        )
        show(path.stem, figures)
        total = [one + other for one, other in zip(total, figures, strict=True)]
    show("all", tuple(total))


def show(name: str, figures: tuple[float, ...]) -> None:
    """Print what was counted in a book."""
    marks, wrong, told, seconds, words = figures
    rate, speed = 1000 * wrong / max(1, marks), 100_000 * seconds / max(1, words)
    print(
        f"{name:<24} {marks:>7,} marks  {rate:6.2f} wrong per 1,000, {told} of {wrong} told"
        f"  {speed:.2f} s per 100,000 words"
    )


if __name__ == "__main__":
    main()
