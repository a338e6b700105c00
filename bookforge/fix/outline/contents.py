"""Lists of contents: lines that name what comes later in the text, or stand under that word."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bookforge.fix.lines.layout import Layout
from bookforge.fix.looks.headlines import REMEMBERED, headline

WORDS = (
    "table of contents|contents|list of chapters|chapters|index of chapters|inhalt"
    "|inhaltsverzeichnis|table des matières|sommaire|table|índice|indice|sumário|contenido|inhoud"
    "|inhoudsopgave|innehåll|indhold|innhold|sisällys|sisällysluettelo|spis treści|obsah|tartalom"
    "|содержание|оглавление|зміст|περιεχόμενα|cuprins|içindekiler|mục lục|daftar isi|目录|目錄"
    "|目次|차례|목차"
)
WORD = re.compile(rf"[\s#*_=~\[-]{{0,8}}(?:{WORDS})[\s*_=~:.\]-]{{0,8}}", re.IGNORECASE)
LEADERS = re.compile(r"(?:[\s.·…_]{2,}|\s)\d{1,4}$")  # dots and a page number
LONGEST = 110  # characters in an entry
MOST = 1000  # entries
SETTLED = 3  # entries after which the list has shown its own gaps
FEWEST = 3  # entries in a list that no word announces


class Entry(NamedTuple):
    """A line that may be an entry, its range in the text, and the name it tells or ""."""

    start: int
    end: int
    gap: int
    said: str
    name: str


def is_contents(line: str) -> bool:
    """Whether a line announces a list of contents.

    >>> is_contents("Table of Contents"), is_contents("CONTENTS."), is_contents("chapters")
    (True, True, False)
    """
    said = line.strip()
    return not said.islower() and WORD.fullmatch(said) is not None


@lru_cache(maxsize=REMEMBERED)
def name(line: str) -> str:
    """What an entry and the heading it means have in common.

    >>> name("  I. A Scandal in Oslo ...... 12"), name("ADVENTURE I. A SCANDAL IN OSLO")
    ('ascandalinoslo', 'ascandalinoslo')
    >>> name("CHAPTER II."), name("Chapter Two")
    ('chapter 2', 'chapter 2')
    """
    line = line.strip()
    whole = headline(line)
    bare = line if whole and not whole.words else LEADERS.sub("", line)
    found = headline(bare)
    words = found.words if found and found.words else bare
    if found and not found.words:
        share = f".{found.share}" if found.share else ""
        outer = f"{found.outer}/" if found.outer else ""
        return f"{found.word} {outer}{found.value}{share}".strip()
    return "".join(filter(str.isalnum, words.lower()))


def contents(laid: Layout, within: range) -> tuple[Entry, ...]:
    """The first list of contents in a range of lines, with the word that announces it."""
    entries = list(_entries(laid, within))
    for i, entry in enumerate(entries):
        if is_contents(entry.said):
            last = _announced(entries, i + 1)
            if last > i + 2:
                return tuple(entries[i:last])
    run = next(_unannounced(entries), range(0))
    return tuple(entries[run.start : run.stop])


def _entries(laid: Layout, within: range) -> Iterator[Entry]:
    """The blocks, but the lines of those whose lines stay lines."""
    for block in laid.blocks:
        if block.first not in within:
            continue
        parts = laid.lines[block.first : block.last] if block.kept else (block,)
        for part in parts:
            known = name(part.said) if len(part.said) <= LONGEST else ""
            yield Entry(part.start, part.end, part.gap, part.said, known)


def _announced(entries: Sequence[Entry], start: int) -> int:
    """Where the list ends: at its first entry met again, at long lines, or at a wider gap."""
    seen: dict[str, set[tuple[str, int]]] = {}  # by kind of entry
    widest = 0
    above = ""
    for i in range(start, min(len(entries), start + MOST)):
        entry = entries[i]
        found = headline(entry.said)
        kind = f"{found.form} {found.word}" if found else ""
        key = entry.name, found.value if found else 0
        again = key in seen.get(kind, ()) and (entry.name == entries[start].name or bool(found))
        wider = i - start > SETTLED and entry.gap > max(widest, 1)
        if again or wider or not entry.name or (i > start and _anew(entries[start], entry)):
            return i
        if kind != above and kind in seen:
            seen.pop(above)  # in the next part, what lies in parts is counted anew
        seen.setdefault(kind, set()).add(key)
        above = kind
        widest = max(widest, entry.gap if i > start else 0)
    return start


def _anew(first: Entry, entry: Entry) -> bool:
    """Whether a line is the number alone of the list's first entry, which has a title too."""
    top, here = headline(first.said), headline(entry.said)
    if not top or not here or not top.words or here.words:
        return False
    return (top.kind, top.value) == (here.kind, here.value)


def _unannounced(entries: Sequence[Entry]) -> Iterator[range]:
    """Runs of numbered lines whose names all come back below the run."""
    last_seen = {entry.name: i for i, entry in enumerate(entries) if entry.name}
    first = 0
    seen: set[str] = set()
    for i in range(len(entries) + 1):
        entry = entries[i] if i < len(entries) else None
        if entry and entry.name not in seen and _listed(entry, last_seen, i):
            seen.add(entry.name)
            continue
        if i - first >= FEWEST and all(last_seen[known] >= i for known in seen):
            yield range(first, i)
        first = i + 1
        seen = set()


def _listed(entry: Entry, last_seen: dict[str, int], i: int) -> bool:
    return bool(entry.name) and last_seen[entry.name] > i and headline(entry.said) is not None
