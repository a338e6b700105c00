"""What stands at the foot of printed pages: footnotes, and where a note of the appendix is."""

import re
from html import escape

from bookforge.book import Book
from bookforge.write import xhtml
from bookforge.write.words import Words

REFERENCE = re.compile(r'<a class="noteref(?: number)?"[^>]* href="#([^"]*)"[^>]*>([^<]*)</a>')
HEADING = re.compile(r'(<h([23]) id="([^"]*)">)([^<]*)(</h\2>)')
PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)


def pointed(html: str, book: Book, words: Words) -> str:
    """`html` with what references stand for at the foot of the page.

    That is a footnote, or, of a note in the appendix, where it is.
    """
    foot = book.feet

    def shown(found: re.Match[str]) -> str:
        id_, mark = found.groups()
        if id_ not in foot:
            return f'{found[0]}<a class="pointer" href="#{id_}">{escape(words.note)}</a>'
        return f"{found[0]}{below(id_, mark)}"

    def below(id_: str, mark: str) -> str:
        lines = (
            PARAGRAPH.sub(r'<span class="line">\1</span>', xhtml.blocks((block,), words, href, ""))
            for block in foot[id_].blocks
        )
        number = f'<a class="number" href="#{id_}-ref">{mark}</a>'
        told = "".join(lines)
        inner = "".join(below(*one.groups()) for one in REFERENCE.finditer(told))
        return f'<span class="footnote" id="{id_}">{number}{told}</span>{inner}'

    return HEADING.sub(r'\1<a href="#\3">\4</a>\5', REFERENCE.sub(shown, html))


def href(id_: str) -> str:
    """Where a thing is found on the one page of HTML that is printed."""
    return f"#{id_}"
