"""Who made a book: names as a catalogue wants them, out of a line as people write it."""

import re

LONGEST = 400  # characters; more are no names
ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")  # the name behind a pen name, a "pseud."
LIVED = re.compile(r",?\s*(?:b\. )?\d{3,4}\??\s?[-–]\s?(?:\d{3,4}\??)?$")  # as libraries add it
AND = re.compile(r"\s+(?:and|with|und|et|och|og)\s+", re.IGNORECASE)
AMPERSAND = re.compile(r"\s*&\s*")
LIST = re.compile(r"\s*[,;]\s*")
GIVEN = re.compile(r"(?:[A-Z](?:[^\W\d_]|['’-])*\.?\s?){1,3}")
SURNAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
SUFFIX = re.compile(r"(?i)(?:jr|sr|ph\.?d|m\.?d|esq|[iv]{2,3})\.?")


def people(said: str) -> tuple[str, ...]:
    """The names in `said`, each with the given name first.

    >>> people("Ada Brandt and Tom Orrin"), people("Orrin, Tom"), people("A. Holt, B. Lyle & C. R.")
    (('Ada Brandt', 'Tom Orrin'), ('Tom Orrin',), ('A. Holt', 'B. Lyle', 'C. R.'))
    >>> people("H. G. (Herbert George) Wells"), people("Salt and Pepper"), people("Kurt Mo, Jr.")
    (('H. G. Wells',), ('Salt and Pepper',), ('Kurt Mo, Jr.',))
    >>> people("pondweed, Mill_House")
    ('pondweed', 'Mill_House')
    """
    if len(said) > LONGEST:
        return (" ".join(said.split()),)
    bare = " ".join(LIVED.sub("", ASIDE.sub("", said)).split()).strip(" ,;") or said.strip()
    parts = [part for part in LIST.split(bare) if part]
    if len(parts) > 1 and SUFFIX.fullmatch(parts[-1]):
        return (bare,)
    if len(parts) == 2 and SURNAME.fullmatch(parts[0]) and GIVEN.fullmatch(parts[1]):  # noqa: PLR2004 - surname and given name
        return (f"{parts[1]} {parts[0]}",)
    found = [name for part in parts for name in _joined(part)]
    return tuple(dict.fromkeys(found))


def _joined(part: str) -> list[str]:
    """The names that an ampersand or a word joins; two single words may be one pen name."""
    names = AMPERSAND.split(re.sub(r"(?i)^(?:and|&)\s+", "", part))
    found: list[str] = []
    for name in names:
        both = AND.split(name)
        found += both if all(" " in one for one in both) else [name]
    return [name for name in found if name]
