"""The pages of a finished PDF one by one: what is the author's on each, and what the book's own."""

from collections.abc import Iterator

from bookforge.book import Region
from bookforge.check.pdf import (
    BROKEN,
    LAST_CONTROL,
    OPENING,
    TITLE,
    Box,
    Document,
    Parts,
    decoded,
    opened,
    place_of,
    units_of,
)
from bookforge.check.printed import PrintedPage

CONTENTS = b"contents"
MAKER = "bookforge"
HYPHEN = "\u00ad\n"  # at a line's end, which stands nowhere, and so in no link


def printed_pages(data: bytes) -> tuple[PrintedPage, ...]:
    """The pages of a PDF of ours that hold text which its e-book has too; blank ones are left out.

    Raises:
        ValueError: it is no PDF, or not one that bookforge made.

    """
    with opened(data) as document:
        if document.get_metadata_dict().get("Creator") != MAKER:
            raise ValueError("is a PDF that bookforge did not make")
        if place_of(document, TITLE) == len(document):
            raise ValueError("was made for a printer, who wants no links to tell its pages by")
        pages = tuple(_printed(document))
    return tuple(page for page in pages if page.text or page.own)


def _printed(document: Document) -> Iterator[PrintedPage]:
    regions = _regions(document)
    contents = place_of(document, CONTENTS)
    for number, page in enumerate(document):
        region, area = regions[number], Box(*page.get_artbox())
        if region and area.bottom < area.top:
            signs = [(unit, own) for unit, inside, own in units_of(page, area) if inside]
            text = decoded([unit for unit, own in signs if not own])
            own = decoded(
                [unit for unit, own in signs if unit != BROKEN and (own or _is_space(unit))]
            )
            voiced = next((own for unit, own in signs if not _is_space(unit)), False)
            listing = region == "front" and number >= contents and not text.strip(HYPHEN)
            label = document.get_page_label(number)
            yield PrintedPage(label, "contents" if listing else region, text, own, voiced)


def _regions(document: Document) -> list[Region | None]:
    """The region of each page; none for what e-books have not, as the half title."""
    parts = Parts.of(document)
    edges: tuple[tuple[int, Region | None], ...] = (
        (OPENING, None),
        (parts.title, "front"),
        (parts.licence, "title"),
        (parts.start, "front"),
        (parts.notes, "story"),
        (parts.back, "notes"),
        (len(document), "back"),
    )
    return [
        next(region for end, region in edges if number < end) for number in range(len(document))
    ]


def _is_space(unit: int) -> bool:
    return unit <= LAST_CONTROL
