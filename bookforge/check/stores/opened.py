"""An EPUB opened for looking: bounded in memory, whatever the zip file claims or its XML declares.

Each limit is far above what books have, and far below what would hurt: an archive is refused
before anything of it is unpacked, files are read one at a time, and entities stay what they are.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import cast
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage] - no public name

from bookforge.problem import InputError

Element = _Element
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"
NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "ops": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "enc": "http://www.w3.org/2001/04/xmlenc#",
}
TYPE = f"{{{NAMES['ops']}}}type"
OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")

MOST_FILES = 20_000
MOST_UNPACKED = 2 * 2**30  # bytes, by what the archive says of itself; zipfile reads no more
MOST_TEXT = 16 * 2**20  # bytes of one page or sheet; devices give up far below
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(OSError, KeyError, ValueError),
)
# A prefix of an address in the web; "//host" takes the scheme of the page.
REMOTE = re.compile(r"(?i)(?:https?|ftp):|//")
SCHEME = re.compile(r"(?i)[a-z][a-z\d+.-]*:")


class Unreadable(Exception):  # noqa: N818 - it never leaves the lint
    """A file of the archive cannot be read or understood; `line` is 0 when it is not known."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code, self.line = code, line


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the manifest; `path` is that of the file inside the archive."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]


class Opened:
    """The parts of an EPUB that finders ask for; `name` is what the user calls it."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive and its package document.

        Raises:
            InputError: it is no EPUB, or one that unpacks to too much.

        """
        self.name, self.size = name, len(data)
        self.archive = _archive(data, name)
        self.names = frozenset(self.archive.namelist())
        container = self._needed(CONTAINER)
        paths = strings(container, "//c:rootfile/@full-path")
        if not paths:
            raise InputError(f"“{name}” is no EPUB: {CONTAINER} names no package.", REPACK)
        self.opf = paths[0]
        self.package = self._needed(self.opf)

    def _needed(self, path: str) -> Element:
        if path not in self.names:
            raise InputError(f"“{self.name}” is no EPUB: it has no {path}.", REPACK)
        try:
            return self.tree(path)
        except Unreadable as bad:
            raise InputError(f"“{self.name}” cannot be read: {path}: {bad}.", REPACK) from None

    @cached_property
    def items(self) -> dict[str, Item]:
        """The manifest by id."""
        found = elements(self.package, "/opf:package/opf:manifest/opf:item")
        return {item.id: item for item in map(self._item, found)}

    def _item(self, line: Element) -> Item:
        properties = frozenset(line.get("properties", "").split())
        path = resolved(self.opf, line.get("href", ""))
        return Item(line.get("id", ""), path, line.get("media-type", ""), properties)

    @cached_property
    def spine(self) -> tuple[Item, ...]:
        """The files of the book in the order of reading."""
        ids = strings(self.package, "/opf:package/opf:spine/opf:itemref/@idref")
        return tuple(self.items[id_] for id_ in ids if id_ in self.items)

    @cached_property
    def titles(self) -> frozenset[str]:
        """What the book is called."""
        return frozenset(
            " ".join(one.split()) for one in strings(self.package, "//dc:title/text()")
        )

    @cached_property
    def locked(self) -> dict[str, str]:
        """The algorithms by which files are encrypted, by path; fonts that are only obfuscated too.

        An encryption.xml that cannot be read locks nothing: its files are then found damaged.
        """
        if ENCRYPTION not in self.names:
            return {}
        try:
            root = self.tree(ENCRYPTION)
        except Unreadable:
            return {}
        found: dict[str, str] = {}
        for entry in elements(root, "//enc:EncryptedData"):
            ways = strings(entry, "./enc:EncryptionMethod/@Algorithm")
            for address in strings(entry, ".//enc:CipherReference/@URI"):
                found[unquote(address)] = ways[0] if ways else "unknown"
        return found

    def encrypted(self, path: str) -> bool:
        """Whether what is in the file cannot be seen."""
        return path in self.locked and self.locked[path] not in OBFUSCATIONS

    @property
    def version(self) -> str:
        """The version of EPUB, as "3.0"."""
        return self.package.get("version", "")

    def pages(self) -> Iterator[Item]:
        """The XHTML files: those of the spine in their order, then the rest."""
        shown = [item for item in self.spine if item.media_type == XHTML_TYPE]
        rest = [item for item in self.items.values() if item.media_type == XHTML_TYPE]
        yield from dict.fromkeys((*shown, *rest))

    def data(self, path: str, most: int = MOST_TEXT) -> bytes:
        """The content of a file.

        Raises:
            Unreadable: it is damaged, or larger than `most` bytes.

        """
        try:
            if self.archive.getinfo(path).file_size > most:
                raise Unreadable("huge-file", f"it unpacks to more than {most // 2**20} MB")
            return self.archive.read(path)
        except UNREADABLE as bad:
            raise Unreadable("damaged-file", _reason(bad)) from None

    def head(self, path: str, most: int) -> bytes:
        """The first `most` bytes of a file, or nothing if it is damaged."""
        try:
            with self.archive.open(path) as file:
                return file.read(most)
        except UNREADABLE:
            return b""

    def tree(self, path: str) -> Element:
        """The root of an XML file.

        Raises:
            Unreadable: it is damaged, too large or no XML.

        """
        return parsed(self.data(path))


REPACK = "Make it anew with the program that made it."


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except UNREADABLE:
        hint = "The file may be cut off: fetch or make it anew."
        raise InputError(f"“{name}” is no EPUB: it is not a whole zip file.", hint) from None
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise InputError(f"“{name}” holds more than {MOST_FILES:,} files.")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise InputError(f"“{name}” unpacks to more than {MOST_UNPACKED // 2**30} GB.")
    return archive


def parsed(data: bytes) -> Element:
    """The root of XML, whose entities are left alone and whose addresses are not fetched.

    Raises:
        Unreadable: it is no XML.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as bad:
        line = bad.lineno if isinstance(bad, etree.XMLSyntaxError) else 0
        raise Unreadable("not-xml", _reason(bad), line or 0) from None


def _reason(bad: Exception) -> str:
    """What a library says of a fault, on one line and not too long."""
    return " ".join(str(bad).split())[:120].rstrip(".") or type(bad).__name__


def resolved(base: str, href: str) -> str:
    """The path in the archive that `href` leads to from the file `base`.

    >>> resolved("EPUB/text/one.xhtml", "../two%20.xhtml#a"), resolved("EPUB/one.xhtml", "#a")
    ('EPUB/two .xhtml', 'EPUB/one.xhtml')
    """
    path = unquote(href.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def local(href: str) -> bool:
    """Whether an address leads to a file of the book itself."""
    return not REMOTE.match(href) and not SCHEME.match(href)


def elements(root: Element, path: str) -> list[Element]:
    """The elements that an XPath leads to."""
    return cast("list[Element]", root.xpath(path, namespaces=NAMES))


def strings(root: Element, path: str) -> list[str]:
    """The stripped strings that an XPath ending in an attribute or text() leads to."""
    return [str(one).strip() for one in cast("list[object]", root.xpath(path, namespaces=NAMES))]


def text_of(element: Element) -> str:
    """All text inside an element, but for that of comments."""
    return str(element.xpath("string()"))


def line_of(element: Element) -> int:
    """The line of an element in its file, from 1."""
    return int(element.sourceline or 0)
