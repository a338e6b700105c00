"""A kepub: an EPUB in which Kobo's own reader can point at every sentence.

Kobo's readers keep bookmarks, highlights and statistics by spans round sentences and pictures,
which its shop puts in; a file whose name ends in .kepub.epub must bring them along. They are
numbered paragraph by paragraph within each file, so a chapter that did not change keeps them. All
else stays as it was. What the shop's files hold was described by those who looked: kepubify's
documentation and, in the same way, calibre's.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name

from bookforge.write.parts import Part
from bookforge.write.tree import XHTML, parsed, serialised

SPAN, DIV, STYLE, PICTURE = (f"{XHTML}{tag}" for tag in ("span", "div", "style", "img"))
PARAGRAPHS = {f"{XHTML}{tag}" for tag in ("p", "li", "h1", "h2", "h3")}
KEPT = {f"{XHTML}{tag}" for tag in ("pre", "script", "style", "svg")}  # whose text is left alone
COLUMNS, INNER = "book-columns", "book-inner"  # what Kobo's reader hangs pages on
HACKS = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
# A sentence ends with its signs, the quotation marks that close behind them, and the space after;
# in Chinese and Japanese there is none.
# Only the first of several signs is tried, for a long row of dots would be gone through from each.
ENDED = r"(?<![.!?:…])[.!?:…]+[’”\"'»›)\]]*\s+"
SENTENCE = re.compile(rf".+?(?:{ENDED}|[。！？][」』”’）]*|\Z)", re.DOTALL)


def spanned(files: Iterable[Part]) -> Iterator[Part]:
    """The same files with a span round each sentence and each picture."""
    for file in files:
        root = parsed(file.data)
        _Spans().put_in(root[-1])
        yield Part(file.id, serialised(root))


def framed(files: Iterable[Part]) -> Iterator[Part]:
    """The same files with what Kobo's reader holds each page by."""
    for file in files:
        root = parsed(file.data)
        head, body = root[0], root[-1]
        style = etree.SubElement(head, STYLE, {"type": "text/css", "class": "kobostylehacks"})
        style.text, style.tail = HACKS, "\n"
        columns, inner = etree.Element(DIV, {"id": COLUMNS}), etree.Element(DIV, {"id": INNER})
        columns.append(inner)
        inner.text, inner.tail = body.text, "\n"
        inner.extend(list(body))
        body.text = "\n"
        body.append(columns)
        yield Part(file.id, serialised(root))


class _Spans:
    """The spans of a file: how many paragraphs had any, and how many this one has."""

    def __init__(self) -> None:
        self.paragraph = self.sentence = 0
        self.begins = True  # a paragraph, with the next span

    def put_in(self, element: Element) -> None:
        """Put spans round what stands in an element."""
        self.begins |= element.tag in PARAGRAPHS
        inside = list(element)
        if spans := self._spans(element.text):
            element.text = None
            element[:0] = spans
        for inner in inside:
            if inner.tag == PICTURE:
                self._tail(self._picture(inner))
                continue
            if inner.tag not in KEPT:
                self.put_in(inner)
            self._tail(inner)

    def _tail(self, element: Element) -> None:
        """Put spans round what stands behind an element."""
        if spans := self._spans(element.tail):
            element.tail = None
            for span in reversed(spans):
                element.addnext(span)

    def _picture(self, picture: Element) -> Element:
        """Put a span round a picture, which is a paragraph of its own, and give it."""
        self.begins = True
        span = self._span()
        span.tail, picture.tail = picture.tail, None
        picture.addprevious(span)
        span.append(picture)
        self.begins = True
        return span

    def _spans(self, text: str | None) -> list[Element]:
        """A text as spans; white space alone stays as it is."""
        if not text or text.isspace():
            return []
        return [self._span(sentence) for sentence in SENTENCE.findall(text)]

    def _span(self, sentence: str = "") -> Element:
        if self.begins:
            self.paragraph, self.sentence, self.begins = self.paragraph + 1, 0, False
        self.sentence += 1
        id_ = f"kobo.{self.paragraph}.{self.sentence}"
        span = etree.Element(SPAN, {"class": "koboSpan", "id": id_})
        span.text = sentence or None
        return span
