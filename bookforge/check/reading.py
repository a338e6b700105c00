"""What a finished book says, read back from its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    r"""The words of a finished book by where they stand; blocks end in "\n", as do lines of verse.

    `story` holds the chapters with their headings, `notes` the author's notes without what the
    appendix says itself, `front` the pages before the story (dedication, epigraphs ...) and `back`
    those behind the notes, `about` the title, the authors and the description that the catalogue
    entry gives, one a line, and `title` the title page. `footnotes` is what stands at the foot of
    pages, or pops up. Links to notes are no words.
    `pictures` are the SHA-256 of the files that are shown, in hexadecimal; of drawn pages none.
    `drawn` says that all but `about` was read from drawn pages, where some scripts are reordered.
    """

    story: str
    notes: str
    front: str
    about: str
    title: str
    footnotes: str = ""
    back: str = ""
    pictures: tuple[str, ...] = ()
    drawn: bool = False
