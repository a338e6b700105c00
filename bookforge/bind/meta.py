"""What a book is called and who wrote it: from the settings first, then from the draft's marks."""

import re
import uuid
from collections.abc import Iterator

from bookforge.bind.parts import BLOCK
from bookforge.book import Meta
from bookforge.draft import Draft, Mark
from bookforge.settings import Settings

TAG = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")

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
    title = settings.title or " ".join(_first(draft, "title"))
    authors = settings.authors or tuple(dict.fromkeys(_said(draft, "author")))
    spoken = next(_said(draft, "language"), "").lower()
    what = f"{title}\n{', '.join(authors)}" if title else draft.source.text
    return Meta(
        title=title,
        authors=authors,
        language=settings.language or _tag(spoken),
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"bookforge:{what}").urn,
        modified=settings.modified,
        description=tuple(_said(draft, "description")),
    )


def _first(draft: Draft, name: str) -> list[str]:
    """The paragraphs under the first mark of the metadata field `name`."""
    for mark in draft.marked("meta"):
        if mark.value == name:
            return _paragraphs(draft, mark)
    return []


def _tag(spoken: str) -> str:
    """The tag of a language by its name, or what is a tag already; English if it is neither."""
    known = LANGUAGES.get(spoken, "en")
    return spoken if TAG.fullmatch(spoken) else known


def _said(draft: Draft, name: str) -> Iterator[str]:
    """What the marks of the metadata field `name` cover, a paragraph an item, less labels."""
    for mark in draft.marked("meta"):
        if mark.value == name:
            yield from _paragraphs(draft, mark)


def _paragraphs(draft: Draft, mark: Mark) -> list[str]:
    text = _unlabelled(draft, mark)
    return [" ".join(block[0].split()) for block in BLOCK.finditer(text)]


def _unlabelled(draft: Draft, mark: Mark) -> str:
    kept: list[str] = []
    at = mark.start
    for label in draft.marked("label"):
        if mark.start <= label.start < mark.end:
            kept.append(draft.text[at : label.start])
            at = max(at, label.end)
    return "".join((*kept, draft.text[at : mark.end]))
