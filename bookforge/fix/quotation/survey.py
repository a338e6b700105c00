"""What a whole text says about its own quotation marks, before any of them is read."""

import re

from bookforge.fix.inline.typography import ENGLISH, Typography
from bookforge.fix.quotation.signs import tokens

# The mark first, for text has few of them.
OUTER_SINGLE = re.compile(r"['‘](?=\w)(?:(?<=[\s(\-\"“—].)|(?<=^.))", re.MULTILINE)
DOUBLED_BEGIN = re.compile(r"(?<![\w'])''(?=\w)")
DOUBLED_END = re.compile(r"(?<=[\w.,!?])''(?![\w'])")
SINGLE_BEGIN = re.compile(r"(?<![\w'])'(?=\w)")
COMMAS = re.compile(r",,(?<![\w,].{2})(?=[^\s,])")
RIGHT_HANDED = re.compile(r"(?:^|\s)”\w", re.MULTILINE)


def token(text: str, language: Typography, *, backticks: bool) -> re.Pattern[str]:
    """What counts as a sign in this text: straight marks, and curly ones where we know them."""
    typed_double = '"' in text or "“" in text
    commas = language.double[0] == "„" and COMMAS.search(text) is not None  # ,,So''
    doubled = (backticks and "``" in text) or commas or (not typed_double and _doubled(text))
    # „So“ closes with what English opens with, and ”so” in Swedish opens with what closes here.
    right_handed = not typed_double and not doubled and RIGHT_HANDED.search(text) is not None
    known = is_english(language) and "„" not in text and not right_handed
    return tokens(doubled=doubled, curly=known)


def is_english(language: Typography) -> bool:
    """Whether the language's straight marks become the glyphs of English."""
    return (language.double, language.single) == (ENGLISH.double, ENGLISH.single)


def outer(text: str) -> str:
    """The kind of mark that encloses speech in this text, "D" or "S"."""
    double = text.count('"') + text.count("“") + text.count("''")
    return "S" if len(OUTER_SINGLE.findall(text)) > 2 * max(1, double) else "D"


def _doubled(text: str) -> bool:
    """Whether ''so'' is the text's double mark, and not a single one beside an apostrophe."""
    begins, ends = len(DOUBLED_BEGIN.findall(text)), len(DOUBLED_END.findall(text))
    return min(begins, ends) > 0 and begins + ends > len(SINGLE_BEGIN.findall(text))
