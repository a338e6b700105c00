"""Where things are printed: calm tables and colours on a terminal, plain stable text in pipes."""

import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.table import Table

    from bookforge.report.page import Section
    from bookforge.report.styled import Styled

WHENS = ("auto", "always", "never")
WIDEST = 100  # columns; longer lines of prose are hard to read


class Screen:
    """Standard output, as `--color` says it shall be used; NO_COLOR and FORCE_COLOR are kept.

    `rich` is whether it is set for a person: a terminal, or colours asked for.
    """

    def __init__(self, when: str) -> None:
        """Look at what standard output is.

        Raises:
            UsageError: `when` is none of WHENS.

        """
        from bookforge.problem import UsageError

        if when not in WHENS and when:
            raise UsageError(f"The color “{when}” is none of: {', '.join(WHENS)}.")
        self.console = _console(when) if when != "never" or sys.stdout.isatty() else None
        self.rich = self.console is not None and self.console.is_terminal

    def line(self, pieces: "Styled") -> None:
        """Print a line whose pieces have styles; long lines are left to the terminal to break."""
        if not self.rich or self.console is None:
            typer.echo("".join(text for text, _ in pieces))
            return
        from rich.text import Text

        self.console.print(Text.assemble(*pieces), soft_wrap=True)

    def page(self, sections: "Iterable[Section]") -> None:
        """Print a page of tables."""
        from bookforge.report.page import plain

        if not self.rich or self.console is None:
            for line in plain(iter(sections)):
                typer.echo(line)
            return
        from rich.padding import Padding

        for title, table in _tables(sections):
            self.console.print()
            self.console.print(f"  {title}", style="bold", markup=False, highlight=False)
            self.console.print(Padding(table, (0, 0, 0, 2)))
        self.console.print()

    def manual(self, page: str) -> None:
        """Print a page of Markdown: a terminal breaks its paragraphs itself, a pipe as typed."""
        if not self.rich or self.console is None:
            typer.echo(page, nl=False)
            return
        from rich.padding import Padding
        from rich.text import Text

        self.console.print()
        for block in page.strip().split("\n\n"):
            style, said = _styled(block)
            text = Text(said, style)
            text.highlight_regex(r"`[^`]+`", "cyan")
            self.console.print(Padding(text, (0, 0, 1, 2)))


def _styled(block: str) -> tuple[str, str]:
    """How a block of a manual page looks, and what it says: a heading, code, or running text."""
    if block.startswith("#"):
        return "bold", block.lstrip("# ")
    if block.startswith(("    ", ">>>")):
        return "cyan", block
    return "", " ".join(block.split())


def _console(when: str) -> "Console":
    from rich.console import Console

    forced = True if when == "always" else None
    found = Console(force_terminal=forced, no_color=when == "never" or None, highlight=False)
    found.width = min(found.width, WIDEST)
    return found


def _tables(sections: "Iterable[Section]") -> "Iterator[tuple[str, Table]]":
    from rich.table import Table
    from rich.text import Text

    for title, columns, rows in sections:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        for column in columns:
            table.add_column(
                justify="right" if column.right else "left",
                style=column.style,
                ratio=1 if column.wide else None,
                no_wrap=not column.wide,
            )
        for row in rows:
            table.add_row(*map(Text, row))
        yield title, table
