"""Commands as their help lists them, without the types that Typer would show beside flags.

A run needs one of them: the others are built only where all are listed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command, get_command_from_info

LINE_END = re.compile(r"(?<!\n)\n(?!\n)")  # within a paragraph


class Command(TyperCommand):
    """A command whose help says what an option takes by name, and nothing of a flag."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401 - Typer's own type
        """The option -h, in a panel of its own below the others."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.metavar = ""
            option.rich_help_panel = "Help"
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own types
        """Say it in lines as long as the terminal, not as our source's."""
        self.help = LINE_END.sub(" ", self.help or "")
        super().format_help(ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own type
        """What the usage line names, without Typer's braces round what must be given."""
        return [
            piece.strip("{}").replace("}...", "...") for piece in super().collect_usage_pieces(ctx)
        ]


class Commands(TyperGroup):
    """The program itself, with the same help."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own types
        """The program's options, all of which are flags."""
        found = super().get_params(ctx)
        for option in found:
            option.metavar = ""
        return found


def program(app: Typer) -> Any:  # noqa: ANN401 - Typer's own type
    """The program that `app` describes."""
    known, app.registered_commands = app.registered_commands, []
    try:
        made: Any = get_command(app)
    finally:
        app.registered_commands = known
    made.commands = Waiting(app)
    return made


class Waiting(Mapping[str, Any]):
    """The commands of `app` by their names, each built when it is asked for."""

    def __init__(self, app: Typer) -> None:
        """Build none."""
        self._app = app
        named = ((getattr(info.callback, "__name__", ""), info) for info in app.registered_commands)
        self._known = dict(named)
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer's own type
        """The command of that name."""
        if name not in self._built:
            self._built[name] = get_command_from_info(
                self._known[name],
                pretty_exceptions_short=self._app.pretty_exceptions_short,
                rich_markup_mode=self._app.rich_markup_mode,
            )
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        """The names, in the order of the help."""
        return iter(self._known)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._known)
