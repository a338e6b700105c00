"""Lines that are a picture: in Markdown, HTML or BBCode, or as e-texts tell of one.

A picture is known by a line that holds nothing else. One among the words of a sentence stays text,
for a book has no place to put it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from bookforge.fix.lines.filled import Line, lines
from bookforge.source import Span

LONGEST = 1200  # characters of a line, or of what several lines say together
MOST_LINES = 8  # of one caption
SUFFIXES = r"\.(?:jpe?g|png|gif|webp|tiff?|bmp|svgz?|avif|heic)"
SIGNS = ("![", "<img", "<IMG", "[img", "[IMG", "[Illus", "[ILLUS", "[illus")  # most lines have none

MARKDOWN = re.compile(
    r"(?P<link>\[)?!\[(?P<alt>[^\[\]]{0,600})\]\("
    r"[ \t]*<?(?P<path>[^\"“”<>]{1,400}?)>?"
    r"(?:[ \t]+(?:\"(?P<caption>[^\"]*)\"|“(?P<curly>[^”]*)”|'(?P<single>[^']*)'))?[ \t]*\)"
    r"(?(link)\]\([^()]{0,400}\))"
)
BBCODE = re.compile(r"\[img[^\]]{0,40}\](?P<path>[^\[\]]{1,400})\[/img\]", re.IGNORECASE)
TAG = r"</?(?:a|p|div|center|figure|span|br)(?:\s[^<>]{0,300})?/?>\s*"
HTML = re.compile(
    rf"(?:{TAG}){{0,4}}<img\s(?P<attributes>[^<>]{{1,900}}?)/?>\s*(?:{TAG}){{0,4}}"
    rf"(?:<figcaption>(?P<caption>[^<>]*)</figcaption>\s*)?(?:{TAG}){{0,4}}",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"(?P<name>src|alt|title)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE
)
ETEXT = re.compile(r"\[illustrations?(?:\s*:\s*(?P<said>.*?))?\s*\]", re.IGNORECASE | re.DOTALL)
ETEXT_PATH = re.compile(rf"[^\s\"<>|]{{1,200}}{SUFFIXES}", re.IGNORECASE)


class Sight(NamedTuple):
    """A picture that a text tells of, at `start` to `end`.

    `path` is its file as the text names it, empty if it names none; `alt` and `caption` are where
    the words stand that describe it and that stand below it, empty ranges for none.
    """

    start: int
    end: int
    path: str
    alt: Span
    caption: Span


@lru_cache(maxsize=4)
def sights(text: str) -> tuple[Sight, ...]:
    r"""The pictures that `text` tells of, in their order.

    >>> for sight in sights('![A mill](mill.png "The mill")\n[Illustration: The sea]'):
    ...     print(repr(sight.path), sight.alt, sight.caption)
    'mill.png' Span(start=2, end=8) Span(start=20, end=28)
    '' Span(start=31, end=31) Span(start=46, end=53)
    """
    if not any(sign in text for sign in SIGNS):
        return ()
    return tuple(_sights(text, lines(text)))


def _sights(text: str, rows: Sequence[Line]) -> Iterator[Sight]:
    done = 0
    for i, row in enumerate(rows):
        if i >= done and any(sign in row.said[:LONGEST] for sign in SIGNS):
            last = _last(rows, i)
            start, end = row.start, rows[last].end
            found = _sight(text[start:end], start) if end - start <= LONGEST else None
            if found:
                yield found
                done = last + 1


def _last(rows: Sequence[Line], i: int) -> int:
    """The last line of a caption in brackets, which may go on over a few lines."""
    if not rows[i].said.lower().startswith("[illustration") or "]" in rows[i].said:
        return i
    for last in range(i + 1, min(i + MOST_LINES, len(rows))):
        if rows[last].gap or "[" in rows[last].said:
            return i
        if "]" in rows[last].said:
            return last
    return i


def _sight(said: str, at: int) -> Sight | None:
    none = Span(at, at)
    if hit := MARKDOWN.fullmatch(said):
        caption = next((name for name in ("caption", "curly", "single") if hit[name]), "")
        words = _part(hit, caption, at) if caption else none
        return Sight(at, at + len(said), hit["path"].strip(), _part(hit, "alt", at), words)
    if hit := BBCODE.fullmatch(said):
        return Sight(at, at + len(said), hit["path"].strip(), none, none)
    if hit := HTML.fullmatch(said):
        return _tag(hit, at)
    if hit := ETEXT.fullmatch(said):
        path = hit["said"] if hit["said"] and ETEXT_PATH.fullmatch(hit["said"]) else ""
        words = _part(hit, "said", at) if hit["said"] and not path else none
        return Sight(at, at + len(said), path, none, words)
    return None


def _tag(hit: re.Match[str], at: int) -> Sight | None:
    """What the tag of a picture says; None if it names no file."""
    found: dict[str, tuple[str, Span]] = {}
    start = hit.start("attributes")
    for attribute in ATTRIBUTE.finditer(hit["attributes"]):
        kind = "double" if attribute["double"] is not None else "single"
        first, last = attribute.span(kind)
        place = Span(at + start + first, at + start + last)
        found.setdefault(attribute["name"].lower(), (attribute[kind], place))
    none = ("", Span(at, at))
    path = unescape(found.get("src", none)[0]).strip()
    caption = _part(hit, "caption", at) if hit["caption"] else found.get("title", none)[1]
    return Sight(at, at + hit.end(), path, found.get("alt", none)[1], caption) if path else None


def _part(hit: re.Match[str], name: str, at: int) -> Span:
    start, end = hit.span(name)
    return Span(at + start, at + end)
