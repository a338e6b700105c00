"""Which words the logged changes of a draft altered, and whether they were allowed to.

Almost every change is about what stands between words. Some passes may touch words themselves,
each in its own way; a change of words by any other pass is a fault.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bookforge.check.words import WORD_CHARACTER, words
from bookforge.draft import Draft, Stage

LONGEST = 80  # characters of a word that a change is widened by, on either side
TAG = re.compile(
    r"\[/?[a-z]{1,10}(?:=[^\]\n]*)?\]|</?[a-z]{1,10}(?:-[a-z]{1,10})?[1-6]?(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def respelt(draft: Draft) -> tuple[Counter[str], list[str]]:
    """How many words each pass wrote anew, by its name, and a sentence for each fault."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    text = draft.source.text
    for stage in draft.log:
        after = _made(text, stage)
        for removed, old, new in _altered(text, after, stage):
            if not _allowed(stage.rule, removed, old, new):
                faults.append(
                    f"The pass {stage.rule} changed “{' '.join(old)}” into “{' '.join(new)}”."
                )
            counts[stage.rule] += len(old)
        text = after
    return counts, faults


def _made(text: str, stage: Stage) -> str:
    parts: list[str] = []
    at = 0
    for change in stage.changes:
        parts += (text[at : change.start], change.new)
        at = change.end
    return "".join((*parts, text[at:]))


def _altered(before: str, after: str, stage: Stage) -> Iterator[tuple[str, list[str], list[str]]]:
    """What each change that altered words took away, with the words before and after."""
    for change, start, removed in zip(stage.changes, stage.starts, stage.removed, strict=True):
        if removed and change.new and not WORD_CHARACTER.search(removed + change.new):
            continue
        old = words(_widened(before, change.start, change.end))
        new = words(_widened(after, start, start + len(change.new)))
        if old != new:
            yield removed, old, new


def _widened(text: str, start: int, end: int) -> str:
    """The text from `start` to `end` with the rest of the words that it begins and ends in."""
    first, last = start, end
    while first > max(0, start - LONGEST) and WORD_CHARACTER.match(text, first - 1):
        first -= 1
    while last < min(len(text), end + LONGEST) and WORD_CHARACTER.match(text, last):
        last += 1
    return text[first:last]


def _allowed(rule: str, removed: str, old: list[str], new: list[str]) -> bool:
    match rule:
        case (
            "garbled" | "mojibake" | "characters"
        ):  # garbled letters, entities, what cannot be printed
            return True
        case "capitals":
            return "".join(old).casefold() == "".join(new).casefold()
        case "paragraphs":  # a word that the margin had parted
            return removed.strip() in ("-", "¬") and "".join(old) == "".join(new)
        case "emphasis" | "tags":  # the markers go, also out of the middle of a word
            return not words(TAG.sub("", removed))
        case _:
            return False
