"""What stands before the story: title, author, blurb, and the fields of a site's header.

Blocks are read from the top until one is neither. A title is a line that looks like one; after a
blurb it may follow at once, as story sites export it. Of a title that the licence's header gave
already, the one on the page is only a copy, and is set apart as the title page.
"""

import re
from collections.abc import Mapping, Sequence

from bookforge.draft import Kind, Mark
from bookforge.fix.lines.blocks import Block
from bookforge.fix.looks.dates import is_date
from bookforge.fix.looks.headlines import headline
from bookforge.fix.looks.labels import Label, label
from bookforge.fix.looks.names import PEN_NAME, are_names, byline, is_dateline, is_name, is_title
from bookforge.fix.looks.ornaments import ornament
from bookforge.fix.looks.tellers import tells
from bookforge.fix.outline.dedication import dedication_end
from bookforge.fix.outline.notes import note_end
from bookforge.fix.outline.title_page import DRESS, HELPERS, MATTER, MESSAGE, RIGHTS, SUBTITLE

MOST = 60  # blocks; no front matter is longer
BLURB = 8  # blocks under a "Description" with nothing to end it; then only the first is taken
NAME, LINE = 60, 160  # characters at most in a name, in a line of the title page
COULD_BE_SPEECH = "!?…."
SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
PEN_TOKEN = re.compile(r"[\w.-]{2,40}(?: \([\w.-]{2,40}\))?")  # as sites print them: a_name (other)
WORD = re.compile(r"[^\W_]{3,}")
SPELLED = 3  # letters of the shortest number in words
NO_LABEL = Label("field", "", 0, "")
NO_SUBTITLE = '.!?:;,"”'  # as a last character

TITLE_AND_AUTHOR = re.compile(
    r"(?P<title>[^\W_].{0,80}?)(?P<by>,? +(?i:by) +)"
    r"(?P<name>[^\W\d_][^,;:!?]{2,60}?)(?P<rest>\s*[\[(]\d{4}[\])])?"
)


def letters(said: str) -> str:
    """The letters and figures of a line, to know it again in another dress."""
    return "".join(filter(str.isalnum, said.casefold()))


class Front:
    """The front matter of a story: its marks, and in `stop` where the story begins."""

    def __init__(self, blocks: Sequence[Block], normal: int, known: Mapping[str, str]) -> None:
        """Read it from the blocks, less those that are frames already.

        `normal` is the usual gap between blocks; `known` is what was found before: "title" or
        "author" and its words.
        """
        self.marks: list[Mark] = []
        self.stop = 0
        self._blocks, self._normal, self._known = blocks, normal, known
        self._title = -1  # the index of the title's block
        self._author = False
        self._rights: Mark | None = None  # a name in the copyright line, if no other tells it
        while self.stop < min(len(blocks), MOST):
            after = self._read(self.stop)
            if after == self.stop:
                break
            self.stop = after
        if self._rights and not self._author and "author" not in known:
            self.marks.append(self._rights)

    def _read(self, i: int) -> int:
        """The index after what begins at block `i`; `i` itself if the story begins there."""
        said = self._blocks[i].said
        if named := label(said):
            return self._labelled(i, named)
        if ornament(said):
            return self._underline(i)
        if self.marks and (by := byline(said)):
            return self._by(i, by)
        if self._title < 0:
            return self._titled(i)
        return self._below_title(i, said)

    def _underline(self, i: int) -> int:
        if self._title != i - 1 or i == 0 or self._blocks[i].gap:
            return i
        self._mark("frame", i, "underline of the title")
        return i + 1

    def _below_title(self, i: int, said: str) -> int:
        if (end := dedication_end(self._blocks, i)) > i:
            start, stop = self._blocks[i].start, self._blocks[end - 1].end
            self.marks.append(Mark("epigraph", start, stop, "dedication"))
            return end
        if self._title == i - 1 and letters(said) == letters(self._blocks[i - 1].said):
            self._mark("frame", i, "title page")
            self._title = i
            return i + 1
        if self._title == i - 1 and self._is_subtitle(i, said):
            self._mark("meta", i, "subtitle")
            self._title = i
            return i + 1
        if not self._author and self._title == i - 1 and self._names(i, said):
            return self._field(i, 0, len(said), "author")
        return self._matter(i, said)

    def _names(self, i: int, said: str) -> bool:
        """Whether the line below the title is who wrote it; a pen name, if a label follows it."""
        if are_names(said):
            return headline(said) is None
        below = self._blocks[i + 1].said if i + 1 < len(self._blocks) else ""
        pen = all(PEN_TOKEN.fullmatch(part) for part in said.split(", ")) and len(said) < NAME
        return pen and label(below) is not None

    def _is_subtitle(self, i: int, said: str) -> bool:
        """Whether a line below the title goes on with it."""
        if (
            len(said) > NAME
            or said[-1] in NO_SUBTITLE
            or headline(said)
            or i + 1 >= len(self._blocks)
        ):
            return False
        if SUBTITLE.fullmatch(said):
            return True
        below = self._blocks[i + 1].said
        named = byline(below) or ((label(below) or NO_LABEL).role == "author")
        return bool(named) and is_title(said)

    def _matter(self, i: int, said: str) -> int:
        """The rest of a title page: helpers, publisher, copyright."""
        if len(said) >= LINE:
            return i
        for pattern, field in HELPERS:
            found = pattern.fullmatch(said)
            if found and (are_names(found["name"]) or field == "publisher" or self._author):
                self._part("label", i, found.span("by"), field)
                self._part("meta", i, found.span("name"), field)
                return i + 1
        if found := RIGHTS.fullmatch(said):
            self._mark("meta", i, "copyright")
            if found["name"] and is_name(found["name"].strip()):
                at = self._blocks[i].start
                self._rights = Mark(
                    "meta", at + found.start("name"), at + found.end("name"), "author"
                )
            return i + 1
        if (self._author or self._known or self._rights) and MATTER.search(said):
            self._mark("frame", i, "title page")
            return i + 1
        return i

    def _mark(self, kind: Kind, i: int, value: str) -> None:
        block = self._blocks[i]
        self.marks.append(Mark(kind, block.start, block.end, value))

    def _part(self, kind: Kind, i: int, span: tuple[int, int], value: str) -> None:
        """Mark some characters of block `i`, if they are any."""
        at = self._blocks[i].start
        if span[0] < span[1]:
            self.marks.append(Mark(kind, at + span[0], at + span[1], value))

    def _field(self, i: int, start: int, end: int, name: str) -> int:
        """Mark part of a block as title or author, or as a copy of what is known."""
        known = name in self._known
        self._part("frame" if known else "meta", i, (start, end), "title page" if known else name)
        if name == "title":
            self._title = i
        self._author = self._author or name == "author"
        return i + 1

    def _titled(self, i: int) -> int:
        block = self._blocks[i]
        drawn = DRESS.fullmatch(block.said)
        lead, bare = (len(drawn[1]), drawn[2]) if drawn else (0, block.said)
        heads = is_date(block.said) or tells(bare) or self._heads(i) or MESSAGE.match(bare)
        if block.kept or heads or i + 1 >= len(self._blocks):
            return i
        if self._is_site(i, bare):
            self._mark("frame", i, "name of the site")
            return i + 1
        both = TITLE_AND_AUTHOR.fullmatch(bare)
        if both and is_title(both["title"]) and self._is_author(i, both["name"].split(" (")[0]):
            return self._both(i, lead, both)
        if (
            not (is_title(bare) or self._signed(i, bare))
            or not self._sure(i, lead, bare)
            or self._is_other(bare)
        ):
            return i
        last = lead + len(bare)
        self._part("label", i, (0, lead), "title")
        self._part("label", i, (last, len(block.said)), "title")
        return self._field(i, lead, last, "title")

    def _heads(self, i: int) -> bool:
        """Whether a line opens a chapter; "Three Tales" over a byline is a collection."""
        found = headline(self._blocks[i].said)
        if found is None or found.form != "numbered" or i + 1 >= len(self._blocks):
            return found is not None
        number, space = found.line[found.begin : found.named], found.line[found.named : found.title]
        spelled = len(number) >= SPELLED and number.isalpha() and space == " "
        return not (spelled and byline(self._blocks[i + 1].said))

    def _signed(self, i: int, bare: str) -> bool:
        """Whether a first line with small letters is a title, for a byline stands right below."""
        short = len(bare) <= NAME and bare[:1].isupper() and bare[-1] not in NO_SUBTITLE
        by = byline(self._blocks[i + 1].said)
        return i == 0 and short and by is not None and are_names(by["name"])

    def _is_site(self, i: int, bare: str) -> bool:
        """Whether the line is the page's name: furniture below it, then a title with a byline."""
        blocks = self._blocks
        if i + 2 >= len(blocks) or blocks[i + 1].first == blocks[i].last:
            return False
        below = blocks[i + 1].said
        return (
            is_title(below)
            and letters(below) != letters(bare)
            and byline(blocks[i + 2].said) is not None
        )

    def _is_other(self, bare: str) -> bool:
        """Whether a line that looks like a title has no word of the title that is known."""
        known, words = (
            set(WORD.findall(said.lower())) for said in (self._known.get("title", ""), bare)
        )
        return bool(known) and not known & words

    def _is_author(self, i: int, name: str) -> bool:
        """Whether what follows "by" on the title's line is a name, and none follows below."""
        if not (are_names(name) or PEN_NAME.fullmatch(name)):
            return False
        below = self._blocks[i + 1].said
        return byline(below) is None and (label(below) or NO_LABEL).role != "author"

    def _sure(self, i: int, lead: int, bare: str) -> bool:
        """Whether more than its looks speak for a title; it must if it could be speech."""
        below = self._blocks[i + 1].said
        if is_dateline(bare) and not byline(below):
            return False
        words = bare.split()
        dressed = len(words) > 1 and all(word[0].isupper() or word in SMALL for word in words)
        evidence = (
            bare[-1] not in COULD_BE_SPEECH,
            lead > 0,
            bool(self.marks),
            byline(below) is not None,
            headline(below) is not None,
            bare.isupper() and len(bare) > 1,
            dressed and len(below) > NAME,
        )
        return any(evidence)

    def _both(self, i: int, lead: int, both: re.Match[str]) -> int:
        """A title and its author on one line."""
        self._field(i, lead + both.start("title"), lead + both.end("title"), "title")
        self._part("label", i, (lead + both.start("by"), lead + both.end("by")), "by")
        if both["rest"]:
            self._part("frame", i, (lead + both.start("rest"), lead + both.end("rest")), "year")
        return self._field(i, lead + both.start("name"), lead + both.end("name"), "author")

    def _by(self, i: int, by: re.Match[str]) -> int:
        """A byline, with the name on its line or the next."""
        if by["name"]:
            self._part("label", i, (0, by.end("by")), "by")
            return self._field(i, by.start("name"), by.end("name"), "author")
        if i + 1 == len(self._blocks) or len(self._blocks[i + 1].said) > NAME:
            return i
        self._mark("label", i, "by")
        return self._field(i + 1, 0, len(self._blocks[i + 1].said), "author")

    def _labelled(self, i: int, named: Label) -> int:
        """What a label names, on its line or below."""
        if named.role in ("note", "end note"):
            return note_end(self._blocks, i, self._normal)
        said = self._blocks[i].said
        self._part("label", i, (0, named.end), named.name)
        name = named.name if named.role == "field" else named.role
        if named.role in ("title", "author"):
            if named.end < len(said):
                return self._field(i, named.end, len(said), name)
            if i + 1 < len(self._blocks):
                return self._field(i + 1, 0, len(self._blocks[i + 1].said), name)
            return i + 1
        if named.end < len(said):
            self._part("meta", i, (named.end, len(said)), name)
            return i + 1
        last = self._blurb_end(i + 1)
        for j in range(i + 1, last):
            self._mark("meta", j, name)
        return last

    def _blurb_end(self, first: int) -> int:
        """Where a blurb ends: at a wider gap or at anything that is no paragraph of a blurb."""
        for i in range(first + 1, min(len(self._blocks), first + BLURB)):
            said = self._blocks[i].said
            other = is_title(said) or byline(said) or label(said) or ornament(said)
            if other or headline(said) or self._blocks[i].gap > self._normal:
                return i
        return min(first + 1, len(self._blocks))
