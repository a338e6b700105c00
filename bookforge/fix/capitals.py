"""The pass that writes titles typed in capitals as titles are written."""

import re
from collections.abc import Iterator, Sequence

from bookforge.draft import Change, Draft, Mark, Sure

SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from in into nor of off on onto or over per so than the to up"
        " upon via with yet de la le et von van der den und",
    )
)
PEOPLE = frozenset({"author", "translator", "illustrator", "editor"})
TITLES = PEOPLE | {"title", "subtitle"}
SHORTEST = 4  # letters; a single shorter word in capitals may be an abbreviation
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
VOWEL = re.compile(r"[^\W_b-df-hj-np-tv-xz]", re.IGNORECASE)  # "JRR", "TV" spell letters
NUMERAL = re.compile(
    r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})|[^\W_]*\d[^\W_]*"
)


def capitals(draft: Draft) -> Iterator[Change]:
    """Write a title, a name or a heading that was typed in capitals with capital initials only.

    Typewriters had no other way to make a title stand out; catalogues and title pages have.
    Small words such as "of" and "the" stay small inside a title; numerals, initials and words
    that the story itself has in capitals only stay capital.

    >>> from bookforge.draft import Mark, amend
    >>> from bookforge.source import Source
    >>> text = "THE MAN OF THE ICE-HOUSE: PART II"
    >>> draft = Draft(Source("a", text), text, (Mark("meta", 0, len(text), "title"),))
    >>> amend(draft, "capitals", capitals(draft)).text
    'The Man of the Ice-House: Part II'
    """
    typed = _capitals_only(draft)
    headings = list(_headings(draft))
    capital = _all_capitals([draft.text[mark.start : mark.end] for mark in headings])
    for mark in (*draft.marked("meta"), *headings):
        if mark.kind == "meta" and mark.value not in TITLES:
            continue
        said = draft.text[mark.start : mark.end]
        short = not _is_long(said)
        known = typed.issuperset(word[0] for word in WORD.finditer(said))
        if short and (known or mark.kind == "meta" or not capital):
            continue
        if said.isupper():
            new = _written(said, typed, small=mark.value not in PEOPLE)
            yield Change(mark.start, mark.end, new, Sure.LIKELY, "capitals in a title or name")


def _is_long(said: str) -> bool:
    return sum(map(str.isalpha, said)) > SHORTEST


def _all_capitals(headings: Sequence[str]) -> bool:
    """Whether capitals are how this book sets its headings: then a short one is no abbreviation."""
    long = [said for said in headings if _is_long(said)]
    return bool(long) and all(said.isupper() for said in long)


def _headings(draft: Draft) -> Iterator[Mark]:
    """The words of each heading: its number and its title, apart, less what is not printed."""
    cuts = draft.marked("heading-title", "label")
    i = 0
    for heading in draft.marked("heading"):
        at = heading.start
        while i < len(cuts) and cuts[i].start < heading.end:
            cut, i = cuts[i], i + 1
            if cut.start < heading.start:
                continue
            if at < cut.start:
                yield Mark("heading", at, cut.start)
            if cut.kind == "heading-title":
                yield cut
            at = cut.end
        if at < heading.end:
            yield Mark("heading", at, heading.end)


def _capitals_only(draft: Draft) -> frozenset[str]:
    """The words that the story has in capitals, and nowhere in small letters: NASA, TV."""
    found: set[str] = set()
    at = 0
    for mark in draft.marked("heading", "meta", "frame"):
        found.update(WORD.findall(draft.text, at, mark.start))
        at = max(at, mark.end)
    found.update(WORD.findall(draft.text, at))
    known = {word.casefold() for word in found if not word.isupper()}
    return frozenset(word for word in found if word.isupper() and word.casefold() not in known)


def _written(said: str, typed: frozenset[str], *, small: bool) -> str:
    words = list(WORD.finditer(said))
    if all(word[0] in typed for word in words):
        typed = frozenset()  # a phrase that the story quotes, as a sign, and no abbreviation
    parts: list[str] = []
    at = 0
    for i, word in enumerate(words):
        inside = 0 < i < len(words) - 1 and said[word.start() - 1] not in ":.–—-"
        shown = word[0] if word[0] in typed else _cased(word[0], small=small and inside)
        parts += said[at : word.start()], shown
        at = word.end()
    return "".join((*parts, said[at:]))


def _cased(word: str, *, small: bool) -> str:
    if small and word.lower() in SMALL:
        return word.lower()
    if NUMERAL.fullmatch(word) or not VOWEL.search(word):
        return word
    lower = word.lower()
    particle = (
        re.match(r"(?:o|d|l|mc)['’]?(?=[^\W_]{3})", lower) if "'" in word or "’" in word else None
    )
    head = particle.end() if particle else 0
    return lower[:head].capitalize() + lower[head : head + 1].upper() + lower[head + 1 :]
