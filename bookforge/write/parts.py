"""Large pages cut into several files, for readers give up on, or turn slowly, what is larger.

A page is cut where a scene ends, else where a paragraph does; only a single paragraph may stay
larger than it should. Each file is a section of the same kind, so that nothing that looks for
chapters sees less than before. Ids keep their names and links are led to the file that has them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name

from bookforge.write.tree import XHTML, parsed, serialised

MOST = 240_000  # bytes of one file; Adobe's reader stops at 300 kB, stores ask for 250
LEAST = 0.5  # of a file is filled before it ends with a scene; else it is filled to the last
BREAK = f"{XHTML}hr"
HOLDERS = {f"{XHTML}{tag}" for tag in ("section", "blockquote", "aside", "ol")}
LABEL = "aria-labelledby"
# Story text has no "<" that is not escaped, so this is a tag; its values have none either.
LINK = re.compile(r'(<[^<>]*?\shref=")([^"#<>]*)#([^"<>]+)"')
ID = re.compile(r'<[^<>]*?\sid="([^"<>]+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book: a page, or a piece of one; the id tells it from the others."""

    id: str
    data: bytes

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.id}.xhtml"


def parts(pages: Iterable[Part]) -> Iterator[Part]:
    """The same pages, in files that are small enough, with links that still lead home."""
    cut = [tuple(_cut(page)) for page in pages]
    moved = {
        (pieces[0].file, id_): piece.file
        for pieces in cut
        for piece in pieces[1:]
        for id_ in ID.findall(piece.data.decode())
    }
    for pieces in cut:
        for piece in pieces:
            yield _led(piece, pieces[0].file, moved) if moved else piece


def _cut(page: Part) -> Iterator[Part]:
    if len(page.data) <= MOST:
        yield page
        return
    root = parsed(page.data)
    section = root.find(f"{XHTML}body/{XHTML}section")
    if section is None:
        yield page
        return
    title = root.findtext(f"{XHTML}head/{XHTML}title", "")
    for number, pieces in enumerate(_groups(_emptied(section)), 1):
        shown = section if number == 1 else _continued(section, title)
        shown[:] = pieces
        body = root.find(f"{XHTML}body")
        if body is not None:
            body[:] = [shown]
        yield Part(page.id if number == 1 else f"{page.id}--{number}", serialised(root))


def _emptied(section: Element) -> list[Element]:
    """What a section holds, taken out of it; of what is too large itself, its pieces."""
    children = list(section)
    section[:] = []
    return [piece for child in children for piece in _pieces(child)]


def _pieces(block: Element) -> Iterator[Element]:
    """A block; or, if it is a letter or a note that is too large, several that each hold some."""
    if block.tag not in HOLDERS or _size(block) <= MOST:
        yield block
        return
    first = True
    for inside in _groups(_emptied(block)):
        holder = block if first else _continued(block, "")
        holder[:] = inside
        yield holder
        first = False


def _continued(section: Element, title: str) -> Element:
    """A section like another, but empty, with no id and without the words that named that."""
    again = etree.Element(section.tag, dict(section.attrib), section.nsmap)
    again.attrib.pop("id", None)
    if again.attrib.pop(LABEL, None) and title:
        again.set("aria-label", title)
    again.tail = "\n"
    return again


def _groups(blocks: list[Element]) -> Iterator[list[Element]]:
    """The blocks in runs that are small enough: as many scenes as fit in, else paragraphs."""
    run: list[Element] = []
    size = scene = at_scene = 0  # bytes; and how many blocks and bytes the whole scenes have
    for block in blocks:
        length = _size(block)
        while run and size + length > MOST:
            whole, taken = (scene, at_scene) if at_scene > LEAST * MOST else (len(run), size)
            yield run[:whole]
            run, size = run[whole:], size - taken
            scene = at_scene = 0
        run.append(block)
        size += length
        if block.tag == BREAK:
            scene, at_scene = len(run), size
    if run:
        yield run


def _size(block: Element) -> int:
    """How many bytes a block takes, near enough: its names of spaces are told once only."""
    return len(etree.tostring(block, encoding="utf-8"))


def _led(piece: Part, page: str, moved: dict[tuple[str, str], str]) -> Part:
    """A file whose links lead to where the ids are now; `page` is where it was cut from."""

    def link(match: re.Match[str]) -> str:
        opening, file, id_ = match.groups()
        target = file or page
        there = moved.get((target, id_), target)
        return f'{opening}{there if file or there != piece.file else ""}#{id_}"'

    return Part(piece.id, LINK.sub(link, piece.data.decode()).encode())
