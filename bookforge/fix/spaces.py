"""Spaces that are too many, too odd, or on the wrong side of a comma."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft, Sure
from bookforge.fix.inline.literals import literals
from bookforge.fix.inline.tongue import habits
from bookforge.fix.inline.units import Unit, units

# All that is white but ends no line, less what most spaces are: single, plain, within a line and
# not before a stop.
WHITE = r"\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
RUN = re.compile(rf"(?! (?<=[^\n].)[^\n,;.!?:{WHITE}])(?<![{WHITE}])[{WHITE}]+")
NARROW = "\u00a0\u202f"  # French sets one of these inside « » and before ; : ! ?
WIDE = "\u3000"  # as wide as a character of Chinese or Japanese
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

# A comma that clings to the next word has changed sides.
CLINGS = re.compile(r"[,;](?=[^\W\d_])")
# Stops that nothing clings to. Not `...`, `.5`, `:)`, `.net`, and not the start of `. . .`.
STANDS = re.compile(r"(?:[,.!?]{1,3}(?=[\s\"'`´“”‘’]|\Z)|[;:](?=\s|\Z))(?<!\.\.)(?! ?[.…])")
RATIO = re.compile(r": \d")  # 3 : 2


def spaces(draft: Draft) -> Iterator[Change]:
    r"""Leave one plain space between words, none at a line's end, none before a comma.

    The indents of a stanza's lines stay, and so do the spaces of French punctuation.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "  His heart,  while broken ,was still\u00a0his. "
    >>> amend(draft := Draft(Source("a", text), text), "spaces", spaces(draft)).text
    'His heart, while broken, was still his.'
    """
    fixed = literals(draft)
    spaced_stops = habits(draft).high != ""
    for unit in units(draft):
        for run in RUN.finditer(unit.text):
            at = unit.start
            change = None if spaced_stops else _stray(unit.text, run)
            change = change or _mended(unit, run)
            if not fixed.touches(at + change.start, at + change.end):
                yield Change(
                    at + change.start, at + change.end, change.new, change.sure, change.why
                )


def _stray(text: str, run: re.Match[str]) -> Change | None:
    """The change that takes away a space before a stop, or puts it behind a comma."""
    start, end = run.span()
    before = text[start - 1 : start]
    if not before.isalnum() and before != ")":
        return None
    if clings := CLINGS.match(text, end):
        why = "space before a comma, not after it"
        return Change(start, clings.end(), f"{clings[0]} ", Sure.LIKELY, why)
    if STANDS.match(text, end) and not (before.isdigit() and RATIO.match(text, end)):
        return Change(start, end, "", Sure.LIKELY, "space before a stop")
    return None


def _mended(unit: Unit, run: re.Match[str]) -> Change:
    start, end = run.span()
    new, why = _instead(unit, run[0], unit.text[start - 1 : start], unit.text[end : end + 1])
    return Change(start, end, new, why=why)


def _instead(unit: Unit, run: str, before: str, after: str) -> tuple[str, str]:
    """What a run of white between two characters becomes, and why."""
    if after in ("", "\n"):
        return "", "space at the end of a line"
    if before in ("", "\n"):
        return (run, "") if unit.laid_out or run == WIDE else ("", "indent")
    narrow = next((space for space in run if space in NARROW), "")
    if narrow and (before in "«‹" or after in "»›;:!?"):
        return narrow, "run of spaces"
    if WIDE in run and CJK.match(before) and CJK.match(after):
        return WIDE, "run of spaces"
    return " ", "run of spaces" if len(run) > 1 else "odd space"
