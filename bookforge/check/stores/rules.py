"""All rules of the store lint: severity, who asks for it, what it means, what to do, who says so.

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
    "large-to-send": Rule("warning", ("kindle",), "The file is too large to be sent to a Kindle by mail.", "Make its pictures smaller.", f"{_SEND}: 50 MB by mail"),
    "large-to-sell": Rule("error", ("ingram",), "The file is larger than this distributor takes.", "Make its pictures smaller.", f"{_INGRAM}: 100 MB"),
    "double-file": Rule("error", STORES, "Two files of the archive have the same name; which of them is shown is chance.", "Keep one of them.", f"{_EPUB}, section 4.2.2"),
    "file-outside": Rule("error", STORES, "A file is named to lie outside of the book, where a reader may not put it.", "Name files below the book's own folder.", f"{_EPUB}, section 4.2.3"),
    "file-name": Rule("note", ("kobo",), "A file has letters in its name that some programs cannot store.", "Use letters, figures, dots, hyphens and underscores.", f"{_KOBO}, OPF"),
    "drm": Rule("error", STORES, "Files are encrypted or licensed to somebody; a store cannot open them.", "Hand in the book without it; stores add their own.", f"{_KOBO}, Digital Rights Management"),
    "huge-file": Rule("error", STORES, "A file unpacks to more than e-readers can hold, and was not looked at.", "Split it.", "e-readers have less memory than that"),
    "damaged-file": Rule("error", STORES, "A file of the archive cannot be unpacked.", "Make the book anew.", f"{_EPUB}, section 4.2.2"),
    "not-xml": Rule("error", STORES, "A page or the package is no well-formed XML; readers stop where it breaks.", "Mend the markup at that line.", f"{_EPUB}, section 2.1"),
    # the catalogue entry
    "two-titles": Rule("error", ("kindle",), "The catalogue entry has two titles, at which Kindle's converter fails.", "Put the subtitle after the title, or on the title page only.", f"{_SEND}: fails with E999"),
    "no-title": Rule("error", STORES, "The catalogue entry names no title.", "Add a dc:title.", f"{_EPUB}, section 5.5.3.1"),
    "no-author": Rule("note", STORES, "The catalogue entry names no author, so the book stands under Unknown.", "Add a dc:creator.", "devices sort books by author"),
    "no-language": Rule("error", STORES, "The catalogue entry names no language, by which words are looked up and read aloud.", "Add a dc:language.", f"{_SEND}: fails; {_EPUB}, section 5.5.3.1"),
    "bad-language": Rule("error", STORES, "The language is not written as a language tag, so no program knows it.", "Write it as in BCP 47: en, en-GB, pt-BR.", f"{_EPUB}, section 5.5.3.1"),
    "kindle-language": Rule("warning", ("kindle",), "Kindle does not know the language.", "Such a book can fail to convert.", "KDP help, topic G200673300"),
    "no-identifier": Rule("error", STORES, "The book has no identifier by which a device knows a new edition for the same book.", "Give the book an ISBN or a UUID that stays.", f"{_EPUB}, section 5.5.3.1"),
    "no-modified": Rule("warning", STORES, "The catalogue entry does not say when it was changed last.", "Add a meta of the property dcterms:modified.", f"{_EPUB}, section 5.5.5"),
    "series-once": Rule("note", ("kobo", "apple"), "The series is told in one of two ways, and some readers know the other.", "Tell it both ways; readers know the one or the other.", "calibre and foliate read calibre:series, Apple Books the EPUB 3 form"),
    "series-differ": Rule("warning", ("kobo", "apple"), "The two ways of telling the series do not agree.", "Tell it by the same name in both ways.", "readers know the one or the other"),
    "no-accessibility": Rule("warning", STORES, "The catalogue entry does not say who can read the book; stores ask for it by law in the EU.", "Add the metadata of schema.org.", f"{_A11Y}, section 2.2"),
    "no-summary": Rule("note", STORES, "There is no sentence on accessibility that people can read.", "Add schema:accessibilitySummary.", f"{_A11Y}, section 2.3"),
    "unsigned-claim": Rule("doubt", STORES, "The book claims to conform to an accessibility standard, and nobody signs for it.", "Name who checked it (a11y:certifiedBy), or claim nothing.", f"{_A11Y}, section 2.4"),
    # the cover
    "no-cover": Rule("error", STORES, "There is no cover; shelves show a grey page.", "Add an image with the property cover-image.", f"{_KDP}, section 4.1; {_APPLE}, Cover art"),
    "cover-unmarked": Rule("warning", STORES, "The cover is not marked in the manifest as readers of EPUB 3 look for it.", "Give its line in the manifest the property cover-image.", f"{_EPUB}, section 5.6.2.1"),
    "cover-unnamed": Rule("warning", ("kobo", "kindle"), "The cover is not named as older readers and Kindle's converter look for it.", 'Add <meta name="cover" content="its id"/>.', f"{_KOBO}, Cover Images"),
    "cover-format": Rule("warning", ("kobo", "kindle", "google"), "The cover is in a form that some stores do not take.", "Make it a JPEG or PNG.", f"{_KOBO}, Cover Images"),
    "cover-page": Rule("warning", ("kobo",), "The page of the cover holds more than the cover.", "Leave the cover alone on a page of its own.", f"{_KOBO}, Cover Images"),
    "small-cover": Rule("warning", ("kindle",), "The cover has too few px, and is refused or blurred.", "At least 625 × 1000 px, best 1600 × 2560.", "KDP help, topic G6GTK3T3NUHKLEFX"),
    "google-cover": Rule("warning", ("google",), "The cover is of a size that Google does not take.", "Each side between 640 and 7200 px.", f"{_GOOGLE}, cover"),
    "cover-shape": Rule("doubt", ("kindle", "kobo", "apple"), "The cover is much wider or narrower than shelves are made for.", "About 1.6 times as high as wide.", "KDP help, topic G6GTK3T3NUHKLEFX"),
    # pictures
    "large-picture": Rule("warning", ("apple", "ingram"), "A picture has more px than devices can hold.", "Four million pixels at most.", f"{_APPLE}, Images"),
    "heavy-picture": Rule("warning", ("kobo", "kindle"), "A picture takes more bytes than stores or devices take.", "5 MB at most.", f"{_KOBO}, Image Formatting; {_KDP}, section 6"),
    "print-colours": Rule("warning", STORES, "A picture is in the inks of print (CMYK), and looks wrong or not at all on screens.", "Convert it to RGB.", f"{_KOBO}, Image Formatting; KDP cover help"),
    "picture-format": Rule("warning", ("kindle", "kobo", "google"), "A picture is in a form that some devices do not show.", "Make it a JPEG, PNG or GIF.", f"{_KDP}, section 6"),
    "bad-picture": Rule("error", STORES, "A file that is said to be a picture is none.", "Save it anew.", f"{_EPUB}, section 3.2"),
    "no-alt": Rule("warning", STORES, "A picture has no words for those who cannot see it.", "Give it an alt that says what it shows.", f"{_A11Y}; WCAG 2.2, 1.1.1"),
    # navigation
    "no-nav": Rule("error", STORES, "There is no navigation document, which EPUB 3 asks for.", "Add one; EPUB 2 had none.", f"{_KDP}, section 5; {_EPUB}, section 7"),
    "no-ncx": Rule("warning", ("kindle", "google"), "There is no table of contents of the older kind (NCX), which some devices read.", "Add one beside the navigation document.", f"{_KDP}, section 5.1"),
    "deep-contents": Rule("warning", ("kindle",), "The contents have more levels than the device shows.", "Lift what lies deeper up to the second level.", f"{_KDP}, section 5: two levels"),
    "contents-name": Rule("warning", STORES, "A line of the contents has no name, or is called after a file.", "Name it after its chapter.", f"{_KDP}, section 5"),
    "contents-differ": Rule("doubt", ("kindle", "kobo"), "The two tables of contents lead to different files.", "Let both name the same files.", f"{_KOBO}, Table of Contents"),
    "no-start": Rule("warning", ("apple", "kindle"), "The book does not say where the story begins, so it opens at the cover or somewhere else.", "Add a landmark of the type bodymatter.", f"{_APPLE}, Landmarks; {_KDP}, section 5"),
    "no-toc-mark": Rule("warning", ("kindle",), "The book does not say where its page of contents is.", "Add a landmark of the type toc.", f"{_KDP}, section 5"),
    "many-landmarks": Rule("note", ("kobo",), "There are so many landmarks that a reader's list of them is of no help.", "Keep those that readers need.", f"{_KOBO}, Table of Contents: all are shown"),
    "nav-in-spine": Rule("doubt", STORES, "The hidden menu is a page of the book, which some readers show.", "Keep the menu out of the spine; give a page of contents.", "MuPDF and calibre show what is hidden"),
    "pages-of-nothing": Rule("warning", STORES, "There is a list of printed pages, but not of which print edition.", "Name the print edition (pageBreakSource).", f"{_A11Y}, section 2.5"),
    "no-page-list": Rule("warning", STORES, "A print edition is named, but there is no list of its pages.", "List its pages, or do not name it.", f"{_A11Y}, section 2.5"),
    "pages-unlisted": Rule("warning", STORES, "There are marks of printed pages, but no list leads to them.", "Add a nav of the type page-list.", f"{_A11Y}, section 2.5"),
    # pages
    "no-encoding": Rule("error", ("kindle",), "A page does not say its encoding, and curly quotes turn into rubbish.", 'Begin it with <?xml version="1.0" encoding="utf-8"?>.', f"{_SEND}: else it is read as ISO 8859-1"),
    "entities": Rule("warning", STORES, "A page declares entities, which readers do not take in or refuse.", "Write the characters themselves.", f"{_EPUB}, section 2.1"),
    "comment-hyphens": Rule("error", ("kindle",), "A comment holds two hyphens in a row, at which strict readers stop.", "Take the comment out.", f"{_SEND}: fails with E999; XML 1.0, section 2.5"),
    "body-link": Rule("error", ("kindle",), "A link leads to the body of a page, which Kindle does not find.", "Link to the file alone.", f"{_SEND}: an unresolved link"),
    "page-title": Rule("warning", STORES, "A page has no title or one that says nothing; it is read aloud at each turn to it.", "Call it what its heading says.", f"WCAG 2.2, 2.4.2; {_A11Y}"),
    "empty-page": Rule("warning", STORES, "A page shows nothing.", "Leave it out.", f"{_KDP}, section 3; {_APPLE}"),
    "large-page": Rule("warning", STORES, "A page is so long that devices turn it slowly or fail.", "Split it at a scene break; 250 kB at most.", "Adobe's reader stops at 300 kB, others turn pages slowly"),
    "few-pages": Rule("warning", ("google",), "The book has fewer pages than the store takes.", "A book there needs four pages or more.", _GOOGLE),
    "note-length": Rule("note", ("kobo",), "A footnote is of a length that Kobo does not show over the page.", "Kobo leads to it and shows it over the page from 9 to 5,000.", f"{_KOBO}, Footnotes"),
    "script": Rule("warning", ("kindle", "kobo", "google"), "The book holds a script, which most devices do not run.", "The book must do without.", f"{_KDP}, section 3; {_KOBO}, JavaScript"),
    "remote": Rule("error", STORES, "Something is fetched from the web, which a book that is read offline cannot.", "Put it into the book.", f"{_EPUB}, section 3.6; {_KDP}, section 3"),
    # style
    "css-variable": Rule("error", ("kindle",), "The style has variables, at which Kindle's converter fails.", "Write the value itself.", f"{_SEND}: fails with E999"),
    "hard-ground": Rule("warning", ("kobo", "kindle", "apple"), "The style sets the ground of text, which stays white in a dark room.", "Leave the ground to the reader.", f"{_KOBO}, CSS; {_KDP}, section 3"),
    "hard-colour": Rule("warning", ("kindle", "kobo", "apple"), "The style sets the colour of text, which becomes unreadable on another ground.", "Leave the colour of the text to the reader.", f"{_KDP}, section 10.3"),
    "negative-margin": Rule("warning", ("kindle",), "The style has a negative margin, which puts text on text where it is dropped halfway.", "Kindle drops it; do without.", f"{_KDP}, section 10.3"),
    "wide-margin": Rule("doubt", ("kobo",), "A margin is so wide that on small screens with large type only a column is left.", "2em at most, or a percentage.", f"{_KOBO}, CSS"),
    "body-type": Rule("doubt", ("kindle",), "The style sets the type of the text itself, which belongs to the reader.", "Leave size, face and lines of the text to the reader.", f"{_KDP}, section 10.3.1"),
    "css-flow": Rule("doubt", ("kindle",), "The style takes something out of the flow, where devices put it anywhere.", "Leave it in its place.", f"{_KDP}, section 10.3"),
    # fonts
    "font-woff2": Rule("warning", ("kobo",), "A font is in a form that Kobo does not read.", "Use TrueType, OpenType or WOFF 1.", f"{_KOBO}, Supported Fonts"),
    "bad-font": Rule("warning", STORES, "A file that is said to be a font is none.", "Put the font in anew.", f"{_EPUB}, section 4.4"),
    "whole-font": Rule("note", STORES, "A font is there with all its letters, also those that the book does not use.", "Keep the letters that the book uses.", "each reader loads it"),
    "fonts-unused": Rule("warning", ("apple",), "The book has fonts, but does not tell Apple Books to use them.", "Say specified-fonts in its display options.", f"{_APPLE}, Fonts"),
}  # fmt: skip
