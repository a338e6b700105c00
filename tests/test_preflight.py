"""The preflight: each rule is broken once in a PDF that keeps them all; bad files are bounded."""

import resource
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from clean_pdf import PAGE, PAGES, Change, Pdf, printed, saved, tagged
from example_books import long_book
from pikepdf import Array, Dictionary, Name, String

from bookforge import files
from bookforge.check import is_pdf
from bookforge.check.preflight import chosen, opened, preflight
from bookforge.check.preflight.content import instructions
from bookforge.check.preflight.finding import PURPOSES, Finding, Purpose
from bookforge.check.preflight.opened import MOST_UNPACKED
from bookforge.check.preflight.rules import RULES
from bookforge.problem import InputError, UsageError
from bookforge.settings import resolved
from bookforge.write.pdf import pdf

PAPER: tuple[Purpose, ...] = ("kdp", "ingram")


def codes(data: bytes, *purposes: Purpose) -> dict[str, tuple[int, ...]]:
    """The pages of each code that is found."""
    found: dict[str, tuple[int, ...]] = {}
    for one in preflight(data, "book.pdf", purposes)[1]:
        found[one.code] = found.get(one.code, ()) + one.pages
    return found


def draw(content: bytes, page: int = 2) -> Change:
    """Draw more on a page (from 1)."""

    def change(pdf: Pdf) -> None:
        pdf.pages[page - 1].contents_add(pdf.make_stream(b"q " + content + b" Q"))

    return change


def name(kind: str, key: str, make: Callable[[Pdf], Any]) -> Change:
    """Put something into the resources of page 2."""

    def change(pdf: Pdf) -> None:
        resources = pdf.pages[1].Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{key}"] = make(pdf)

    return change


def root(key: str, value: Any) -> Change:  # noqa: ANN401 - any object of a PDF
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value)


def page(key: str, value: Any, number: int = 2) -> Change:  # noqa: ANN401 - the same
    return lambda pdf: pdf.pages[number - 1].obj.__setitem__(f"/{key}", value)


def pages(key: str, value: Any) -> Change:  # noqa: ANN401 - the same
    def change(pdf: Pdf) -> None:
        for one in pdf.pages:
            one.obj[f"/{key}"] = value

    return change


def without(of: Callable[[Pdf], Any], key: str) -> Change:
    return lambda pdf: of(pdf).__delitem__(f"/{key}")


def font(**told: Any) -> Change:  # noqa: ANN401 - the same
    """The font of page 2 in another way; what is None is taken out."""

    def change(pdf: Pdf) -> None:
        one = pdf.pages[1].Resources.Font.F1
        for key, value in told.items():
            of = one if key in {"Subtype", "BaseFont", "Encoding"} else one.FontDescriptor
            if value is None:
                del of[f"/{key}"]
            else:
                of[f"/{key}"] = value

    return change


def image(pdf: Pdf, width: int = 600, space: str = "DeviceGray", **told: Any) -> Any:  # noqa: ANN401
    facts: dict[str, Any] = {"ColorSpace": Name(f"/{space}"), "BitsPerComponent": 8, **told}
    return pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Image, Width=width, Height=width, **facts
    )


def form(pdf: Pdf, content: bytes, **told: Any) -> Any:  # noqa: ANN401 - the same
    box = Array([0, 0, 500, 500])
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, **told)


def note(kind: str) -> Change:
    return page("Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"))]))


def lab(pdf: Pdf) -> Array:
    del pdf
    return Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))])


def gold(pdf: Pdf) -> Array:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    del pdf
    return Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])


def shading(pdf: Pdf) -> Dictionary:
    del pdf
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)


SQUARE = b"100 300 50 50 re f"
GROWN = [0, 0, PAGE[0] + 9, PAGE[1] + 18]  # with bleed, for a right page
CUT = [0, 9, PAGE[0], PAGE[1] + 9]
BLED = (page("MediaBox", Array(GROWN), 3), page("TrimBox", Array(CUT), 3))

# A code, the pages it is found on, and what was done to the clean book to break it.
CASES: list[tuple[str, tuple[int, ...], tuple[Change, ...]]] = [
    ("no-pdf-title", (), (lambda pdf: pdf.docinfo.__delitem__("/Title"),)),
    ("pdfx-facts", (), (lambda pdf: pdf.docinfo.__delitem__("/Trapped"),)),
    ("no-pdfx", (), (lambda pdf: pdf.docinfo.__delitem__("/GTS_PDFXVersion"),)),
    ("no-output-intent", (), (without(lambda pdf: pdf.Root, "OutputIntents"),)),
    ("pdf-version", (), (root("Version", Name("/1.6")),)),
    ("pdf-script", (), (root("OpenAction", Dictionary(S=Name.JavaScript)),)),
    ("pdf-script", (), (root("Names", Dictionary(JavaScript=Dictionary())),)),
    ("pdf-script", (2,), (page("AA", Dictionary(O=Dictionary(S=Name.Launch))),)),
    ("attachment", (), (root("Names", Dictionary(EmbeddedFiles=Dictionary())),)),
    ("form-field", (), (root("AcroForm", Dictionary(Fields=Array([Dictionary()]))),)),
    ("pdf-layers", (), (root("OCProperties", Dictionary()),)),
    ("bookmarks", (), (root("Outlines", Dictionary(First=Dictionary())),)),
    ("annotations", (2,), (note("Link"),)),
    ("annotations", (2,), (note("Text"),)),
    ("unseen", (2,), (page("Contents", 7),)),
    ("hidden-text", (2,), (draw(b"BT /F1 9 Tf 3 Tr (a) Tj ET"),)),
    # colours, wherever they stand
    ("rgb", (2,), (draw(b"1 0 0 RG"),)),
    ("rgb", (2,), (draw(b"/DeviceRGB cs"),)),
    ("rgb", (2,), (draw(b"/C cs"), name("ColorSpace", "C", lambda _: Name.DeviceRGB))),
    ("rgb", (2,), (draw(b"q 72 0 0 72 72 72 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI Q"),)),
    ("rgb", (2,), (draw(b"/S sh"), name("Shading", "S", shading))),
    ("rgb", (2,), (draw(b"/A Do"), name("XObject", "A", lambda p: form(p, b"1 0 0 rg " + SQUARE)))),
    ("rgb", (2,), (draw(b"/A Do"), name("XObject", "A", lambda p: image(p, space="DeviceRGB")))),
    (
        "rgb",
        (2,),
        (
            draw(b"/Pattern cs /P scn " + SQUARE),
            name("Pattern", "P", lambda pdf: pdf.make_stream(b"1 0 0 rg", PatternType=1)),
        ),
    ),
    ("rgb-black", (2,), (draw(b"0.1 0.1 0.1 rg BT /F1 9 Tf 72 300 Td (a) Tj ET"),)),
    ("rich-black", (2,), (draw(b".3 .2 .2 1 k BT /F1 9 Tf 72 300 Td (a) Tj ET"),)),
    ("much-ink", (2,), (draw(b".9 .9 .6 .2 k " + SQUARE),)),
    ("icc", (2,), (draw(b"/C cs"), name("ColorSpace", "C", lab))),
    ("spot-colour", (2,), (draw(b"/C cs 1 scn"), name("ColorSpace", "C", gold))),
    ("colour-page", (2,), (draw(b"1 0 0 0 k " + SQUARE),)),
    ("colour-page", (2,), (draw(b"/C cs 1 scn " + SQUARE), name("ColorSpace", "C", gold))),
    ("transparency", (2,), (draw(b"/G gs"), name("ExtGState", "G", lambda _: Dictionary(ca=0.5)))),
    (
        "transparency",
        (2,),
        (draw(b"/G gs"), name("ExtGState", "G", lambda _: Dictionary(BM=Name.Multiply))),
    ),
    (
        "transparency",
        (2,),
        (draw(b"/G gs"), name("ExtGState", "G", lambda _: Dictionary(SMask=Dictionary()))),
    ),
    ("transparency", (2,), (page("Group", Dictionary(S=Name.Transparency)),)),
    (
        "transparency",
        (2,),
        (
            draw(b"/A Do"),
            name("XObject", "A", lambda pdf: image(pdf, SMask=image(pdf))),
        ),
    ),
    # fonts
    ("font-not-embedded", tuple(range(1, PAGES)), (font(FontFile2=None),)),
    ("font-not-embedded", (2,), (draw(b"BT /F9 9 Tf ET"),)),
    ("font-drawn", tuple(range(1, PAGES)), (font(Subtype=Name.Type3),)),
    (
        "font-opentype",
        tuple(range(1, PAGES)),
        (
            lambda pdf: font(FontFile3=pdf.make_stream(b"", Subtype=Name.OpenType))(pdf),
            font(FontFile2=None),
        ),
    ),
    # pictures, of 600 px
    ("coarse-picture", (2,), (draw(b"200 0 0 200 72 200 cm /A Do"), name("XObject", "A", image))),
    (
        "coarse-lines",
        (2,),
        (
            draw(b"100 0 0 100 72 200 cm /A Do"),
            name("XObject", "A", lambda pdf: image(pdf, ImageMask=True)),
        ),
    ),
    ("fine-picture", (2,), (draw(b"60 0 0 60 72 200 cm /A Do"), name("XObject", "A", image))),
    (
        "new-picture",
        (2,),
        (
            draw(b"100 0 0 100 72 200 cm /A Do"),
            name("XObject", "A", lambda pdf: image(pdf, BitsPerComponent=16)),
        ),
    ),
    (
        "coarse-picture",  # in a form that is turned and twice as large
        (2,),
        (
            draw(b"0 2 -2 0 300 100 cm /A Do"),
            name(
                "XObject",
                "A",
                lambda pdf: form(
                    pdf,
                    b"100 0 0 100 0 0 cm /B Do",
                    Resources=Dictionary(XObject=Dictionary(B=pdf.make_indirect(image(pdf)))),
                ),
            ),
        ),
    ),
    # pages
    ("no-trim-box", (2,), (without(lambda pdf: pdf.pages[1].obj, "TrimBox"),)),
    ("box-origin", (2,), (page("MediaBox", Array([-9, -9, *PAGE])),)),
    ("box-nesting", (2,), (page("BleedBox", Array([9, 9, 400, 600])),)),
    ("crop-box", (2,), (page("CropBox", Array([9, 9, 400, 600])),)),
    ("page-turned", (2,), (page("Rotate", 90),)),
    ("page-unit", (2,), (page("UserUnit", 2),)),
    ("page-sizes", (2,), (page("MediaBox", Array([0, 0, 400, 600])),)),
    (
        "page-size",
        tuple(range(1, PAGES + 1)),
        (pages("MediaBox", Array([0, 0, 200, 900])), pages("TrimBox", Array([0, 0, 200, 900]))),
    ),
    ("page-size", tuple(range(1, PAGES + 1)), (pages("TrimBox", Array([9, 9, 405, 621])),)),
    ("no-bleed", (3,), (draw(b"300 100 200 50 re f", 3),)),
    ("short-bleed", (3,), (*BLED, draw(b"300 100 136 50 re f", 3))),
    ("printer-marks", (3,), (*BLED, draw(b"10 0 1 5 re f", 3))),
    ("in-gutter", (3,), (draw(b"20 100 100 50 re f", 3),)),
    ("in-gutter", (4,), (draw(b"380 100 30 50 re f", 4),)),
    ("near-edge", (4,), (draw(b"10 100 100 50 re f", 4),)),
    ("near-edge", (4,), (draw(b"BT /F1 9 Tf 100 -1 Td (a) Tj ET", 4),)),
    ("last-page", (PAGES,), (draw(SQUARE, PAGES),)),
    ("thick-book", (), (lambda pdf: pdf.pages.extend([pdf.pages[0]] * 1200),)),
    ("thin-book", (), (lambda pdf: pdf.pages.__delitem__(slice(0, 18)),)),
    ("pages-added", (), (lambda pdf: pdf.pages.__delitem__(0),)),
    (
        "blank-pages",
        (2, 3, 4, 5, 6),
        tuple(page("Contents", Array(), number) for number in range(2, 7)),
    ),
]

TAGS: list[tuple[str, tuple[int, ...], tuple[Change, ...]]] = [
    ("untagged", (), (without(lambda pdf: pdf.Root, "StructTreeRoot"),)),
    ("untagged", (), (root("MarkInfo", Dictionary(Marked=False)),)),
    ("untagged-mark", (1,), (draw(SQUARE, 1),)),
    ("lost-tag", (1,), (draw(b"/P <</MCID 9>> BDC (a) Tj EMC", 1),)),
    ("no-speech", (), (without(lambda pdf: pdf.Root, "Lang"),)),
    ("title-not-shown", (), (without(lambda pdf: pdf.Root, "ViewerPreferences"),)),
    ("no-ua-claim", (), (without(lambda pdf: pdf.Root, "Metadata"),)),
    ("no-bookmarks", (), (lambda pdf: pdf.pages.extend([pdf.pages[0]] * 20),)),
    ("heading-skipped", (), (lambda pdf: pdf.Root.StructTreeRoot.K[0].__setitem__("/S", Name.H3),)),
    ("no-figure-alt", (), (lambda pdf: pdf.Root.StructTreeRoot.K[1].__delitem__("/Alt"),)),
    ("tab-order", (1,), (without(lambda pdf: pdf.pages[0].obj, "Tabs"),)),
    ("link-unnamed", (1,), (without(lambda pdf: pdf.pages[0].Annots[0], "Contents"),)),
    ("link-untagged", (1,), (without(lambda pdf: pdf.pages[0].Annots[0], "StructParent"),)),
    (
        "font-whole",
        (1,),
        (lambda pdf: pdf.pages[0].Resources.Font.F1.__setitem__("/BaseFont", Name.A),),
    ),
    (
        "font-unreadable",
        (1,),
        (lambda pdf: pdf.pages[0].Resources.Font.F1.__delitem__("/Encoding"),),
    ),
]  # fmt: skip
ELSEWHERE = {
    *("encrypted", "mended-file", "no-file-id", "no-bleed-area"),
    *("no-pdfa-claim", "not-pdfa", "pdfa-unchecked"),
}


def test_files_that_keep_all_rules_have_no_finding() -> None:
    assert preflight(printed(), "a.pdf", PAPER)[1] == ()
    assert preflight(tagged(), "a.pdf", ("screen",))[1] == ()


@pytest.mark.parametrize(("code", "where", "changes"), CASES, ids=[case[0] for case in CASES])
def test_a_broken_rule_of_print_is_told_with_its_pages(
    code: str, where: tuple[int, ...], changes: tuple[Change, ...]
) -> None:
    found = codes(printed(*changes), *PAPER, "lulu")
    assert set(found[code]) == set(where)


@pytest.mark.parametrize(("code", "where", "changes"), TAGS, ids=[case[0] for case in TAGS])
def test_a_broken_rule_of_screens_is_told_with_its_pages(
    code: str, where: tuple[int, ...], changes: tuple[Change, ...]
) -> None:
    assert set(codes(tagged(*changes), "screen")[code]) >= set(where)


def test_every_rule_is_broken_once_and_says_who_asks_for_it() -> None:
    assert {code for code, _, _ in (*CASES, *TAGS)} | ELSEWHERE == set(RULES)
    for rule in RULES.values():
        assert rule.purposes
        assert rule.source
        assert rule.meaning.endswith(".")
        assert rule.hint.endswith((".", ")"))


def test_what_is_no_fault_is_not_told() -> None:
    fine = (
        draw(b"0 0 0 1 k " + SQUARE + b" BT /F1 9 Tf 72 300 Td (a) Tj ET"),
        draw(b"/P <</E /F>> BDC 2 J [3 1] 0 d 72 400 m 90 400 l S EMC"),
        draw(b"100 0 0 100 72 200 cm /A Do"),
        name("XObject", "A", image),
        name("ExtGState", "G", lambda _: Dictionary(ca=1, BM=Name.Normal, SMask=Name("/None"))),
        draw(b"/G gs 0.4 g"),
    )
    assert codes(printed(*fine), *PAPER) == {}


def test_what_bleeds_as_it_should_is_fine() -> None:
    left = [9, 9, PAGE[0] + 9, PAGE[1] + 9]
    cuts = [page("TrimBox", Array(left), number) for number in range(2, PAGES + 1, 2)]
    whole = pages("MediaBox", Array(GROWN)), pages("TrimBox", Array(CUT))
    assert codes(printed(*whole, *cuts, draw(b"-5 0 600 900 re f", 3)), "kdp", "ingram") == {}


def test_a_page_without_trim_box_is_cut_where_the_printer_would() -> None:
    assert codes(printed(pages("MediaBox", Array(GROWN)), uncut), "kdp") == {}
    assert "no-bleed-area" in codes(printed(), "lulu")
    larger = PAGE[0] + 18, PAGE[1] + 18
    assert "page-size" in codes(printed(size=larger), "lulu")
    assert codes(printed(uncut, size=larger), "lulu") == {}


def uncut(pdf: Pdf) -> None:
    for one in pdf.pages:
        del one.obj["/TrimBox"]


def test_margins_grow_with_the_pages() -> None:
    near = draw(b"30 100 100 50 re f", 3)
    assert codes(printed(near), "kdp") == {}
    assert codes(printed(near, pages=160), "kdp") == {"in-gutter": (3,)}
    right_to_left = root("ViewerPreferences", Dictionary(Direction=Name.R2L))
    assert codes(printed(near, right_to_left, pages=160), "kdp") == {}


def test_pages_with_the_same_fault_are_told_together() -> None:
    book = printed(*(draw(b"1 0 0 rg", number) for number in (3, 4, 5, 9)))
    found = preflight(book, "a.pdf", ("ingram",))[1]
    assert [(one.code, one.pages, one.place) for one in found] == [
        ("rgb", (3, 4, 5, 9), "pages 3–5, 9")
    ]


def test_purposes_are_asked_one_by_one() -> None:
    assert chosen("") == ()
    assert chosen("Screen, kdp") == ("kdp", "screen")
    with pytest.raises(UsageError, match="kindle"):
        chosen("kindle")
    assert preflight(printed(), "a.pdf")[0] == ("kdp", "ingram", "lulu", "blurb")
    assert preflight(tagged(), "a.pdf")[0] == ("screen",)
    assert preflight(printed(claimed), "a.pdf")[0] == ("archive",)


def claimed(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b'<rdf:Description pdfaid:part="2"/>')


def test_many_findings_of_a_code_are_counted() -> None:
    changes = [draw(b"%d 0 0 %d 72 200 cm /A Do" % (n, n)) for n in range(150, 190)]
    found = preflight(printed(name("XObject", "A", image), *changes), "a.pdf", ("kdp",))[1]
    assert len(found) == 20
    assert "There are 40 such findings" in found[0].hint


def test_archives_ask_the_validator() -> None:
    assert set(codes(printed(), "archive")) >= {"no-pdfa-claim", "not-pdfa"}
    assert "ISO 19005-2, " in preflight(printed(), "a.pdf", ("archive",))[1][-1].message


@pytest.mark.parametrize("printer", ["kdp", "ingram", "lulu", "blurb", "archive"])
def test_our_own_pages_keep_the_rules_of_whom_they_are_made_for(printer: Purpose) -> None:
    settings = resolved({"printer": printer, "trim": "6x9"}, {}, None)
    book = pdf(long_book(13), files.theme("classic"), settings, jobs=1).data
    assert preflight(book, "book.pdf", (printer,))[1] == ()


def test_what_is_a_pdf() -> None:
    assert is_pdf(b"\n%PDF-1.4", "story")
    assert is_pdf(b"", "a.PDF")
    assert not is_pdf(b"A PDF is no story.", "a.txt")


def encrypted(user: str) -> bytes:
    with pikepdf.open(BytesIO(printed())) as pdf:
        return saved(
            pdf,
            encryption=pikepdf.Encryption(user=user, owner="o"),
            force_version="",
            deterministic_id=False,
        )


def test_locked_files_are_refused_and_restricted_ones_are_told() -> None:
    assert "encrypted" in codes(encrypted(""), *PAPER)
    with pytest.raises(InputError, match="locked with a password"):
        codes(encrypted("u"))


BAD: dict[str, bytes] = {
    "is no whole PDF": b"%PDF-1.7 and no more",
    "is no whole PDF: ": printed()[:400],
    "is no whole PDF: no pages": printed(lambda pdf: pdf.Root.Pages.__setitem__("/Kids", 7)),
    "is no whole PDF: Loop detected in /Pages": (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
    ),
}


@pytest.mark.parametrize("said", BAD)
def test_what_is_no_pdf_is_refused_in_one_sentence(said: str) -> None:
    with pytest.raises(InputError, match=said):
        codes(BAD[said])


@pytest.mark.parametrize("cut", [0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_mended(cut: float) -> None:
    whole = printed()
    assert "mended-file" in codes(whole[: int(len(whole) * cut)])


def bomb(key: str) -> Change:
    """A stream of page 2 that unpacks to more than is looked at."""

    def change(pdf: Pdf) -> None:
        packed = pikepdf.Stream(pdf, zlib.compress(b" " * (MOST_UNPACKED * 3), 1))
        packed.Filter = Name.FlateDecode
        pdf.pages[1].obj[f"/{key}"] = packed

    return change


def laughing(pdf: Pdf) -> Any:  # noqa: ANN401 - a form
    """A form that draws another ten times, which draws another ten times ..."""
    inner = form(pdf, SQUARE)
    for _ in range(10):
        inner = form(pdf, b"/A Do " * 10, Resources=Dictionary(XObject=Dictionary(A=inner)))
    return inner


def looped(pdf: Pdf) -> Any:  # noqa: ANN401 - a form
    own = form(pdf, b"/A Do " * 10)
    own.Resources = Dictionary(XObject=Dictionary(A=own))
    return own


def endless(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    tree.K[0].K = tree
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([])))
    tree.ParentTree.Kids = Array([tree.ParentTree] * 20)


HOSTILE: dict[str, tuple[Change, ...]] = {
    "a bomb": (bomb("Contents"),),
    "forms in forms": (draw(b"/A Do"), name("XObject", "A", laughing)),
    "a form in itself": (draw(b"/A Do"), name("XObject", "A", looped)),
    "a space in itself": (draw(b"/C cs"), name("ColorSpace", "C", lambda _: Name.C)),
    "wrong kinds": (
        page("Resources", 5),
        page("Annots", Dictionary()),
        page("MediaBox", Array([Name.A, 0, 0, 0])),
        page("TrimBox", Array([0, 0, 10**12, 5])),
        page("Rotate", String("a")),
        root("OutputIntents", 5),
        root("AcroForm", Array()),
    ),
    **{
        str(content[:6]): (draw(content * 20_000),)
        for content in (
            *(b"(", b"[", b"[(", b"<<", b"q ", b"Q ", b"BI ID ", b"/a ", b"9", b"1 ", b"(()"),
            *(b"/P BMC ", b"EMC ", b"%", b"1e9 cm ", b"99999999999999999999 0 0 1 0 0 cm "),
        )
    },
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_looked_at_once_and_in_little_memory(what: str) -> None:
    data = printed(*HOSTILE[what])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert set(codes(data, *PURPOSES)) <= set(RULES)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kB


MANY: dict[str, bytes] = {
    "colours": b"".join(b".%06d g f " % i for i in range(600)),
    "fonts": b"".join(b"/F%d 1 Tf " % i for i in range(600)),
    "marks": b"/P <</MCID 1>> BDC EMC " * 600,
    "instructions": b"n " * 600,
    "things": b"0 0 1 1 re f " * 600,
}
BOUNDS = {"instructions": "MOST_STEPS", "things": "MOST_DRAWN"}


@pytest.mark.parametrize("what", MANY)
def test_more_than_a_book_has_is_neither_followed_nor_remembered(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = printed(draw(MANY[what]))
    assert "unseen" not in codes(data)
    monkeypatch.setattr(opened, BOUNDS.get(what, "MOST_KEPT"), 500)
    assert "unseen" in codes(data)


def test_a_stream_of_operands_alone_is_forgotten() -> None:
    (told,) = instructions(b"9 " * 1000 + b"f")
    assert len(told.operands) == 64
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert not list(instructions(b"9 " * 2_000_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kB


def test_a_structure_without_an_end_ends() -> None:
    assert "lost-tag" in codes(tagged(endless), "screen")


def test_a_bomb_among_the_objects_is_refused() -> None:
    data = zlib.compress(bytes(MOST_UNPACKED * 4), 1)
    head = b"%%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Filter/FlateDecode"
    body = head.replace(b"%%", b"%") + b"/Length %d>>stream\n" % len(data) + data
    whole = body + b"\nendstream\nendobj\nstartxref\n9\n%%EOF"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError):
        codes(whole)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kB


def test_instructions_are_told_apart() -> None:
    content = (
        b"/A (a(b)\\)) [(x) -3 <00>] TJ % Do\n<</M 3>>BDC 1 .5 -.5 rg BI /W 1 ID zEI x EI f(a)'"
    )
    assert [(one.operator, one.operands) for one in instructions(content)] == [
        (b"TJ", [b"/A", b"(...)", b"[(x) -3 <00>]"]),
        (b"BDC", [b"/M", b"3"]),
        (b"rg", [b"1", b".5", b"-.5"]),
        (b"BI", [b"/W", b"1"]),
        (b"f", []),
        (b"'", [b"(a)"]),
    ]


def test_a_finding_is_told_the_same_each_time() -> None:
    book = printed(draw(b"1 0 0 rg"), draw(b"1 0 0 0 k " + SQUARE))
    first: tuple[Finding, ...] = preflight(book, "a.pdf")[1]
    assert first == preflight(book, "a.pdf")[1]
