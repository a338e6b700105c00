"""The readers, by the suffix of the file each understands."""

from collections.abc import Callable
from pathlib import PurePath

from bookforge.draft import Draft
from bookforge.read.text import text

Reader = Callable[[bytes, str, str], Draft]

READERS: dict[str, Reader] = {".txt": text, ".md": text, ".markdown": text}


def read(data: bytes, name: str, encoding: str = "") -> Draft:
    """The draft of the file `name` that holds `data`; what has no reader is read as plain text.

    `encoding` is a name that Python knows, or empty to find out.

    Raises:
        InputError: it cannot be read.

    """
    return READERS.get(PurePath(name).suffix.lower(), text)(data, name, encoding)
