"""Tags of forums and web pages that say how a text looks, and nothing of what it means."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft, Sure
from bookforge.fix.inline.emphasis_signs import ATTRIBUTES
from bookforge.fix.inline.literals import literals

FORUM = r"center|left|right|justify|indent|color|colour|size|font|align"
PAGE = r"span|font|center|p|div|blockquote|small|big|h[1-6]|lj-cut"
TAG = (
    rf"(?:\[(?P<end>/?)(?P<name>{FORUM})(?:=[^\[\]\n]{{1,40}})?\]"
    rf"|<(?P<ends>/?)(?P<names>{PAGE}){ATTRIBUTES}\s?/?>)"
)
IDLE = re.compile(TAG, re.IGNORECASE)
LINE = re.compile(
    rf"^[ \t]*(?:{re.sub(r'[?]P<[a-z]+>', '', TAG)}[ \t]*)+$", re.IGNORECASE | re.MULTILINE
)
BREAK = re.compile(r"[ \t]*<br\s?/?>[ \t]*", re.IGNORECASE)
# A whole line in bold, between other tags or not: it may be a heading, so it gets the signs that
# all passes know.
BOLD = re.compile(
    r"^[ \t]*(?:[\[<][^\[\]<>\n]{1,60}[\]>][ \t]*){0,4}?(?P<open>\[b\]|<b>|<strong>)"
    r"[^\[\]<>\n]{1,80}(?P<close>\[/b\]|</b>|</strong>)[ \t]*"
    r"(?:[\[<]/[^\[\]<>\n]{1,60}[\]>][ \t]*){0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
# A label in bold at the start of a line, as journals print the header of a story.
LABELLED = re.compile(
    r"^[ \t]*(?P<open>\[b\]|<b>|<strong>)(?=[^\[\]<>\n]{1,40}(?:\S:|:?(?:\[/b\]|</b>|</strong>):))"
    r"[^\[\]<>\n]{1,40}(?P<close>\[/b\]|</b>|</strong>)",
    re.IGNORECASE | re.MULTILINE,
)
# Markdown quotes with an angle bracket before each line. Without its headings ">" may be a prompt.
QUOTED = re.compile(
    r"(?:(?<=\A)|(?<=\n\n)|(?<=\n[ \t]\n))(?:^>(?:[ \t].*)?(?:\n|\Z))+(?=\s|\Z)", re.MULTILINE
)
BRACKET = re.compile(r"^>[ \t]?", re.MULTILINE)
MARKDOWN = re.compile(r"^#{1,6} \S", re.MULTILINE)
BLOCKS = re.compile(r"p|div|center|blockquote|h\d", re.IGNORECASE)  # end the line where they stand
ALONE, FEWEST_ALONE = frozenset(["p"]), 3  # web pages leave out its end


def tags(draft: Draft) -> Iterator[Change]:
    r"""Take away tags of alignment, colour and size, and turn <br> and <p> into line ends.

    A tag goes only if the text has its partner; other words in brackets are the story's own. A
    line in bold from end to end gets the signs ** instead, for it may be a heading. In Markdown
    the angle brackets before quoted lines go as well.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "[center][b]The End[/b][/center]\nHe turned<br>[right]."
    >>> amend(draft := Draft(Source("a", text), text), "tags", tags(draft)).text
    '**The End**\nHe turned\n[right].'
    """
    text = draft.text
    if "[" not in text and "<" not in text and "\n>" not in text:
        return
    fixed = literals(draft)
    done = 0
    for change in sorted(_found(text), key=lambda change: (change.start, -change.end)):
        if change.start >= done and not fixed.touches(change.start, change.end):
            yield change
            done = change.end


def _found(text: str) -> Iterator[Change]:
    yield from _quoted(text)
    paired = _paired(text)
    for hit in LINE.finditer(text):
        if all(_name(tag) in paired for tag in IDLE.finditer(hit[0])):
            yield Change(hit.start(), _end(text, hit), "", Sure.LIKELY, "line of tags")
    for hit in IDLE.finditer(text):
        if _name(hit) in paired:
            yield Change(*hit.span(), _instead(text, hit), Sure.LIKELY, "tag of a page's looks")
    for hit in BREAK.finditer(text):
        touches = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
        new = "" if "\n" in touches or "" in touches else "\n"
        yield Change(*hit.span(), new, Sure.LIKELY, "tag that ends a line")
    for hit in (*BOLD.finditer(text), *LABELLED.finditer(text)):
        for group in ("open", "close"):
            yield Change(*hit.span(group), "**", Sure.LIKELY, "line or label in bold")


def _quoted(text: str) -> Iterator[Change]:
    """Take the brackets off the quotations of a text in Markdown."""
    for quoted in QUOTED.finditer(text) if MARKDOWN.search(text) else ():
        for hit in BRACKET.finditer(text, *quoted.span()):
            yield Change(*hit.span(), "", Sure.LIKELY, "bracket before a quoted line")


def _paired(text: str) -> frozenset[str]:
    """The names of tags that the text has both ends of."""
    hits = list(IDLE.finditer(text))
    ended = {_name(hit) for hit in hits if _ends(hit)}
    begun = {_name(hit) for hit in hits if not _ends(hit)}
    alone = ALONE if sum(_name(hit) in ALONE for hit in hits) >= FEWEST_ALONE else set[str]()
    return frozenset((ended & begun) | alone)


def _end(text: str, line: re.Match[str]) -> int:
    """Where a line to be taken out ends: blank lines above and below it become one."""
    end = min(line.end() + 1, len(text))
    above = text[max(0, line.start() - 2) : line.start()]
    return end + 1 if above in ("", "\n\n") and text[end : end + 1] == "\n" else end


def _instead(text: str, tag: re.Match[str]) -> str:
    """Nothing, or a blank line where the tag ends or begins a paragraph within a line."""
    if not BLOCKS.fullmatch(_name(tag)):
        return ""
    if _ends(tag):
        return "" if text[tag.end() : tag.end() + 1] in ("", "\n", "<", "[") else "\n\n"
    before = text[tag.start() - 1 : tag.start()]
    return "" if before in ("", "\n", " ", "]") else "\n\n"


def _name(hit: re.Match[str]) -> str:
    return (hit["name"] or hit["names"]).lower()


def _ends(hit: re.Match[str]) -> bool:
    return bool(hit["end"] or hit["ends"])
