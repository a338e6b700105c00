"""The printed edition of a book, whose pages its e-book tells."""

from bookforge.book import Book, Edition
from bookforge.printers import named
from bookforge.problem import InputError, OutputError
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write import writer
from bookforge.write.made import Store

MAKE = (
    "Name the size of its pages, as 5.5x8.5in (and its printer, with --set pdf.for=kdp), or make it"
    " anew with `bookforge pdf`."
)


def edition(book: Book, printed: bytes, name: str, source: str) -> Edition:
    """The edition that the PDF `printed` of the file `name` is; `source` is its URN, if known.

    Raises:
        InputError: it is no PDF that bookforge made.
        OutputError: it is not of this text.

    """
    from bookforge.check.paging import page_starts  # noqa: PLC0415 - heavy, and seldom asked for
    from bookforge.check.paper import printed_pages  # noqa: PLC0415

    try:
        pages = printed_pages(printed)
    except ValueError as refused:
        raise InputError(f"“{name}” {refused}.", MAKE) from None
    starts = page_starts(pages, book)
    if isinstance(starts, tuple):
        return Edition(source or book.meta.identifier, starts)
    page, book_ = (f"“{said}”" if said else "nothing" for said in (starts.page, starts.book))
    raise OutputError(
        f"“{name}” is not of this text: where its page {starts.label} says {page}, the text says"
        f" {book_}.",
        MAKE,
    )


def trim(asked: str) -> str:
    """The size of pages that `asked` means; empty if it means none, and so a file."""
    if asked.lower().endswith(".pdf"):
        return ""
    try:
        return named(asked).name
    except ValueError:
        return ""


def laid_out(book: Book, theme: Theme, settings: Settings, size: str, store: Store | None) -> bytes:
    """The PDF of a book whose pages have that size, with its links.

    Raises:
        OutputError: it cannot be made.

    """
    made = writer(".pdf", store)(book, theme, settings.model_copy(update={"trim": size}))
    return made.linked or made.data
