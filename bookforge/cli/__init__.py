"""The command line: parse, call, print, exit.

What costs time to import is imported where it is needed, so that `--version` and `--help` are
as quick as an empty program.
"""

import gc
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from bookforge import __version__
from bookforge.cli.asked import Checking, Output, Record, Showing
from bookforge.cli.edge import TERMINATED, edge
from bookforge.cli.listing import Command, Commands, program
from bookforge.cli.options import (
    CHECK,
    COVER,
    EBOOK,
    EPUB,
    LEAVES,
    PAGES,
    RECORD,
    SHOW,
    STYLE,
    TEXT,
    VOICE,
    WRAP,
    Color,
    Stories,
    Story,
)
from bookforge.cli.settled import settled
from bookforge.cli.voice import Voice

if TYPE_CHECKING:
    from bookforge.settings import Settings

# New objects between two searches for rubbish. A story is values that point at no holder of
# theirs and live to the end, so that nearly all of these searches would find nothing.
SELDOM = 100_000

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a raw story text into a real book: an EPUB 3 or a print-ready PDF.",
    epilog="Start with:  bookforge epub story.txt",
)


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGTERM, _end)
    gc.set_threshold(SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe on Windows may not know every letter
            stream.reconfigure(errors="backslashreplace")
    program(app)()


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


@app.command(cls=Command)
@settled(TEXT, STYLE, EPUB, COVER, EBOOK, VOICE)
def epub(stories: Stories, *, settings: "Settings", output: Output, voice: Voice) -> None:
    """Make an EPUB 3 of STORY, for every e-reader.

    STORY is a text file, a folder of chapters, or book.toml; - is standard input. Several make a
    collection, in which each has a title page of its own.
    """
    from bookforge.cli.make import make

    make(stories, ".epub", settings, output, voice)


@app.command(cls=Command)
@settled(TEXT, STYLE, LEAVES, WRAP, PAGES, VOICE)
def pdf(stories: Stories, *, settings: "Settings", output: Output, voice: Voice) -> None:
    """Make a PDF of STORY, ready to print.

    STORY is a text file, a folder of chapters, or book.toml; - is standard input. Several make a
    collection, in which each has a title page of its own.
    """
    from bookforge.cli.make import make

    make(stories, ".pdf", settings, output, voice)


@app.command(cls=Command)
@settled(SHOW, TEXT, STYLE, VOICE)
def show(story: Story, *, asked: Showing, settings: "Settings", voice: Voice) -> None:
    """Show what was understood of STORY.

    Its metadata and where each value came from, the outline, the notes, what is left out of the
    book and by which rule, what was changed, and what is doubtful.

    STORY is a text file, a folder of chapters, or book.toml; - is standard input.
    """
    from bookforge.cli import tell

    tell.show(story, settings, asked, voice)


@app.command(cls=Command)
@settled(CHECK, TEXT, STYLE, RECORD, VOICE)
def check(
    story: Story, *, asked: Checking, settings: "Settings", record: Record, voice: Voice
) -> None:
    """Show what is wrong or doubtful in STORY.

    The exit code is 1 if there is an error or a warning; --strict counts doubts and notes too.

    STORY is a text file, a folder of chapters, or book.toml; - is standard input. Or it is a
    finished EPUB or PDF, of which it shows what stores, devices and printers would refuse.
    """
    from bookforge.cli import tell

    tell.check(story, settings, asked, record, voice)


@app.command(cls=Command)
def revert(
    log: Annotated[str, typer.Argument(metavar="LOG", hidden=True)],
    *,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write; else here, by its old name."
        ),
    ] = "",
) -> None:
    """Give back the story of a LOG (that --log wrote), byte for byte.

    A file that is there already and holds another text is left alone.
    """
    with edge():
        from bookforge.cli import keep

        keep.revert(log, output)


@app.command(cls=Command)
def doctor(*, color: Color = "") -> None:
    """Look at what bookforge needs on this machine, and say how to get what is missing.

    The exit code is 1 if something is missing that a command cannot work without.
    """
    with edge():
        from bookforge.cli import tell

        tell.doctor(color)


@app.command(cls=Command)
@settled(TEXT, STYLE, VOICE)
def new(
    story: Story,
    *,
    settings: "Settings",
    voice: Voice,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write; else book.toml beside STORY."
        ),
    ] = "",
) -> None:
    """Write a book.toml beside STORY with all that was found, to be corrected.

    It holds the metadata with the lines they came from, and each doubtful place to be settled.

    STORY is a text file or a folder of chapters.
    """
    from bookforge.cli import propose

    propose.new(story, settings, output, voice)


@app.command(cls=Command)
def explain(
    name: Annotated[str, typer.Argument(metavar="CODE", hidden=True)] = "",
    *,
    color: Color = "",
) -> None:
    """Explain the problem of that CODE, or the pass of that name; without it, list them all."""
    with edge():
        from bookforge.cli import tell

        tell.explain(name, color)
