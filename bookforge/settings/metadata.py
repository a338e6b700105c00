"""What the book is called and whose it is: [metadata] of book.toml."""

from typing import Annotated

from pydantic import AfterValidator

from bookforge import values
from bookforge.settings.key import Group, Key, Line, Names, People, Typed


class Metadata(Group):
    """What goes to the title page and the catalogue, before what the text says of it.

    `title`, `subtitle` and `authors` are as they shall be printed, `language` is a BCP 47 tag;
    `series`, `volume`, `description`, `subjects`, `publisher`, `published` (ISO 8601), `rights` and
    `identifier` (a URN) go to the catalogue.
    """

    title: Annotated[Line, Key("metadata", "title", "the title of the story")] = ""
    subtitle: Annotated[Line, Key("metadata", "subtitle", "what stands below the title")] = ""
    authors: Annotated[People, Key("metadata", "author", "who wrote it, one name or a list")] = ()
    language: Annotated[
        str, AfterValidator(values.language), Key("metadata", "language", "as en, en-GB or fr")
    ] = ""
    series: Annotated[Line, Key("metadata", "series", "the series it belongs to")] = ""
    volume: Annotated[
        str,
        Typed,
        AfterValidator(values.volume),
        Key("metadata", "series-index", "its place in the series, as 2"),
    ] = ""
    description: Annotated[
        str,
        AfterValidator(values.prose),
        Key("metadata", "description", "the blurb; a blank line parts paragraphs"),
    ] = ""
    subjects: Annotated[Names, Key("metadata", "subject", "genres and tags, one or a list")] = ()
    publisher: Annotated[Line, Key("metadata", "publisher", "who publishes it")] = ""
    published: Annotated[
        str,
        Typed,
        AfterValidator(values.date),
        Key("metadata", "date", "when it was published, as 2026 or 2026-11-22"),
    ] = ""
    rights: Annotated[Line, Key("metadata", "rights", "whose it is, as © 2026 Ida Moor")] = ""
    identifier: Annotated[
        str,
        Typed,
        AfterValidator(values.identifier),
        Key("metadata", "identifier", "its ISBN, or another name that no other book has"),
    ] = ""
