"""The store lint: each rule is broken once in a book that keeps them all; bad files are refused."""

import hashlib
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from clean_epub import CLEAN, COVER, packed, png

from bookforge.check import is_epub
from bookforge.check.stores import chosen, lint
from bookforge.check.stores.finding import STORES, Finding
from bookforge.check.stores.rules import RULES
from bookforge.problem import InputError, UsageError

OPF, NAV, NCX = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
ONE, TWO, CSS, FRONT = "EPUB/one.xhtml", "EPUB/two.xhtml", "EPUB/book.css", "EPUB/cover.xhtml"
PNG = "EPUB/cover.png"
ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/>
<CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""
LOCKS = "META-INF/encryption.xml"
IDPF = "http://www.idpf.org/2008/embedding"
MANIFEST = "<manifest>"


def item(name: str, kind: str) -> tuple[str, str, str]:
    """A change of the package that adds a file to its manifest."""
    line = f'<item id="x" href="{name}" media-type="{kind}"/>'
    return (OPF, MANIFEST, MANIFEST + line)


def meta(line: str) -> tuple[str, str, str]:
    return (OPF, "</metadata>", f"{line}</metadata>")


def styled(css: str) -> tuple[str, str, str]:
    return (CSS, "", f"\n{css}\n")


def said(xhtml: str) -> tuple[str, str, str]:
    """A change of the first chapter that adds something to its end."""
    return (ONE, "</section>", f"{xhtml}</section>")


def jpeg(width: int, height: int, channels: int) -> bytes:
    """The head of a JPEG, with what a camera puts before it."""
    frame = struct.pack(">HBHHB", 8 + 3 * channels, 8, height, width, channels)
    return b"\xff\xd8\xff\xe1\x00\x06Exif\xff\xff\xc0" + frame + bytes(3 * channels)


Change = tuple[str, str, str] | tuple[str, bytes]  # a file, what of it, by what; or all of it

# A code, where it is found, and what was done to the clean book to break it.
CASES: list[tuple[str, str, tuple[Change, ...]]] = [
    ("file-outside", "../evil.txt", (("../evil.txt", b"x"),)),
    ("file-outside", "/etc/passwd", (("/etc/passwd", b"x"),)),
    ("file-name", "EPUB/a b.txt", (("EPUB/a b.txt", b"x"),)),
    ("drm", "book.epub", ((LOCKS, ENCRYPTED.format("http://x/aes", ONE).encode()),)),
    ("drm", "META-INF/rights.xml", (("META-INF/rights.xml", b"<rights/>"),)),
    ("not-xml", f"{ONE}:7", (said("<p>"),)),
    ("not-xml", f"{ONE}:7", (said("&nbsp;"),)),
    ("two-titles", f"{OPF}:4", ((OPF, "<dc:language", "<dc:title>More</dc:title><dc:language"),)),
    ("no-title", OPF, ((OPF, ">The Ferry</dc:title>", "> </dc:title>"),)),
    ("no-author", OPF, ((OPF, ">Ada Brandt</dc:creator>", "></dc:creator>"),)),
    ("no-language", OPF, ((OPF, "<dc:language>en</dc:language>", ""),)),
    ("bad-language", f"{OPF}:4", ((OPF, "<dc:language>en<", "<dc:language>en_GB<"),)),
    ("bad-language", f"{OPF}:4", ((OPF, "<dc:language>en<", "<dc:language>English<"),)),
    ("kindle-language", f"{OPF}:4", ((OPF, "<dc:language>en<", "<dc:language>tlh<"),)),
    ("no-identifier", OPF, ((OPF, 'unique-identifier="id"', 'unique-identifier="no"'),)),
    ("no-identifier", f"{OPF}:5", ((OPF, "urn:uuid:0b1d", "unknown"),)),
    ("no-modified", OPF, ((OPF, "dcterms:modified", "dcterms:created"),)),
    ("series-once", f"{OPF}:13", (meta('<meta name="calibre:series" content="Tales"/>'),)),
    ("series-once", f"{OPF}:13", (meta('<meta property="belongs-to-collection">T</meta>'),)),
    (
        "series-differ",
        f"{OPF}:13",
        (
            meta('<meta property="belongs-to-collection">T</meta>'),
            meta('<meta name="calibre:series" content="Tales"/>'),
        ),
    ),
    ("no-accessibility", OPF, ((OPF, "schema:accessibilityHazard", "schema:other"),)),
    ("no-summary", OPF, ((OPF, "schema:accessibilitySummary", "schema:other"),)),
    ("unsigned-claim", f"{OPF}:13", (meta('<meta property="dcterms:conformsTo">AA</meta>'),)),
    ("no-cover", OPF, ((OPF, ' properties="cover-image"', ""), (OPF, 'name="cover"', 'name="c"'))),
    ("cover-unmarked", OPF, ((OPF, ' properties="cover-image"', ""),)),
    ("cover-unnamed", OPF, ((OPF, 'name="cover"', 'name="c"'),)),
    ("cover-format", PNG, ((OPF, "image/png", "image/gif"), (PNG, b"GIF89a\x00\x06\x00\x09"))),
    ("cover-page", f"{FRONT}:7", ((FRONT, "</section>", "<p>Cover</p></section>"),)),
    ("small-cover", PNG, ((PNG, png(600, 990)),)),
    ("google-cover", PNG, ((PNG, png(630, 1200)),)),
    ("cover-shape", PNG, ((PNG, png(1500, 1500)),)),
    ("large-picture", PNG, ((PNG, png(1600, 2560)),)),
    ("heavy-picture", PNG, ((PNG, COVER + bytes(6_000_000)),)),
    ("print-colours", PNG, ((OPF, "image/png", "image/jpeg"), (PNG, jpeg(1000, 1600, 4)))),
    ("picture-format", "EPUB/a.webp", (item("a.webp", "image/webp"), ("EPUB/a.webp", b"RIFF"))),
    ("bad-picture", "EPUB/a.png", (item("a.png", "image/png"), ("EPUB/a.png", b"<html>"))),
    ("no-alt", f"{ONE}:7", (said('<img src="cover.png"/>'),)),
    ("no-alt", f"{FRONT}:7", ((FRONT, 'alt="The Ferry"', 'alt=""'),)),
    ("no-nav", OPF, ((OPF, ' properties="nav"', ""),)),
    ("no-ncx", OPF, ((OPF, "application/x-dtbncx+xml", "text/xml"),)),
    (
        "deep-contents",
        f"{NAV}:7",
        ((NAV, "One</a>", 'One</a><ol><li><a href="#a">A</a><ol><li>B</li></ol></li></ol>'),),
    ),
    (
        "deep-contents",
        f"{NCX}:3",
        ((NCX, "</navPoint>", "<navPoint><navPoint/></navPoint></navPoint>"),),
    ),
    ("contents-name", f"{NAV}:7", ((NAV, ">One<", ">one.xhtml<"),)),
    ("contents-name", f"{NAV}:7", ((NAV, ">One<", "> <"),)),
    ("contents-differ", NCX, ((NCX, 'src="two.xhtml"', 'src="one.xhtml"'),)),
    ("no-start", NAV, ((NAV, "bodymatter", "cover"),)),
    (
        "no-toc-mark",
        NAV,
        ((NAV, 'type="toc" href', 'type="cover" href'), (NAV, "<li><a", "<li><b>3</b></li><li><a")),
    ),
    ("many-landmarks", NAV, ((NAV, "<li>\n", "<li>" + 9 * '<a epub:type="a"/>'),)),
    ("nav-in-spine", f"{NAV}:10", ((OPF, ' toc="ncx">', '><itemref idref="nav"/>'),)),
    ("pages-of-nothing", f"{NAV}:10", ((NAV, "<nav h", '<nav epub:type="page-list"/><nav h'),)),
    ("no-page-list", f"{OPF}:13", (meta('<meta property="pageBreakSource">urn:isbn:1</meta>'),)),
    ("pages-unlisted", ONE, (said('<span epub:type="pagebreak" id="p1"/>'),)),
    ("no-encoding", f"{ONE}:1", ((ONE, ' encoding="utf-8"', ""),)),
    ("entities", ONE, ((ONE, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "b">]>'),)),
    ("comment-hyphens", f"{ONE}:7", (said("<!-- a -- b -->"),)),
    (
        "body-link",
        f"{TWO}:7",
        ((ONE, "<body", '<body id="b"'), (TWO, "two.xhtml#n", "one.xhtml#b")),
    ),
    ("page-title", f"{ONE}:4", ((ONE, "<title>One<", "<title>one.xhtml<"),)),
    ("page-title", f"{ONE}:4", ((ONE, "<title>One<", "<title>one<"),)),
    ("page-title", f"{ONE}:4", ((ONE, "<title>One<", "<title>Untitled<"),)),
    ("page-title", ONE, ((ONE, "<title>One</title>", ""),)),
    ("empty-page", FRONT, ((FRONT, '<img src="cover.png" alt="The Ferry"/>', ""),)),
    ("large-page", ONE, (said("<p>It was late.</p>\n" * 15_000),)),
    ("few-pages", "book.epub", ((ONE, "It was late. " * 400, "Late."), (TWO, "and on. ", ""))),
    ("note-length", f"{TWO}:7", ((TWO, "The note itself.", "No."),)),
    ("script", f"{ONE}:7", (said("<script>1</script>"),)),
    ("script", f"{ONE}:7", (said('<p onclick="a()">b</p>'),)),
    ("remote", f"{ONE}:7", (said('<img src="https://a.example/b.png" alt="b"/>'),)),
    ("remote", f"{CSS}:2", (styled('@import "https://a.example/b.css";'),)),
    ("remote", f"{CSS}:2", (styled("@font-face { src: url(//a.example/b.ttf) }"),)),
    ("css-variable", f"{CSS}:3", (styled(":root {\n --ink: black }"),)),
    ("css-variable", f"{CSS}:2", (styled("p { text-indent: var(--a) }"),)),
    ("hard-ground", f"{CSS}:2", (styled(".c5 { background: #ff0000 }"),)),
    ("hard-ground", f"{ONE}:7", (said('<p style="background-color: white">a</p>'),)),
    ("hard-colour", f"{CSS}:2", (styled("body { color: black !important }"),)),
    ("hard-colour", f"{ONE}:8", (said("<style>\n.a {color: #000}</style>"),)),
    ("negative-margin", f"{CSS}:2", (styled("h1 { margin: 0 -1em }"),)),
    ("wide-margin", f"{CSS}:2", (styled("blockquote { margin: 1em 4em }"),)),
    ("wide-margin", f"{CSS}:2", (styled("p.deep { margin-left: 2.5em }"),)),
    ("body-type", f"{CSS}:2", (styled("body, td { font-size: 12pt }"),)),
    ("css-flow", f"{CSS}:2", (styled("p.cap { float: left }"),)),
    ("font-woff2", "EPUB/a.woff2", (item("a.woff2", "font/woff2"), ("EPUB/a.woff2", b"wOF2"))),
    ("bad-font", "EPUB/a.ttf", (item("a.ttf", "font/ttf"), ("EPUB/a.ttf", b"<htm"))),
    (
        "bad-font",  # said to be obfuscated, but plain
        "EPUB/a.ttf",
        (
            item("a.ttf", "font/ttf"),
            ("EPUB/a.ttf", b"OTTO"),
            (LOCKS, ENCRYPTED.format(IDPF, "EPUB/a.ttf").encode()),
        ),
    ),
    (
        "whole-font",
        "EPUB/a.ttf",
        (item("a.ttf", "font/ttf"), ("EPUB/a.ttf", b"OTTO" + bytes(500_000))),
    ),
    ("fonts-unused", OPF, (item("a.otf", "font/otf"), ("EPUB/a.otf", b"OTTO"))),
]  # fmt: skip
ELSEWHERE = {"large-to-send", "large-to-sell", "double-file", "huge-file", "damaged-file"}


def broken(changes: tuple[Change, ...]) -> Mapping[str, bytes]:
    """The files of the clean book with some changes; an empty string is its own beginning."""
    files = dict(CLEAN)
    for change in changes:
        if len(change) == 2:
            files[change[0]] = change[1]
            continue
        name, old, new = change
        before = files[name].decode()
        assert old in before, (name, old)
        files[name] = before.replace(old, new, 1).encode()
    return files


def found(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in lint(packed(files), "book.epub")]


def test_a_book_that_keeps_all_rules_has_no_finding() -> None:
    assert lint(packed(CLEAN), "book.epub") == ()


@pytest.mark.parametrize(("code", "place", "changes"), CASES, ids=[case[0] for case in CASES])
def test_a_broken_rule_is_told_with_its_place(
    code: str, place: str, changes: tuple[Change, ...]
) -> None:
    assert (code, place) in found(broken(changes))


def test_every_rule_is_broken_once_and_says_who_asks_for_it() -> None:
    assert {code for code, _, _ in CASES} | ELSEWHERE == set(RULES)
    for rule in RULES.values():
        assert rule.stores
        assert rule.source
        assert rule.hint.endswith((".", "sub"))


def test_what_is_no_fault_is_not_told() -> None:
    kind = styled(
        "@media (prefers-color-scheme: dark) { body { color: #ddd; background: #000 } }\n"
        "h1 { color: #333 } p { color: inherit; margin: 0 auto } td { background: none }\n"
        "a { content: 'margin: -1em' } /* p { float: left } */ p.a { margin: 1em 2em 3em 5% }"
    )
    link = said('<p><a href="https://a.example/">A link</a> that is followed</p>')
    assert found(broken((kind, link))) == []


def test_a_book_may_be_called_untitled_on_its_pages_too() -> None:
    book = ((OPF, ">The Ferry<", ">Untitled<"), (ONE, "<title>One<", "<title>Untitled<"))
    assert found(broken(book)) == []


def test_a_font_that_is_obfuscated_as_the_standard_says_is_a_font() -> None:
    key = hashlib.sha1(b"urn:uuid:0b1d", usedforsecurity=False).digest()
    mixed = bytes(a ^ b for a, b in zip(b"OTTO", key, strict=False))
    options = b'<o><option name="specified-fonts">true</option></o>'
    changes: tuple[Change, ...] = (
        item("a.otf", "font/otf"),
        ("EPUB/a.otf", mixed),
        (LOCKS, ENCRYPTED.format(IDPF, "EPUB/a.otf").encode()),
        ("META-INF/com.apple.ibooks.display-options.xml", options),
    )
    assert found(broken(changes)) == []


def test_the_size_of_the_file_is_looked_at() -> None:
    small = {**CLEAN, "EPUB/noise.bin": hashlib.shake_256(b"a").digest(51_000_000)}
    assert [one.code for one in lint(packed(small, level=0), "b.epub")] == ["large-to-send"]
    large = {**CLEAN, "EPUB/noise.bin": bytes(101_000_000)}
    codes = {one.code for one in lint(packed(large, level=0), "b.epub")}
    assert codes == {"large-to-send", "large-to-sell"}


def test_stores_are_asked_one_by_one() -> None:
    book = packed(broken((meta("<dc:title>More</dc:title>"),)))
    assert [one.stores for one in lint(book, "b.epub")] == [("kindle",)]
    assert lint(book, "b.epub", ("kobo", "apple")) == ()
    assert chosen("") == STORES
    assert chosen("Kobo, kindle") == ("kindle", "kobo")
    with pytest.raises(UsageError, match="tolino"):
        chosen("kobo,tolino")


def test_many_findings_of_a_code_are_counted() -> None:
    book = packed(broken((said('<img src="cover.png"/>\n' * 500),)))
    told = [one for one in lint(book, "b.epub") if one.code == "no-alt"]
    assert len(told) == 20
    assert "There are 500 such places" in told[0].hint


def test_what_is_an_epub() -> None:
    assert is_epub(packed(CLEAN), "story")
    assert is_epub(b"", "a.EPUB")
    assert not is_epub(b"PK\x03\x04word/document.xml", "a.docx")


BAD: dict[str, bytes] = {
    "not a whole zip": b"PK\x03\x04 and no more",
    "not a whole zip file": packed(CLEAN)[:-200],
    "has no META-INF/container.xml": packed({"mimetype": b"application/epub+zip"}),
    "names no package": packed({**CLEAN, "META-INF/container.xml": b"<container/>"}),
    "has no EPUB/content.opf": packed({k: v for k, v in CLEAN.items() if k != OPF}),
    "content.opf: ": packed({**CLEAN, OPF: b"<package"}),
    "holds more than": packed({**CLEAN, **{f"a{n}": b"" for n in range(20_001)}}, level=0),
}


@pytest.mark.parametrize("said", BAD)
def test_what_is_no_epub_is_refused_in_one_sentence(said: str) -> None:
    with pytest.raises(InputError, match=said):
        lint(BAD[said], "b.epub")


def codes(data: bytes) -> set[str]:
    return {one.code for one in lint(data, "b.epub")}


def test_damaged_and_doubled_files_are_findings() -> None:
    data = bytearray(packed(CLEAN))
    at = data.index(b"PK\x03\x04", data.index(b"EPUB/two.xhtml") - 40) + 60
    data[at : at + 20] = bytes(20)
    assert "damaged-file" in codes(bytes(data))
    stream = BytesIO(packed(CLEAN))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(ONE, CLEAN[ONE])
    assert "double-file" in codes(stream.getvalue())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        (ONE, bytes(17 * 2**20), "huge-file"),
        (CSS, bytes(17 * 2**20), "huge-file"),
        (ONE, b"<a>" * 200_000, "not-xml"),
        (
            ONE,
            CLEAN[ONE]
            .replace(
                b"<!DOCTYPE html>",
                b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
                + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a;" * 10) for n in range(9))
                + b"]>",
            )
            .replace(b"</section>", b"&a8;</section>"),
            "entities",
        ),
        (
            ONE,
            CLEAN[ONE]
            .replace(
                b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            )
            .replace(b"</section>", b"&a;</section>"),
            "entities",
        ),
    ],
    ids=["a bomb", "a sheet that is a bomb", "a deep page", "many laughs", "a file of the machine"],
)
def test_hostile_books_take_little_memory(name: str, data: bytes, code: str) -> None:
    book = packed({**CLEAN, name: data})
    tracemalloc.start()
    assert code in codes(book)
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "css",
    ["/*" * 300_000, "{" * 300_000, "url(" * 200_000, "a{b:" + "1" * 300_000 + "x", "'" * 300_000],
)
def test_hostile_sheets_are_read_once(css: str) -> None:
    assert codes(packed({**CLEAN, CSS: css.encode()})) == set()


def test_a_finding_is_told_the_same_each_time() -> None:
    book = packed(broken((said('<img src="cover.png"/>'), styled("p { float: left }"))))
    first: tuple[Finding, ...] = lint(book, "b.epub")
    assert first == lint(book, "b.epub")
