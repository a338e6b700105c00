"""What a book is called and who wrote it: from the settings first, then from the draft's marks."""

import uuid
from collections.abc import Iterator

from bookforge.bind.parts import BLOCK
from bookforge.book import Meta
from bookforge.draft import Draft, Mark
from bookforge.settings import Settings

# How texts name their language, and its BCP 47 tag.
LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
    "swedish": "sv", "svenska": "sv", "danish": "da", "finnish": "fi", "russian": "ru",
}  # fmt: skip


def meta(draft: Draft, settings: Settings) -> Meta:
    """The book's metadata.

    The identifier is made of title and authors alone, so that it stays the same while the text
    is being worked on; a text without a title is known by its words.
    """
    title = settings.title or next(_said(draft, "title"), "")
    authors = settings.authors or tuple(dict.fromkeys(_said(draft, "author")))
    spoken = next(_said(draft, "language"), "").lower()
    what = f"{title}\n{', '.join(authors)}" if title else draft.source.text
    return Meta(
        title=title,
        authors=authors,
        language=settings.language or LANGUAGES.get(spoken, "en"),
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"bookforge:{what}").urn,
        modified=settings.modified,
        description=tuple(_said(draft, "description")),
    )


def _said(draft: Draft, name: str) -> Iterator[str]:
    """What the marks of the metadata field `name` cover, a paragraph an item, less labels."""
    for mark in draft.marked("meta"):
        if mark.value == name:
            text = _unlabelled(draft, mark)
            yield from (" ".join(block[0].split()) for block in BLOCK.finditer(text))


def _unlabelled(draft: Draft, mark: Mark) -> str:
    kept: list[str] = []
    at = mark.start
    for label in draft.marked("label"):
        if mark.start <= label.start < mark.end:
            kept.append(draft.text[at : label.start])
            at = max(at, label.end)
    return "".join((*kept, draft.text[at : mark.end]))
