"""Gaps inside sentences where a word may have been taken out."""

import re
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

# A lower-case word, a gap of blanks in the line, and another: no end of a sentence, no table.
GAP = re.compile(r"(?<=[^\W\d_A-Z])(,?)( {2,3})(?=[^\W\d_A-Z])")
BESIDE = re.compile(r"\S+$"), re.compile(r"[\w’'-]+")
REACH = 40  # characters on either side in which the words are looked for
FEWEST = 3  # gaps that are slips in a text of any length
SHARE = 2000  # characters of source to one gap, below which gaps are a habit or a justified margin


def double_spaces(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Gaps of two or three spaces between words of one sentence, unless the text is full of them.

    The gap is closed in the book; but it often stands where a word was taken out.

    >>> from bookforge.draft import Change, amend
    >>> from bookforge.source import Source
    >>> text = "He went to  door.  Then he slept."
    >>> changes = [Change(10, 12, " "), Change(17, 19, " ")]
    >>> draft = amend(Draft(Source("a", text), text), "spaces", changes)
    >>> [problem.message for problem in double_spaces(draft, draft.text)]
    ['Two spaces stand between “to” and “door”.']
    """
    source = draft.source.text
    gaps = list(GAP.finditer(source))
    if len(gaps) > max(FEWEST, len(source) // SHARE):
        return
    for gap in gaps:
        at = _forward(draft, gap.start(2))
        if prose[at : at + 1] == " ":
            before = BESIDE[0].search(source, max(0, gap.start(2) - REACH), gap.start(2))
            after = BESIDE[1].match(source, gap.end(), gap.end() + REACH)
            words = f"“{before[0] if before else ''}” and “{after[0] if after else ''}”"
            count = "Two" if len(gap[2]) == len("  ") else "Three"
            yield Problem(
                "double-space",
                f"{count} spaces stand between {words}.",
                Span(at, at + 1),
                "One is set. Look whether a word is missing there.",
            )


def _forward(draft: Draft, at: int) -> int:
    for stage in draft.log:
        at = stage.forward(at)
    return at
