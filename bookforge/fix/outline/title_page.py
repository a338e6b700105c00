"""The lines of a title page beside title and author: data, and how to know one."""

import re

from bookforge.fix.looks.labels import label
from bookforge.fix.looks.names import byline

LONGEST = 160  # characters in a line of a title page
MESSAGE = re.compile(r"(?:From|To|Subject|Date|Cc|Sent|Re|Fwd): ")  # a story may begin with one
# What underlines, numbers or dresses a title: signs, and the tags of forums and pages.
TAG = r"(?:\[/?(?:b|i|u|center|size|font|color|h\d)(?:=[^\]\s]{0,20})?\]|</?(?:b|i|u|center|h\d)>)"
DRESS = re.compile(rf"((?:[#*_=\s]|{TAG}){{0,12}})(.*?)((?:[#*_=\s]|{TAG}){{0,12}})", re.IGNORECASE)
MATTER = re.compile(
    r"copyright|©|all rights reserved|publish|edition|printed|illustrat|isbn|new york|london\b"
    r"|press\b|& co|company|smashwords|translated|first serial|license|\[_?all"
    r"|^(?:(?:first|second|third|rough|final) draft|draft|version|rev\.?) ?\d*(?:\W|$)"
    r"|^\W?(?:1[5-9]|20)\d\d\W?$",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?i:copyright|©|\(c\))[\s,:©]*(?:\(c\)[\s,]*)?\d{4}(?:[-–, ]+\d{4})*[\s,]*(?i:by )?\s*"
    r"(?P<name>[^.,;\d]{3,50}?)?(?:[.,;].*)?"
)
# Lines of a title page that tell who else had a hand in the book, and who brought it out.
HELPERS = tuple(
    (
        re.compile(rf"[\W_]*(?P<by>{pattern}\s*:?\s+)(?P<name>.{{2,60}}?)[.*_]*", re.IGNORECASE),
        field,
    )
    for pattern, field in (
        (r"(?:translated|translation)(?: (?:from|out of) .{3,30}?)?(?: by)", "translator"),
        (r"(?:(?:with )?illustrat(?:ed|ions?)|cover(?: art| design)?|art)(?: by)", "illustrator"),
        (r"edited(?: by)", "editor"),
        (r"(?:beta(?:-?read|ed|'d|’d)?)(?: by)", "beta"),
        (r"(?:aus dem \w+(?: \w+)?|deutsch) von|traduit .{3,30} par|traducción de", "translator"),
        (r"published by", "publisher"),
    )
)
# What a subtitle says of itself; any other line is one only between a title and a byline.
SUBTITLE = re.compile(
    r"(?:an?|the) (?:[\w'’-]+ ){0,5}(?:novel|novella|novelette|story|tale|romance|mystery|fantasy"
    r"|thriller|memoir|comedy|tragedy|fairy ?tale|serial|fan ?fiction|fic|fable|adventure"
    r"|chronicle|history)(?: (?:of|in|about|from|for) .{2,60})?"
    r"|or,? (?:the )?[A-Z].{2,60}|(?:ein|eine|un|une|en|ett|een|um|uma) (?:[\w'’-]+ ){0,2}"
    r"(?:roman|erzählung|novelle|märchen|nouvelle|conte|novela|cuento|romanzo|racconto|verhaal)"
    r"|being (?:the|an?) .{5,70}|in (?:two|three|four|five|\w+) (?:acts|parts|books|volumes)",
    re.IGNORECASE,
)


def is_matter(line: str) -> bool:
    """Whether only a title page or a header has such a line."""
    if len(line) > LONGEST:
        return False
    if byline(line) or RIGHTS.fullmatch(line):
        return True
    named = label(line)
    if named:
        return named.role in ("title", "author", "field", "description")
    return any(pattern.fullmatch(line) for pattern, _ in HELPERS)
