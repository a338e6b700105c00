"""Telling what stores and devices would say of a finished EPUB."""

from typing import TYPE_CHECKING

import typer

from bookforge.cli.asked import Checking
from bookforge.cli.edge import PROBLEMS
from bookforge.cli.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookforge.check.stores.finding import Finding, Store
    from bookforge.cli.voice import Voice


def check(data: bytes, name: str, asked: Checking, voice: "Voice") -> None:
    """Print what is wrong or doubtful in the EPUB `data` of the file `name`."""
    from bookforge.check.stores import CODES, chosen
    from bookforge.report import documents
    from bookforge.report.diagnostics import choice, finding, tally

    screen = Screen(voice.color)
    stores = chosen(asked.stores)
    wanted = choice(asked.only or (), asked.ignore or (), CODES)
    try:
        voice.doing("looking at the book")
        findings = wanted.of(tuple(_findings(data, name, stores, asked)))
    finally:
        voice.doing("")
    if asked.json:
        typer.echo(documents.of_findings(name, stores, findings), nl=False)
    elif not voice.quiet:
        for found in findings:
            for line in finding(found, name):
                screen.line(line)
        typer.echo(f"{name}: {tally(findings)}; for {', '.join(stores)}.")
    if any(asked.strict or found.severity in {"error", "warning"} for found in findings):
        raise typer.Exit(PROBLEMS)


def _findings(
    data: bytes, name: str, stores: "tuple[Store, ...]", asked: Checking
) -> "Iterator[Finding]":
    from bookforge import files, programs
    from bookforge.check.stores import lint
    from bookforge.problem import UsageError

    if asked.epubcheck and name == files.STANDARD:
        raise UsageError("EPUBCheck reads no standard input.", "Name the file of the book.")
    yield from lint(data, name, stores)
    if asked.epubcheck:
        yield from programs.epubcheck(name)
