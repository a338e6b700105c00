"""The command line: parse, call, print, exit.

What costs time to import is imported where it is needed, so that `--version` and `--help` are
as quick as an empty program.
"""

import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from io import TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from bookforge import __version__

if TYPE_CHECKING:
    from bookforge.forge import Understood
    from bookforge.problem import Problem
    from bookforge.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a raw story text into a real book: an EPUB 3 or a print-ready PDF.",
    epilog="Start with:  bookforge epub story.txt",
)

Story = Annotated[
    str, typer.Argument(metavar="STORY", help="The story, a text file; - is standard input.")
]
Output = Annotated[
    str,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write; else here, named after the title."
    ),
]
Title = Annotated[str, typer.Option("--title", metavar="TITLE", help="The title of the story.")]
Author = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help="Who wrote it; again for each further author."),
]
Lang = Annotated[
    str, typer.Option("--lang", metavar="TAG", help="The language, as en, en-GB or fr.")
]
Quotes = Annotated[
    str,
    typer.Option(
        "--quotes",
        metavar="KIND",
        help="Quotation marks: keep, double, single, guillemets, locale or off.",
    ),
]
Dashes = Annotated[
    str, typer.Option("--dashes", metavar="KIND", help="Dashes: auto, em, en or keep.")
]
Ellipses = Annotated[
    str, typer.Option("--ellipsis", metavar="KIND", help="Dots: character, dots or keep.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", metavar="", help="Say nothing but errors.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v", "--verbose", metavar="", help="Say what each pass did and what was left out."
    ),
]

INTERRUPTED = 130  # 128 + SIGINT, as shells count
TERMINATED = 143  # 128 + SIGTERM
PROBLEMS = 1
CANNOT_WRITE = 4


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
def epub(  # noqa: PLR0913 - a command has as many parameters as it has options
    story: Story,
    *,
    output: Output = "",
    title: Title = "",
    author: Author = None,
    lang: Lang = "",
    quotes: Quotes = "",
    dashes: Dashes = "",
    ellipsis: Ellipses = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make an EPUB 3 of STORY, for every e-reader."""
    with _edge():
        settings = _settings(title, author, lang, (quotes, dashes, ellipsis))
        _make(story, ".epub", output, settings, _Voice(quiet, verbose))


@app.command()
def pdf(  # noqa: PLR0913 - the same
    story: Story,
    *,
    output: Output = "",
    title: Title = "",
    author: Author = None,
    lang: Lang = "",
    quotes: Quotes = "",
    dashes: Dashes = "",
    ellipsis: Ellipses = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a PDF of STORY, ready to print at 5.5 x 8.5 inches."""
    with _edge():
        settings = _settings(title, author, lang, (quotes, dashes, ellipsis))
        _make(story, ".pdf", output, settings, _Voice(quiet, verbose))


@app.command()
def check(  # noqa: PLR0913 - the same
    story: Story,
    *,
    title: Title = "",
    author: Author = None,
    lang: Lang = "",
    quotes: Quotes = "",
    dashes: Dashes = "",
    ellipsis: Ellipses = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what is wrong or doubtful in STORY; exit with 1 if anything is."""
    with _edge():
        from bookforge import files, forge

        settings = _settings(title, author, lang, (quotes, dashes, ellipsis))
        understood = forge.understand(files.story(story), _name(story), settings)
        if not quiet:
            for problem in understood.problems:
                typer.echo(_shown(problem, understood))
            for line in forge.details(understood) if verbose else ():
                typer.echo(line, err=True)
            typer.echo(f"{_name(story)}: {forge.summary(understood)}.")
        if any(problem.severity != "note" for problem in understood.problems):
            raise typer.Exit(PROBLEMS)


class _Voice:
    """What is said, and how much of it, on standard error and output."""

    def __init__(self, quiet: bool, verbose: bool) -> None:  # noqa: FBT001 - two flags of the user
        self.quiet, self.verbose = quiet, verbose
        self.live = sys.stderr.isatty() and not quiet and "TERM" in os.environ

    def doing(self, what: str) -> None:
        """Show what is being done, on one line that the next one replaces."""
        if self.live:
            sys.stderr.write(f"\r\x1b[2K{what} …" if what else "\r\x1b[2K")
            sys.stderr.flush()


def _make(story: str, suffix: str, output: str, settings: "Settings", voice: _Voice) -> None:
    """Make the book of `story` and say what was made."""
    from bookforge import files, forge

    theme = files.theme(settings.theme)
    data = files.story(story)
    try:
        voice.doing("reading the story")
        understood = forge.understand(data, _name(story), settings)
        name = "story" if story == files.STANDARD else story
        stem = forge.stem(understood.book.meta.title, name)
        path = files.target(output, stem, suffix, story)
        forged = forge.forge(understood, suffix, theme, settings, voice.doing)
        files.write(path, forged.data)
    finally:
        voice.doing("")
    if voice.quiet:
        return
    for problem in understood.problems:
        if problem.severity in {"error", "warning"} and problem.at is None:
            typer.echo(f"{problem.severity}: {problem.message} {problem.hint}".rstrip(), err=True)
    if voice.verbose:
        for line in forge.details(understood, forged.proof):
            typer.echo(line, err=True)
    size = max(1, round(len(forged.data) / 1000))
    summary = f"{path}: {size:,} kB, {forge.summary(understood, forged.proof)}."
    typer.echo(summary, err=files.is_device(path))


def _settings(
    title: str, author: list[str] | None, lang: str, house: tuple[str, str, str]
) -> "Settings":
    from bookforge.settings import resolved

    flags = {"title": title, "authors": tuple(author or ()), "language": lang}
    style = zip(("quotes", "dashes", "ellipsis"), house, strict=True)
    return resolved({**flags, **dict(style)}, os.environ)


def _name(story: str) -> str:
    return "standard input" if story == "-" else story


def _shown(problem: "Problem", story: "Understood") -> str:
    """A problem as compilers print it: place, severity, message, code, line, mark, hint."""
    source = story.draft.source
    if problem.at is None:
        lines = [f"{source.name}: {problem.severity}: {problem.message} [{problem.code}]"]
    else:
        line, column = source.place(problem.at.start)
        where = f"{source.name}:{line}:{column}"
        lines = [f"{where}: {problem.severity}: {problem.message} [{problem.code}]"]
        lines += _excerpt(source.line(line), column, len(range(*problem.at)))
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


AROUND = 36  # characters of a line that are shown on either side of a place


def _excerpt(line: str, column: int, length: int) -> list[str]:
    """The part of a line around a column (from 1), and below it a mark of that length."""
    first = max(0, column - 1 - AROUND)
    shown = line[first : column - 1 + AROUND].replace("\t", " ")
    marks = max(1, min(length, len(shown) - (column - 1 - first)))
    shown = "".join(letter if letter.isprintable() else "�" for letter in shown)
    return [f"  | {shown}", f"  | {' ' * (column - 1 - first)}{'^' * marks}"]


@contextmanager
def _edge() -> Generator[None]:
    """Turn what ends a run into a sentence and an exit code; the only place that does."""
    from bookforge.problem import BookforgeError

    try:
        yield
    except BookforgeError as error:
        typer.echo(f"bookforge: {error}", err=True)
        if error.hint:
            typer.echo(f"  hint: {error.hint}", err=True)
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:
        raise
    except OSError as refused:
        typer.echo(f"bookforge: the output cannot be written: {refused.strerror}.", err=True)
        raise typer.Exit(CANNOT_WRITE) from None
    except KeyboardInterrupt:
        typer.echo("bookforge: interrupted; nothing was written.", err=True)
        raise typer.Exit(INTERRUPTED) from None
