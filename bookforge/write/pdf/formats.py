"""The formats that printers and archives ask for, made of the finished PDF.

A printer gets pages and nothing else: links, outline and the names of places are taken out of his
file. What is drawn on the pages stays as it is to the byte.

Source: ISO 15930-1 (PDF/X-1a:2001) and ISO 15930-3 (PDF/X-3:2002), sections 6; ISO 19005-2
(PDF/A-2), section 6. That a file is a PDF/A is said by pikepdf's validator, which reads the file
that was written; that it is a PDF/X no free program says: what our pages are made of is asked here.
"""

import importlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from bookforge.printers import Format, Printer
from bookforge.problem import OutputError

Document: TypeAlias = Any  # a pikepdf.Pdf
Page: TypeAlias = Any

SPOKEN = ("Names", "Outlines", "PageLabels", "OpenAction", "Metadata", "Lang", "PageMode")
# The condition that a printer is to expect, where nothing but black ink is used: the registered one
# of American presses. Source: the characterisation data registry of the ICC.
CONDITION = {
    "Type": "/OutputIntent",
    "S": "/GTS_PDFX",
    "OutputConditionIdentifier": "CGATS TR 001",
    "OutputCondition": "SWOP (Publication) printing in the USA",
    "RegistryName": "http://www.color.org",
    "Info": "U.S. Web Coated (SWOP) v2",
}
# Operators that choose a colour or paint an image, each at the end of its line, and the lines that
# our pages may have of them. Text is in hexadecimal, so no word can look like one.
CHOOSING = re.compile(rb"\s(?:rg|RG|g|G|k|K|cs|CS|sc|SC|scn|SCN|sh|Do|BI)(?=\s|$)")
BLACK = {
    b"/DeviceCMYK cs",
    b"/DeviceCMYK CS",
    b"0 0 0 1 scn",
    b"0 0 0 1 SCN",
    b"0 0 0 1 k",
    b"0 0 0 1 K",
}
INKS = re.compile(rb"/DeviceCMYK (?:cs|CS)|(?:[\d.]+ ){4}(?:k|K|scn|SCN)")
HINT = "Other letters than Source Serif Pro has, or emoji, bring other fonts and colours along."

Fits = Callable[[bytes], bool]  # whether the pages of a file may choose a colour by that line


def is_black(choice: bytes) -> bool:
    """Whether a line of a content stream chooses black ink: what the inside of a book is set in."""
    return choice in BLACK


def is_ink(choice: bytes) -> bool:
    """Whether it chooses any of the four inks: what a cover is printed in."""
    return INKS.fullmatch(choice) is not None


def formatted(data: bytes, printer: Printer, fits: Fits = is_black) -> bytes:
    """The PDF `data` in the format of a printer; `fits` says which colours its pages may choose.

    Raises:
        OutputError: what stands on its pages cannot be in that format.

    """
    if printer.tagged or (printer.format == "pdf" and printer.links):
        return data
    pikepdf = importlib.import_module("pikepdf")
    with pikepdf.open(io.BytesIO(data)) as document:
        if not printer.links:
            _strip(document)
        return MAKERS[printer.format](document, fits)


def _strip(document: Document) -> None:
    """Take out all but pages: what is to be clicked, and what readers show beside them."""
    for name in SPOKEN:
        if f"/{name}" in document.Root:
            del document.Root[f"/{name}"]
    for page in document.pages:
        if "/Annots" in page:
            del page["/Annots"]


def _plain(document: Document, fits: Fits) -> bytes:
    del fits
    return _saved(document, "1.7")


def _x1a(document: Document, fits: Fits) -> bytes:
    document.docinfo["/GTS_PDFXConformance"] = "PDF/X-1a:2001"
    return _pdfx(document, "PDF/X-1:2001", fits)


def _x3(document: Document, fits: Fits) -> bytes:
    return _pdfx(document, "PDF/X-3:2002", fits)


def _pdfx(document: Document, version: str, fits: Fits) -> bytes:
    """A PDF/X: one ink, fonts as they were in 1999, and the press that is meant."""
    if unfit := next(_unfit(document, fits), ""):
        raise OutputError(f"The pages cannot be {version}: {unfit}.", HINT)
    pikepdf = importlib.import_module("pikepdf")
    _tidy(document)
    for resources in _resources(document):
        for state in resources.get("/ExtGState", {}).values():
            for name in ("/ca", "/CA"):  # of 1, opaque: words of a later version of PDF
                if name in state:
                    del state[name]
    document.docinfo["/GTS_PDFXVersion"] = version
    document.docinfo["/Trapped"] = pikepdf.Name("/False")
    told = {
        f"/{key}": pikepdf.Name(said) if said.startswith("/") else pikepdf.String(said)
        for key, said in CONDITION.items()
    }
    document.Root["/OutputIntents"] = pikepdf.Array([pikepdf.Dictionary(told)])
    return _saved(document, "1.3")


def _pdfa(document: Document, fits: Fits) -> bytes:
    """A PDF/A-2b, read again by pikepdf's validator."""
    del fits
    pdfa = importlib.import_module("pikepdf.pdfa")
    _tidy(document)
    made_by = str(document.docinfo["/Producer"])
    pdfa.prepare(document, "2b")
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["xmp:MetadataDate"] = told["xmp:ModifyDate"]  # for pikepdf reads the clock
        told["pdf:Producer"] = made_by
    document.docinfo["/Producer"] = made_by
    written = io.BytesIO()
    document.save(written, **pdfa.resolve_save_kwargs("2b", deterministic_id=True))
    written.seek(0)
    report = pdfa.validate_written(written, "2b")
    if not report.passed:
        why = report.findings[0].message.rstrip(".")
        raise OutputError(f"The pages cannot be PDF/A-2b: {why}.", HINT)
    return written.getvalue()


MAKERS: dict[Format, Callable[[Document, Fits], bytes]] = {
    "pdf": _plain,
    "pdf/x-1a:2001": _x1a,
    "pdf/x-3:2002": _x3,
    "pdf/a-2b": _pdfa,
}


def _tidy(document: Document) -> None:
    """Take out resources that hold nothing, or colours that no page uses."""
    for resources in _resources(document):
        for kind in ("/ColorSpace", "/Pattern", "/Shading", "/XObject"):
            if kind in resources and (kind == "/ColorSpace" or not len(resources[kind])):
                del resources[kind]


def _resources(document: Document) -> Iterable[Document]:
    """What pages name in their content: dictionaries that they share."""
    return {page.Resources.objgen: page.Resources for page in document.pages}.values()


def _unfit(document: Document, fits: Fits) -> Iterator[str]:
    """What of a document has no place in a PDF/X of one ink, a phrase each."""
    for number, page in enumerate(document.pages, 1):
        chosen = {line for line in _choices(_drawn(page)) if not line.endswith(b" Do")}
        grey = all(map(_is_grey, page.Resources.get("/XObject", {}).values()))
        if not all(map(fits, chosen)) or (fits is is_black and not grey):
            yield f"page {number} has a colour"
    for resources in _resources(document):
        for state in resources.get("/ExtGState", {}).values():
            if state.get("/ca", 1) != 1 or state.get("/CA", 1) != 1 or "/SMask" in state:
                yield "something on them is translucent"
    for thing in document.objects:
        if not hasattr(thing, "keys") or thing.get("/Type") != "/FontDescriptor":
            continue
        if "/FontFile2" not in thing:
            yield f"the font {thing.get('/FontName', 'without a name')} is no TrueType font"


def _is_grey(thing: Document) -> bool:
    """Whether what a page draws is a picture in grey, which prints as black ink."""
    grey = thing.get("/ColorSpace") == "/DeviceGray" and "/SMask" not in thing
    return bool(thing.get("/Subtype") == "/Image" and grey)


def _choices(drawn: bytes) -> Iterator[bytes]:
    """The lines of a content stream that choose a colour, up to where they do."""
    for found in CHOOSING.finditer(drawn):
        yield drawn[drawn.rfind(b"\n", 0, found.start()) + 1 : found.end()]


def _drawn(page: Page) -> bytes:
    if "/Contents" not in page:
        return b""
    return b"\n".join(bytes(one.get_stream_buffer()) for one in page.Contents.wrap_in_array())


def _saved(document: Document, version: str) -> bytes:
    pikepdf = importlib.import_module("pikepdf")
    written = io.BytesIO()
    document.save(
        written,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return written.getvalue()
