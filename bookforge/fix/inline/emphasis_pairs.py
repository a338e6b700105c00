"""Which signs belong together, and whether they are emphasis in this document at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bookforge.fix.inline.emphasis_signs import Sign

# The share of the paragraphs holding a sign that must hold it in good pairs. Short texts may
# have one slip, if they have two good paragraphs.
GOOD_SHARE = 0.9
SLIPS, GOOD_FOR_A_SLIP = 1, 2
STRONG_AND_EMPHASIS = 3  # ***so***

Kind = tuple[str, int]  # the sign and how many of it: ("*", 2)


class Pair(NamedTuple):
    """What stands between two signs of one block: from `start` to `end`, signs included."""

    kind: Kind
    start: int
    end: int
    width: int  # characters of the sign at the start
    width_end: int  # and at the end


@dataclass(slots=True)
class Paired:
    """The pairs of one block, those within its words, and what found no partner."""

    pairs: list[Pair] = field(default_factory=list[Pair])
    within: list[Pair] = field(default_factory=list[Pair])
    openers: list[Sign] = field(default_factory=list[Sign])
    closers: list[Sign] = field(default_factory=list[Sign])

    @property
    def single(self) -> list[Sign]:
        """All signs without a partner, in the order of the text."""
        return sorted(self.openers + self.closers, key=lambda sign: sign.at)


def kind(sign: Sign) -> Kind:
    """What a sign counts as in the census."""
    return sign.kind, sign.size


def paired(found: Iterable[Sign]) -> Paired:
    """Pair the signs of one block; stars and underlines pair by themselves and may cross.

    Those that stand within a word are left out: see emphasis_words.py.

    >>> from bookforge.fix.inline.emphasis_signs import signs
    >>> from bookforge.fix.inline.units import Cover, Unit
    >>> paired(signs(Unit(0, "**so *very* well**", "prose"), Cover([]))).pairs
    [Pair(kind=('*', 1), start=5, end=11, width=1, width_end=1), \
Pair(kind=('*', 2), start=0, end=18, width=2, width_end=2)]
    """
    made = Paired()
    stacks: defaultdict[str, list[Sign]] = defaultdict(list)
    for sign in found:
        if sign.inner:
            continue
        stack = stacks[sign.kind]
        rest = _close(sign, stack, made) if sign.closes else sign
        if rest is None:
            continue
        if rest.opens:
            stack.append(rest)
        else:
            made.closers.append(rest)
    made.openers += [sign for stack in stacks.values() for sign in stack]
    return made


def accepted(all_paired: Iterable[Paired]) -> frozenset[Kind]:
    """The kinds that are emphasis in a document of these blocks; tags always are."""
    good: Counter[Kind] = Counter()
    bad: Counter[Kind] = Counter()
    tags: set[Kind] = set()
    for block in all_paired:
        if not (block.pairs or block.within or block.openers or block.closers):
            continue
        slips = {kind(sign) for sign in block.single}
        bad.update(slips)
        good.update({pair.kind for pair in block.pairs} - slips)
        # A name that a program uses is cut by underlines as well, and is no proof.
        good.update({pair.kind for pair in block.within if pair.kind[0] == "*"} - slips)
        tags.update(pair.kind for pair in block.pairs if pair.kind[0] not in "*_")
    return frozenset(tags | {kind for kind in good if _is_good(good[kind], bad[kind])})


def _is_good(good: int, bad: int) -> bool:
    if bad <= SLIPS and good >= GOOD_FOR_A_SLIP:
        return True
    return good >= GOOD_SHARE * (good + bad)


def _close(sign: Sign, stack: list[Sign], made: Paired) -> Sign | None:
    """Close what `sign` can close; what is left of it, if anything."""
    while stack:
        opener = stack[-1]
        if not _match(opener, sign):
            return sign
        stack.pop()
        width = min(opener.size, sign.size)
        rests = _pair(opener, sign, width, made)
        if rests[0]:
            stack.append(rests[0])
        if not rests[1]:
            return None
        sign = rests[1]
    return sign


def _match(opener: Sign, closer: Sign) -> bool:
    """Whether the two may be partners: as long as each other, or one of them both in one."""
    something_between = opener.word < closer.at
    return something_between and (
        opener.size == closer.size or STRONG_AND_EMPHASIS in (opener.size, closer.size)
    )


def _pair(opener: Sign, closer: Sign, width: int, made: Paired) -> tuple[Sign | None, Sign | None]:
    """Note the pair; give what is left of the two signs, which are stars where any is left."""
    if opener.is_tag:
        widths = (opener.end - opener.at, closer.end - closer.at)
        made.pairs.append(Pair(kind(opener), opener.at, closer.end, *widths))
        return None, None
    start, end = opener.end - width, closer.at + width
    made.pairs.append(Pair((opener.kind, width), start, end, width, width))
    return (
        replace(opener, end=start) if start > opener.at else None,
        replace(closer, at=end) if end < closer.end else None,
    )
