"""Scene breaks that are typed in several ways."""

from collections import Counter
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span


def mixed_dividers(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""One remark if dividers of one strength have several shapes, at the first of the rarest.

    How long a divider is and how it is spaced does not matter, nor what marks a stronger break.

    >>> from bookforge.draft import Mark
    >>> from bookforge.source import Source
    >>> text = "***\n---\n* * *"
    >>> marks = (Mark("scene-break", 0, 3), Mark("scene-break", 4, 7), Mark("scene-break", 8, 13))
    >>> [problem.message for problem in mixed_dividers(Draft(Source("a", text), text, marks), text)]
    ['Scene breaks are typed in 2 ways: “***” (2), “---” (1).']
    """
    del prose
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Span, str]] = {}
    for mark in draft.marked("scene-break"):
        typed = draft.text[mark.start : mark.end].strip()
        if typed and mark.value != "strong":
            shape = "".join(sorted(set(typed.lower()) - {" ", "\t"}))
            counts[shape] += 1
            first.setdefault(shape, (Span(mark.start, mark.end), typed))
    if len(counts) > 1:
        ways = ", ".join(f"“{first[shape][1]}” ({n:,})" for shape, n in counts.most_common())
        yield Problem(
            "mixed-dividers",
            f"Scene breaks are typed in {len(counts)} ways: {ways}.",
            first[counts.most_common()[-1][0]][0],
            "All are set alike. Say under [fix] in book.toml which are breaks, and which story.",
            read_as="break",
        )
