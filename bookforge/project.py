"""book.toml: what was decided about one book, kept in a file beside its story.

Its sections hold settings by the names of `settings.KEYS`; [input] names the story, [fix] settles
single places of the text, each found again by the words around it, so that it survives edits:

    [fix]
    apostrophe = ["the boys|'| boat"]
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from bookforge.draft import Decision
from bookforge.problem import UsageError

NAME = "book.toml"
STORY = "input.story"

# What [fix] may say that a place is: a quotation mark, or the lines of a block.
DECISIONS = {
    "open": "an opening quotation mark",
    "close": "a closing quotation mark",
    "apostrophe": "an apostrophe",
    "prime": "feet, inches, minutes or seconds",
    "heading": "the heading of a chapter",
    "break": "a scene break",
    "story": "story: no heading, scene break, note or frame",
}
MARKS = ("open", "close", "apostrophe", "prime")
BLOCKS = tuple(what for what in DECISIONS if what not in MARKS)
BAR = "|"  # stands on both sides of a place, where it is not the whole anchor

HEADER = re.compile(r"\s*\[+\s*([\w.-]+)\s*\]+")
ENTRY = re.compile(r"\s*([\w-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Project:
    """A book.toml as written: its values by "section.key", and the line of each, from 1."""

    name: str
    values: Mapping[str, object]
    lines: Mapping[str, int]
    decisions: tuple[Decision, ...] = ()

    @property
    def story(self) -> str:
        """The story's file as written, from the folder of book.toml; or empty."""
        return str(self.values.get(STORY, ""))

    def given(self, known: Collection[str]) -> Iterator[tuple[str, object, str]]:
        """Each setting of the file: its key, its value and its place.

        Raises:
            UsageError: there is no such setting.

        """
        for key, value in self.values.items():
            if key != STORY:
                place = f"{self.name}:{self.lines.get(key, 1)}"
                if key not in known:
                    raise _unknown(key, {*known, STORY}, f"{place}: ")
                yield key, value, place


def project(text: str, name: str) -> Project:
    """What the book.toml `text` says; `name` stands for the file in messages.

    Raises:
        UsageError: it is no TOML, or [fix] says what cannot be.

    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise UsageError(f"{name} is not TOML: {broken}.") from None
    except RecursionError:
        raise UsageError(f"{name} is not TOML: its lists are too deep.") from None
    lines = dict(_lines(text))
    loose = [key for key, table in tables.items() if not isinstance(table, dict)]
    if loose:
        raise UsageError(
            f"{name}:{lines.get(f'.{loose[0]}', 1)}: “{loose[0]}” stands in no section.",
            "Settings stand below a line such as [metadata] or [text].",
        )
    fixes = tables.pop("fix", {})
    values = {
        f"{section}.{key}": value
        for section, table in tables.items()
        for key, value in table.items()
    }
    story = values.get(STORY, "")
    if not isinstance(story, str) or "\0" in story:
        place = f"{name}:{lines.get(STORY, 1)}"
        raise UsageError(f"{place}: the story “{story}” is no name of a file.")
    return Project(name, values, lines, tuple(_decisions(fixes, name, lines)))


def assigned(pairs: object, known: Collection[str]) -> Iterator[tuple[str, object]]:
    """What `--set section.key=value` gave; a value is TOML, or else a text.

    Raises:
        UsageError: it is no such pair, or there is no such setting.

    """
    for pair in cast("Sequence[object]", pairs) if isinstance(pairs, list | tuple) else ():
        key, equals, value = str(pair).partition("=")
        if not equals:
            raise UsageError(f"--set “{pair}” is not KEY=VALUE.", "Write it as text.quotes=single.")
        if key.strip() not in known:
            raise _unknown(key.strip(), known, "--set: ")
        yield key.strip(), _value(value.strip())


def _value(written: str) -> object:
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return written


def _unknown(key: str, known: Collection[str], place: str) -> UsageError:
    section, _, name = key.partition(".")
    alike = get_close_matches(key, sorted(known), n=1)
    moved = [other for other in sorted(known) if other.endswith(f".{name}")]
    hint = f"Did you mean “{(alike or moved)[0]}”?" if alike or moved else ""
    return UsageError(f"{place}there is no setting “{key}”.", hint or _sections(section, known))


def _sections(section: str, known: Collection[str]) -> str:
    inside = [key.partition(".")[2] for key in sorted(known) if key.startswith(f"{section}.")]
    if inside:
        return f"[{section}] may have: {', '.join(inside)}."
    sections = sorted({key.partition(".")[0] for key in known} | {"fix"})
    return f"There are the sections {', '.join(sections)}."


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The line of each key, from 1; keys before any section begin with a dot."""
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := HEADER.match(line):
            section = header[1]
        elif entry := ENTRY.match(line):
            yield f"{section}.{entry[1]}", number


def _decisions(
    fixes: Mapping[str, object], name: str, lines: Mapping[str, int]
) -> Iterator[Decision]:
    for what, anchors in fixes.items():
        place = f"{name}:{lines.get(f'fix.{what}', 1)}"
        if what not in DECISIONS:
            raise _unknown(f"fix.{what}", [f"fix.{known}" for known in DECISIONS], f"{place}: ")
        several = cast("list[object]", anchors) if isinstance(anchors, list) else [anchors]
        for anchor in several:
            yield _decision(what, anchor, place)


def _decision(what: str, anchor: object, place: str) -> Decision:
    parts = str(anchor).split(BAR)
    if isinstance(anchor, str) and len(parts) == 1 and what not in MARKS and anchor.strip():
        return Decision(what, "", anchor, "", place)
    if isinstance(anchor, str) and len(parts) == 3 and parts[1].strip():  # noqa: PLR2004
        before, at, after = parts
        return Decision(what, before, at, after, place)
    example = "the boys|'| boat" if what in MARKS else "Note to self: buy oars."
    raise UsageError(
        f"{place}: “{anchor}” does not name a place.",
        f"Write some words of the story, with the place between two bars: “{example}”."
        if what in MARKS
        else f"Write the line as the story has it, as “{example}”.",
    )
