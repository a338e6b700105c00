"""A folder of chapters: which of its files are the story, in which order, and under which headings.

Download tools and writing programs keep a chapter a file: `00001.txt`, `Chapter 12 - The Door.md`,
volumes in folders of their own. The files are put in the order of the numbers in their names and
joined. A file whose text has no heading gets the words of its name as one: a name is part of what
the folder says, so these words are part of the source.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from pathlib import PurePath
from typing import NamedTuple

from bookforge.draft import Draft, Mark
from bookforge.problem import InputError, Problem
from bookforge.read.decode import source
from bookforge.read.file_names import BACK, FRONT, PAPER, heading, numbers, volume
from bookforge.read.text import lost
from bookforge.source import File, Folder, Source, Span, joined

FEWEST_NUMBERED = 3  # files with numbers, from which on a file without one is no chapter
MOST_NAMED = 6  # files that a message names

# A line that opens a chapter, by its first word; the passes look closer later.
WORDS = (
    r"chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|rozdzia[łl]|kapitola|luku|fejezet"
    r"|глава|розділ|bölüm|chương"
)
OPENS = re.compile(
    rf"(?i)(?:#{{1,6}}\s|\W{{0,3}}(?:({WORDS})|chap|ch|part|book|volume|vol|prologue|epilogue"
    r"|interlude|intermission|preface|foreword|introduction|afterword)\b"
    r"|第\s*\S{1,8}\s*[章回话話节節卷]|\d+\s*화)"
)
FIRST_LINE = re.compile(r"\A\s*(\S[^\r\n]*\S|\S)")
FIRST_LINES = 12  # in which a heading may follow the title of the book
LONGEST_HEADING = 80  # characters
ENGLISH = re.compile(r"(?i)\b(?:the|and|of|he|she|it|to)\b")
FEW = 0.05  # of all words; English stories have twice as many of these, other languages none


class Chapter(NamedTuple):
    """A file of the story, decoded, with what was said about that."""

    source: Source
    problems: tuple[Problem, ...]


def folder(found: Folder, name: str, encoding: str) -> Draft:
    """The draft of a story in several files.

    Raises:
        InputError: none of them is a text, or one cannot be read.

    """
    papers = [file.name for file in found.files if PAPER.fullmatch(PurePath(file.name).stem)]
    files, texts = story_files([file for file in found.files if file.name not in papers])
    if not files:
        raise InputError(f"The folder “{name}” holds no text.", "Texts end in .txt or .md.")
    chapters = [Chapter(*source(file.data, file.name, encoding)) for file in files]
    whole = joined(name, list(zip(_headings(chapters), (c.source for c in chapters), strict=True)))
    problems = (*_unread(texts, [*papers, *found.others]), *_problems(whole, chapters))
    return Draft(whole, whole.text, marks=tuple(_opened(whole)), problems=problems)


def _opened(whole: Source) -> Iterator[Mark]:
    """A mark over the heading of each file: that a file begins there settles that it is one."""
    for part in whole.parts:
        if part.start < part.text:
            words = whole.text[part.start : part.text].rstrip()
            start = part.start + words.rfind("\n") + 1  # a volume's heading may stand above
            yield Mark("decided", start, part.start + len(words), "heading", "read")
        elif opening := _opening(part.file.text):
            start, end = opening
            yield Mark("decided", part.text + start, part.text + end, "heading", "read")


def _opening(text: str) -> Span | None:
    """The first line with words, if it says what it opens."""
    line = FIRST_LINE.search(text, 0, FIRST_LINES * 400)
    if line and len(line[1]) <= LONGEST_HEADING and OPENS.match(line[1]):
        return Span(*line.span(1))
    return None


def story_files(files: Sequence[File]) -> tuple[list[File], list[str]]:
    """The files of the story, in order, and the names of the texts that are left out of it."""
    stems: dict[PurePath, File] = {}  # the same chapter in two forms is one chapter
    for file in sorted(files, key=lambda file: (_order(file.name), file.name)):
        if file.data.strip():
            stems.setdefault(PurePath(file.name).with_suffix(""), file)
    kept = list(stems.values())
    if sum(bool(numbers(stem.name)) for stem in stems) >= FEWEST_NUMBERED:
        kept = [file for stem, file in stems.items() if _is_of_a_series(stem.name)]
    names = {file.name for file in kept}
    return kept, [file.name for file in files if file.name not in names]


def _order(name: str) -> tuple[tuple[int, tuple[int, ...], str], ...]:
    """What a path is sorted by, folder by folder: front matter first, then by numbers."""
    return tuple(_rank(part) for part in PurePath(name).with_suffix("").parts)


def _rank(part: str) -> tuple[int, tuple[int, ...], str]:
    found = numbers(part)
    if found:
        return 0, found, part.casefold()
    if FRONT.match(part):
        return -1, (), part.casefold()
    return (2 if BACK.match(part) else 1), (), part.casefold()


def _is_of_a_series(stem: str) -> bool:
    return bool(numbers(stem) or FRONT.match(stem) or BACK.match(stem))


def _headings(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The words that each file needs above its text: of a new folder, and its own."""
    paths = [PurePath(chapter.source.name) for chapter in chapters]
    several = len({path.parent for path in paths}) > 1
    word = _chapter_word([chapter.source.text for chapter in chapters])
    for parent, group in groupby(zip(paths, chapters, strict=True), lambda pair: pair[0].parent):
        members = list(group)
        common = _prefix([path.stem for path, _ in members])
        for i, (path, chapter) in enumerate(members):
            of_volume = volume(parent.name) if several and i == 0 else ""
            own = opens_itself(chapter.source.text, numbers(path.stem))
            named = "" if own else heading(path.stem, common, word)
            yield "\n\n".join(words for words in (of_volume, named) if words)


def _chapter_word(texts: Sequence[str]) -> str:
    """What the story calls its chapters; "" if it does not say, and is not in English."""
    found = Counter(
        hit[1].capitalize()
        for text in texts
        for line in _first_lines(text)
        if len(line) <= LONGEST_HEADING and (hit := OPENS.match(line)) and hit[1]
    )
    if found:
        return found.most_common(1)[0][0]
    words = sum(len(text.split()) for text in texts)
    return "Chapter" if sum(len(ENGLISH.findall(text)) for text in texts) > FEW * words else ""


def _prefix(stems: Sequence[str]) -> str:
    """What all names of a folder begin with before their number, as the story's name is."""
    if len(stems) < 2:  # noqa: PLR2004 - one name shares nothing
        return ""
    common = takewhile(lambda letters: len(set(letters)) == 1, zip(*stems, strict=False))
    return re.sub(r"\d+$", "", "".join(letters[0] for letters in common))


def opens_itself(text: str, named: tuple[int, ...] = ()) -> bool:
    """Whether a file's text has a heading among its first lines, or goes on from the file before.

    `named` are the numbers in the file's name.
    """
    lines = _first_lines(text)
    if not lines or lines[0][0].islower():
        return bool(lines)
    number = re.match(r"\W{0,3}(\d{1,9})\b", lines[0])
    if number and int(number[1]) in named and len(lines[0]) <= LONGEST_HEADING:
        return True
    return any(OPENS.match(line) and len(line) <= LONGEST_HEADING for line in lines)


def _first_lines(text: str) -> list[str]:
    """The first lines with words of a text."""
    lines = (line.strip("\ufeff \t\r") for line in text[: FIRST_LINES * 400].split("\n"))
    return [line for line in lines if line][:FIRST_LINES]


SAVE = "If one belongs to the story, save it as plain text, named like the chapters."


def _unread(texts: Sequence[str], others: Sequence[str]) -> Iterator[Problem]:
    if texts:
        hint = "If one belongs to the story, give it a number; chapters are ordered by it."
        yield Problem("unread-text", f"Texts that are no chapters: {_named(texts)}.", hint=hint)
    if others:
        yield Problem("unread-file", f"Files that are no texts: {_named(others)}.", hint=SAVE)


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    return f"{shown} and {more:,} more" if more > 0 else shown


def _problems(whole: Source, chapters: Sequence[Chapter]) -> Iterator[Problem]:
    """What was said of each file, at its place in the whole; the same guess only once."""
    guessed: set[tuple[str, str]] = set()
    for part, chapter in zip(whole.parts, chapters, strict=True):
        for problem in (*chapter.problems, *lost(part.file)):
            kind = (problem.code, part.file.encoding)
            if problem.code.endswith("-encoding") and kind in guessed:
                continue
            guessed.add(kind)
            yield replace(problem, at=problem.at and _moved(problem.at, part.text))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
