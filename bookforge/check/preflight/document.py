"""What can be wrong with a PDF as a file: how it is stored, what it says and what it hides."""

from collections.abc import Iterator

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look
from bookforge.check.preflight.objects import entries, entry, listed, text
from bookforge.check.preflight.opened import MOST_PAGES, Opened

NEWEST_FOR_X = "1.4"  # PDF/X-1a:2003 and X-3:2003; those of 2001 and 2002 ask for 1.3
FACTS = ("Title", "CreationDate", "ModDate", "Trapped")
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition"}
ALLOWED = "/TrapNet", "/PrinterMark"


def find(look: Look) -> Iterator[Found]:
    """The findings about the file."""
    book = look.book
    if book.pdf.is_encrypted:
        yield Found("encrypted", "The file is encrypted.")
    for fault in book.faults[:1]:
        count = f"; {len(book.faults):,} such faults" if len(book.faults) > 1 else ""
        yield Found(
            "mended-file", f"The file is damaged and was mended to be read: {fault}{count}."
        )
    if book.count > MOST_PAGES:
        yield Found(
            "unseen", f"Only the first {MOST_PAGES:,} of {book.count:,} pages are looked at."
        )
    if entry(book.pdf.trailer, "/ID") is None:
        yield Found("no-file-id", "The file has no ID.")
    if not book.facts.get("Title"):
        yield Found("no-pdf-title", "The document information names no title.")
    yield from _standard(book)
    yield from _inside(book)
    yield from _annotated(look)
    for page in look.pages:
        if page.seen.fault:
            yield Found("unseen", f"What is drawn cannot be read: {page.seen.fault}.", page.number)
        if page.seen.hidden:
            yield Found("hidden-text", "There is text that is not shown.", page.number)


def _standard(book: Opened) -> Iterator[Found]:
    """What PDF/X asks of the file as a whole (ISO 15930-1, sections 6.1, 6.2 and 6.10)."""
    if book.version > NEWEST_FOR_X:
        yield Found("pdf-version", f"The file is PDF {book.version}.")
    if not book.facts.get("GTS_PDFXVersion"):
        yield Found("no-pdfx", "The file does not say that it is PDF/X.")
    intents = listed(entry(book.root, "/OutputIntents"))
    if not any(text(entry(one, "/S")) == "/GTS_PDFX" for one in intents):
        yield Found("no-output-intent", "The file does not say which press it is made for.")
    if missing := [name for name in FACTS if not book.facts.get(name)]:
        yield Found("pdfx-facts", f"The document information lacks {', '.join(missing)}.")


def _inside(book: Opened) -> Iterator[Found]:
    """What a file carries that no paper can show."""
    names = entry(book.root, "/Names")
    if entry(names, "/JavaScript") is not None:
        yield Found("pdf-script", "The file holds a script.")
    opening = text(entry(book.root, "/OpenAction", "/S"))
    if opening in ACTIONS:
        yield Found("pdf-script", f"The file runs something when it is opened ({opening[1:]}).")
    if entry(names, "/EmbeddedFiles") is not None:
        yield Found("attachment", "Other files are attached.")
    if listed(entry(book.root, "/AcroForm", "/Fields")):
        yield Found("form-field", "There are fields to fill in.")
    if entry(book.root, "/OCProperties") is not None:
        yield Found("pdf-layers", "There are layers that can be shown and hidden.")
    if entry(book.root, "/Outlines", "/First") is not None:
        yield Found("bookmarks", "There are bookmarks.")


def _annotated(look: Look) -> Iterator[Found]:
    """Links and comments on pages, by kind."""
    for page in look.pages:
        kinds = {text(entry(one, "/Subtype")) for one in listed(entry(page.object, "/Annots"))}
        for kind in sorted(kinds - {*ALLOWED}):
            said = "a link" if kind == "/Link" else f"an annotation ({kind[1:] or 'unknown'})"
            yield Found("annotations", f"There is {said} on the page.", page.number)
        actions = {text(entry(one, "/S")) for _, one in entries(entry(page.object, "/AA"))}
        if actions & ACTIONS:
            yield Found("pdf-script", "The page runs something when it is turned to.", page.number)
