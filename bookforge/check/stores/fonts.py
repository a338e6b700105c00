"""Fonts inside an EPUB: their format, whether they can be opened, and whether they will be used."""

import hashlib
import re
from collections.abc import Iterator

from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import Item, Opened, Unreadable, elements, strings, text_of

IDPF, ADOBE = "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"
SIGNS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"wOFF")  # TrueType, OpenType, WOFF 1
WOFF2 = b"wOF2"
SUFFIXES = (".ttf", ".otf", ".ttc", ".woff", ".woff2")
WHOLE = 400_000  # bytes; a subset for a novel has a tenth of this
OPTIONS = "META-INF/com.apple.ibooks.display-options.xml"


def find(book: Opened) -> Iterator[Found]:
    """The findings about fonts."""
    fonts = [item for item in book.items.values() if _is_font(item)]
    for font in fonts:
        if font.path in book.names and not book.encrypted(font.path):
            yield from _font(book, font)
    if fonts and not _asked(book):
        yield Found("fonts-unused", f"{len(fonts)} fonts are not asked for.", book.opf)


def _is_font(item: Item) -> bool:
    return "font" in item.media_type or item.path.lower().endswith(SUFFIXES)


def _font(book: Opened, font: Item) -> Iterator[Found]:
    head = book.head(font.path, 4)
    way = book.locked.get(font.path, "")
    plain = _unlocked(head, way, book) if way else head
    if plain == WOFF2:
        yield Found("font-woff2", "The font is WOFF 2.", font.path)
    elif plain not in SIGNS:
        what = "cannot be unlocked with the book's identifier" if way else "is no font"
        yield Found("bad-font", f"The file {what}.", font.path)
    size = book.archive.getinfo(font.path).file_size
    if size > WHOLE:
        yield Found("whole-font", f"The font has {size / 1000:,.0f} kB.", font.path)


def _unlocked(head: bytes, way: str, book: Opened) -> bytes:
    """The first bytes of a font that was obfuscated (OCF 3.3, section 4.3; Adobe's older way)."""
    named = book.package.get("unique-identifier", "")
    ids = [
        text_of(e).strip()
        for e in elements(book.package, "//dc:identifier")
        if way == ADOBE or e.get("id") == named
    ]
    keys = [_key(id_, way) for id_ in ids]
    plain = (bytes(a ^ b for a, b in zip(head, key, strict=False)) for key in keys if key)
    return next((one for one in plain if one in (*SIGNS, WOFF2)), b"")


def _key(identifier: str, way: str) -> bytes:
    if way == IDPF:
        bare = re.sub(r"[ \t\r\n]", "", identifier)
        return hashlib.sha1(bare.encode("utf-8", "replace")).digest()  # noqa: S324 - the format's
    digits = re.sub(r"[^0-9a-f]", "", identifier.lower().removeprefix("urn:uuid:"))
    return bytes.fromhex(digits) if len(digits) == 32 else b""  # noqa: PLR2004 - a UUID


def _asked(book: Opened) -> bool:
    """Whether Apple Books is told to use the book's own fonts."""
    if strings(book.package, "//opf:meta[@property='ibooks:specified-fonts']/text()") == ["true"]:
        return True
    try:
        root = book.tree(OPTIONS) if OPTIONS in book.names else None
    except Unreadable:
        return False
    path = "//option[@name='specified-fonts']/text()"
    return root is not None and "true" in strings(root, path)
