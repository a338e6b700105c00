"""Bytes to text: decided on the whole file, never on its beginning.

What the user names holds. Else a byte order mark tells, then strict UTF-8, then zero bytes (UTF-16
and UTF-32 have them everywhere); what is left is UTF-8 with strays or an old encoding, which is
guessed and said. Every byte can be had back from the Source.
"""

import re

from bookforge.problem import InputError, Problem
from bookforge.read.codec import LOST, exact
from bookforge.read.formats import refuse
from bookforge.read.legacy import guess
from bookforge.read.mixed import Mixed, mixed
from bookforge.read.wide import wide
from bookforge.source import Source, Span

# The mark of UTF-32 begins like that of UTF-16.
MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)
# Names under which Python would take the byte order mark away, or put one there.
MARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f]")
BEYOND = re.compile(r"[^\x00-\x7f]")
FEW = 4  # controls that any text may have
MOST_CONTROLS, MOST_ZEROS = 0.01, 0.001  # of all characters; zeros may fill up the end of a file

NAME_IT = "If letters or quotation marks look wrong, name the encoding with --encoding"
SAVE = "Open it in the program that made it, and save it as plain text (UTF-8)."


def source(data: bytes, name: str, encoding: str = "") -> tuple[Source, tuple[Problem, ...]]:
    """Decode `data`, the content of the file `name`, and say what had to be guessed.

    `encoding` is a name that Python knows, or empty to find out.

    Raises:
        InputError: it is no text, or not one in that encoding.

    """
    refuse(data, name)
    if encoding:
        return _named(data, name, encoding), ()
    found, problems = _found(data, name)
    size = len(found.text)
    controls, zeros = len(CONTROL.findall(found.text)), found.text.rstrip("\0").count("\0")
    if controls > max(FEW, MOST_CONTROLS * size) or zeros > MOST_ZEROS * size:
        raise InputError(f"“{name}” is a binary file, not a plain text.", SAVE)
    return found, problems


def _named(data: bytes, name: str, encoding: str) -> Source:
    mark = next((known for mark, known in MARKS if data.startswith(mark)), "")
    plain = MARKED.get(encoding, encoding)
    found = exact(data, name, mark if mark[:6] == plain[:6] else plain)
    for start, end, stored in found.raw:
        lost = found.text.find(LOST, start, end)
        if lost >= 0:
            line, column = found.place(lost)
            what = f"the byte 0x{stored[0]:02X}" if len(stored) == 1 else f"{len(stored)} bytes"
            raise InputError(
                f"“{name}” is not {encoding}: line {line}, column {column} has {what}"
                " that it does not know.",
                "Without --encoding, bookforge finds out what the text is stored in.",
            )
    return found


def _found(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    marked = next((known for mark, known in MARKS if data.startswith(mark)), "")
    if marked and (marked != "utf-8" or _is_utf8(data)):
        return exact(data, name, marked), ()
    if not marked and (name_of_wide := wide(data)):
        found = exact(data, name, name_of_wide)
        message = f"The file has no byte order mark; it was read as {name_of_wide}."
        return found, (Problem("guessed-encoding", message, _first(found), f"{NAME_IT}."),)
    if _is_utf8(data):
        return Source(name, data.decode()), ()
    best = guess(data)
    if pasted := mixed(data, name, best.encoding, sure=marked == "utf-8"):
        return pasted.source, (_mixture(pasted),)
    found = exact(data, name, best.encoding)
    count = len(BEYOND.findall(found.text))
    message = (
        f"The file is not UTF-8; its {count:,} characters beyond ASCII, first here, make most"
        f" sense as {best.encoding}."
    )
    hint = f"{NAME_IT} ({best.other} came next)." if best.other else f"{NAME_IT}."
    return found, (Problem("guessed-encoding", message, _first(found), hint),)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _first(found: Source) -> Span | None:
    beyond = BEYOND.search(found.text)
    return Span(*beyond.span()) if beyond else None


def _mixture(pasted: Mixed) -> Problem:
    start, end, _ = pasted.strays[0]
    count = sum(raw.end - raw.start for raw in pasted.strays)
    message = f"Characters that are not UTF-8 were read as {pasted.legacy}: {count:,}, first here."
    return Problem("mixed-encoding", message, Span(start, end), f"{NAME_IT}.")
