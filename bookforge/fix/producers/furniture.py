"""Which lines of a text belong to its producer: the engine under the tables (phrases.py).

Each line is looked up by its first letters, so that a long text costs a few looks a line. A
producer is believed when several different phrases of its own are met; only then are its lines
taken, and of those that a story might have as well only such as stand beside other furniture or
at the ends.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bookforge.fix.lines.filled import Line, lines
from bookforge.fix.looks.headlines import is_chapter
from bookforge.fix.looks.names import byline
from bookforge.fix.producers import posts, programs, sites
from bookforge.fix.producers.web import FORUM, WEB, WEBNOVEL

PRODUCERS = (
    *(sites.AO3, sites.FFN, sites.WATTPAD, sites.ROYALROAD, WEBNOVEL, FORUM, WEB),
    *(programs.FANFICFARE, programs.USENET, programs.GUTENBERG, programs.SMASHWORDS),
    *(programs.EBOOK, programs.ARCHIVE, posts.XENFORO, posts.REDDIT, posts.TUMBLR),
    posts.LIVEJOURNAL,
)
LONGEST = 400  # characters of a line; no phrase is longer
SIGNATURE = 8  # lines at most
MESSAGE = "usenet: message header"
REACH = re.compile(r"\w@\w|https?://|www\.")  # one of them says where the sender is found
STOPS = ".!?…\"”’'"  # a line that ends so is prose, and parts furniture from what is none
REST_FROM = 0.3  # of the text, that stands before what is cut off at its end
OPENING = 3  # lines, one of which is the producer's if it opens the text
MOST_UNTIL = 40  # lines that a phrase with an end may run on for
MOST_NEAR, SHORT = 7, 50  # the same for one whose lines are all short, and how many characters
ROUND = " \t[](){}*_|•·–—-<>«»#=~→←↑↓+▲▼►◄❤♥:"
APART = re.compile(r"\n|  +")  # between two phrases of the table
KUDOS = "left kudos on this work!"  # begins with names, so that no first letters tell it
REMEMBERED = 1 << 14  # beginnings of lines
LETTERS = 3  # how many letters at its beginning a phrase is looked up by
# What is not these very letters: classes and groups, one in another; then what is no letter.
LOOSE = re.compile(r"\\.|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)")
LITERAL = re.compile(r"[a-z ]+(?![?*{])")
FIRST = re.compile(r"\(\?:(?P<group>[^()]*)\)(?P<option>\??)|(?P<digit>\\d|\[\\d)|(?P<word>[a-z]+)")


class Frame(NamedTuple):
    """Lines, by index, the last excluded, that are a producer's; `what` says which of them."""

    first: int
    last: int
    what: str


class Hit(NamedTuple):
    """A line that is a phrase of a producer; `phrase` is the phrase's pattern."""

    row: int
    producer: str
    kind: str
    what: str
    phrase: str


class Phrase(NamedTuple):
    """One phrase; a line that its pattern matches holds the letters `has`."""

    producer: str
    kind: str
    what: str
    pattern: str
    has: str


def plain(said: str) -> str:
    """A line as phrases are written: small letters, no signs and brackets round it.

    >>> plain("  ← Previous Chapter "), plain("[Hide Comments (12)]")
    ('previous chapter', 'hide comments (12')
    """
    return " ".join(said.lower().replace("’", "'").split()).strip(ROUND)


@lru_cache(maxsize=8)
def frames(text: str, profile: str = "auto") -> tuple[Frame, ...]:
    """What of `text` belongs to its producers; of a named profile only that one's, unproved."""
    rows = lines(text)
    hits = _hits(text)
    believed = _believed(hits, profile)
    if not believed:
        return ()
    known = [hit for hit in hits if hit.producer in believed]
    found = [Frame(hit.row, hit.row + 1, hit.what) for hit in known if hit.kind in ("sure", "own")]
    found += _spans(text, rows, known)
    found = [*found, *_beside(rows, known, found)]
    found += _messages(rows, found) if "usenet" in believed else ()
    return tuple(sorted({*found}))


def producers(text: str, profile: str = "auto") -> frozenset[str]:
    """The names of those who made `text`, as far as its lines tell."""
    return _believed(_hits(text), profile)


@lru_cache(maxsize=4)
def _hits(text: str) -> tuple[Hit, ...]:
    rows = enumerate(lines(text))
    return tuple(hit for i, row in rows if _may_be(row.said) for hit in _told(i, plain(row.said)))


def _may_be(said: str) -> bool:
    """Whether a line may be a phrase; nearly every line is told not to be by its first letters."""
    head = said[:LETTERS]
    if "!" in said or not (head.isascii() and head.isalnum()):
        return len(said) <= LONGEST
    return bool(_beginning(head.lower())) and len(said) <= LONGEST


def _told(i: int, said: str) -> Iterator[Hit]:
    """The phrases that the plain line i is."""
    if said.endswith(KUDOS):
        yield Hit(i, "ao3", "sure", "ao3: site frame", KUDOS)
    for phrase in _beginning(said[:LETTERS]):
        if phrase.has in said and _compiled(phrase.pattern).fullmatch(said):
            yield Hit(i, phrase.producer, phrase.kind, phrase.what, phrase.pattern)


_compiled = cache(re.compile)  # of some hundred phrases, only those that a line looks like


@lru_cache(maxsize=REMEMBERED)
def _beginning(head: str) -> tuple[Phrase, ...]:
    """The phrases that may begin with these letters."""
    keys = ["0"] if head[:1].isdecimal() else [head[:n] for n in range(1, LETTERS + 1)]
    table = _table()
    return tuple(phrase for key in dict.fromkeys(("", *keys)) for phrase in table.get(key, ()))


def _believed(hits: Sequence[Hit], profile: str) -> frozenset[str]:
    """The producers that enough different phrases tell; with a site, what any web page has."""
    if profile == "none":
        return frozenset()
    told: dict[str, set[str]] = defaultdict(set)
    late = {one.name for one in PRODUCERS if one.opens} - {
        hit.producer for hit in hits if hit.kind == "sure" or hit.row < OPENING
    }
    for hit in hits:
        if hit.kind not in ("weak", "own") and hit.producer not in late:
            told[hit.producer].add(hit.phrase)
    found = [
        producer
        for producer in PRODUCERS
        if profile == producer.name
        or (profile == "auto" and len(told[producer.name]) >= producer.fewest)
    ]
    web = {WEB.name} if any(producer.site for producer in found) else set[str]()
    return frozenset({producer.name for producer in found} | web)


def _spans(text: str, rows: Sequence[Line], hits: Iterable[Hit]) -> Iterator[Frame]:
    """The phrases that are furniture with what follows them."""
    heading = max((i for i, row in enumerate(rows) if is_chapter(row.said)), default=-1)
    done = False  # whether all to the end is furniture already
    for hit in hits:
        if hit.kind == "rest":
            late = rows[hit.row].start >= REST_FROM * len(text) and hit.row > heading and not done
            yield Frame(hit.row, len(rows) if late else hit.row + 1, hit.what)
            done = done or late
        elif hit.kind.startswith("until "):
            end = re.compile(hit.kind.removeprefix("until "))
            within = range(hit.row, min(len(rows), hit.row + MOST_UNTIL))
            last = next((i for i in within if end.fullmatch(plain(rows[i].said))), hit.row)
            yield Frame(hit.row, last + 1, hit.what)
        elif hit.kind.startswith("near "):
            yield Frame(hit.row, _near(rows, hit) + 1, hit.what)


def _near(rows: Sequence[Line], hit: Hit) -> int:
    """The line that ends what a phrase begins, if all up to it are short and none is prose."""
    end = re.compile(hit.kind.removeprefix("near "))
    for i in range(hit.row + 1, min(len(rows), hit.row + MOST_NEAR)):
        if end.fullmatch(rows[i].said):
            return i
        if len(rows[i].said) > SHORT or rows[i].said[-1] in STOPS:
            break
    return hit.row


def _messages(rows: Sequence[Line], taken: Sequence[Frame]) -> Iterator[Frame]:
    """Signatures, and the title page that each part of a story in several messages repeats."""
    heads = {frame.first for frame in taken if frame.what == MESSAGE}
    firsts = [i for i in sorted(heads) if i - 1 not in heads]
    lasts = [i + 1 for i in sorted(heads) if i + 1 not in heads]
    for start in (*firsts[1:], len(rows)):
        yield from _signature(rows, start)
    for last in lasts[1:]:
        same = 0
        for above, below in zip(rows[lasts[0] : firsts[1]], rows[last:], strict=False):
            if above.said != below.said or same == MOST_NEAR:
                break
            same += 1
        if same:
            yield Frame(last, last + same, "usenet: title page again")


def _signature(rows: Sequence[Line], end: int) -> Iterator[Frame]:
    """What stands under the last "-- " of the message before row `end` (RFC 3676, 4.3)."""
    for i in range(end - 1, max(0, end - SIGNATURE) - 1, -1):
        if rows[i].said == "--":
            if any(REACH.search(row.said) for row in rows[i + 1 : end]):
                yield Frame(i, end, "usenet: signature")
            return


def _beside(rows: Sequence[Line], hits: Sequence[Hit], taken: Sequence[Frame]) -> Iterator[Frame]:
    """The weak lines that stand beside furniture, or at an end of the text, one after another."""
    weak = {
        hit.row: hit.what
        for hit in hits
        if hit.kind == "weak" and not (hit.row + 1 < len(rows) and byline(rows[hit.row + 1].said))
    }
    fixed = {i for frame in taken for i in range(frame.first, frame.last)}
    cued = {hit.row for hit in hits if hit.kind == "cue"}
    for step in (1, -1):
        beside = between = True  # whether the line before, or the one before that, is furniture
        for i in range(len(rows))[::step]:
            held = i in fixed or i in cued or (i in weak and (beside or between))
            if held and i in weak and i not in fixed:
                yield Frame(i, i + 1, weak[i])
            between = beside and rows[i].said[-1] not in STOPS
            beside = held


@cache
def _table() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their first letters; under "0" those that begin with a figure."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for producer in PRODUCERS:
        for kind, what, many in producer.phrases:
            name = f"{producer.name}: {what}"
            for line in filter(None, map(str.strip, APART.split(many))):
                phrase = Phrase(producer.name, kind, name, line, letters(line))
                for key in openings(line):
                    found[key].append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


def letters(pattern: str) -> str:
    r"""The longest run of letters that a line must hold if `pattern` is to match it.

    >>> letters(r".{2,9} \| royal roads?(?:ter)?"), letters("(?:a (?:b|c))? \\d+")
    (' royal road', ' ')
    """
    plain = LOOSE.sub("\0", pattern)
    runs = () if "(" in plain or "|" in plain else LITERAL.findall(plain)
    return max(runs, key=len, default="")


def openings(pattern: str) -> frozenset[str]:
    r"""The letters that a line must begin with if `pattern` is to match it; "" for any.

    >>> sorted(openings("(?:log|sign) ?in to .*")), sorted(openings(r"\d+ likes"))
    (['log', 'sig'], ['0'])
    >>> sorted(openings("(?:the )?tips? of .*")), sorted(openings(".{2,9} wrote"))
    (['the', 'tip'], [''])
    """
    found = FIRST.match(pattern)
    if not found:
        return frozenset({""})
    if found["digit"]:
        return frozenset({"0"})
    rest = pattern[found.end() :]
    if word := found["word"]:
        sure = word[:-1] if rest[:1] in ("?", "*", "{") else word
        return frozenset({sure[:LETTERS]})
    keys: set[str] = set()
    for one in found["group"].split("|"):
        keys |= openings(one + rest)
    return frozenset(keys | (openings(rest) if found["option"] else set()))
