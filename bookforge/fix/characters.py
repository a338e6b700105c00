"""The pass that takes out what cannot be seen or printed, and joins letters to their accents."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import bidirectional, normalize

from bookforge.draft import Change, Draft, Find
from bookforge.problem import Problem
from bookforge.source import Span

# XML 1.0, 2.2 forbids these in any file, or Unicode gives them no meaning in exchanged text.
# NEL (85) is a line end and stays for the pass that reads line ends.
CONTROLS = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0x1FFFF, 0x110000, 0x10000))
)
INVISIBLE = r"\xad\ufeff\u200b\u2060-\u2064\u180e\u034f\u115f\u1160\u3164\uffa0"
DIRECTIONS = r"\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
JOINERS = r"\u200c\u200d"  # meant in Persian, in Indic scripts, between emoji

UNSEEN = f"{CONTROLS}{INVISIBLE}{DIRECTIONS}{JOINERS}"
RUN = re.compile(f"[{UNSEEN}]+")
CONTROL = re.compile(f"[{CONTROLS}]")
DIRECTION = re.compile(f"[^{DIRECTIONS}]+")
JOINER_OR_DIRECTION = re.compile(f"[^{JOINERS}{DIRECTIONS}]+")
JOINER = re.compile(f"[^{JOINERS}]+")
LATIN = re.compile(r"[\s!-~\u00a1-\u02af\u2010-\u2044]?")
ACCENT = r"[\u0300-\u036f\u1dc0-\u1dff\u3099\u309a]"
# A letter with its accents, with what cannot be seen between them; or only that.
PIECE = re.compile(rf"[^\W\d_]?(?:[{UNSEEN}]{{0,9}}{ACCENT})+|[{UNSEEN}]+")
# A soft hyphen at a line's end, the rest of the word, and the space after it.
BROKEN = re.compile(r"\xad(?<=[^\W\d_].)(?P<end>[ \t]*\r*\n[ \t]*)(?=[^\W\d_])\S+(?P<space> ?)")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
REPLACE = "Type what it stands for, as • or *."
LEFTWARD = frozenset({"R", "AL"})


def characters(draft: Draft) -> Iterator[Find]:
    r"""Take out characters that cannot be seen or printed, and compose letters with accents.

    Byte order marks, zero-width spaces and soft hyphens come from programs, not from authors;
    control characters cannot stand in any e-book. Joiners stay where a script needs them, marks
    of direction where the text holds letters that run to the left. A letter followed by its
    accent becomes one character; a word that a soft hyphen broke at a line's end becomes whole.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "\ufeffA cafe\u0301\x07 in the rain\u200b."
    >>> draft = Draft(Source("a", text), text)
    >>> amend(draft, "characters", characters(draft)).text
    'A café in the rain.'

    Source: Unicode Standard Annex 15 (normalization), Unicode 23.7 (noncharacters); XML 1.0, 2.2.
    """
    text = draft.text
    if text.isascii() and not CONTROL.search(text):
        return
    leftward = any(bidirectional(letter) in LEFTWARD for letter in set(text))
    controls: list[re.Match[str]] = []
    joined = {found.start(): found for found in BROKEN.finditer(text)}
    pieces = PIECE if re.search(ACCENT, text) else RUN
    for found in pieces.finditer(text):
        start, end = found.span()
        if CONTROL.search(found[0]):
            controls.append(found)
        if start in joined:
            yield from _joined(joined[start])
            continue
        new = _kept(text[max(0, start - 1) : start], found[0], text[end : end + 1], leftward)
        if new != found[0]:
            yield Change(start, end, new, why=_why(found[0]))
    if controls:
        count = sum(len(CONTROL.findall(found[0])) for found in controls)
        yield _problem(count, controls[0].start())
    if private := list(PRIVATE.finditer(text)):
        often = "A character" if len(private) == 1 else f"One of {len(private):,} characters"
        said = f"{often} of private use means nothing outside the program that wrote it."
        yield Problem("private-character", said, Span(*private[0].span()), REPLACE)


def _joined(broken: re.Match[str]) -> Iterator[Change]:
    """A word that a soft hyphen broke at a line's end, whole on the first of the two lines."""
    yield Change(broken.start(), broken.end("end"), "", why="word broken by a soft hyphen")
    if broken["space"]:
        yield Change(*broken.span("space"), "\n", why="word broken by a soft hyphen")


@lru_cache(maxsize=1 << 12)  # the same few pieces again and again
def _kept(before: str, piece: str, after: str, leftward: bool) -> str:  # noqa: FBT001 - of a text
    """What of a run of unseen characters means something, or a letter with its accents."""
    if not RUN.fullmatch(piece):
        return normalize("NFC", RUN.sub("", piece))
    if LATIN.fullmatch(before) and LATIN.fullmatch(after):
        return DIRECTION.sub("", piece) if leftward else ""
    pattern = JOINER_OR_DIRECTION if leftward else JOINER
    return pattern.sub("", piece)


@lru_cache(maxsize=1 << 12)
def _why(piece: str) -> str:
    if CONTROL.search(piece):
        return "control character"
    return "invisible character" if RUN.search(piece) else "letter and accent composed"


def _problem(count: int, first: int) -> Problem:
    if count == 1:
        message = "A character that cannot be printed was taken out."
    else:
        message = f"{count:,} characters that cannot be printed were taken out."
    hint = "Look at the place: a letter may have been lost there before."
    return Problem("control-character", message, Span(first, first + 1), hint)
