"""What only an EPUB has: [epub] of book.toml."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from bookforge import values
from bookforge.settings.key import Group, Key, Line

# Where an EPUB keeps what the next edition has to know; readers leave alone what they do not know.
EDITION = "META-INF/bookforge-serial.json"


class Epub(Group):
    """What only an EPUB has.

    `pages_from` is the printed edition whose pages it tells: the PDF that bookforge made of it, or
    the size of its pages as `printers.named` reads it; `print_isbn` is the name (a URN) of that
    edition. With `kepub` it has what Kobo's own reader asks for. `cover` is the file of a picture;
    without one a cover is drawn. `serial` has it go on from the edition that lies there. That it
    `conforms` to a level of WCAG is a person's claim, which the `certifier` signs.
    """

    cover: Annotated[Line, Key("epub", "cover", "a picture for the cover, as cover.jpg")] = ""
    pages_from: Annotated[
        Line, Key("epub", "pages-from", "the PDF of the printed book, or the size of its pages")
    ] = ""
    print_isbn: Annotated[
        str,
        AfterValidator(values.identifier),
        Key("epub", "print-isbn", "the ISBN of the printed book"),
    ] = ""
    kepub: Annotated[bool, Key("epub", "kepub", "a kepub, for Kobo: true or false")] = False
    conforms: Annotated[
        Literal["", "a", "aa", "aaa"],
        Key("epub", "conforms-to", "the level of WCAG that you checked it for: a, aa or aaa"),
    ] = ""
    certifier: Annotated[
        Line, Key("epub", "certified-by", "who checked that; else the publisher or the author")
    ] = ""
    serial: Annotated[
        bool,
        Key("epub", "serial", "go on from the last edition, and tell what is new: true, false"),
    ] = False
