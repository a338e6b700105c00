r"""Blocks: the lines that belong together, and what stands between lines.

Between two lines stands "" or " " if they are joined, "\n" and an indent if they are lines of a
stanza, "\n\n" if they belong to different blocks, "\n\n\n" if also to different scenes.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bookforge.fix.lines.filled import Line
from bookforge.fix.looks.listings import runs

HYPHENS = ("-", "¬")
SUSPENDING = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "o", "e"})  # pre- and
PARAGRAPH = "\n\n"
SCENE = "\n\n\n"


class Block(NamedTuple):
    """Lines that belong together.

    `start` and `end` are offsets; `first` and `last` (excluded) index the lines; `gap` counts the
    blank lines above, `indent` columns; `kept` says that its lines stay lines; `said` is what it
    says, on one line.
    """

    start: int
    end: int
    first: int
    last: int
    gap: int
    indent: int
    kept: bool
    said: str

    @property
    def words(self) -> int:
        """How many words it has, near enough."""
        return self.said.count(" ") + 1


def blocks(rows: Sequence[Line], between: Sequence[str]) -> Iterator[Block]:
    """The blocks that lines make with this between them."""
    starts = [i for i, sep in enumerate(between) if i == 0 or sep.startswith(PARAGRAPH)]
    for first, last in pairwise([*starts, len(rows)]):
        top = rows[first]
        if last == first + 1:  # as most are, in a text of one line a paragraph
            yield Block(top.start, top.end, first, last, top.gap, top.indent, False, top.said)  # noqa: FBT003
            continue
        kept = any(sep.startswith("\n") for sep in between[first + 1 : last])
        parts = [top.said]
        for i in range(first + 1, last):
            parts += (" " if kept else between[i]), rows[i].said
        yield Block(
            top.start, rows[last - 1].end, first, last, top.gap, top.indent, kept, "".join(parts)
        )


def groups(rows: Sequence[Line], gap: int) -> Iterator[range]:
    """Runs of lines with no more than `gap` blank lines between them."""
    first = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i].gap > gap:
            yield range(first, i)
            first = i


def keep(rows: Sequence[Line], group: range, between: list[str]) -> None:
    """Keep the lines of a stanza, each as deep as it is deeper than the others."""
    base = min(rows[i].indent for i in group)
    for i in group:
        step = " " * (rows[i].indent - base)
        between[i] = (PARAGRAPH if i == group.start else "\n") + step


def glue(over: str, under: str) -> str:
    """What joins two lines of a paragraph: nothing at a hyphen or dash, else a space.

    >>> [glue("drawing-", "room"), glue("He said--", "nothing"), glue("It was", "late")]
    ['', '', ' ']
    """
    if over.endswith(("--", "—")) and not over.endswith((" --", " —")):
        return ""
    if under.startswith(("--", "—")) and under.lstrip("-—")[:1].isalnum():
        return ""
    hyphen = over.endswith(HYPHENS) and over[-2:-1].isalpha() and under[0].isalpha()
    return "" if hyphen and under.split(maxsplit=1)[0] not in SUSPENDING else " "


def tables(rows: Sequence[Line]) -> list[range]:
    """The lines that follow each other and are drawn as a table."""
    found: list[range] = []
    for group in groups(rows, 0):
        saids = [row.said for row in rows[group.start : group.stop]]
        for run, look in runs(saids) if len(saids) > 1 else ():
            if look == "table":
                found.append(range(group.start + run.start, group.start + run.stop))
    return found
