"""The print backend: collect (one page of HTML) -> lay out (WeasyPrint) -> finish (the PDF)."""

from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made
from bookforge.write.pdf.collect import collect
from bookforge.write.pdf.finish import finished
from bookforge.write.pdf.layout import laid_out


def pdf(book: Book, theme: Theme, settings: Settings) -> Made:
    """The book as a PDF for print: trimmed pages, black only, every font embedded.

    Raises:
        OutputError: the libraries that set pages are missing.

    """
    return Made(finished(laid_out(collect(book, theme), theme), book, settings))
