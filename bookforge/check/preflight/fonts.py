"""What can be wrong with the fonts of a PDF (ISO 32000-1, section 9; ISO 15930-1, section 6.3)."""

import re
from collections.abc import Iterator

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look
from bookforge.check.preflight.objects import Thing, entry, listed, text

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
SUBSET = re.compile(r"/[A-Z]{6}\+")
SELF_TELLING = {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}


def find(look: Look) -> Iterator[Found]:
    """The findings about fonts, on each page that uses them."""
    told: dict[object, tuple[tuple[str, str], ...]] = {}
    for page in look.pages:
        for key, font in page.seen.fonts.items():
            if not isinstance(key, tuple):
                findings = tuple(_wrong(font))
            elif key not in told:
                findings = told[key] = tuple(_wrong(font))
            else:
                findings = told[key]
            yield from (Found(code, message, page.number) for code, message in findings)


def _wrong(font: Thing) -> Iterator[tuple[str, str]]:
    if font is None:
        yield "font-not-embedded", "A font is used that the file does not hold."
        return
    name = _name(font)
    if text(entry(font, "/Subtype")) == "/Type3":
        yield "font-drawn", f"“{name}” is drawn by instructions (Type 3)."
    else:
        yield from _embedded(font, name)
    if entry(font, "/ToUnicode") is None and not _tells_itself(font):
        yield "font-unreadable", f"“{name}” does not say which letters its shapes are."


def _embedded(font: Thing, name: str) -> Iterator[tuple[str, str]]:
    inner = (*listed(entry(font, "/DescendantFonts")), font)[0]
    about = entry(inner, "/FontDescriptor")
    programs = [entry(about, one) for one in PROGRAMS]
    if all(program is None for program in programs):
        yield "font-not-embedded", f"“{name}” is not in the file."
        return
    if text(entry(programs[-1], "/Subtype")) == "/OpenType":
        yield "font-opentype", f"“{name}” is embedded as a whole OpenType file."
    if not SUBSET.match(text(entry(inner, "/BaseFont"))):
        yield "font-whole", f"All of “{name}” is embedded, and not only what is used."


def _name(font: Thing) -> str:
    """What the font is called, without the letters before a subset's name."""
    found = text(entry(font, "/BaseFont")) or text(entry(font, "/Name")) or "/unnamed"
    return SUBSET.sub("/", found)[1:][:60]


def _tells_itself(font: Thing) -> bool:
    """Whether what its letters are follows from how they are numbered."""
    coded = entry(font, "/Encoding")
    base = coded if text(coded) else entry(coded, "/BaseEncoding")
    return text(entry(font, "/Subtype")) in {"/Type1", "/TrueType", "/MMType1"} and (
        text(base) in SELF_TELLING or bool(listed(entry(coded, "/Differences")))
    )
