"""What can be wrong with how many pages there are, and which of them are blank."""

from collections.abc import Iterator
from itertools import groupby

from bookforge.check.preflight.cut import cut, size
from bookforge.check.preflight.finding import Found, Purpose
from bookforge.check.preflight.look import Look
from bookforge.printers import PRINTERS

BLANKS, BLANKS_AT_END = 4, 10  # in a row


def find(look: Look) -> Iterator[Found]:
    """The findings about the number of pages; a cover has one."""
    if look.wrap:
        return
    for name in look.printers:
        yield from _counted(look, name)
    if look.pages[-1].seen.drawn:
        whom: tuple[Purpose, ...] = tuple(
            name for name in look.printers if PRINTERS[name].blank_end
        )
        yield Found("last-page", "Something is on the last page.", look.pages[-1].number, whom)
    for blank, run in groupby(look.pages, key=lambda page: not page.seen.drawn):
        pages = [page.number for page in run]
        most = BLANKS_AT_END if pages[-1] == look.book.count else BLANKS
        if blank and len(pages) > most:
            said = f"{len(pages)} pages in a row are blank."
            yield from (Found("blank-pages", said, number) for number in pages)


def _counted(look: Look, name: Purpose) -> Iterator[Found]:
    printer, count = PRINTERS[name], look.book.count
    trim = size(cut(look.pages[0].sheet, name, right=True).trim)
    limits = [paper.limits(trim) for paper in printer.papers]
    fewest, most = min(few for few, _ in limits), max(many for _, many in limits)
    if count < fewest:
        said = f"There are {count} pages; {printer.title} binds {fewest} at least."
        yield Found("thin-book", said, only=(name,))
    if count > most:
        said = f"There are {count:,} pages; {printer.title} binds {most:,} of this size at most."
        yield Found("thick-book", said, only=(name,))
    if lacking := -count % printer.multiple:
        said = f"{count:,} pages are no multiple of {printer.multiple}"
        yield Found("pages-added", f"{said}; {printer.title} adds {lacking}.", only=(name,))
