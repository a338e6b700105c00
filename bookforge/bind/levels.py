"""How deep each chapter lies in the parts of a book."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bookforge.book import Chapter


def levelled(chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    """The chapters with their levels: 1 for the outermost parts and for what stands in none.

    A part comes with its depth among parts as level, a section of a chapter with 2. A prologue
    belongs to the part that it follows at once, an epilogue to one only if another part follows;
    else both stand for themselves. After an epilogue of the whole book no part is open any more.
    """
    last = max((i for i, chapter in enumerate(chapters) if chapter.role == "part"), default=-1)
    depth = 0
    for i, chapter in enumerate(chapters):
        level = depth + chapter.level
        match chapter.role:
            case "part":
                level = depth = min(chapter.level, depth + 1)
            case "prologue":
                level = depth + 1 if i and chapters[i - 1].role == "part" else 1
            case "epilogue":
                depth = depth if i < last else 0
                level = depth + 1
            case _:
                pass
        yield replace(chapter, level=level)
