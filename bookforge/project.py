"""book.toml: what was decided about one book, kept in a file beside its story.

Its sections hold settings by the names of `settings.KEYS`; [input] names the story, [fix] settles
single places of the text, each found again by the words around it, so that it survives edits:

    [fix]
    apostrophe = ["the boys|'| boat"]

[pictures] says which line of the story is a picture, and where its file lies.
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
STORIES = "input.stories"

# What [fix] may say that a place is: a quotation mark, a hyphen, or the lines of a block.
DECISIONS = {
    "open": "an opening quotation mark",
    "close": "a closing quotation mark",
    "apostrophe": "an apostrophe",
    "prime": "feet, inches, minutes or seconds",
    "hyphen": "a hyphen of the word, although it stands at a line's end",
    "no-hyphen": "a hyphen of the margin only: the word has none",
    "heading": "the heading of a chapter",
    "break": "a scene break",
    "note": "a note of the author's to the readers",
    "story": "story: no heading, scene break, note or frame",
}
QUOTES = ("open", "close", "apostrophe", "prime")
HYPHENS = ("hyphen", "no-hyphen")
MARKS = (*QUOTES, *HYPHENS)
BLOCKS = tuple(what for what in DECISIONS if what not in MARKS)
PICTURE = "picture "  # begins what such a line is decided to be; its file follows
BAR = "|"  # stands on both sides of a place, where it is not the whole anchor

# What of TOML has to be told apart to know in which line a key or a text of a list stands.
TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r"|(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
    r"|(?P<header>^[^\S\n]*\[+[^\S\n]*(?P<section>[\w.-]+)[^\S\n]*\]+)"
    r"|(?P<entry>^[^\S\n]*(?P<key>[\w.-]+)[^\S\n]*=)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Project:
    """A book.toml as written: its values by "section.key", and the first line of each, from 1."""

    name: str
    values: Mapping[str, object]
    lines: Mapping[str, int]
    decisions: tuple[Decision, ...] = ()

    @property
    def story(self) -> str:
        """The story's file as written, from the folder of book.toml; or empty."""
        return str(self.values.get(STORY, ""))

    @property
    def stories(self) -> tuple[str, ...]:
        """The files of the stories that make a collection, as written; or none."""
        told = self.values.get(STORIES)
        return tuple(map(str, cast("list[object]", told))) if isinstance(told, list) else ()

    def given(self, known: Collection[str]) -> Iterator[tuple[str, object, str]]:
        """Each setting of the file: its key, its value and its place.

        Raises:
            UsageError: there is no such setting.

        """
        for key, value in self.values.items():
            if key not in {STORY, STORIES}:
                place = f"{self.name}:{self.lines.get(key, 1)}"
                if key not in known:
                    raise _unknown(key, {*known, STORY, STORIES}, f"{place}: ")
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
    lines = _lines(text)
    loose = [key for key, table in tables.items() if not isinstance(table, dict)]
    if loose:
        raise UsageError(
            f"{name}:{_line(lines, loose[0])}: “{loose[0]}” stands in no section.",
            "Settings stand below a line such as [metadata] or [text].",
        )
    fixes = tables.pop("fix", {})
    pictures = tables.pop("pictures", {})
    values = {
        f"{section}.{key}": value
        for section, table in tables.items()
        for key, value in table.items()
    }
    story = values.get(STORY, "")
    if not isinstance(story, str) or "\0" in story:
        place = f"{name}:{_line(lines, STORY)}"
        raise UsageError(f"{place}: the story “{story}” is no name of a file.")
    _check_collection(values, fixes, name, lines)
    firsts = {key: found[0] for key, found in lines.items()}
    return Project(
        name,
        values,
        firsts,
        (*_decisions(fixes, name, lines), *_pictures(pictures, name, text)),
    )


def _check_collection(
    values: Mapping[str, object],
    fixes: Mapping[str, object],
    name: str,
    lines: Mapping[str, Sequence[int]],
) -> None:
    """See that a list of stories is one, and that nothing in the file is about a single story.

    Raises:
        UsageError: it is not.

    """
    if STORIES not in values:
        return
    place, told = f"{name}:{_line(lines, STORIES)}", values[STORIES]
    names = cast("list[object]", told) if isinstance(told, list) else []
    good = [one for one in names if isinstance(one, str) and one and "\0" not in one]
    if len(good) < len(names) or len(names) == 1 or not names:
        hint = 'Write it as stories = ["one.txt", "two.txt"].'
        raise UsageError(f"{place}: the stories are no list of two or more files.", hint)
    if STORY in values or fixes:
        what = "the section [fix]" if fixes else "the key story"
        raise UsageError(
            f"{place}: {what} is about one story, and this file is about several.",
            "Give that story a book.toml in a folder of its own, and name that file here.",
        )


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


def _lines(text: str) -> dict[str, list[int]]:
    r"""The line of each key and of each text that is its value or stands in its list, from 1.

    >>> _lines("[fix]\nstory = [\n  'One.',  # or 'One'\n  'Two.',\n]")
    {'fix.story': [2, 3, 4]}
    """
    found: dict[str, list[int]] = {}
    section = key = ""
    line, at = 1, 0
    for token in TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        if token["header"]:
            section, key = f"{token['section']}.", ""
        elif token["entry"]:
            key = f"{section}{token['key']}"
            found.setdefault(key, [line])
        elif token["text"] and key:
            found[key].append(line)
    return found


def _line(lines: Mapping[str, Sequence[int]], key: str, entry: int = 0) -> int:
    """The line of a text in the list of `key`, both from 1, or of the key itself."""
    known = lines.get(key, [1])
    return known[entry] if entry < len(known) else known[0]


def _decisions(
    fixes: Mapping[str, object], name: str, lines: Mapping[str, Sequence[int]]
) -> Iterator[Decision]:
    for what, anchors in fixes.items():
        if what not in DECISIONS:
            place = f"{name}:{_line(lines, f'fix.{what}')}: "
            raise _unknown(f"fix.{what}", [f"fix.{known}" for known in DECISIONS], place)
        several = cast("list[object]", anchors) if isinstance(anchors, list) else [anchors]
        for i, anchor in enumerate(several, 1):
            yield _decision(what, anchor, f"{name}:{_line(lines, f'fix.{what}', i)}")


def _decision(what: str, anchor: object, place: str) -> Decision:
    parts = str(anchor).split(BAR)
    if isinstance(anchor, str) and len(parts) == 1 and what not in MARKS and anchor.strip():
        return Decision(what, "", anchor, "", place)
    if isinstance(anchor, str) and len(parts) == 3 and parts[1].strip():  # noqa: PLR2004
        before, at, after = parts
        return Decision(what, before, at, after, place)
    example = "would not un|-| bend" if what in HYPHENS else "the boys|'| boat"
    raise UsageError(
        f"{place}: “{anchor}” does not name a place.",
        f"Write some words of the story, with the place between two bars: “{example}”."
        if what in MARKS
        else "Write the line as the story has it, as “Note to self: buy oars.”.",
    )


def _pictures(files: Mapping[str, object], name: str, text: str) -> Iterator[Decision]:
    """The lines of the story that are pictures, each with its file."""
    for line, file in files.items():
        number = text.count("\n", 0, max(0, text.find(line))) + 1
        place = f"{name}:{number}"
        if not (isinstance(file, str) and file.strip() and line.strip()):
            raise UsageError(
                f"{place}: “{line}” names no file.",
                "Write the line of the story, an equals sign, and the name of its file.",
            )
        yield Decision(f"{PICTURE}{file.strip()}", "", line, "", place)
