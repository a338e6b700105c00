"""What is new in this edition of a serial, said above its contents."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from bookforge.book import Book, Chapter

NEW = {
    "en": "New in this edition",
    "de": "Neu in dieser Ausgabe",
    "fr": "Nouveau dans cette édition",
    "es": "Nuevo en esta edición",
    "it": "Novità di questa edizione",
    "pt": "Novo nesta edição",
    "nl": "Nieuw in deze uitgave",
    "pl": "Nowe w tym wydaniu",
    "cs": "Nové v tomto vydání",
    "sk": "Nové v tomto vydaní",
    "sv": "Nytt i den här utgåvan",
    "da": "Nyt i denne udgave",
    "nb": "Nytt i denne utgaven",
    "fi": "Uutta tässä laitoksessa",
    "ru": "Новое в этом издании",
    "uk": "Нове в цьому виданні",
    "el": "Νέα σε αυτή την έκδοση",
    "tr": "Bu baskıda yeni",
    "hu": "Új ebben a kiadásban",
    "ja": "この版の新しい章",
    "zh": "本版新增",
}


def news(book: Book) -> str:
    """A paragraph that leads to the chapters that came with this edition; nothing if none did."""
    if not book.news:
        return ""
    base = book.meta.language.split("-", maxsplit=1)[0].lower()
    told = ", ".join(_stretches(book))
    return f'<p class="news">{NEW.get(base, NEW["en"])}: {told}</p>\n'


def _stretches(book: Book) -> Iterator[str]:
    """The new chapters; of those that follow each other the first and the last."""
    chapters = (one for one in book.chapters if one.role != "part")
    for new, group in groupby(chapters, key=lambda one: one.id in book.news):
        if new:
            members = tuple(group)
            ends = members[:1] if len(members) == 1 else (members[0], members[-1])
            yield " – ".join(_link(one, book) for one in ends)


def _link(chapter: Chapter, book: Book) -> str:
    return f'<a href="{chapter.id}.xhtml">{escape(chapter.name or book.title, quote=False)}</a>'
