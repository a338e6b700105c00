"""Problems as compilers print them: place, severity, message, code, line, mark, hint."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookforge.problem import Problem
    from bookforge.source import Source

AROUND = 36  # characters of a line that are shown on either side of a place


def shown(problem: "Problem", source: "Source") -> str:
    """A problem with its place in `source`, on one line or on up to four."""
    if problem.at is None:
        lines = [f"{source.name}: {problem.severity}: {problem.message} [{problem.code}]"]
    else:
        line, column = source.place(problem.at.start)
        where = f"{source.file(problem.at.start)[0].name}:{line}:{column}"
        lines = [f"{where}: {problem.severity}: {problem.message} [{problem.code}]"]
        lines += _excerpt(source.line(problem.at.start), column, len(range(*problem.at)))
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def _excerpt(line: str, column: int, length: int) -> list[str]:
    """The part of a line around a column (from 1), and below it a mark of that length."""
    first = max(0, column - 1 - AROUND)
    shown = line[first : column - 1 + AROUND].replace("\t", " ")
    marks = max(1, min(length, len(shown) - (column - 1 - first)))
    shown = "".join(letter if letter.isprintable() else "�" for letter in shown)
    return [f"  | {shown}", f"  | {' ' * (column - 1 - first)}{'^' * marks}"]
