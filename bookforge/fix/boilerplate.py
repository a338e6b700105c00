"""The pass that sets apart what is not the book: licences, contents, page heads, addresses.

And what programs and sites put round a story: headers, navigation, notices (producers/).
"""

import re
from collections.abc import Iterator, Sequence

from bookforge.draft import Change, Draft, Find, Mark
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.filled import Line
from bookforge.fix.lines.gutenberg import CREDITS, FIELD, NEAR, Frame, frame, is_sign
from bookforge.fix.lines.layout import Layout, layout
from bookforge.fix.looks.names import is_name
from bookforge.fix.outline.contents import contents
from bookforge.fix.outline.title_page import MESSAGE
from bookforge.fix.producers.furniture import frames
from bookforge.fix.producers.marks import header_end, produced

# What a typist or a program writes under the last line. "The End", in the author's own voice and
# not in capitals, is left to the author.
END_MARK = re.compile(
    r"(?:FINIS|FIN|END|THE END)\.?|End file\.?|\W{1,12}(?:THE END|END|FINIS|30)\W{1,12}"
    r"|\W{0,12}(?:THE )?END \(?(?:PART )?\d+\s?(?:/|OF)\s?\d+\)?\W{0,12}"
)

COUNT = re.compile(
    r"(?:about|approx\w*\.?|circa|word count:?|ca\.)?\s*[\d,]{3,9} words\b", re.IGNORECASE
)
REACH = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b0\d{3,4} \d{3} ?\d{3,4}\b"
)
PLACE = re.compile(r"\d|@|^[A-Z][\w.' -]{1,30}, [A-Z][\w. ]{1,20}$")
WIDE = re.compile(r"[ \t]{2,}|\t")
LIST_HERE = frozenset({"[TOC]", "[[TOC]]", "{{TOC}}", "__TOC__"})  # where a list would be made
ADDRESS = 10  # blocks at most
LONGEST = 90  # characters in one of them


def boilerplate(draft: Draft) -> Iterator[Find]:
    r"""Set apart what is not the book, and leave it where it stands.

    Licences and credits of e-texts, contents lists, the heads of typed pages, the address in the
    corner of a typescript and the word END under its last line become frames, and so do the pages'
    furniture and the notices of story sites, once several signs tell the site. From the header of
    an e-text, a site or a Markdown file come title, author, language, dates and the like.

    >>> from bookforge.source import Source
    >>> text = "Contents\n1. Up\n2. Down\n3. Out\n\n\n1. Up\n\nHe rose.\n\nEND"
    >>> for mark in boilerplate(Draft(Source("a", text), text)):
    ...     if isinstance(mark, Mark):
    ...         print(mark.value, repr(text[mark.start : mark.end]))
    end mark 'END'
    contents 'Contents\n1. Up\n2. Down\n3. Out'
    """
    laid = layout(draft.text)
    rows = laid.lines
    if not rows:
        return
    inside = Frame(0, len(rows)) if draft.house.profile == "none" else frame(rows)
    yield from _licence(rows, inside)
    yield from _credits(laid.blocks, inside)
    yield from _signs(rows)
    yield from _page_heads(draft.text, laid)
    yield from produced(draft.text, rows, inside.first, draft.house.profile)
    taken = {
        i for some in frames(draft.text, draft.house.profile) for i in range(some.first, some.last)
    }
    blocks = [block for block in laid.blocks if block.first not in taken]
    yield from _end_mark(blocks, inside)
    first = header_end(draft.text, rows, inside.first)
    if address := _address(blocks):
        yield Mark("frame", blocks[0].start, blocks[address - 1].end, "address")
        first = max(first, blocks[address].first)
    left = laid._replace(blocks=tuple(block for block in blocks if block.first >= first))
    if listed := contents(left, range(first, inside.last)):
        yield Mark("frame", listed[0].start, listed[-1].end, "contents")


def _signs(rows: Sequence[Line]) -> Iterator[Mark]:
    for row in rows:
        if is_sign(row.said):
            yield Mark("frame", row.start, row.end, "proofreader's sign")
        if row.said in LIST_HERE:
            yield Mark("frame", row.start, row.end, "contents")


def _page_heads(text: str, laid: Layout) -> Iterator[Find]:
    rows = laid.lines
    for i in sorted(laid.heads):
        within = laid.between[i] == " "  # then the space before it belongs to it
        yield Mark("frame", rows[i - 1].end if within else rows[i].start, rows[i].end, "page head")
        for wide in WIDE.finditer(text, rows[i].start, rows[i].end):
            # Inside a paragraph nobody knows a head again, and its spaces are then the story's.
            yield Change(*wide.span(), " ", why="spaces in a page head")


def _licence(rows: Sequence[Line], inside: Frame) -> Iterator[Mark]:
    """Frames over the licence, but for the lines of its header that tell about the book."""
    begun = 0
    for i, row in enumerate(rows[: inside.first]):
        if not (found := FIELD.match(row.said)):
            continue
        if begun < i:
            yield Mark("frame", rows[begun].start, rows[i - 1].end, "licence")
        name = "date" if found[1] == "Release Date" else found[1].lower()
        at = row.start + found.start(2)
        yield Mark("label", row.start, at, name)
        yield Mark("meta", at, row.end, name)
        begun = i + 1
    if begun < inside.first:
        yield Mark("frame", rows[begun].start, rows[inside.first - 1].end, "licence")
    if inside.last < len(rows):
        yield Mark("frame", rows[inside.last].start, rows[-1].end, "licence")


def _credits(blocks: Sequence[Block], inside: Frame) -> Iterator[Mark]:
    if not inside.first:
        return
    for block in [block for block in blocks if inside.first <= block.first < inside.last][:NEAR]:
        if CREDITS.match(block.said):
            yield Mark("frame", block.start, block.end, "credits")


def _end_mark(blocks: Sequence[Block], inside: Frame) -> Iterator[Mark]:
    within = [block for block in blocks if block.first < inside.last]
    if len(within) > 1 and END_MARK.fullmatch(within[-1].said):
        yield Mark("frame", within[-1].start, within[-1].end, "end mark")


def _address(blocks: Sequence[Block]) -> int:
    """How many blocks at the top are the address in the corner of a typescript.

    They are names and lines with figures or a state, and one tells the count of words, a
    telephone or a mailbox. The last is no name, for a name may be the story's title.
    """
    count = 0
    for i, block in enumerate(blocks[: min(ADDRESS, len(blocks) - 1)]):
        if MESSAGE.match(block.said):  # a story may begin with a letter
            break
        if PLACE.search(block.said) and len(" ".join(block.said.split())) < LONGEST:
            count = i + 1
        elif not is_name(block.said) and not _is_town(block.said, blocks[i + 1].said):
            break
    top = blocks[:count]
    return count if any(COUNT.search(one.said) or REACH.search(one.said) for one in top) else 0


def _is_town(said: str, below: str) -> bool:
    """Whether one word stands in an address: how to reach the author follows at once."""
    reached = REACH.search(below) is not None or COUNT.fullmatch(below) is not None
    return len(said.split()) == 1 and said.isalpha() and reached
