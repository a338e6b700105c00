"""The pass that finds again the places that the author settled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bookforge.draft import Decision, Draft, Find, Kind, Mark
from bookforge.fix.inline.units import Cover
from bookforge.fix.lines.layout import layout
from bookforge.problem import Problem
from bookforge.project import HYPHENS
from bookforge.source import Span

# Anchors are copied from the story or from a message about it, so that spaces, line ends and
# the shape of quotation marks may differ.
QUOTE = "\"'`´“”‘’„‚«»‹›′″"
LOOSE = re.compile(rf"\s+|[{re.escape(QUOTE)}]|.", re.DOTALL)
SPACES = re.compile(r"\s+")
NO_APOSTROPHE = frozenset('"“”„«»″')
HYPHEN = frozenset("-¬")


def decisions(draft: Draft) -> Iterator[Find]:
    r"""Mark each place that [fix] in book.toml settles, found by the words around it.

    >>> from bookforge.source import Source
    >>> text = "He saw the boys' boat."
    >>> settled = (Decision("apostrophe", "the boys", "'", " boat"),)
    >>> for mark in decisions(Draft(Source("a", text), text, decisions=settled)):
    ...     print(mark.kind, mark.value, mark.start)
    decided apostrophe 15
    """
    for decision in draft.decisions:
        found = places(decision, draft.text)
        if len(found) == 1 and _fits(decision):
            yield Mark("decided", *found[0], decision.what)
        else:
            yield _lost(decision, len(found))


def places(decision: Decision, text: str, most: int | None = None) -> list[Span]:
    """Where the words of `decision` stand in `text`, up to `most` places."""
    found = islice(_pattern(decision).finditer(text), most)
    return [Span(*place.span("at")) for place in found]


def heeding(draft: Draft, rule: str, finds: Iterable[Find]) -> Iterable[Find]:
    """What the pass `rule` found, but what was settled otherwise; and what is settled so.

    A line that is story takes no mark of what is not; a heading, a break or a note is marked by
    the pass whose work that is, if it is a block of its own and was not seen.
    """
    settled = [mark for mark in draft.marked("decided") if mark.value in BLOCKS]
    return _heeded(draft, rule, list(finds), settled) if settled else finds


def _heeded(
    draft: Draft, rule: str, finds: Sequence[Find], settled: Sequence[Mark]
) -> Iterator[Find]:
    own = [place for place in settled if BLOCKS[place.value][0] == rule]
    kinds = {BLOCKS[place.value][1] for place in own}
    seen = Cover(_span(find) for find in finds if isinstance(find, Mark) and find.kind in kinds)
    missed = [place for place in own if not seen.touches(place.start, place.end)]
    against = Cover(_span(place) for place in settled if place not in own or place in missed)
    for find in finds:
        if not (isinstance(find, Mark) and _takes(find, against)):
            yield find
    blocks: set[tuple[int, int]] = set()
    if missed:
        blocks.update((block.start, block.end) for block in layout(draft.text).blocks)
    for place in missed:
        _, kind, value = BLOCKS[place.value]
        if (place.start, place.end) not in blocks:
            yield _unfit(draft, place, "is part of a paragraph", APART)
        elif kind == "scene-break" and len(draft.text[slice(*_span(place))].split()) > LONGEST:
            yield _unfit(draft, place, "has words, which would be lost", STORY)
        else:
            yield Mark(kind, place.start, place.end, value)


def _takes(find: Mark, settled: Cover) -> bool:
    """Whether `find` is a mark for what is not story that lies over a settled place."""
    return find.kind in NO_STORY and settled.touches(find.start, find.end)


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)


LONGEST = 3  # words of a divider, as of "scene break"
APART = "Put a blank line above and below it in the story."
STORY = "Name the line that stands between the scenes."

# What settles a block: the pass that marks it, with which mark; story needs none.
BLOCKS: dict[str, tuple[str, Kind, str]] = {
    "story": ("", "decided", ""),
    "heading": ("headings", "heading", "chapter"),
    "break": ("dividers", "scene-break", ""),
    "note": ("framing", "note", "inline"),
}
NO_STORY = {"heading", "heading-title", "scene-break", "note", "meta", "label", "frame"}


def _unfit(draft: Draft, mark: Mark, why: str, hint: str) -> Problem:
    said = SPACES.sub(" ", draft.text[mark.start : mark.end])
    message = f"“{said}” is settled as a {mark.value}, and {why}."
    return Problem("lost-decision", message, _span(mark), hint)


def _pattern(decision: Decision) -> re.Pattern[str]:
    """Finds the words of `decision`; a place with nothing beside it is a line or several.

    What a hyphen parts may stand on one line by now.
    """
    at = f"(?P<at>{_loose(decision.at)})"
    if decision.before + decision.after:
        hyphen = decision.what in HYPHENS
        after = rf"\s*{_loose(decision.after.lstrip())}" if hyphen else _loose(decision.after)
        return re.compile(f"{_loose(decision.before)}{at}{after}")
    return re.compile(rf"(?:\A|(?<=[\r\n\ufeff]))[^\S\r\n]*{at}[^\S\r\n]*(?=[\r\n]|\Z)")


def _loose(words: str) -> str:
    return "".join(
        r"\s+" if piece[0].isspace() else f"[{QUOTE}]" if piece in QUOTE else re.escape(piece)
        for piece in LOOSE.findall(words)
    )


def _fits(decision: Decision) -> bool:
    if decision.what in HYPHENS:
        return decision.at in HYPHEN
    return not (decision.what == "apostrophe" and decision.at in NO_APOSTROPHE)


DOUBLE = "A double mark is open, close or prime."
HYPHEN_ALONE = "Put the bars on both sides of the hyphen alone."


def _lost(decision: Decision, count: int) -> Problem:
    shown = SPACES.sub(" ", f"{decision.before}{decision.at}{decision.after}").strip()
    if count == 1:
        what = "a hyphen" if decision.what in HYPHENS else "an apostrophe"
        return Problem(
            "lost-decision",
            f"{decision.origin} settles “{shown}” as {what}, which {decision.at} cannot be.",
            hint=HYPHEN_ALONE if decision.what in HYPHENS else DOUBLE,
        )
    where = f"is in the story {count} times" if count else "is not in the story"
    hint = (
        "Add words on both sides until they name one place."
        if count
        else "Copy the words again from the story, or take the decision out."
    )
    return Problem("lost-decision", f"“{shown}”, settled in {decision.origin}, {where}.", hint=hint)
