"""Where a picture lies that a text names: beside the story or below, and nowhere else.

A text may come from anywhere, so what it names must not lead to other files of its reader, nor
into the net.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

REMOTE = re.compile(r"(?i)(?:[a-z][a-z\d+.-]+:|//|\\\\|www\.)")  # one letter is a drive
DRIVE = re.compile(r"(?i)[a-z]:")
BESIDE = "Put the picture beside the story, and name it as art/mill.png."


class PictureError(Exception):
    """A picture that no book may hold; `why` ends a sentence that begins with it.

    `code` is that of the problem it is.
    """

    def __init__(self, why: str, hint: str = "", code: str = "unread-picture") -> None:
        super().__init__(why)
        self.why, self.hint, self.code = why, hint, code


def places(path: str) -> tuple[str, ...]:
    r"""Where the file may be that a text names, from its own folder: as typed, or unquoted.

    >>> places("art/my%20mill.png"), places(r".\art\mill.png")
    (('art/my%20mill.png', 'art/my mill.png'), ('art/mill.png',))

    Raises:
        PictureError: the path leads out of the folder, or into the net, or is no name of a file.

    """
    if REMOTE.match(path):
        kind = "is in the net" if not path.lower().startswith("data:") else "is no file"
        raise PictureError(kind, f"A book fetches nothing. Save it as a file. {BESIDE}")
    found = [place for typed in dict.fromkeys((path, unquote(path))) for place in _safe(typed)]
    return tuple(dict.fromkeys(found))


def _safe(path: str) -> Iterator[str]:
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in path):
        raise PictureError("has a character in its name that cannot be printed", "Name it anew.")
    plain = path.replace("\\", "/")
    parts = [part for part in plain.split("/") if part not in ("", ".")]
    if plain.startswith(("/", "~")) or DRIVE.match(plain) or ".." in parts:
        raise PictureError("lies outside the folder of the story", BESIDE)
    if not parts:
        raise PictureError("is no name of a file", BESIDE)
    whole = str(PurePosixPath(*parts))
    yield from (unicodedata.normalize(form, whole) for form in ("NFC", "NFD"))
