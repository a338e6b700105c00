"""The pass that makes every line end the same."""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Draft

# A form feed at a line's edge parts pages, inside a line it also ends the line.
# The look back spares a file of nothing but CR a search from each of them.
END = re.compile(r"(?<!\r)\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")


def newlines(draft: Draft) -> Iterator[Change]:
    r"""Write every line end as one line feed.

    Windows ends lines with CR LF, old Macs with CR, Word puts a vertical tab inside paragraphs,
    typescripts have form feeds between pages, and Unicode has three more ways.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "One.\r\nTwo.\rThree.\x0bFour.\n\x0cFive."
    >>> draft = Draft(Source("a", text), text)
    >>> amend(draft, "newlines", newlines(draft)).text
    'One.\nTwo.\nThree.\nFour.\nFive.'

    Source: Unicode Standard 5.8, newline guidelines.
    """
    text = draft.text
    for found in END.finditer(text):
        start, end = found.span()
        gone = found[0] == "\f" and _at_edge(text, start, end)
        yield Change(start, end, "" if gone else "\n", why="line end")


def _at_edge(text: str, start: int, end: int) -> bool:
    """Whether a line ends before these characters, or behind them."""
    return text[max(0, start - 1) : start] in ("", "\n", "\r") or text[end : end + 1] in (
        "\n",
        "\r",
    )
