"""The backends, by the suffix of the file each makes."""

from collections.abc import Callable
from functools import partial

from bookforge.book import Book
from bookforge.settings import Settings
from bookforge.theme import Theme
from bookforge.write.made import Made, Store

Writer = Callable[[Book, Theme, Settings], Made]


def writer(suffix: str, store: Store | None = None) -> Writer:
    """The backend that makes files ending in `suffix`; imported only now, for they are heavy.

    `store` keeps what took it long to make.
    """
    match suffix:
        case ".epub":
            from bookforge.write.epub import epub  # noqa: PLC0415

            return epub
        case ".pdf":
            from bookforge.write.pdf import pdf  # noqa: PLC0415

            return partial(pdf, store=store)
        case _:
            raise KeyError(suffix)
