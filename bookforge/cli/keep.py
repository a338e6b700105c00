"""What is kept about a run: its log, and the story that a log gives back."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from bookforge.cli.asked import Record
    from bookforge.forge import Understood


def places(asked: "Record", story: str) -> "tuple[Path | None, Path | None]":
    """Where the log and the report of `story` go, if they are asked for."""
    from bookforge import files

    log, report = asked.log, asked.report
    return (
        files.place(log, "log.json", story) if log else None,
        files.place(report, "report.html", story) if report else None,
    )


def record(understood: "Understood", log: "Path | None", report: "Path | None") -> None:
    """Write what is asked for about a story."""
    from bookforge import files

    if log:
        from bookforge.report.log import log as logged

        files.write(log, logged(understood.draft).encode())
    if report:
        from bookforge.report.html import page

        files.write(report, page(understood, files.own("report/report.css")).encode())


def revert(log: str, output: str) -> None:
    """Write the files that `log` gives back, unless others are there by their names."""
    from bookforge import files
    from bookforge.report.log import reverted

    found = reverted(files.contents(log), log)
    placed = [(_place(output, name, data, log), data) for name, data in found]
    for path, data in placed:
        files.write(path, data)
        typer.echo(f"{path}: {len(data):,} bytes, as they were.", err=files.is_device(path))


def _place(output: str, name: str, data: bytes, log: str) -> "Path":
    from bookforge import files
    from bookforge.problem import OutputError

    own = "story.txt" if name == files.shown(files.STANDARD) else name.replace("\\", "/")
    path = files.place(output, own.rpartition("/")[2], log)
    if path.is_file() and files.contents(str(path)) != data:
        raise OutputError(
            f"“{path}” is there already, and its hash is not that of the text in the log.",
            "Name another file with -o.",
        )
    return path
