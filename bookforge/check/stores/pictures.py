"""Pictures inside an EPUB: only their heads are read, so that no picture can grow in memory."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import Item, Opened, strings

MOST_PIXELS = 4_000_000
HEAVY = 5_000_000  # bytes
SMALL, GOOGLE_SMALL, GOOGLE_LARGE = (625, 1000), 640, 7200  # px
SLIM, SQUARE = 2.0, 1.25  # height by width; Amazon's 1.6 and Kobo's 1.33 lie between
HEAD = 1 << 20  # bytes in which a JPEG says its size, after what cameras put before it
FILL, FRAMES = 0xFF, set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # signs in a JPEG
KNOWN = ("image/jpeg", "image/png", "image/gif", "image/svg+xml")
COVERS = ("image/jpeg", "image/png")
CMYK = 4  # channels


class Picture(NamedTuple):
    """What the head of a picture says; sizes in px."""

    width: int
    height: int
    channels: int


def find(book: Opened) -> Iterator[Found]:
    """The findings about pictures, the cover's included."""
    front = cover(book)
    for item in book.items.values():
        if item.media_type.startswith("image/") and item.path in book.names:
            yield from _picture(book, item)
    if front is None or front.path not in book.names:
        yield Found("no-cover", "The book has no cover image.", book.opf)
        return
    if "cover-image" not in front.properties and book.version >= "3":
        yield Found("cover-unmarked", "The cover is not marked as such.", book.opf)
    if not _named(book):
        yield Found("cover-unnamed", "No <meta name=cover> names the cover.", book.opf)
    yield from _cover(book, front)


def cover(book: Opened) -> Item | None:
    """The cover image: as EPUB 3 marks it, or as EPUB 2 names it."""
    marked = (item for item in book.items.values() if "cover-image" in item.properties)
    return next(marked, None) or _named(book)


def _named(book: Opened) -> Item | None:
    names = strings(book.package, "//opf:metadata//opf:meta[@name='cover']/@content")
    found = (book.items[name] for name in names if name in book.items)
    return next((item for item in found if item.media_type.startswith("image/")), None)


def _picture(book: Opened, item: Item) -> Iterator[Found]:
    if item.media_type not in KNOWN:
        yield Found("picture-format", f"The picture is {item.media_type}.", item.path)
    size = book.archive.getinfo(item.path).file_size
    if size > HEAVY:
        yield Found("heavy-picture", f"The picture has {size / 1e6:,.1f} MB.", item.path)
    if item.media_type == "image/svg+xml" or book.encrypted(item.path):
        return
    picture = measured(book.head(item.path, HEAD))
    if picture is None:
        if item.media_type in KNOWN:
            yield Found("bad-picture", "The picture cannot be read.", item.path)
        return
    if picture.width * picture.height > MOST_PIXELS:
        shape = f"{picture.width} × {picture.height} px"
        yield Found("large-picture", f"The picture has {shape}.", item.path)
    if picture.channels == CMYK:
        yield Found("print-colours", "The picture is in the colours of print (CMYK).", item.path)


def _cover(book: Opened, item: Item) -> Iterator[Found]:
    if item.media_type not in COVERS:
        yield Found("cover-format", f"The cover is {item.media_type}.", item.path)
    picture = measured(book.head(item.path, HEAD))
    if picture is None or not picture.width or not picture.height:
        return
    shape = f"The cover has {picture.width} × {picture.height} px."
    if picture.width < SMALL[0] or picture.height < SMALL[1]:
        yield Found("small-cover", shape, item.path)
    if not GOOGLE_SMALL <= min(picture[:2]) <= max(picture[:2]) <= GOOGLE_LARGE:
        yield Found("google-cover", shape, item.path)
    if not SQUARE <= picture.height / picture.width <= SLIM:
        yield Found("cover-shape", shape, item.path)


def measured(head: bytes) -> Picture | None:
    """What the first bytes of a PNG, JPEG or GIF file say."""
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return _picture_of(">II", head[16:24])
        if head.startswith((b"GIF87a", b"GIF89a")):
            return _picture_of("<HH", head[6:10])
        if head.startswith(b"\xff\xd8"):
            return _jpeg(head)
    except struct.error:
        pass
    return None


def _picture_of(sides: str, data: bytes) -> Picture:
    width, height = struct.unpack(sides, data)
    return Picture(width, height, 3)


def _jpeg(head: bytes) -> Picture | None:
    """The first frame header (ISO 10918-1, section B.2.2), reached segment by segment."""
    at = 2
    while at + 4 <= len(head) and head[at] == FILL:
        if head[at + 1] in FRAMES:
            height, width, channels = struct.unpack(">HHB", head[at + 5 : at + 10])
            return Picture(width, height, channels)
        filling = head[at + 1] == FILL
        at += 1 if filling else 2 + struct.unpack(">H", head[at + 2 : at + 4])[0]
    return None
