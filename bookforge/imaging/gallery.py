"""The pictures that a draft tells of, each asked for and looked at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from bookforge.book import Image
from bookforge.draft import Draft, Mark
from bookforge.imaging.addresses import PictureError
from bookforge.problem import InputError, Problem
from bookforge.source import Span


class Pictures(Protocol):
    """Gives the bytes of pictures."""

    def beside(self, file: str, path: str) -> bytes:
        """What the file `file` of the story names as `path`; raises PictureError."""
        ...

    def cover(self, path: str, origin: str) -> bytes:
        """The cover that the setting `path` names, which was said in `origin`; as InputError."""
        ...


KEPT = "The words that tell of it are printed in its place."


class NoPictures:
    """Stands in where nobody looks for pictures."""

    def beside(self, file: str, path: str) -> bytes:
        """None is there."""
        del file, path
        raise PictureError("is not there", code="missing-picture")

    def cover(self, path: str, origin: str) -> bytes:
        """None is there."""
        del origin
        raise InputError(f"The cover “{path}” was not looked for.")


@dataclass(slots=True)
class Gallery:
    """The images of a draft by the offsets of their marks, and what there is to say of them."""

    images: dict[int, Image] = field(default_factory=dict[int, Image])
    problems: list[Problem] = field(default_factory=list[Problem])


def gallery(draft: Draft, pictures: Pictures) -> Gallery:
    """The pictures of `draft`: those that can be had, and problems for those that cannot."""
    found = Gallery()
    known: dict[tuple[str, str], Image | PictureError] = {}
    hidden = 0  # up to here
    marks = draft.marked("frame", "picture")
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind)):
        if mark.kind == "frame":
            hidden = max(hidden, mark.end)
        if mark.kind == "frame" or not mark.value or mark.start < hidden:
            continue
        at = draft.origin(Span(mark.start, mark.end))
        address = draft.source.file(at.start)[0].name, mark.value
        if address not in known:
            known[address] = _looked_at(*address, pictures, at, found.problems)
        image = known[address]
        if isinstance(image, PictureError):
            found.problems.append(_problem(mark, image, at))
        else:
            found.images[mark.start] = image
    return found


def _looked_at(
    file: str, path: str, pictures: Pictures, at: Span, problems: list[Problem]
) -> Image | PictureError:
    from bookforge.imaging.raster import taken  # noqa: PLC0415 - most stories have no picture

    try:
        image, done = taken(pictures.beside(file, path))
    except PictureError as unfit:
        return unfit
    problems += _told(path, done, at)
    return image


def _told(path: str, done: tuple[str, ...], at: Span) -> Iterator[Problem]:
    if done:
        yield Problem(
            "altered-picture",
            f"The picture “{path}” {_listed(done)}.",
            at,
            "The file itself is as it was; in the book is a copy.",
        )


def _listed(done: tuple[str, ...]) -> str:
    *others, last = done
    return f"{', '.join(others)} and {last}" if others else last


def _problem(mark: Mark, unfit: PictureError, at: Span) -> Problem:
    message = f"The picture “{mark.value}” {unfit.why}."
    return Problem(unfit.code, message, at, f"{unfit.hint} {KEPT}".strip())
