"""Two small books made by hand, for tests of the backends: every kind of block is in them."""

from dataclasses import replace

from bookforge.book import (
    Block,
    Book,
    Chapter,
    Letter,
    Lines,
    Note,
    Paragraph,
    SceneBreak,
    Text,
    Verse,
)
from bookforge.metadata import Meta

FERRY = (
    "It was late in the year when the ferry stopped running, and nobody on the island could say"
    " who had decided it. The old men at the harbour said it was the weather; the young ones said"
    " it was money. Marta, who kept the ticket office, said nothing at all, and went on opening"
    " the shutter at six each morning as if the boat were only a little late. "
)


def said(words: str) -> Paragraph:
    """A paragraph in one style."""
    return Paragraph((Text(words),))


def day() -> tuple[Paragraph, ...]:
    """A paragraph of narrative with emphasis, and two of talk."""
    narrative = Paragraph(
        (
            Text(FERRY),
            Text("She had never been wrong before", emphasis=True),
            Text(", and she did not mean to begin "),
            Text("now", emphasis=True, strong=True),
            Text("."),
        )
    )
    return (narrative, said("“You can’t wait all winter,” said Jonas."), said("“I can & I will.”"))


LETTER = Letter(
    (said("My dear Marta,"), said(FERRY.strip()), said("Yours, as ever,"), said("Jonas"))
)
TIDE = Verse(
    (
        (Text("The tide goes out, the tide comes in,"),),
        (
            Text("and nothing that it "),
            Text("takes", emphasis=True),
            Text(" is ever lost;"),
        ),
    )
)
SHIP = Verse(
    (
        (Text("A ship is a thing with a door at the side,"),),
        (
            Text(
                "and a door is a thing that will open, however long and however patiently you wait"
            ),
        ),
    )
)
RISE = Lines(
    (
        (Text("[Level up!]"),),
        (Text("[You have reached "), Text("four", emphasis=True), Text(".]")),
    ),
    "box",
)
NEEDS = Lines(((Text("1. A coil of rope"),), (Text("2. Six candles"),)), "list")
TALK = Lines(((Text("Marta: It is late."),), (Text("Jonas: I know."),)), "talk")
SKILLS = Lines(
    ((Text("+--------+---+"),), (Text("| Rowing | 3 |"),), (Text("+--------+---+"),)), "table"
)
REMARK = Paragraph((Text("A sentence with a remark", note="note-2"), Text(" in the middle.")))

THINGS: tuple[Block, ...] = (RISE, NEEDS, TALK, SKILLS)
DAYS: tuple[Block, ...] = (
    *day(),
    *day(),
    SceneBreak("***"),
    *day(),
    SceneBreak("~~~", strong=True),
    *day(),
)

BOOK = Book(
    Meta(
        "The Last Ferry",
        ("Ada Brandt",),
        "en",
        "urn:uuid:5e1d3b2a-9f4c-5a7e-8c1d-2b3a4c5d6e7f",
        946684800,
        ("Nobody decided it, and still the ferry stopped.", "A story in three chapters."),
    ),
    (
        Chapter(
            "epigraph-1",
            blocks=(said("What the sea wants, the sea will have."), said("—Fishermen’s saying")),
            role="epigraph",
        ),
    ),
    (
        Chapter("chapter-1", (Text("The Shutter"),), (Text("Chapter 1"),), DAYS, notes=("note-1",)),
        Chapter(
            "chapter-2",
            (Text("A Letter"),),
            (Text("Chapter 2"),),
            (*day(), LETTER, said("She read it again."), REMARK, TIDE, SHIP, *DAYS),
        ),
        Chapter("chapter-3", (Text("Spring"),), (Text("Chapter 3"),), DAYS, notes=("note-3",)),
    ),
    (
        Note("note-1", (said("Thank you for waiting so long!"),), "chapter-1", "top"),
        Note("note-2", (said("I did look this up."),), "chapter-2", "inline"),
        Note(
            "note-3",
            (said("And that’s the end. Thank you all for reading."), said("—Ada")),
            "chapter-3",
            "end",
        ),
    ),
)

ONE = Book(
    Meta("Don’t Look Back!", (), "en", "urn:uuid:5e1d3b2a-9f4c-5a7e-8c1d-2b3a4c5d6e70", 946684800),
    (),
    (Chapter("chapter-1", blocks=DAYS, notes=("note-1",)),),
    (Note("note-1", (said("A sad one."),), "chapter-1", "end"),),
)

PARTED = replace(
    BOOK,
    meta=replace(
        BOOK.meta,
        subtitle="A Tale of Salt and Rain",
        series="The White Country",
        volume="2",
        publisher="Weir Press",
        published="2026-11-22",
        rights="© 2026 Ada Brandt",
        identifier="urn:isbn:9783161484100",
    ),
    front=(
        Chapter("also-by", blocks=(said("The First Ferry"), said("Tin & Salt")), role="also-by"),
        Chapter("copyright", blocks=(said("All rights reserved."),), role="copyright"),
        Chapter(
            "dedication", blocks=(said("For my mother,"), said("who rowed")), role="dedication"
        ),
        *BOOK.front,
    ),
    notes=(*BOOK.notes, Note("note-4", (said("A storm, and a drowning."),), "", "warning")),
    back=(
        Chapter("acknowledgements", blocks=(said("Thanks to the crew."),), role="acknowledgements"),
        Chapter(
            "about-author", blocks=(said("Ada Brandt lives on an island."),), role="about-author"
        ),
        Chapter("more-by", blocks=(said("The First Ferry"),), role="also-by"),
    ),
)
"""The same with every page that may stand before and behind a story."""


def long_book(chapters: int = 60) -> Book:
    """A book of so many chapters, each a page or two."""
    return replace(
        BOOK,
        chapters=tuple(
            Chapter(f"chapter-{n}", (Text(f"Day {n}"),), (Text(f"Chapter {n}"),), DAYS)
            for n in range(1, chapters + 1)
        ),
        notes=(),
    )
