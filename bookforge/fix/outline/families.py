"""Which families of headings a book has.

Candidates of one kind form a family, and the best chain through it is the one whose numbers
follow each other. Parts come first, for below a part chapters may be counted anew. A family is
kept if its chain is convincing; bare numbers, only if they explain the book better than words do.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookforge.fix.lines.blocks import Block
from bookforge.fix.outline.chains import Candidate, Chain, best_chain

# What a chain must show to be believed, in the unit of chains.py.
CONVINCING = 1.2  # evidence of a member, on average
ALONE = 3.0  # evidence of a chapter that has no other beside it
APART = 100  # words between such lines in the median, if nothing but their order speaks for them
SPECIAL = 2.5  # what a line like "Prologue" needs: nothing against it
OPENING = 3  # blocks at the story's start; words that only this story counts by begin there
BARE = 0.5  # evidence of bare numbers, on average; their order does the rest
BARE_APART, BARE_FEWEST = 25, 2  # words between them, and how many there must be
IN_ORDER = 5  # so many in order from 1, each alone on its line, may stand closer
STRONG = 2.5  # bare numbers this well set apart stand beside chapters with words
UNCOUNTED = 0.6  # share of the story that may follow one of its numbers without another
SHARE = 0.6  # of the chapters with words that bare numbers must reach


def family(candidate: Candidate) -> str:
    """The name of the family that a candidate belongs to."""
    line = candidate.line
    if line.form in ("bare", "numbered"):
        return "number"
    return "chapter" if line.form == "keyword" and line.kind == "chapter" else line.word


def believed(candidates: Sequence[Candidate]) -> list[Chain]:
    """The chains that are believed."""
    families: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.line.form != "special":
            families.setdefault(family(candidate), []).append(candidate)
    kept: dict[str, Chain] = {}
    for known in sorted(families, key=lambda known: families[known][0].line.kind != "part"):
        parts = sorted(member.block for chain in kept.values() for member in _parts(chain))
        chain = best_chain(families[known], parts)
        if known == "number":
            continue
        if _convincing(chain):
            kept[known] = chain
    if "number" in families:
        parts = sorted(member.block for chain in kept.values() for member in _parts(chain))
        chain = best_chain(families["number"], parts)
        if _explains(chain, kept):
            kept["number"] = chain
    specials = [one for one in candidates if one.line.form == "special" and one.evidence >= SPECIAL]
    return [*kept.values(), *(Chain((special,), special.evidence) for special in specials)]


def covers(chain: Chain, blocks: Sequence[Block]) -> bool:
    """Whether these are the chapters of the whole story, and not of a share of it only.

    Of words for chapters that is believed; numbers must not leave most of the story without any.
    """
    first = chain.members[0].line
    if first.form == "special" or first.kind == "part":
        return False
    if first.form == "keyword" and first.kind == "chapter":
        return True
    words = [member.words for member in chain.members]
    total = sum(block.words for block in blocks)
    return max(b - a for a, b in pairwise([*words, total])) <= UNCOUNTED * total


def _parts(chain: Chain) -> Iterator[Candidate]:
    yield from (member for member in chain.members if member.line.kind == "part")


def _convincing(chain: Chain) -> bool:
    first = chain.members[0]
    known = first.line.form == "keyword" and first.line.kind in ("chapter", "part")
    if len(chain.members) == 1:
        return known and chain.mean >= ALONE
    if first.line.form == "counted":
        opens = first.first < OPENING or first.first < first.block
        return opens and (chain.mean >= CONVINCING or (chain.whole and chain.distance >= APART))
    return chain.mean >= CONVINCING and (known or first.value == 1)


def _explains(chain: Chain, kept: dict[str, Chain]) -> bool:
    """Whether bare numbers are headings, beside the headings that have words."""
    if len(chain.members) < BARE_FEWEST or chain.mean < BARE:
        return False
    values = [member.value for member in chain.members]
    if values[0] > 1 and chain.mean < STRONG:
        return False
    alone = all(member.line.form == "bare" for member in chain.members)
    sure = chain.whole and alone and len(values) >= IN_ORDER
    if chain.distance < BARE_APART and chain.mean < STRONG and not sure:
        return False
    chapters = kept.get("chapter")
    if chapters is None or chain.mean >= STRONG:
        return chain.mean >= CONVINCING or len(values) > BARE_FEWEST
    return len(values) >= SHARE * len(chapters.members)
