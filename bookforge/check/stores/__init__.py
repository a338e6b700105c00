"""What stores and devices ask of an EPUB and EPUBCheck cannot see; of any EPUB, ours or not.

Each finder looks at one part of the book and yields what it found as a code and a place; what that
means, for whom and why stands in the table of rules. Nothing here knows how our own books are made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from bookforge.check.stores import archive, fonts, navigation, package, pages, pictures, style
from bookforge.check.stores.finding import STORES, Finding, Found, Store
from bookforge.check.stores.opened import Opened
from bookforge.check.stores.rules import RULES
from bookforge.problem import UsageError

CODES = (*RULES, "epubcheck")
MOST_OF_A_CODE = 20  # findings; who mends these has mended the others

FINDERS: tuple[Callable[[Opened], Iterator[Found]], ...] = (
    archive.find,
    package.find,
    navigation.find,
    pictures.find,
    fonts.find,
    style.find,
    pages.find,
)


def lint(data: bytes, name: str, stores: Iterable[Store] = STORES) -> tuple[Finding, ...]:
    """What of the EPUB `data` the stores would not take or not show well, file by file.

    Of one code the first findings are told, and how many more there are.

    Raises:
        InputError: it is no EPUB.

    """
    book = Opened(data, name)
    wanted = set(stores)
    asked: tuple[Store, ...] = tuple(store for store in STORES if store in wanted)
    counts: Counter[str] = Counter()
    kept: list[Found] = []
    for finder in FINDERS:
        for found in finder(book):
            counts[found.code] += 1
            if counts[found.code] <= MOST_OF_A_CODE and _stores(found.code, asked):
                kept.append(found)
    return tuple(_finding(found, name, asked, counts) for found in kept)


def chosen(names: str) -> tuple[Store, ...]:
    """The stores of a list such as "kindle,kobo"; all, if it is empty.

    Raises:
        UsageError: one is not known.

    """
    asked = {name.strip().lower() for name in names.split(",") if name.strip()}
    if unknown := sorted(asked - set(STORES)):
        raise UsageError(f"There is no store “{unknown[0]}”.", f"There are: {', '.join(STORES)}.")
    return tuple(store for store in STORES if store in asked or not asked)


def _stores(code: str, asked: tuple[Store, ...]) -> tuple[Store, ...]:
    return tuple(store for store in RULES[code].stores if store in asked)


def _finding(found: Found, name: str, asked: tuple[Store, ...], counts: Counter[str]) -> Finding:
    rule = RULES[found.code]
    place = found.file or name
    hint = rule.hint
    if counts[found.code] > MOST_OF_A_CODE:
        hint += f" There are {counts[found.code]:,} such places; {MOST_OF_A_CODE} are shown."
    return Finding(
        found.code,
        rule.severity,
        _stores(found.code, asked),
        found.message,
        f"{place}:{found.line}" if found.line else place,
        hint,
        rule.source,
    )
