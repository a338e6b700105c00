"""What each heading opens, and how deep a part lies in others."""

from collections.abc import Sequence

from bookforge.fix.looks.heading_words import Kind
from bookforge.fix.outline.chains import Candidate

ROLES: dict[Kind, str] = {"opening": "prologue", "pause": "interlude", "ending": "epilogue"}


def ranks(members: Sequence[Candidate]) -> list[str]:
    """The value of each heading's mark: "part", "part 2" for a part of a part, "chapter" ...

    Of several kinds of parts, that which comes first holds the others. Parts that hold no chapter
    are the chapters themselves.
    """
    words = list(dict.fromkeys(m.line.word for m in members if m.line.kind == "part"))
    chapters = any(m.line.kind in ("chapter", "weak") for m in members)
    if not chapters and words:
        del words[-1]
    depth = {word: f"part {i}" if i > 1 else "part" for i, word in enumerate(words, start=1)}
    return [
        depth.get(m.line.word, "chapter")
        if m.line.kind == "part"
        else ROLES.get(m.line.kind, "chapter")
        for m in members
    ]
