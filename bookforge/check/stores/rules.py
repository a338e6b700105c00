"""All rules of the store lint: severity, the stores that ask for it, what to do, who says so.

EPUBCheck sees whether a book keeps to the standard; here stands what stores and devices ask on top.
An error is refused or breaks the book, a warning is refused by some or shown badly, a doubt is for
a person to judge, a note is good to know.
"""

from bookforge.check.stores.finding import STORES, Rule

_KDP = "Kindle Publishing Guidelines"
_SEND = "Send to Kindle"
_KOBO = "Kobo ePub Guidelines"
_APPLE = "Apple Books Asset Guide"
_GOOGLE = "Google Play Books Partner Center, EPUB files"
_INGRAM = "IngramSpark File Creation Guide, e-books"
_A11Y = "EPUB Accessibility 1.1"
_EPUB = "EPUB 3.3"

RULES: dict[str, Rule] = {
    # the archive
    "large-to-send": Rule("warning", ("kindle",), "Make its pictures smaller.", f"{_SEND}: 50 MB by mail"),
    "large-to-sell": Rule("error", ("ingram",), "Make its pictures smaller.", f"{_INGRAM}: 100 MB"),
    "double-file": Rule("error", STORES, "Keep one of them.", f"{_EPUB}, section 4.2.2"),
    "file-outside": Rule("error", STORES, "Name files below the book's own folder.", f"{_EPUB}, section 4.2.3"),
    "file-name": Rule("note", ("kobo",), "Use letters, figures, dots, hyphens and underscores.", f"{_KOBO}, OPF"),
    "drm": Rule("error", STORES, "Hand in the book without it; stores add their own.", f"{_KOBO}, Digital Rights Management"),
    "huge-file": Rule("error", STORES, "Split it.", "e-readers have less memory than that"),
    "damaged-file": Rule("error", STORES, "Make the book anew.", f"{_EPUB}, section 4.2.2"),
    "not-xml": Rule("error", STORES, "Mend the markup at that line.", f"{_EPUB}, section 2.1"),
    # the catalogue entry
    "two-titles": Rule("error", ("kindle",), "Put the subtitle after the title, or on the title page only.", f"{_SEND}: fails with E999"),
    "no-title": Rule("error", STORES, "Add a dc:title.", f"{_EPUB}, section 5.5.3.1"),
    "no-author": Rule("note", STORES, "Add a dc:creator.", "devices sort books by author"),
    "no-language": Rule("error", STORES, "Add a dc:language.", f"{_SEND}: fails; {_EPUB}, section 5.5.3.1"),
    "bad-language": Rule("error", STORES, "Write it as in BCP 47: en, en-GB, pt-BR.", f"{_EPUB}, section 5.5.3.1"),
    "kindle-language": Rule("warning", ("kindle",), "Such a book can fail to convert.", "KDP help, topic G200673300"),
    "no-identifier": Rule("error", STORES, "Give the book an ISBN or a UUID that stays.", f"{_EPUB}, section 5.5.3.1"),
    "no-modified": Rule("warning", STORES, "Add a meta of the property dcterms:modified.", f"{_EPUB}, section 5.5.5"),
    "series-once": Rule("note", ("kobo", "apple"), "Tell it both ways; readers know the one or the other.", "calibre and foliate read calibre:series, Apple Books the EPUB 3 form"),
    "series-differ": Rule("warning", ("kobo", "apple"), "Tell it by the same name in both ways.", "readers know the one or the other"),
    "no-accessibility": Rule("warning", STORES, "Add the metadata of schema.org.", f"{_A11Y}, section 2.2"),
    "no-summary": Rule("note", STORES, "Add schema:accessibilitySummary.", f"{_A11Y}, section 2.3"),
    "unsigned-claim": Rule("doubt", STORES, "Name who checked it (a11y:certifiedBy), or claim nothing.", f"{_A11Y}, section 2.4"),
    # the cover
    "no-cover": Rule("error", STORES, "Add an image with the property cover-image.", f"{_KDP}, section 4.1; {_APPLE}, Cover art"),
    "cover-unmarked": Rule("warning", STORES, "Give its line in the manifest the property cover-image.", f"{_EPUB}, section 5.6.2.1"),
    "cover-unnamed": Rule("warning", ("kobo", "kindle"), 'Add <meta name="cover" content="its id"/>.', f"{_KOBO}, Cover Images"),
    "cover-format": Rule("warning", ("kobo", "kindle", "google"), "Make it a JPEG or PNG.", f"{_KOBO}, Cover Images"),
    "cover-page": Rule("warning", ("kobo",), "Leave the cover alone on a page of its own.", f"{_KOBO}, Cover Images"),
    "small-cover": Rule("warning", ("kindle",), "At least 625 × 1000 px, best 1600 × 2560.", "KDP help, topic G6GTK3T3NUHKLEFX"),
    "google-cover": Rule("warning", ("google",), "Each side between 640 and 7200 px.", f"{_GOOGLE}, cover"),
    "cover-shape": Rule("doubt", ("kindle", "kobo", "apple"), "About 1.6 times as high as wide.", "KDP help, topic G6GTK3T3NUHKLEFX"),
    # pictures
    "large-picture": Rule("warning", ("apple", "ingram"), "Four million pixels at most.", f"{_APPLE}, Images"),
    "heavy-picture": Rule("warning", ("kobo", "kindle"), "5 MB at most.", f"{_KOBO}, Image Formatting; {_KDP}, section 6"),
    "print-colours": Rule("warning", STORES, "Convert it to RGB.", f"{_KOBO}, Image Formatting; KDP cover help"),
    "picture-format": Rule("warning", ("kindle", "kobo", "google"), "Make it a JPEG, PNG or GIF.", f"{_KDP}, section 6"),
    "bad-picture": Rule("error", STORES, "Save it anew.", f"{_EPUB}, section 3.2"),
    "no-alt": Rule("warning", STORES, "Give it an alt that says what it shows.", f"{_A11Y}; WCAG 2.2, 1.1.1"),
    # navigation
    "no-nav": Rule("error", STORES, "Add one; EPUB 2 had none.", f"{_KDP}, section 5; {_EPUB}, section 7"),
    "no-ncx": Rule("warning", ("kindle", "google"), "Add one beside the navigation document.", f"{_KDP}, section 5.1"),
    "deep-contents": Rule("warning", ("kindle",), "Lift what lies deeper up to the second level.", f"{_KDP}, section 5: two levels"),
    "contents-name": Rule("warning", STORES, "Name it after its chapter.", f"{_KDP}, section 5"),
    "contents-differ": Rule("doubt", ("kindle", "kobo"), "Let both name the same files.", f"{_KOBO}, Table of Contents"),
    "no-start": Rule("warning", ("apple", "kindle"), "Add a landmark of the type bodymatter.", f"{_APPLE}, Landmarks; {_KDP}, section 5"),
    "no-toc-mark": Rule("warning", ("kindle",), "Add a landmark of the type toc.", f"{_KDP}, section 5"),
    "many-landmarks": Rule("note", ("kobo",), "Keep those that readers need.", f"{_KOBO}, Table of Contents: all are shown"),
    "nav-in-spine": Rule("doubt", STORES, "Keep the menu out of the spine; give a page of contents.", "MuPDF and calibre show what is hidden"),
    "pages-of-nothing": Rule("warning", STORES, "Name the print edition (pageBreakSource).", f"{_A11Y}, section 2.5"),
    "no-page-list": Rule("warning", STORES, "List its pages, or do not name it.", f"{_A11Y}, section 2.5"),
    "pages-unlisted": Rule("warning", STORES, "Add a nav of the type page-list.", f"{_A11Y}, section 2.5"),
    # pages
    "no-encoding": Rule("error", ("kindle",), 'Begin it with <?xml version="1.0" encoding="utf-8"?>.', f"{_SEND}: else it is read as ISO 8859-1"),
    "entities": Rule("warning", STORES, "Write the characters themselves.", f"{_EPUB}, section 2.1"),
    "comment-hyphens": Rule("error", ("kindle",), "Take the comment out.", f"{_SEND}: fails with E999; XML 1.0, section 2.5"),
    "body-link": Rule("error", ("kindle",), "Link to the file alone.", f"{_SEND}: an unresolved link"),
    "page-title": Rule("warning", STORES, "Call it what its heading says.", f"WCAG 2.2, 2.4.2; {_A11Y}"),
    "empty-page": Rule("warning", STORES, "Leave it out.", f"{_KDP}, section 3; {_APPLE}"),
    "large-page": Rule("warning", STORES, "Split it at a scene break; 250 kB at most.", "Adobe's reader stops at 300 kB, others turn pages slowly"),
    "few-pages": Rule("warning", ("google",), "A book there needs four pages or more.", _GOOGLE),
    "note-length": Rule("note", ("kobo",), "Kobo leads to it and shows it over the page from 9 to 5,000.", f"{_KOBO}, Footnotes"),
    "script": Rule("warning", ("kindle", "kobo", "google"), "The book must do without.", f"{_KDP}, section 3; {_KOBO}, JavaScript"),
    "remote": Rule("error", STORES, "Put it into the book.", f"{_EPUB}, section 3.6; {_KDP}, section 3"),
    # style
    "css-variable": Rule("error", ("kindle",), "Write the value itself.", f"{_SEND}: fails with E999"),
    "hard-ground": Rule("warning", ("kobo", "kindle", "apple"), "Leave the ground to the reader.", f"{_KOBO}, CSS; {_KDP}, section 3"),
    "hard-colour": Rule("warning", ("kindle", "kobo", "apple"), "Leave the colour of the text to the reader.", f"{_KDP}, section 10.3"),
    "negative-margin": Rule("warning", ("kindle",), "Kindle drops it; do without.", f"{_KDP}, section 10.3"),
    "wide-margin": Rule("doubt", ("kobo",), "2em at most, or a percentage.", f"{_KOBO}, CSS"),
    "body-type": Rule("doubt", ("kindle",), "Leave size, face and lines of the text to the reader.", f"{_KDP}, section 10.3.1"),
    "css-flow": Rule("doubt", ("kindle",), "Leave it in its place.", f"{_KDP}, section 10.3"),
    # fonts
    "font-woff2": Rule("warning", ("kobo",), "Use TrueType, OpenType or WOFF 1.", f"{_KOBO}, Supported Fonts"),
    "bad-font": Rule("warning", STORES, "Put the font in anew.", f"{_EPUB}, section 4.4"),
    "whole-font": Rule("note", STORES, "Keep the letters that the book uses.", "each reader loads it"),
    "fonts-unused": Rule("warning", ("apple",), "Say specified-fonts in its display options.", f"{_APPLE}, Fonts"),
}  # fmt: skip
