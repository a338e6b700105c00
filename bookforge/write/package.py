"""What makes an e-book of pages: its catalogue entry, and a zip file that is always the same."""

import re
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from bookforge.book import Book
from bookforge.language import direction
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.write.words import Words

MIMETYPE = "mimetype"
CONTAINER = "META-INF/container.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STANDARD = "EPUB Accessibility 1.1 - WCAG 2.1 Level"  # section 4.2.3, as a claim has to be worded
XML_FILES = (".xhtml", ".opf", ".ncx", ".xml")


@dataclass(frozen=True, slots=True)
class Fact:
    """One element of the package's metadata: dc:`name`, or <meta property=`name`>.

    `about` is the id of the element that it refines, `scheme` the vocabulary of its value.
    """

    name: str
    value: str
    id: str = ""
    about: str = ""
    scheme: str = ""
    dc: bool = field(default=False, kw_only=True)


def facts(book: Book, words: Words, settings: Settings) -> Iterator[Fact]:
    """What the catalogue says of the book (EPUB 3.3, section 5.5, and EPUB Accessibility 1.1).

    There is one title only: Send to Kindle refuses books with two.
    """
    meta = book.meta
    yield Fact("identifier", meta.identifier, "pub-id", dc=True)
    yield Fact("title", book.title, "title", dc=True)
    yield Fact("language", meta.language, dc=True)
    for number, author in enumerate(meta.authors, 1):
        id_ = f"author-{number}"
        yield Fact("creator", author, id_, dc=True)
        yield Fact("role", "aut", about=id_, scheme="marc:relators")
        yield Fact("file-as", filed(author), about=id_)
    for number, helper in enumerate(meta.contributors, 1):
        id_ = f"helper-{number}"
        yield Fact("contributor", helper.name, id_, dc=True)
        yield Fact("role", helper.role, about=id_, scheme="marc:relators")
    yield Fact("contributor", "bookforge", "maker", dc=True)
    yield Fact("role", "bkp", about="maker", scheme="marc:relators")
    if meta.description:
        yield Fact("description", "\n\n".join(meta.description), dc=True)
    yield from _told(meta)
    if book.edition:
        yield Fact("source", book.edition.source, "print", dc=True)
        yield Fact("source-of", "pagination", about="print")
    yield from _accessibility(book, words)
    if settings.conforms:
        level = settings.conforms.upper()
        yield Fact("dcterms:conformsTo", f"{STANDARD} {level}", "claim")
        signed = settings.certifier or meta.publisher or ", ".join(meta.authors)
        if signed:
            yield Fact("a11y:certifiedBy", signed, about="claim")


def _told(meta: Meta) -> Iterator[Fact]:
    """What the text itself states; a date stands only once (EPUB 3.3, section 5.5.3.2.4)."""
    for subject in dict.fromkeys((*meta.fandoms, *meta.subjects, *meta.characters)):
        yield Fact("subject", subject, dc=True)
    for name in ("publisher", "rights", "source"):
        if value := getattr(meta, name):
            yield Fact(name, value, dc=True)
    if meta.published or meta.updated:
        yield Fact("date", meta.published or meta.updated, dc=True)
    if meta.series:
        yield Fact("belongs-to-collection", meta.series, "series")
        yield Fact("collection-type", "series", about="series")
    if meta.series and meta.volume:
        yield Fact("group-position", meta.volume, about="series")


def old_facts(meta: Meta) -> dict[str, str]:
    """What readers look for in the manner of EPUB 2, as name and content; calibre's, for series."""
    facts = {"cover": "cover-image", "calibre:series": meta.series}
    if meta.series:
        facts["calibre:series_index"] = meta.volume
    return {name: content for name, content in facts.items() if content}


def _accessibility(book: Book, words: Words) -> Iterator[Fact]:
    """What can be known by machine."""
    yield Fact("schema:accessMode", "textual")
    yield Fact("schema:accessMode", "visual")  # the cover
    yield Fact("schema:accessModeSufficient", "textual")
    features = ["ARIA", "displayTransformability", "readingOrder"]
    if all(picture.alt for picture in book.pictures if picture.image):
        features += ["alternativeText"]
    if book.edition:
        yield Fact("pageBreakSource", book.edition.source)
        features += ["pageBreakMarkers", "pageNavigation"]
    if any(chapter.name for chapter in book.chapters):
        features += ["structuralNavigation"]
    for feature in (*features, "tableOfContents", "unlocked"):
        yield Fact("schema:accessibilityFeature", feature)
    yield Fact("schema:accessibilityHazard", "none")
    yield Fact("schema:accessibilitySummary", _summary(book, words))


def _summary(book: Book, words: Words) -> str:
    """What the book offers to all; the last sentence says that the cover is the only picture."""
    if not book.pictures:
        return words.accessibility
    return LAST_SENTENCE.sub("", words.accessibility)


LAST_SENTENCE = re.compile(r"\s*[^.。।]+[.。।]\s*\Z")
# A title, an article or two people: what comes last is then no surname to sort by.
UNSORTED = re.compile(r"(?i)^(?:the|a|an|dr|mr|mrs|ms|sir|lady|lord|st)\b|&|\band\b")
NAME = re.compile(r"[^\W\d_][\w’'.-]*")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md"}
# Written with a capital these belong to the surname (Le Guin); written small they are filed
# behind the given name, as libraries do (Gogh, Vincent van).
PARTICLES = {"da", "de", "del", "della", "des", "di", "du", "la", "le", "mac", "st", "van", "von"}


def filed(author: str) -> str:
    """The name as catalogues sort it, surname first; pen names that are no such name stay.

    >>> filed("Ursula K. Le Guin"), filed("Kurt Vonnegut Jr.")
    ('Le Guin, Ursula K.', 'Vonnegut, Kurt, Jr.')
    >>> filed("Vincent van Gogh"), filed("night_owl 77"), filed("Voltaire")
    ('Gogh, Vincent van', 'night_owl 77', 'Voltaire')
    """
    if UNSORTED.search(author):
        return author
    given = author.split()
    suffix = given.pop() if len(given) > 2 and _bare(given[-1]) in SUFFIXES else ""  # noqa: PLR2004 - a name of two words has no suffix
    if len(given) < 2 or not all(map(NAME.fullmatch, given)) or not given[-1][0].isupper():  # noqa: PLR2004 - given name and surname
        return author
    surname = [given.pop()]
    while len(given) > 1 and given[-1][0].isupper() and _bare(given[-1]) in PARTICLES:
        surname.insert(0, given.pop())
    return ", ".join(part for part in (" ".join(surname), " ".join(given), suffix) if part)


def _bare(word: str) -> str:
    return word.strip(".,").lower()


def canonical(
    raw: bytes, opf: str, language: str, modified: int, beside: Mapping[str, bytes]
) -> bytes:
    """The zip file `raw` again, with all that may vary fixed, and the package `opf` mended.

    The files `beside` follow; they are no part of the publication.

    `modified` counts seconds since 1970-01-01 UTC. The mimetype comes first and is stored, as
    readers demand (OCF 3.3, section 4.2.2).

    Raises:
        lxml.etree.XMLSyntaxError: a file is not well-formed XML.

    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as source, zipfile.ZipFile(made, "w") as target:
        first = (MIMETYPE, CONTAINER, opf)
        for name in (*first, *sorted(set(source.namelist()) - set(first))):
            data = source.read(name)
            if name == opf:
                data = _mended(data, language)
            if name.endswith(XML_FILES):
                etree.fromstring(data, etree.XMLParser(huge_tree=True))
            target.writestr(_entry(name, modified), data, compresslevel=9)
        for name, data in beside.items():
            target.writestr(_entry(name, modified), data, compresslevel=9)
    return made.getvalue()


def _mended(opf: bytes, language: str) -> bytes:
    """The package document with its own language, which validators miss, and nothing unused."""
    package = etree.fromstring(opf, etree.XMLParser(remove_blank_text=True))
    package.set(LANG, language)
    package.set("dir", direction(language))
    package.attrib.pop("prefix", None)  # names a vocabulary that no book of ours uses
    etree.cleanup_namespaces(package)
    return etree.tostring(package, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(name: str, modified: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time.gmtime(modified)[:6])
    entry.create_system = 3  # Unix, on every machine
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
    return entry
