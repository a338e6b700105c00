"""How the text is read and set: [input], [text] and [style] of book.toml."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from bookforge import values
from bookforge.book import Notes
from bookforge.draft import Dashes, Ellipses, Profile, Quotes
from bookforge.settings.key import Group, Key


class Text(Group):
    """How the text is read and set.

    `encoding` is Python's name of what the text is stored in. `quotes`, `dashes`, `ellipsis`,
    `profile` and `boilerplate` go with the draft, as `House` tells; `notes` says where the
    author's notes go. `openings` is how chapters begin, `theme` is the name of a folder in styles/.
    """

    encoding: Annotated[
        str,
        AfterValidator(values.encoding),
        Key("input", "encoding", "what the story is stored in, as utf-8 or mac-roman"),
    ] = ""
    quotes: Annotated[
        Quotes, Key("text", "quotes", "keep, double, single, guillemets, locale or off")
    ] = "keep"
    dashes: Annotated[Dashes, Key("text", "dashes", "auto, em, en or keep")] = "auto"
    ellipsis: Annotated[Ellipses, Key("text", "ellipsis", "character, dots or keep")] = "character"
    profile: Annotated[
        Profile, Key("text", "profile", "who made the raw text, as ao3 or gutenberg; auto, none")
    ] = "auto"
    boilerplate: Annotated[
        bool, Key("text", "keep-boilerplate", "licences and notices at the back: true or false")
    ] = False
    notes: Annotated[Notes, Key("text", "notes", "appendix, chapter or drop")] = "appendix"
    openings: Annotated[
        Literal["auto", "drop-cap", "small-caps", "plain"],
        Key("style", "openings", "chapters begin: drop-cap, small-caps, plain; auto, as the theme"),
    ] = "auto"
    theme: Annotated[str, Key("style", "theme", "the design of the book")] = "classic"
