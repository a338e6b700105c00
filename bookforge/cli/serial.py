"""Going on from the edition of a serial that lies where the next is written."""

from typing import TYPE_CHECKING

import typer

from bookforge.cli.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from bookforge.bind.editions import News
    from bookforge.forge import Understood


def gone_on(understood: "Understood", path: "Path") -> tuple["Understood", "News"]:
    """The story as the edition after the book at `path`, and what is new in it."""
    from dataclasses import replace

    from bookforge import files
    from bookforge.bind import editions

    there = not files.is_device(path) and path.exists()
    before = files.contents(str(path)) if there else b""
    last = before if isinstance(before, bytes) else b""
    book, news = editions.gone_on(understood.book, last, str(path))
    return replace(understood, book=book), news


def tell(news: "News | None", path: "Path", voice: Voice) -> None:
    """Say what is new, if the book is of a serial."""
    from bookforge import files
    from bookforge.bind import editions

    if news and not voice.quiet:
        typer.echo(f"{path}: {editions.told_of(news)}", err=files.is_device(path))
