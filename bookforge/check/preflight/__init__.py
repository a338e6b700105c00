"""What printers, screens and archives ask of a finished PDF; of any PDF, ours or not.

Each finder looks at one side of the file and yields what it found as a code and a page; what that
means, for whom and why stands in the table of rules. Nothing here knows how our own books are made,
and nothing trusts the file. It is our own preflight: what passes it is checked, and not certified.
"""

from collections.abc import Callable, Iterable, Iterator

from bookforge.check.preflight import (
    archival,
    boxes,
    colours,
    counts,
    document,
    fonts,
    images,
    margins,
    tagged,
)
from bookforge.check.preflight.finding import PRINTERS, PURPOSES, Finding, Found, Purpose
from bookforge.check.preflight.look import Look, Page
from bookforge.check.preflight.objects import entry
from bookforge.check.preflight.opened import Opened, bounded
from bookforge.check.preflight.rules import RULES
from bookforge.check.preflight.seen import seen
from bookforge.problem import UsageError

MOST_OF_A_CODE = 20  # findings; who mends these has mended the others
SCREENS: tuple[Purpose, ...] = ("screen",)
ARCHIVES: tuple[Purpose, ...] = ("archive",)

FINDERS: tuple[Callable[[Look], Iterator[Found]], ...] = (
    document.find,
    boxes.find,
    counts.find,
    margins.find,
    colours.find,
    fonts.find,
    images.find,
    tagged.find,
    archival.find,
)


def preflight(
    data: bytes, name: str, purposes: Iterable[Purpose] = ()
) -> tuple[tuple[Purpose, ...], tuple[Finding, ...]]:
    """What of the PDF `data` stands in the way of `purposes`, and what those are.

    Without any they are what the file was made for, as far as it says so. Pages with the same
    fault are told together, and of one code the first findings.

    Raises:
        InputError: it is no PDF, or none that can be read.

    """
    with bounded():
        book = Opened(data, name)
        wanted = set(purposes) or {*meant(book)}
        asked: tuple[Purpose, ...] = tuple(one for one in PURPOSES if one in wanted)
        pages = zip(book.pages, book.sheets, strict=True)
        shown = (Page(n, page, box, seen(book, page)) for n, (page, box) in enumerate(pages, 1))
        look = Look(book, tuple(shown), asked)
        return asked, tuple(_findings((f for finder in FINDERS for f in finder(look)), asked))


def meant(book: Opened) -> tuple[Purpose, ...]:
    """What a PDF seems to be made for: an archive or a screen, if it says so, or else paper."""
    if archival.PART.search(book.entitled):
        return ARCHIVES
    tagged = entry(book.root, "/StructTreeRoot") is not None
    return SCREENS if tagged and not book.facts.get("GTS_PDFXVersion") else PRINTERS


def chosen(names: str) -> tuple[Purpose, ...]:
    """The purposes of a list such as "kdp,ingram"; none, if it is empty.

    Raises:
        UsageError: one is not known.

    """
    asked = {name.strip().lower() for name in names.split(",") if name.strip()}
    if unknown := sorted(asked - set(PURPOSES)):
        hint = f"Of a PDF there are: {', '.join(PURPOSES)}."
        raise UsageError(f"There is no printer “{unknown[0]}”.", hint)
    return tuple(purpose for purpose in PURPOSES if purpose in asked)


def _findings(found: Iterable[Found], asked: tuple[Purpose, ...]) -> Iterator[Finding]:
    """Findings of the same words once, with all their pages."""
    told: dict[tuple[str, str, tuple[Purpose, ...]], set[int]] = {}
    for one in found:
        whom = RULES[one.code].purposes
        purposes: tuple[Purpose, ...] = tuple(
            who for who in asked if who in whom and who in one.only
        )
        if purposes:
            told.setdefault((one.code, one.message, purposes), set()).add(one.page)
    counts: dict[str, int] = {}
    for code, _, _ in told:
        counts[code] = counts.get(code, 0) + 1
    shown: dict[str, int] = {}
    for (code, message, purposes), pages in told.items():
        shown[code] = shown.get(code, 0) + 1
        if shown[code] <= MOST_OF_A_CODE:
            rule, more = RULES[code], _more(counts[code])
            numbers = tuple(sorted(pages - {0}))
            hint = rule.hint + more
            yield Finding(code, rule.severity, purposes, message, numbers, hint, rule.source)


def _more(count: int) -> str:
    if count <= MOST_OF_A_CODE:
        return ""
    return f" There are {count:,} such findings; {MOST_OF_A_CODE} are shown."
