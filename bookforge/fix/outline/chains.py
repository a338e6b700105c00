"""Which of the lines that could be headings number a book best."""

from collections.abc import Sequence
from typing import NamedTuple

from bookforge.fix.looks.headlines import LAST, Headline

# What a step from one heading to the next costs, in the unit of the evidence for a heading.
SAME = 4.0  # the same number again
HOLE = 1.5  # for each number left out
MOST_HOLES = 4
AGAIN = 1.5  # a new part begins with 1
LATE = 2.0  # the first is not 1
CLOSE = 4.5  # nothing stands between: a list, not chapters
NEAR, NEAR_WORDS = 0.7, 60


class Candidate(NamedTuple):
    """A block that could be a heading.

    `block` is its index, `words` how many words stand before it, `evidence` what speaks for it.
    """

    block: int
    words: int
    evidence: float
    line: Headline

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


def best_chain(candidates: Sequence[Candidate]) -> Chain:
    """The chain that explains the most, one best predecessor kept for each number: linear."""
    scores: list[float] = []
    before: list[int] = []
    ends: dict[int, int] = {}  # number -> the candidate that best ends a chain there
    top = -1
    for j, here in enumerate(candidates):
        score = here.evidence - (LATE if here.value > 1 else 0)
        previous = -1
        for i, cost in _steps(here.value, ends, top):
            so_far = scores[i] + here.evidence - cost - _closeness(candidates[i], here)
            if so_far > score:
                score, previous = so_far, i
        scores.append(score)
        before.append(previous)
        if here.value not in ends or score >= scores[ends[here.value]]:
            ends[here.value] = j
        if top < 0 or score >= scores[top]:
            top = j
    return _traced(candidates, scores, before, top)


def _steps(value: int, ends: dict[int, int], top: int) -> list[tuple[int, float]]:
    """The candidates that could stand before one of this number, and what the step costs."""
    if value == LAST:
        return [(top, 0.0)] if top >= 0 else []
    steps = [
        (ends[value - k], HOLE * (k - 1)) for k in range(1, MOST_HOLES + 1) if value - k in ends
    ]
    if value in ends:
        steps.append((ends[value], SAME))
    if value == 1 and top >= 0:
        steps.append((top, AGAIN))
    return steps


def _closeness(above: Candidate, below: Candidate) -> float:
    if below.block - above.block == 1:
        return CLOSE
    return NEAR if below.words - above.words < NEAR_WORDS else 0.0


def _traced(
    candidates: Sequence[Candidate], scores: list[float], before: list[int], top: int
) -> Chain:
    members: list[Candidate] = []
    at = top
    while at >= 0:
        members.append(candidates[at])
        at = before[at]
    return Chain(tuple(reversed(members)), scores[top] if top >= 0 else 0.0)
