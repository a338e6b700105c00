"""Telling what was understood of a story, and what is wrong or doubtful in it."""

from typing import TYPE_CHECKING

import typer

from bookforge.cli import keep
from bookforge.cli.asked import Checking, Record, Showing
from bookforge.cli.edge import PROBLEMS
from bookforge.cli.screen import Screen

if TYPE_CHECKING:
    from bookforge.cli.voice import Voice
    from bookforge.forge import Understood
    from bookforge.settings import Settings
    from bookforge.source import Folder


def show(story: str, settings: "Settings", asked: Showing, voice: "Voice") -> None:
    """Print what was understood of `story`."""
    from bookforge import files
    from bookforge.report import documents
    from bookforge.report.account import account
    from bookforge.report.page import sections
    from bookforge.report.tree import tree

    screen = Screen(voice.color)
    data = files.story(story)
    understood = _understood(data, story, settings, voice)
    if asked.text:
        typer.echo(_markdown(understood, settings), nl=False)
    elif asked.tree:
        for line in tree(understood.book, understood.draft.source):
            screen.line(line)
    elif asked.json:
        typer.echo(documents.of_account(account(understood, settings)), nl=False)
    else:
        screen.page(sections(account(understood, settings)))


def check(
    story: str, settings: "Settings", asked: Checking, record: Record, voice: "Voice"
) -> None:
    """Print what is wrong or doubtful in `story`, which may be a finished EPUB or PDF."""
    from bookforge import files, forge
    from bookforge.check import is_epub, is_pdf
    from bookforge.problem import UsageError
    from bookforge.report import diff, documents
    from bookforge.report.diagnostics import choice, diagnostics, tally

    data = files.story(story)
    if isinstance(data, bytes) and (is_epub(data, story) or is_pdf(data, story)):
        from bookforge.cli import finished

        look = finished.check if is_epub(data, story) else finished.check_pages
        look(data, story, asked, voice)
        return
    if asked.stores or asked.epubcheck:
        raise UsageError(
            f"“{files.shown(story)}” is no EPUB or PDF, and --for and --epubcheck look at those.",
            "Make the book with bookforge epub or pdf, and check that.",
        )
    screen = Screen(voice.color)
    chosen = choice(asked.only or (), asked.ignore or ())
    kept = keep.places(record, story)
    understood = _understood(data, story, settings, voice)
    problems = chosen.of(understood.problems)
    source = understood.draft.source
    files.write(*keep.records(understood, *kept))
    if asked.diff or asked.word_diff:
        for line in (diff.words if asked.word_diff else diff.unified)(understood.draft):
            screen.line(line)
    elif asked.json:
        typer.echo(documents.of_check(understood, problems), nl=False)
    elif not voice.quiet:
        brief = screen.rich and not asked.every
        for line in diagnostics(problems, source, brief=brief):
            screen.line(line)
        for said in forge.details(understood) if voice.verbose else ():
            typer.echo(said, err=True)
        typer.echo(f"{source.name}: {tally(problems)}; {forge.summary(understood)}.")
    if any(asked.strict or p.severity in {"error", "warning"} for p in problems):
        raise typer.Exit(PROBLEMS)


def _understood(
    data: "bytes | Folder", story: str, settings: "Settings", voice: "Voice"
) -> "Understood":
    from bookforge import album, files, forge

    try:
        voice.doing("reading the story")
        return forge.proofread(
            forge.understand(data, files.shown(story), settings, album.Album(story))
        )
    finally:
        voice.doing("")


def _markdown(story: "Understood", settings: "Settings") -> str:
    from bookforge import files
    from bookforge.write.markdown import markdown

    return markdown(story.book, files.theme(settings.theme), settings).data.decode()


def explain(name: str, color: str) -> None:
    """Print the manual page of a code or a pass, or the list of all."""
    from bookforge import files
    from bookforge.fix import PASSES
    from bookforge.problem import CODES
    from bookforge.report import manual
    from bookforge.report.diagnostics import known
    from bookforge.report.page import catalogue

    screen = Screen(color)
    passes = {run.__name__: run.__doc__ or "" for run in PASSES}
    if not name:
        screen.page((*catalogue(passes), *manual.catalogue()))
        return
    known(name, (*CODES, *passes, *manual.CODES))
    if name in CODES:
        screen.manual(files.own(f"manual/{name}.md"))
    elif name in manual.CODES:
        screen.manual(manual.manual(name))
    else:
        from inspect import cleandoc

        screen.manual(f"# {name}\n\n{cleandoc(passes[name])}\n")


def doctor(color: str) -> None:
    """Print what was looked for on this machine, what was found and what is missing."""
    from bookforge.cli.machine import findings
    from bookforge.report.page import examination

    found = list(findings())
    Screen(color).page(examination(found))
    if any(one.needed and not one.found for one in found):
        raise typer.Exit(PROBLEMS)
