"""The whole tree of a book, a block a line, with the line of the source each begins in."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bookforge.book import (
    NOWHERE,
    Aside,
    Block,
    Book,
    Letter,
    Lines,
    Paragraph,
    Picture,
    Runs,
    SceneBreak,
    Verse,
)
from bookforge.report.account import beginning
from bookforge.report.styled import Styled
from bookforge.source import Source, Span

KINDS = 11  # columns that the name of a kind takes


def tree(book: Book, source: Source) -> Iterator[Styled]:
    """The lines of the tree."""
    width = len(str(source.place(len(source.text)).line))

    def line(at: Span, depth: int, kind: str, said: str) -> Styled:
        number = ("" if at == NOWHERE else str(source.place(at.start).line)).rjust(width)
        style = "bold" if depth == 0 else ""
        indent = "  " * (depth + 1)
        return ((number, "dim"), (f"{indent}{kind:<{KINDS}} ", "cyan"), (said, style))

    def blocks(found: Iterable[Block], depth: int) -> Iterator[Styled]:
        for block in found:
            yield line(block.at, depth, *_named(block))
            if isinstance(block, Letter | Aside):
                yield from blocks(block.blocks, depth + 1)

    for page in (*book.front, *book.chapters):
        yield line(page.at, 0, page.role, page.name or "(no heading)")
        yield from blocks(page.blocks, 1)
    for note in book.notes:
        chapter = book.chapter(note.chapter)
        yield line(note.at, 0, "note", f"{note.where}: {chapter.name if chapter else ''}")
        yield from blocks(note.blocks, 1)
    for page in book.back:
        yield line(page.at, 0, page.role, "(added)")
        yield from blocks(page.blocks, 1)


def _named(block: Block) -> tuple[str, str]:  # noqa: PLR0911 - a return for each kind
    """What a block is called, and how it begins."""
    match block:
        case Paragraph(content):
            return "paragraph", beginning(_said(content))
        case SceneBreak(raw, strong):
            return "break", f"{raw or '(blank lines)'}{', strong' if strong else ''}"
        case Verse(lines):
            return "verse", beginning(" / ".join(map(_said, lines)))
        case Lines(lines):
            return "lines", beginning(" / ".join(map(_said, lines)))
        case Letter():
            return "letter", ""
        case Picture(image, alt, caption):
            size = f"{image.width} × {image.height} px" if image else "no file"
            return "picture", f"{beginning(alt or _said(caption))} ({size})".lstrip()
        case Aside(label=label):
            return "note", label
        case _:
            assert_never(block)


def _said(runs: Runs) -> str:
    return "".join(f"{run.value}{f' [{run.note}]' if run.note else ''}" for run in runs)
