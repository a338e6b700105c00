"""What a text does all through: how it is laid out, and which signs it uses for what.

A survey decides nothing. It gathers what the passes went by and what they found, so that the user
can see why a text was understood as it was.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from bookforge.draft import Draft, Mark, replay
from bookforge.fix.inline.dash_style import dash_style
from bookforge.fix.inline.tongue import tongue
from bookforge.fix.lines.layout import Layout, layout
from bookforge.fix.looks.headlines import headline
from bookforge.fix.quotation.survey import outer
from bookforge.source import Span

STEP = 20  # columns; lines are counted by their width in steps of this
MOST_STEPS = 7  # wider lines are counted together
MOST = 6  # entries in a list of counts
SIGNS = re.compile(r"[*_/~=+]{1,3}|\[/?\w\]|</?\w{1,6}>")
OUTER = {"D": "double", "S": "single"}

Counts = tuple[tuple[str, int], ...]  # the most frequent first


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines `first` to `last` of the source (both included, from 1) that are laid out alike.

    `columns` is the width that they were wrapped at, or 0 if each is a paragraph; `filled` the
    share of line ends that this width explains. `spaced` counts the blank lines between the lines
    of one paragraph: 1 in double-spaced typing.
    """

    first: int
    last: int
    columns: int
    filled: float
    spaced: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a text does all through; lengths in characters, widths and indents in columns.

    `widths` counts lines by width ("1-20", ..., "141+"), `indents` those that are set in, by how
    far. `gap` is the usual number of blank lines between two blocks. `dividers`, `emphasis` and
    `headings` count what was found: the dividers as typed, the signs taken away, the headings by
    what names them.
    """

    encoding: str
    language: str
    lines: int
    longest: int
    typical: int
    widths: Counts
    stretches: tuple[Stretch, ...]
    gap: int
    tab: int
    indents: Counts
    blocks: Counts
    dividers: Counts
    emphasis: Counts
    headings: Counts
    quotes: str
    dash: str


def survey(draft: Draft) -> Survey:
    r"""What the text of a fixed draft does all through.

    >>> from bookforge.fix import fix
    >>> from bookforge.source import Source
    >>> text = "Chapter 1\n\n\"It is *so* cold,\" she said.\n\n***\n\nIt thawed--at last.\n"
    >>> found = survey(fix(Draft(Source("a", text), text)))
    >>> found.language, found.quotes, found.dash, found.gap
    ('en', 'double', '—', 1)
    >>> found.dividers, found.emphasis, found.headings
    ((('***', 1),), (('*', 1),), (('chapter', 1),))
    """
    early = _early(draft, "paragraphs")
    laid = layout(early.text)
    sizes = [len(row.said) for row in laid.lines] or [0]
    return Survey(
        encoding=draft.source.encoding,
        language=tongue(draft),
        lines=len(laid.lines),
        longest=max(sizes),
        typical=round(median(sizes)),
        widths=_widths(sizes),
        stretches=tuple(_stretches(early, laid)),
        gap=laid.normal,
        tab=laid.wraps[0].tab if laid.wraps else 0,
        indents=_most(str(row.indent) for row in laid.lines if row.indent),
        blocks=_most(mark.kind for mark in draft.marks if mark.kind in ("verse", "letter")),
        dividers=_most(_said(draft, draft.marked("scene-break"))),
        emphasis=_signs(draft),
        headings=_most(map(_family, _said(draft, draft.marked("heading")))),
        quotes=OUTER[outer(_early(draft, "quotes").text)],
        dash=dash_style(draft).between(),
    )


def _early(draft: Draft, rule: str) -> Draft:
    """The draft as the pass `rule` found it, without its marks."""
    rules = [stage.rule for stage in draft.log]
    log = draft.log[: rules.index(rule)] if rule in rules else draft.log
    return Draft(draft.source, replay(draft.source.text, log), log=log)


def _widths(sizes: Iterable[int]) -> Counts:
    steps = Counter(min(max(size - 1, 0) // STEP, MOST_STEPS) for size in sizes)
    return tuple((_step(step), count) for step, count in sorted(steps.items()))


def _step(step: int) -> str:
    first = STEP * step + 1
    return f"{first}-{first + STEP - 1}" if step < MOST_STEPS else f"{first}+"


def _stretches(early: Draft, laid: Layout) -> Iterator[Stretch]:
    """How the lines are wrapped, by their numbers in the source."""
    for wrap in laid.wraps:
        rows = (laid.lines[wrap.first], laid.lines[wrap.last - 1])
        starts = (early.origin(Span(row.start, row.end)).start for row in rows)
        first, last = (early.source.place(start).line for start in starts)
        yield Stretch(first, last, wrap.columns, wrap.filled, wrap.inside)


def _most(names: Iterable[str]) -> Counts:
    return tuple(Counter(names).most_common(MOST))


def _said(draft: Draft, marks: Iterable[Mark]) -> Iterator[str]:
    """What stands under the marks, on one line; an empty one is a gap."""
    for mark in marks:
        yield " ".join(draft.text[mark.start : mark.end].split())


def _signs(draft: Draft) -> Counts:
    """The signs of emphasis that were taken away; two of them are one use."""
    removed = (
        sign
        for stage in draft.log
        if stage.rule == "emphasis"
        for text in stage.removed
        for sign in SIGNS.findall(text)
    )
    return tuple((sign, (count + 1) // 2) for sign, count in _most(removed) if "/" not in sign[1:])


def _family(heading: str) -> str:
    """What names a heading: its word, its numbers, or only its place."""
    line = headline(heading)
    return "title" if line is None else line.word or line.form
