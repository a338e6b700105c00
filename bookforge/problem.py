"""What can be wrong: with a text (Problem: work goes on) and with a run (BookforgeError: it ends).

BookforgeError
|- UsageError    exit 2   the command line or the settings ask for what cannot be
|- InputError    exit 3   the story cannot be read
`- OutputError   exit 4   the book cannot be made, written
   `- ProofError exit 4   or proved to hold every word (our bug)
"""

from dataclasses import dataclass
from typing import Literal

from bookforge.source import Span

Severity = Literal["error", "warning", "doubt", "note"]

# Every code that a pass, the binder or a check may give, with its severity and what it means.
# A code without a folder under tests/problems/ fails the suite.
CODES: dict[str, tuple[Severity, str]] = {
    "missing-title": ("warning", "No title was found in the text or given."),
    "missing-author": ("warning", "No author was found in the text or given."),
    "mixed-encoding": ("note", "Some bytes were not UTF-8 and were read in an older encoding."),
    "unread-text": ("warning", "A text in the folder of the story was not taken for a chapter."),
    "unread-file": ("note", "A file in the folder of the story is no text, and not in the book."),
    "encoding-repaired": ("note", "Letters came garbled from another program, and were mended."),
    "lost-character": ("warning", "Characters had been lost before the text was read."),
    "guessed-encoding": ("note", "The file does not say its encoding, which was guessed."),
    "guessed-language": (
        "note",
        "The text does not name its language, which was told by its words.",
    ),
    "doubtful-quote": ("doubt", "A quotation mark could be read in two ways."),
    "unlabelled-note": ("doubt", "A paragraph sounds like an author's note, but has no label."),
    "unbalanced-quotation": ("warning", "A quotation is opened and never closed."),
    "unclosed-emphasis": ("warning", "An emphasis mark has no partner in its paragraph."),
    "line-end-hyphen": ("doubt", "A hyphen at a line's end may be the margin's, not the word's."),
    "missing-chapter": ("warning", "The numbers of the chapters leave a gap."),
    "lost-decision": ("warning", "A decision of book.toml fits no place of the text, or several."),
    "plain-lines": (
        "warning",
        "Lines were broken one by one: WeasyPrint is another than expected.",
    ),
    "page-count": ("warning", "The book has more or fewer pages than its printer can bind."),
    "long-blurb": ("warning", "The blurb is too long for the back of the printed cover."),
    "duplicate-chapter": ("warning", "The number of a chapter comes twice."),
    "private-character": ("warning", "A character has a meaning only for one program or font."),
    "repeated-word": ("warning", "A small word stands twice in a row."),
    "double-space": ("note", "A gap inside a sentence is wider than one space."),
    "odd-capitals": ("warning", "A word has a capital in an odd place."),
    "leftover-markup": ("warning", "Markup of a web page or forum would be printed."),
    "probable-heading": ("doubt", "A paragraph looks like a heading."),
    "long-paragraph": ("note", "A paragraph is so long that its breaks may have been lost."),
    "two-hyphenations": ("note", "A word is spelt with a hyphen and without."),
    "mixed-quotes": ("note", "The source has straight and curly quotation marks."),
    "mixed-dividers": ("note", "Scene breaks are typed in several ways."),
    "missing-picture": ("warning", "A picture that the text names is not there."),
    "unread-picture": ("warning", "A picture that the text names cannot be put into a book."),
    "missing-alt": ("warning", "No words say what a picture shows."),
    "unnamed-picture": ("note", "The text tells of an illustration and names no file."),
    "altered-picture": ("note", "A picture was changed so that every reader can show it."),
    "low-resolution": ("warning", "A picture has too few pixels to be printed sharply."),
    "cover-size": ("warning", "The cover has too few or too many pixels for stores."),
    "cover-proportions": ("warning", "The cover is not as high as stores want it."),
    "light-cover": ("note", "The cover is so light that its edge is lost on a white page."),
    "control-character": ("note", "Characters that cannot be printed were taken out."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the text that its author may want to look at.

    `at` is a range of the source (not of the draft), or None for the whole text. `read_as` is the
    key of [fix] in book.toml that would settle a doubtful place as it was read.
    """

    code: str
    message: str
    at: Span | None = None
    hint: str = ""
    read_as: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters, as the catalogue says."""
        return CODES[self.code][0]


class BookforgeError(Exception):
    """A run that cannot go on; the message is one sentence, the hint says what to do."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(BookforgeError):
    """The command line or the settings ask for something that cannot be."""

    exit_code = 2


class InputError(BookforgeError):
    """The story cannot be read."""

    exit_code = 3


class OutputError(BookforgeError):
    """The book cannot be made or written."""

    exit_code = 4


class ProofError(OutputError):
    """The made book does not hold every word: a fault of bookforge, not of its user."""
