"""What printers ask: tables of figures against the figures that their guides print."""

import re
from datetime import date

import pytest

from bookforge.printers import INCH, PRINTERS, Paper, PaperName, Printer, PrinterName, named

GUTTERS = """
kdp 24 0.375
kdp 150 0.375
kdp 151 0.5
kdp 300 0.5
kdp 301 0.625
kdp 501 0.75
kdp 701 0.875
kdp 828 0.875
ingram 18 0.5
ingram 1200 0.5
lulu 60 0.5
lulu 61 0.625
lulu 151 1
lulu 401 1.125
lulu 601 1.25
blurb 480 0.25
"""

OFFERED = """
kdp 5.06x7.81 b-format
kdp 6.14x9.21 royal
kdp 8.27x11.69 a4
kdp 5x7.5 5x7.5
kdp - a6
ingram 5.83x8.27 a5
ingram 6.625x10.25 comic
ingram - 5x7.5
lulu 4.25x6.875 pocket
lulu 5.83x8.27 148x210mm
blurb - digest
screen 105x148 105x148mm
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def printer(name: str) -> Printer:
    return next(one for one in PRINTERS.values() if one.name == name)


@pytest.mark.parametrize("row", rows(GUTTERS), ids=" ".join)
def test_the_inside_margin_grows_with_the_pages(row: list[str]) -> None:
    name, pages, inches = row
    assert printer(name).inside(int(pages)) == pytest.approx(float(inches) * INCH)


@pytest.mark.parametrize("row", rows(OFFERED), ids=" ".join)
def test_a_size_is_that_of_the_printer(row: list[str]) -> None:
    name, expected, asked = row
    found = printer(name).offered(named(asked))
    assert re.sub("in|mm", "", found.name if found else "-") == expected


@pytest.mark.parametrize(
    ("name", "paper", "trim", "limits"),
    [
        ("kdp", "cream", "6x9", (24, 776)),
        ("kdp", "white", "6x9", (24, 828)),
        ("kdp", "white", "8.5x11", (24, 590)),
        ("kdp", "cream", "a4", (24, 730)),
        ("kdp", "standard-color", "8.5x11", (72, 600)),
        ("kdp", "", "6x9", (24, 776)),
        ("ingram", "groundwood", "5x8", (18, 900)),
    ],
)
def test_pages_that_a_paper_can_be_bound_of(
    name: PrinterName, paper: PaperName, trim: str, limits: tuple[int, int]
) -> None:
    found = PRINTERS[name].paper(paper)
    assert isinstance(found, Paper)
    assert found.limits(named(trim)) == limits


@pytest.mark.parametrize("one", PRINTERS.values(), ids=lambda one: one.name or "any")
def test_every_figure_has_a_source_and_a_date(one: Printer) -> None:
    assert not one.uncited()
    for source in one.sources:
        assert source.where
        assert date.fromisoformat(source.date) >= date(2026, 10, 1)


@pytest.mark.parametrize("one", PRINTERS.values(), ids=lambda one: one.name or "any")
def test_figures_are_in_order(one: Printer) -> None:
    assert list(one.gutters) == sorted(one.gutters)
    assert [least for _, least in one.gutters] == sorted(least for _, least in one.gutters)
    assert len({(trim.width, trim.height) for trim in one.trims}) == len(one.trims)
    for paper in one.papers:
        assert all(one.offered(named(name)) in one.trims for name, _ in paper.most_at)
        assert 0 < paper.fewest < min((paper.most, *(most for _, most in paper.most_at)))


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("digset", "did you mean “digest”?"),
        ("6", "is no size like 6x9in"),
        ("6x9ft", "is no size like 6x9in"),
        ("148x210", "is no size of a book"),
        ("0x0", "is no size of a book"),
        ("9" * 400, "is no size like 6x9in"),
    ],
)
def test_what_is_no_size(asked: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        named(asked)


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("6x9", (432, 648)),
        ("6in x 9in", (432, 648)),
        ('5.5" × 8.5"', (396, 612)),
        ("14.8x21cm", (419.528, 595.276)),
        ("A5", (419.528, 595.276)),
        ("396x612pt", (396, 612)),
    ],
)
def test_sizes_are_read_in_any_unit(asked: str, size: tuple[float, float]) -> None:
    found = named(asked)
    assert (found.width, found.height) == size
