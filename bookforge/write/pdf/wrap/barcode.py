"""The barcode of an ISBN: EAN-13, as bars of whole modules (ISO/IEC 15420, section 4)."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

LEFT = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
# Which of the six digits on the left are drawn mirrored tells the first digit, which has no bars.
MIRRORED = (
    *("000000", "001011", "001101", "001110", "010011"),
    *("011001", "011100", "010101", "010110", "011010"),
)
GUARD, MIDDLE = "101", "01010"
MODULE = 0.33 * 72 / 25.4  # pt; the nominal size
MODULES = 95
QUIET = (11, 7)  # modules of white that scanners need to the left and to the right
OTHER = str.maketrans("01", "10")
BOOKLAND = "978"  # before an ISBN of ten digits


class Bar(NamedTuple):
    """A bar: where it begins and how wide it is, in modules; guards reach further down."""

    start: int
    width: int
    guard: bool


def ean(isbn: str) -> str:
    """The thirteen digits of an ISBN, which may be one of ten.

    >>> ean("urn:isbn:3161484100")
    '9783161484100'
    """
    digits = "".join(one for one in isbn.rpartition(":")[2] if one.isdecimal() or one in "xX")
    if len(digits) == len("9783161484100"):
        return digits
    body = BOOKLAND + digits[:9]
    weighed = sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(body))
    return body + str(-weighed % 10)


def modules(digits: str) -> str:
    """The 95 modules of thirteen digits, a bar as 1.

    >>> modules("9783161484100")[:17]
    '10101110110001001'
    """
    first, *rest = map(int, digits)
    left = (
        LEFT[digit].translate(OTHER)[::-1] if mirrored == "1" else LEFT[digit]
        for digit, mirrored in zip(rest[:6], MIRRORED[first], strict=True)
    )
    right = (LEFT[digit].translate(OTHER) for digit in rest[6:])
    return "".join((GUARD, *left, MIDDLE, *right, GUARD))


def bars(digits: str) -> Iterator[Bar]:
    """The bars from left to right."""
    at = 0
    for shade, run in groupby(modules(digits)):
        width = len(list(run))
        if shade == "1":
            edge = at < len(GUARD) or at >= MODULES - len(GUARD)
            yield Bar(at, width, edge or abs(at - MODULES // 2) < len(MIDDLE) // 2)
        at += width
