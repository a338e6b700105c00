"""XHTML: the one place that knows which tag a block becomes, for e-reader and page alike.

The classes used here are the vocabulary of every theme:

    h1.heading > span.number, span.title     a chapter's heading
    p.first                                  the first paragraph under a heading
    p.flush                                  the first paragraph after a scene break
    hr.scene-break, hr.scene-break.strong    a pause between scenes
    p.verse > span.line, .in1 ... .in4       a stanza, and lines of it that are set in
    p.lines.list, .box, .talk > span.line    a list, a game's box, what people wrote to each other
    pre.lines.table                          a table drawn with signs, in which each space counts
    figure.picture > img, figcaption         a picture and its caption; img.untold has no words of
                                             the author's that describe it
    figure.picture.lost                      what is left of one whose file is not there
    blockquote.letter > div.sign             a letter inside the story, and how it is signed
    p.note-link > a, a                       "Author's note", at the top or end of a chapter
    a.noteref                                the same inside the text, an asterisk
    a.noteref.number                         what leads to a footnote
    aside.note > h2                          a note that stays in its chapter
    aside.footnote > p > a.number            what a number in the text stands for
    section.note > h2, h3, p.back > a        one note in the appendix; the h2 names its chapter
                                             and is left out when it is that of the note before,
                                             the h3 its kind, if it is more than a plain note
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Literal, assert_never

from bookforge.book import (
    Aside,
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Note,
    Paragraph,
    Picture,
    Runs,
    SceneBreak,
    Verse,
)
from bookforge.write.phrases import Href, inline, picture
from bookforge.write.words import Words

SIGNED, SHORT = 3, 60  # lines at most under a letter, and characters in one
POSTSCRIPT = re.compile(r"P\.? ?(?:P\.? ?)?S\b")
DEEPEST = 4  # steps of two spaces that a line of verse is set in by
Opening = Literal["first", "flush", ""]


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


def body(chapter: Chapter, book: Book, words: Words, href: Href) -> str:
    """All that stands under a chapter's heading, with links to the notes about it."""
    about = book.about(chapter)
    above = [note for note in about if note.where == "top"]
    below = [note for note in about if note.where != "top"]
    told = blocks(chapter.blocks, words, href)
    return "\n".join((*_links(above, words, href), told, *_links(below, words, href)))


def blocks(content: Iterable[Block], words: Words, href: Href, opening: Opening = "first") -> str:
    """Blocks, one a line; the first paragraph and those after a break are told apart."""
    made: list[str] = []
    for block in content:
        made.append(_block(block, opening, words, href))
        if not isinstance(block, Aside | Picture):
            opening = "flush" if isinstance(block, SceneBreak) else ""
    return "\n".join(made)


def _block(  # noqa: PLR0911 - a return for each kind of block
    block: Block, opening: Opening, words: Words, href: Href
) -> str:
    match block:
        case Paragraph(content):
            kind = f' class="{opening}"' if opening else ""
            return f"<p{kind}>{inline(content, href)}</p>"
        case SceneBreak(strong=strong):
            kind = "scene-break strong" if strong else "scene-break"
            return f'<hr class="{kind}" aria-label="{escape(words.scene_break)}"/>'
        case Verse(lines, indents=indents):
            return _set("verse", lines, indents, href)
        case Lines(lines, look="table", indents=indents):
            spaces = (" " * indent for indent in indents or (0,) * len(lines))
            rows = (f"{space}{inline(row, href)}" for space, row in zip(spaces, lines, strict=True))
            return '<pre class="lines table">' + "\n".join(rows) + "</pre>"
        case Lines(lines, look, indents=indents):
            return _set(f"lines {look}", lines, indents, href)
        case Letter(inner):
            return f'<blockquote class="letter">\n{_letter(inner, words, href)}\n</blockquote>'
        case Picture(image, alt, caption):
            return picture(image, alt, inline(caption, href), words)
        case Aside():
            return _aside(block, words, href)
        case _:
            assert_never(block)


def _letter(inner: Sequence[Block], words: Words, href: Href) -> str:
    """The blocks of a letter; its close and the name below it stay together."""
    after = len(inner)
    while after and POSTSCRIPT.match(_plain(inner[after - 1])):
        after -= 1
    first = after
    while after - first < SIGNED and first > 1 and _signs(inner[first - 1]):
        first -= 1
    told = blocks(inner[:first], words, href)
    if first < after:
        told += f'\n<div class="sign">\n{blocks(inner[first:after], words, href, "flush")}\n</div>'
    return "\n".join(filter(None, (told, blocks(inner[after:], words, href, ""))))


def _signs(block: Block) -> bool:
    """Whether a block of a letter can be its close or a name: short, and no sentence."""
    said = _plain(block)
    return 0 < len(said) <= SHORT and said[-1] not in '.!?…”’"'


def _plain(block: Block) -> str:
    return "".join(run.value for run in block.content) if isinstance(block, Paragraph) else ""


def _set(kind: str, lines: Sequence[Runs], indents: Sequence[int], href: Href) -> str:
    """Lines that stay lines; the <br/> is for readers that know no style."""
    ends = (*("<br/>" for _ in lines[1:]), "")
    steps = [min(DEEPEST, (indent + 1) // 2) for indent in indents or (0,) * len(lines)]
    shown = (
        f'<span class="line{f" in{step}" * bool(step)}">{inline(line, href)}{end}</span>'
        for line, end, step in zip(lines, ends, steps, strict=True)
    )
    return f'<p class="{kind}">{"".join(shown)}</p>'


def _aside(aside: Aside, words: Words, href: Href) -> str:
    name = escape(words.label(aside.label), quote=False)
    return (
        f'<aside class="note" id="{aside.id}" aria-labelledby="{aside.id}-heading">\n'
        f'<h2 id="{aside.id}-heading">{name}</h2>\n'
        f"{blocks(aside.blocks, words, href, 'flush')}\n</aside>"
    )


def _links(notes: Iterable[Note], words: Words, href: Href) -> Iterator[str]:
    """A line that leads to notes, if there are any."""
    links = [
        f'<a id="{note.id}-ref" epub:type="noteref" role="doc-noteref"'
        f' href="{href(note.id)}">{escape(words.label(note.label), quote=False)}</a>'
        for note in notes
    ]
    if links:
        yield f'<p class="note-link">{" ".join(links)}</p>'


def referred(chapter: Chapter) -> Iterator[str]:
    """The ids of the notes that this chapter links to, and can be come back to from."""
    yield from chapter.notes
    for runs in (chapter.number, chapter.title, *_runs(chapter.blocks)):
        yield from (run.note for run in runs if run.note)


def footnotes(
    content: Iterable[Block], book: Book, words: Words, href: Href, heading: Runs = ()
) -> str:
    """What stands at the foot of the page, a note each, in the order of the references."""
    known = book.feet
    made: list[str] = []
    waiting = [run for runs in (heading, *_runs(content)) for run in runs if run.note in known]
    waiting.reverse()
    while waiting:
        run = waiting.pop()
        note = known[run.note]
        made.append(_footnote(note, run.mark, words, href))
        inner = [run for runs in _runs(note.blocks) for run in runs if run.note in known]
        waiting += reversed(inner)  # a footnote to a footnote
    return "".join(made)


def _footnote(note: Note, mark: str, words: Words, href: Href) -> str:
    """A footnote, with its number in front, which leads back to where it was met."""
    label = escape(words.back_to.format(mark))
    back = (
        f'<a class="number" role="doc-backlink" href="#{note.id}-ref" aria-label="{label}">'
        f"{escape(mark)}</a>"
    )
    told = blocks(note.blocks, words, href, "")
    told = told.replace("<p>", f"<p>{back} ", 1) if told.startswith("<p>") else f"{back}\n{told}"
    return (
        f'\n<aside class="footnote" id="{note.id}" epub:type="footnote" role="doc-footnote">\n'
        f"{told}\n</aside>"
    )


def _runs(content: Iterable[Block]) -> Iterator[Runs]:
    for block in content:
        match block:
            case Paragraph(runs):
                yield runs
            case Verse(lines) | Lines(lines):
                yield from lines
            case Letter(inner) | Aside(blocks=inner):
                yield from _runs(inner)
            case Picture(caption=caption):
                yield caption
            case SceneBreak():
                pass
            case _:
                assert_never(block)


def note_sections(book: Book, words: Words, href: Href) -> str:
    """The appendix's sections: a note each, under its chapter's name, with a link back."""
    linked = {id_ for chapter in (*book.front, *book.chapters) for id_ in referred(chapter)}
    made: list[str] = []
    above = None
    for note in book.appendix:
        name = _about(note, book)
        link = _back(note, name, words, href) if note.id in linked else ""
        made.append(_note(note, "" if name == above else name, words, href) + link + "</section>")
        above = name
    return "\n".join(made)


def warnings(book: Book, words: Words, href: Href) -> str:
    """What the author warns of, under the name of the chapter that it is about."""
    made: list[str] = []
    above = ""
    for note in book.warnings:
        chapter = book.chapter(note.chapter)
        if chapter and chapter.name and chapter.id != above:
            name = escape(chapter.name, quote=False)
            made.append(f'<h2><a href="{href(chapter.id)}">{name}</a></h2>')
        above = chapter.id if chapter else above
        made.append(blocks(note.blocks, words, href, "flush"))
    return "\n".join(made)


def closes(book: Book) -> bool:
    """Whether the only note is the author's last word on the whole story."""
    if len(book.appendix) != 1:
        return False
    note = book.appendix[0]
    return not note.chapter or (len(book.chapters) == 1 and note.where == "end")


def _about(note: Note, book: Book) -> str:
    chapter = book.chapter(note.chapter)
    return (chapter.full_name if chapter else "") or book.title


def _note(note: Note, name: str, words: Words, href: Href) -> str:
    """A note's section but for its end; `name` is empty under the heading of the note before."""
    opening = f'<section class="note" id="{note.id}"'
    if name:
        heading = f'<h2 id="{note.id}-heading">{escape(name, quote=False)}</h2>'
        opening += f' aria-labelledby="{note.id}-heading">\n{heading}'
    else:
        opening += ">"
    if note.label:
        kind = escape(words.label(note.label), quote=False)
        opening += f'\n<h3 id="{note.id}-kind">{kind}</h3>'
    return f"{opening}\n{blocks(note.blocks, words, href)}\n"


def _back(note: Note, name: str, words: Words, href: Href) -> str:
    text = escape(words.back_to.format(name), quote=False)
    target = href(f"{note.id}-ref")
    return f'<p class="back"><a role="doc-backlink" href="{target}">{text}</a></p>\n'
