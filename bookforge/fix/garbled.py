"""The pass that mends lines which a program read in the wrong encoding as a whole.

UTF-8 that was taken for an older encoding has two to four letters for one. Written back in that
encoding its bytes are UTF-8 again, which hardly happens by chance to a whole line. MacRoman that
was taken for cp1252 has no such sign; there the contractions of English give it away.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bookforge.draft import Change, Draft

BEYOND = re.compile(r"[^\x00-\x7f]+")
# What programs took UTF-8 for, the likelier first; ftfy's "sloppy" ones know every byte.
TAKEN_FOR = (
    "sloppy-windows-1252", "latin-1", "mac-roman", "sloppy-windows-1250", "sloppy-windows-1251",
    "iso8859-2", "cp437", "cp850",
)  # fmt: skip
# What texts hold, and accidents seldom do: letters of living scripts, marks, signs.
SENSIBLE = re.compile(
    r"[\xa0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0384-\u03ce\u0400-\u045f\u0490\u0491"
    r"\u05d0-\u05ea\u0620-\u064a\u0e00-\u0e5b\u1ea0-\u1ef9\u2010-\u203a\u20ac\u2122\u2190-\u2193"
    r"\u2212\u2500-\u257f\u2600-\u27bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufb01\ufb02\ufeff"
    r"\uff01-\uff5e\U0001f300-\U0001faff]+"
)
# A capital and a mark beside it, which may both be right: CAFÉ”, IRMÃ—.
BESIDE = re.compile(r"[À-ß][‘’“”–—…]")
FEWEST = 3  # garbled letters, none of which is such a pair, that make a text a garbled one
ROUNDS, TIMES = 9, 3

Runs = tuple[str, ...]  # what a line holds beyond ASCII

MAC = re.compile(r"(?<=[a-z])Õ(?=(?:s|t|d|m|ll|re|ve)\b)")
MAC_LETTERS = str.maketrans("ÕÒÓÔÉÑÐŽˆ", "’“”‘…—–éà")
MAC_LINE = re.compile(
    r"(?:[\x00-\x7f]|[ÕÒÓÔ]|(?<![A-Z])[ÑÐ](?![A-Z])|(?<=[A-Za-z ])É(?![a-z])|(?<=[a-z])[Žˆ])+"
)


def garbled(draft: Draft) -> Iterator[Change]:
    r"""Read lines again that were read in the wrong encoding, be it several times over.

    A line is changed only if all that it holds beyond ASCII makes sense then, and if the text has
    more such lines or letters; what is garbled among right letters is left to the next pass.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "ItвЂ™s a cafГ©.\nвЂњYes,вЂќ he said.\n“No,” she said."
    >>> draft = Draft(Source("a", text), text)
    >>> print(amend(draft, "garbled", garbled(draft)).text)
    It’s a café.
    “Yes,” he said.
    “No,” she said.
    """
    if draft.text.isascii():
        return
    lines = [list(BEYOND.finditer(draft.text, *span)) for span in _lines(draft.text)]
    # A letter alone is right as it is: UTF-8 has no letter beyond ASCII in one byte.
    lines = [line for line in lines if line and all(len(found[0]) > 1 for found in line)]
    mended = _mended([tuple(found[0] for found in line) for line in lines])
    if not mended and len(MAC.findall(draft.text)) >= FEWEST:
        yield from _of_a_mac(draft.text)
    for i, runs in mended.items():
        for found, new in zip(lines[i], runs, strict=True):
            yield Change(*found.span(), new, why="letter in the wrong encoding")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _mended(lines: Sequence[Runs]) -> dict[int, Runs]:
    """The lines, by number, that were garbled, as they were before."""
    mended: dict[int, Runs] = {}
    now = list(lines)
    for _ in range(ROUNDS):
        changed = {i: new for i, new in enumerate(_read_again(now)) if new != now[i]}
        if not changed:
            break
        mended |= changed
        for i, new in changed.items():
            now[i] = new
    return mended


def _read_again(lines: Sequence[Runs]) -> list[Runs]:
    """Each line as it was before, in the way that explains the most of the text."""
    votes: Counter[str] = Counter()
    for runs, times in Counter(lines).items():
        for name in TAKEN_FOR:
            if new := _decoded(runs, name):
                votes[name] += times * _certain(runs, new)
    names = [name for name, count in votes.most_common() if count >= FEWEST]
    return [next((new for name in names if (new := _decoded(runs, name))), runs) for runs in lines]


def _certain(runs: Runs, new: Runs) -> int:
    """How many letters of a line that makes sense otherwise can hardly be right as they stand."""
    return sum(map(len, new)) - sum(len(BESIDE.findall(run)) for run in runs)


@lru_cache(maxsize=1 << 16)
def _decoded(runs: Runs, name: str) -> Runs:
    """The runs of a line as UTF-8 that was taken for the encoding `name`, or () if it was not."""
    _sloppy_codecs()
    for _ in range(TIMES):
        try:
            runs = tuple(run.encode(name).decode() for run in runs)
        except UnicodeError:
            break
        if all(map(SENSIBLE.fullmatch, runs)):
            return runs
    return ()


@cache
def _sloppy_codecs() -> None:
    """Let Python know the encodings that ftfy adds."""
    from ftfy import bad_codecs  # noqa: PLC0415 - it takes a while and is seldom needed

    bad_codecs.ok()


def _of_a_mac(text: str) -> Iterator[Change]:
    for start, end in _lines(text):
        if MAC_LINE.fullmatch(text, start, end):
            for found in BEYOND.finditer(text, start, end):
                new = found[0].translate(MAC_LETTERS)
                yield Change(*found.span(), new, why="letter in the wrong encoding")
