"""The declarations of a style sheet, with the line of each: no more of CSS than rules ask for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that is never closed ends with the sheet
BORDERS = re.compile(r"[{};()\"'\n]")


class Declaration(NamedTuple):
    """`name`: `value` of a rule; `around` is the at-rule that it stands in, such as @media."""

    selector: str
    name: str
    value: str
    line: int
    around: str = ""


def declarations(css: str, selector: str = "") -> Iterator[Declaration]:
    r"""All declarations of a sheet; or of a style attribute, of an element like `selector`.

    >>> [d[:4] for d in declarations("p, em {\n  color: #000;\n  margin: 0 }")]
    [('p, em', 'color', '#000', 2), ('p, em', 'margin', '0', 3)]
    >>> [d[:3] for d in declarations("color:red", "p")]
    [('p', 'color', 'red')]
    """
    around: list[str] = []
    rule = selector
    for text, sign, line in _pieces(COMMENT.sub(_blank, css)):
        if sign == "{":
            around.append(rule if rule.startswith("@") else "")
            rule = text
        elif ":" in text and rule:
            name, _, value = text.partition(":")
            within = next((one for one in reversed(around[-3:]) if one), "")
            yield Declaration(rule, name.strip().lower(), value.strip(), line, within)
        if sign == "}":
            rule = around.pop() if around else selector


def imports(css: str) -> Iterator[tuple[str, int]]:
    """The addresses of sheets that a sheet takes in, and their lines."""
    for text, sign, line in _pieces(COMMENT.sub(_blank, css)):
        if sign == ";" and text.startswith("@import"):
            yield text.removeprefix("@import").strip("\"'() \n").removeprefix("url("), line


def _blank(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _pieces(css: str) -> Iterator[tuple[str, str, int]]:
    """What stands between braces and semicolons, the sign at its end, and its first line.

    Signs in quotation marks and brackets do not count: addresses may hold whole fonts.
    """
    quote, depth, start, line = "", 0, 0, 1
    for match in BORDERS.finditer(css):
        sign = match[0]
        if sign == "\n":
            line, quote = line + 1, ""
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "()":
            depth = max(0, depth + (1 if sign == "(" else -1))
        elif not depth or sign == "}":
            text = css[start : match.start()].strip()
            yield text, sign, line - text.count("\n")
            start, depth = match.end(), 0
    if rest := css[start:].strip():
        yield rest, "", line - rest.count("\n")
