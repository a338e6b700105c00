"""The printers: one table of figures, dated, each with its source.

`screen` and `archive` print nothing, but their files differ by the same facts.
"""

from dataclasses import replace

from bookforge.printers.facts import Barcode, Bleed, Paper, Printer, PrinterName, Source, Spine
from bookforge.printers.trims import INCH, Range, named, sizes

AS_OF = "2026-11-22"
EIGHTH = INCH / 8
THREE_EDGES = Bleed(EIGHTH, EIGHTH, EIGHTH, 0.0)
FOUR_EDGES = Bleed(EIGHTH, EIGHTH, EIGHTH, EIGHTH)
ENDLESS = 100_000  # pages; no book has more

KDP_TRIMS = """5x8 5.06x7.81 5.25x8 5.5x8.5 6x9 6.14x9.21 6.69x9.61 7x10 7.44x9.69 7.5x9.25 8x10
8.25x6 8.25x8.25 8.5x8.5 8.5x11 8.27x11.69"""
INGRAM_TRIMS = """4x6 4x7 4.25x7 4.37x7 4.72x7.48 5x7 5x8 5.06x7.81 5.25x8 5.5x7.5 5.5x8.25 5.5x8.38
5.5x8.5 5.83x8.27 6x9 6.14x9.21 6.5x6.5 6.625x10.25 6.69x9.61 7x10 7.44x9.69 7.5x9.25 8x8 8x10
8x10.88 8.25x10.75 8.25x11 8.27x11.69 8.5x8.5 8.5x9 8.5x11"""
LULU_TRIMS = """4.25x6.875 5x8 5.5x8.5 5.83x8.27 6x9 6.14x9.21 6.63x10.25 7x10 7.44x9.68 7.5x7.5
8.27x11.69 8.5x8.5 8.5x11 9x7 11x8.5"""
BLURB_TRIMS = "5x8 6x9 8x10"

ANYONE = Printer(
    name="",
    title="any printer",
    trims=(),
    custom=None,
    papers=(Paper("cream", 1, ENDLESS), Paper("white", 1, ENDLESS)),
    gutters=((ENDLESS, INCH / 2),),
    margin=(INCH / 2, INCH / 2),
    bleed=THREE_EDGES,
    always_bleeds=False,
    multiple=2,
    blank_end=False,
    format="pdf",
    black="cmyk",
    links=True,
    mirrored=True,
    ink=None,
    dpi=(300, 600),
    cover_bleed=EIGHTH,
    spine=None,
    barcode=None,
    sources=(
        Source(
            ("title", "trims", "custom", "papers", "gutters", "margin", "bleed", "always_bleeds"),
            "our own choice: what no printer is known to refuse",
            AS_OF,
        ),
        Source(
            ("multiple", "blank_end", "format", "black", "links", "mirrored", "ink", "dpi"),
            "our own choice",
            AS_OF,
        ),
        Source(("cover_bleed", "spine", "barcode"), "our own choice", AS_OF),
    ),
)
"""Where no printer is named: a file that is good to look at and to print."""

KDP_FEW = (("8.25x6", 800), ("8.25x8.25", 800), ("8.5x8.5", 590), ("8.5x11", 590))

_KDP = Printer(
    name="kdp",
    title="Amazon KDP",
    trims=sizes(KDP_TRIMS),
    custom=Range(named("4x6"), named("8.5x11.69")),
    papers=(
        Paper(
            "cream",
            24,
            776,
            0.0025 * INCH,
            (
                ("8.25x6", 750),
                ("8.25x8.25", 750),
                ("8.5x8.5", 550),
                ("8.5x11", 550),
                ("8.27x11.69", 730),
            ),
        ),
        Paper("white", 24, 828, 0.002252 * INCH, (*KDP_FEW, ("8.27x11.69", 780))),
        Paper("standard-color", 72, 600, 0.002252 * INCH),
        Paper("premium-color", 24, 828, 0.002347 * INCH, (*KDP_FEW, ("8.27x11.69", 590))),
    ),
    gutters=(
        (150, 0.375 * INCH),
        (300, 0.5 * INCH),
        (500, 0.625 * INCH),
        (700, 0.75 * INCH),
        (828, 0.875 * INCH),
    ),
    margin=(0.25 * INCH, 0.375 * INCH),
    bleed=THREE_EDGES,
    always_bleeds=False,
    multiple=2,
    blank_end=False,
    format="pdf",
    black="cmyk",
    links=False,
    mirrored=True,
    ink=None,
    dpi=(300, 600),
    cover_bleed=EIGHTH,
    spine=Spine(0.0, 79, 0.0625 * INCH),
    barcode=Barcode(2 * INCH, 1.2 * INCH, 0.25 * INCH, 0.25 * INCH),
    sources=(
        Source(
            ("title", "trims", "gutters", "margin", "bleed", "always_bleeds", "multiple", "dpi"),
            "kdp.amazon.com/help/topic/GVBQ3CMEQW3W2VL6 (trim size, bleed, margins), as restated by"
            " several public pages and programs that agree",
            "2026-10-21",
        ),
        Source(
            ("papers", "custom"),
            "page limits: bookbolt.kb.help (KDP print options); sizes of one's own: public pages;"
            " the spine of colour papers differs from page to page",
            AS_OF,
            recheck=True,
        ),
        Source(
            ("format", "black", "links", "blank_end", "mirrored", "ink"),
            "kdp.amazon.com/help/topic/G201857950 (paperback submission guidelines): no bookmarks,"
            " annotations or marks; fonts embedded",
            AS_OF,
        ),
        Source(
            ("cover_bleed", "spine", "barcode"),
            "kdp.amazon.com/help/topic/G201953020 (cover), as restated by public pages; KDP's own"
            " cover template has the last word",
            "2026-10-21",
        ),
    ),
)

_INGRAM = Printer(
    name="ingram",
    title="IngramSpark",
    trims=sizes(INGRAM_TRIMS),
    custom=None,
    papers=(
        Paper("cream", 18, 1050),
        Paper("white", 18, 1200),
        Paper("groundwood", 18, 900),
    ),
    gutters=((ENDLESS, 0.5 * INCH),),
    margin=(0.5 * INCH, 0.5 * INCH),
    bleed=THREE_EDGES,
    always_bleeds=False,
    multiple=2,
    blank_end=True,
    format="pdf/x-1a:2001",
    black="cmyk",
    links=False,
    mirrored=True,
    ink=240,
    dpi=(300, 600),
    cover_bleed=EIGHTH,
    spine=Spine(0.0, 48, 0.0625 * INCH),
    barcode=Barcode(1.75 * INCH, INCH, 0.25 * INCH, 0.25 * INCH),
    sources=(
        Source(
            ("title", "gutters", "margin", "bleed", "always_bleeds", "multiple", "papers"),
            "help.ingramspark.com and ingramspark.com/blog/file-requirements-for-print-books",
            AS_OF,
        ),
        Source(
            ("trims", "custom"),
            "publishdrive.zendesk.com 6514126414610 (its books are printed by Ingram); 4x7 from"
            " other public pages",
            AS_OF,
            recheck=True,
        ),
        Source(
            ("format", "black", "links", "blank_end", "mirrored", "dpi"),
            "ingramspark.com/blog/file-requirements-for-print-books",
            AS_OF,
        ),
        Source(
            ("ink", "cover_bleed", "spine", "barcode"),
            "commonly given, not read in a page of Ingram's; the thickness of its papers is told by"
            " its cover template generator only",
            AS_OF,
            recheck=True,
        ),
    ),
)

LULU_PAGE = INCH / 444

_LULU = Printer(
    name="lulu",
    title="Lulu",
    trims=sizes(LULU_TRIMS),
    custom=None,
    papers=(Paper("cream", 32, 800, LULU_PAGE), Paper("white", 32, 800, LULU_PAGE)),
    gutters=(
        (60, 0.5 * INCH),
        (150, 0.625 * INCH),
        (400, INCH),
        (600, 1.125 * INCH),
        (800, 1.25 * INCH),
    ),
    margin=(0.5 * INCH, 0.5 * INCH),
    bleed=FOUR_EDGES,
    always_bleeds=True,
    multiple=2,
    blank_end=False,
    format="pdf",
    black="cmyk",
    links=False,
    mirrored=True,
    ink=None,
    dpi=(300, 600),
    cover_bleed=EIGHTH,
    spine=Spine(0.06 * INCH, 80, 0.0625 * INCH),
    barcode=None,
    sources=(
        Source(
            ("title", "margin", "bleed", "always_bleeds", "format", "links", "mirrored", "dpi"),
            "help.lulu.com 64000255583, 64000255584, 64000255590",
            AS_OF,
        ),
        Source(
            ("trims", "custom", "papers", "gutters", "multiple", "blank_end", "black", "ink"),
            "commonly given of Lulu's Book Creation Guide: additions to a safety of 0.5 in",
            AS_OF,
            recheck=True,
        ),
        Source(
            ("cover_bleed", "spine", "barcode"),
            "commonly given of Lulu's Book Creation Guide (pages / 444 + 0.06 in)",
            AS_OF,
            recheck=True,
        ),
    ),
)

_BLURB = replace(
    _KDP,
    name="blurb",
    title="Blurb",
    trims=sizes(BLURB_TRIMS),
    custom=None,
    papers=(Paper("cream", 24, 480), Paper("white", 24, 480)),
    gutters=((ENDLESS, 0.25 * INCH),),
    margin=(0.25 * INCH, 0.25 * INCH),
    always_bleeds=True,
    multiple=6,
    format="pdf/x-3:2002",
    spine=None,
    barcode=None,
    sources=(
        Source(
            (
                *("title", "trims", "custom", "papers", "gutters", "margin", "bleed", "spine"),
                *("always_bleeds", "multiple", "blank_end", "format", "black", "links"),
                *("mirrored", "ink", "dpi", "cover_bleed", "barcode"),
            ),
            "commonly given, and one public template of a book; Blurb's own calculator of sizes"
            " (blurb.com/make/pdf_to_book/booksize_calculator) has the last word",
            AS_OF,
            recheck=True,
        ),
    ),
)

_SCREEN = replace(
    ANYONE,
    name="screen",
    title="the screen",
    multiple=1,
    mirrored=False,
    bleed=Bleed(0.0, 0.0, 0.0, 0.0),
    format="pdf/ua-1",
)
_ARCHIVE = replace(
    ANYONE, name="archive", title="an archive", multiple=1, black="rgb", format="pdf/a-2b"
)

PRINTERS: dict[PrinterName, Printer] = {
    printer.name: printer for printer in (ANYONE, _KDP, _INGRAM, _LULU, _BLURB, _SCREEN, _ARCHIVE)
}
"""Everyone, by the name that is asked for."""
