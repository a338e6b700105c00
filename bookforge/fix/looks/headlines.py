"""Lines that may open a chapter, by their words alone; whether they do is for headings.py."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from bookforge.fix.looks.numerals import NUMBER, number

Form = Literal["keyword", "numbered", "bare", "special"]

LONGEST = 120  # characters
REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones
SENTENCE = 8  # words in a title that ends with a full stop, at least, to be a sentence
LAST = 10_000  # the number of "Chapter the Last"

PARTS = "part|book|volume|vol|arc|act|canto|tome|teil|partie|parte|buch|livre|libro|livro"
CHAPTERS = (
    "chapter|chap|ch|kapitel|cap[ií]tulo|chapitre|capitolo|rozdział|hoofdstuk|kapitola|luku|глава"
    "|chương|bölüm"
)
WEAK = (
    "stave|section|episode|adventure|letter|scene|story|tale|day|night|movement|canto|entry"
    "|side story|extra"
)
NUMBERED = f"{CHAPTERS}|{PARTS}|{WEAK}"
OPENINGS = "prologue|preface|foreword|introduction|dedication|prolog|prologo|vorwort|プロローグ"
PAUSES = "interlude|intermission|intermezzo|omake|bonus chapter|side story|extra|entr'acte"
ENDINGS = (
    "epilogue|afterword|coda|postscript|conclusion|appendix|epilog|epilogo|nachwort|エピローグ"
)
SPECIALS = f"{OPENINGS}|{PAUSES}|{ENDINGS}"

FRAME = r"[\s#*_=~<\[({|–—-]{0,12}"  # what people draw round a heading
CLOSE = r"[\s#*_=~>\])}|–—-]{0,12}"
SEPARATOR = r"(?P<sep>(?:\s*/\s*\d{1,4})?[\s.…:)\]*_~–—|-]*)"

KEYWORD = re.compile(
    rf"(?P<lead>{FRAME})(?:(?:{PARTS})\.? {{1,3}}{NUMBER}[\s,.:–—-]{{1,4}})?"
    rf"(?P<word>{NUMBERED})\.?\s{{0,3}}#?\s{{0,3}}(?P<number>{NUMBER}|the last|last)"
    rf"(?![\w'’]){SEPARATOR}(?P<title>.*)",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"(?P<lead>{FRAME})(?:the )?(?P<number>{NUMBER}) (?P<word>{NUMBERED})(?![\w'’])"
    rf"{SEPARATOR}(?P<title>.*)",
    re.IGNORECASE,
)
EASTERN = re.compile(
    r"(?P<lead>\s*)第?\s{0,2}(?P<number>\d{1,4})\s{0,2}(?P<word>[章回节卷話话화])\.?"
    rf"{SEPARATOR}(?P<title>.*)"
)
TITLED = re.compile(
    rf"(?P<lead>{FRAME})(?P<number>\d{{1,4}}|[IVXLC]{{1,9}})"
    r"(?P<sep>\s*[.:)–—-]+\s+|\s{2,})(?P<title>[^\W_].*)"
)
BARE = re.compile(
    rf"(?P<lead>{FRAME})(?P<number>{NUMBER})(?P<sep>(?:\s*/\s*\d{{1,4}})?[.:]?{CLOSE})(?P<title>)",
    re.IGNORECASE,
)
SPECIAL = re.compile(
    rf"(?P<lead>{FRAME})(?P<word>{SPECIALS})(?:\s{{1,3}}#?(?P<number>{NUMBER}))?(?![\w'’])"
    rf"{SEPARATOR}(?P<title>.*)",
    re.IGNORECASE,
)


class Headline(NamedTuple):
    """A line read as a heading; offsets count in the line.

    Of "Chapter 1: The Door" `named` is the end of "Chapter 1", and `title` to `end` is "The Door".
    `begin` is past the ornaments in front. A numberless heading has the value 0.
    """

    form: Form
    word: str
    value: int
    begin: int
    named: int
    title: int
    end: int
    line: str

    @property
    def words(self) -> str:
        """The title's words, or ""."""
        return self.line[self.title : self.end]


def headline(line: str) -> Headline | None:
    """Read `line` as a heading that names its kind or its number.

    >>> found = headline("Chapter 12 - The Ferry")
    >>> found.word, found.value, found.words
    ('chapter', 12, 'The Ferry')
    >>> headline("XII.").value, headline("Prologue").word, headline("Book the Third").value
    (12, 'prologue', 3)
    >>> [headline(line) for line in ("Chapter 3 was the worst.", "I saw him", "Parting ways")]
    [None, None, None]
    """
    return _headline(line) if len(line) <= LONGEST else None


@lru_cache(maxsize=REMEMBERED)
def _headline(line: str) -> Headline | None:
    for form, pattern in FORMS:
        if found := pattern.fullmatch(line):
            return _read(form, found)
    return None


FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("keyword", KEYWORD),
    ("keyword", ORDINAL),
    ("keyword", EASTERN),
    ("bare", BARE),
    ("numbered", TITLED),
    ("special", SPECIAL),
)


def _read(form: Form, found: re.Match[str]) -> Headline | None:
    groups = found.groupdict()
    written = groups["number"] or ""
    value = LAST if written.lower() in ("the last", "last") else number(written)
    sep, title = groups["sep"], groups["title"].rstrip(" \t#*_=~|–—-")
    if value is None and form != "special":
        return None
    if title and not _fits(form, sep, title):
        return None
    named = found.start("sep")
    end = found.start("title") + len(title)
    word = (groups.get("word") or "").lower().rstrip(".")
    begin = found.end("lead")
    if not title:
        end = named + len(sep) - len(sep.lstrip(".")) if sep.startswith(".") else named
        named = end
    return Headline(form, word, value or 0, begin, named, found.start("title"), end, found.string)


def _fits(form: Form, sep: str, title: str) -> bool:
    """Whether `title` can be the title after such a separator, and not the rest of a sentence."""
    marked = bool(sep.strip())
    if not sep or (form == "special" and not marked):
        return False
    first = next((letter for letter in title if letter.isalpha()), "")
    if first.islower():
        return ":" in sep or "-" in sep or "–" in sep or "—" in sep
    return title[-1] not in ",;" and (
        marked or title[-1] not in ".!" or len(title.split()) < SENTENCE
    )
