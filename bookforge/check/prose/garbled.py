"""Letters that another program had garbled, and that were mended."""

from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

RULES = ("garbled", "mojibake")
WHY = "letter in the wrong encoding"


def encoding_repaired(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""One remark if letters were mended, with how many, at the first of them.

    >>> from bookforge.draft import Change, amend
    >>> from bookforge.source import Source
    >>> text = "the cafÃ© was shut"
    >>> mended = [Change(7, 9, "é", why=WHY)]
    >>> draft = amend(Draft(Source("a", text), text), "mojibake", mended)
    >>> [problem.message for problem in encoding_repaired(draft, draft.text)]
    ['1 place that another program had garbled was mended, from “Ã©” to “é”.']
    """
    del prose
    places = [
        (depth, start, change.new, was)
        for depth, stage in enumerate(draft.log)
        if stage.rule in RULES
        for change, start, was in zip(stage.changes, stage.starts, stage.removed, strict=True)
        if change.why == WHY
    ]
    if not places:
        return
    depth, at, new, was = places[0]
    for stage in draft.log[depth + 1 :]:
        at = stage.forward(at)
    one = len(places) == 1
    count = f"{len(places):,} {'place' if one else 'places'}"
    first = (
        f"{'was' if one else 'were'} mended, {'' if one else 'the first '}from “{was}” to “{new}”"
    )
    yield Problem(
        "encoding-repaired",
        f"{count} that another program had garbled {first}.",
        Span(at, at + max(1, len(new))),
        "Look at the place. If there are more, `bookforge check --diff` shows them.",
    )
