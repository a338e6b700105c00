"""The ways into an e-book: contents, landmarks, and the NCX that older devices still read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import count

from bookforge.book import Book, Chapter
from bookforge.write import matter
from bookforge.write.page_marks import targets
from bookforge.write.words import Words
from bookforge.write.xhtml import closes


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `number` and `title` are its two parts, one may be empty."""

    number: str
    title: str
    file: str
    inside: tuple["Entry", ...] = ()

    @property
    def name(self) -> str:
        """The line as plain text."""
        return ": ".join(part for part in (self.number, self.title) if part)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers offer by its kind; `type` is an epub:type."""

    type: str
    name: str
    file: str


def entries(book: Book, words: Words) -> tuple[Entry, ...]:
    """The contents: chapters, those of a part inside it, and what stands behind the story."""
    lines = list(_nested(book.chapters, book))
    if book.appendix:
        lines.append(Entry("", back(book, words), "notes.xhtml"))
    lines += [Entry("", page.name, f"{page.id}.xhtml") for page in matter.back(book, words)]
    return tuple(lines) or (Entry("", book.title, "titlepage.xhtml"),)


def menu(book: Book, words: Words) -> tuple[Entry, ...]:
    """The contents for menus, where what lies deeper is lifted to the second level.

    Kindle shows no third (Kindle Publishing Guidelines, section 5).
    """
    return tuple(replace(line, inside=tuple(_below(line))) for line in entries(book, words))


def _below(line: Entry) -> Iterator[Entry]:
    for inner in line.inside:
        yield replace(inner, inside=())
        yield from _below(inner)


def back(book: Book, words: Words) -> str:
    """What the notes at the back are called."""
    return words.afterword if closes(book) else words.notes


def landmarks(book: Book, words: Words) -> Iterator[Landmark]:
    """The few places worth a name: some devices list them with the contents."""
    yield Landmark("cover", words.cover, "cover.xhtml")
    yield Landmark("titlepage", words.title_page, "titlepage.xhtml")
    if len(book.chapters) > 1:
        yield Landmark("toc", words.contents, "contents.xhtml")
    if book.chapters:
        yield Landmark("bodymatter", words.start, f"{book.chapters[0].id}.xhtml")
    if book.appendix:
        kind = "afterword" if closes(book) else "appendix"
        yield Landmark(kind, back(book, words), "notes.xhtml")


def listed(lines: Iterable[Entry], shown: Callable[[Entry], str]) -> str:
    """The contents as nested lists of links, whose inner XHTML `shown` makes."""
    items: list[str] = []
    for line in lines:
        inside = f"\n{listed(line.inside, shown)}" if line.inside else ""
        items.append(f'<li><a href="{line.file}">{shown(line)}</a>{inside}</li>\n')
    return f"<ol>\n{''.join(items)}</ol>"


def plain(line: Entry) -> str:
    """A line for menus."""
    return escape(line.name, quote=False)


def parted(line: Entry) -> str:
    """A line for the printed contents, where number and title may differ in type."""
    parts = (("number", line.number), ("title", line.title))
    return " ".join(
        f'<span class="{kind}">{escape(text, quote=False)}</span>' for kind, text in parts if text
    )


def navigation(book: Book, words: Words) -> str:
    """The body of the navigation document (EPUB 3.3, section 7), which readers show as a menu."""
    places = "".join(
        f'<li><a epub:type="{mark.type}" href="{mark.file}">{escape(mark.name)}</a></li>\n'
        for mark in landmarks(book, words)
    )
    return (
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-heading">\n'
        f'<h1 id="toc-heading">{escape(words.contents)}</h1>\n'
        f"{listed(menu(book, words), plain)}\n</nav>\n"
        '<nav epub:type="landmarks" id="landmarks" aria-labelledby="landmarks-heading"'
        ' hidden="hidden">\n'
        f'<h2 id="landmarks-heading">{escape(words.landmarks)}</h2>\n<ol>\n{places}</ol>\n</nav>'
    )


def ncx(book: Book, words: Words, pages: Sequence[tuple[str, str]] = ()) -> bytes:
    """The contents for readers of EPUB 2 (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86).

    `pages` are those of the printed book, label and address.
    """
    lines = menu(book, words)
    order = count(1)
    points = "".join(_point(line, order) for line in lines)
    most = max((int(label) for label, _ in pages if label.isdecimal()), default=0)
    authors = "".join(f"<docAuthor>{_label(name)}</docAuthor>\n" for name in book.meta.authors)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"'
        f' xml:lang="{escape(book.meta.language)}">\n<head>\n'
        f'<meta name="dtb:uid" content="{escape(book.meta.identifier)}"/>\n'
        f'<meta name="dtb:depth" content="{_depth(lines)}"/>\n'
        f'<meta name="dtb:totalPageCount" content="{len(pages)}"/>\n'
        f'<meta name="dtb:maxPageNumber" content="{most}"/>\n</head>\n'
        f"<docTitle>{_label(book.title)}</docTitle>\n{authors}"
        f"<navMap>\n{points}</navMap>\n{targets(pages, order)}</ncx>\n"
    ).encode()


def _nested(chapters: Sequence[Chapter], book: Book) -> Iterator[Entry]:
    """Each chapter with those that lie deeper inside it."""
    first = 0
    for i in range(1, len(chapters) + 1):
        if i == len(chapters) or chapters[i].level <= chapters[first].level:
            inside = tuple(_nested(chapters[first + 1 : i], book))
            if chapters[first].name or not chapters[first].of:  # a story's only one goes with it
                yield replace(_entry(chapters[first], book), inside=inside)
            first = i


def _depth(lines: Iterable[Entry]) -> int:
    """How many levels the contents have."""
    return 1 + max((_depth(line.inside) for line in lines if line.inside), default=0)


def _entry(chapter: Chapter, book: Book) -> Entry:
    number, title = (
        "".join(run.value for run in runs).strip() for runs in (chapter.number, chapter.title)
    )
    return Entry(number, title if number or title else book.title, f"{chapter.id}.xhtml")


def _point(entry: Entry, order: Iterator[int]) -> str:
    number = next(order)
    inside = "".join(_point(line, order) for line in entry.inside)
    return (
        f'<navPoint id="point-{number}" playOrder="{number}"><navLabel>{_label(entry.name)}'
        f'</navLabel><content src="{entry.file}"/>{inside}</navPoint>\n'
    )


def _label(text: str) -> str:
    return f"<text>{escape(text, quote=False)}</text>"
