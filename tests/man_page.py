"""The manual page bookforge(1), made from the help of the commands and the table of settings."""

import re
from collections.abc import Iterator
from typing import Any, cast

import typer.main

from bookforge.cli import app
from bookforge.settings import KEYS

EXIT = {
    "0": "All is well.",
    "1": "check or doctor found something.",
    "2": "The command line or a setting is wrong.",
    "3": "The story cannot be read.",
    "4": "The book could not be made, written or proved.",
    "130, 143": "The run was interrupted, or ended from outside.",
}


def man_page() -> str:
    """The page in the macros of man(7)."""
    return "\n".join(_lines(cast("Any", typer.main.get_command(app)))) + "\n"


def _lines(program: Any) -> Iterator[str]:  # noqa: ANN401 - Typer's own type
    yield from ('.TH BOOKFORGE 1 "" "bookforge" "User Commands"', ".SH NAME")
    yield rf"bookforge \- {_roff(_lower(program.help).rstrip('.'))}"
    yield from (".SH SYNOPSIS", r"\fBbookforge\fR \fICOMMAND\fR [\fIOPTION\fR]... [\fISTORY\fR]")
    yield from (".SH OPTIONS", *_options(program.params))
    for name, command in program.commands.items():
        argument = next((p.metavar for p in command.params if "-" not in p.opts[0]), "")
        yield from (f".SH BOOKFORGE {_roff(name.upper())}", _synopsis(name, argument))
        for paragraph in command.help.split("\n\n"):
            yield from (".PP", _roff(" ".join(paragraph.split())))
        yield from _options(command.params)
    yield ".SH ENVIRONMENT"
    for key in KEYS.values():
        yield from _item(rf"\fB{_roff(key.variable)}\fR", f"{key.path}: {key.meaning}.")
    yield from _item(r"\fBSOURCE_DATE_EPOCH\fR", "The date of the edition, in seconds since 1970.")
    yield from _item(r"\fBNO_COLOR\fR, \fBFORCE_COLOR\fR", "No colours, or colours in a pipe too.")
    yield ".SH FILES"
    yield from _item(r"\fBbook.toml\fR", "Settings and decisions, beside the story they are for.")
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT.items():
        yield from _item(rf"\fB{code}\fR", meaning)


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _synopsis(name: str, argument: str) -> str:
    taken = re.sub(r"\w+", r"\\fI\g<0>\\fR", argument)
    return rf"\fBbookforge {_roff(name)}\fR [\fIOPTION\fR]... {taken}".rstrip()


def _options(parameters: list[Any]) -> Iterator[str]:
    for parameter in parameters:
        if parameter.opts[0].startswith("-"):
            names = ", ".join(rf"\fB{_roff(name)}\fR" for name in parameter.opts)
            takes = rf" \fI{_roff(parameter.metavar)}\fR" if parameter.metavar else ""
            yield from _item(names + takes, parameter.help or "")


def _item(term: str, meaning: str) -> Iterator[str]:
    yield from (".TP", term, _roff(meaning))


def _roff(text: str) -> str:
    r"""A text whose signs mean nothing to roff.

    >>> _roff("--lang"), _roff(".txt")
    ('\\-\\-lang', '\\&.txt')
    """
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain[:1] in {".", "'"} else plain
