"""Writing a book.toml with what was found."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bookforge.cli.voice import Voice
    from bookforge.settings import Settings


def new(story: str, settings: "Settings", output: str, voice: "Voice") -> None:
    """Write a book.toml for `story`, beside it unless `output` says where; never over another."""
    from bookforge import files, forge
    from bookforge.report.proposal import proposal

    data = files.story(story)
    path = _place(output, story)
    try:
        voice.doing("reading the story")
        understood = forge.proofread(forge.understand(data, files.shown(story), settings))
        files.write((path, proposal(understood, settings, _seen_from(path, story)).encode()))
    finally:
        voice.doing("")
    if not voice.quiet:
        doubts = sum(problem.read_as != "" for problem in understood.problems)
        said = f"{doubts:,} {'place' if doubts == 1 else 'places'} to settle"
        typer.echo(f"{path}: what was found in {files.shown(story)}, {said}.")


def _place(asked: str, story: str) -> Path:
    """Where the file goes: `asked` by the user, or beside the story, or into its folder.

    Raises:
        UsageError: it does not end in .toml, or a story from standard input has no place.
        OutputError: there is one already, which may hold decisions.

    """
    from bookforge import files
    from bookforge.problem import OutputError, UsageError
    from bookforge.project import NAME

    if story == files.STANDARD and not asked:
        raise UsageError("A story from standard input has no place.", "Name a file with -o.")
    beside = Path(story) / NAME if Path(story).is_dir() else Path(story).with_name(NAME)
    path = files.target(asked or str(beside), Path(NAME).stem, ".toml", story)
    if path.exists() and not files.is_device(path):
        raise OutputError(f"“{path}” is there already.", "Name another file with -o, or move it.")
    return path


def _seen_from(path: Path, story: str) -> str:
    """The way from the folder of `path` to the story."""
    return "story.txt" if story == "-" else os.path.relpath(story, path.parent)
