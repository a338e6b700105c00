"""Problems as compilers print them: place, severity, message, code, line, mark, hint."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from bookforge.problem import CODES, Problem, Severity, UsageError
from bookforge.report.styled import Styled
from bookforge.source import Source

AROUND = 36  # characters of a line that are shown on either side of a place
FEW = 5  # problems of one code that a terminal shows; the rest are counted
GRAVITY: tuple[Severity, ...] = ("error", "warning", "doubt", "note")
STYLES: dict[Severity, str] = {
    "error": "bold red",
    "warning": "bold yellow",
    "doubt": "bold magenta",
    "note": "bold cyan",
}


class Coded(Protocol):
    """A problem of a story, or a finding about a finished book."""

    @property
    def code(self) -> str:
        """The name of its kind."""
        ...

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        ...


class About(Coded, Protocol):
    """A finding about a finished book: where in it, what to do, who asks for it and says so."""

    @property
    def message(self) -> str:
        """What is found, in a sentence."""
        ...

    @property
    def place(self) -> str:
        """A file or a page of the book; the book's own name, or none, for all of it."""
        ...

    @property
    def hint(self) -> str:
        """What to do."""
        ...

    @property
    def whom(self) -> str:
        """Who asks for it."""
        ...

    @property
    def source(self) -> str:
        """Who says so."""
        ...


Told = TypeVar("Told", bound=Coded)


class Choice(NamedTuple):
    """Which problems are asked for: those of the codes `only`, if any, less those of `ignore`."""

    only: frozenset[str]
    ignore: frozenset[str]

    def of(self, problems: Iterable[Told]) -> tuple[Told, ...]:
        """The problems that are asked for, the gravest codes first, each code in its order."""
        kept = (p for p in problems if p.code not in self.ignore)
        chosen = [p for p in kept if not self.only or p.code in self.only]
        return tuple(sorted(chosen, key=lambda p: (GRAVITY.index(p.severity), p.code)))


def choice(
    only: Iterable[str], ignore: Iterable[str], codes: Iterable[str] = tuple(CODES)
) -> Choice:
    """The choice of two lists of `codes`.

    Raises:
        UsageError: there is no such code.

    """
    chosen = Choice(frozenset(only), frozenset(ignore))
    for code in (*chosen.only, *chosen.ignore):
        known(code, codes)
    return chosen


def known(name: str, names: Iterable[str]) -> None:
    """Refuse a name that is none of `names`, with the one that is most like it.

    Raises:
        UsageError: there is no such name.

    """
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    if name not in (all_ := list(names)):
        near = get_close_matches(name, all_, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "`bookforge explain` lists them all."
        raise UsageError(f"There is no code “{name}”.", hint)


def diagnostics(problems: Sequence[Problem], source: Source, *, brief: bool) -> Iterator[Styled]:
    """The lines that show `problems`; if `brief`, a few of each code, and how many more."""
    shown: Counter[str] = Counter()
    counts = Counter(problem.code for problem in problems)
    for problem in problems:
        shown[problem.code] += 1
        if not brief or shown[problem.code] <= FEW:
            yield from diagnostic(problem, source)
            if brief:
                yield ()
        more = counts[problem.code] - FEW
        if brief and more > 0 and shown[problem.code] == counts[problem.code]:
            yield ((f"… and {more:,} more {problem.code}; --all shows them", "dim"),)
            yield ()


def diagnostic(problem: Problem, source: Source) -> Iterator[Styled]:
    """A problem with its place in `source`, on one line or on up to four."""
    style = STYLES[problem.severity]
    where = source.name
    if problem.at is not None:
        file = source.file(problem.at.start)[0].name
        where = "{}:{}:{}".format(file, *source.place(problem.at.start))
    yield (
        (f"{where}: ", "bold"),
        (f"{problem.severity}: ", style),
        (f"{problem.message} ", ""),
        (f"[{problem.code}]", "dim"),
    )
    if problem.at is not None:
        column = source.place(problem.at.start).column
        text, mark = _excerpt(source.line(problem.at.start), column, len(range(*problem.at)))
        yield (("  | ", "dim"), (text, ""))
        yield (("  | ", "dim"), (mark, style))
    if problem.hint:
        yield (("  hint: ", "dim"), (problem.hint, ""))


def finding(found: About, name: str) -> Iterator[Styled]:
    """A finding about the finished book `name`: its place in it, what to do, who asks for it."""
    where = name if found.place in {name, ""} else f"{name}: {found.place}"
    yield (
        (f"{where}: ", "bold"),
        (f"{found.severity}: ", STYLES[found.severity]),
        (f"{found.message} ", ""),
        (f"[{found.code}]", "dim"),
    )
    if found.hint:
        yield (("  hint: ", "dim"), (found.hint, ""))
    yield (("  for:  ", "dim"), (f"{found.whom} ({found.source})", ""))


def tally(problems: Iterable[Coded]) -> str:
    """How many problems there are of each severity, as "2 warnings, 1 note"."""
    counts = Counter(problem.severity for problem in problems)
    said = [
        f"{counts[severity]:,} {severity}{'s' * (counts[severity] != 1)}"
        for severity in GRAVITY
        if counts[severity]
    ]
    return ", ".join(said) or "nothing to look at"


def _excerpt(line: str, column: int, length: int) -> tuple[str, str]:
    """The part of a line around a column (from 1), and a mark of that length to go below it."""
    at = column - 1
    first = max(0, at - AROUND)
    last = max(at, first + AROUND) + AROUND
    before, after = line[first:at], line[at:last]
    if first:
        before = f"… {before.partition(' ')[2] or before}"
    if last < len(line):
        after = after.rpartition(" ")[0] or after
    marks = max(1, min(length, len(after)))
    shown = f"{before}{after}{' …' if last < len(line) else ''}".replace("\t", " ")
    shown = "".join(letter if letter.isprintable() else "�" for letter in shown)
    return shown, " " * len(before) + "^" * marks
