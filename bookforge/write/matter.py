"""What the pages before and behind the story say besides the author's words, for both backends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from bookforge.book import Before, Book, Chapter, Role, Text
from bookforge.metadata import Meta
from bookforge.write.words import Words

ORDER: tuple[Role, ...] = get_args(Before)
NO_BREAK = "\u00a0"
ISBN = "urn:isbn:"
PREFIX = re.compile(r"(?<=^97[89])(?=\d{10}$)")
NONE = re.compile(r"(?i)none\b|n/?a$|no\b|(?:creator )?cho(?:o)?se not|choosing not|not applicable")
# English spells the places of a series out, as title pages do.
SPELLED = dict(
    enumerate(
        [
            "One",
            "Two",
            "Three",
            "Four",
            "Five",
            "Six",
            "Seven",
            "Eight",
            "Nine",
            "Ten",
            "Eleven",
            "Twelve",
        ],
        1,
    )
)


def front(book: Book, words: Words, *, told: bool) -> Iterator[Chapter]:
    """The pages before the story, under the headings that they bear, in order.

    There is a copyright page if the author wrote it, or if it is `told` what to say.
    """
    pages = list(book.front)
    if told and all(page.role != "copyright" for page in pages):
        pages.append(Chapter("copyright", role="copyright"))
    for page in sorted(pages, key=lambda page: ORDER.index(page.role)):
        yield _headed(page, book, words)


def back(book: Book, words: Words) -> Iterator[Chapter]:
    """The pages behind the story and its notes, under the headings that they bear."""
    return (_headed(page, book, words) for page in book.back)


def _headed(page: Chapter, book: Book, words: Words) -> Chapter:
    """A page with the heading of its kind; a dedication and an epigraph have none."""
    named: dict[Role, str] = {
        "acknowledgements": words.acknowledgements,
        "about-author": words.about_author,
        "also-by": words.also_by.format(", ".join(book.meta.authors)).strip(" :"),
    }
    return replace(page, title=(Text(named[page.role]),)) if page.role in named else page


def label(page: Chapter, words: Words) -> str:
    """What a page without a heading is called where it is only named."""
    named: dict[Role, str] = {"dedication": words.dedication, "copyright": words.copyright}
    return page.name or named.get(page.role, words.epigraph)


def series(book: Book, words: Words) -> str:
    """The line of the title page that tells of the series, unless the subtitle does."""
    meta = book.meta
    if not meta.series or meta.series.lower() in meta.subtitle.lower():
        return ""
    if not meta.volume:
        return meta.series
    named, space, place = words.in_series.partition("{}")[2].rpartition(" ")
    line = f"{{}}{named}{NO_BREAK if space else ''}{place}"  # the number goes with its word
    return line.format(meta.series, _place(meta))


def _place(meta: Meta) -> str:
    english = meta.language.split("-")[0].lower() == "en" and meta.volume.isdecimal()
    return SPELLED.get(int(meta.volume), meta.volume) if english else meta.volume


def warned(book: Book) -> str:
    """The warnings that a site's header gives, in a line; nothing if it gives none."""
    return ", ".join(said for said in book.meta.warnings if not NONE.match(said))


def imprint(book: Book) -> Iterator[str]:
    """What is known of rights, publisher, number and source, a line each."""
    meta = book.meta
    yield meta.rights
    yield ", ".join(filter(None, (meta.publisher, meta.published[:4] * bool(meta.publisher))))
    if meta.identifier.startswith(ISBN):
        yield f"ISBN {PREFIX.sub('-', meta.identifier.removeprefix(ISBN))}"
    yield meta.source
