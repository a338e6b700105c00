"""Making a book and saying what was made."""

from typing import TYPE_CHECKING

import typer

from bookforge.cli import keep, serial
from bookforge.cli.asked import Output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bookforge.cli.voice import Voice
    from bookforge.forge import Forged, Understood
    from bookforge.problem import Problem
    from bookforge.settings import Settings
    from bookforge.shelf import Shelf
    from bookforge.source import Span
    from bookforge.theme import Theme
    from bookforge.write.made import Made


def make(
    stories: "Sequence[str]",
    suffix: str,
    settings: "Settings",
    output: Output,
    voice: "Voice",
) -> None:
    """Make the book of `stories` that ends in `suffix`, write it and say what was made."""
    from bookforge import album, files, forge, shelf

    theme = files.theme(settings.theme)
    story = stories[0]
    kept = keep.places(output, story)
    news = None
    try:
        voice.doing("reading the story")
        understood = _understood(stories, settings, output)
        name = "story" if story == files.STANDARD else story
        stem = forge.stem(understood.book.meta.title, name)
        ending = files.KEPUB if suffix == ".epub" and settings.kepub else suffix
        path = files.target(output.file, stem, ending, story)
        named = settings.cover
        own = album.named_place(named, settings.origins.get("cover", "")) if named else None
        cover = album.cover_target(output.cover_out, f"{stem}-cover.jpg", story, own)
        around = _around(output, stem, story)
        keep.apart(path, cover, around, *kept)
        if settings.serial and suffix == ".epub":
            understood, news = serial.gone_on(understood, path)
        store = None if output.no_cache else shelf.own_shelf()
        if suffix == ".epub" and settings.pages_from:
            understood = _paged(understood, theme, settings, voice, store)
        forged = forge.forge(understood, suffix, theme, settings, voice.doing, store)
        wrapped = forge.wrapped(forged, theme, settings) if around else None
        made = [(path, forged.data)]
        made += [(cover, forge.catalogue_cover(understood.book, theme))] if cover else []
        made += [(around, wrapped.data)] if around and wrapped else []
        files.write(*made, *keep.records(understood, *kept))
    finally:
        voice.doing("")
    if not voice.quiet:
        _tell(forged.story, forged, path, voice)
        if around and wrapped:
            _tell_cover(wrapped, around)
    serial.tell(news, path, voice)
    for line in forge.typeset(forged.data) if output.proof else ():
        typer.echo(line)


def _paged(
    story: "Understood",
    theme: "Theme",
    settings: "Settings",
    voice: "Voice",
    store: "Shelf | None",
) -> "Understood":
    """The story with the pages of its printed edition: a PDF's, or those of a size."""
    from dataclasses import replace

    from bookforge import album, edition, files

    asked = settings.pages_from
    if trim := edition.trim(asked):
        voice.doing("setting the pages of the printed book")
        printed: object = edition.laid_out(story.book, theme, settings, trim, store)
    else:
        asked = str(album.named_place(asked, settings.origins.get("pages_from", "")))
        printed = files.contents(asked)
    voice.doing("finding the pages of the printed book")
    data = printed if isinstance(printed, bytes) else b""
    found = edition.edition(story.book, data, asked, settings.print_isbn)
    return replace(story, book=replace(story.book, edition=found))


# What the finished book lacks, and its text does not show; the other places are told by `check`.
LOST = frozenset({"missing-picture", "unread-picture", "low-resolution"})


def _place(understood: "Understood", at: "Span") -> str:
    source = understood.draft.source
    line, column = source.place(at.start)
    return f"{source.file(at.start)[0].name}:{line}:{column}"


def _around(output: Output, stem: str, story: str) -> "Path | None":
    """Where the cover goes that is put round the pages, if it is asked for."""
    from bookforge import files

    return (
        files.target(output.cover_wrap, f"{stem}-cover", ".pdf", story)
        if output.cover_wrap
        else None
    )


def _tell_cover(cover: "Made", path: "Path") -> None:
    from bookforge import files

    for problem in cover.problems:
        typer.echo(_said(problem), err=True)
    size = max(1, round(len(cover.data) / 1000))
    typer.echo(f"{path}: {size:,} kB, {cover.said}.", err=files.is_device(path))


def _understood(stories: "Sequence[str]", settings: "Settings", output: Output) -> "Understood":
    """The story; several are one collection, of which there is neither a log nor a report.

    Raises:
        UsageError: they were asked for.

    """
    from bookforge import album, files, forge, projects
    from bookforge.problem import UsageError
    from bookforge.settings import of_story

    if len(stories) == 1:
        name = stories[0]
        return forge.understand(files.story(name), files.shown(name), settings, album.Album(name))
    if output.log or output.report:
        raise UsageError(
            "A log and a report are of one story, and these are several.",
            "Ask bookforge check for those of each.",
        )
    each: list[Understood] = []
    for one in stories:
        name, project = projects.found(one)
        own = of_story(settings, project)
        shown = forge.understand(files.story(name), files.shown(name), own, album.Album(name))
        each.append(shown)
    return forge.collect(each, settings, album.Album(stories[0]))


def _warn(understood: "Understood", story: str = "") -> None:
    """Say what the book lacks, or that `story` of a collection."""
    for problem in understood.problems:
        said = problem.at is None or problem.code in LOST
        if problem.severity in {"error", "warning"} and said:
            place = _place(understood, problem.at) if problem.at else story
            typer.echo(": ".join(filter(None, (place, _said(problem)))), err=True)


def _said(problem: "Problem") -> str:
    return f"{problem.severity}: {problem.message} {problem.hint}".rstrip()


def _tell(understood: "Understood", forged: "Forged", path: "Path", voice: "Voice") -> None:
    from bookforge import files, forge

    _warn(understood)
    for one in understood.stories:
        _warn(one, one.draft.source.name)
    if voice.verbose:
        for line in forge.details(understood, forged.proof):
            typer.echo(line, err=True)
    size = max(1, round(len(forged.data) / 1000))
    summary = f"{path}: {size:,} kB, {forge.summary(understood, forged.proof)}."
    typer.echo(summary, err=files.is_device(path))
