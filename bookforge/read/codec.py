"""Bytes to text in a known encoding, so that every byte can be had back.

A byte that means nothing in the encoding is held for a while as one of 256 code points that no
file can contain (PEP 383 does so for UTF-8), then shown as U+FFFD; the source keeps the byte.
"""

import codecs
import re
from collections.abc import Iterable, Iterator

from bookforge.source import Raw, Source

LOST = "\ufffd"
FIRST_HELD = 0xDC00
HELD = re.compile("[\udc00-\udcff]+")

Piece = tuple[str, bytes | None]  # text, and its bytes if they are not those of the encoding


def _hold(broken: UnicodeError) -> tuple[str, int]:
    if not isinstance(broken, UnicodeDecodeError):
        raise broken
    lost = broken.object[broken.start : broken.end]
    return "".join(chr(FIRST_HELD + byte) for byte in lost), broken.end


codecs.register_error("bookforge.hold", _hold)


def holding(data: bytes, encoding: str) -> str:
    """What `data` says in an encoding; each byte of no meaning is from U+DC00 to U+DCFF."""
    return data.decode(encoding, "bookforge.hold")


def let_go(text: str) -> bytes:
    """The bytes that a run of HELD stands for."""
    return bytes(ord(letter) - FIRST_HELD for letter in text)


def exact(data: bytes, name: str, encoding: str) -> Source:
    """The source that `data` is in one encoding; what means nothing there is U+FFFD."""
    text = holding(data, encoding)
    source = composed(name, encoding, _pieces(text))
    if source.encoded() == data:
        return source
    return composed(name, encoding, _by_line(data, text, encoding))


def composed(name: str, encoding: str, pieces: Iterable[Piece]) -> Source:
    """The source that these pieces make, one after the other."""
    texts: list[str] = []
    raw: list[Raw] = []
    at = 0
    for text, data in pieces:
        texts.append(text)
        if data is not None:
            raw.append(Raw(at, at + len(text), data))
        at += len(text)
    return Source(name, "".join(texts), encoding, tuple(raw))


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for found in HELD.finditer(text):
        yield text[done : found.start()], None
        yield LOST, let_go(found[0])
        done = found.end()
    yield text[done:], None


def _by_line(data: bytes, text: str, encoding: str) -> Iterator[Piece]:
    """The lines of a text in an encoding that has two codes for some characters.

    Shift-JIS and its kin do. No line feed is part of a longer code there; in the encodings where
    that could be (UTF-7), or where lines do not fit, the whole is one piece.
    """
    lines, stored = text.split("\n"), data.split(b"\n")
    if len(lines) != len(stored):
        yield HELD.sub(LOST, text), data
        return
    for i, (line, raw) in enumerate(zip(lines, stored, strict=True)):
        shown = HELD.sub(LOST, line)
        same = shown == line and shown.encode(encoding, "replace") == raw
        yield shown, None if same else raw
        yield ("\n" if i + 1 < len(lines) else ""), None
