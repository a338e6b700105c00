"""Making a book and saying what was made."""

import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from bookforge.forge import Forged, Understood
    from bookforge.settings import Settings


class Voice:
    """What is said, and how much of it, on standard error and output."""

    def __init__(self, quiet: bool, verbose: bool) -> None:  # noqa: FBT001 - two flags of the user
        self.quiet, self.verbose = quiet, verbose
        self.live = sys.stderr.isatty() and not quiet and "TERM" in os.environ

    def doing(self, what: str) -> None:
        """Show what is being done, on one line that the next one replaces."""
        if self.live:
            sys.stderr.write(f"\r\x1b[2K{what} …" if what else "\r\x1b[2K")
            sys.stderr.flush()


def make(  # noqa: PLR0913 - what a user says of one book
    story: str,
    suffix: str,
    output: str,
    settings: "Settings",
    voice: Voice,
    *,
    keep: bool = True,
) -> None:
    """Make the book of `story` that ends in `suffix`, write it and say what was made.

    With `keep` laid out chapters are kept for the next time.
    """
    from bookforge import files, forge

    theme = files.theme(settings.theme)
    data = files.story(story)
    try:
        voice.doing("reading the story")
        understood = forge.understand(data, named(story), settings)
        name = "story" if story == files.STANDARD else story
        stem = forge.stem(understood.book.meta.title, name)
        path = files.target(output, stem, suffix, story)
        store = files.Shelf() if keep else None
        forged = forge.forge(understood, suffix, theme, settings, voice.doing, store)
        files.write(path, forged.data)
    finally:
        voice.doing("")
    if not voice.quiet:
        _tell(forged.story, forged, path, voice)


def _tell(understood: "Understood", forged: "Forged", path: "Path", voice: Voice) -> None:
    from bookforge import files, forge

    for problem in understood.problems:
        if problem.severity in {"error", "warning"} and problem.at is None:
            typer.echo(f"{problem.severity}: {problem.message} {problem.hint}".rstrip(), err=True)
    if voice.verbose:
        for line in forge.details(understood, forged.proof):
            typer.echo(line, err=True)
    size = max(1, round(len(forged.data) / 1000))
    summary = f"{path}: {size:,} kB, {forge.summary(understood, forged.proof)}."
    typer.echo(summary, err=files.is_device(path))


def named(story: str) -> str:
    """What a story is called in messages."""
    return "standard input" if story == "-" else story
