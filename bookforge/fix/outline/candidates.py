"""What speaks for a block being a heading that names its kind or its number."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise

from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.headlines import Headline, headline
from bookforge.fix.looks.names import is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.outline.chains import Candidate
from bookforge.fix.outline.contents import name

LONGEST = 120  # characters in a heading
CENTRED = 8  # columns of indent

# The evidence, in the unit of chains.py.
FORMS = {"keyword": 3.0, "special": 2.5, "numbered": 1.0, "bare": 0.5, "counted": 1.0}
WEAK_WORD = -1.0  # Day, Night, Letter, Scene: words that stories use for other things
ROOM_ABOVE, MORE_ROOM, ROOM_BELOW = 1.0, 0.7, 0.5
CRAMPED = -1.5
CAPITALS, SET_IN, DRAWN, AFTER_DIVIDER = 0.7, 0.7, 1.5, 0.5
UNDERLINED = 1.5
LISTED = 2.0  # the contents list names it
TWICE = 1.0  # a running title above it, or its number alone
BELOW_TITLE = 1.0  # a bare 1 right below a title: the sections of another story
SENTENCE = -1.5  # the title ends like a sentence, or is as long as one
LONG_TITLE = 12  # words

HASHES = re.compile(r"#{1,6}\s")
RULE = re.compile(r"([=_~*^#-])\1{2,}")
OFF = 3  # characters that an underline may be shorter or longer than its line

# "The Ferry: Chapter 3", "The Ferry 3/12", "Round 3": some words, then what counts.
NUMBERED = re.compile(r"\d|\b[IVXLC]{1,7}\W*$|\bchapter\b|\bepisode\b|\bpart\b", re.IGNORECASE)
SPLIT = re.compile(r"[\s:,–—|(#-]{1,5}")
LONGEST_COUNTED, MOST_SPLITS = 80, 10
STOPS = (".", "!", "?", '"', "”", ",", ";")


def words_before(blocks: Sequence[Block]) -> list[int]:
    """How many words stand before each block."""
    return list(accumulate((block.words for block in blocks), initial=0))


def numbered(
    blocks: Sequence[Block], normal: int, names: AbstractSet[str], title: str
) -> list[Candidate]:
    """The blocks that name their kind or number, with the evidence for each.

    `names` are those of the contents list, `title` is the book's, as `name` tells it.
    """
    before = words_before(blocks)
    lines = _headlines(blocks, title)
    running = _running(blocks, lines, title)
    found: list[Candidate] = []
    for i, line in sorted(lines.items()):
        evidence = _evidence(blocks, i, normal, names, line)
        first = i
        if i - 1 in running:
            first, evidence = i - 1, evidence + TWICE
        elif found and found[-1].block == i - 1 and _same(found[-1].line, line):
            last = found.pop()
            first, evidence = last.first, max(evidence, last.evidence) + TWICE
        found.append(Candidate(i, before[i], evidence, line, first))
    return [one for one, listed in zip(found, _listed(found), strict=True) if not listed]


def _listed(found: Sequence[Candidate]) -> list[bool]:
    """Whether each stands in a list: right above or below another that counts as it does."""
    close = [
        below.first - above.block == 1 and _counts_on(above.line, below.line)
        for above, below in pairwise(found)
    ]
    return [over or under for over, under in pairwise((False, *close, False))][: len(found)]


def _counts_on(above: Headline, below: Headline) -> bool:
    """Whether two lines are the first and the second of a list: "1. Bread", "2. Salt"."""
    numbers = above.form in NUMBERS and below.form in NUMBERS
    return numbers and bool(above.words) == bool(below.words) and below.value == above.value + 1


NUMBERS = ("bare", "numbered")


def _headlines(blocks: Sequence[Block], title: str) -> dict[int, Headline]:
    """The lines that are read as headings, by block."""
    found: dict[int, Headline] = {}
    counted: dict[str, dict[int, Headline]] = {}
    for i, block in enumerate(blocks):
        if len(block.said) > LONGEST or block.kept:
            continue
        if line := headline(block.said):
            found[i] = line
        elif line := _counted(block.said):
            prefix = name(block.said[: line.begin]) if line.form == "keyword" else line.word
            counted.setdefault(prefix, {})[i] = line
    for prefix, lines in counted.items():
        if len({line.value for line in lines.values()}) > 1 or prefix == title:
            found |= lines
    return found


def _counted(said: str) -> Headline | None:
    """A line that counts after other words, by which it may be told from others."""
    if len(said) > LONGEST_COUNTED or said.endswith(STOPS) or not NUMBERED.search(said):
        return None
    if not said[0].isupper():
        return None
    for split in list(SPLIT.finditer(said))[:MOST_SPLITS]:
        line = headline(said[split.end() :])
        if not line or (line.form, bool(line.words)) not in COUNTED:
            continue
        start = split.end()
        if line.form == "bare":
            word = name(said[: split.start()])
            return Headline("counted", word, line.value, 0, len(said), len(said), len(said), said)
        moved = (line.begin + start, line.named + start, line.title + start, line.end + start)
        return Headline(line.form, line.word, line.value, *moved, said, *line[8:])
    return None


COUNTED = {("keyword", False), ("keyword", True), ("bare", False)}


def _running(blocks: Sequence[Block], lines: dict[int, Headline], title: str) -> frozenset[int]:
    """The blocks right above headings that only repeat what the book is called."""
    above = [i - 1 for i in lines if i and i - 1 not in lines and not blocks[i - 1].kept]
    names = Counter(name(blocks[i].said) for i in above if len(blocks[i].said) <= LONGEST_COUNTED)
    often = {
        said
        for said, count in names.items()
        if said and (said == title or (count > 1 and count >= len(above) / 2))
    }
    return frozenset(
        i
        for i in above
        if len(blocks[i].said) <= LONGEST_COUNTED
        and name(blocks[i].said) in often
        and not ornament(blocks[i].said)
        and not blocks[i].said.endswith(STOPS)
    )


def _same(above: Headline, below: Headline) -> bool:
    """Whether a heading only says again what the line above it says: "Chapter 1", "1. Ice"."""
    alike = (above.value, above.share, above.kind) == (below.value, below.share, below.kind)
    return alike and above.word == below.word and above.value > 0 and not above.words


def _evidence(
    blocks: Sequence[Block], i: int, normal: int, names: AbstractSet[str], line: Headline
) -> float:
    evidence = FORMS[line.form] + around(blocks, i, normal)
    if line.form == "keyword" and line.kind == "weak":
        evidence += WEAK_WORD
    if line.words:
        long = len(line.words.split()) > LONG_TITLE or line.words[-1] in ".,;"
        evidence += SENTENCE if long else 0
    if line.form == "bare" and line.value == 1 and i and _titles(blocks[i - 1]):
        evidence += BELOW_TITLE
    return evidence + (LISTED if name(line.line) in names else 0)


def _titles(block: Block) -> bool:
    """Whether a block could be the title of a story."""
    return not block.kept and is_title(block.said) and not ornament(block.said)


def around(blocks: Sequence[Block], i: int, normal: int) -> float:
    """What the room and the dress of block `i` say."""
    block = blocks[i]
    above = block.gap if i else normal + 2
    below = blocks[i + 1].gap if i + 1 < len(blocks) else normal
    evidence = ROOM_ABOVE if above > normal else 0
    evidence += MORE_ROOM if above > normal + 1 else 0
    evidence += CRAMPED if normal and not above else 0
    evidence += ROOM_BELOW if below > normal else 0
    evidence += SET_IN if block.indent >= CENTRED else 0
    evidence += DRAWN if HASHES.match(block.said) else 0
    evidence += UNDERLINED if underlined(blocks, i) else 0
    return evidence + (AFTER_DIVIDER if i and ornament(blocks[i - 1].said) else 0)


def capitals(block: Block) -> float:
    """What capitals say of a line that has no number.

    Those of other headings say nothing, for they are gone when the text is read again.
    """
    letters = sum(letter.isalpha() for letter in block.said)
    return CAPITALS if block.said.isupper() and letters > 1 else 0


def underlined(blocks: Sequence[Block], i: int) -> bool:
    """Whether a rule as long as block `i` stands right below it, as Markdown's setext has it."""
    if i + 1 >= len(blocks) or blocks[i + 1].gap:
        return False
    rule = blocks[i + 1].said
    return RULE.fullmatch(rule) is not None and abs(len(rule) - len(blocks[i].said)) <= OFF
