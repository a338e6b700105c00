"""The instructions of a content stream, one by one, in time that is linear in its length.

Operands come as they are typed: numbers, names, strings and arrays as bytes, of which whoever asks
makes what it needs; the brackets of dictionaries are left out, so theirs come as names and values.
Source: ISO 32000-1, sections 7.2 (lexical conventions), 7.8.2 (content streams), 8.9.7 (images).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_OPERANDS = 64  # no operator takes more; what a broken stream piles up is forgotten
_END = rb"\0\t\n\f\r ()<>\[\]{}/%"
_STRING = rb"\((?:[^()\\]++|\\.)*\)"
TOKEN = re.compile(
    rb"[\0\t\n\f\r ]++|%[^\r\n]*+"
    rb"|(?P<operand>[+-]?(?:\d++\.?\d*+|\.\d++)(?![^" + _END + rb"])"
    rb"|/[^" + _END + rb"]*+"
    rb"|" + _STRING + rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>"
    rb"|\[(?:[^\[\]()<>\\]++|" + _STRING + rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>)*\])"
    rb"|(?P<open>\()"
    rb"|(?P<word>[^" + _END + rb"]++)"
    rb"|<<|>>|[\[\]{}<>)]",
    re.DOTALL,
)
IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class Instruction(NamedTuple):
    """An operator and what stands before it; that of an inline image is BI, with its entries."""

    operator: bytes
    operands: list[bytes]


def instructions(content: bytes) -> Iterator[Instruction]:
    """The instructions of a stream; what is no instruction is passed over."""
    at, operands = 0, list[bytes]()
    while found := TOKEN.match(content, at):
        at = found.end()
        kind = found.lastgroup
        if len(operands) > 2 * MOST_OPERANDS:
            del operands[:-MOST_OPERANDS]
        if kind == "operand":
            operands.append(found[0])
        elif kind == "open":
            at = _end_of_string(content, at)
            operands.append(b"()" if content[at - 2 : at] == b"()" else b"(...)")
        elif kind == "word" and found[0] == b"ID":
            yield Instruction(b"BI", operands[-MOST_OPERANDS:])
            operands = []
            ended = IMAGE_END.search(content, at)
            at = ended.end() if ended else len(content)
        elif kind == "word" and found[0] in VALUES:
            operands.append(found[0])
        elif kind == "word":
            if found[0] != b"BI":
                yield Instruction(found[0], operands[-MOST_OPERANDS:])
            operands = []


VALUES = {b"true", b"false", b"null"}


def _end_of_string(content: bytes, at: int) -> int:
    """Where a string ends that began before `at` and holds brackets; the end if it does not."""
    depth = 1
    for found in BRACKET.finditer(content, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(content)


def figures(operands: list[bytes]) -> tuple[float, ...]:
    """The numbers among operands; one that is out of all bounds is a large one."""
    found = (float(one) for one in operands if one[:1] in DIGITS)
    return tuple(max(-LARGE, min(LARGE, one)) for one in found)


DIGITS = {bytes((sign,)) for sign in b"+-.0123456789"}
LARGE = 1e9


def named(operand: bytes) -> str:
    """A name as it is in a dictionary, with its stroke; a name may hide letters as #41."""
    found = ESCAPED.sub(lambda hidden: bytes((int(hidden[1], 16),)), operand)
    return found.decode("utf-8", "replace")


def says(operand: bytes) -> bool:
    """Whether a string, or an array of strings, holds anything to show."""
    return any(one in operand for one in (b"(", b"<")) and operand not in {b"()", b"<>", b"[]"}
