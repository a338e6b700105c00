"""The log of a run as a file: every change, and how to take all of them back.

The file holds the text as it was set and, stage by stage, what each change replaced. So the
source can be had back from it alone, byte for byte; the hashes tell whether that came true.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError, field_validator

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

    start: NonNegativeInt
    old: str
    new: str
    why: str
    sure: Literal["guess", "likely", "certain"]


class LoggedStage(_Strict):
    """What one pass changed."""

    rule: str
    changes: tuple[Logged, ...]

    @field_validator("changes")
    @classmethod
    def _are_in_order(cls, changes: tuple[Logged, ...]) -> tuple[Logged, ...]:
        _see_order((one.start, one.start + len(one.old)) for one in changes)
        return changes


class LoggedRaw(_Strict):
    """Bytes, as hexadecimal digits, that stood for `text[start:end]` of the file."""

    start: NonNegativeInt
    end: NonNegativeInt
    data: str


class LoggedFile(_Strict):
    """A file of the story: the range of the source that is its text, and how it was stored."""

    name: str
    encoding: str
    start: NonNegativeInt
    end: NonNegativeInt
    raw: tuple[LoggedRaw, ...]
    sha256: str

    @field_validator("raw")
    @classmethod
    def _are_in_order(cls, raw: tuple[LoggedRaw, ...]) -> tuple[LoggedRaw, ...]:
        _see_order((one.start, one.end) for one in raw)
        return raw


class LoggedSource(_Strict):
    """The story as it was given: one file, or the several of a folder."""

    name: str
    files: tuple[LoggedFile, ...]


class LoggedText(_Strict):
    """The text as it was set, before it was bound."""

    sha256: str
    text: str


def _see_order(spans: Iterable[tuple[int, int]]) -> None:
    """See that each range begins where the one before has ended; what does not is no log."""
    done = 0
    for start, end in spans:
        if not done <= start <= end:
            raise ValueError(f"out of order at {start}")
        done = end


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
    except ValidationError as wrong:
        edited = any(len(error["loc"]) > 1 for error in wrong.errors())  # below the outermost keys
        hint = LOST if edited else "--log writes one when a book is made."
        raise InputError(f"“{name}” is no log of bookforge.", hint) from None
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
    try:
        raw = tuple(Raw(r.start, r.end, bytes.fromhex(r.data)) for r in file.raw)
        made = Source(file.name, text[file.start : file.end], file.encoding, raw).encoded()
    except (LookupError, ValueError):  # no such encoding; no digits, or letters it does not have
        raise InputError(f"“{name}” does not lead back to “{file.name}”.", LOST) from None
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
