"""The one door to the disk: every file is opened here, and written whole or not at all."""

import contextlib
import os
import sys
import tempfile
import tomllib
from collections.abc import Generator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from bookforge.problem import InputError, OutputError, UsageError
from bookforge.project import NAME
from bookforge.source import File, Folder
from bookforge.theme import FACES, SHEETS, Font, Theme, themed

KEPUB = ".kepub.epub"  # by which Kobo's readers know it
KINDS = {".epub": "an EPUB", KEPUB: "a kepub", ".pdf": "a PDF", ".toml": "a book.toml"}
DEVICES = ("/dev/", "/proc/")
STANDARD = "-"  # the name that stands for standard input
TEXTS = (".txt", ".md", ".markdown")
HIDDEN = "._"  # what names begin with that programs keep for themselves
MOST_FILES = 10_000  # in a folder; the longest serials have some 3,000 chapters
MOST = 256 * 1024 * 1024  # bytes; the longest novels are below 20 MB

HERE = Path(__file__).parent
STYLES = HERE / "styles" if (HERE / "styles").is_dir() else HERE.parent / "styles"


def story(name: str) -> bytes | Folder:
    """The bytes of the story file `name`, or of standard input for "-"; or a folder of files.

    Raises:
        InputError: there is no such file, or it cannot be read, or it is empty.

    """
    if name == STANDARD:
        if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - closed by the shell
            raise InputError("There is no standard input.", "Name a file, or pipe a text in.")
        data = sys.stdin.buffer.read(MOST + 1)
    else:
        data = contents(name)
        if isinstance(data, Folder):
            return data
    if not data.strip():
        raise InputError(f"{_shown(name)} is empty.", "There is nothing to make a book of.")
    if len(data) > MOST:
        raise InputError(
            f"{_shown(name)} is larger than {MOST // 2**20} MB.", "Make a book of each volume."
        )
    return data


def contents(name: str) -> bytes | Folder:
    """The bytes of the file `name`, or a folder's files.

    Raises:
        InputError: there is no such file, or it cannot be read.

    """
    path = Path(name)
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file “{name}”.", _nearest(path)) from None
    except (OSError, ValueError) as refused:
        raise InputError(f"“{name}” cannot be read: {reason(refused)}.") from None


def _folder(folder: Path) -> Folder:
    """The texts that lie in a folder and the folders in it, and the names of its other files."""
    files: list[File] = []
    others: list[str] = []
    size = 0
    for path in _inside(folder):
        if path.suffix.lower() in TEXTS:
            files.append(File(str(path), regular(path, MOST + 1 - size)))
            size += len(files[-1].data)
        elif path.name != NAME:
            others.append(str(path))
        if len(files) + len(others) > MOST_FILES or size > MOST:
            what = f"{MOST_FILES:,} files" if size <= MOST else f"{MOST // 2**20} MB of text"
            raise InputError(f"“{folder}” holds more than {what}.", "Name one story's folder.")
    return Folder(tuple(files), tuple(others))


def regular(path: Path, most: int) -> bytes:
    """At most so many bytes of a file of a folder: nothing is missing without a word.

    Raises:
        InputError: it is no file, or cannot be read.

    """
    try:
        if not path.is_file():  # a pipe would be waited for, a link may lead nowhere
            raise InputError(f"“{path}” is no file that can be read.", "Take it out of the folder.")
        with path.open("rb") as file:
            return file.read(most)
    except OSError as refused:
        raise InputError(f"“{path}” cannot be read: {reason(refused)}.") from None


def _inside(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, but for what programs hide there."""
    for at, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name[0] not in HIDDEN)
        yield from (Path(at, name) for name in sorted(names) if name[0] not in HIDDEN)


def _refuse(refused: OSError) -> NoReturn:
    raise InputError(f"“{refused.filename}” cannot be read: {reason(refused)}.") from None


def shown(name: str) -> str:
    """What the story file `name` is called in messages."""
    return "standard input" if name == STANDARD else name


def target(asked: str, stem: str, suffix: str, source: str) -> Path:
    """Where the book goes: `asked` by the user, a folder or a file, or `stem` + `suffix` here.

    Raises:
        UsageError: its name is not that of such a book.
        OutputError: that place is the story itself, or cannot be.

    """
    path = place(asked, f"{stem}{suffix}", source)
    if not path.name.lower().endswith(suffix) and not is_device(path):
        raise UsageError(
            f"“{path}” does not end in {suffix}, as {KINDS[suffix]} does.",
            f"Name a file that ends in {suffix}, or a folder that is there.",
        )
    return path


def place(asked: str, name: str, source: str) -> Path:
    """The file `asked` by the user, or `name` in that folder or, if nothing was asked, here.

    Raises:
        OutputError: it is the file `source` itself, or cannot be.

    """
    try:
        path = Path(asked or name)
        if path.is_dir():
            path /= name
        if is_device(path):
            return path
        path = path.resolve() if path.is_symlink() else path
        there, same = path.parent.is_dir(), is_same(path, source)
    except (OSError, ValueError) as refused:
        raise OutputError(f"“{asked or name}” cannot be written: {reason(refused)}.") from None
    if same:
        raise OutputError(f"“{path}” is what is read itself.", "Name another file with -o.")
    if not there:
        raise OutputError(
            f"There is no folder “{path.parent}” to write to.", "Make it first, or name another."
        )
    return path


def is_device(path: Path) -> bool:
    """Whether `path` is no file of its own: standard output, a pipe, a device."""
    return str(path).startswith(DEVICES) or (path.exists() and not path.is_file())


def make_folder(path: Path) -> None:
    """Make the folder `path`, if it is not there.

    Raises:
        OutputError: it cannot be made.

    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise OutputError(f"The folder “{path}” cannot be made: {reason(refused)}.") from None


def write(*made: tuple[Path, bytes]) -> None:
    """Write files, all of them whole or none: each to one beside it, and then all are renamed.

    Raises:
        OutputError: a place cannot be written.

    """
    path = Path()
    try:
        with contextlib.ExitStack() as stack:
            ready: list[tuple[Path, Path]] = []
            for path, data in sorted(made, key=lambda one: is_device(one[0])):
                if is_device(path):  # which nothing takes back
                    path.write_bytes(data)
                else:
                    ready.append((path, _staged(path, data, stack.enter_context(beside(path)))))
            for path, new in ready:
                new.replace(path)
    except OSError as refused:
        raise OutputError(f"“{path}” cannot be written: {reason(refused)}.") from None


def _staged(path: Path, data: bytes, new: tuple[int, str]) -> Path:
    """The `new` file, filled and as open to others as `path` is or would be."""
    handle, name = new
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(mode)
    return Path(name)


def own(path: str) -> str:
    """A text that bookforge brings along, as manual/missing-title.md."""
    return (HERE / path).read_text("utf-8")


def theme(name: str) -> Theme:
    """The theme kept in styles/<name>/.

    Raises:
        UsageError: there is no theme of that name.

    """
    folder = STYLES / name
    known = sorted(path.parent.name for path in STYLES.glob("*/theme.toml"))
    if name not in known:
        raise UsageError(f"There is no theme “{name}”.", f"There are: {', '.join(known)}.")
    facts = tomllib.loads((folder / "theme.toml").read_text("utf-8"))
    sheets = {part: (folder / f"{part}.css").read_text("utf-8") for part in SHEETS}
    return themed(name, facts, sheets, _fonts(facts["fonts"]))


def _fonts(facts: dict[str, str]) -> Iterator[Font]:
    package = find_spec(facts["package"])
    if package is None or package.origin is None:
        raise OutputError(
            f"The fonts of {facts['family']} are not installed.",
            f"Install them: pip install {facts['package'].replace('_', '-')}",
        )
    folder = Path(package.origin).parent / "files"
    for face, style, weight in FACES:
        yield Font(facts["family"], style, weight, (folder / facts[face]).read_bytes())


@contextlib.contextmanager
def beside(path: Path) -> Generator[tuple[int, str]]:
    """A new file next to `path`, which is gone at the end unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        yield handle, name
    finally:
        Path(name).unlink(missing_ok=True)


def is_same(path: Path, source: str) -> bool:
    """Whether `path` and `source`, as the user named it, are one file that is there."""
    there = source != STANDARD and path.exists() and Path(source).exists()
    return there and path.samefile(source)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _nearest(path: Path) -> str:
    """A hint that names the file in the same folder whose name is most like `path`."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return ""
    near = get_close_matches(path.name, names, n=1)
    return f"Did you mean “{path.with_name(near[0])}”?" if near else ""


def reason(refused: OSError | ValueError) -> str:
    """Why something was refused, as the end of a sentence."""
    words = refused.strerror if isinstance(refused, OSError) and refused.strerror else str(refused)
    return words[:1].lower() + words[1:]


def _shown(name: str) -> str:
    return "The standard input" if name == STANDARD else f"“{name}”"
