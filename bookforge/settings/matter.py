"""What the author adds before and behind the story: [front] and [back] of book.toml."""

from typing import Annotated

from pydantic import AfterValidator

from bookforge import values
from bookforge.settings.key import Group, Key, Names

Prose = Annotated[str, AfterValidator(values.prose)]


class Matter(Group):
    """The pages that an author adds; their words are printed as they are given.

    A line of `dedication`, `epigraph` and `copyright` stays a line, a blank line parts paragraphs
    of `acknowledgements` and `about_author`; `also_by` and `more_by` are titles.
    """

    also_by: Annotated[
        Names, Key("front", "also-by", "other books, opposite the title page: one or a list")
    ] = ()
    copyright: Annotated[
        Prose, Key("front", "copyright", "what the copyright page says besides rights and ISBN")
    ] = ""
    dedication: Annotated[Prose, Key("front", "dedication", "as For my mother")] = ""
    epigraph: Annotated[
        Prose, Key("front", "epigraph", "a quotation; its last line, behind a dash, says whose")
    ] = ""
    acknowledgements: Annotated[
        Prose, Key("back", "acknowledgements", "thanks; a blank line parts paragraphs")
    ] = ""
    about_author: Annotated[
        Prose, Key("back", "about-author", "who wrote it; a blank line parts paragraphs")
    ] = ""
    more_by: Annotated[
        Names, Key("back", "also-by", "other books, at the back: one or a list")
    ] = ()

    @property
    def added(self) -> str:
        """All these words, in the order they are bound."""
        front = (*self.also_by, self.copyright, self.dedication, self.epigraph)
        return "\n".join((*front, self.acknowledgements, self.about_author, *self.more_by))
