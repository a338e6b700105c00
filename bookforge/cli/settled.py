"""Commands that are given their options made up: the settings, and what else they ask for.

A table of options names the parameter that its rows fill, so that no command repeats a list of
options and an option that fills nothing cannot be.
"""

import inspect
import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NamedTuple, get_args

from bookforge.cli.edge import edge

Command = Callable[..., None]


class Table(NamedTuple):
    """Options that the help shows together, by name; what is given goes to the parameter `to`.

    `made` makes that parameter of them. The names of rows that fill `Settings` are its fields.
    """

    panel: str
    rows: Mapping[str, Any]
    to: str = "settings"
    made: Callable[..., object] = dict


def settled(*tables: Table) -> Callable[[Command], Command]:
    """A command with an option for each row of `tables`, which it is given made up.

    What is not given stays empty, which `settings.resolved` takes as not said.
    """
    rows = {name: (kind, table.panel) for table in tables for name, kind in table.rows.items()}

    def with_options(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> None:  # noqa: ANN401 - as the command line was typed
            with edge():
                command(**_made(given, tables))

        made = {table.to for table in tables}
        own = inspect.signature(command).parameters
        kept = [parameter for name, parameter in own.items() if name not in made]
        options = [_parameter(name, kind, panel) for name, (kind, panel) in rows.items()]
        # Typer reads what a function takes from its signature.
        run.__signature__ = inspect.Signature(_sorted(kept, options))  # type: ignore[attr-defined]
        run.__annotations__ = {}
        return run

    return with_options


def _made(given: dict[str, Any], tables: tuple[Table, ...]) -> dict[str, object]:
    """The parameters of a command: its options made up, and its story, which a file may name."""
    parameters: dict[str, object] = {}
    flags: dict[str, object] = {}
    for table in tables:
        asked = {name: given.pop(name) for name in table.rows}
        if table.to == "settings":
            flags |= asked
        else:
            parameters[table.to] = table.made(**asked)
    from bookforge import projects
    from bookforge.settings import resolved

    if "stories" in given:
        given["stories"], project = projects.gathered(given["stories"])
    else:
        given["story"], project = projects.found(given["story"])
    return {**given, **parameters, "settings": resolved(flags, os.environ, project)}


def _sorted(
    kept: list[inspect.Parameter], options: list[inspect.Parameter]
) -> list[inspect.Parameter]:
    """A command's own argument, then the options of the tables, then its own options."""
    first = [one for one in kept if one.name in {"story", "stories", "log", "word"}]
    return [*first, *options, *(one for one in kept if one not in first)]


def _parameter(name: str, kind: object, panel: str) -> inspect.Parameter:
    of, told = get_args(kind)
    # No row stands in tables of two panels, so it need not be copied.
    told.rich_help_panel = told.rich_help_panel or panel
    only = inspect.Parameter.KEYWORD_ONLY
    default = {str: "", bool: False}.get(of)
    return inspect.Parameter(name, only, default=default, annotation=kind)
