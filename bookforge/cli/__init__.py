"""The command line: parse, call, print, exit.

What costs time to import is imported where it is needed, so that `--version` and `--help` are
as quick as an empty program.
"""

import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from bookforge import __version__
from bookforge.cli.edge import PROBLEMS, TERMINATED
from bookforge.cli.make import Voice, make, named
from bookforge.cli.options import TEXT, NoCache, Output, Quiet, Story, Verbose, settled

if TYPE_CHECKING:
    from bookforge.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a raw story text into a real book: an EPUB 3 or a print-ready PDF.",
    epilog="Start with:  bookforge epub story.txt",
)


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGTERM, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe on Windows may not know every letter
            stream.reconfigure(errors="backslashreplace")
    app()


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    sys.exit(TERMINATED)


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"bookforge {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Turn a raw story text into a real book."""
    del version


@app.command()
@settled(TEXT)
def epub(
    story: Story,
    *,
    settings: "Settings",
    output: Output = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make an EPUB 3 of STORY, for every e-reader."""
    make(story, ".epub", output, settings, Voice(quiet, verbose))


@app.command()
@settled(TEXT)
def pdf(  # noqa: PLR0913 - a command has as many parameters as it has options
    story: Story,
    *,
    settings: "Settings",
    output: Output = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_cache: NoCache = False,
) -> None:
    """Make a PDF of STORY, ready to print at 5.5 x 8.5 inches."""
    make(story, ".pdf", output, settings, Voice(quiet, verbose), keep=not no_cache)


@app.command()
@settled(TEXT)
def check(
    story: Story, *, settings: "Settings", quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Show what is wrong or doubtful in STORY; exit with 1 if anything is."""
    from bookforge import files, forge
    from bookforge.cli.shown import shown

    understood = forge.understand(files.story(story), named(story), settings)
    if not quiet:
        for problem in understood.problems:
            typer.echo(shown(problem, understood.draft.source))
        for line in forge.details(understood) if verbose else ():
            typer.echo(line, err=True)
        typer.echo(f"{named(story)}: {forge.summary(understood)}.")
    if any(problem.severity != "note" for problem in understood.problems):
        raise typer.Exit(PROBLEMS)
