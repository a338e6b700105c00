"""Lines that say by their own signs that they are lines: lists, boxes, tables, talk.

One such line says little, for a sentence may begin with a number or a name and a colon. Several
that follow each other and agree are a list, a game's box, or what people wrote to each other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import label
from bookforge.fix.looks.ornaments import ornament

Look = Literal["list", "box", "table", "talk"]

REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones
LONGEST = 400  # characters; what people say to each other may be long, but a line must be read
SHORT = 70  # characters in an item, unless it is numbered
NAMES = 24  # characters in a name or a key
FEWEST: dict[Look, int] = {"box": 1, "table": 2, "list": 2, "talk": 3}  # lines in a run
STOPPED = re.compile(r"[.!?…][\"'”’)]*$")

# [Level up!], 【Skill acquired】, <You have learned Fireball>, but no tags and no pictures.
# Such corners are quotation marks round words in Chinese or Japanese.
BOXED = re.compile(
    r"(?:\[{1,2}[^\[\]]+\]{1,2}|【[^【】]+】|〔[^〔〕]+〕|<[^<>.!?]+>"
    r"|『[^『』\u3040-\u30ff\u3400-\u9fff]+』|「[^「」\u3040-\u30ff\u3400-\u9fff]+」)"
)
NO_BOX = re.compile(
    r"[\[<](?:/?\w{1,6}[\]>]|illustration\b|footnote\b|sidenote\b|blank page|image\b|picture\b"
    r"|frontispiece|transcriber|editor|note\b|to be continued|[\d*†‡]+[\]>])",
    re.IGNORECASE,
)
DRAWN = "|¦│║┃╎"
CORNERS = "+╔╗╚╝╠╣┌┐└┘├┤╭╮╯╰═─━"
ITEM = re.compile(r"(?P<mark>[-*+•·‣▪●○◦–]|\(?(?P<number>\d{1,3})[.)]|\(?[a-z][.)])\s+(?=\S)")
STAMP = r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?[\])]?\s+)"
TALK = re.compile(
    rf"{STAMP}?(?:<(?P<nick>[\w .-]{{1,24}})>"
    r"|(?P<name>[^\W_][\w .'’-]{0,24}?)(?: \([^)]{1,20}\))?:)\s+(?=\S)"
)
PAIR = re.compile(r"(?P<key>[^\W\d_][\w /.'’-]{0,24}): {1,4}(?P<value>\S.{0,40})")


@lru_cache(maxsize=REMEMBERED)
def sign(said: str) -> Look | None:
    """What a line could be one of, by its signs.

    >>> [sign(line) for line in ("[Level up!]", "| STR | 12 |", "- six candles", "Orla: no")]
    ['box', 'table', 'list', 'talk']
    >>> [sign(line) for line in ("『 Level up! 』", "『もう遅い』")]
    ['box', None]
    >>> [sign(line) for line in ("[i]so[/i]", "[Illustration: A map]", "It was late.", "-o-")]
    [None, None, None, None]
    """
    if len(said) > LONGEST:
        return None
    if said[0] in DRAWN + CORNERS and said[-1] in DRAWN + CORNERS and len(said) > len("|x|"):
        return "table"
    if ornament(said):
        return None
    if BOXED.fullmatch(said) and not NO_BOX.match(said) and label(said) is None:
        return "box"
    if item := ITEM.match(said):
        return "list" if item["number"] or len(said) <= SHORT else None
    return "talk" if TALK.match(said) and headline(said) is None else None


def opens(said: str) -> Look | None:
    """What a line begins an item of, if it can hardly be the middle of a paragraph.

    >>> [opens(line) for line in ("2. Salt", "[12:03] Tam: no", "ANNA: No.", "- salt", "He: no")]
    ['list', 'talk', 'talk', None, None]
    """
    look = sign(said)
    if look == "list":
        item = ITEM.match(said)
        return look if item and item["number"] else None
    if look == "talk":
        found = TALK.match(said)
        sure = found and (found["nick"] or found["name"].isupper() or found.start("name") > 0)
        return look if sure else None
    return look


def runs(saids: Sequence[str]) -> Iterator[tuple[range, Look]]:
    """Runs of lines that agree, with what they are."""
    first = 0
    looks: list[Look | None] = [sign(said) for said in saids]
    for i in range(1, len(saids) + 1):
        if i < len(saids) and looks[i] == looks[first]:
            continue
        run, look = range(first, i), looks[first]
        kind = _agreed(saids[run.start : run.stop], look) if look else None
        if kind and len(run) >= FEWEST[kind]:
            yield run, kind
        first = i


def _agreed(saids: Sequence[str], look: Look) -> Look | None:
    match look:
        case "list":
            return look if _is_list(saids) else None
        case "talk":
            return _kind_of_talk(saids)
        case _:
            return look


def _is_list(saids: Sequence[str]) -> bool:
    """Whether numbers count on, or marks are alike and the items no sentences.

    Dashes open speech in many languages, so that items that end with a stop are none.
    """
    items = [found for said in saids if (found := ITEM.match(said))]
    if all(item["number"] for item in items):
        numbers = [int(item["number"]) for item in items]
        return all(b == a + 1 for a, b in pairwise(numbers))
    alike = len({item["mark"] for item in items}) == 1 or items[0]["mark"][0] in "(a"
    stops = sum(bool(STOPPED.search(said)) for said in saids)
    return alike and stops <= len(saids) / 3


def _kind_of_talk(saids: Sequence[str]) -> Look | None:
    """Talk if names come back; a box if each key has a short value, and some are numbers."""
    if any(label(said) for said in saids):
        return None  # the header of a story
    names = Counter(found["nick"] or found["name"] for said in saids if (found := TALK.match(said)))
    if len(names) < len(saids) and all(len(name) <= NAMES for name in names):
        return "talk"
    pairs = [PAIR.fullmatch(said) for said in saids]
    if all(pairs) and any(pair and pair["value"][0].isdigit() for pair in pairs):
        return "box"
    return None
