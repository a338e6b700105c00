"""The figures of a PDF's lines: each is what was put into the pages that it is counted on."""

from dataclasses import replace

import pytest
from test_fitting import chapters

from bookforge import files
from bookforge.check.pdf import printed_lines
from bookforge.check.printed import PrintedLine, PrintedWord
from bookforge.check.typography import Typography, typography
from bookforge.settings import Settings
from bookforge.write.pdf import patches, pdf

NATURAL = 2.5
LEAD = 14.0


def line(
    row: int, space: float = NATURAL, *, inset: float = 0, text: str = "", words: int = 10
) -> PrintedLine:
    """A line of words `space` apart, in that row of its page (from 0), 300 pt wide if full."""
    wide = (300 - inset - 9 * space) / 10
    made = [
        PrintedWord(
            f"w{n}", 50 + inset + n * (wide + space), 50 + inset + n * (wide + space) + wide
        )
        for n in range(words)
    ]
    made[-1] = replace(made[-1], text=text or made[-1].text)
    return PrintedLine(tuple(made), 500 - LEAD * row)


def paragraph(row: int, *spaces: float, text: str = "") -> list[PrintedLine]:
    """A paragraph of full lines with such spaces, and a last one of four words."""
    first, *rest = spaces
    return [
        line(row, first, inset=14, text=text),
        *(line(row + 1 + n, space, text=text) for n, space in enumerate(rest)),
        line(row + 1 + len(rest), words=4),
    ]


def figures(*pages: list[PrintedLine]) -> Typography:
    found = typography(pages)
    assert found is not None
    return found


EVEN = [*paragraph(0, 2.5, 2.5), *paragraph(3, 2.5, 2.5), *paragraph(6, 2.5, 2.5)]


def test_an_even_page_has_no_faults() -> None:
    found = figures(EVEN, EVEN)
    assert found.space == pytest.approx(1.0)
    assert (found.loose, found.hyphenated, found.rows, found.turns) == (0, 0, 0, 0)
    assert (found.runts, found.rivers, found.widows, found.orphans, found.uneven) == (0,) * 5


def test_loose_lines_are_counted_and_listed() -> None:
    found = figures([*EVEN, *paragraph(9, 6.0, 2.5)])
    assert found.loose == pytest.approx(1 / 8)
    assert found.worst[0][0] == 1
    assert found.worst[0][1] == pytest.approx(2.4)


def test_hyphens_in_a_row_and_over_a_leaf() -> None:
    found = figures([*EVEN, *paragraph(9, 2.5, 2.5, 2.5, text="w-")[:-1]], EVEN)
    assert (found.rows, found.turns) == (1, 1)
    assert found.hyphenated == pytest.approx(3 / 15)
    assert figures(EVEN, [*EVEN, *paragraph(9, 2.5, text="w-")[:-1]], EVEN).turns == 0


def test_rivers() -> None:
    assert figures([*EVEN, *paragraph(9, 4.0, 4.0, 4.0, 4.0, 4.0)]).rivers > 0


def test_widows_orphans_and_depths() -> None:
    widow = figures([*EVEN, *paragraph(9, 2.5, 2.5)[:-1]], [line(0, words=4), *EVEN[3:]])
    assert (widow.widows, widow.orphans) == (1, 0)
    orphan = figures([*EVEN, line(9, inset=14)], [line(0), line(1, words=4), *EVEN[3:]])
    assert (orphan.widows, orphan.orphans) == (0, 1)
    assert figures(EVEN, EVEN, EVEN[:-1], EVEN).uneven == pytest.approx(1 / 3)


def test_runts() -> None:
    short = PrintedLine((PrintedWord("so.", 50, 65),), 500 - 12 * LEAD)
    assert figures([*EVEN, line(9, inset=14), line(10), line(11), short]).runts == pytest.approx(
        1 / 4
    )


def test_too_little_to_say_anything() -> None:
    assert typography([]) is None
    assert typography([[line(0)]]) is None


def test_our_pages_are_better_than_those_of_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = files.theme("classic")
    ours = figures(*map(list, printed_lines(pdf(chapters(), theme, Settings(), None, 1).data)))
    monkeypatch.setattr(patches, "KNOWN", "another WeasyPrint")
    theirs = figures(*map(list, printed_lines(pdf(chapters(), theme, Settings()).data)))
    assert ours.space < 1.15 < theirs.space
    assert ours.loose < theirs.loose
    assert ours.hyphenated < theirs.hyphenated
    assert ours.uneven < theirs.uneven
    assert (ours.rows, ours.turns, ours.widows, ours.orphans) == (0, 0, 0, 0)
    assert any("mean word space" in row for row in ours.told())
