"""Bytes to text: decided on the whole file, never on its beginning.

Strict UTF-8 first (with or without a byte order mark), UTF-16 with one. A file that is neither
was typed on Windows, as a rule, and is read as cp1252; one that holds both, as pasted texts do,
is read as UTF-8 with each stray byte taken as cp1252. Every byte can be had back from the Source.
"""

import re

from bookforge.problem import InputError, Problem
from bookforge.source import Source, Span

BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# The first bytes of files that people take for texts, and what such a file is called.
FORMATS = (
    (b"PK\x03\x04", "a zip archive (a Word document or an e-book, perhaps)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
PLAIN = "Save or export it as plain text first."

# Python shows a byte that is not UTF-8 as one of these (PEP 383); a file cannot hold them itself.
STRAY = re.compile("[\udc80-\udcff]")
CP1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0x100)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
MOST_CONTROLS = 0.01  # of all characters; texts have none, or a few stray ones
FEW_CONTROLS = 4
HTML = re.compile(rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html[\s>])")


def source(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """Decode `data`, the content of the file `name`, and say what had to be guessed.

    Raises:
        InputError: it is no text, or a byte of it belongs to no encoding known here.

    """
    for start, what in FORMATS:
        if data.startswith(start):
            raise InputError(f"“{name}” is {what}, not a plain text.", PLAIN)
    if HTML.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 1000):
        raise InputError(f"“{name}” is an HTML page, not a plain text.", PLAIN)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _utf16(data, name, encoding), ()
    if b"\0" in data:
        raise InputError(f"“{name}” is a binary file, not a plain text.", PLAIN)
    found, problems = _utf8_or_cp1252(data, name)
    if len(CONTROL.findall(found.text)) > max(FEW_CONTROLS, MOST_CONTROLS * len(found.text)):
        raise InputError(f"“{name}” is a binary file, not a plain text.", PLAIN)
    return found, problems


def _utf16(data: bytes, name: str, encoding: str) -> Source:
    try:
        return Source(name, data.decode(encoding), encoding)
    except UnicodeDecodeError as broken:
        place = Source(name, data[: broken.start].decode(encoding)).place(broken.start // 2)
        raise InputError(
            f"“{name}” is UTF-16 but breaks off or is damaged at line {place.line},"
            f" column {place.column} (byte {broken.start}).",
            "Save it again as UTF-8.",
        ) from None


def _utf8_or_cp1252(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    text = data.decode("utf-8", "surrogateescape")
    strays = [found.start() for found in STRAY.finditer(text)]
    if not strays:
        return Source(name, text), ()
    mixed = not STRAY.sub("", text).isascii()
    text = text.translate(CP1252)
    if unknown := STRAY.search(text):
        place = Source(name, text).place(unknown.start())
        byte = ord(unknown[0]) - 0xDC00
        raise InputError(
            f"“{name}” is neither UTF-8 nor cp1252: line {place.line}, column {place.column}"
            f" has the byte 0x{byte:02X}.",
            "Save it again as UTF-8.",
        )
    if not mixed:
        message = f"The file is not UTF-8; it was read as cp1252 ({len(strays):,} characters)."
        return Source(name, text, "cp1252"), (Problem("legacy-encoding", message),)
    at = Span(strays[0], strays[0] + 1)
    message = f"Characters that are not UTF-8 were read as cp1252: {len(strays):,}, first here."
    return Source(name, text, legacy=tuple(strays)), (Problem("mixed-encoding", message, at),)
