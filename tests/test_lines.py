"""How paragraphs are broken into lines, and that nothing of it stays behind in WeasyPrint."""

import importlib
import random
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from example_books import BOOK, FERRY, said
from hypothesis import given
from hypothesis import strategies as st

from bookforge import files
from bookforge.book import Book, Chapter, Letter, Note, Paragraph, Text
from bookforge.check.fidelity import printed
from bookforge.check.pdf import reading
from bookforge.check.words import words
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.write.pdf import breaking, patches, pdf
from bookforge.write.pdf.breaking import Break, Breaks, Measure, Way, ways
from bookforge.write.pdf.faces import Face
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.paragraphs import Paragraph as Set
from bookforge.write.pdf.rivers import barred, river

CLASSIC = files.theme("classic")
MEASURE = Measure((280.0,), 294.0, 30.0)

STRANGE = (
    "日本語のテキスト、これは長い文章です。" * 6,
    "שלום עולם, this is a paragraph with two directions in it; " * 4,
    "A family 👩‍👩‍👧 and a word of " + "a" * 300,
    "Thin\u2009spaces, no\u00a0break, soft\u00adhyphens, e\u0301te\u0301 and na\u00efve. " * 5,
    "—“Yes”—‘no’—well-to-do half-forgotten…perhaps—or never " * 6,
    "a " * 200,
    ".",
)


def of(*content: Paragraph) -> Book:
    return Book(Meta("T", (), "en", "urn:x", 0), (), (Chapter("c", (Text("C"),), blocks=content),))


def strange() -> Book:
    plain = [said(text) for text in STRANGE]
    mixed = [
        Paragraph((Text(text[:7]), Text(text[7:20], emphasis=True), Text(text[20:], strong=True)))
        for text in STRANGE
    ]
    remark = Paragraph((Text(FERRY, note="n"), Text(FERRY, emphasis=True, strong=True)))
    book = of(*plain, *mixed, remark)
    letter = Letter((said(FERRY), *mixed))
    chapter = replace(book.chapters[0], blocks=(*book.chapters[0].blocks, letter))
    return replace(book, chapters=(chapter,), notes=(Note("n", (said(FERRY),), "c", "inline"),))


def prose(seed: int, count: int) -> str:
    """Text of so many words, some long, some with capitals and quotation marks."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    known = [*FERRY.split(), "extraordinary", "“understanding", "Constantinople,", "whatsoever"]
    return " ".join(chance.choice(known) for _ in range(count))


def all_words(data: bytes) -> list[str]:
    found = reading(data)
    return words(f"{found.story}\n{found.notes}".replace("\u00ad\n", ""))


def expected(book: Book) -> list[str]:
    whole = printed(book)
    return words(f"{whole.story}\n{whole.notes}")


@pytest.fixture(scope="module")
def page_lines() -> list[tuple[float, float, str]]:
    return list(edges(pdf(of(*(said(prose(n, 90)) for n in range(20))), CLASSIC, Settings()).data))


def edges(data: bytes) -> Iterator[tuple[float, float, str]]:
    """Of each line of the story: where it begins and ends in pt from the left, and its text."""
    opened: Any = pypdfium2.PdfDocument(data)
    with opened as document:
        for number in range(4, len(document)):
            text = document[number].get_textpage()
            shift = 0 if number % 2 == 0 else 12
            for left, bottom, right, top in (text.get_rect(n) for n in range(text.count_rects())):
                said_ = text.get_text_bounded(left, bottom, right, top)
                yield left + shift, right + shift, said_


@given(st.lists(st.floats(3, 90), min_size=1, max_size=120))
def test_lines_are_as_wide_as_the_measure(lengths: list[float]) -> None:
    breaks: list[Break] = []
    at = spaces = 0.0
    for length in lengths:
        at += length
        breaks.append(Break(at, at + 2.6, spaces, spaces + 2.6, breaking.SPACE))
        at, spaces = at + 2.6, spaces + 2.6
    breaks[-1] = breaks[-1]._replace(kind=breaking.END)
    for most in (breaking.EASY, breaking.FULL, breaking.LAST):
        for count, way in ways(breaks, MEASURE, 0.0, most).items():
            assert count == len(way.breaks) == len(way.ratios)
            assert way.breaks[-1] == len(breaks) - 1
            assert list(way.breaks) == sorted(set(way.breaks))
            assert all(-1 <= ratio <= most for ratio in way.ratios)


def test_a_paragraph_may_gain_or_lose_a_line() -> None:
    breaks = [Break(n * 20.0, n * 20.0 + 3, n * 3.0, n * 3.0 + 3, 0) for n in range(1, 160)]
    breaks[-1] = breaks[-1]._replace(kind=breaking.END)
    alone = ways(breaks, MEASURE, 0.0, breaking.FULL)
    every = ways(breaks, MEASURE, 0.0, breaking.FULL, whole=())
    assert len(alone) == 1
    assert len(every) > 1
    assert alone.keys() <= every.keys()


def test_a_line_can_be_kept_whole() -> None:
    breaks = [
        Break(n * 10.0, n * 10.0, n * 1.5, n * 1.5, breaking.HYPHEN if n % 2 else breaking.SPACE)
        for n in range(1, 200)
    ]
    breaks[-1] = breaks[-1]._replace(kind=breaking.END)
    for line in range(3):
        for way in ways(breaks, MEASURE, 0.0, breaking.LAST, whole={line}).values():
            assert breaks[way.breaks[line]].kind != breaking.HYPHEN


def uniform(count: int, width: float) -> list[Break]:
    """The breaks of a paragraph of so many words, each that wide, with spaces of 3."""
    breaks = [
        Break(n * (width + 3) - 3, n * (width + 3), (n - 1) * 3.0, n * 3.0, breaking.SPACE)
        for n in range(1, count + 1)
    ]
    breaks[-1] = breaks[-1]._replace(kind=breaking.END)
    return breaks


def test_a_river_is_found() -> None:
    breaks = uniform(60, 27.0)
    lengths = [found.end for found in breaks]
    for width, length in ((294.0, 0), (309.0, 3)):
        measure = Measure((width,), width, 30.0)
        (way,) = ways(breaks, measure, 0.0, breaking.FULL).values()
        assert river(breaks, lengths, way, measure) == length


def test_no_line_ends_where_it_is_barred() -> None:
    breaks: Breaks = uniform(60, 17.3)
    (way,) = ways(breaks, MEASURE, 0.0, breaking.LAST).values()
    for other, at in zip(barred(breaks, way, 2), way.breaks, strict=False):
        (found,) = ways(other, MEASURE, 0.0, breaking.LAST).values()
        assert at not in found.breaks


def test_a_river_is_drained(monkeypatch: pytest.MonkeyPatch) -> None:
    rivers: list[tuple[int, int]] = []
    old = Set._drained  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def drained(self: Set, way: Way, whole: Container[int] | None = None) -> Way:
        made = old(self, way, whole)
        first, second = (river(self.breaks, self.lengths, w, self.measure) for w in (way, made))
        rivers.append((first, second))
        return made

    monkeypatch.setattr(Set, "_drained", drained)
    pdf(of(said("So."), said(prose(277, 200))), CLASSIC, Settings())  # one with a river
    assert any(before for before, _ in rivers)
    assert not any(after for _, after in rivers)


@pytest.mark.parametrize("book", [BOOK, strange()], ids=["ferry", "strange"])
def test_both_ways_of_breaking_lines_print_every_word(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = pdf(book, CLASSIC, Settings())
    monkeypatch.setattr(patches, "KNOWN", "another WeasyPrint")
    theirs = pdf(book, CLASSIC, Settings())
    assert not ours.problems
    assert [problem.code for problem in theirs.problems] == ["plain-lines"]
    assert ours.data != theirs.data
    if book is BOOK:
        assert all_words(ours.data) == all_words(theirs.data) == expected(book)
    else:  # words from right to left come in an order of the reader's own
        letters = sorted("".join(expected(book)))
        assert sorted("".join(all_words(ours.data))) == letters
        assert sorted("".join(all_words(theirs.data))) == letters


def test_strange_books_are_the_same_twice() -> None:
    assert pdf(strange(), CLASSIC, Settings()).data == pdf(strange(), CLASSIC, Settings()).data


def test_margins_are_straight(page_lines: list[tuple[float, float, str]]) -> None:
    full = [line for line in page_lines if line[1] - line[0] > 270]
    assert len(full) > 100
    ends = [right for _, right, _ in full if not 348 < right < 356]
    assert len(ends) <= 4  # last lines that are nearly full
    assert all(53 < left < 72 for left, right, _ in full if right - left > 278)


def test_words_are_divided_with_care(page_lines: list[tuple[float, float, str]]) -> None:
    ends = [text.strip() for _, _, text in page_lines]
    row = 0
    for text, after in pairwise(ends):
        divided = text.endswith(("-", "\x02"))
        row = row + 1 if divided else 0
        assert row <= 2
        if divided:
            word = text.rsplit(" ", 1)[-1].strip("-\x02") + after.split(" ")[0]
            assert word[0].islower() or not word[0].isalpha()
            assert len(word) >= 6


def test_where_words_may_be_divided() -> None:
    face = the_face()
    for word in ("remembering,", "understanding", "sister’s"):
        assert face.hyphens(word)
        assert all(3 <= place <= len(word) - 3 for place in face.hyphens(word))
    for word in ("after", "Elizabeth", "half-forgotten", "couldn’t", "WONDERFUL"):
        assert face.hyphens(word) == ()


def the_face() -> Face:
    press = Press(CLASSIC)
    page = press.part('<html lang="en"><p>text</p>').pages[0]
    box = next(b for b in page._page_box.descendants() if type(b).__name__ == "TextBox")  # noqa: SLF001
    return press.compositor.faces.of(box.style)


def test_a_drop_cap_narrows_the_lines_beside_it() -> None:
    press = Press(CLASSIC)
    cap = '<span style="float: left; width: 30pt; height: 28pt">W</span>'
    html = f'<html lang="en"><section class="story"><p class="first">{cap}{FERRY * 2}</p>'
    with press.at_work():
        page = press.part(html).pages[0]
    lines = [b for b in page._page_box.descendants() if type(b).__name__ == "LineBox"]  # noqa: SLF001
    widths = [round(line.width) for line in lines if line.width > 200]
    assert max(widths[:2]) < min(widths[2:-1])


def test_nothing_stays_replaced() -> None:
    before = functions()
    press = Press(CLASSIC)
    with press.at_work():
        assert functions() != before
        stranger = press.weasyprint.HTML(string=f"<p style='text-align: justify'>{FERRY}</p>")
        boxes = stranger.render().pages[0]._page_box.descendants()  # noqa: SLF001
        assert not any("bookforge_run" in box.__dict__ for box in boxes)
    assert functions() == before
    with pytest.raises(ValueError, match="a fault"), press.at_work():
        raise ValueError("a fault")
    assert functions() == before


def functions() -> list[object]:
    places = [place for found in patches.REPLACED.values() for place in found]
    return [getattr(importlib.import_module(f"weasyprint.{m}"), name) for m, name in places]
