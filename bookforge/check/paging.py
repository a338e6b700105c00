"""Where the pages of a printed edition begin in the text of a book, to the character.

Letters are what page and book must have alike, one by one: so many letters as the pages before
hold stand before a page's first. What is no letter (quotation marks, a dash, the hyphen of the
margin) decides only on which side of the page's turn it stands, and is compared from the first
letter of the page backwards. The pages before the story are found one by one, for an e-book may
bind them in another order; in scripts whose letters pages reorder, letters are counted.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bookforge.book import Book, Edition, PageStart
from bookforge.check.alignment import REORDERED
from bookforge.check.epub import page_marks
from bookforge.check.fidelity import printed
from bookforge.check.printed import PrintedPage
from bookforge.check.sight import on_paper
from bookforge.check.words import MARKS, WORD_CHARACTER

# A run of plain letters, or one character with the accents that Unicode may make one with it.
CLUSTER = re.compile(rf"[A-Za-z0-9]+(?![{MARKS}])|.[{MARKS}]*", re.DOTALL)
SHOWN = 6  # words of a place where page and book disagree


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first place where a printed page does not say what the book does, in some words each."""

    label: str
    page: str
    book: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A text without white space; `letters` as they are compared, `at` the place of each in it."""

    text: str
    letters: str
    at: tuple[int, ...]


def page_starts(pages: Sequence[PrintedPage], book: Book) -> tuple[PageStart, ...] | Disagreement:
    """Where each of the pages begins in the book, in their order; or where it is another text."""
    whole = printed(on_paper(book))
    found: list[PageStart] = []
    for region, text in (("title", whole.title), ("front", whole.front)):
        told = _told(text)
        found += (start for page in pages if page.region == region for start in _found(page, told))
    found += _listed([page for page in pages if page.region == "contents"], book)
    for region, text in (("story", whole.story), ("notes", whole.notes), ("back", whole.back)):
        starts = _counted([page for page in pages if page.region == region], text)
        if isinstance(starts, Disagreement):
            return starts
        found += starts
    order = {(page.region, page.label): number for number, page in enumerate(pages)}
    return tuple(sorted(found, key=lambda start: order[start.region, start.label]))


def misplaced(edition: Edition, epub: bytes) -> Iterator[str]:
    """A sentence for each page that is not marked in an e-book where it begins."""
    found = {label: (region, at) for label, region, at in page_marks(epub)}
    for page in edition.pages:
        if page.region != "contents" and found.get(page.label) != (page.region, page.at):
            yield f"Page {page.label} is not marked where it begins."


def _told(text: str) -> _Told:
    r"""What of `text` can be seen, less hyphens of the margin.

    >>> _told("“Oh,” he\u00ad\nsaid").letters
    'Ohhesaid'
    """
    seen = "".join(text.replace("\u00ad\n", "").split())
    letters, at = list[str](), list[int]()
    for cluster in CLUSTER.finditer(seen):
        if len(cluster[0]) > 1 and cluster[0].isascii():
            letters.append(cluster[0])
            at += range(*cluster.span())
        else:
            made = WORD_CHARACTER.findall(unicodedata.normalize("NFKC", cluster[0]))
            letters += made
            at += [cluster.start()] * len(made)
    return _Told(seen, "".join(letters), tuple(at))


def _found(page: PrintedPage, told: _Told) -> Iterator[PageStart]:
    """A page that is there whole, wherever; one of the book's own (a licence page) is nowhere."""
    letters = _told(page.text).letters
    first = told.letters.find(letters)
    if letters and first >= 0:
        yield PageStart(page.label, page.region, told.at[first], page.voiced)


def _listed(pages: Sequence[PrintedPage], book: Book) -> Iterator[PageStart]:
    """Pages of the contents: each begins with the first chapter that is named on it."""
    own = [_told(page.own).letters for page in pages]
    ends = list(accumulate(map(len, own)))
    whole, at, last = "".join(own), 0, -1
    for number, chapter in enumerate(book.chapters):
        name = _told("".join(run.value for run in (*chapter.number, *chapter.title))).letters
        place = whole.find(name, at) if name else -1
        if place >= 0:
            at = place + len(name)
            page = bisect_right(ends, place)
            if page > last:
                yield PageStart(pages[page].label, "contents", number if page else 0, voiced=True)
                last = page


def _counted(pages: Sequence[PrintedPage], text: str) -> list[PageStart] | Disagreement:
    """Pages that hold all of a text, one after the other."""
    told, parts = _told(text), [_told(page.text) for page in pages]
    ends = list(accumulate((len(part.letters) for part in parts), initial=0))
    for page, part, (start, end) in zip(pages, parts, pairwise(ends), strict=True):
        if not _same(part.letters, told.letters[start:end]):
            return _disagreement(page, told.letters[start:end], text, start)
    if ends[-1] < len(told.letters) and pages:
        return Disagreement(pages[-1].label, "", _words(text, ends[-1]))
    return list(_placed(pages, parts, told, ends))


def _same(printed: str, told: str) -> bool:
    if printed == told:
        return True
    return bool(REORDERED.search(told)) and Counter(printed) == Counter(told)


def _disagreement(page: PrintedPage, told: str, text: str, start: int) -> Disagreement:
    letters = _told(page.text).letters
    pairs = zip(letters, told, strict=False)
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(letters), len(told)))
    return Disagreement(page.label, _words(page.text, same), _words(text, start + same))


def _words(text: str, number: int) -> str:
    """Some words of `text` from that in which the letter of that `number` (from 0) stands."""
    shown = text.replace("\u00ad\n", "").split()
    count = 0
    for i, word in enumerate(shown):
        count += len(_told(word).letters)
        if count > number:
            return " ".join(shown[i : i + SHOWN])
    return ""


def _placed(
    pages: Sequence[PrintedPage], parts: Sequence[_Told], told: _Told, ends: Sequence[int]
) -> Iterator[PageStart]:
    """The starts, from the last page to the first; several may stand between two letters."""
    place = len(told.text)
    for page, part, start, end in reversed(
        list(zip(pages, parts, ends[:-1], ends[1:], strict=True))
    ):
        if end > start:
            place = told.at[start]
        lowest = told.at[start - 1] + 1 if start else 0
        before = part.text[: part.at[0]] if part.at else part.text
        place, strange = _backwards(before, told.text, place, lowest)
        yield PageStart(page.label, page.region, place, page.voiced or strange)


def _backwards(before: str, text: str, place: int, lowest: int) -> tuple[int, bool]:
    """Where `before`, which ends at `place` of `text`, begins, and if it has what `text` has not.

    Nothing is looked for before `lowest`.

    >>> _backwards("*“", "end.”“So", 6, 3)
    (5, True)
    """
    strange = False
    for sign in reversed(before):
        if place > lowest and text[place - 1] == sign:
            place -= 1
        else:
            strange = True
    return place, strange
