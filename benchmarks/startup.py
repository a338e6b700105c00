"""How much more `bookforge --version` costs than an empty Typer program of two commands.

Both are run in turn, many times; the figure is the ratio of their fastest and middle times. The
bound is 1.3. Usage: .venv/bin/python benchmarks/startup.py [runs]
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer()
@app.command()
def one() -> None: ...
@app.command()
def two() -> None: ...
def show(asked: bool) -> None:
    if asked:
        typer.echo("empty 1")
        raise typer.Exit
@app.callback()
def options(version: bool = typer.Option(False, "--version", callback=show, is_eager=True)): ...
app()
"""
PROGRAMS = {
    "empty": [sys.executable, "-c", EMPTY, "--version"],
    "bookforge": [str(Path(sys.executable).with_name("bookforge")), "--version"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own
    return time.perf_counter() - start


def main() -> None:
    """Run both in turn and print the ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(runs):
        for name, command in PROGRAMS.items():
            times[name].append(seconds(command))
    for label, figure in (("fastest", min), ("median", statistics.median)):
        empty, ours = figure(times["empty"]), figure(times["bookforge"])
        print(f"{label}: {ours * 1000:.0f} ms against {empty * 1000:.0f} ms, {ours / empty:.2f}x")


if __name__ == "__main__":
    main()
