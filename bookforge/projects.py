"""Which book.toml tells about a story."""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bookforge import files
from bookforge.problem import InputError, UsageError
from bookforge.project import NAME, Project, project


def found(name: str) -> tuple[str, Project | None]:
    """The story that `name` stands for, and the book.toml that tells about it, if there is one.

    `name` is a book.toml itself, or a story that the book.toml beside it names as its own.

    Raises:
        InputError: there is no such book.toml, or it cannot be read, or its story is gone.
        UsageError: it does not say which story it is for, or is wrong.

    """
    itself = Path(name).suffix.lower() == ".toml"
    with _reading(name):
        path = Path(name) if itself else _beside(Path(name))
        if name == files.STANDARD or (not itself and not path.is_file()):
            return name, None
    told = project(_text(path), str(path))
    if told.stories and not itself:  # it is about all of them, not about this one
        return name, None
    if told.stories:
        hint = "Make a book of them, or name one."
        raise UsageError(f"{path} is about several stories.", hint)
    if not told.story:
        wanted = "story.txt" if itself else Path(name).name
        hint = f"Add a section [input] with the line: story = {json.dumps(wanted)}"
        raise UsageError(f"{path} does not say which story it is for.", hint)
    named = path.parent / told.story
    with _reading(str(named)):
        there = named.exists()
        same = files.is_same(Path(name), str(named))
    if not there:
        hint = f"Correct [input] story in {path}, or move that file away."
        raise InputError(f"There is no file “{named}”, the story that {path} names.", hint)
    if itself:
        return str(named), told
    return name, told if same else None


def gathered(names: Sequence[str]) -> tuple[list[str], Project | None]:
    """The stories that `names` stand for, and the book.toml about them all, if there is one.

    One name may be that of a collection's book.toml, which lists its stories.

    Raises:
        InputError: a book.toml cannot be read, or its story is gone.
        UsageError: a book.toml is wrong, or a story is named twice.

    """
    if len(names) > 1:
        return _each(names), None
    path = Path(names[0])
    if path.suffix.lower() == ".toml":
        with _reading(names[0]):
            told = project(_text(path), str(path))
        if told.stories:
            return _each([str(path.parent / one) for one in told.stories]), told
    name, alone = found(names[0])
    return [name], alone


def _each(names: Sequence[str]) -> list[str]:
    """The names of several stories.

    Raises:
        UsageError: two are of one file.

    """
    for i, name in enumerate(names):
        if any(name == other or files.is_same(Path(name), other) for other in names[:i]):
            raise UsageError(f"“{name}” is named twice.", "Name each story once.")
    return list(names)


@contextmanager
def _reading(name: str) -> Generator[None]:
    """What the system refuses to tell about the file `name` cannot be read."""
    try:
        yield
    except OSError as refused:
        raise InputError(f"“{name}” cannot be read: {files.reason(refused)}.") from None


def _text(path: Path) -> str:
    data = files.contents(str(path))
    try:
        return data.decode("utf-8-sig") if isinstance(data, bytes) else ""
    except UnicodeDecodeError:
        raise InputError(f"“{path}” is not UTF-8, as TOML is.", "Save it as UTF-8.") from None


def _beside(story: Path) -> Path:
    """The book.toml in the folder that is the story, or else beside it."""
    return story / NAME if (story / NAME).is_file() else story.parent / NAME
