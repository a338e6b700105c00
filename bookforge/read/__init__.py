"""The readers, by the suffix of the file each understands."""

from collections.abc import Callable
from pathlib import PurePath

from bookforge.draft import Draft
from bookforge.read.text import text

Reader = Callable[[bytes, str], Draft]

READERS: dict[str, Reader] = {".txt": text}


def read(data: bytes, name: str) -> Draft:
    """The draft of the file `name` that holds `data`; what has no reader is read as plain text.

    Raises:
        InputError: it cannot be read.

    """
    return READERS.get(PurePath(name).suffix.lower(), text)(data, name)
