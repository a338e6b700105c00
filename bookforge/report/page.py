"""An account as a page: sections of rows, which a terminal sets as tables and a pipe as text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bookforge.fix.survey import Survey
from bookforge.problem import CODES
from bookforge.report.account import Account, Entry, Found, LeftOut

MARGIN = "  "


class Column(NamedTuple):
    """How the cells of a column look; `style` is a name of rich's, `wide` takes what is left."""

    style: str = ""
    right: bool = False
    wide: bool = False


class Section(NamedTuple):
    """A part of the page: a heading and rows of as many cells as there are columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


DIM, NAME, NUMBER = Column("dim"), Column("cyan"), Column("dim", right=True)
WIDE, COUNT = Column(wide=True), Column(right=True)


def sections(account: Account) -> Iterator[Section]:
    """The page of an account; a section that would be empty is left out."""
    for title, columns, rows in (
        (_headline(account), (WIDE,), ((_size(account),), (_file(account),))),
        ("Metadata", (NAME, WIDE, NUMBER), _facts(account)),
        ("Settings", (NAME, WIDE, NUMBER), _settings(account)),
        ("Outline", (NUMBER, WIDE, COUNT, NUMBER), tuple(map(_entry, account.outline))),
        ("The author’s notes, kept in the appendix", (NUMBER, DIM, WIDE, COUNT), _notes(account)),
        ("Left out of the book, by rule", (NUMBER, NAME, WIDE, COUNT), _left_out(account)),
        ("How it is typed", (NAME, WIDE), tuple(_survey(account.survey))),
        ("Changed, by rule", (COUNT, NAME, WIDE), _edits(account)),
        ("To look at", (COUNT, NAME, WIDE), _problems(account)),
    ):
        if rows:
            yield Section(title, columns, rows)


def catalogue(passes: Mapping[str, str]) -> Iterator[Section]:
    """The page that lists every code and pass; `passes` are their manual pages, by name."""
    codes = tuple((code, *CODES[code]) for code in sorted(CODES))
    yield Section("Problems, and how grave they are", (NAME, DIM, WIDE), codes)
    firsts = tuple((name, page.partition("\n")[0]) for name, page in passes.items())
    yield Section("Passes over the text, in their order", (NAME, WIDE), firsts)


def examination(found: Iterable[tuple[str, str, str, bool]]) -> Iterator[Section]:
    """The page of a doctor: what was looked for, what was found or how to get it."""
    here: list[tuple[str, ...]] = []
    missing: list[tuple[str, ...]] = []
    for what, said, how, needed in found:
        if said:
            here.append((what, said))
        else:
            missing.append((what, how, "" if needed else "only helps"))
    yield Section("Found", (NAME, WIDE), tuple(here))
    if missing:
        yield Section("Missing, and how to get it", (NAME, WIDE, DIM), tuple(missing))


def plain(page: Iterable[Section]) -> Iterator[str]:
    """The page as lines of text: columns aligned by spaces, the widest last."""
    for i, (title, columns, rows) in enumerate(page):
        if i:
            yield ""
        yield title
        order = sorted(range(len(columns)), key=lambda j: columns[j].wide)
        widths = [max(len(row[j]) for row in rows) for j in range(len(columns))]
        for row in rows:
            cells = (
                row[j].rjust(widths[j]) if columns[j].right else row[j].ljust(widths[j])
                for j in order
            )
            yield (MARGIN + MARGIN.join(cells)).rstrip()


def _headline(account: Account) -> str:
    said = {fact.field: fact.value for fact in reversed(account.facts)}
    title = said.get("title", "Untitled")
    return f"{title}, by {said['authors']}" if "authors" in said else title


def _size(account: Account) -> str:
    chapters = [entry for entry in account.outline if entry.role != "part"]
    return " · ".join(
        (
            many(account.words, "word"),
            f"{_time(account.minutes)} to read",
            many(len(chapters), "chapter"),
            many(sum(entry.scenes for entry in account.outline), "scene"),
            many(len(account.notes), "note"),
        )
    )


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _file(account: Account) -> str:
    return f"{account.name}, read as {account.encoding}"


def _facts(account: Account) -> tuple[tuple[str, ...], ...]:
    """The metadata; a field of several values is named once."""
    return tuple(
        ("" if i and account.facts[i - 1].field == fact.field else fact.field, fact.value, where)
        for i, fact in enumerate(account.facts)
        for where in (f"line {fact.line}" if fact.line else ORIGINS.get(fact.origin, fact.origin),)
    )


def _settings(account: Account) -> tuple[tuple[str, ...], ...]:
    return tuple((one.key, one.value, one.origin) for one in account.settings)


ORIGINS = {"default": "assumed", "words": "by its words", "text": ""}


def _entry(entry: Entry) -> tuple[str, ...]:
    scenes = many(entry.scenes, "scene") if entry.scenes > 1 else ""
    said = entry.name or "(no heading)"
    return (
        f"line {entry.line}",
        said if entry.role == "part" else f"{MARGIN}{said}",
        many(entry.words, "word") if entry.words else "",
        scenes,
    )


def _notes(account: Account) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            f"line {note.line}",
            WHERE.get(note.where, note.where),
            note.beginning,
            many(note.words, "word"),
        )
        for note in account.notes
    )


WHERE = {"top": "above a chapter", "end": "below a chapter", "story": "of the whole story"}


def _left_out(account: Account) -> tuple[tuple[str, ...], ...]:
    """What is not printed, less the colons and the like that only part a label from a text."""
    return tuple(
        (
            _lines(entry),
            (entry.what if entry.what == entry.rule else f"{entry.what} ({entry.rule})")
            + (f" ×{entry.times}" if entry.times > 1 else ""),
            f"“{entry.beginning}”",
            many(entry.words, "word") if entry.words else "",
        )
        for entry in account.left_out
        if entry.words or entry.kind == "frame"
    )


def _lines(entry: LeftOut) -> str:
    first, last = entry.lines
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _survey(found: Survey) -> Iterator[tuple[str, ...]]:
    yield "lines", f"{found.lines:,}; most about {found.typical:,} characters long"
    for stretch in found.stretches[:FEW]:
        wrapped = f"wrapped at {stretch.columns} columns" if stretch.columns else "a paragraph each"
        double = ", double-spaced" if stretch.columns and stretch.spaced else ""
        yield "", f"lines {stretch.first:,}–{stretch.last:,}: {wrapped}{double}"
    if len(found.stretches) > FEW:
        yield "", f"… and {len(found.stretches) - FEW:,} more stretches"
    yield "marks", f"{found.quotes} quotation marks; {found.dash.strip()} as dash"
    for name, counts in (
        ("dividers", found.dividers),
        ("emphasis", found.emphasis),
        ("headings", found.headings),
        ("set in", found.indents),
        ("blocks", found.blocks),
    ):
        if counts:
            yield name, ", ".join(f"{_short(what)} ×{count:,}" for what, count in counts)


def _short(typed: str) -> str:
    """A divider as typed, or how it begins and how long it is."""
    return typed if len(typed) <= LONG else f"{typed[: LONG // 4]}… ({len(typed)} long)"


LONG = 20  # characters of a divider
FEW = 4  # stretches of lines that are told one by one


def _edits(account: Account) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            f"{edits.count:,}",
            edits.rule,
            ", ".join(why if len(edits.whys) == 1 else f"{why} {n:,}" for why, n in edits.whys),
        )
        for edits in account.edits
    )


def _problems(account: Account) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (many(found.count, found.severity), found.code, _where(found)) for found in account.problems
    )


def _where(found: Found) -> str:
    if not found.line:
        return ""
    return f"{'first in ' if found.count > 1 else ''}line {found.line}"


def many(count: int, what: str) -> str:
    """A count with its noun.

    >>> many(1, "word"), many(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
