"""A book.toml with everything that was found, for its author to look through and settle."""

import json
from collections.abc import Iterator
from itertools import chain

from bookforge.forge import Understood
from bookforge.problem import Problem
from bookforge.project import BLOCKS, DECISIONS, HYPHENS, QUOTES
from bookforge.report.account import Fact, account
from bookforge.report.anchors import anchor
from bookforge.settings import KEYS, Settings, refusal

MOST = 300  # doubtful places that are listed; who has more has another trouble
KINDS = (QUOTES, HYPHENS, BLOCKS)  # whoever has doubts of a kind may move them among its lists
COMMENTS = 34  # the column where comments begin


def proposal(story: Understood, settings: Settings, path: str) -> str:
    """The book.toml of a story whose file lies at `path`, seen from book.toml's folder."""
    name = story.draft.source.name
    return "\n".join(
        (
            f"# What bookforge found in {name}. Correct what is wrong; what you delete is found",
            "# anew at every run. A line that begins with # says what would be so without it.",
            "",
            "[input]",
            f"story = {_toml(path)}",
            *_section("input", story, settings),
            *(line for section in SECTIONS for line in ("", *_headed(section, story, settings))),
            *_fixes(story),
            "",
        )
    )


SECTIONS = tuple(dict.fromkeys(key.section for key in KEYS.values() if key.section != "input"))


def _headed(section: str, story: Understood, settings: Settings) -> Iterator[str]:
    yield f"[{section}]"
    yield from _section(section, story, settings)


def _section(section: str, story: Understood, settings: Settings) -> Iterator[str]:
    facts = account(story, settings).facts
    for field, key in KEYS.items():
        if key.section == section:
            found = [fact for fact in facts if fact.field == field]
            yield _line(field, found, getattr(settings, field), field in settings.origins)


def _line(field: str, facts: list[Fact], value: object, given: bool) -> str:  # noqa: FBT001 - one fact about the setting
    """One setting: active if the text or the author says it, else a comment with its default."""
    key = KEYS[field]
    found = [fact for fact in facts if fact.origin != "default"]
    if found:
        said = [fact.value for fact in found]
        whole = said if isinstance(value, tuple) and len(said) > 1 else "\n\n".join(said)
        line = f"{key.name} = {_toml(whole)}"
        comment = f"line {found[0].line}" if found[0].line else _from(found[0].origin)
        if why := refusal(field, whole):
            line, comment = f"# {line}", f"{comment}; {why}"
    elif given:
        line, comment = f"{key.name} = {_toml(value)}", key.meaning
    else:
        default = facts[0].value if facts else value
        line, comment = f"# {key.name} = {_toml(default)}", key.meaning
    return f"{line:<{COMMENTS}} # {comment}"


def _from(origin: str) -> str:
    return "told by its words" if origin == "words" else f"from {origin}"


def _toml(value: object) -> str:
    """A value as TOML writes it, whose strings and lists are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _fixes(story: Understood) -> Iterator[str]:
    doubts = [problem for problem in story.problems if problem.read_as in DECISIONS]
    yield from ("", "[fix]")
    if not doubts:
        yield "# Nothing is doubtful."
        return
    yield "# Each place below was read as its list says, and may be something else. To settle it,"
    yield "# take away the # before it; if it is something else, move it to the list that says so."
    yield "# Two bars stand around a quotation mark or a hyphen."
    asked = {problem.read_as for problem in doubts}
    for what in chain.from_iterable(kinds for kinds in KINDS if asked & {*kinds}):
        yield from _list(story, what, [one for one in doubts[:MOST] if one.read_as == what])
    if len(doubts) > MOST:
        yield f"# {len(doubts) - MOST:,} more are doubtful: bookforge check tells them all."


def _list(story: Understood, what: str, doubts: list[Problem]) -> Iterator[str]:
    """The places of one kind; without any, the list all the same, for others to be moved to."""
    source = story.draft.source
    yield f"{what} = ["
    for problem in doubts:
        if problem.at is not None and (place := anchor(source, problem.at, what)):
            yield f"    # {place},  # line {source.place(problem.at.start).line}"
    yield "]"
