"""Lines that say that they are headings, and were not taken for one."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

NUMBER = (
    r"(?:\d{1,3}|[ivxlc]{1,7}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)?[- ]?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|six|seven"
    r"|eigh|nine)?(?:teen)?|the (?:last|first|second|third|fourth|fifth))"
)
# A line of its own with the word, a number and, if anything, a short title without a full stop.
LINE = re.compile(
    rf"^[ \t]*(?:chapter|part|book|volume|act|interlude|prologue|epilogue)\b(?: {NUMBER})?"
    r"(?:\s*[:.–—-]\s*[^\n]{0,60}?)?[^\n.,;!?”\"’]?$",
    re.IGNORECASE | re.MULTILINE,
)


def probable_headings(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Lines such as "Chapter 7: The Door" that stand alone and are set as paragraphs.

    >>> from bookforge.source import Source
    >>> text = "It froze.\n\nChapter 7: Ice\n\nPart of it thawed.\n\nBook in hand"
    >>> [problem.message for problem in probable_headings(Draft(Source("a", text), text), text)]
    ['“Chapter 7: Ice” looks like a heading and is set as a paragraph.']
    """
    for found in LINE.finditer(prose):
        start, end = found.span()
        alone = prose[max(0, start - 2) : start] in ("", "\n\n") and prose[end : end + 2] == "\n\n"
        words = found[0].split()
        if alone and (len(words) > 1 or words[0].lower() in {"prologue", "epilogue", "interlude"}):
            yield Problem(
                "probable-heading",
                f"“{found[0].strip()}” looks like a heading and is set as a paragraph.",
                Span(start, end),
                "If it is one, type it as the other headings are typed, or say so under [fix] in"
                " book.toml.",
                read_as="story",
            )
    del draft
