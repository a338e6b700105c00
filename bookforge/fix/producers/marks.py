"""What producers wrote and put round a story, as marks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bookforge.draft import Mark
from bookforge.fix.lines.filled import Line
from bookforge.fix.looks.labels import AUTHOR, DESCRIPTION, FOREIGN_DESCRIPTION, TITLE
from bookforge.fix.producers.fields import Field, fields
from bookforge.fix.producers.front_matter import FENCES, Matter, front_matter
from bookforge.fix.producers.furniture import Frame, frames

# What labels are called where the book wants one name for them.
DESCRIPTIONS = frozenset(f"{DESCRIPTION}|{FOREIGN_DESCRIPTION}".split("|"))
AUTHORS = {**dict.fromkeys(AUTHOR.split("|"), "author"), **dict.fromkeys(TITLE.split("|"), "title")}
# Where furniture says that the text came from.
SOURCE = re.compile(
    r"(?i)(?:(?:posted originally on|original(?:ly)? (?:source|posted)|source|archived-at)\b"
    r".{0,60}?)?"
    r"(?P<address>https?://[^\s<>]{4,300}[^\s<>.,;)\]])"
)

# Where a board tells who posted the story.
POSTER = re.compile(
    r"(?i)\W{0,3}(?:(?:posted|submitted)\b.{0,30}?\bby u/|thread starter:? )"
    r"(?P<name>[\w.' -]{2,30}?)"
    r"(?: \d+ .{2,12} ago.*)?"
)


def produced(text: str, rows: Sequence[Line], first: int, profile: str) -> Iterator[Mark]:
    """The marks of all that producers wrote; the text proper begins near line `first`."""
    head = front_matter(rows)
    yield from _block(rows, head)
    yield from _told(fields(text, max(first, head.last)))
    yield from _furniture(rows, frames(text, profile))


def header_end(text: str, rows: Sequence[Line], first: int) -> int:
    """The first line, by index, that can be neither licence nor metadata."""
    last = max(first, front_matter(rows).last)
    return max([last, *(field.row + 1 for field in fields(text, last))])


def _block(rows: Sequence[Line], head: Matter) -> Iterator[Mark]:
    """The metadata block of a Markdown file."""
    fenced = head.last > 0 and rows[0].said in FENCES
    for row in (rows[0], rows[head.last - 1]) if fenced else ():
        yield Mark("frame", row.start, row.end, "fence of the metadata")
    for name, said, value in head.entries:
        if said[0] < said[1]:
            yield Mark("label", *said, name)
        if value[0] < value[1]:
            yield Mark("meta", *value, name)
            end = next(row.end for row in rows if row.end >= value[1])
            if value[1] < end:
                yield Mark("label", value[1], end, name)


def _told(told: Iterable[Field]) -> Iterator[Mark]:
    """The header that a producer wrote."""
    for field in told:
        if field.label[0] < field.label[1]:
            yield Mark("label", *field.label, field.name)
        if field.value[0] < field.value[1]:
            name = "description" if field.name in DESCRIPTIONS else field.name
            yield Mark("meta", *field.value, AUTHORS.get(name, name))


def _furniture(rows: Sequence[Line], found: Sequence[Frame]) -> Iterator[Mark]:
    posters = (POSTER.fullmatch(rows[frame.first].said) for frame in found)
    poster = next(filter(None, posters), None)
    for frame in found:
        at = rows[frame.first].start
        if poster and poster.string == rows[frame.first].said:
            yield Mark("meta", at + poster.start("name"), at + poster.end("name"), "author")
            poster = None
        yield Mark("frame", at, rows[frame.last - 1].end, frame.what)
        if said := SOURCE.match(rows[frame.first].said):
            start, end = said.span("address")
            yield Mark("meta", at + start, at + end, "source")
