"""PDFs in which nothing is wrong, made here object by object, to be broken by tests."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Pdf: TypeAlias = Any  # pikepdf's own types know little of what an object holds
Change = Callable[[Pdf], object]

INCH = 72
PAGE = (6 * INCH, 9 * INCH)
PAGES = 32  # as many as any printer wants at least; the last is blank
TEXT = b"q 0 g BT /F1 11 Tf 72 500 Td (Said.) Tj ET Q"
DATE = "D:20260102030405Z"


def printed(*changes: Change, pages: int = PAGES, size: tuple[int, int] = PAGE) -> bytes:
    """A PDF/X-1a for print, after some changes."""
    pdf: Pdf = pikepdf.new()
    font = pdf.make_indirect(_font(pdf))
    for number in range(1, pages + 1):
        content = pdf.make_stream(TEXT if number < pages else b"")
        box = Array([0, 0, *size])
        page = Dictionary(Type=Name.Page, MediaBox=box, TrimBox=box, Contents=content)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        pdf.pages.append(pikepdf.Page(page))
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX)
    intent.OutputConditionIdentifier = String("CGATS TR 001")
    pdf.Root.OutputIntents = Array([intent])
    facts = {
        "/Title": String("The Ferry"),
        "/CreationDate": String(DATE),
        "/ModDate": String(DATE),
        "/Trapped": Name("/False"),
        "/GTS_PDFXVersion": String("PDF/X-1:2001"),
        "/GTS_PDFXConformance": String("PDF/X-1a:2001"),
    }
    for name, value in facts.items():
        pdf.docinfo[name] = value
    return saved(pdf, changes)


def tagged(*changes: Change) -> bytes:
    """A PDF for screens of one page: a heading, a link, a picture and a folio, all tagged."""
    pdf: Pdf = pikepdf.new()
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    content = (
        b"/H1 <</MCID 0>> BDC BT /F1 11 Tf 72 500 Td (One) Tj ET EMC\n"
        b"/Figure <</MCID 1>> BDC q 50 0 0 50 72 300 cm 0 0 1 1 re f Q EMC\n"
        b"/Artifact <</Type /Pagination>> BDC BT /F1 9 Tf 200 30 Td (1) Tj ET EMC"
    )
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *PAGE]), StructParents=0)
    page.Contents = pdf.make_stream(content)
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(_font(pdf))))
    page.Tabs = Name.S
    pdf.pages.append(pikepdf.Page(page))
    parts = [_part(pdf, tree, Name(f"/{kind}"), n) for n, kind in enumerate(("H1", "Figure"))]
    parts[1].Alt = String("A ferry.")
    link = pdf.make_indirect(_part(pdf, tree, Name.Link, 2))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 500, 90, 510]))
    note.Contents, note.StructParent, note.F = String("The shore"), 1, 4
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    tree.K = Array([*parts, link])
    tree.ParentTree = Dictionary(Nums=Array([0, Array(parts), 1, link]))
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    claim = b'<rdf:Description pdfuaid:part="1"/>'
    pdf.Root.Metadata = pdf.make_stream(claim, Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo["/Title"] = String("The Ferry")
    return saved(pdf, changes)


def saved(pdf: Pdf, changes: tuple[Change, ...] = (), **how: Any) -> bytes:  # noqa: ANN401 - pikepdf's
    """The bytes of a document, after some changes."""
    for change in changes:
        change(pdf)
    target = BytesIO()
    settings = {"force_version": "1.3", "fix_metadata_version": False, "deterministic_id": True}
    settings |= how
    none = pikepdf.ObjectStreamMode.disable
    pdf.save(target, object_stream_mode=none, **settings)
    return target.getvalue()


def _part(pdf: Pdf, tree: Pdf, kind: Name, mcid: int) -> Pdf:
    part = Dictionary(Type=Name.StructElem, S=kind, P=tree, K=mcid)
    return pdf.make_indirect(part)


def _font(pdf: Pdf) -> Dictionary:
    about = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Serif"), Flags=32)
    about.FontFile2 = pdf.make_stream(b"no program, but nobody looks")
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Serif"))
    font.FontDescriptor, font.Encoding = about, Name.WinAnsiEncoding
    return font
