"""What the catalogue entry of an EPUB must say, and must not."""

import re
from collections.abc import Iterator

from bookforge.check.stores.finding import Found
from bookforge.check.stores.languages import KINDLE
from bookforge.check.stores.opened import Element, Opened, elements, line_of, text_of

TAG = re.compile(r"(?i)(?:[a-z]{2,3}|x|i)(?:-[a-z\d]{1,8})*")
NEEDED = ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard")
PLACEHOLDER = re.compile(r"(?i)(?:unknown|untitled|none|null|id|isbn|n/a|-|0+)?")
META = "/opf:package/opf:metadata"


def find(book: Opened) -> Iterator[Found]:
    """The findings about the package's metadata."""
    for finder in (_title, _language, _identifier, _modified, _series, _accessible, _claims):
        for found in finder(book):
            yield found._replace(file=book.opf)


def _title(book: Opened) -> Iterator[Found]:
    titles = elements(book.package, f"{META}//dc:title")
    for title in titles[1:]:
        yield Found("two-titles", f"There are {len(titles)} titles.", line=line_of(title))
    if not any(_said(title) for title in titles):
        yield Found("no-title", "The book has no title.")
    if not any(map(_said, elements(book.package, f"{META}//dc:creator"))):
        yield Found("no-author", "The book names no author.")


def _language(book: Opened) -> Iterator[Found]:
    languages = elements(book.package, f"{META}//dc:language")
    if not any(map(_said, languages)):
        yield Found("no-language", "The book does not say its language.")
    for language in filter(_said, languages):
        tag, line = _said(language), line_of(language)
        if not TAG.fullmatch(tag):
            yield Found("bad-language", f"“{tag}” is no language tag.", line=line)
        elif tag.partition("-")[0].lower() not in KINDLE:
            yield Found("kindle-language", f"Kindle does not know the language “{tag}”.", line=line)


def _identifier(book: Opened) -> Iterator[Found]:
    named = book.package.get("unique-identifier", "")
    found = [e for e in elements(book.package, f"{META}//dc:identifier") if e.get("id") == named]
    if not found or PLACEHOLDER.fullmatch(_said(found[0])):
        line = line_of(found[0]) if found else 0
        yield Found("no-identifier", "The book has no identifier of its own.", line=line)


def _modified(book: Opened) -> Iterator[Found]:
    if book.version >= "3" and not _metas(book, "dcterms:modified"):
        yield Found("no-modified", "The book does not say when it was last changed.")


def _series(book: Opened) -> Iterator[Found]:
    new, old = _metas(book, "belongs-to-collection"), _old(book, "calibre:series")
    if bool(new) != bool(old):
        there, missing = ("calibre:series", "belongs-to-collection")[:: -1 if new else 1]
        line = line_of((new or old)[0])
        yield Found("series-once", f"The series is told as {there}, not as {missing}.", line=line)
    elif new and _said(new[0]) != old[0].get("content", "").strip():
        yield Found("series-differ", "The series is told under two names.", line=line_of(old[0]))


def _accessible(book: Opened) -> Iterator[Found]:
    missing = [name.partition(":")[2] for name in NEEDED if not _metas(book, name)]
    if missing:
        yield Found("no-accessibility", f"The catalogue lacks {', '.join(missing)}.")
    elif not _metas(book, "schema:accessibilitySummary"):
        yield Found("no-summary", "Nothing says in a sentence how accessible the book is.")


def _claims(book: Opened) -> Iterator[Found]:
    claims = [
        *_metas(book, "dcterms:conformsTo"),
        *elements(book.package, f"{META}/opf:link[@rel='dcterms:conformsTo']"),
    ]
    if claims and not _metas(book, "a11y:certifiedBy"):
        yield Found("unsigned-claim", "Nobody stands for the claim.", line=line_of(claims[0]))


def _metas(book: Opened, name: str) -> list[Element]:
    """The <meta> of a property; EPUB 2 wrote it as a name."""
    path = f"{META}//opf:meta[@property=$name or @name=$name]"
    return [e for e in elements(book.package, path.replace("$name", f"'{name}'")) if _value(e)]


def _old(book: Opened, name: str) -> list[Element]:
    return elements(book.package, f"{META}//opf:meta[@name='{name}']")


def _said(element: Element) -> str:
    return text_of(element).strip()


def _value(element: Element) -> str:
    return element.get("content", "") or _said(element)
