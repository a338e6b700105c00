"""Telling what stores, devices and printers would say of a finished EPUB or PDF."""

from typing import TYPE_CHECKING

import typer

from bookforge.cli.asked import Checking
from bookforge.cli.edge import PROBLEMS
from bookforge.cli.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookforge.check.stores.finding import Finding, Store
    from bookforge.cli.voice import Voice
    from bookforge.report.diagnostics import About

NO_SEAL = "checked by our preflight, which certifies nothing"


def check(data: bytes, name: str, asked: Checking, voice: "Voice") -> None:
    """Print what is wrong or doubtful in the EPUB `data` of the file `name`."""
    from bookforge.check.stores import CODES, chosen
    from bookforge.report import documents
    from bookforge.report.diagnostics import choice, tally

    stores = chosen(asked.stores)
    wanted = choice(asked.only or (), asked.ignore or (), CODES)
    try:
        voice.doing("looking at the book")
        findings = wanted.of(tuple(_findings(data, name, stores, asked)))
    finally:
        voice.doing("")
    said = f"{name}: {tally(findings)}; for {', '.join(stores)}."
    document = documents.of_findings(name, stores, findings) if asked.json else ""
    _tell(findings, name, (said, document), asked, voice)


def check_pages(data: bytes, name: str, asked: Checking, voice: "Voice") -> None:
    """Print what is wrong or doubtful in the PDF `data` of the file `name`."""
    from bookforge.check.preflight import chosen, preflight
    from bookforge.check.preflight.rules import RULES
    from bookforge.problem import UsageError
    from bookforge.report import documents
    from bookforge.report.diagnostics import choice, tally

    if asked.epubcheck:
        raise UsageError(f"“{name}” is a PDF, and EPUBCheck reads EPUBs.")
    wanted = choice(asked.only or (), asked.ignore or (), RULES)
    purposes = chosen(asked.stores)
    try:
        voice.doing("looking at the pages")
        purposes, found = preflight(data, name, purposes)
    finally:
        voice.doing("")
    findings = wanted.of(found)
    said = f"{name}: {tally(findings)}; for {', '.join(purposes)} ({NO_SEAL})."
    document = documents.of_preflight(name, purposes, findings) if asked.json else ""
    _tell(findings, name, (said, document), asked, voice)


def _tell(
    findings: "Sequence[About]",
    name: str,
    whole: tuple[str, str],
    asked: Checking,
    voice: "Voice",
) -> None:
    """Print findings, and a line or a document of them all; end with the code they call for."""
    from bookforge.report.diagnostics import finding

    said, document = whole
    if asked.json:
        typer.echo(document, nl=False)
    elif not voice.quiet:
        screen = Screen(voice.color)
        for found in findings:
            for line in finding(found, name):
                screen.line(line)
        typer.echo(said)
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
