"""Which of the lines that could be headings number a book best."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bookforge.fix.looks.heading_units import AGAIN, LAST
from bookforge.fix.looks.headlines import Headline

# What a step from one heading to the next costs, in the unit of the evidence for a heading.
SAME = 4.0  # the same number again
TWICE = 2.0  # the same number, but only twice in all: a slip of the author's
HOLE = 1.5  # for each number left out
PAIR = 2
MOST_HOLES = 4
RESTART = 1.5  # counting begins with 1 again though no part begins
LATE = 2.0  # the first is not 1
CLOSE = 4.5  # nothing stands between: a list, not chapters
NEAR, NEAR_WORDS = 0.3, 60


class Candidate(NamedTuple):
    """A block that could be a heading.

    `block` is its index, `first` that of the block above that belongs to it (a running title, the
    same number alone), or its own. `words` counts the words before it, `evidence` is what speaks
    for it.
    """

    block: int
    words: int
    evidence: float
    line: Headline
    first: int

    @property
    def value(self) -> int:
        """Its number."""
        return self.line.value


class Chain(NamedTuple):
    """Headings whose numbers follow each other."""

    members: tuple[Candidate, ...]
    score: float

    @property
    def mean(self) -> float:
        """The evidence of a member, on average."""
        return sum(member.evidence for member in self.members) / max(len(self.members), 1)

    @property
    def distance(self) -> int:
        """The words between two members, in the median."""
        gaps = sorted(
            b.words - a.words for a, b in zip(self.members, self.members[1:], strict=False)
        )
        return gaps[len(gaps) // 2] if gaps else 0

    @property
    def whole(self) -> bool:
        """Whether it counts from 1 without a hole or a step back."""
        return [member.value for member in self.members] == list(range(1, len(self.members) + 1))


def best_chain(candidates: Sequence[Candidate], parts: Sequence[int] = ()) -> Chain:
    """The chain that explains the most, one best predecessor kept for each number: linear.

    `parts` are the blocks of the headings of parts, in order; below each, counting may restart.
    """
    scores: list[float] = []
    before: list[int] = []
    counts = Counter(candidate.value for candidate in candidates)
    ends: dict[int, int] = {}  # number -> the candidate that best ends a chain there
    top = -1
    for j, here in enumerate(candidates):
        score = here.evidence - (LATE if here.value > 1 else 0)
        previous = -1
        for i in _predecessors(here.value, ends, top):
            cost = _cost(candidates[i], here, parts, often=counts[here.value] > PAIR)
            if scores[i] + here.evidence - cost > score:
                score, previous = scores[i] + here.evidence - cost, i
        scores.append(score)
        before.append(previous)
        if here.value not in ends or score >= scores[ends[here.value]]:
            ends[here.value] = j
        if top < 0 or score >= scores[top]:
            top = j
    return _traced(candidates, scores, before, top)


def _predecessors(value: int, ends: dict[int, int], top: int) -> list[int]:
    """The candidates that could stand before one of this number."""
    if value == LAST:
        return [top] if top >= 0 else []
    found = [ends[value - k] for k in range(MOST_HOLES + 1) if value - k in ends]
    return [*found, top] if value == 1 and top >= 0 else found


def _cost(above: Candidate, below: Candidate, parts: Sequence[int], *, often: bool) -> float:
    """What the step from one heading to the next costs."""
    if below.first - above.block == 1:
        close = CLOSE
    else:
        close = NEAR if below.words - above.words < NEAR_WORDS else 0.0
    step = below.value - above.value
    share = below.line.share
    if step == 0 and share and (share > above.line.share or share == AGAIN):
        return close  # Chapter 12, then 12.5; or the same chapter's second part
    if step == 0 and below.value > 1:
        return (SAME if often else TWICE) + close
    if below.value == LAST or step > 0:
        return close + HOLE * (step - 1 if below.value != LAST else 0)
    return close + (0.0 if anew(above, below, parts) else RESTART)


def anew(above: Candidate, below: Candidate, parts: Sequence[int]) -> bool:
    """Whether another part begins between two headings."""
    i = bisect_left(parts, above.block)
    return below.line.outer > above.line.outer or (i < len(parts) and parts[i] < below.block)


def _traced(
    candidates: Sequence[Candidate], scores: list[float], before: list[int], top: int
) -> Chain:
    members: list[Candidate] = []
    at = top
    while at >= 0:
        members.append(candidates[at])
        at = before[at]
    return Chain(tuple(reversed(members)), scores[top] if top >= 0 else 0.0)
