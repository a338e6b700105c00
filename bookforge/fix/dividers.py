"""The pass that tells scene breaks from dividers that only frame something."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bookforge.draft import Draft, Kind, Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.blocks import Block
from bookforge.fix.lines.layout import Layout, layout
from bookforge.fix.lines.stanzas import STOP
from bookforge.fix.looks.ornaments import faint, ornament
from bookforge.fix.looks.voices import MEANT_FOR_READERS, voice
from bookforge.source import Span

EPIGRAPH_BLOCKS, EPIGRAPH_WORDS = 3, 150
CENTRED = 8  # columns of indent
MOSTLY = 0.6  # share of the faint dividers of one shape that must stand between prose
SEVERAL = 2  # dividers; if the story draws none, the only one is its first scene break
NAME = 90  # characters in an attribution
SHORT = 0.1  # of the story, in words; an epigraph is shorter
SPEECH = '"“‘«'
ATTRIBUTION = "-–—~"


def dividers(draft: Draft) -> Iterator[Mark]:
    r"""Find scene breaks, and the epigraph that a divider or an attribution sets apart.

    A line of stars, dashes, waves and the like parts two scenes if story stands on both sides.
    Beside a heading, a note, a title or an end of the text it is only a frame. Quoted silence
    ("....") and numbers are never dividers.

    >>> from bookforge.source import Source
    >>> text = "It froze.\n\n* * *\n\nIt thawed.\n\n-----\n"
    >>> for mark in dividers(Draft(Source("a", text), text)):
    ...     print(mark.kind, mark.value, repr(text[mark.start : mark.end]))
    scene-break  '* * *'
    frame divider at the edge '-----'
    """
    laid = layout(draft.text)
    blocks = laid.blocks
    other = _other(draft, blocks)
    drawn = [i for i in range(len(blocks)) if not other[i] and _drawn(blocks[i])]
    drawn = sorted({*drawn, *_faint(laid, other)})
    first = next((i for i in range(len(blocks)) if not other[i]), len(blocks))
    # Below a heading it is the epigraph of that chapter, and stays there.
    epigraph = "heading" not in other[:first] and (
        _signed_verse(laid, first)
        or _attributed(blocks, other, first)
        or _divided(blocks, other, drawn, first)
    )
    if epigraph:
        yield Mark("epigraph", blocks[epigraph.start].start, blocks[epigraph.stop - 1].end)
        for i in epigraph:
            other[i] = "epigraph"
    strong = _strong(blocks, drawn)
    parting = _parting(other, drawn)
    for i in drawn:
        if i in parting:
            value = "strong" if _shape(blocks[i].said) == strong else ""
            yield Mark("scene-break", blocks[i].start, blocks[i].end, value)
        else:
            yield Mark("frame", blocks[i].start, blocks[i].end, "divider at the edge")


def _other(draft: Draft, blocks: Sequence[Block]) -> list[str]:
    """What each block is, if it is not story: the kind of the mark that covers it, or ""."""
    kinds: dict[str, tuple[Kind, ...]] = {
        **{kind: (kind,) for kind in ("frame", "heading", "note", "label", "epigraph")},
        "meta": ("meta", "label"),  # a label and its value are one line
    }
    covers = {
        name: Cover(Span(mark.start, mark.end) for mark in draft.marked(*some))
        for name, some in kinds.items()
    }
    return [
        next((kind for kind, cover in covers.items() if _whole(cover, block)), "")
        for block in blocks
    ]


def _whole(cover: Cover, block: Block) -> bool:
    ends = (block.start, block.start + 1), (block.end - 1, block.end)
    return all(cover.touches(*end) for end in ends)


def _drawn(block: Block) -> bool:
    return not block.kept and ornament(block.said)


def _faint(laid: Layout, other: Sequence[str]) -> Iterator[int]:
    """The kisses, hearts and dots that part scenes: the same again and again, or set apart."""
    blocks = laid.blocks
    shapes: dict[str, list[int]] = {}
    for i in range(1, len(blocks) - 1):
        said = blocks[i].said
        if not other[i] and not blocks[i].kept and faint(said) and not ornament(said):
            shapes.setdefault("".join(said.split()), []).append(i)
    for alike in shapes.values():
        inside = [i for i in alike if _is_prose(blocks[i - 1]) and _is_prose(blocks[i + 1])]
        apart = all(_apart(laid, i) for i in alike)
        if len(inside) >= MOSTLY * len(alike) and (len(inside) >= SEVERAL or (inside and apart)):
            yield from alike


def _is_prose(block: Block) -> bool:
    """Whether a block is a whole sentence or several, and no signature, for one."""
    said = block.said.lstrip(SPEECH + "'*_([")
    return STOP.search(block.said) is not None and block.words > 1 and not said[:1].islower()


def _apart(laid: Layout, i: int) -> bool:
    """Whether block i stands in the middle of its line, or in more room than others."""
    room = min(laid.blocks[i].gap, laid.blocks[i + 1].gap) > laid.normal
    return laid.blocks[i].indent >= CENTRED or room


def _parting(other: Sequence[str], drawn: Sequence[int]) -> set[int]:
    """The dividers that have story on both sides; of several that follow each other, the first."""
    dividers = frozenset(drawn)
    before = _story_before(other, dividers)
    after = _story_before(other[::-1], frozenset(len(other) - 1 - i for i in drawn))[::-1]
    return {i for i in drawn if before[i] and after[i] and i - 1 not in dividers}


def _story_before(other: Sequence[str], dividers: frozenset[int]) -> list[bool]:
    """For each block whether the nearest above it that is neither divider nor frame is story."""
    found: list[bool] = []
    story = False
    for i, kind in enumerate(other):
        found.append(story)
        if i not in dividers and kind not in ("frame", "label"):
            story = not kind
    return found


def _strong(blocks: Sequence[Block], drawn: Sequence[int]) -> frozenset[str]:
    """The rarer of two shapes, if one is rare and the other common."""
    shapes = Counter(_shape(blocks[i].said) for i in drawn)
    if len(shapes) != len(("common", "rare")):
        return frozenset()
    (_, most), (rare, least) = shapes.most_common()
    return rare if 1 < least <= most / 3 else frozenset()


def _shape(said: str) -> frozenset[str]:
    """The glyphs of a divider; a line that is longer or wider by a slip is still the same."""
    return frozenset("".join(said.split()).lower())


def _signed_verse(laid: Layout, first: int) -> range | None:
    """A stanza whose last line is the name of its author behind a dash."""
    if first + 1 >= len(laid.blocks) or not laid.blocks[first].kept:
        return None
    return range(first, first + 1) if _names(laid.lines[laid.blocks[first].last - 1].said) else None


def _attributed(blocks: Sequence[Block], other: Sequence[str], first: int) -> range | None:
    """A quotation and, under it, the name of its author behind a dash."""
    for last in range(first + 1, min(first + EPIGRAPH_BLOCKS + 1, len(blocks) - 1)):
        said = blocks[last].said
        if other[last] or ornament(said):
            return None
        if _names(said):
            listed = blocks[last - 1].said.endswith(":") or _names(blocks[last + 1].said)
            return None if listed else range(first, last + 1)
    return None


def _names(said: str) -> bool:
    """Whether a line is a name behind a dash."""
    bare = said.lstrip(ATTRIBUTION + " ")
    named = said[0] in ATTRIBUTION and len(said) < NAME and bare[:1].isupper()
    return named and not said.rstrip("\"”'’_*").endswith((".", "!", "?"))


def _divided(
    blocks: Sequence[Block], other: Sequence[str], drawn: Sequence[int], first: int
) -> range | None:
    """The paragraphs between the title's matter and the first of several dividers."""
    if len(drawn) < SEVERAL or not any(other[:first]):
        return None
    span = range(first, drawn[0])
    if not 0 < len(span) <= EPIGRAPH_BLOCKS or any(other[i] for i in span):
        return None
    words = sum(blocks[i].words for i in span)
    story = sum(block.words for block in blocks[drawn[0] :])
    spoken = any(set(blocks[i].said) & set(SPEECH) for i in span)
    note = any(voice(blocks[i].said) >= MEANT_FOR_READERS for i in span)
    return None if spoken or note or words > min(EPIGRAPH_WORDS, SHORT * story) else span
