"""Commands as their help lists them, without the types that Typer would show beside flags."""

from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption


class Command(TyperCommand):
    """A command whose help says what an option takes by name, and nothing of a flag."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401 - Typer's own type
        """The option -h, in a panel of its own below the others."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.metavar = ""
            option.rich_help_panel = "Help"
        return option


class Commands(TyperGroup):
    """The program itself, with the same help."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own types
        """The program's options, all of which are flags."""
        found = super().get_params(ctx)
        for option in found:
            option.metavar = ""
        return found
