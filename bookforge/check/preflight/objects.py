"""What stands in a PDF, asked for without trust: what is not there or of another kind is None.

Values that a hostile file gives in the wrong kind (a number for a dictionary, a loop of parents)
must not end the run, so nothing of pikepdf's own access is used outside this file and `opened.py`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias

import pikepdf

Thing: TypeAlias = Any  # a pikepdf object or a plain Python value; pikepdf's own types know no more

DEEP = 64  # how many parents of a page or a form are asked
LARGE = 2**53  # from which floats leave whole numbers out
MANY = 100_000  # entries of one list that are looked at


def entry(of: Thing, *path: str) -> Thing:
    """What a dictionary or stream holds under a name, and that under the next; else None."""
    for name in path:
        try:
            of = of.get(name) if isinstance(of, (pikepdf.Dictionary, pikepdf.Stream)) else None
        except (pikepdf.PdfError, ValueError):
            return None
    return of


def entries(of: Thing) -> Iterator[tuple[str, Thing]]:
    """The names and values of a dictionary or stream."""
    if isinstance(of, (pikepdf.Dictionary, pikepdf.Stream)):
        try:
            names = sorted(str(name) for name in of.keys())  # noqa: SIM118 - a stream is no mapping
        except (pikepdf.PdfError, ValueError):
            return
        for name in names:
            yield name, entry(of, name)


def listed(of: Thing) -> list[Thing]:
    """The values of an array; none of anything else."""
    if not isinstance(of, pikepdf.Array):
        return []
    found: list[Thing] = []
    try:
        for i in range(min(len(of), MANY)):
            found.append(of[i])  # noqa: PERF401 - what was read before a fault is kept
    except (pikepdf.PdfError, ValueError):
        pass
    return found


def numbers(of: Thing) -> tuple[float, ...]:
    """The values of an array of numbers; none if one of them is none."""
    found = [number(one) for one in listed(of)]
    known = [one for one in found if one is not None]
    return tuple(known) if len(known) == len(found) else ()


def number(of: Thing) -> float | None:
    """A number as a float."""
    return float(of) if isinstance(of, (int, float, Decimal)) else None


def whole(of: Thing, otherwise: int = 0) -> int:
    """A whole number."""
    found = number(of)
    return int(found) if found is not None and abs(found) < LARGE else otherwise


def text(of: Thing) -> str:
    """A string or name as text; a name keeps its stroke."""
    try:
        return str(of) if isinstance(of, (pikepdf.String, pikepdf.Name, str)) else ""
    except (pikepdf.PdfError, ValueError):
        return ""


def is_stream(of: Thing) -> bool:
    """Whether it is a stream."""
    return isinstance(of, pikepdf.Stream)


def is_dictionary(of: Thing) -> bool:
    """Whether it has entries."""
    return isinstance(of, (pikepdf.Dictionary, pikepdf.Stream))


def inherited(page: Thing, name: str) -> Thing:
    """What a page says under `name`, or the nodes of the tree above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(DEEP):
        found = entry(page, name)
        if found is not None:
            return found
        page = entry(page, "/Parent")
        if page is None:
            return None
    return None


def identity(of: Thing) -> tuple[int, int]:
    """What tells an object of the file from all others; (0, 0) for one that stands in another."""
    found: tuple[int, int] = getattr(of, "objgen", (0, 0))
    return found
