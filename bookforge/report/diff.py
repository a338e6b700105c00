"""The source against the text as it was set: as a unified diff of lines, or word by word.

Line ends are not told of: a text that only came from Windows would differ in every line. Both
diffs are made of the log, so they cost what was changed and not what was written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from bookforge.draft import Change, Draft, Stage, staged
from bookforge.report.edits import Edit, composed
from bookforge.report.styled import Styled
from bookforge.source import Span

SPACES = re.compile(" +")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
CONTEXT = 3  # lines around a change
BESIDE = 32  # characters that a diff of words shows around a change
LINE_END = re.compile(r"\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")
OLD, NEW, HUNK = "red", "green", "cyan"


def unified(draft: Draft) -> Iterator[Styled]:
    """A unified diff, as `patch` reads it."""
    old, new = Lines(LINE_END.sub("\n", draft.source.text)), Lines(draft.text)
    edits = composed((_line_ends(draft.source.text), *draft.log))
    for i, hunk in enumerate(_hunks(_regions(edits, old, new))):
        if i == 0:
            yield ((f"--- {draft.source.name}", "bold"),)
            yield ((f"+++ {draft.source.name} (as set)", "bold"),)
        yield from _hunk(hunk, old, new)


def words(draft: Draft) -> Iterator[Styled]:
    """Each changed line, with what was taken as [-so-] and what was put there as {+so+}.

    White space that came or went is not told of.
    """
    source = draft.source
    told = (_stripped(edit, draft) for edit in composed(draft.log) if _is_seen(edit, draft))
    for line, edits in groupby(told, key=lambda edit: source.place(edit.at.start).line):
        yield ((f"{source.name}:{line}: ", HUNK), *_line(draft, list(edits)))


def _line_ends(text: str) -> Stage:
    """The stage that would give a text with plain line ends its own ones."""
    changes: list[Change] = []
    shift = 0
    for found in LINE_END.finditer(text):
        at = found.start() - shift
        changes.append(Change(at, at + 1, found[0]))
        shift += len(found[0]) - 1
    return staged("", changes, ("\n",) * len(changes))


class Lines:
    """A text as lines with their ends, numbered from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(LINE.finditer(text))
        self.all = [line[0] for line in found]
        self._starts = [line.start() for line in found]
        if not text or text.endswith("\n"):
            self._starts.append(len(text))  # where another line would begin

    def of(self, span: Span) -> range:
        """The lines that a range touches; its end counts as a character of it."""
        first, last = (bisect_right(self._starts, at) for at in span)
        return range(first - 1, min(last, len(self.all)))


class Region(NamedTuple):
    """Lines that differ: `old` of the source, `new` of the text."""

    old: range
    new: range


def _regions(edits: Iterable[Edit], old: Lines, new: Lines) -> Iterator[Region]:
    """Where lines differ, in their order; no two share a line."""
    open_: Region | None = None
    for edit in edits:
        at, now = _trimmed(edit, old.text, new.text)
        if not (range(*at) or range(*now)):
            continue
        region = Region(old.of(at), new.of(now))
        if open_ and (region.old.start < open_.old.stop or region.new.start < open_.new.stop):
            region = Region(
                range(open_.old.start, max(open_.old.stop, region.old.stop)),
                range(open_.new.start, max(open_.new.stop, region.new.stop)),
            )
        elif open_:
            yield _narrowed(open_, old, new)
        open_ = region
    if open_:
        yield _narrowed(open_, old, new)


def _trimmed(edit: Edit, old: str, new: str) -> tuple[Span, Span]:
    """The ranges of an edit less what is the same at their beginnings and ends."""
    (start, end), (first, last) = edit.at, edit.now
    while start < end and first < last and old[start] == new[first]:
        start, first = start + 1, first + 1
    while start < end and first < last and old[end - 1] == new[last - 1]:
        end, last = end - 1, last - 1
    return Span(start, end), Span(first, last)


def _narrowed(region: Region, old: Lines, new: Lines) -> Region:
    """A region less the lines that are the same at its beginning and end."""
    (first, last), (top, bottom) = ((lines.start, lines.stop) for lines in region)
    while first < last and top < bottom and old.all[first] == new.all[top]:
        first, top = first + 1, top + 1
    while first < last and top < bottom and old.all[last - 1] == new.all[bottom - 1]:
        last, bottom = last - 1, bottom - 1
    return Region(range(first, last), range(top, bottom))


def _hunks(regions: Iterable[Region]) -> Iterator[list[Region]]:
    """Regions that stand so close that the lines around them would meet."""
    hunk: list[Region] = []
    for region in regions:
        if hunk and region.old.start - hunk[-1].old.stop > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(region)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Region], old: Lines, new: Lines) -> Iterator[Styled]:
    before = min(CONTEXT, hunk[0].old.start)
    after = min(CONTEXT, len(old.all) - hunk[-1].old.stop)
    start, stop = hunk[0].old.start - before, hunk[-1].old.stop + after
    top, bottom = hunk[0].new.start - before, hunk[-1].new.stop + after
    heads = (_range(start, stop - start), _range(top, bottom - top))
    yield (("@@ -{} +{} @@".format(*heads), HUNK),)
    at = start
    for region in hunk:
        yield from _signed(" ", "", old.all[at : region.old.start])
        yield from _signed("-", OLD, old.all[region.old.start : region.old.stop])
        yield from _signed("+", NEW, new.all[region.new.start : region.new.stop])
        at = region.old.stop
    yield from _signed(" ", "", old.all[at:stop])


def _range(start: int, count: int) -> str:
    """Lines as a hunk's head names them: from 1, or from the line before if there are none."""
    return f"{start + 1 if count else start},{count}"


def _signed(sign: str, style: str, lines: Iterable[str]) -> Iterator[Styled]:
    for line in lines:
        yield ((sign + line.removesuffix("\n"), style),)
        if not line.endswith("\n"):
            yield (("\\ No newline at end of file", "dim"),)


def _is_seen(edit: Edit, draft: Draft) -> bool:
    old, new = draft.source.text[slice(*edit.at)], draft.text[slice(*edit.now)]
    return "".join(old.split()) != "".join(new.split())


def _stripped(edit: Edit, draft: Draft) -> Edit:
    """An edit less the white space at its beginning and end."""
    at, now = _bare(draft.source.text, edit.at), _bare(draft.text, edit.now)
    return replace(edit, at=at, now=now)


def _bare(text: str, span: Span) -> Span:
    said = text[slice(*span)]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))


def _line(draft: Draft, edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """The edits of one line of the source with the words between them."""
    text = draft.source.text
    first, last = edits[0].at.start, edits[-1].at.end
    yield (_before(text[max(0, first - BESIDE) : first].rpartition("\n")[2]), "")
    at = first
    for edit in edits:
        yield from _between(text[at : edit.at.start])
        if old := _flat(text[slice(*edit.at)]):
            yield (f"[-{old}-]", OLD)
        if new := _flat(draft.text[slice(*edit.now)]):
            yield (f"{{+{new}+}}", NEW)
        at = edit.at.end
    yield (_after(text[last : last + BESIDE].partition("\n")[0]), "")


def _before(said: str) -> str:
    """The words above a change, from the first whole one if there is more."""
    cut = len(said) == BESIDE
    return f"… {_flat(said).partition(' ')[2]}" if cut else _flat(said).lstrip()


def _after(said: str) -> str:
    """The words behind a change, to the last whole one if there is more."""
    cut = len(said) == BESIDE
    return f"{_flat(said).rpartition(' ')[0]} …" if cut else _flat(said).rstrip()


def _between(said: str) -> Iterator[tuple[str, str]]:
    long = len(said) > 2 * BESIDE + 3
    parts = (_after(said[:BESIDE]), _before(said[-BESIDE:])[1:]) if long else (_flat(said),)
    yield ("".join(parts), "")


def _flat(said: str) -> str:
    """Text in one line, with the numbers of letters that cannot be printed."""
    shown = "".join(
        letter if letter.isprintable() else " " if letter.isspace() else f"<U+{ord(letter):04X}>"
        for letter in said
    )
    return SPACES.sub(" ", shown)
