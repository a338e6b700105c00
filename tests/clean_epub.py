"""A small EPUB written by hand that keeps every rule of the store lint, for tests to break."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def png(width: int, height: int) -> bytes:
    """A PNG as far as its head, which is all that the lint reads."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + struct.pack(">I", zlib.crc32(head))


def page(title: str, body: str) -> bytes:
    """A page whose body begins in line 7."""
    return (
        f'{HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops" lang="en">\n<head><title>{title}</title>\n'
        f'<link rel="stylesheet" href="book.css"/></head>\n<body>\n{body}\n</body></html>\n'
    ).encode()


COVER = png(1562, 2500)
OPF = f"""{HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Ferry</dc:title><dc:language>en</dc:language><dc:creator>Ada Brandt</dc:creator>
<dc:identifier id="id">urn:uuid:0b1d</dc:identifier>
<meta property="dcterms:modified">2000-01-01T00:00:00Z</meta>
<meta name="cover" content="cover-image"/>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All is text.</meta>

</metadata>
<manifest>
<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="book.css" media-type="text/css"/>
</manifest>
<spine toc="ncx"><itemref idref="cover"/><itemref idref="one"/><itemref idref="two"/></spine>
</package>
"""
NAV = """<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li>
<li><a href="two.xhtml">Two</a></li></ol></nav>

<nav hidden="hidden" epub:type="landmarks"><ol><li>
<a epub:type="toc" href="one.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="one.xhtml">Start</a></li></ol></nav>"""
NCX = f"""{HEAD}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<navMap><navPoint><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint>
<navPoint><navLabel><text>Two</text></navLabel><content src="two.xhtml"/></navPoint></navMap></ncx>
"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/content.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>
"""
TWO_TEXT = (
    '<section><p>And on and on. It went on <a epub:type="noteref" href="two.xhtml#n">1</a></p>'
    '<p id="n">The note itself.</p></section>'
)
CLEAN: Mapping[str, bytes] = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": CONTAINER.encode(),
    "EPUB/content.opf": OPF.encode(),
    "EPUB/nav.xhtml": page("Contents", NAV),
    "EPUB/toc.ncx": NCX.encode(),
    "EPUB/cover.png": COVER,
    "EPUB/cover.xhtml": page("Cover", '<section><img src="cover.png" alt="The Ferry"/></section>'),
    "EPUB/one.xhtml": page("One", f"<section><p>{'It was late. ' * 400}</p></section>"),
    "EPUB/two.xhtml": page("Two", TWO_TEXT),
    "EPUB/book.css": b"p { margin: 0 }",
}


def packed(files: Mapping[str, bytes], level: int = 6) -> bytes:
    """The files as an archive."""
    made = BytesIO()
    kind = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            way = zipfile.ZIP_STORED if name == "mimetype" else kind
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=way, compresslevel=level)
    return made.getvalue()
