"""What stands in a text to be read letter by letter: addresses, code, commands."""

import re
from collections.abc import Iterable

from bookforge.draft import Draft
from bookforge.fix.inline.units import Cover
from bookforge.source import Span

ADDRESS = re.compile(
    r"\b[a-z][a-z+.-]{1,12}://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+",
    re.IGNORECASE,
)
OF_ADDRESSES = ("://", "@", "www.", "WWW.", "Www.")  # looked for first: most lines hold none
COMMAND = re.compile(r"^(?:\$|>>>|#!) ?\S[^\n]*", re.MULTILINE)  # a shell's or Python's prompt
CODE = re.compile(r"(?<![`\w])`[^`\n]{1,200}`(?![`\w])")
OF_COMMANDS = ("$", ">>>", "#!")

# `So,' she said, `I went.' opens with the sign that code opens and closes with. A text that
# opens more often than it closes means quotation marks.
OPENING = re.compile(r"(?<![`\w])`(?=\w)")
CLOSING = re.compile(r"(?<=[^\s`])`(?![`\w])")

LETTERED = frozenset({("lines", "table"), ("label", "footnote"), ("label", "picture")})  # no others


def literals(draft: Draft) -> Cover:
    """The ranges of the draft that no inline pass may touch: also frames in paragraphs, tables.

    >>> from bookforge.source import Source
    >>> text = "Type `ls --all` or see https://example.org/a--b today."
    >>> literals(Draft(Source("a", text), text)).touches(9, 11)
    True
    """
    text = draft.text
    found: list[tuple[re.Pattern[str], tuple[str, ...]]]
    found = [(COMMAND, OF_COMMANDS), (ADDRESS, OF_ADDRESSES)]
    if "`" in text and not quotes_with_backticks(text):
        found.append((CODE, ("`",)))
    framed = (
        Span(mark.start, mark.end)
        for mark in draft.marked("scene-break", "frame", "lines", "reference", "label")
        if (mark.kind, mark.value) in LETTERED or mark.kind not in ("lines", "label")
    )
    hits = (
        Span(*hit.span())
        for pattern, signs in found
        for line in _lines(text, signs)
        for hit in pattern.finditer(text, *line)
    )
    return Cover((*framed, *hits))


def _lines(text: str, signs: Iterable[str]) -> list[tuple[int, int]]:
    """Where the lines are that hold one of these signs: the others need no looking at."""
    found: set[tuple[int, int]] = set()
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            found.add((start, end if end >= 0 else len(text)))
            at = text.find(sign, end) if end >= 0 else -1
    return sorted(found)


def quotes_with_backticks(text: str) -> bool:
    """Whether the backticks of `text` open quotations, as in `this' or ``this''.

    >>> quotes_with_backticks("`Well,' she said.")
    True
    """
    if "`" not in text:
        return False
    opening = len(OPENING.findall(text)) + text.count("``")
    return opening > 2 * len(CLOSING.findall(text))
