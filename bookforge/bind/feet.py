"""The notes at the foot of pages: which sign leads to which, and in what order they come."""

from dataclasses import replace
from typing import Final

from bookforge.book import Chapter, Note, Text
from bookforge.draft import Draft, Mark

# Where in the book a sign stands; files are read in this order.
FRONT: Final = 0
NOTICE: Final = 1
STORY: Final = 2
BACK: Final = 3


class Feet:
    """The signs met so far, numbered anew in each chapter.

    A draft has as many signs of footnotes as footnotes, and the k-th belongs to the k-th. `place`
    is where in the book what is being read will stand.
    """

    def __init__(self, draft: Draft) -> None:
        """Count the signs and the footnotes of `draft`."""
        notes = (mark for mark in draft.marked("note") if mark.value == "footnote")
        self.place = STORY
        self._signs = {mark.start: k for k, mark in enumerate(draft.marked("reference"), 1)}
        self._bodies = {mark.start: k for k, mark in enumerate(notes, 1)}
        self._chapters: dict[str, str] = {}  # of each sign, by the id of its note
        self._order: dict[str, tuple[int, int]] = {}
        self._number = 0

    def begin(self) -> None:
        """Number from 1 again, in a new chapter."""
        self._number = 0

    def name(self, mark: Mark) -> str:
        """The id of the footnote that a sign or a note's mark belongs to."""
        known = self._signs if mark.kind == "reference" else self._bodies
        return f"footnote-{known[mark.start]}"

    def sign(self, name: str, chapter: str) -> Text:
        """The number that leads to the note `name` from a chapter."""
        self._number += 1
        self._chapters[name] = chapter
        self._order[name] = (self.place, len(self._order))
        return Text("", note=name, mark=str(self._number))

    def order(self, note: Note) -> tuple[int, int]:
        """What sorts the notes at the foot into the order of their signs in the book."""
        return self._order.get(note.id, (FRONT, 0))

    def placed(self, note: Note, first: Chapter) -> Note:
        """A note with the chapter it belongs to, once all are known.

        That is the `first` if it stood before that. A footnote belongs to its sign's chapter; one
        without a sign is loose.
        """
        if note.where == "footnote":
            chapter = self._chapters.get(note.id)
            own = first.id if chapter is None else chapter
            return replace(note, chapter=own, loose=chapter is None)
        if note.chapter or note.where == "warning":
            return note
        return replace(note, chapter=first.id, where="top" if note.where == "story" else note.where)
