"""The blocks whose lines stay lines: stanzas, and lists, boxes, tables and talk."""

from collections.abc import Iterator, Sequence

from bookforge.draft import Mark
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.filled import Line
from bookforge.fix.looks.listings import Look, runs

SEVERAL = 3  # boxes of one line; fewer may be what somebody thinks, or a stage direction


def kept(story: Sequence[Block], rows: Sequence[Line]) -> Iterator[Mark]:
    """The marks of the blocks of a story whose lines stay lines; `rows` are those of the text."""
    for block in story:
        if block.kept:
            yield _whole(block, [row.said for row in rows[block.first : block.last]])
    boxes = 0
    found: list[tuple[Sequence[Block], Look]] = []
    for group in _plain(story):
        for run, look in runs([block.said for block in group]):
            found.append((group[run.start : run.stop], look))
            boxes += len(run) if look == "box" else 0
    for blocks, look in found:
        if len(blocks) > 1 or boxes >= SEVERAL:
            yield Mark("lines", blocks[0].start, blocks[-1].end, look)


def _whole(block: Block, saids: Sequence[str]) -> Mark:
    """What a block of several lines is: all of it one thing, or a stanza."""
    look = next((look for run, look in runs(saids) if len(run) == len(saids)), None)
    if look:
        return Mark("lines", block.start, block.end, look)
    return Mark("verse", block.start, block.end)


def _plain(story: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Blocks of one line that follow each other."""
    group: list[Block] = []
    for block in story:
        if group and (block.kept or block.first != group[-1].last):
            yield group
            group = []
        if not block.kept:
            group.append(block)
    if group:
        yield group
