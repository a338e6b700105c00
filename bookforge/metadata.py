"""What is known of a book beside its text: title page and catalogue entry."""

from dataclasses import dataclass

from bookforge.source import Span


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody beside the authors; `role` is a code of MARC relators: trl, ill, edt ..."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the text states it, under the name of its field, and where: none is left out."""

    field: str
    value: str
    at: Span


@dataclass(frozen=True, slots=True)
class Meta:
    """What the title page and the catalogue say; an empty string is a thing not known.

    `language` is a BCP 47 tag; `description` is the blurb, a paragraph an item; `identifier` a
    URN; `modified` seconds since 1970-01-01 UTC. `volume` is the place in the series; `published`
    and `updated` are ISO 8601 dates, as exact as the text has them: year, month or day; `source`
    is an address in the web; `words` is the count that the text states.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    identifier: str
    modified: int
    description: tuple[str, ...] = ()
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    series: str = ""
    volume: str = ""
    subjects: tuple[str, ...] = ()
    fandoms: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rating: str = ""
    status: str = ""
    published: str = ""
    updated: str = ""
    source: str = ""
    publisher: str = ""
    rights: str = ""
    words: str = ""
    stated: tuple[Stated, ...] = ()
