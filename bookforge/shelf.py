"""What took long to make, kept for the next time in the user's cache folder."""

import contextlib
import os
import sys
from pathlib import Path

from bookforge.files import beside

SHELF = 96 * 1024 * 1024  # bytes that laid out chapters may take; a novel's take some 1.2 MB
CACHES = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}


class Shelf:
    """Keeps what took long to make in the user's cache folder, `most` bytes of it at most."""

    def __init__(self, folder: Path | None = None, most: int = SHELF) -> None:
        variable, usual = CACHES.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
        home = Path(os.environ.get(variable) or Path.home() / usual)
        self.folder = folder or home / "bookforge"
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
