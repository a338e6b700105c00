"""Each file under tests/cases/ holds what one pass does: the file's name is the pass's.

A case is a sentence that says what is to be seen, the text before, a dot, the text after:

    Two hyphens are an em dash.
    ```
    Wait--what?
    .
    Wait—what?
    ```

Where marks matter, a line `~ kind: words` after the text names each mark that the pass lays, and
a line `! code: words` each problem, with the words it points at. A house style or a language is
asked for in a line at the top: `@ language: fr, quotes: locale`; what [fix] in book.toml would
hold, in lines such as `@fix open = "he said |'|so"`, and [pictures] in lines of `@picture`.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from bookforge.draft import Draft, House, amend
from bookforge.fix.decisions import decisions
from bookforge.project import project
from bookforge.settings import Settings
from bookforge.source import Source

CASES = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^(?P<title>[^`\n].*)\n```\n(?P<before>(?:.*\n)*?)\.\n(?P<after>(?:.*\n)*?)```$", re.MULTILINE
)
FIX = re.compile(r"^@fix (.+)\n", re.MULTILINE)
PICTURE = re.compile(r"^@picture (.+)\n", re.MULTILINE)
FEWEST = 5  # cases that a pass must show


class Case(NamedTuple):
    """One case of the pass `rule`."""

    rule: str
    title: str
    before: str
    after: str


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        for hit in CASE.finditer(path.read_text("utf-8")):
            yield Case(path.stem, hit["title"], hit["before"][:-1], hit["after"][:-1])


def amended(rule: str, text: str) -> Draft:
    run = getattr(import_module(f"bookforge.fix.{rule}"), rule)
    house = House()
    fixes = FIX.findall(text)
    decided = ["[fix]", *fixes, "[pictures]", *PICTURE.findall(text)]
    text = PICTURE.sub("", FIX.sub("", text))
    settled = project("\n".join(decided), "book.toml").decisions
    if asked := re.match(r"@ (.+)\n", text):
        text = text[asked.end() :]
        wishes = dict(wish.split(": ") for wish in asked[1].split(", "))
        house = Settings.model_validate(wishes).house
    draft = Draft(Source(rule, text), text, house=house, decisions=settled)
    if rule != "decisions":
        draft = amend(draft, "decisions", decisions(draft))
    return amend(draft, rule, run(draft))


def shown(draft: Draft, *, notes: bool) -> str:
    """The draft as a case shows it; with its marks and problems if `notes`."""
    lines = [draft.text]
    if notes:
        lines += [f"~ {mark.kind}: {draft.text[mark.start : mark.end]}" for mark in draft.marks]
        for problem in draft.problems:
            at = problem.at
            lines.append(f"! {problem.code}: {draft.source.text[at.start : at.end] if at else ''}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case) -> None:
    done = amended(case.rule, case.before)
    notes = re.search(r"^[~!] ", case.after, re.MULTILINE) is not None
    assert shown(done, notes=notes) == case.after


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_fence_of_the_file_is_read(path: Path) -> None:
    text = path.read_text("utf-8")
    fences = len(re.findall(r"^```$", text, re.MULTILINE))
    read = sum(case.rule == path.stem for case in cases())
    assert fences == 2 * read
    assert read >= FEWEST


def test_no_two_cases_of_a_pass_have_one_title() -> None:
    titles = [(case.rule, case.title) for case in cases()]
    assert len(titles) == len(set(titles))
