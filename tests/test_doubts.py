"""Whatever bookforge doubts can be settled, as its manual page says and as `new` proposes.

A doubt's page shows under "Example" a text that gives it, and under "How to settle it" entries of
[fix], each of which settles it in one of the ways that it may be meant.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from bookforge import files
from bookforge.forge import Understood, proofread, understand
from bookforge.problem import CODES
from bookforge.project import project
from bookforge.report.proposal import proposal
from bookforge.settings import Settings, resolved

ROOT = Path(__file__).parent.parent
DOUBTS = [code for code, (severity, _) in CODES.items() if severity == "doubt"]
STORIES = Path(__file__).parent / "problems"
STORY = "The Gate\n\nby Ida Moor\n\nChapter 1: Ice\n\nThe door closed.\n\n{}"
ABOVE = "A new chapter was put in above.\n\nIt has 'bout six new words in it.\n\n"


def section(code: str, heading: str) -> str:
    """The indented lines below a heading of a manual page, without their indent."""
    page = files.own(f"manual/{code}.md")
    below = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    return dedent("\n".join(re.findall(r"^(?: {4}.*|)$", below, re.MULTILINE))).strip() + "\n"


def entries() -> Iterator[tuple[str, str]]:
    for code in DOUBTS:
        for line in section(code, "How to settle it").splitlines():
            if "=" in line:
                yield code, line


def told(text: str, toml: str = "") -> Understood:
    settings = resolved({}, {}, project(toml, "book.toml")) if toml else Settings()
    return proofread(understand(text.encode(), "story.txt", settings))


def codes(text: str, toml: str = "") -> list[str]:
    return [problem.code for problem in told(text, toml).problems]


def test_every_doubt_can_be_settled_in_two_ways_at_least() -> None:
    assert DOUBTS
    for code in DOUBTS:
        assert sum(of == code for of, _ in entries()) >= 2


@pytest.mark.parametrize(("code", "entry"), list(entries()))
def test_a_doubt_is_settled_as_its_manual_page_says(code: str, entry: str) -> None:
    text = STORY.format(section(code, "Example"))
    assert code in codes(text)
    for grown in (text, text.replace("The door closed.", f"{ABOVE}The door closed.")):
        settled = codes(grown, f"[fix]\n{entry}\n")
        assert code not in settled
        assert "lost-decision" not in settled


@pytest.mark.parametrize("code", DOUBTS)
def test_a_doubt_is_settled_as_new_proposes(code: str) -> None:
    text = (STORIES / code / "in.txt").read_text("utf-8")
    assert code in codes(text)
    toml = proposal(told(text), Settings(), "story.txt")
    settled = re.sub(r"^    # ", "    ", toml, flags=re.MULTILINE)
    assert tomllib.loads(settled)["fix"]
    again = told(text, settled)
    assert not {code, "lost-decision"} & {problem.code for problem in again.problems}
    assert again.draft.text == told(text).draft.text


def test_the_walk_of_the_readme_leads_to_a_settled_book() -> None:
    raw = (ROOT / "docs" / "pictures" / "salters.txt").read_text("utf-8")
    assert len(told(raw).problems) == 6
    mended = raw.replace("the the", "the").replace("*Patience ", "*Patience* ")
    assert {problem.read_as for problem in told(mended).problems} == {"story", "break"}
    readme = (ROOT / "README.md").read_text("utf-8")
    toml = "[fix]\nheading" + readme.split("[fix]\nheading")[1].split("```")[0]
    for text in (mended, mended.replace("The tide had", f"{ABOVE}The tide had")):
        story = told(text, toml)
        assert story.problems == ()
        assert (len(story.book.chapters), len(story.book.notes)) == (4, 2)
