"""Lines that are drawn, not written: the dividers that people type between scenes."""

import re
from functools import lru_cache
from unicodedata import category

LONGEST = 120  # characters, unless the line repeats one glyph
REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones

ALONE = frozenset("#*§⁂❧❦☙•~—◊※⸻◆★☆❖✦")  # a divider even when it stands alone
NEVER = frozenset("\"'“”‘’„‚«»‹›`´?!¿¡,;…%&$€£")  # these speak, ask or count
FACES = frozenset({"^_^", "-_-", "-.-", "^.^", "=_=", "._.", ":-:", "(:", ":)", ":(", "\\o/"})
DOTS = 7  # fewer dots than these are a silence, not a line
SPACED_DOTS = 5
RUN = 3  # signs of a kind that speak or count when they stand alone, but not three in a row
BOX = frozenset("[](){}")
COUNTING = frozenset("%&$€£")
UNSEEN = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200d"))  # they only join and colour emoji

PAIR = 2
MOST_GLYPHS = 6  # more kinds are a password, no line
MOST_LETTERS, SHORTEST = 3, 3  # kinds of letters in a drawn line, and how many letters it has

# Letters that people draw with, as in oOo, xXx, -x-x-, ~o~O~o~, .oOo.
DRAWN = frozenset("ox0vz")
WRITTEN = re.compile(r"[^\W_oOxX0vVzZ]")
WAVE = re.compile(r"(.{1,3})\1+.{0,2}", re.DOTALL)
XOXO = re.compile(r"(?:ox|xo|o0|0o|x)+o?x?0?")
HEARTS = re.compile(r"(?:<3\s*){2,40}")

NAMED = re.compile(
    r"[\W_]{0,40}(?:(?:insert )?(?:line|scene|page|section|paragraph|story|chapter)[ _-]?break"
    r"(?: here)?|scene change|line divider|time ?-?(?:skip|jump)|pov (?:change|switch|shift)"
    r"|change of (?:pov|scene)|hr ?/?|szenenwechsel|ortswechsel|zeitsprung"
    r"|changement de sc[èe]ne|saut de ligne|cambio de escena|salto de l[íi]nea|cambio scena"
    r"|mudan[çc]a de cena|смена сцены|zmiana sceny)[\W_]{0,40}"
    r"|[\W_]{1,40}(?:line|break|scene|cut|divider|transition)[\W_]{1,40}",
    re.IGNORECASE,
)


def ornament(line: str) -> bool:
    """Whether `line` divides by its looks alone.

    >>> [ornament(line) for line in ("* * *", "_" * 60, "-o-", "oOo", "[Line Break]", "#")]
    [True, True, True, True, True, True]
    >>> [ornament(line) for line in ('"...."', "...", "1865.", "?!", "XX", "Zzz", "Oxo", "12:30")]
    [False, False, False, False, False, False, False, False]
    """
    return _ornament(line) if len(line) <= LONGEST else len(set(line)) == 1 and _ornament(line[:9])


@lru_cache(maxsize=REMEMBERED)
def _ornament(line: str) -> bool:
    if WRITTEN.search(line):
        drawn_in_words = NAMED.fullmatch(line) or HEARTS.fullmatch(line)
        return drawn_in_words is not None
    drawn = "".join(line.split()).translate(UNSEEN)
    if not drawn or drawn in FACES:
        return False
    letters = "".join(filter(str.isalnum, drawn))
    return _lettered(drawn, letters) if letters else _glyphs(line.strip(), drawn)


def faint(line: str) -> bool:
    """Whether `line` divides only if the whole story uses it so: kisses and hearts may be meant.

    >>> [faint(line) for line in ("xxx", "X X X", "ooo", "<3", ". . .", "-0-")]
    [True, True, True, True, True, True]
    >>> [faint(line) for line in ("...", "XX", "No.", "Ooo!", "100", "x")]
    [False, False, False, False, False, False]
    """
    return len(line) <= LONGEST and FAINT.fullmatch(line) is not None


FAINT = re.compile(
    r"[xX](?: ?[xX]){2,20}|[oO](?: ?[oO]){2,20}|(?:<3\s?){1,9}|\.(?: +\.){2,4}|\*(?: *\*)?"
    r"|[-~*=]\s?[0oOxX]\s?[-~*=]|[0oO](?:-[0oO]){1,20}|v(?: ?v){2,20}"
)


def _glyphs(line: str, drawn: str) -> bool:
    glyphs = set(drawn)
    if drawn in ALONE or (len(drawn) >= RUN and len(glyphs) == 1 and glyphs <= COUNTING):
        return True
    if len(drawn) == 1 or glyphs & NEVER:
        return False
    if any(category(glyph)[0] not in "PS" for glyph in glyphs):
        return False
    core = drawn.strip("()[]{}")
    if not core.strip("."):
        return len(core) >= (SPACED_DOTS if " " in line else DOTS)
    if len(drawn) == PAIR:  # "**", "--"; not ":)" nor "->"
        return len(glyphs) == 1 or glyphs <= ALONE
    repeats = len(glyphs) < len(drawn) or glyphs <= ALONE
    return repeats and len(glyphs) <= MOST_GLYPHS


def _lettered(drawn: str, letters: str) -> bool:
    low = letters.lower()
    glyphs = [glyph for glyph in drawn if not glyph.isalnum()]
    if not set(low) <= DRAWN or len(set(low)) > MOST_LETTERS or set(glyphs) & NEVER:
        return False
    if len(glyphs) > 1:
        initials = set(glyphs) == {"."} and letters.isupper()
        trailing = drawn.startswith(letters)  # "Zzzz..." is a sound
        boxed = set(glyphs) <= BOX  # "[x]", "(v)"
        return not (initials or trailing or boxed or letters.isdigit())
    if len(letters) >= SHORTEST and set(low) == {"o", "0"}:
        return True  # o0o: nobody writes so
    # Without glyphs only letters that swing between large and small are drawn: oOo, not Oxo.
    plain = letters in (low, letters.upper(), letters.capitalize())
    waves = WAVE.fullmatch(low if not plain else letters) is not None
    if len(letters) >= SHORTEST and not plain and (low == low[::-1] or waves):
        return True
    long = len(letters) > SHORTEST + 1 and not letters.isdigit() and len(set(low)) > 1
    return long and bool(XOXO.fullmatch(low))
