"""A PDF opened for looking: bounded in memory and time, whatever the file claims of itself.

Each limit is far above what books have and far below what would hurt. qpdf's own limits hold for
what it unpacks by itself (the tables of objects); content is unpacked stream by stream, as long as
the file has not given more than is looked at in all.
"""

import re
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import settings as qpdf

from bookforge.check.preflight.objects import (
    Thing,
    entries,
    entry,
    inherited,
    listed,
    text,
)
from bookforge.check.preflight.sheets import Sheet, sheet
from bookforge.problem import InputError

MB = 2**20
MOST_PAGES = 5_000  # the thickest paperback has 1,200
MOST_UNPACKED = 64 * MB  # of one stream
MOST_CONTENT = 128 * MB  # of all that pages draw; a novel of 400 pages has 4
MOST_STEPS = 4_000_000  # instructions that are followed in all; that novel has 400,000
MOST_DRAWN = 200_000  # things on one page
MOST_KEPT = 500_000  # colours, pictures, fonts and marks that are remembered of all pages
MOST_LZW = 128 * 1024  # bytes as stored, of which qpdf knows no limit; they grow 2,000 times
MOST_WARNINGS = 2_000
MOST_FILTERS = 3  # one after the other, on one stream
REPACK = "Make it anew with the program that made it."
WHERE = re.compile(r"^(?:WARNING: )?(?:stream <[^>]*>|input)(?: \([^)]*\))?: ")  # of qpdf
FAULTS = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError)


class Unreadable(Exception):  # noqa: N818 - it never leaves the preflight
    """A stream is damaged, or larger than is looked at."""


@contextmanager
def bounded() -> Generator[None]:
    """Hold qpdf to our limits; they are those of the whole process, so they are given back."""
    before: dict[str, Any] = qpdf.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        dct_max_memory=MOST_UNPACKED,
        doc_max_warnings=MOST_WARNINGS,
        max_stream_filters=MOST_FILTERS,
    )
    try:
        yield
    finally:
        qpdf.set_qpdf_limits(**before)


class Opened:
    """The parts of a PDF that finders ask for; `name` is what the user calls it."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file and find its pages.

        Raises:
            InputError: it is no PDF, is locked, or is damaged past reading.

        """
        self.data, self.name = data, name
        self.pdf = _opened(data, name)
        self.left, self.steps, self.room = MOST_CONTENT, MOST_STEPS, MOST_KEPT
        self.most_drawn = MOST_DRAWN
        try:
            self.count = len(self.pdf.pages)
            self.pages: tuple[Thing, ...] = tuple(
                self.pdf.pages[i].obj for i in range(min(self.count, MOST_PAGES))
            )
        except (*FAULTS, IndexError, TypeError) as bad:
            raise InputError(
                f"The pages of “{name}” cannot be read: {reason(bad)}.", REPACK
            ) from None
        if not self.pages:
            raise InputError(f"“{name}” has no pages.", REPACK)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The boxes of every page."""
        return tuple(map(sheet, self.pages))

    @cached_property
    def root(self) -> Thing:
        """The catalog of the document."""
        return self.pdf.Root

    @cached_property
    def version(self) -> str:
        """The version of PDF, as "1.7"; the catalog may name a higher one than the head."""
        told = text(entry(self.root, "/Version")).lstrip("/")
        return max(str(self.pdf.pdf_version), told if len(told) == len("1.7") else "")

    @cached_property
    def facts(self) -> dict[str, str]:
        """The document information, by name without its stroke."""
        found = entries(entry(self.pdf.trailer, "/Info"))
        return {name.lstrip("/"): text(value).strip() for name, value in found}

    @cached_property
    def entitled(self) -> str:
        """The metadata of the catalog as XML text; empty if there is none."""
        found = entry(self.root, "/Metadata")
        try:
            return self.unpacked(found).decode("utf-8", "replace") if found is not None else ""
        except Unreadable:
            return ""

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What had to be mended to read the file, each in a few words."""
        told: Any = self.pdf  # pikepdf does not say what its warnings are
        warnings: list[Any] = told.get_warnings()
        return tuple(dict.fromkeys(reason(str(one)) for one in warnings))

    def content(self, page: Thing) -> bytes:
        """The instructions of a page.

        Raises:
            Unreadable: a part of them is damaged or too large.

        """
        found = entry(page, "/Contents")
        parts = listed(found) or ([found] if found is not None else [])
        return b"\n".join(self.unpacked(part) for part in parts)

    def resources(self, page: Thing) -> Thing:
        """The resources of a page, which may be those of the tree above it."""
        return inherited(page, "/Resources")

    def unpacked(self, stream: Thing) -> bytes:
        """The bytes of a stream.

        Raises:
            Unreadable: it is damaged or too large.

        """
        if not isinstance(stream, pikepdf.Stream):
            raise Unreadable("there is no stream where one should be")
        try:
            ways = entry(stream, "/Filter")
            if "/LZWDecode" in map(text, [ways, *listed(ways)]):
                _refuse(len(stream.read_raw_bytes()) > MOST_LZW)
            _refuse(self.left <= 0)
            data: bytes = stream.read_bytes()
        except FAULTS as bad:
            raise Unreadable(reason(bad)) from None
        self.left -= len(data) + 1
        _refuse(self.left <= 0)
        return data


def _refuse(too_much: bool) -> None:  # noqa: FBT001 - the sentence is the name's
    if too_much:
        raise Unreadable("it is larger than anything a book needs")


def _opened(data: bytes, name: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        hint = "Save it without a password; no printer could open it either."
        raise InputError(f"“{name}” is locked with a password.", hint) from None
    except FAULTS as bad:
        hint = "The file may be cut off: fetch or make it anew."
        raise InputError(f"“{name}” is no whole PDF: {reason(bad)}.", hint) from None


def reason(bad: Exception | str) -> str:
    """What a library says of a fault, on one line and not too long."""
    said = WHERE.sub("", " ".join(str(bad).split()))
    return said[:120].rstrip(". ") or "it is damaged"
