"""The few words that a book itself says, by language: headings and links, never story text."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """What the book says in its own voice."""

    by: str
    contents: str
    cover: str
    title_page: str
    epigraph: str
    start: str
    notes: str
    note: str
    page: str
    back_to: str
    scene_break: str
    landmarks: str
    accessibility: str


ENGLISH = Words(
    by="by",
    contents="Contents",
    cover="Cover",
    title_page="Title page",
    epigraph="Epigraph",
    start="Start of the story",
    notes="Author’s Notes",
    note="Author’s note",
    page="page",
    back_to="Back to",
    scene_break="scene break",
    landmarks="Landmarks",
    accessibility=(
        "All text can be enlarged, recoloured and read aloud, and it stands in reading order."
        " The contents lead to every chapter. The only picture is the cover, which is described."
    ),
)


def words_of(language: str) -> Words:
    """The book's own words in `language` (a BCP 47 tag); English where we have none yet."""
    return BY_LANGUAGE.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way the script of `language` (a BCP 47 tag) runs."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
BY_LANGUAGE: dict[str, Words] = {"en": ENGLISH}
