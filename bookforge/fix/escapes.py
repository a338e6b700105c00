"""Backslashes that shield signs from a program."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft, Sure

# What writers of Markdown put a backslash before. Quotation marks are not among them: there a
# backslash is the author's, and says what the mark is.
ESCAPE = re.compile(r"\\(?<![\\¯:].)(?=[*_#.+\-!\[\](){}<>~|`])")
# A text with fewer, or with many other backslashes, has paths or formulas.
FEWEST, SHARE = 3, 0.5
OTHER = re.compile(r"\\(?![\"'\n])")


def escapes(draft: Draft) -> Iterator[Change]:
    r"""Take away the backslashes that a converter to Markdown put before signs.

    The signs then mean what the author typed on the page that the text was saved from, where a
    star was a star.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = r"1\. He said \*sigh\* and went on."
    >>> amend(draft := Draft(Source("a", text), text), "escapes", escapes(draft)).text
    '1. He said *sigh* and went on.'

    Source: CommonMark 2.4, backslash escapes.
    """
    if "\\" not in draft.text:
        return
    found = list(ESCAPE.finditer(draft.text))
    if len(found) >= max(FEWEST, SHARE * len(OTHER.findall(draft.text))):
        for hit in found:
            yield Change(*hit.span(), "", Sure.LIKELY, "backslash before a sign")
