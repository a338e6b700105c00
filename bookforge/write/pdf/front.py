"""The pages before the story, as HTML.

half title, also by, title, copyright, dedication, epigraphs, contents, notice, half title
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from bookforge.book import Book, Chapter, Role
from bookforge.theme import Theme
from bookforge.write import matter, xhtml
from bookforge.write.contents import back
from bookforge.write.pdf.feet import href
from bookforge.write.pdf.titles import balanced
from bookforge.write.words import Words, words_of

NOTES = "notes"
CONTENTS = "contents"
NOTICE = "notice"
TITLE, LICENCE = "titlepage", "copyright"
SOURCE = re.compile(r"<p>(?=[—–―])")  # who said it, under an epigraph
TITLE_LINE, SMALLER_LINE = 21, 27  # characters; a longer title is set in several lines
LONG_TITLE = 60  # characters; a longer title is set smaller
MOST_NAMES = 6  # authors; more, as of a collection, are set one after the other
MANY = 17  # lines of the contents; more are set closer, so that they fit on a page
LONG = 20  # chapters; with parts as well, the title stands once more before the story


def front_pages(book: Book, theme: Theme, words: Words) -> Iterator[str]:
    """All of them, in order, a section each."""
    line = SMALLER_LINE if len(book.title) > LONG_TITLE else TITLE_LINE
    title = balanced(book.title, line)
    yield f'<section class="half-title">\n<p>{title}</p>\n</section>'
    pages = {role: list(same) for role, same in groupby(_front(book, words), _role)}
    yield from (_page(page, book, words) for page in pages.pop("also-by", ()))
    yield _title_page(book, words, title)
    yield from (_copyright(page, book, theme) for page in pages.pop("copyright"))
    yield from (_page(page, book, words) for same in pages.values() for page in same)
    if len(book.chapters) > 1:
        yield _contents(book, words)
    if book.warnings or matter.warned(book):
        yield _notice(book, words)
    if len(book.chapters) >= LONG and any(one.role == "part" for one in book.chapters):
        yield f'<section class="half-title">\n<p><a href="#{TITLE}">{title}</a></p>\n</section>'


def _title_page(book: Book, words: Words, title: str) -> str:
    kind = ' class="long"' if len(book.title) > LONG_TITLE else ""
    said = [("subtitle", escape(book.meta.subtitle)), ("series", _own(matter.series(book, words)))]
    authors = book.meta.authors
    names = authors if len(authors) <= MOST_NAMES else (", ".join(authors),)
    said += [("author", escape(name)) for name in names]
    below = (f'<p class="{role}">{html}</p>' for role, html in said if html)
    lines = "\n".join((f"<h1{kind}>{title}</h1>", *below))
    return f'<section class="titlepage" id="{TITLE}">\n{lines}\n</section>'


def _own(line: str) -> str:
    """A line that the book says of itself: a link to the title page."""
    return f'<a href="#{TITLE}">{escape(line)}</a>' if line else ""


def _copyright(page: Chapter, book: Book, theme: Theme) -> str:
    """What we know and what the author says: who holds which rights is not for us to tell."""
    families = list(dict.fromkeys(font.family for font in theme.fonts))
    made = f"Set in {' and '.join(families)}. " if families else ""
    names = (
        f'<a href="#{TITLE}"><em>{escape(book.title)}</em></a>',
        _own(", ".join(book.meta.authors)),
    )
    facts = (*matter.imprint(book), f"{made}Made with bookforge.")
    shown = "\n".join(
        (
            *(f"<p>{line}</p>" for line in names if line),
            xhtml.blocks(page.blocks, words_of(book.meta.language), href, "flush"),
            *(f"<p>{_own(line)}</p>" for line in facts if line),
        )
    )
    return f'<section class="copyright" id="{LICENCE}">\n<div>\n{shown}\n</div>\n</section>'


def _front(book: Book, words: Words) -> Iterator[Chapter]:
    return matter.front(book, words, told=True)


def _role(page: Chapter) -> Role:
    return page.role


def _page(chapter: Chapter, book: Book, words: Words) -> str:
    """A page before the story."""
    text = xhtml.body(chapter, book, words, href)
    if chapter.role == "epigraph":
        text = SOURCE.sub('<p class="source">', text)
    heading = own_heading(chapter.name, chapter.id) if chapter.name else ""
    return f'<section class="front {chapter.role}" id="{chapter.id}">\n{heading}{text}\n</section>'


def _contents(book: Book, words: Words) -> str:
    lines = [
        f'<li class="{chapter.role} level-{chapter.level}">'
        f'<a href="#{chapter.id}">{_entry(chapter)}</a></li>'
        for chapter in book.chapters
        if chapter.name
    ]
    behind = [(NOTES, back(book, words))] if book.appendix else []
    behind += [(page.id, page.name) for page in matter.back(book, words)]
    lines += [f'<li class="notes"><a href="#{id_}">{escape(said)}</a></li>' for id_, said in behind]
    name, kind = escape(words.contents), " many" * (len(lines) > MANY)
    return (
        f'<section class="contents{kind}" id="{CONTENTS}" data-name="{name}">\n'
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


def _notice(book: Book, words: Words) -> str:
    """The warnings, before anything is told."""
    named = matter.warned(book)
    told = f'<p><a href="#{NOTICE}">{escape(named)}</a></p>\n' if named else ""
    return (
        f'<section class="front notice" id="{NOTICE}">\n{own_heading(words.warnings, NOTICE)}'
        f"{told}{xhtml.warnings(book, words, href)}\n</section>"
    )


def own_heading(name: str, id_: str) -> str:
    """A heading that the author did not write, in the form of those that were."""
    link = f'<a href="#{id_}">{escape(name)}</a>'
    return f'<h1 class="heading"><span class="title">{link}</span></h1>\n'
