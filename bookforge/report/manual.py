"""Manual pages of what is found in finished books, made from the tables of rules."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from bookforge.check.preflight.finding import PURPOSES
from bookforge.check.preflight.rules import RULES as OF_PAGES
from bookforge.check.stores.finding import STORES
from bookforge.check.stores.rules import RULES as OF_EPUBS
from bookforge.problem import Severity
from bookforge.report.page import DIM, NAME, WIDE, Section

GRAVE: Mapping[Severity, str] = {
    "error": "An error: the book is refused, or spoilt.",
    "warning": "A warning: some refuse the book, or it comes out badly.",
    "doubt": "A doubt: a person has to judge.",
    "note": "A note: good to know.",
}


class Rule(Protocol):
    """What the two tables say of a code."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        ...

    @property
    def meaning(self) -> str:
        """What is wrong, and why it matters."""
        ...

    @property
    def hint(self) -> str:
        """What to do."""
        ...

    @property
    def source(self) -> str:
        """Who says so."""
        ...


CODES = (*OF_EPUBS, *OF_PAGES)


def manual(code: str) -> str:
    """The page of one of CODES, in Markdown."""
    if code in OF_EPUBS:
        stores = OF_EPUBS[code].stores
        whom = "all stores" if stores == STORES else _listed(stores)
        return _page(code, OF_EPUBS[code], f"Of an EPUB: {whom}.")
    purposes = OF_PAGES[code].purposes
    whom = "whatever it is for" if purposes == PURPOSES else _listed(purposes)
    return _page(code, OF_PAGES[code], f"Of a PDF: {whom}. (It is our own preflight that looks.)")


def _page(code: str, rule: Rule, whom: str) -> str:
    parts = (
        f"# {code}",
        rule.meaning,
        "## How grave it is",
        GRAVE[rule.severity],
        "## Who asks for it",
        whom,
        f"Source: {rule.source}.",
        "## How to mend it",
        rule.hint,
    )
    return "\n\n".join(parts) + "\n"


def catalogue() -> Iterator[Section]:
    """The lists of these codes, with the first sentence of each page."""
    for title, rules in (
        ("What stores and devices ask of an EPUB", OF_EPUBS),
        ("What printers, screens and archives ask of a PDF", OF_PAGES),
    ):
        rows = ((code, rules[code].severity, _first(rules[code])) for code in sorted(rules))
        yield Section(title, (NAME, DIM, WIDE), tuple(rows))


def _first(rule: Rule) -> str:
    first, stop, _ = rule.meaning.partition(". ")
    return first + stop.strip()


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
