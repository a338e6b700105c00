"""The pages that the author adds to the text, as [front] and [back] of book.toml have them."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from bookforge.book import Before, Chapter, Paragraph, Role, Text
from bookforge.settings.matter import Matter

LINES = re.compile(r"\s*\n\s*")
PARAGRAPHS = re.compile(r"\s*\n[^\S\n]*\n\s*")
ORDER: tuple[Role, ...] = get_args(Before)


def front(found: Iterable[Chapter], added: Matter) -> tuple[Chapter, ...]:
    """The pages before the story, those that the text has among those that were added."""
    pages = [
        *_page("also-by", "also-by", added.also_by),
        *_page("copyright", "copyright", LINES.split(added.copyright)),
        *_page("dedication", "dedication", LINES.split(added.dedication)),
        *_page("epigraph", "epigraph", LINES.split(added.epigraph)),
        *found,
    ]
    return tuple(sorted(pages, key=lambda page: ORDER.index(page.role)))


def back(added: Matter) -> tuple[Chapter, ...]:
    """The pages behind the story and its notes."""
    return (
        *_page("acknowledgements", "acknowledgements", PARAGRAPHS.split(added.acknowledgements)),
        *_page("about-author", "about-author", PARAGRAPHS.split(added.about_author)),
        *_page("also-by", "more-by", added.more_by),
    )


def _page(role: Role, id_: str, paragraphs: Iterable[str]) -> Iterator[Chapter]:
    """A page with these paragraphs, if there are any."""
    said = (" ".join(paragraph.split()) for paragraph in paragraphs)
    blocks = tuple(Paragraph((Text(words),)) for words in said if words)
    if blocks:
        yield Chapter(id_, blocks=blocks, role=role)
