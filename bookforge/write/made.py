"""What a writer gives back."""

from dataclasses import dataclass

from bookforge.problem import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and what there is to say about it."""

    data: bytes
    problems: tuple[Problem, ...] = ()
