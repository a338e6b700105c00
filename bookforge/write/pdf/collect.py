"""The whole book as one page of HTML, in the order it is bound.

half title, title, copyright | epigraphs | contents | the story | the author's notes

Classes are those of xhtml.py and of the e-book's pages. Print adds

    section.half-title, section.copyright    pages that only a printed book has
    section.story                            a chapter or the notes: pages with running heads
    section.opening, .unnamed                the first chapter; one with no heading
    section.level-2, .level-3 ...            a chapter of a part, of a part of a part
    span.lead                                the first words of a chapter
    p.source                                 who said the epigraph
    a.pointer                                what an asterisk stands for, at the foot of its page
    span.footnote > a.number, span.line      a footnote and its paragraphs, there as well

What the running heads and the outline say stands in data-verso, data-recto and data-name.

All that the book says in its own voice is a link, a heading at least to itself: so whoever reads
the finished file can tell it from the author's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap

from bookforge.book import Aside, Book, Chapter, Paragraph
from bookforge.theme import Theme
from bookforge.write import xhtml
from bookforge.write.contents import back
from bookforge.write.pdf.feet import href, pointed
from bookforge.write.words import Words, direction, words_of

NOTES = "notes"
CONTENTS = "contents"
NOTICE = "notice"


# A lead-in of up to five words ends at a clause's end, before a quotation mark and before
# anything that is no plain text. An opening quotation mark may begin it.
LEAD = re.compile(
    r'(?<=<p class="first">)[“‘«]?(?:[^\s<“”‘«»]+(?<![,.;:!?…—])\s){0,4}[^\s<“”‘«»]+'
    r"(?=[\s“”‘«»]|</p>)"
)
SOURCE = re.compile(r"<p>(?=[—–―])")  # who said it, under an epigraph
# Letters of scripts that have spaces between words; the others may be broken anywhere.
OVERLONG = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]{28,}")
SHORT = re.compile(r"(?<!\S)(\w{1,3}) ")
TITLE_LINE = 26  # characters; a longer title is set in several lines
LONG_TITLE = 60  # characters; a longer title is set smaller
LONGEST_HEAD = 44  # characters that fit over a page in letterspaced small capitals


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the book that opens on a page of its own: its HTML and its running heads."""

    html: str
    verso: str
    recto: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The book in parts: the pages before the story, its chapters, the author's notes."""

    front: tuple[str, ...]
    story: tuple[Piece, ...]
    notes: Piece | None
    frame: tuple[str, str]  # what stands before and after the parts on a page of HTML

    @property
    def parts(self) -> tuple[Piece, ...]:
        """All that has running heads."""
        return (*self.story, self.notes) if self.notes else self.story

    def page(self, *parts: str) -> str:
        """A page of HTML with these parts."""
        return "\n".join((self.frame[0], *parts, self.frame[1]))

    @property
    def whole(self) -> str:
        """The book as one page of HTML; every link in it points into it."""
        return self.page(*self.front, *(piece.html for piece in self.parts))


def collect(book: Book, theme: Theme) -> Gathered:
    """The book as HTML."""
    words = words_of(book.meta.language)
    language = escape(book.meta.language)
    start = (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction(book.meta.language)}"'
        f" style=\"--page: '{escape(words.page)}'\">\n"
        f"<head>\n<title>{escape(book.title)}</title>\n</head>\n<body>"
    )
    front = tuple(_settable(html, book, words) for html in _front_pages(book, theme, words))
    notes = _notes(book, words) if book.appendix else None
    return Gathered(
        front,
        tuple(_settled(piece, book, words) for piece in _story(book, words)),
        _settled(notes, book, words) if notes else None,
        (start, "</body>\n</html>\n"),
    )


def _settled(piece: Piece, book: Book, words: Words) -> Piece:
    return replace(piece, html=_settable(piece.html, book, words))


def _settable(html: str, book: Book, words: Words) -> str:
    return OVERLONG.sub(_breakable, pointed(html, book, words))


def _front_pages(book: Book, theme: Theme, words: Words) -> Iterator[str]:
    title = "<br>".join(map(escape, _balanced(book.title)))
    yield f'<section class="half-title">\n<p>{title}</p>\n</section>'
    yield _title_page(book, title)
    yield _copyright(book, theme)
    if book.warnings:
        yield _notice(book, words)
    for chapter in book.front:
        yield _front(chapter, book, words)
    if len(book.chapters) > 1:
        yield _contents(book, words)


def _story(book: Book, words: Words) -> Iterator[Piece]:
    for chapter in book.chapters:
        yield _chapter(chapter, book, words)


def _title_page(book: Book, title: str) -> str:
    kind = ' class="long"' if len(book.title) > LONG_TITLE else ""
    below = [("subtitle", book.meta.subtitle)] if book.meta.subtitle else []
    below += [("author", name) for name in book.meta.authors]
    said = (f'<p class="{role}">{escape(words)}</p>' for role, words in below)
    lines = "\n".join((f"<h1{kind}>{title}</h1>", *said))
    return f'<section class="titlepage">\n{lines}\n</section>'


def _balanced(title: str) -> list[str]:
    """`title` in as few lines as it needs, of as equal a length as its words allow.

    Short words, which are mostly prepositions and articles, go with the word after them.

    >>> _balanced("The Long Winter of the Harbour Ferry")
    ['The Long Winter', 'of the Harbour Ferry']
    """
    title = SHORT.sub("\\1\u00a0", title)
    count = -(-len(title) // TITLE_LINE)
    for width in range(max(1, len(title) // count), TITLE_LINE + 1):
        lines = wrap(title, width, break_long_words=False, break_on_hyphens=False)
        if len(lines) <= count:
            return [line.replace("\u00a0", " ") for line in lines]
    return [title]


def _copyright(book: Book, theme: Theme) -> str:
    """What we know and no more: who holds which rights is not for us to say."""
    families = list(dict.fromkeys(font.family for font in theme.fonts))
    made = f"Set in {' and '.join(families)}. " if families else ""
    lines = (
        f"<em>{escape(book.title)}</em>",
        escape(", ".join(book.meta.authors)),
        f"{escape(made)}Made with bookforge.",
        escape(book.meta.identifier),
    )
    shown = "\n".join(f"<p>{line}</p>" for line in lines if line)
    return f'<section class="copyright">\n<div>\n{shown}\n</div>\n</section>'


def _front(chapter: Chapter, book: Book, words: Words) -> str:
    text = xhtml.body(chapter, book, words, href)
    if chapter.role == "epigraph":
        text = SOURCE.sub('<p class="source">', text)
    return (
        f'<section class="front {chapter.role}" id="{chapter.id}">\n'
        f"{xhtml.heading(chapter, href)}{text}\n</section>"
    )


def _contents(book: Book, words: Words) -> str:
    lines = [
        f'<li class="{chapter.role} level-{chapter.level}">'
        f'<a href="#{chapter.id}">{_entry(chapter)}</a></li>'
        for chapter in book.chapters
        if chapter.name
    ]
    if book.appendix:
        lines.append(f'<li class="notes"><a href="#{NOTES}">{escape(back(book, words))}</a></li>')
    name = escape(words.contents)
    return (
        f'<section class="contents" id="{CONTENTS}" data-name="{name}">\n'
        f'<h1><a href="#{CONTENTS}">{name}</a></h1>\n<ol>\n'
        + "\n".join(lines)
        + "\n</ol>\n</section>"
    )


def _entry(chapter: Chapter) -> str:
    parts = (("number", chapter.number), ("title", chapter.title))
    return " ".join(
        f'<span class="{name}">{escape("".join(run.value for run in runs))}</span>'
        for name, runs in parts
        if runs
    )


def _chapter(chapter: Chapter, book: Book, words: Words) -> Piece:
    """A chapter; the only one of a book, if it has no heading, opens with the book's title.

    Where nobody knows that, it opens without.
    """
    heading, name = xhtml.heading(chapter, href), chapter.name
    if not heading and len(book.chapters) == 1:
        name = book.title
        heading = _own_heading(name, chapter.id) if book.meta.title else ""
    kinds = ["story", chapter.role]
    kinds += ["opening"] if chapter is book.chapters[0] else []
    kinds += [f"level-{chapter.level}"] if chapter.level > 1 else []
    kinds += [] if heading else ["unnamed"]
    title = "".join(run.value for run in chapter.title) or chapter.name
    recto = title if len(book.chapters) > 1 else book.title
    return _piece(
        book,
        recto,
        f'class="{" ".join(kinds)}" data-name="{escape(name)}" id="{chapter.id}"',
        f"{heading}{_led(chapter, xhtml.body(chapter, book, words, href))}",
    )


def _led(chapter: Chapter, html: str) -> str:
    """The body of a chapter, the first words of its first paragraph marked as lead-in."""
    told = (block for block in chapter.blocks if not isinstance(block, Aside))
    if not isinstance(next(told, None), Paragraph):
        return html
    return LEAD.sub(r'<span class="lead">\g<0></span>', html, count=1)


def _notice(book: Book, words: Words) -> str:
    """The warnings, before anything is told."""
    return (
        f'<section class="front notice" id="{NOTICE}">\n{_own_heading(words.warnings, NOTICE)}'
        f"{xhtml.warnings(book, words, href)}\n</section>"
    )


def _notes(book: Book, words: Words) -> Piece:
    name = back(book, words)
    return _piece(
        book,
        name,
        f'class="story notes" data-name="{escape(name)}" id="{NOTES}"',
        f"{_own_heading(name, NOTES)}{xhtml.note_sections(book, words, href)}",
    )


def _own_heading(name: str, id_: str) -> str:
    """A heading that the author did not write, in the form of those that were."""
    link = f'<a href="#{id_}">{escape(name)}</a>'
    return f'<h1 class="heading"><span class="title">{link}</span></h1>\n'


def _piece(book: Book, recto: str, attributes: str, html: str) -> Piece:
    """A section with its running heads: on a verso the author, or the title if nobody is known."""
    verso, recto = _short(", ".join(book.meta.authors) or book.title), _short(recto)
    heads = f'data-verso="{escape(verso)}" data-recto="{escape(recto)}"'
    return Piece(f"<section {attributes} {heads}>\n{html}\n</section>", verso, recto)


def _short(head: str) -> str:
    """`head`, cut at a word's end so that it fits in one line.

    >>> _short("How the Old Ferry Stopped Running, and Who Had Decided It")
    'How the Old Ferry Stopped Running, and Who…'
    """
    if len(head) <= LONGEST_HEAD:
        return head
    cut, space, _ = head[:LONGEST_HEAD].rpartition(" ")
    return (cut if space else head[: LONGEST_HEAD - 1]).rstrip(",;:.—– ") + "…"


def _breakable(word: re.Match[str]) -> str:
    """A word that fits on no line, with soft hyphens in it."""
    return "\u00ad".join(wrap(word[0], 10))
