"""What can be wrong with an EPUB as a file: its size, the names in it, what is locked."""

import re
from collections import Counter
from collections.abc import Iterator

from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import OBFUSCATIONS, Opened

MB = 1_000_000
LARGE_TO_SEND, LARGE_TO_SELL = 50 * MB, 100 * MB
RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
# Kobo wants plain letters, figures, dots, hyphens and underscores.
ODD = re.compile(r"[^\w./-]|[^\x00-\x7f]")


def find(book: Opened) -> Iterator[Found]:
    """The findings about the archive."""
    size = f"The file has {book.size / MB:,.0f} MB."
    if book.size > LARGE_TO_SEND:
        yield Found("large-to-send", size)
    if book.size > LARGE_TO_SELL:
        yield Found("large-to-sell", size)
    for name, times in Counter(book.archive.namelist()).items():
        if times > 1:
            yield Found("double-file", f"There are {times} files of this name.", name)
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield Found("file-outside", "The name leads out of the book.", name)
        elif odd := ODD.search(name):
            yield Found("file-name", f"The name holds {odd[0]!r}.", name)
    yield from _locked(book)


def _locked(book: Opened) -> Iterator[Found]:
    ways = {way for way in book.locked.values() if way not in OBFUSCATIONS}
    if ways:
        count = sum(way in ways for way in book.locked.values())
        yield Found("drm", f"{count} files are encrypted and were not looked at.")
    elif kept := next((name for name in RIGHTS if name in book.names), ""):
        yield Found("drm", "The book carries a licence that ties it to somebody.", kept)
