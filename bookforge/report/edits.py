"""All that was changed, as one list: what stood in the source, and what stands there now.

The log has a stage for each pass, and each counts offsets in the text that the pass saw. Here the
stages are composed: changes that overlap, in any two stages, are one edit of several steps. What
lies between two edits is the same in the source and in the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from bookforge.draft import Change, Stage, Sure
from bookforge.source import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one pass."""

    rule: str
    why: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Edit:
    """`at` is a range of the text before all stages, `now` of the text after them."""

    at: Span
    now: Span
    steps: tuple[Step, ...]

    @property
    def sure(self) -> Sure:
        """How far the least sure of its steps may be trusted."""
        return min(step.sure for step in self.steps)


def composed(stages: Iterable[Stage]) -> tuple[Edit, ...]:
    """The edits that `stages` make one after another, in the order of the text.

    >>> from bookforge.draft import staged
    >>> edits = composed((staged("a", (Change(1, 2, "xy"),), ("b",)),
    ...                   staged("z", (Change(2, 3, ""), Change(5, 5, "!")), ("y", ""))))
    >>> [(*edit.at, *edit.now, *(step.rule for step in edit.steps)) for edit in edits]
    [(1, 2, 1, 2, 'a', 'z'), (4, 4, 4, 5, 'z')]
    """
    edits: list[Edit] = []
    for stage in stages:
        if stage.changes:
            edits = list(_after(edits, stage))
    return tuple(edits)


def _after(edits: list[Edit], stage: Stage) -> Iterator[Edit]:
    """The edits as they are once `stage` has been made too."""
    behind = moved = 0  # text before this stage minus source; text after it minus text before it
    for group in _overlapping(edits, stage):
        start, end = group[0][0], max(end for _, end, _ in group)
        at, now = start - behind, start + moved
        steps: list[Step] = []
        for _, _, one in group:
            if isinstance(one, Edit):
                behind += len(range(*one.now)) - len(range(*one.at))
                steps += one.steps
            else:
                moved += len(one.new) - (one.end - one.start)
                steps.append(Step(stage.rule, one.why, one.sure))
        yield Edit(Span(at, end - behind), Span(now, end + moved), tuple(steps))


Item = tuple[int, int, Edit | Change]


def _overlapping(edits: list[Edit], stage: Stage) -> Iterator[list[Item]]:
    """Edits and changes in their order, in groups that overlap.

    What only touches is apart, but for what was taken out and put in at the same place.
    """
    old: Iterator[Item] = ((edit.now.start, edit.now.end, edit) for edit in edits)
    new: Iterator[Item] = ((change.start, change.end, change) for change in stage.changes)
    group: list[Item] = []
    first = last = 0
    for item in merge(old, new, key=lambda item: item[:2]):
        start, end, _ = item
        if group and start >= last and not start == end == first:
            yield group
            group = []
        first, last = (first, max(last, end)) if group else (start, end)
        group.append(item)
    if group:
        yield group
