"""How pages are filled: the ends that are chosen, and that the pages made are those chosen."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from example_books import FERRY, long_book, said
from hypothesis import given
from hypothesis import strategies as st
from test_lines import prose
from test_pdf import assert_words, of

from bookforge import files
from bookforge.book import Block as Told
from bookforge.book import Book, Chapter, Letter, SceneBreak, Text, Verse
from bookforge.settings import Settings
from bookforge.write.pdf import compositor, pdf
from bookforge.write.pdf.fitting import Block, Choice, Column, Form, fitted, pages

CLASSIC = files.theme("classic")
COLUMN = Column(100.0, 10.0)
ONE = Form(1, 0.0)
LEADING = 14 / 0.75  # px


def paragraph(*lines: int, joined: bool = False, tied: bool = False, parts: bool = True) -> Block:
    """A paragraph of so many lines; further numbers are forms it may have at a cost."""
    forms = tuple(Form(count, 5.0 * at) for at, count in enumerate(lines))
    return Block(0.0, 0.0, 10.0, 0.0, forms, joined=joined, tied=tied, parts=parts)


def filled(blocks: list[Block], start: float = 0.0) -> list[float]:
    """The depth of each page, white included."""
    choices = fitted(blocks, COLUMN, start)
    assert choices is not None
    depths = [start]
    for block, choice in zip(blocks, choices, strict=True):
        done = 0
        for cut in choice.cuts:
            depths[-1] += (block.gap if depths[-1] and not done else 0) + 10 * (cut.line - done)
            done = cut.line
            depths.append(0.0)
        depths[-1] += (block.gap if depths[-1] and not done else 0) + 10 * (
            choice.form.lines - done
        )
    return depths


def test_pages_are_filled() -> None:
    assert filled([paragraph(7), paragraph(6), paragraph(9)]) == [100, 100, 20]


def test_no_line_stands_alone() -> None:
    assert filled([paragraph(9), paragraph(8)]) == [90, 80]
    assert filled([paragraph(8), paragraph(3), paragraph(4)]) == [80, 70]


def test_a_paragraph_gains_or_loses_a_line_for_a_page() -> None:
    assert filled([paragraph(5, 6), paragraph(4), paragraph(9)])[0] == 100
    assert filled([paragraph(6, 5), paragraph(5), paragraph(3), paragraph(9)])[0] == 100


def test_what_is_joined_stays_together() -> None:
    ornament = Block(5.0, 0.0, 10.0, 5.0, (ONE,), joined=True, tied=True, parts=False)
    choices = fitted([paragraph(8, tied=True), ornament, paragraph(6, joined=True)], COLUMN, 0.0)
    assert choices is not None
    assert [choice.cuts for choice in choices][1] == ()
    assert [cut.line for cut in choices[0].cuts] == [6]


def test_an_ornament_begins_a_page_rather_than_leave_lines_of_one_empty() -> None:
    after = paragraph(9, joined=True)
    ornament = Block(0.0, 5.0, 10.0, 5.0, (ONE,), tied=True, parts=False, begins=1300.0)
    choices = fitted([paragraph(8), ornament, after], COLUMN, 0.0)
    assert choices is not None
    assert [cut.line for cut in choices[1].cuts] == [0]
    choices = fitted([paragraph(6), ornament, after], COLUMN, 0.0)
    assert choices is not None
    assert choices[1].cuts == ()


def test_what_cannot_be_fitted_is_left_alone() -> None:
    assert fitted([paragraph(30, parts=False)], COLUMN, 0.0) is None


def test_a_chapter_does_not_end_in_a_few_lines() -> None:
    assert filled([paragraph(8), paragraph(5), paragraph(10, 12)])[-1] >= 50


@given(st.lists(st.integers(1, 25), min_size=1, max_size=40), st.integers(0, 6))
def test_any_chapter_is_fitted(counts: list[int], start: int) -> None:
    blocks = [paragraph(count) for count in counts]
    choices = fitted(blocks, COLUMN, 10.0 * start)
    assert choices is not None
    depths = filled(blocks, 10.0 * start)
    assert len(depths) == pages(choices)
    assert max(depths) <= 100
    assert all(all_parts(choice) for choice in choices)


def all_parts(choice: Choice) -> bool:
    """Whether no line of a block that is parted stands alone."""
    ends = [0, *(cut.line for cut in choice.cuts if cut.line), choice.form.lines]
    return len(ends) == 2 or all(after - before >= 2 for before, after in pairwise(ends))


@pytest.fixture
def predicted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many chapters were fitted; none of them may come out otherwise."""
    counts: list[int] = []
    old = compositor.Compositor.fit

    def fit(self: compositor.Compositor, *given_: object) -> int:
        counts.append(old(self, *given_))
        return counts[-1]

    monkeypatch.setattr(compositor.Compositor, "fit", fit)
    monkeypatch.setattr(compositor.Compositor, "forget", None)  # is called if a page was missed
    yield counts
    assert counts
    assert all(counts)


def chapters() -> Book:
    """Chapters of prose and talk, with letters and breaks, two to six pages long."""
    made: list[Chapter] = []
    for number in range(6):
        sizes = [(number * 37 + n * 53) % 140 + 3 for n in range(18 + number * 4)]
        story = [said(prose(number * 100 + n, size)) for n, size in enumerate(sizes)]
        letter = Letter((said("Dear Marta,"), said(FERRY), said("Yours, Jonas")))
        blocks: tuple[Told, ...] = (*story[:5], SceneBreak(), *story[5:9], letter, *story[9:])
        made.append(Chapter(f"c{number}", (Text(f"Chapter {number}"),), blocks=blocks))
    return of(made)


def test_pages_end_where_it_was_chosen(predicted: list[int]) -> None:
    del predicted
    book = chapters()
    assert_words(book, pdf(book, CLASSIC, Settings(), None, 1).data)
    assert_words(long := long_book(3), pdf(long, CLASSIC, Settings(), None, 1).data)


LETTER = Letter((said("Dear Marta,"), said(FERRY), said("Yours, Jonas")))
VERSE = Verse(tuple((Text(line),) for line in ("The ferry goes,", "the ferry stays,", "it rains.")))


@pytest.mark.parametrize(
    ("between", "lines"), [(SceneBreak(), {1.0}), (LETTER, {0.5}), (VERSE, {0.5})]
)
def test_what_stands_apart_has_more_white_where_pages_need_it(
    between: Told, lines: set[float], predicted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    del predicted
    whites: list[float] = []
    old = compositor._aired  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def aired(lines: object, container: object, white: float) -> object:
        whites.append(white)
        return old(lines, container, white)  # type: ignore[arg-type]

    monkeypatch.setattr(compositor, "_aired", aired)
    story: list[Told] = []
    for number in range(60):
        story += [said(prose(number, 14 + number % 23)), said(prose(number, 20)), between]
    book = of([Chapter("c", (Text("C"),), blocks=tuple(story[:-1]))])
    assert_words(book, pdf(book, CLASSIC, Settings(), None, 1).data)
    assert {round(white / LEADING, 2) for white in whites} == lines
    assert len(whites) < 60


def test_pages_that_come_out_otherwise_are_left_to_weasyprint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = chapters()
    plain = replace(book, chapters=book.chapters[:2])

    def missed(*_: object) -> int:
        return 99

    monkeypatch.setattr(compositor.Compositor, "fit", missed)
    assert_words(plain, pdf(plain, CLASSIC, Settings(), None, 1).data)
