"""Every sentence that a user may read: one voice in problems, errors, hints, options and pages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
import typer.main

from bookforge.cli import app
from bookforge.cli.listing import program
from bookforge.problem import CODES
from bookforge.project import DECISIONS
from bookforge.settings import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = ROOT / "bookforge" / "manual"
GAP = "{}"  # stands for what a message names

# Where the sentence and the hint stand among the arguments of what tells them.
TOLD = {
    "Problem": (1, 3),
    **dict.fromkeys(("UsageError", "InputError", "OutputError", "ProofError"), (0, 1)),
}
BEGINS = re.compile(r"[A-Z“{]|--|bookforge")
ENDS = re.compile(r".*(?:[.?!]|\{\})")
COMMAND = re.compile(r"[^.]+: [a-z]+ .+")  # what is to be copied to a shell ends as it does there
ANOTHER = re.compile(r"\"|(?<![\w\\])'\w+'|\b(?:please|sorry|oops|invalid)\b", re.IGNORECASE)


class Sentence(NamedTuple):
    """What is told, and where in our files."""

    place: str
    said: str
    is_hint: bool = False


def sentences() -> Iterator[Sentence]:
    """The literal messages and hints of problems and errors."""
    for path in sorted((ROOT / "bookforge").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in TOLD:
                    yield from _told(node, TOLD[name], f"{path.name}:{node.lineno}")
                case _:
                    pass


def _told(call: ast.Call, where: tuple[int, int], place: str) -> Iterator[Sentence]:
    message, hint = where
    given = dict(enumerate(call.args))
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for node, is_hint in ((given.get(message), False), (given.get(hint, named.get("hint")), True)):
        branches = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
        for branch in branches:
            if said := _said(branch):
                yield Sentence(place, said, is_hint)


def _said(node: ast.expr | None) -> str:
    match node:
        case ast.Constant(value=str(said)):
            return said
        case ast.JoinedStr(values=values):
            return "".join(_said(value) or GAP for value in values)
        case _:
            return ""


ALL = tuple(sentences())


def test_sentences_are_found() -> None:
    assert len([one for one in ALL if not one.is_hint]) > 60
    assert len([one for one in ALL if one.is_hint]) > 40


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.place} {one.said[:30]}")
def test_a_message_is_a_sentence_that_blames_nobody(one: Sentence) -> None:
    assert BEGINS.match(one.said)
    assert ENDS.fullmatch(one.said) or (one.is_hint and COMMAND.fullmatch(one.said))
    assert not ANOTHER.search(one.said)
    assert one.is_hint or "\n" not in one.said


def helps() -> Iterator[tuple[str, str]]:
    """The help of each command and option."""
    group = cast("Any", typer.main.get_command(app))
    for name, command in group.commands.items():
        yield name, command.help
        for parameter in command.params:
            if parameter.opts[0].startswith("-"):
                yield f"{name} {parameter.opts[-1]}", parameter.help


HELPS = tuple(helps())


def test_the_program_has_every_command_and_builds_the_one_that_is_asked_for() -> None:
    known, waiting = cast("Any", typer.main.get_command(app)).commands, program(app).commands
    assert list(waiting) == list(known)
    for name, command in known.items():
        assert [one.opts for one in waiting[name].params] == [one.opts for one in command.params]
        assert waiting[name] is waiting[name]
    assert waiting.get("chekc") is None


@pytest.mark.parametrize(("name", "said"), HELPS, ids=[name for name, _ in HELPS])
def test_the_help_is_a_short_sentence(name: str, said: str) -> None:
    first = said.partition("\n")[0]
    assert re.fullmatch(r"[A-Z(].*\.", first), name
    assert len(first) <= 90


@pytest.mark.parametrize("key", list(KEYS.values()), ids=lambda key: key.path)
def test_every_setting_has_a_meaning_and_stands_in_the_readme(key: Any) -> None:  # noqa: ANN401
    assert re.fullmatch(r"[a-z].*[^.]", key.meaning)
    assert re.search(rf"`[^`]*\b{re.escape(key.name)}\b", README) or f"--{key.name}" in README


@pytest.mark.parametrize("what", DECISIONS)
def test_every_decision_stands_in_the_readme(what: str) -> None:
    assert f"`{what}`" in README


def test_every_manual_page_has_a_code() -> None:
    assert {path.stem for path in MANUAL.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_meaning_is_one_short_sentence(code: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", CODES[code][1].replace("book.toml", "book toml"))
    assert len(CODES[code][1]) <= 80
