"""Files that people take for texts: what each is called, and how to get the text out of it."""

import re
from collections.abc import Callable

from bookforge.problem import InputError

Knows = Callable[[bytes], object]

OFFICE = "Save it as plain text (UTF-8) in the program that made it."
PANDOC = "Save it as plain text, or run: pandoc {} -t plain --wrap=none -o story.txt"
MARK = b"\xef\xbb\xbf"
HEAD = 4096  # bytes; what a file is stands at its beginning


def _begins(*signs: bytes) -> Knows:
    return lambda data: data.startswith(signs)


def _zip_with(*signs: bytes) -> Knows:
    return lambda data: data.startswith(b"PK\x03\x04") and any(sign in data for sign in signs)


def _page(data: bytes) -> object:
    pattern = (
        rb"(?i)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html[\s>])"
    )
    return re.match(pattern, data.removeprefix(MARK), re.DOTALL)


def _fiction_book(data: bytes) -> object:
    return re.match(rb"\s*<\?xml[^>]{0,200}>\s*<FictionBook\b", data.removeprefix(MARK))


# The first that knows the file names it. Sources: the file formats' own magic numbers.
FORMATS: tuple[tuple[Knows, str, str], ...] = (
    (_zip_with(b"application/epub+zip"), "an EPUB", PANDOC),
    (_zip_with(b"application/vnd.oasis.opendocument"), "an OpenDocument text", PANDOC),
    (_zip_with(b"word/", b"[Content_Types].xml"), "a Word document", PANDOC),
    (_begins(b"PK\x03\x04", b"PK\x05\x06"), "a zip archive", "Unpack it and name the text in it."),
    (_begins(b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0"),
     "a compressed file", "Unpack it and name the text in it."),
    (_begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Word document", OFFICE),
    (_begins(b"\xffWPC"), "a WordPerfect document", OFFICE),
    (_begins(b"{\\rtf"), "a rich text document", PANDOC),
    (_begins(b"%PDF-"), "a PDF", "Get its text first: pdftotext -layout {} story.txt"),
    (_begins(b"%!PS"), "a PostScript file", "Get its text first: ps2ascii {} story.txt"),
    (lambda data: data[60:68] in (b"BOOKMOBI", b"TEXtREAd"), "a Kindle or Palm book",
     "Convert it to plain text first: ebook-convert {} story.txt"),
    (_begins(b"AT&TFORM"), "a DjVu book", "Get its text first: djvutxt {} story.txt"),
    (_begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "a picture",
     "Its text must be recognised or typed first."),
    (_page, "an HTML page", PANDOC),
    (_fiction_book, "a FictionBook", PANDOC),
)  # fmt: skip


def refuse(data: bytes, name: str) -> None:
    """Let plain texts pass.

    Raises:
        InputError: `data`, the content of the file `name`, is a file of another kind.

    """
    head = data[:HEAD]
    for knows, what, hint in FORMATS:
        if knows(head):
            file = name if re.fullmatch(r"[\w./-]+", name) else "FILE"
            raise InputError(f"“{name}” is {what}, not a plain text.", hint.format(file))
