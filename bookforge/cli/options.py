"""What can be asked for on the command line; a row here is an option of every command it fits.

A row names the field of `Settings` that it fills, so that no command repeats a list of options and
an option that fills nothing cannot be. A command takes `settings` and is given them resolved.
"""

import inspect
import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any, get_args

import typer

from bookforge.cli.edge import edge

Command = Callable[..., None]
Table = Mapping[str, Any]

Story = Annotated[
    str,
    typer.Argument(
        metavar="STORY",
        help="The story: a text file, a folder of chapters, or book.toml; - is standard input.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write; else here, named after the title."
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", metavar="", help="Say nothing but errors.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v", "--verbose", metavar="", help="Say what each pass did and what was left out."
    ),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", metavar="", help="Lay out every chapter anew and keep none."),
]

TEXT: Table = {
    "title": Annotated[
        str, typer.Option("--title", metavar="TITLE", help="The title of the story.")
    ],
    "authors": Annotated[
        list[str],
        typer.Option(
            "--author", metavar="NAME", help="Who wrote it; again for each further author."
        ),
    ],
    "language": Annotated[
        str, typer.Option("--lang", metavar="TAG", help="The language, as en, en-GB or fr.")
    ],
    "encoding": Annotated[
        str,
        typer.Option(
            "--encoding", metavar="NAME", help="What STORY is stored in, if it is guessed wrong."
        ),
    ],
    "quotes": Annotated[
        str,
        typer.Option(
            "--quotes",
            metavar="KIND",
            help="Quotation marks: keep, double, single, guillemets, locale or off.",
        ),
    ],
    "dashes": Annotated[
        str, typer.Option("--dashes", metavar="KIND", help="Dashes: auto, em, en or keep.")
    ],
    "ellipsis": Annotated[
        str, typer.Option("--ellipsis", metavar="KIND", help="Dots: character, dots or keep.")
    ],
    "profile": Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Who made the raw text: auto, none, or a site or program (see README).",
        ),
    ],
    "boilerplate": Annotated[
        bool,
        typer.Option("--keep-boilerplate", help="Keep licences and notices, at the back."),
    ],
    "assigned": Annotated[
        list[str],
        typer.Option("--set", metavar="KEY=VALUE", help="Any setting of book.toml; repeatable."),
    ],
}
"""What every command asks that reads a story."""


def settled(*tables: Table) -> Callable[[Command], Command]:
    """A command that takes `settings` as one that has an option for each row of `tables`.

    What is not given stays empty, which `settings.resolved` takes as not said.
    """
    rows = {name: kind for table in tables for name, kind in table.items()}

    def with_options(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> None:  # noqa: ANN401 - as the command line was typed
            flags = {name: given.pop(name) for name in rows}
            with edge():
                from bookforge import files
                from bookforge.settings import resolved

                given["story"], project = files.project(given["story"])
                command(**given, settings=resolved(flags, os.environ, project))

        own = inspect.signature(command).parameters
        kept = [parameter for name, parameter in own.items() if name != "settings"]
        options = [_parameter(name, kind) for name, kind in rows.items()]
        # Typer reads what a function takes from its signature.
        run.__signature__ = inspect.Signature(_sorted(kept, options))  # type: ignore[attr-defined]
        run.__annotations__ = {}
        return run

    return with_options


def _sorted(
    kept: list[inspect.Parameter], options: list[inspect.Parameter]
) -> list[inspect.Parameter]:
    """A command's own argument and output, then the options of the tables, then the rest."""
    first = [one for one in kept if one.name in {"story", "output"}]
    return [*first, *options, *(one for one in kept if one not in first)]


def _parameter(name: str, kind: object) -> inspect.Parameter:
    default = {str: "", bool: False}.get(get_args(kind)[0])
    only = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, only, default=default, annotation=kind)
