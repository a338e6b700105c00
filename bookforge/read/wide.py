"""UTF-16 and UTF-32 without a byte order mark."""

import re
from collections import Counter

from bookforge.read.codec import holding

# What texts are made of: the letters and marks of living scripts.
ORDINARY = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\u024f\u0300-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1e00-\u1fff\u2010-\u206f"
    r"\u20a0-\u20bf\u3000-\u30ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffee"
    r"\U0001f300-\U0001faff\ufe0f]"
)
MOST_ORDINARY = 0.95  # of the characters of a text
NARROW = re.compile(rb"[\t\n\r\x20-\x7e]")
LAST_PLANE = 0x10  # of Unicode
MOST_NARROW = 0.9  # bytes of ASCII; UTF-16 has half in English, and up to four fifths in Japanese


def wide(data: bytes) -> str:
    r"""The encoding of `data` if it is UTF-16 or UTF-32, or "".

    Spaces and line ends, at the least, hold zero bytes then. Of the bytes of a character, the high
    one varies less than the low one from letter to letter, in any script.

    >>> wide("Дом у моря.\n".encode("utf-16-be"))
    'utf-16-be'
    """
    if b"\0" not in data or len(NARROW.findall(data)) > MOST_NARROW * len(data):
        return ""
    name = _four(data) or _two(data)
    text = holding(data, name)
    return name if len(ORDINARY.findall(text)) > MOST_ORDINARY * len(text) else ""


def _four(data: bytes) -> str:
    """UTF-32, whose highest byte is zero and the next at most LAST_PLANE, or ""."""
    columns = [data[i::4] for i in range(4)]
    if not any(columns[0]) and max(columns[1], default=0) <= LAST_PLANE:
        return "utf-32-be"
    if not any(columns[3]) and max(columns[2], default=0) <= LAST_PLANE:
        return "utf-32-le"
    return ""


def _two(data: bytes) -> str:
    return "utf-16-be" if _sameness(data[::2]) > _sameness(data[1::2]) else "utf-16-le"


def _sameness(column: bytes) -> float:
    """How likely two bytes of a column are the same."""
    counts = Counter(column).values()
    return sum(count * count for count in counts) / max(1, len(column)) ** 2
