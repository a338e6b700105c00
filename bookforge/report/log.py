"""The log of a run as a file: every change, and how to take all of them back.

The file holds the text as it was set and, stage by stage, what each change replaced. So the
source can be had back from it alone, byte for byte; the hashes tell whether that came true.
"""

from collections.abc import Iterator
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, ValidationError

from bookforge import __version__
from bookforge.draft import Change, Draft, Stage, Sure, invert, staged
from bookforge.problem import InputError
from bookforge.report.documents import FORMAT, Document, written
from bookforge.source import Raw, Source

LOST = "The log was changed, or belongs to another version of bookforge."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Logged(_Strict):
    """One change: `old` at the offset `start` of the text before the stage became `new`."""

    start: int
    old: str
    new: str
    why: str
    sure: str


class LoggedStage(_Strict):
    """What one pass changed."""

    rule: str
    changes: tuple[Logged, ...]


class LoggedRaw(_Strict):
    """Bytes, as hexadecimal digits, that stood for `text[start:end]` of the file."""

    start: int
    end: int
    data: str


class LoggedFile(_Strict):
    """A file of the story: the range of the source that is its text, and how it was stored."""

    name: str
    encoding: str
    start: int
    end: int
    raw: tuple[LoggedRaw, ...]
    sha256: str


class LoggedSource(_Strict):
    """The story as it was given: one file, or the several of a folder."""

    name: str
    files: tuple[LoggedFile, ...]


class LoggedText(_Strict):
    """The text as it was set, before it was bound."""

    sha256: str
    text: str


class Log(_Strict):
    """The whole file."""

    format: int
    bookforge: str
    source: LoggedSource
    text: LoggedText
    stages: tuple[LoggedStage, ...]


def log(draft: Draft) -> str:
    """The log of a draft, as a file holds it."""
    source = draft.source
    document: Document = {
        "format": FORMAT,
        "bookforge": __version__,
        "source": {"name": source.name, "files": [_file(start, f) for start, f in _files(source)]},
        "text": {"sha256": _digest(draft.text), "text": draft.text},
        "stages": [_logged(stage) for stage in draft.log],
    }
    return written(document)


def reverted(data: object, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files, each with its name, of the source that the log `data` (of `name`) tells of.

    Raises:
        InputError: it is no log, or does not lead back to the source it names.

    """
    try:
        found = Log.model_validate_json(data if isinstance(data, bytes) else b"")
    except ValidationError:
        raise InputError(
            f"“{name}” is no log of bookforge.", "--log writes one when a book is made."
        ) from None
    if _digest(found.text.text) != found.text.sha256:
        raise InputError(
            f"The text in “{name}” is another than was logged: its hash differs.", LOST
        )
    text = invert(found.text.text, tuple(map(_stage, found.stages)))
    return tuple((file.name, _encoded(file, text, name)) for file in found.source.files)


def _files(source: Source) -> Iterator[tuple[int, Source]]:
    """The files of a source, and where the text of each begins in it."""
    if source.parts:
        yield from ((part.text, part.file) for part in source.parts)
    else:
        yield 0, source


def _file(start: int, file: Source) -> Document:
    return {
        "name": file.name,
        "encoding": file.encoding,
        "start": start,
        "end": start + len(file.text),
        "raw": [{"start": r.start, "end": r.end, "data": r.data.hex()} for r in file.raw],
        "sha256": sha256(file.encoded()).hexdigest(),
    }


def _encoded(file: LoggedFile, text: str, name: str) -> bytes:
    """The bytes of a file of the source `text`, if their hash is the one in the log `name`."""
    raw = tuple(Raw(r.start, r.end, bytes.fromhex(r.data)) for r in file.raw)
    made = Source(file.name, text[file.start : file.end], file.encoding, raw).encoded()
    if sha256(made).hexdigest() != file.sha256:
        raise InputError(
            f"“{name}” does not lead back to “{file.name}”: the hash of what it gives is another.",
            LOST,
        )
    return made


def _logged(stage: Stage) -> Document:
    return {
        "rule": stage.rule,
        "changes": [
            {
                "start": change.start,
                "old": old,
                "new": change.new,
                "why": change.why,
                "sure": change.sure.name.lower(),
            }
            for change, old in zip(stage.changes, stage.removed, strict=True)
        ],
    }


def _stage(logged: LoggedStage) -> Stage:
    changes = [
        Change(one.start, one.start + len(one.old), one.new, Sure[one.sure.upper()], one.why)
        for one in logged.changes
    ]
    return staged(logged.rule, changes, tuple(one.old for one in logged.changes))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
