"""The report page: whole, alone, and with every edit in it."""

import re
from pathlib import Path

import pytest
from lxml import html

from bookforge.files import own
from bookforge.forge import Understood, understand
from bookforge.report.html import page
from bookforge.report.rows import rows
from bookforge.settings import Settings

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
each = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def story(path: Path) -> Understood:
    return understand(path.read_bytes(), path.name, Settings())


@each
def test_rows_are_the_whole_source_and_the_whole_text(path: Path) -> None:
    found = story(path)
    made = list(rows(found.draft, found.problems))
    assert "".join(found.draft.source.text[slice(*row.at)] for row in made) == (
        found.draft.source.text
    )
    assert "".join(found.draft.text[slice(*row.now)] for row in made) == found.draft.text
    assert sum(len(edit.steps) for row in made for edit in row.edits) == sum(
        len(stage.changes) for stage in found.draft.log
    )
    assert sum(len(row.problems) for row in made) == sum(p.at is not None for p in found.problems)


@each
def test_the_page_says_every_word_and_needs_nothing_else(path: Path) -> None:
    found = story(path)
    made = page(found, own("report/report.css"))
    tree = html.fromstring(made)
    told = " ".join(str(word) for word in tree.xpath("//main//p[not(@class='old')]//text()"))
    for word in re.findall(r"\w+", found.draft.text):
        assert word in told
    assert not re.search(r"<script|(?:src|href)=.?https?:|url\(|@import|<link|<img", made)
    ids = tree.xpath("//@id")
    assert {str(link).removeprefix("#") for link in tree.xpath("//@href")} <= set(ids)


def test_tags_nest_where_emphasis_meets_an_edit() -> None:
    text = 'T\n\nby A\n\n*"Never," she said,* **"and *I* say so."** *"No"*--*no.*\n'
    made = page(understand(text.encode(), "a.txt", Settings()), "")
    depth: list[str] = []
    for close, tag in re.findall(r"<(/?)(ins|del|i|b|p|em)\b", made.partition("<main>")[2]):
        if close:
            assert depth.pop() == tag
        else:
            depth.append(tag)
    assert not depth
    assert "<i>" in made


def test_what_stands_in_the_text_is_no_markup() -> None:
    text = 'T\n\nby A\n\nHe said <script>alert(1)</script> & "went" home to her & him.\n'
    assert "<script>" not in page(understand(text.encode(), "a<b>.txt", Settings()), "")
