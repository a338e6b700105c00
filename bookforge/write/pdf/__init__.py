"""The print backend: collect (one page of HTML) -> lay out (WeasyPrint) -> finish (the PDF).

WeasyPrint breaks lines one by one and only ever widens spaces. So while it works, paragraphs of
prose are broken by us (patches -> compositor -> paragraphs, breaking, faces -> lines, drawing):
whole paragraphs at once, with margins that look straight and letters up to 2 % wider or narrower.
"""

from collections.abc import Iterator

from bookforge.book import Book
from bookforge.problem import Problem
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made, Store
from bookforge.write.openings import chosen
from bookforge.write.pdf.binding import Bound, bound, is_apart, specimen, whole
from bookforge.write.pdf.collect import Gathered, collect
from bookforge.write.pdf.figures import coarse, files, images_of, placed
from bookforge.write.pdf.finish import finished
from bookforge.write.pdf.formats import formatted
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.patches import known
from bookforge.write.pdf.sheet import Sheet, sheet


def pdf(
    book: Book, theme: Theme, settings: Settings, store: Store | None = None, jobs: int = 0
) -> Made:
    """The book as a PDF for print: trimmed pages, black only, every font embedded.

    `store` keeps laid out chapters for the next time. `jobs` is how many processes may work at
    once; 0: as many as there are idle cores.

    Raises:
        OutputError: the libraries that set pages are missing, or what is on the pages cannot be in
            the format of their printer.

    """
    gathered = collect(book, chosen(theme, settings))
    page, images = sheet(settings), images_of(book)
    while True:
        press = Press(theme, store, jobs, page)
        press.fetch.add(files(images, page))
        with press.at_work():
            laid = _laid(press, placed(gathered, images, page), book)
            pages = page.padded(len(laid.document.pages))
            fitted = page.fitted(pages)
            if fitted == page:
                linked = finished(laid, book, settings, page)
                problems = (*press.problems, *_uncommon(page, settings, pages), *coarse(book, page))
                data = formatted(linked, page.printer)
                return Made(data, problems, b"" if page.printer.links else linked)
        page = fitted


def _laid(press: Press, gathered: Gathered, book: Book) -> Bound:
    furniture = specimen(press, gathered) if known() and is_apart(book) else None
    return bound(press, gathered, furniture) if furniture else whole(press, gathered, book)


def _uncommon(page: Sheet, settings: Settings, pages: int) -> Iterator[Problem]:
    """What there is to say of a book that its printer cannot bind of that paper."""
    paper = page.printer.paper(settings.paper)
    if paper is None:
        return
    fewest, most = paper.limits(page.trim)
    who = page.printer.title
    if pages < fewest:
        message = f"The book has {pages:,} pages; {who} binds {fewest:,} and more."
        yield Problem("page-count", message, hint="Larger type or a smaller trim gives more pages.")
    if pages > most:
        message = f"The book has {pages:,} pages; {who} binds {most:,} of {paper.name} paper."
        yield Problem("page-count", message, hint=_roomier(page, pages))


def _roomier(page: Sheet, pages: int) -> str:
    """Which paper would do for a book of so many pages, or what else would."""
    papers = (one.name for one in page.printer.papers if one.limits(page.trim)[1] >= pages)
    name = next(papers, "")
    return f"It can be bound with --paper {name}." if name else "A larger trim takes fewer pages."
