"""A book as it is seen, where nothing is heard."""

from dataclasses import replace

from bookforge.book import Aside, Block, Book, Letter, Picture


def on_paper(book: Book) -> Book:
    """The book as it is seen on paper, where nothing describes the pictures that are there."""
    if not any(picture.image and picture.alt for picture in book.pictures):
        return book
    return replace(
        book,
        front=tuple(replace(page, blocks=_seen(page.blocks)) for page in book.front),
        chapters=tuple(replace(page, blocks=_seen(page.blocks)) for page in book.chapters),
        back=tuple(replace(page, blocks=_seen(page.blocks)) for page in book.back),
        notes=tuple(replace(note, blocks=_seen(note.blocks)) for note in book.notes),
    )


def _seen(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        replace(block, alt="" if block.image else block.alt)
        if isinstance(block, Picture)
        else replace(block, blocks=_seen(block.blocks))
        if isinstance(block, Letter | Aside)
        else block
        for block in blocks
    )
