"""What is kept about a run: its log, and the story that a log gives back."""

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bookforge.cli.asked import Record
    from bookforge.forge import Understood


def places(asked: "Record", story: str) -> tuple[Path | None, Path | None]:
    """Where the log and the report of `story` go, if they are asked for.

    Raises:
        OutputError: a file is there that is something else, or both are one.

    """
    from bookforge import files
    from bookforge.problem import OutputError

    log = files.place(asked.log, "log.json", story) if asked.log else None
    report = files.place(asked.report, "report.html", story) if asked.report else None
    for path, beginnings, what in ((log, LOG, "a log"), (report, PAGE, "a report")):
        if path and path.is_file() and not _begins(path, beginnings):
            raise OutputError(
                f"“{path}” is there already, and is not {what} of bookforge.",
                "Name another file.",
            )
    apart(log, report)
    return log, report


def apart(*paths: Path | None) -> None:
    """See that no two files to be written are one.

    Raises:
        OutputError: two of them are.

    """
    from bookforge import files
    from bookforge.problem import OutputError

    named = [path for path in paths if path and not files.is_device(path)]
    for i, path in enumerate(named):
        if path.resolve() in [other.resolve() for other in named[:i]]:
            raise OutputError(f"Two files would be written to “{path}”.", "Name two files.")


LOG, PAGE = (b"{",), (b"<!doctype html", b"<!DOCTYPE html")


def _begins(path: Path, beginnings: tuple[bytes, ...]) -> bool:
    from bookforge import files

    found = files.contents(str(path))
    return isinstance(found, bytes) and (not found or found.lstrip().startswith(beginnings))


def records(
    understood: "Understood", log: Path | None, report: Path | None
) -> Iterator[tuple[Path, bytes]]:
    """The files that are asked for about a story."""
    from bookforge import files

    if log:
        from bookforge.report.log import log as logged

        yield log, logged(understood.draft).encode()
    if report:
        from bookforge.report.html import page

        yield report, page(understood, files.own("report/report.css")).encode()


def revert(log: str, output: str) -> None:
    """Write the files that `log` gives back, unless others are there by their names."""
    from bookforge import files
    from bookforge.report.log import reverted

    found = reverted(files.contents(log), log)
    names = _names([name for name, _ in found])
    placed = [
        (_place(output, name, data, log), data)
        for name, (_, data) in zip(names, found, strict=True)
    ]
    for path, data in placed:
        files.make_folder(path.parent)
        files.write((path, data))
        typer.echo(f"{path}: {len(data):,} bytes, as they were.", err=files.is_device(path))


def _names(logged: list[str]) -> list[str]:
    """What the files of a log are called, seen from the folder that holds them all.

    A log may come from anywhere: nothing in it leads out of that folder.
    """
    from bookforge import files

    if logged == [files.shown(files.STANDARD)]:
        return ["story.txt"]
    parts = [[p for p in _parts(name) if p not in {"", ".", ".."}] for name in logged]
    folders = zip(*(each[:-1] for each in parts), strict=False)
    shared = sum(1 for _ in takewhile(lambda names: len(set(names)) == 1, folders))
    return ["/".join(each[shared:]) or "story.txt" for each in parts]


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").replace(":", "/").split("/")


def _place(output: str, name: str, data: bytes, log: str) -> Path:
    """Where a file goes; one of several keeps its folder below `output`.

    Raises:
        OutputError: another file is there.

    """
    from bookforge import files
    from bookforge.problem import OutputError

    path = Path(output, name) if "/" in name else files.place(output, name, log)
    if path.is_file() and files.contents(str(path)) != data:
        raise OutputError(
            f"“{path}” is there already, and its hash is not that of the text in the log.",
            "Name another file with -o.",
        )
    return path
