"""All rules of the preflight: severity, who asks for it, what it means, what to do, who says so.

An error is refused or spoils the book, a warning is refused by some or prints badly, a doubt is for
a person to judge, a note is good to know. Figures of printers stand in `bookforge/printers.py`.
"""

from collections.abc import Mapping

from bookforge.check.preflight.finding import PRINTERS, PURPOSES, Purpose, Rule

_KDP = "KDP help, Paperback Submission Guidelines"
_INGRAM = "IngramSpark File Creation Guide"
_LULU = "Lulu Book Creation Guide"
_BLURB = "Blurb, PDF to Book"
_X1A, _X3 = "ISO 15930-1 (PDF/X-1a:2001)", "ISO 15930-3 (PDF/X-3:2002)"
_UA = "ISO 14289-1 (PDF/UA-1)"
_A = "ISO 19005"
_PDF = "ISO 32000-1"
_PAPER: tuple[Purpose, ...] = ("ingram", "blurb")  # whom PDF/X is for
_SCREEN: tuple[Purpose, ...] = ("screen",)
_ARCHIVE: tuple[Purpose, ...] = ("archive",)
_AGAIN = "Make the file anew with the program that made it."

_FILE: Mapping[str, Rule] = {
    "encrypted": Rule("error", PURPOSES, "The file is encrypted, or some of what one may do with it is forbidden.", "Save it without a password and without restrictions.", f"{_KDP}: locked files; {_X1A}, section 6.1"),
    "mended-file": Rule("warning", PURPOSES, "The file breaks the rules of PDF and had to be mended to be read. Each program mends in its own way.", _AGAIN, f"{_PDF}, section 7"),
    "unseen": Rule("warning", PURPOSES, "A part of the file was not looked at: it is damaged, or larger than a book can be.", _AGAIN, "our own bounds"),
    "no-file-id": Rule("warning", (*_PAPER, "archive"), "The file has no ID, by which a press tells two files apart.", _AGAIN, f"{_X1A}, section 6.1; {_A}"),
    "no-pdf-title": Rule("note", PURPOSES, "The document information names no title.", "Put the title of the book into the properties of the document.", f"{_X1A}, section 6.10; {_UA}, section 7.1"),
    "pdf-version": Rule("warning", _PAPER, "The file is of a version of PDF that PDF/X-1a and X-3 do not know.", "Save it as PDF/X-1a, or as PDF 1.3 or 1.4.", f"{_X1A}; {_X3}"),
    "no-pdfx": Rule("warning", _PAPER, "The file does not say that it is PDF/X, the form of PDF that presses read alike.", "Save it as PDF/X-1a:2001 (`--for ingram` makes one).", f"{_INGRAM}: PDF/X-1a:2001 preferred; {_BLURB}: PDF/X-3"),
    "no-output-intent": Rule("warning", _PAPER, "The file does not say which kind of press its colours are made for.", "Save it as PDF/X, which names one.", f"{_X1A}, section 6.2"),
    "pdfx-facts": Rule("warning", _PAPER, "PDF/X asks for a title, two dates and whether colours are trapped.", "Save it as PDF/X, which adds them.", f"{_X1A}, section 6.10"),
    "pdf-script": Rule("error", PURPOSES, "The file runs something; paper cannot, and archives and readers must not.", "Take scripts and actions out.", f"{_X1A}, section 6.8; {_A}"),
    "attachment": Rule("warning", PRINTERS, "Other files are attached, which no press prints.", "Take them out.", _KDP),
    "form-field": Rule("warning", PRINTERS, "There are fields to fill in; what is in them may not be printed.", "Flatten the form.", f"{_X1A}, section 6.8"),
    "pdf-layers": Rule("warning", PRINTERS, "There are layers; which of them is printed depends on the machine.", "Merge them.", f"{_KDP}; {_X1A}"),
    "bookmarks": Rule("note", ("kdp",), "There are bookmarks, which are of no use on paper.", "Take them out, if the file is refused.", _KDP),
    "annotations": Rule("warning", PRINTERS, "There are links or comments on a page, which may stop a press or be printed.", "Take them out; a book made `--for` a printer has none.", f"{_KDP}; {_X1A}, section 6.8"),
}  # fmt: skip

_INK: Mapping[str, Rule] = {
    "rgb": Rule("warning", ("ingram",), "Colours are in RGB, which a press must turn into inks in its own way.", "Convert text to black ink (K) and pictures to grey or CMYK.", f"{_INGRAM}; {_X1A}, section 6.2"),
    "rgb-black": Rule("warning", ("kdp", "lulu", "blurb"), "Text is black or grey in RGB, which may be printed as a mixture of four inks with soft edges.", "Set text in black ink (K) or in grey.", f"{_LULU}: greyscale for a black and white book"),
    "rich-black": Rule("warning", PRINTERS, "Text is black with other inks below; where these do not meet, small letters get coloured edges.", "Set text in black ink (K) alone.", f"{_INGRAM}: 100 % K"),
    "much-ink": Rule("warning", PRINTERS, "A colour lays down more ink than the paper dries.", "Choose a lighter mixture, or convert with a profile that bounds the ink.", f"{_INGRAM}: 240 %"),
    "icc": Rule("warning", ("ingram",), "Colours have a profile of their own, which the press applies or not.", "Convert them, and embed no profile.", f"{_INGRAM}: no ICC profiles; {_X1A}, section 6.2"),
    "spot-colour": Rule("warning", PRINTERS, "There is a colour that is an ink of its own, which print on demand has not.", "Convert it to CMYK.", _INGRAM),
    "colour-page": Rule("note", PRINTERS, "There is colour on a page. A black and white book prints it in grey; a colour book costs more, all of it.", "Choose the one or the other on purpose.", "the printers' price lists"),
    "transparency": Rule("warning", PRINTERS, "Something shines through. PDF/X-1a and X-3 forbid it, and presses flatten it each in their own way.", "Flatten it, or save the file as PDF/X-1a.", f"{_X1A}, section 6.4; {_KDP}"),
}  # fmt: skip

_THINGS: Mapping[str, Rule] = {
    "font-not-embedded": Rule("error", PURPOSES, "A font is not in the file; another one is then taken in its place.", "Embed all fonts.", f"{_KDP}; {_INGRAM}; {_X1A}, section 6.3"),
    "font-drawn": Rule("warning", (*PRINTERS, "archive"), "A font is drawn by instructions (Type 3), which presses set without care for small sizes.", "Use a TrueType or OpenType font.", _INGRAM),
    "font-opentype": Rule("warning", (*_PAPER, "archive"), "A font is embedded in a form that came with PDF 1.6.", "Use a TrueType font, or save the file as PDF/X-1a.", f"{_X1A}, section 6.3; {_A}-1, section 6.3.2"),
    "font-whole": Rule("note", ("screen",), "All of a font is embedded, and not only what is used, which makes the file larger.", "Embed subsets.", "each reader loads it"),
    "font-unreadable": Rule("warning", ("screen", "archive"), "A font does not say which letters its shapes are, so the text cannot be searched, copied or read aloud.", _AGAIN, f"{_UA}, section 7.21.7; {_A}-2, section 6.2.11.7"),
    "hidden-text": Rule("warning", PRINTERS, "There is text that is not shown, as scans have below their pictures.", "Take it out.", f"{_KDP}: no invisible text"),
    "coarse-picture": Rule("warning", PRINTERS, "A picture has too few px for the size it is printed in, and comes out blurred.", "Put a larger picture in, or place it smaller: 300 px to the inch.", f"{_KDP}; {_INGRAM}; {_LULU}"),
    "coarse-lines": Rule("note", PRINTERS, "A drawing in pure black and white shows steps below 600 px to the inch.", "Put a larger one in, or draw it as vector.", f"{_INGRAM}: line art at 600 or more"),
    "fine-picture": Rule("note", PRINTERS, "A picture has more px than paper can show, which only makes the file larger.", "Make it smaller: 300 to 600 px to the inch.", f"{_LULU}: 600 at most"),
    "new-picture": Rule("warning", _PAPER, "A picture is stored in a form that PDF/X-1a does not know.", "Store it as JPEG or Flate with 8 bits to a colour.", f"{_X1A}, section 6.4"),
}  # fmt: skip

_SHEETS: Mapping[str, Rule] = {
    "no-trim-box": Rule("warning", _PAPER, "A page does not say where it is cut (its TrimBox).", "Save the file as PDF/X, which says so.", f"{_X1A}, section 6.6"),
    "box-origin": Rule("warning", PRINTERS, "The corner of a page is not at 0, 0; some programs shift what is on it.", "Move the MediaBox to 0, 0.", f"{_PDF}, section 14.11.2"),
    "box-nesting": Rule("error", PRINTERS, "Where a page is cut lies outside of what is printed.", "Put TrimBox in BleedBox, and BleedBox in MediaBox.", f"{_PDF}, section 14.11.2; {_X1A}, section 6.6"),
    "crop-box": Rule("warning", PRINTERS, "A CropBox hides the edge of a page; what is hidden may be printed, or the page be taken for smaller.", "Take the CropBox out.", f"{_X1A}, section 6.6"),
    "page-turned": Rule("warning", PRINTERS, "A page is turned by its settings, which presses heed or not.", "Turn what is on it.", _KDP),
    "page-unit": Rule("warning", PRINTERS, "A page is measured in units of its own, which few programs know.", "Save it at its true size.", f"{_PDF}, section 14.11"),
    "page-sizes": Rule("error", PRINTERS, "Pages are of different sizes.", "Make all pages the size of the book.", f"{_KDP}; {_INGRAM}; {_LULU}"),
    "page-size": Rule("error", PRINTERS, "The pages are of no size that this printer makes books in.", "Make the pages as large as the book, with bleed on all or none.", "the printers' lists of trim sizes"),
    "no-bleed-area": Rule("warning", ("lulu", "blurb"), "The page ends where it is cut; this printer wants pages with bleed, even where nothing bleeds. Some add it themselves.", "Make the pages 0.125 in larger on each side that is cut.", f"{_LULU}: full bleed pages; {_BLURB}"),
    "no-bleed": Rule("error", PRINTERS, "Something reaches the edge of the page, and there is no bleed: where the cut is a little off, white shows.", "Let it run 0.125 in past the edge on pages that are that much larger, or keep it off the edge.", f"{_KDP}; {_INGRAM}"),
    "short-bleed": Rule("warning", PRINTERS, "Something passes the cut, but ends before the bleed does.", "Let it run to the very edge of the bleed.", f"{_KDP}; {_INGRAM}"),
    "printer-marks": Rule("error", PRINTERS, "There is something outside of what is printed: crop marks, colour bars or a note.", "Leave the marks out.", f"{_KDP}; {_INGRAM}; {_LULU}: no marks"),
    "in-gutter": Rule("error", PRINTERS, "Something stands so near to the spine that it disappears in the fold.", "Make the inner margin wider; it grows with the number of pages.", "the printers' tables of margins"),
    "near-edge": Rule("error", PRINTERS, "Something stands so near to an edge that it may be cut off.", "Make the margin wider.", "the printers' tables of margins"),
    "thin-book": Rule("error", PRINTERS, "There are fewer pages than this printer binds.", "Add pages, or choose another printer.", "the printers' tables of pages"),
    "thick-book": Rule("error", PRINTERS, "There are more pages than this printer binds.", "Set it smaller or on larger pages, or make two volumes.", "the printers' tables of pages"),
    "pages-added": Rule("note", PRINTERS, "The number of pages is none that this printer binds; it adds blank ones at the end.", "Add them yourself, where you want them.", "the printers' tables of pages"),
    "last-page": Rule("warning", ("ingram",), "The last page is not blank; it is needed for the printer's own barcode.", "Add a blank page at the end, so that the number of pages is even.", _INGRAM),
    "blank-pages": Rule("doubt", PRINTERS, "Many pages in a row are blank, which a printer takes for a mistake.", "Take some out, or print something on them.", f"{_KDP}: four in a row at most, ten at the end"),
}  # fmt: skip

_READ: Mapping[str, Rule] = {
    "untagged": Rule("error", _SCREEN, "The file has no tags, so nobody can listen to it in order or let its lines run anew.", "Make it with tags.", f"{_UA}, section 7.1"),
    "untagged-mark": Rule("warning", _SCREEN, "Something is drawn that is neither tagged nor marked as ornament.", "Tag it, or mark it as an artifact.", f"{_UA}, section 7.1"),
    "lost-tag": Rule("error", _SCREEN, "What is drawn names a tag that is not there.", _AGAIN, f"{_PDF}, section 14.7.4.4"),
    "no-speech": Rule("warning", _SCREEN, "The file does not say in which language it is, so it is read aloud in that of the machine.", "Set the language of the document.", f"{_UA}, section 7.2"),
    "title-not-shown": Rule("warning", _SCREEN, "Readers are not told to show the title, and show the name of the file.", "Set the window's title to the document's (DisplayDocTitle).", f"{_UA}, section 7.1"),
    "no-ua-claim": Rule("note", _SCREEN, "The metadata does not say that the file is PDF/UA.", "Make it as PDF/UA, or let it be.", f"{_UA}, section 5"),
    "no-bookmarks": Rule("warning", _SCREEN, "There are no bookmarks to a long document.", "Make bookmarks of the headings.", "WCAG 2.2, technique PDF2"),
    "heading-skipped": Rule("warning", _SCREEN, "A heading stands two or more levels below the one before.", "Let the levels follow each other.", f"{_UA}, section 7.4"),
    "no-figure-alt": Rule("warning", _SCREEN, "A picture has no words for those who cannot see it.", "Give it an alternative text.", f"{_UA}, section 7.3"),
    "tab-order": Rule("warning", _SCREEN, "On a page with links the key Tab does not follow the order of the tags.", "Set the page's tab order to structure.", f"{_UA}, section 7.18.3"),
    "link-unnamed": Rule("warning", _SCREEN, "A link does not say where it leads.", "Give it a description (Contents).", f"{_UA}, section 7.18.5"),
    "link-untagged": Rule("warning", _SCREEN, "A link or a comment is no part of the tags.", "Tag it.", f"{_UA}, section 7.18.1"),
    "no-pdfa-claim": Rule("error", _ARCHIVE, "The metadata does not say that the file is PDF/A, so no archive takes it for one.", "Save it as PDF/A-2b or 3b.", f"{_A}-2, section 6.6.4"),
    "not-pdfa": Rule("error", _ARCHIVE, "The file breaks a rule of PDF/A.", "Save it as PDF/A-2b or 3b.", f"{_A}, as pikepdf checks it"),
    "pdfa-unchecked": Rule("doubt", _ARCHIVE, "The file has something in it of which we cannot tell whether PDF/A allows it.", "Have it looked at by veraPDF.", f"{_A}, as pikepdf checks it"),
}  # fmt: skip

RULES: Mapping[str, Rule] = {**_FILE, **_INK, **_THINGS, **_SHEETS, **_READ}
