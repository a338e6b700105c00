"""Which encoding of the time before Unicode a text is in.

Chardet ranks the encodings by what is usual in a hundred languages. It knows letters; a story in
English, though, may have nothing beyond ASCII but quotation marks and dashes. So two things are
added up: how likely chardet finds a reading, and whether its marks and letters stand where they
make sense.
"""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bookforge.read.codec import LOST
from bookforge.read.plausible import plausibility

# What stories come in, the likelier first: Windows, Macs, mail, East Asia, DOS.
ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "mac-roman", "koi8-r", "koi8-u", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp1258", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15", "cp874",
    "cp932", "euc-jp", "gb18030", "big5", "cp949", "cp850", "cp437", "cp852", "cp866",
    "mac-cyrillic", "mac-latin2",
)  # fmt: skip
ALWAYS = ("cp1252", "mac-roman")  # tried even if chardet does not think of them
SHARE = 0.3  # of the best rank; what is below does not come into question

# What counts how much. Fitted on paragraphs in 20 languages, at lengths from 200 bytes up. Of a
# few characters little can be learnt: there the likelier encoding counts for more.
RANK, ORDER, ORDER_OF_ONE, KNOWN = 0.7, 0.001, 0.02, 0.5

FAR = 8  # places between the first of ENCODINGS and the second

MOST_EVIDENCE = 60_000  # bytes; more say nothing new
HIGH = re.compile(rb"[\x80-\xff]")
# One of these, which mean nothing in cp1252, would make chardet rule it out.
UNDEFINED = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
MOST_UNDEFINED = 0.03
# Up to so many bytes of a line, then on to one that is no part of a longer code.
STRETCH = re.compile(rb"[^\r\n]{1,2000}[\x40-\xff]*")


class Guess(NamedTuple):
    """An encoding, and the next best that reads the text otherwise, or ""."""

    encoding: str
    other: str


def guess(data: bytes, known: AbstractSet[str] = frozenset()) -> Guess:
    """The encoding that `data`, which is not UTF-8, is most likely in.

    `known` are characters that are likelier than others, as they stand elsewhere in the text.
    """
    sample = evidence(data)
    ranks = _ranks(sample)
    top = max(ranks.values()) or 1
    texts = {name: sample.decode(name, "replace") for name in ranks}
    order = ORDER + ORDER_OF_ONE / max(1, len(HIGH.findall(sample)))
    worths = {
        name: plausibility(texts[name])
        + RANK * rank / top
        + KNOWN * _share(texts[name], known)
        - order * _order(name)
        for name, rank in ranks.items()
        if rank >= SHARE * top or name in ALWAYS
    }
    best = max(worths, key=lambda name: worths[name])
    others = [name for name in worths if texts[name] != texts[best] and LOST not in texts[name]]
    return Guess(best, max(others, key=lambda name: worths[name], default=""))


def evidence(data: bytes) -> bytes:
    """Stretches of `data` with bytes beyond ASCII, from everywhere in it, up to a limit."""
    stretches = [found[0] for found in STRETCH.finditer(data) if not found[0].isascii()]
    step = 1 + sum(map(len, stretches)) // MOST_EVIDENCE
    return b"\n".join(stretches[::step])[:MOST_EVIDENCE]


def _share(text: str, known: AbstractSet[str]) -> float:
    """How many of the characters beyond ASCII are known, from 0 to 1."""
    if not known:
        return 0
    beyond = [letter for letter in text if not letter.isascii()]
    return sum(letter in known for letter in beyond) / max(1, len(beyond))


def _order(name: str) -> int:
    """How unusual an encoding is; nothing comes near the first."""
    if name == ENCODINGS[0]:
        return 0
    return FAR + (ENCODINGS.index(name) if name in ENCODINGS else len(ENCODINGS))


def _ranks(sample: bytes) -> dict[str, float]:
    """How much chardet believes in each encoding that comes into question."""
    ranks = dict.fromkeys(ALWAYS, 0.0) | _detected(sample, ENCODINGS)
    undefined = sum(map(sample.count, UNDEFINED))
    if 0 < undefined < MOST_UNDEFINED * len(HIGH.findall(sample)):
        ranks |= _detected(sample.translate(None, b"".join(UNDEFINED)), ENCODINGS[:1])
    return ranks


def _detected(sample: bytes, names: tuple[str, ...]) -> dict[str, float]:
    from chardet import detect_all  # noqa: PLC0415 - it takes a while, and UTF-8 needs no guess

    found = detect_all(sample, include_encodings=names, compat_names=False, ignore_threshold=True)
    return {one["encoding"]: one["confidence"] for one in found if one["encoding"]}
