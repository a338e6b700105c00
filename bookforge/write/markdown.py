"""Markdown: the backend that an author can read, and that tests compare."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bookforge.book import (
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Paragraph,
    Picture,
    Runs,
    SceneBreak,
    Text,
    Verse,
)
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made

ONCE = (
    *("subtitle", "series", "volume", "rating", "status", "published", "updated"),
    *("source", "publisher", "rights", "words"),
)
LISTED = ("subjects", "fandoms", "characters", "warnings")


def markdown(book: Book, theme: Theme, settings: Settings) -> Made:
    """The whole book as Markdown, with its metadata in front (as pandoc reads it)."""
    del theme, settings
    return Made(("\n\n".join(_parts(book)) + "\n").encode())


def _parts(book: Book) -> Iterator[str]:
    yield "\n".join(("---", *_facts(book), "---"))
    yield from _pages(book.front)
    for chapter in book.chapters:
        if chapter.title:
            number = f"{_inline(chapter.number)}: " if chapter.number else ""
            kind = "" if chapter.role == "chapter" else f" {{.{chapter.role}}}"
            hashes = "#" * chapter.level
            yield f"{hashes} {number}{_inline(chapter.title)}{kind}"
        yield from map(_block, chapter.blocks)
    for note in book.notes:
        yield f"[^{note.id}]: ({note.where}, {note.chapter}{', ' * bool(note.label)}{note.label})"
        yield from (f"    {_block(block)}" for block in note.blocks)
    yield from _pages(book.back)


def _pages(pages: Iterable[Chapter]) -> Iterator[str]:
    """Pages that are no story."""
    for page in pages:
        yield f"::: {page.role}"
        yield from map(_block, page.blocks)
        yield ":::"


def _facts(book: Book) -> Iterator[str]:
    meta = book.meta
    yield f"title: {meta.title}"
    yield from (f"author: {author}" for author in meta.authors)
    yield f"lang: {meta.language}"
    yield from (f"description: {paragraph}" for paragraph in meta.description)
    yield from (f"contributor: {one.name} ({one.role})" for one in meta.contributors)
    for name in ONCE:
        if value := getattr(meta, name):
            yield f"{name}: {value}"
    for name in LISTED:
        if values := getattr(meta, name):
            yield f"{name}: {', '.join(values)}"


def _block(block: Block) -> str:
    match block:
        case Paragraph(content):
            return _inline(content)
        case SceneBreak(strong=strong):
            return "* * * * *" if strong else "* * *"
        case Verse(lines, indents=indents) | Lines(lines, indents=indents):
            spaces = (" " * indent for indent in indents or (0,) * len(lines))
            return _lines("| ", map("".join, zip(spaces, map(_inline, lines), strict=True)))
        case Letter(inner):
            return _lines("> ", "\n\n".join(map(_block, inner)).split("\n"))
        case Picture(image, alt, caption):
            file = image.name if image else ""
            return " ".join(filter(None, (f"![{alt}]({file})", _inline(caption))))
        case Aside(blocks=inner, label=label):
            fence = f"::: note {label}".rstrip()
            return "\n\n".join((fence, *map(_block, inner), ":::"))
        case _:
            assert_never(block)


def _lines(before: str, lines: Iterable[str]) -> str:
    return "\n".join(f"{before}{line}".rstrip() for line in lines)


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Text) -> str:
    stars = "*" * (run.emphasis + 2 * run.strong) if run.value else ""
    return f"{stars}{run.value}{stars}" + (f"[^{run.note}]" if run.note else "")
