"""What only an EPUB has: [epub] of book.toml."""

from typing import Annotated

from bookforge.settings.key import Group, Key, Line


class Epub(Group):
    """What only an EPUB has.

    `cover` is the file of a picture; without one a cover is drawn.
    """

    cover: Annotated[Line, Key("epub", "cover", "a picture for the cover, as cover.jpg")] = ""
