"""The pass that finds pictures: lines that name a file, or tell of an illustration."""

from collections.abc import Iterator

from bookforge.draft import Draft, Find, Mark
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.pictures import Sight, sights
from bookforge.problem import Problem
from bookforge.project import PICTURE
from bookforge.source import Span

NO_ALT = "No words say what the picture “{}” shows, for readers who cannot see it."
ALT_HINT = "Write them between the brackets: ![A mill by a stream](mill.png)."


def pictures(draft: Draft) -> Iterator[Find]:
    r"""Find the pictures: `![alt](file)`, `<img>`, `[img]`, and `[Illustration: ...]`.

    The line must hold nothing else. The words that describe a picture (alt) and its caption are
    printed, the rest of the line is not. `[Illustration: A map]` names no file: it is a picture
    without one, whose line is set as a caption, unless [pictures] in book.toml says which file it
    is; a bare `[Illustration]` says nothing, and is left out.

    >>> from bookforge.source import Source
    >>> text = '![A mill](mill.png "The mill")\n\nIt rained.'
    >>> for mark in pictures(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    picture mill.png '![A mill](mill.png "The mill")'
    label picture '!['
    alt  'A mill'
    label picture '](mill.png "'
    label picture '")'
    """
    settled = {
        mark.start: mark for mark in draft.marked("decided") if mark.value.startswith(PICTURE)
    }
    bare: list[Sight] = []
    for sight in sights(draft.text):
        decided = settled.pop(sight.start, None)
        path = decided.value.removeprefix(PICTURE) if decided else sight.path
        words = draft.text[slice(*sight.caption)]
        if path:
            yield from _shown(draft.text, sight, path)
        elif not words:
            bare.append(sight)
            yield Mark("frame", sight.start, sight.end, "picture without a file")
        elif headline(words) is None:
            bare.append(sight)
            yield Mark("picture", sight.start, sight.end)
    for mark in settled.values():  # any other line that the author says is a picture
        yield Mark("picture", mark.start, mark.end, mark.value.removeprefix(PICTURE))
        yield _missing_alt(mark.value.removeprefix(PICTURE), Span(mark.start, mark.end))
    if bare:
        often = "an illustration" if len(bare) == 1 else f"{len(bare):,} illustrations"
        yield Problem(
            "unnamed-picture",
            f"The text tells of {often} and names no file.",
            Span(bare[0].start, bare[0].end),
            "If you have the files, name them under [pictures] in book.toml.",
        )


def _shown(text: str, sight: Sight, path: str) -> Iterator[Find]:
    """A picture with a file: what is printed of its line, and what only names it."""
    yield Mark("picture", sight.start, sight.end, path)
    at = sight.start
    for start, end in sorted((sight.alt, sight.caption)):
        if start == end:
            continue
        yield Mark("label", at, start, "picture")
        if (start, end) == sight.alt:
            yield Mark("alt", start, end)
        at = end
    if at < sight.end:
        yield Mark("label", at, sight.end, "picture")
    if not text[slice(*sight.alt)].strip():
        yield _missing_alt(path, Span(sight.start, sight.end))


def _missing_alt(path: str, at: Span) -> Problem:
    return Problem("missing-alt", NO_ALT.format(path), at, ALT_HINT)
