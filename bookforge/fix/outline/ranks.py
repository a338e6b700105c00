"""What each heading opens, and how deep a part lies in others."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bookforge.fix.looks.heading_words import Kind
from bookforge.fix.outline.chains import Candidate

ROLES: dict[Kind, str] = {"opening": "prologue", "pause": "interlude", "ending": "epilogue"}


def ranks(members: Sequence[Candidate], plain: AbstractSet[int] = frozenset()) -> list[str]:
    """The value of each heading's mark: "part", "part 2" for a part of a part, "chapter" ...

    `plain` are the blocks of the headings that bear no number.

    Of several kinds of parts, that which comes first holds the others. Parts that hold no chapter
    are the chapters themselves.
    """
    words = list(dict.fromkeys(m.line.word for m in members if m.line.kind == "part"))
    chapters = any(m.line.kind in ("chapter", "weak") for m in members)
    if not chapters and words:
        del words[-1]
    depth = {word: f"part {i}" if i > 1 else "part" for i, word in enumerate(words, start=1)}
    sections = _sections(members, plain)
    return [
        depth.get(m.line.word, "chapter")
        if m.line.kind == "part"
        else ROLES.get(m.line.kind, "chapter 2" if m.block in sections else "chapter")
        for m in members
    ]


ANEW = 2  # times that sections are counted from 1


def over(members: Sequence[Candidate]) -> list[int]:
    """The blocks right above the numbers 1, if sections are counted from 1 again and again."""
    first = [m for m in members if m.line.form == "bare" and m.value == 1]
    taken = {m.block for m in members}
    found = [m.first - 1 for m in first if m.first and m.first - 1 not in taken]
    return found if len(first) >= ANEW else []


def _sections(members: Sequence[Candidate], plain: AbstractSet[int]) -> frozenset[int]:
    """The blocks of numbers that count the sections of chapters: below each, they begin anew."""
    chapters = [m.block for m in members if m.line.form == "keyword" and m.line.kind == "chapter"]
    numbers = [m for m in members if m.line.form in ("bare", "numbered")]
    first = [m for m in numbers if m.value == 1]
    opened = frozenset(chapters) | plain
    below = sum(m.first - 1 in opened for m in first)
    if not opened or len(first) < ANEW or below < len(first) / 2:
        return frozenset()
    return frozenset(m.block for m in numbers if m.block > min(opened))
