"""Seconds per MB for texts that are made to be slow, and how the time grows with their length.

Each pattern is read, fixed and bound at one length and at four times that length, every time in
a process of its own. A growth of 4 is linear. Whole books are measured at 1, 4 and 16 times.
Usage: .venv/bin/python benchmarks/hostile.py [-q] [PATTERN ...]; -q measures a tenth of each.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from bookforge.bind import bind
from bookforge.draft import Draft, House, amend
from bookforge.fix import PASSES
from bookforge.read import read
from bookforge.settings import Settings

MB = 1_000_000
SLOW, STEEP = 1.0, 5.5  # seconds per MB and growth at four times the length that are told
LARGE = 4
CHAPTERS, SPEECH, BREAKS = 0.01, 0.6, 0.02  # shares of the paragraphs of a book

Text = Callable[[int], str]  # about so many characters of the pattern


def _of(piece: str) -> Text:
    return lambda size: piece * (size // len(piece))


def _nested(opening: str, closing: str) -> Text:
    return lambda size: (opening + "a ") * (size // 8) + (" b" + closing) * (size // 8)


def _numbered(line: str) -> Text:
    return lambda size: "".join(line.format(i + 1) for i in range(size // (len(line) + 3)))


def book(size: int) -> str:
    """A novel of made-up words: chapters, dialogue, emphasis, dashes, dots, breaks."""
    dice = random.Random(7)  # noqa: S311 - the same text each time
    words = ["".join(dice.choices("etaoinshrdlu", k=dice.randint(2, 9))) for _ in range(4000)]
    pieces: list[str] = ["The Long Text\n\nby Ann Other\n\n"]
    length = chapter = 0
    while length < size:
        if not length or dice.random() < CHAPTERS:
            chapter += 1
            pieces.append(f"Chapter {chapter}\n\n")
        said = [" ".join(dice.choices(words, k=dice.randint(4, 20))) for _ in range(4)]
        if dice.random() < SPEECH:
            text = f'"{said[0].capitalize()}," he {said[1]}. "I don\'t {said[2]}--{said[3]}!"'
        else:
            text = f"{said[0].capitalize()}, *{said[1]}* {said[2]}... {said[3]}. 'Tis so."
        pieces.append(f"{text}\n\n" if dice.random() > BREAKS else f"{text}\n\n* * *\n\n")
        length += len(text) + 2
    return "".join(pieces)


PATTERNS: dict[str, Text] = {
    "underscores": _of("_"),
    "one line of words": _of("and so it went on, "),
    "one huge word": _of("a"),
    "one-letter lines": _of("a\n"),
    "one-letter blocks": _of("a\n\n"),
    "nested stars": _nested("*", "*"),
    "nested tags": _nested("<i>", "</i>"),
    "opening stars": _of("*a "),
    "stars and underscores": _of("*_"),
    "words of stars": _of("*a*b_c_"),
    "square brackets": _of("["),
    "angle brackets": _of("<"),
    "round brackets": _of("("),
    "open tags": _of("<i> "),
    "unended tags": _of("<i a=b "),
    "double quotes": _of('"'),
    "spaced double quotes": _of('"a" '),
    "single quotes": _of("'"),
    "leading apostrophes": _of("'a "),
    "mixed quotes": _of("\"'a\" 'b '\" "),
    "backticks": _of("`a "),
    "dots": _of("."),
    "spaced dots": _of(". "),
    "dashes": _of("-"),
    "dashed words": _of("a-- "),
    "tabs": _of("\t"),
    "tabs between": _of("a\t"),
    "blank lines": _of("\n"),
    "carriage returns": _of("\r"),
    "headings": _numbered("Chapter {}\n\n"),
    "headings with text": _numbered("Chapter {}\n\nIt was so.\n\n"),
    "numbers alone": _numbered("{}\n\n"),
    "numbers in a line": _numbered("{} "),
    "dividers": _of("***\n\n"),
    "dividers between": _of("a\n\n***\n\n"),
    "labels": _of("A/N: so\n\n"),
    "letters": _of("Dear Jo,\n\nYours,\n\nAnn\n\n"),
    "contents": _numbered("CHAPTER {} ..... 12\n"),
    "mojibake": _of("â€™"),
    "mojibake in words": _of("donâ€™t "),
    "digits": _of("1"),
    "digits with commas": _of("1,"),
    "zero-width": _of("a\u200b"),
    "accents": _of("e\u0301"),
    "no-break spaces": _of("\u00a0"),
    "stanzas": _of("Sing, oh sing,\nof the sea\n\n"),
    "hyphened lines": _of("a broken-\nword on a line\n"),
    "addresses": _of("www.a@"),
    "entities": _of("&amp;"),
    "book": book,
}
HOUSED = ("double quotes", "spaced double quotes", "mixed quotes", "book")


def runs(names: list[str]) -> Iterator[tuple[str, str, House]]:
    """What is measured: a pattern, its title, the style of the house."""
    for name in names or PATTERNS:
        yield name, name, House()
        if name in HOUSED:
            yield name, f"{name}, --quotes single", House(quotes="single")
            yield name, f"{name}, --quotes locale (fr)", House(language="fr", quotes="locale")


def measured(name: str, size: int, house: House) -> tuple[float, dict[str, float]]:
    """Seconds for all stages, and for each by its name."""
    data = PATTERNS[name](size).encode()
    spent: dict[str, float] = {}
    started = last = time.process_time()

    def lap(stage: str) -> None:
        nonlocal last
        now = time.process_time()
        spent[stage], last = now - last, now

    draft: Draft = replace(read(data, "a.txt"), house=house)
    lap("read")
    for run in PASSES:
        draft = amend(draft, run.__name__, run(draft))
        lap(run.__name__)
    bind(draft, Settings())
    lap("bind")
    return time.process_time() - started, spent


def seconds(name: str, size: int, house: House) -> tuple[float, dict[str, float]]:
    """The same in a process of its own, so that nothing is remembered."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(measured, name, size, house).result()


def main() -> None:
    """Print a line for each pattern; those that are slow or steep are marked."""
    quick = "-q" in sys.argv
    unit = MB // 40 if quick else MB // 4
    for name, title, house in runs([arg for arg in sys.argv[1:] if arg != "-q"]):
        small, _ = seconds(name, unit, house)
        large, spent = seconds(name, unit * LARGE, house)
        rate = large / (unit * LARGE / MB)
        growth = large / max(small, 0.01)
        flag = "  <--" if rate > SLOW or (growth > STEEP and large > 1 / LARGE) else ""
        worst = ", ".join(f"{k} {v:.2f}" for k, v in sorted(spent.items(), key=lambda i: -i[1])[:3])
        print(f"{title:<36} {rate:6.2f} s per MB  x{growth:4.1f}  ({worst}){flag}", flush=True)
    if len(sys.argv) == 1:
        times = [seconds("book", MB // 2 * k, House())[0] for k in (1, LARGE, LARGE**2)]
        rates = ", ".join(
            f"{t / k * 2:.2f}" for t, k in zip(times, (1, LARGE, LARGE**2), strict=True)
        )
        print(f"a book of 0.5, 2 and 8 MB: {rates} s per MB")


if __name__ == "__main__":
    main()
