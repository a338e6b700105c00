"""Lines that say who tells what follows: "Anna's POV", or a name alone."""

import re

POV = re.compile(
    r"(?P<before>POV:? )?(?P<who>[^\W\d_][^\W_]{1,20}(?: [^\W\d_][^\W_]{1,20})?)"
    r"(?P<after>['’]s (?:POV|P\.O\.V\.?|point of view|perspective|side)|['’] POV| ?\(?POV\)?)?:?",
    re.IGNORECASE,
)


def tells(words: str) -> bool:
    """Whether a line names a teller and says that it does.

    >>> tells("Anna's POV"), tells("POV: Marek"), tells("Anna"), tells("Anna's house")
    (True, True, False, False)
    """
    found = POV.fullmatch(words)
    return found is not None and bool(found["before"] or found["after"])


def is_teller(words: str) -> bool:
    """Whether a line could name a teller: one or two words."""
    return POV.fullmatch(words) is not None
