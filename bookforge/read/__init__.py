"""The readers, by the suffix of the file each understands."""

from collections.abc import Callable
from pathlib import PurePath

from bookforge.draft import Draft
from bookforge.read.folder import folder
from bookforge.read.text import text
from bookforge.source import Folder

Reader = Callable[[bytes, str, str], Draft]

READERS: dict[str, Reader] = {".txt": text, ".md": text, ".markdown": text}


def read(data: bytes | Folder, name: str, encoding: str = "") -> Draft:
    """The draft of the file or folder `name`; a file that has no reader is read as plain text.

    `encoding` is a name that Python knows, or empty to find out.

    Raises:
        InputError: it cannot be read.

    """
    if isinstance(data, Folder):
        return folder(data, name, encoding)
    return READERS.get(PurePath(name).suffix.lower(), text)(data, name, encoding)
