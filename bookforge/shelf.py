"""What took long to make, kept for the next time in the user's cache folder."""

import contextlib
import os
import sys
from pathlib import Path

from bookforge.files import beside

SHELF = 96 * 1024 * 1024  # bytes that laid out chapters may take; a novel's take some 1.2 MB
CACHES = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}


def own_shelf() -> "Shelf | None":
    """The shelf in the user's cache folder; None for a user without a home.

    Source: XDG Base Directory Specification, which has relative paths ignored.
    """
    variable, usual = CACHES.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    asked = Path(os.environ.get(variable, ""))
    try:
        caches = asked if asked.is_absolute() else Path.home() / usual
    except RuntimeError:
        return None
    return Shelf(caches / "bookforge")


class Shelf:
    """Keeps what took long to make in a folder, `most` bytes of it at most."""

    def __init__(self, folder: Path, most: int = SHELF) -> None:
        self.folder = folder
        with contextlib.suppress(OSError):
            kept = sorted((path.stat().st_mtime, path) for path in self.folder.iterdir())
            size = sum(path.stat().st_size for _, path in kept)
            while kept and size > most:
                path = kept.pop(0)[1]
                size -= path.stat().st_size
                path.unlink(missing_ok=True)

    def get(self, key: str) -> bytes | None:
        """What was put there under `key`, if it still is."""
        with contextlib.suppress(OSError):
            data = (self.folder / key).read_bytes()
            (self.folder / key).touch()
            return data
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, if there is room."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside(self.folder / key) as (handle, name):
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(name).replace(self.folder / key)
