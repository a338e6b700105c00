"""What people draw round a line: stars, waves, brackets, and the tags of sites and boards."""

import re

TAG = (
    r"\[/?(?:b|i|u|center|centre|size|h[1-6]|font|color|align|title)(?:=[^\]\n]{0,24})?\]"
    r"|</?(?:h[1-6]|b|i|u|em|strong|center|p|div|font|big)(?:\s[^>\n]{0,60})?/?>"
)
DRAWN = r"[\s#*_=~<>(\[{|+:/\\•·☆★♥♡♦◇◆※§✦✧❖°^«‹–—-]"
LEAD = re.compile(rf"(?:{TAG}|{DRAWN}){{0,30}}", re.IGNORECASE)
TAIL = re.compile(rf"(?:{TAG}|[\s#*_=~<>|+/\\•·☆★♥♡♦◇◆※§✦✧❖°^»›–—\]\)}}-]){{1,30}}$", re.IGNORECASE)
BRACKETS = {")": "(", "]": "[", "}": "{"}


def lead(line: str) -> int:
    """Where the words of a line begin, past what is drawn in front."""
    found = LEAD.match(line)
    return found.end() if found else 0


def close(line: str, begin: int) -> int:
    """Where the words end, before what is drawn after them; a bracket that they open is theirs."""
    tail = TAIL.search(line, begin)
    end = tail.start() if tail else len(line)
    while tail and end < len(line) and line[end] in BRACKETS:
        if BRACKETS[line[end]] not in line[begin:end]:
            break
        end += 1
    return end


def bare(line: str) -> str:
    """The words of a line, without what is drawn round them.

    >>> bare("~*~ The Ferry ~*~"), bare("[b]Anna (again)[/b]"), bare("***")
    ('The Ferry', 'Anna (again)', '')
    """
    begin = lead(line)
    return line[begin : max(begin, close(line, begin))].rstrip(":")
