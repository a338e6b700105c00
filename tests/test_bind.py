"""Binding, data first: a draft written with its marks, and the book it becomes, as Markdown.

`{kind:value|words}` in a case lays a mark over words; marks may nest. `{gap}` is an empty mark
of a scene break, as a gap of blank lines leaves one.
"""

import re
from pathlib import Path
from typing import cast, get_args

import pytest

from bookforge.bind import bind
from bookforge.draft import Draft, Kind, Mark
from bookforge.settings import Settings
from bookforge.source import Source
from bookforge.theme import CoverStyle, Theme
from bookforge.write.markdown import markdown

CASES = Path(__file__).parent / "bind.txt"
CASE = re.compile(r"(?ms)^(?P<why>[^`\n][^\n]*)\n```\n(?P<before>.*?)^\.\n(?P<after>.*?)^```$")
OPEN = re.compile(r"\{([a-z-]+)(?::([a-z0-9 ]*))?(\||\})")
PLAIN = Theme("plain", "", "", "", "*", (), CoverStyle("", "", ""))


def drafted(marked: str) -> Draft:
    """The draft that a case's text with its marks stands for."""
    kept: list[str] = []
    marks: list[Mark] = []
    open_: list[tuple[Kind, str, int]] = []
    at = length = 0
    while at < len(marked):
        found = OPEN.match(marked, at)
        if found:
            kind = "scene-break" if found[1] == "gap" else found[1]
            assert kind in get_args(Kind)
            known = cast("Kind", kind)
            if found[3] == "|":
                open_.append((known, found[2] or "", length))
            else:
                marks.append(Mark(known, length, length))
            at = found.end()
        elif marked[at] == "}":
            kind_, value, start = open_.pop()
            marks.append(Mark(kind_, start, length, value, "rule"))
            at += 1
        else:
            kept.append(marked[at])
            length += 1
            at += 1
    text = "".join(kept)
    return Draft(Source("t", text), text, tuple(sorted(marks, key=lambda m: (m.start, -m.end))))


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["why"]) for c in CASE.finditer(CASES.read_text("utf-8"))]
)
def test_case(case: re.Match[str]) -> None:
    book = bind(drafted(case["before"]), Settings())
    assert markdown(book, PLAIN, Settings()).data.decode() == case["after"]


def test_settings_go_before_the_text() -> None:
    draft = drafted("{meta:title|Old}\n\n{label|by} {meta:author|Old Author}\n\nIt began.\n")
    meta = bind(draft, Settings(title="New", authors=("A", "B"), language="en-GB")).meta
    assert (meta.title, meta.authors, meta.language) == ("New", ("A", "B"), "en-GB")


def test_every_stated_value_says_where_it_stands() -> None:
    draft = drafted(
        "{label|Title:} {meta:title|T}\n\n{meta:rating|PG}\n\n{meta:mood|low}\n\nOne.\n"
    )
    stated = bind(draft, Settings()).meta.stated
    assert [(one.field, draft.source.text[slice(*one.at)]) for one in stated] == [
        ("title", "T"),
        ("rating", "PG"),
        ("mood", "low"),
    ]


def test_the_identifier_stays_while_the_text_is_worked_on() -> None:
    one = bind(drafted("{meta:title|T}\n\nOne.\n"), Settings()).meta.identifier
    two = bind(drafted("{meta:title|T}\n\nOne, and two.\n"), Settings()).meta.identifier
    other = bind(drafted("{meta:title|U}\n\nOne.\n"), Settings()).meta.identifier
    assert one == two != other


def test_every_block_says_where_it_came_from() -> None:
    draft = drafted("{meta:title|T}\n\nOne.\n\n{verse|Two,\nthree.}\n")
    spans = [block.at for block in bind(draft, Settings()).chapters[0].blocks]
    assert [draft.source.text[at.start : at.end] for at in spans] == ["One.", "Two,\nthree."]
