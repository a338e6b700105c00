"""What commands are asked for beside the settings, each option an attribute.

Plain classes: making dataclasses of them would cost each start of the program milliseconds.
"""

from collections.abc import Sequence


class Asked:
    """Options by name; those not given are as the class says."""

    def __init__(self, **given: object) -> None:
        """Take what was given."""
        vars(self).update(given)


class Showing(Asked):
    """What of a story to show; nothing chosen is the page."""

    tree: bool = False
    text: bool = False
    json: bool = False


class Checking(Asked):
    """Which problems to tell, and how; `every` is --all."""

    only: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    strict: bool = False
    every: bool = False
    diff: bool = False
    word_diff: bool = False
    json: bool = False
    stores: str = ""
    epubcheck: bool = False


class Record(Asked):
    """The files to write about a story; an empty name is none."""

    log: str = ""
    report: str = ""


class Output(Record):
    """The file of the book too, and of pages whether laid out chapters are kept for the next time.

    The cover of an EPUB, or the one that goes round printed pages, may be written beside it. With
    `proof` it is told how evenly pages are set.

    An empty name is that of the title, here.
    """

    file: str = ""
    cover_out: str = ""
    cover_wrap: str = ""
    no_cache: bool = False
    proof: bool = False
