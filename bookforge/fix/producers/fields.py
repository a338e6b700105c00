r"""The header of a story: lines such as `Rating: PG` or `Words: 1,204`, many of them together.

Sites and programs write what they know of a story over it, a label and a value a line, the value
sometimes on the lines below or wrapped over several, and sometimes all in one line. Three
different labels that are known make a header; what a story says in such words stands alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bookforge.fix.lines.filled import Line, lines
from bookforge.fix.looks.headlines import is_chapter
from bookforge.fix.looks.labels import Label, label
from bookforge.fix.looks.names import byline

FEWEST = 3  # different labels
REACH = 150  # lines from the top (or the licence's end) in which a header begins
MOST = 500  # lines from the top in which it ends
APART = 8  # lines between two labels of one header, at most
FULL = 50  # characters; a value that long may go on in the next line
TELLING = 2  # labels that hardly anything but such a header has
# Logs, letters and status windows inside a story have these as well.
COMMON = frozenset(
    re.findall(
        r"[^|]+",
        "title|author|by|story|date|status|source|email|e-mail|setting|timeline|parts|views|reads"
        "|comments|id|url|archive|credits|copyright|editor|warning|warnings|character|characters"
        "|words|beta|tag|tags|language|completed|updated",
    )
)
LISTS = frozenset(  # fields that may have several values, a line each
    re.findall(
        r"[^|]+",
        "warning|warnings|archive warning|archive warnings|category|categories|fandom|fandoms"
        "|relationship|relationships|pairing|pairings|character|characters|additional tags|tags"
        "|freeform|freeforms|collection|collections|genre|genres|series",
    )
)
ROLES = frozenset({"field", "title", "author", "description"})
NOTES = frozenset({"disclaimer", "disclaimers"})  # these are the author's words to readers

INNER = re.compile(
    r"(?P<label>Rated|Rating|Language|Genre|Genres|Characters|Pairing|Chapters|Words|Reviews|Favs"
    r"|Follows|Published|Updated|Completed|Status|Comments|Kudos|Bookmarks|Hits|Views|Votes|Reads"
    r"|Parts|id)\s?:\s*"
)
# Between two fields of one line stands a sign of its own, or, after a figure, nothing or a comma.
PARTED = re.compile(r"(?:\s-|[|•·–—/;])[\s*_]*$|\d[^\s,]*,?[\s*_]+$|^[\s*_|•·-]*$")
QUOTE = re.compile('["“”„«»‹›「」]')
# Words that go on after a sentence; "Piet M., Dr. Hay" has short names and titles.
SENTENCE = re.compile(r"(?:\b[^\W\d_A-Z][\w’']*|\w{5,}|\d)[.!?…]+(?:\s+[^\W\d]|$)|[!?…]\s")
STOPS = (".", "!", "?", "…", "”", '"', "’", "»")  # at the end of a line of prose
LONGEST = 1500  # characters of a line of statistics
PROSE = 2  # words in small letters, at least, in a line of prose that ends so
EDGE = " \t-|•·–—,;/*_"  # between one value and the next label
DASH = re.compile(r"\s+-\s+|\s*[–—]\s*")  # the pass for dashes may have been here


class Field(NamedTuple):
    """A label, and the value that it names, as ranges of the text.

    `row` is the line that it begins on; `wrapped` are the lines below that a value on that line
    goes on in.
    """

    row: int
    name: str
    label: tuple[int, int]
    value: tuple[int, int]
    wrapped: range = range(0)


@lru_cache(maxsize=8)
def fields(text: str, first: int = 0) -> tuple[Field, ...]:
    r"""The fields of the header that begins near line `first`, by index.

    >>> text = "Rating: PG\nWords:\n12\nSummary: It rains.\n\nIt rained."
    >>> [(field.name, text[slice(*field.value)]) for field in fields(text)]
    [('rating', 'PG'), ('words', '12'), ('summary', 'It rains.')]
    >>> fields("Rating: PG\n\nIt rained, and the sign said: Words: 12.")
    ()
    """
    rows = lines(text)
    known = _known(rows, first)
    if known:
        return tuple(_whole(rows, known))
    packed = _statistics(rows, first)
    return (*_blurb(rows, packed), *_split(rows[packed], packed)) if packed >= 0 else ()


def _known(rows: Sequence[Line], first: int) -> list[tuple[int, Label]]:
    """The lines of the first group of labels that is a header."""
    found: list[tuple[int, Label]] = []
    for i in range(first, min(len(rows), first + MOST)):
        said = rows[i].said
        named = label(said)
        if named and _is_field(named, said):
            found.append((i, named))
            continue
        if found and (i - found[-1][0] > APART or is_chapter(said)):
            if _is_header(found):
                return found
            found = []
        if not found and i - first > REACH:
            break
    return found if _is_header(found) else []


def _is_header(found: Sequence[tuple[int, Label]]) -> bool:
    """Whether so many labels stand together that a program wrote them, and not a character."""
    names = {named.name for _, named in found}
    roles = {named.role for _, named in found}
    telling = len(names - COMMON)
    known = telling >= TELLING or (telling > 0 and {"title", "author"} <= roles)
    return len(names) >= FEWEST and known


def _is_field(named: Label, said: str) -> bool:
    return named.role in ROLES and named.name not in NOTES and ":" in said[: named.end + 1]


def _whole(rows: Sequence[Line], known: Sequence[tuple[int, Label]]) -> Iterator[Field]:
    """Each label with the value beside it or below."""
    for k, (i, named) in enumerate(known):
        row = rows[i]
        at = row.start + min(named.end, len(row.said))
        inside = row.said[named.end :]
        below = known[k + 1][0] if k + 1 < len(known) else i + 2
        if _packed(row, FEWEST if named.name != "stats" else 1):
            yield from _split(row, i)
        elif inside:
            last = _goes_on(rows, i, below)
            value = at, rows[last].end
            yield Field(i, named.name, (row.start, at), value, range(i + 1, last + 1))
        elif named.role == "description":
            continue  # how far a blurb goes is for the front matter to tell
        elif below > i + 1 and i + 1 < len(rows):
            last = min(below, len(rows)) - 1 if named.name in LISTS else i + 1
            start = rows[min(i + 1, last)].start
            yield Field(i, named.name, (row.start, row.end), (start, rows[last].end))
        else:
            yield Field(i, named.name, (row.start, row.end), (row.end, row.end))


def _goes_on(rows: Sequence[Line], i: int, below: int) -> int:
    """The last line of the value that begins on line `i`."""
    last = i
    while last + 1 < min(below, len(rows)):
        after = rows[last + 1]
        folded = after.indent > rows[i].indent
        wrapped = len(rows[last].said) >= FULL or rows[last].said.endswith(",")
        if after.gap or not (folded or wrapped) or is_chapter(after.said):
            break
        last += 1
    return last


def _statistics(rows: Sequence[Line], first: int) -> int:
    """The line above the story that holds a whole header, or -1.

    The story begins with its first heading, or with the first prose that is no blurb: a
    paragraph under a byline.
    """
    blurb = False
    for i in range(first, min(len(rows), first + REACH)):
        said = rows[i].said
        if _is_program(rows[i]):
            return i
        blurb = (blurb and not rows[i].gap) or (i > first and byline(rows[i - 1].said) is not None)
        named = byline(rows[i + 1].said) if i + 1 < len(rows) else None
        if is_chapter(said) or not (blurb or named or label(said) or not _is_prose(said)):
            break
    return -1


def _is_prose(said: str) -> bool:
    small = sum(word[0].islower() for word in said.split())
    return QUOTE.match(said) is not None or (
        small >= PROSE and (said.endswith(STOPS) or len(said) >= FULL)
    )


def _is_program(row: Line) -> bool:
    """Whether a program wrote a line: fields from its start on, parted by signs, no sentences."""
    if len(row.said) > LONGEST or not _packed(row):
        return False
    if QUOTE.search(row.said) or SENTENCE.search(row.said):
        return False
    found = list(INNER.finditer(row.said))
    telling = {hit["label"].lower() for hit in found} - COMMON
    ends = [0, *(hit.end() for hit in found)]
    parted = all(
        PARTED.search(row.said[a : hit.start()]) for a, hit in zip(ends, found, strict=False)
    )
    return parted and bool(telling)


def _packed(row: Line, fewest: int = FEWEST) -> bool:
    """Whether several labels share one line."""
    return ":" in row.said and len(set(INNER.findall(row.said))) >= fewest


def _split(row: Line, i: int) -> Iterator[Field]:
    """The fields of a line that holds several."""
    found = list(INNER.finditer(row.said))
    begun = 0
    for k, hit in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(row.said)
        value = row.said[hit.end() : end].rstrip(EDGE)
        spans = list(_unlabelled(value)) if hit["label"] == "Rated" else [(0, len(value))]
        names = ("rated", "language", "genre", "characters") if len(spans) > 1 else (hit["label"],)
        for name, (a, b) in zip(names, spans, strict=False):
            at = row.start + hit.end() + a
            stop = row.start + hit.end() + b
            yield Field(i, name.lower(), (row.start + begun, at), (at, stop))
            begun = hit.end() + b


def _blurb(rows: Sequence[Line], packed: int) -> Iterator[Field]:
    """The line between a byline and the statistics, which such pages have without a label."""
    i = packed - 1
    if i > 0 and byline(rows[i - 1].said) and not (byline(rows[i].said) or label(rows[i].said)):
        start, end = rows[i].start, rows[i].end
        yield Field(i, "description", (start, start), (start, end))


def _unlabelled(value: str) -> Iterator[tuple[int, int]]:
    """The parts of what stands after "Rated:", which says language, genre and people as well."""
    at = 0
    for dash in (*DASH.finditer(value), None):
        end = dash.start() if dash else len(value)
        yield at, end
        at = dash.end() if dash else end
