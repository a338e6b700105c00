"""The print backend: collect (one page of HTML) -> lay out (WeasyPrint) -> finish (the PDF).

WeasyPrint breaks lines one by one and only ever widens spaces. So while it works, paragraphs of
prose are broken by us (patches -> compositor -> paragraphs, breaking, faces -> lines, drawing):
whole paragraphs at once, with margins that look straight and letters up to 2 % wider or narrower.
"""

from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made
from bookforge.write.pdf.collect import collect
from bookforge.write.pdf.finish import finished
from bookforge.write.pdf.layout import Press


def pdf(book: Book, theme: Theme, settings: Settings) -> Made:
    """The book as a PDF for print: trimmed pages, black only, every font embedded.

    Raises:
        OutputError: the libraries that set pages are missing.

    """
    press = Press(theme)
    with press.at_work():
        data = finished(press.laid_out(collect(book, theme)), book, settings)
    return Made(data, press.problems)
