"""What a proofreader would remark on in the text as it is set; nothing is changed for it.

Each finder is given the draft and its prose: a string as long as the draft's text, in which
whatever is no running text (headings, dividers, labels, frames) is blank. So offsets are the same,
and each finder is one sweep. A remark must hardly ever be wrong in a book that was proofread; what
would often be meant is left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bookforge.check.prose.capitals import odd_capitals
from bookforge.check.prose.dividers import mixed_dividers
from bookforge.check.prose.gaps import double_spaces
from bookforge.check.prose.garbled import encoding_repaired
from bookforge.check.prose.headings import probable_headings
from bookforge.check.prose.hyphens import two_hyphenations
from bookforge.check.prose.markup import leftover_markup
from bookforge.check.prose.paragraphs import long_paragraphs
from bookforge.check.prose.quotes import mixed_quotes
from bookforge.check.prose.repeated import repeated_words
from bookforge.draft import Draft, Kind
from bookforge.problem import Problem

Finder = Callable[[Draft, str], Iterator[Problem]]

FINDERS: tuple[Finder, ...] = (
    repeated_words,
    odd_capitals,
    leftover_markup,
    probable_headings,
    long_paragraphs,
    two_hyphenations,
    mixed_quotes,
    mixed_dividers,
    double_spaces,
    encoding_repaired,
)
NO_PROSE: tuple[Kind, ...] = ("frame", "label", "meta", "heading", "scene-break")


def remarks(draft: Draft) -> tuple[Problem, ...]:
    """What there is to remark on, with ranges of the source."""
    text = prose(draft)
    return tuple(
        replace(problem, at=problem.at and draft.origin(problem.at))
        for finder in FINDERS
        for problem in finder(draft, text)
    )


def prose(draft: Draft) -> str:
    """The text of a draft with blanks for all that is no running text, and as long."""
    pieces: list[str] = []
    at = 0
    for mark in draft.marked(*NO_PROSE):
        if mark.end > at:
            start = max(at, mark.start)
            pieces += (draft.text[at:start], "\n" * (mark.end - start))
            at = mark.end
    return "".join((*pieces, draft.text[at:]))
