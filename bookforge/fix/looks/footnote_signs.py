"""The signs of footnotes: what stands in the text for one, and what a footnote begins with."""

import re
from typing import Final, NamedTuple

KEY: Final = r"\d{1,3}|[A-Za-z*†‡§]"
STARS: Final = r"\*{1,3}|†{1,2}|‡{1,2}"
RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
READ = 60  # characters at a line's start


class Sign(NamedTuple):
    """A footnote's sign as typed: its kind, its number or letter, and where it stands in a line."""

    kind: str
    key: str
    start: int
    end: int


# In the text a sign follows a word or a stop, perhaps after a space; numbers in brackets that
# begin a line or follow "(" count something else.
CALLS = {
    "square": re.compile(rf"(?<=[^\s(\[]) {{0,2}}(?P<sign>\[(?P<key>{KEY})\])(?![\w(\[])"),
    "round": re.compile(r"(?<=[^\s(\[]) {0,1}(?P<sign>\((?P<key>\d{1,3})\))(?!\w)"),
    "caret": re.compile(r"(?<=\S) {0,2}(?P<sign>\[\^(?P<key>[\w-]{1,20})\])(?!:)"),
    "raised": re.compile(r"(?<=\S)(?P<sign>(?P<key>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?!\w)"),
    "star": re.compile(rf"(?<=[\w.,;:!?\"”’')])(?P<sign>(?P<key>{STARS}))(?![\w*†‡])"),
}
# At the head of a block: what is seen in the text, or a number under "Notes".
HEADS = {
    "caret": re.compile(r"(?P<sign>\[\^(?P<key>[\w-]{1,20})\]:\s{1,4})\S"),
    "gutenberg": re.compile(r"(?P<sign>\[Footnote\s{0,2}(?P<key>[^:\]\s]{0,5}):\s{1,4})\S"),
    "square": re.compile(rf"(?P<sign>\[(?P<key>{KEY})\][:.]?\s{{1,4}})\S"),
    "round": re.compile(r"(?P<sign>\((?P<key>\d{1,3})\)[:.]?\s{1,4})\S"),
    "raised": re.compile(r"(?P<sign>(?P<key>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s{0,4})\S"),
    "star": re.compile(rf"(?P<sign>(?P<key>{STARS})\s{{0,4}})[^\s*†‡_]"),
    "listed": re.compile(r"(?P<sign>(?P<key>\d{1,3})[.):]?\s{1,4})\S"),
}
# Which signs in the text a footnote that begins so may belong to.
PARTNERS = {
    "caret": ("caret",),
    "gutenberg": ("square", "star"),
    "square": ("square",),
    "round": ("round",),
    "raised": ("raised",),
    "star": ("star",),
    "listed": ("square", "raised", "round"),
}
LISTED = re.compile(r"[\s#*_=~\[]{0,6}(?:foot|end)?-?notes?:?[\s*_=~\]]{0,6}", re.IGNORECASE)


def call_signs(said: str) -> list[Sign]:
    """The signs in a paragraph that could each stand for a footnote, in order.

    >>> [sign.key for sign in call_signs("Soup[1] (hot) was served.[2] In (1) and (12a) not.")]
    ['1', '2', '1']
    >>> call_signs("It was *so* like him.*")
    []
    """
    found: list[Sign] = []
    for kind, pattern in CALLS.items():
        if kind == "star" and OPENS.search(said):
            continue
        found += [Sign(kind, _key(hit["key"]), *hit.span("sign")) for hit in pattern.finditer(said)]
    return sorted(found, key=lambda sign: sign.start)


OPENS = re.compile(r"(?<![\w*.,;:!?\"”’')])\*{1,3}(?=\w)")  # emphasis, not a footnote


def head_sign(said: str, *, listed: bool = False) -> Sign | None:
    """The sign that a footnote begins with; plain numbers only if a list of notes is `listed`.

    >>> head_sign("[Footnote 3: A soup.]").key, head_sign("* A soup."), head_sign("*A* soup.")
    ('3', Sign(kind='star', key='*', start=0, end=2), None)
    """
    head = said[:READ]
    for kind, pattern in HEADS.items():
        if (kind == "listed" and not listed) or not (hit := pattern.match(head)):
            continue
        if kind == "star" and "*" in said[hit.end("sign") :]:
            continue
        return Sign(kind, _key(hit["key"]) or "*", *hit.span("sign"))
    return None


def _key(typed: str) -> str:
    return typed.translate(RAISED)
