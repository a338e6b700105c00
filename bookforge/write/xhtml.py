"""XHTML: the one place that knows which tag a block becomes, for e-reader and page alike.

The classes used here are the vocabulary of every theme:

    h1.heading > span.number, span.title     a chapter's heading
    p.first                                  the first paragraph under a heading
    p.flush                                  the first paragraph after a scene break
    hr.scene-break, hr.scene-break.strong    a pause between scenes
    p.verse > span.line                      a stanza
    blockquote.letter                        a letter inside the story
    p.note-link > a                          "Author's note", at the top or end of a chapter
    a.noteref > sup                          the same inside the text
    section.note > h2, p.back > a            one note in the appendix
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import assert_never

from bookforge.book import Block, Book, Chapter, Letter, Note, Paragraph, Runs, SceneBreak, Text
from bookforge.book import Verse as Stanza
from bookforge.write.words import Words

# Where an id is found: EPUB names the file it stands in ("notes.xhtml#note-1"), print only "#".
Href = Callable[[str], str]


def heading(chapter: Chapter, href: Href) -> str:
    """The heading of a chapter, or nothing when it has none."""
    parts = [
        f'<span class="{name}">{inline(runs, href)}</span>'
        for name, runs in (("number", chapter.number), ("title", chapter.title))
        if runs
    ]
    if not parts:
        return ""
    return f'<h1 class="heading" id="{chapter.id}-heading">{" ".join(parts)}</h1>\n'


def body(chapter: Chapter, notes: Iterable[Note], words: Words, href: Href) -> str:
    """All that stands under a chapter's heading, with links to the notes about it."""
    about = [note for note in notes if note.id in chapter.notes]
    parts = [_link(note, words, href) for note in about if note.where == "top"]
    parts += [blocks(chapter.blocks, words, href)]
    parts += [_link(note, words, href) for note in about if note.where != "top"]
    return "\n".join(parts)


def blocks(content: Iterable[Block], words: Words, href: Href) -> str:
    """Blocks, one a line; the first paragraph and those after a break are told apart."""
    made: list[str] = []
    opening = "first"
    for block in content:
        made.append(_block(block, opening, words, href))
        opening = "flush" if isinstance(block, SceneBreak) else ""
    return "\n".join(made)


def _block(block: Block, opening: str, words: Words, href: Href) -> str:
    match block:
        case Paragraph(content):
            kind = f' class="{opening}"' if opening else ""
            return f"<p{kind}>{inline(content, href)}</p>"
        case SceneBreak(strong=strong):
            kind = "scene-break strong" if strong else "scene-break"
            return f'<hr class="{kind}" aria-label="{escape(words.scene_break)}"/>'
        case Stanza(lines):
            shown = (f'<span class="line">{inline(line, href)}</span>' for line in lines)
            return f'<p class="verse">{"<br/>".join(shown)}</p>'
        case Letter(inner):
            return f'<blockquote class="letter">\n{blocks(inner, words, href)}\n</blockquote>'
        case _:
            assert_never(block)


def inline(runs: Runs, href: Href) -> str:
    """Runs of text as phrasing content."""
    return "".join(_run(run, href) for run in runs)


def _run(run: Text, href: Href) -> str:
    html = escape(run.value, quote=False)
    if run.emphasis and html:
        html = f"<em>{html}</em>"
    if run.strong and html:
        html = f"<strong>{html}</strong>"
    if run.note:
        number = run.note.rpartition("-")[2]
        html += (
            f'<a class="noteref" id="{run.note}-ref" epub:type="noteref" role="doc-noteref"'
            f' href="{href(run.note)}"><sup>{number}</sup></a>'
        )
    return html


def _link(note: Note, words: Words, href: Href) -> str:
    return (
        f'<p class="note-link"><a id="{note.id}-ref" epub:type="noteref" role="doc-noteref"'
        f' href="{href(note.id)}">{escape(words.note, quote=False)}</a></p>'
    )


def note_sections(book: Book, words: Words, href: Href) -> str:
    """The appendix's sections: a note each, under its chapter's name, with a link back."""
    return "\n".join(_note(note, book, words, href) for note in book.notes)


def _note(note: Note, book: Book, words: Words, href: Href) -> str:
    chapter = book.chapter(note.chapter)
    name = (chapter.name if chapter else "") or book.title
    back = f"{words.back_to} {name}"
    return (
        f'<section class="note" id="{note.id}" aria-labelledby="{note.id}-heading">\n'
        f'<h2 id="{note.id}-heading">{escape(name, quote=False)}</h2>\n'
        f"{blocks(note.blocks, words, href)}\n"
        f'<p class="back"><a role="doc-backlink" href="{href(f"{note.id}-ref")}">'
        f"{escape(back, quote=False)}</a></p>\n</section>"
    )
