"""The print backend: collect (one page of HTML) -> lay out (WeasyPrint) -> finish (the PDF).

WeasyPrint breaks lines one by one and only ever widens spaces. So while it works, paragraphs of
prose are broken by us (patches -> compositor -> paragraphs, breaking, faces -> lines, drawing):
whole paragraphs at once, with margins that look straight and letters up to 2 % wider or narrower.
"""

from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made, Store
from bookforge.write.openings import chosen
from bookforge.write.pdf.binding import bound, is_apart, specimen, whole
from bookforge.write.pdf.collect import collect
from bookforge.write.pdf.finish import finished
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.patches import known


def pdf(
    book: Book, theme: Theme, settings: Settings, store: Store | None = None, jobs: int = 0
) -> Made:
    """The book as a PDF for print: trimmed pages, black only, every font embedded.

    `store` keeps laid out chapters for the next time. `jobs` is how many processes may work at
    once; 0: as many as there are idle cores.

    Raises:
        OutputError: the libraries that set pages are missing.

    """
    press = Press(theme, store, jobs)
    with press.at_work():
        gathered = collect(book, chosen(theme, settings))
        furniture = specimen(press, gathered) if known() and is_apart(book) else None
        laid = bound(press, gathered, furniture) if furniture else whole(press, gathered, book)
        return Made(finished(laid, book, settings), press.problems)
