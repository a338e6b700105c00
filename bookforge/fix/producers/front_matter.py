r"""The metadata block of a Markdown file: YAML between `---`, TOML between `+++`, or pandoc's `%`.

Of YAML that is what such blocks hold: scalars plain or quoted, block scalars (| and >), lists of
both kinds, one level of mappings. A parser would give values, but a draft needs to know where in
the text each of them stands; so the lines are read here, and what is not understood stays as it
is under its key. The names of keys are pandoc's and Dublin Core's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bookforge.fix.lines.filled import Line

MOST = 80  # lines
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
PAIR = re.compile(
    r"(?P<item>-\s+)?(?P<key>[A-Za-z_][\w. -]{0,40}?)\"?(?P<sep>\s*[:=](?:\s+|$))(?P<value>.*)"
)
ITEM = re.compile(r"(?P<dash>-\s+)(?P<value>.+)")
COMMENT = re.compile(r"#.*")
BLOCK = re.compile(r"[|>][+-]?\d?")
OPENING, CLOSING = "\"'“‘[{", "\"'”’]}"
PERCENT = ("title", "author", "date")

NAMES = {
    name: field
    for field, names in {
        "title": "title|dc:title",
        "subtitle": "subtitle",
        "author": "author|authors|creator|dc:creator|by|name|text",
        "date": "date|dc:date|published|date-published|pubdate",
        "updated": "updated|lastmod|modified|date-modified|last_modified",
        "language": "lang|language|dc:language|locale",
        "description": "description|abstract|summary|blurb|dc:description|synopsis|excerpt",
        "tags": "keywords|tags|subject|subjects|dc:subject|categories|category",
        "genre": "genre|genres",
        "series": "series|collection|belongs-to-collection|series-title",
        "volume": "volume|series-index|series_index|group-position|series-position|book-number",
        "rights": "rights|copyright|license|licence|dc:rights",
        "publisher": "publisher|dc:publisher|imprint",
        "source": "source|url|canonical|dc:source|link|permalink",
        "rating": "rating|rated",
        "warnings": "warnings|warning|content-warnings|content_warnings|cw|tw",
        "fandom": "fandom|fandoms",
        "characters": "characters",
        "status": "status",
        "words": "words|wordcount|word-count|word_count",
        "translator": "translator|translators",
        "illustrator": "illustrator|illustrators|artist|cover-artist",
        "editor": "editor|editors",
    }.items()
    for name in names.split("|")
}


class Entry(NamedTuple):
    """A value of the block and the words before it, as ranges of the text; `name` is its field."""

    name: str
    label: tuple[int, int]
    value: tuple[int, int]


class Matter(NamedTuple):
    """A block: its entries, and how many lines of the text it takes, with its fences."""

    entries: tuple[Entry, ...]
    last: int


NONE = Matter((), 0)


def front_matter(rows: Sequence[Line]) -> Matter:
    r"""The metadata block at the top of a text.

    >>> from bookforge.fix.lines.filled import lines
    >>> text = '---\ntitle: "Ice"\nauthor:\n- Ann\n- Bo\ntags: [cold, wet]\n---\nIt froze.'
    >>> [(one.name, text[slice(*one.value)]) for one in front_matter(lines(text)).entries]
    [('title', 'Ice'), ('author', ''), ('author', 'Ann'), ('author', 'Bo'), ('tags', 'cold, wet')]
    """
    if not rows:
        return NONE
    if rows[0].said.startswith("% "):
        return _percent(rows)
    ends = FENCES.get(rows[0].said, ())
    last = next((i for i in range(1, min(len(rows), MOST)) if rows[i].said in ends), 0)
    inside = range(1, last)
    pairs = [i for i in inside if PAIR.fullmatch(rows[i].said)]
    if not pairs or pairs[0] != 1 or any(not _fits(rows[i], rows, i) for i in inside):
        return NONE
    return Matter(tuple(_entries(rows, inside)), last + 1)


def _fits(row: Line, rows: Sequence[Line], i: int) -> bool:
    """Whether a line can stand in such a block: a story between two dividers has others."""
    if any(pattern.fullmatch(row.said) for pattern in (PAIR, ITEM, COMMENT)):
        return True
    above = next((rows[j] for j in range(i - 1, 0, -1) if PAIR.fullmatch(rows[j].said)), row)
    scalar = PAIR.fullmatch(above.said)
    block = scalar is not None and BLOCK.fullmatch(scalar["value"]) is not None
    return block or row.indent > above.indent or row.said in ("[", "]")


def _entries(rows: Sequence[Line], inside: range) -> Iterator[Entry]:
    key = ""
    block = False  # whether lines of a block scalar are being read
    for i in inside:
        row = rows[i]
        pair, item = PAIR.fullmatch(row.said), ITEM.fullmatch(row.said)
        if pair and not (block and row.indent):
            nested = bool(row.indent or pair["item"]) and key in ("author", "series")
            named = NAMES.get(pair["key"].lower(), pair["key"].lower())
            key = key if nested and named != "volume" else named
            name = key if named in (key, "author", "title") or not nested else named
            block = BLOCK.fullmatch(pair["value"]) is not None
            yield _entry(row, name, pair.start("value"), empty=block)
        elif COMMENT.fullmatch(row.said):
            yield Entry("comment", (row.start, row.end), (row.end, row.end))
        else:
            yield _entry(row, key, item.start("value") if item and not block else 0)


def _entry(row: Line, name: str, at: int, *, empty: bool = False) -> Entry:
    """The value that begins at `at` of a line, less quotes and brackets round it."""
    value = "" if empty else row.said[at:]
    while len(value) > 1 and value[0] in OPENING and value[-1] in CLOSING:
        value, at = value[1:-1], at + 1
    if not value:
        return Entry(name, (row.start, row.end), (row.end, row.end))
    start = row.start + at
    return Entry(name, (row.start, start), (start, start + len(value)))


def _percent(rows: Sequence[Line]) -> Matter:
    """Pandoc's title block: title, authors, date, each behind a percent sign."""
    found: list[Entry] = []
    for row, name in zip(rows, PERCENT, strict=False):
        if not row.said.startswith("%"):
            break
        found.append(_entry(row, name, len(row.said) - len(row.said[1:].lstrip())))
    return Matter(tuple(found), len(found))
