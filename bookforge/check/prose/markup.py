"""Markup of web pages and forums that is printed as it stands."""

import re
from collections import Counter
from collections.abc import Iterator

from bookforge.draft import Draft
from bookforge.problem import Problem
from bookforge.source import Span

# A closed list: whatever else stands in brackets is the author's (<You have learned Fireball>).
TAGS = r"(?:b|i|u|s|em|strong|p|br|hr|div|span|center|font|a|img|h[1-6]|blockquote|sup|sub|small)"
CODES = r"(?:b|i|u|s|url|img|quote|size|color|colour|center|right|spoiler|font|code|hr|indent)"
LEFT = re.compile(
    rf"(?P<HTML></?{TAGS}(?: [^<>\n]{{0,300}})?\s?/?>)"
    rf"|(?P<BBCode>\[/?{CODES}(?:=[^\[\]\n]{{0,300}})?\])"
    r"|(?P<HTML_entity>&(?:nbsp|quot|amp|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[\da-f]{2,5});)"
    r"|(?P<Markdown>!\[[^\[\]\n]{0,200}\]\([^()\n]{1,300}\)|^#{1,6} (?=\w)"
    r"|\[[^\[\]\n]{1,200}\]\(https?://[^()\s]{1,300}\))",
    re.IGNORECASE | re.MULTILINE,
)


def leftover_markup(draft: Draft, prose: str) -> Iterator[Problem]:
    r"""Tags, codes and entities that no pass understood; one remark for each kind of markup.

    >>> from bookforge.source import Source
    >>> text = "She said [b]no[/b] & left. <You have learned Fireball>"
    >>> [problem.message for problem in leftover_markup(Draft(Source("a", text), text), text)]
    ['“[b]” is BBCode that would be printed (2 times).']
    """
    del draft
    counts: Counter[str] = Counter()
    first: dict[str, re.Match[str]] = {}
    for found in LEFT.finditer(prose):
        kind = found.lastgroup or ""
        counts[kind] += 1
        first.setdefault(kind, found)
    for kind, found in first.items():
        often = "once" if counts[kind] == 1 else f"{counts[kind]:,} times"
        called = kind.replace("HTML_", "an HTML ")
        yield Problem(
            "leftover-markup",
            f"“{found[0].strip()[:40]}” is {called} that would be printed ({often}).",
            Span(*found.span()),
            "Take it out of the story, or write what it stands for.",
        )
