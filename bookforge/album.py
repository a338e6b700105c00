"""The pictures that lie beside a story; the way to each is looked at before it is opened."""

from pathlib import Path

from bookforge import files
from bookforge.imaging.addresses import PictureError, places
from bookforge.problem import InputError, OutputError, UsageError

MOST = 64 * 1024 * 1024  # bytes of one picture
MOST_OF_ALL = 512 * 1024 * 1024  # bytes of all pictures of a book
JPEG = (".jpg", ".jpeg")
NOWHERE = "Put it beside the story, or correct its name."


class Album:
    """Gives the pictures that the files of a story name, from the folder of the story or below.

    What is read from standard input has its pictures in the folder the user is in. Its cover the
    author names in settings: it may lie anywhere.
    """

    def __init__(self, story: str) -> None:
        path = Path(story)
        here = Path() if story == files.STANDARD else path if path.is_dir() else path.parent
        self.root = here
        self.left = MOST_OF_ALL

    def beside(self, file: str, path: str) -> bytes:
        """The bytes of the picture that the file `file` of the story names as `path`.

        Raises:
            PictureError: there is none, or no book may hold it.

        """
        beside = Path(file).parent if Path(file).is_relative_to(self.root) else self.root
        found = [folder / place for place in places(path) for folder in (beside, self.root)]
        try:
            there = next((one for one in found if one.exists() or one.is_symlink()), None)
            if there is None:
                raise PictureError("is not there", NOWHERE, "missing-picture")
            if not there.resolve().is_relative_to(self.root.resolve()):
                raise PictureError("lies outside the folder of the story", "Copy it there.")
            data = files.regular(there, min(MOST, self.left) + 1)
        except InputError:
            raise PictureError("is no file that can be read", NOWHERE) from None
        except (OSError, ValueError, RuntimeError):
            raise PictureError("cannot be read", NOWHERE) from None
        if len(data) > min(MOST, self.left):
            raise PictureError("is too large for a book", "Make it smaller.")
        self.left -= len(data)
        return data

    def cover(self, path: str, origin: str) -> bytes:
        """The bytes of the cover `path`, from the folder of the book.toml that names it, or here.

        Raises:
            InputError: there is no such file, or it is too large.

        """
        there = named_place(path, origin)
        if not there.is_file():
            raise InputError(f"There is no file “{there}”, which the cover is to be.")
        data = files.regular(there, MOST + 1)
        if len(data) > MOST:
            raise InputError(f"“{there}” is larger than {MOST // 2**20} MB.", "Make it smaller.")
        return data


def named_place(path: str, origin: str) -> Path:
    """The file `path` that the setting of that `origin` names; in a book.toml, seen from there."""
    told, _, line = origin.rpartition(":")
    return Path(told).parent / path if line.isdecimal() else Path(path)


def cover_target(asked: str, name: str, source: str, own: Path | None) -> Path | None:
    """Where a cover goes that is `asked` for: a file, or a folder for one of that name.

    Raises:
        UsageError: its name is not that of a JPEG file.
        OutputError: that place is the story itself, or the `own` cover of its author, or cannot be.

    """
    path = files.place(asked, name, source) if asked else None
    if path and own and files.is_same(path, str(own)):
        raise OutputError(
            f"“{path}” is the author’s cover itself.", "Name another file with --cover-out."
        )
    if path and path.suffix.lower() not in JPEG and not files.is_device(path):
        raise UsageError(
            f"“{path}” does not end in .jpg, as a JPEG file does.", "Name a file that ends in .jpg."
        )
    return path
