"""A picture's block: its file, the words that describe it, and its caption."""

from collections.abc import Iterable, Mapping

from bookforge.bind.runs import flat
from bookforge.book import Image, Picture, Runs, Text
from bookforge.source import Span

Images = Mapping[int, Image]
"""The files of pictures, by the offsets in the draft at which their marks begin."""

NO_IMAGES: Images = {}


def picture(runs: Iterable[tuple[Text, frozenset[str]]], image: Image | None, at: Span) -> Picture:
    """The picture whose printed text is `runs`, each with the kinds of the marks over it."""
    alt: list[Text] = []
    caption: list[Text] = []
    for run, kinds in runs:
        (alt if "alt" in kinds else caption).append(run)
    return Picture(image, _plain(flat(alt)), flat(caption), at)


def _plain(runs: Runs) -> str:
    return "".join(run.value for run in runs)
