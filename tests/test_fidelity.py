"""The proof must see every kind of loss, and be content where nothing was lost."""

import re
from dataclasses import replace

import pytest

from bookforge.bind import bind
from bookforge.book import Book, Chapter, Paragraph, Text
from bookforge.check.alignment import compared
from bookforge.check.epub import reading
from bookforge.check.fidelity import printed, prove
from bookforge.check.reading import Reading
from bookforge.check.words import STRETCH, count, words
from bookforge.draft import Change, Draft, Mark, amend
from bookforge.files import theme
from bookforge.forge import understand
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.source import Source
from bookforge.write.epub import epub

STORY = "The Ferry\n\nA/N: Hello, you!\n\nIt began on a day in 1865.\n\nIt ended—well, it did.\n"


def story() -> tuple[Draft, Book]:
    draft = Draft(Source("t", STORY), STORY)
    marks = (
        Mark("meta", 0, 9, "title"),
        Mark("note", 11, 27, "top"),
        Mark("label", 11, 15),
    )
    draft = amend(draft, "framing", [*marks, Change(10, 11, "\n")])
    return draft, bind(draft, Settings())


GOOD = Reading(
    "It began on a day in 1865.\nIt ended—well, it did.\n",
    "Hello, you!\n",
    "",
    "The Ferry\n",
    "The Ferry",
)


def test_a_whole_book_is_proved() -> None:
    proof = prove(*story(), GOOD)
    assert proof.faults == ()
    assert (proof.words, proof.kept) == (18, 16)
    assert proof.left_out == (("label (framing)", 2),)


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        (replace(GOOD, story=GOOD.story.replace(" day", "")), "1 words were lost.*“day”"),
        (replace(GOOD, story=GOOD.story.replace("day", "dog")), "1 words were lost.*“day”"),
        (replace(GOOD, story=GOOD.story.replace("in 1865", "1865 in")), "lost"),
        (replace(GOOD, story=GOOD.story.replace("It ended", "Itended")), "lost"),
        (replace(GOOD, story=GOOD.story + "More.\n"), "1 words were added"),
        (replace(GOOD, story="It " + GOOD.story), "1 words were added"),
        (
            replace(GOOD, story=GOOD.story.replace("It ended—well, it did.", "")),
            "5 words were lost",
        ),
        (replace(GOOD, notes="Hello!\n"), "writing the notes: “you”"),
        (replace(GOOD, about="The Fairy\n"), "writing the metadata: “Ferry”"),
        (replace(GOOD, title="The Fairy"), "writing the title page: “Ferry”"),
        (replace(GOOD, front="Once\n"), "1 words were added while writing the front"),
    ],
)
def test_a_file_that_lacks_a_word_is_not_proved(reading: Reading, fault: str) -> None:
    faults = " ".join(prove(*story(), reading).faults)
    assert re.search(fault, faults), faults


def test_a_binder_that_loses_a_word_is_found_out() -> None:
    draft, book = story()
    chapter = replace(book.chapters[0], blocks=book.chapters[0].blocks[:1])
    short = replace(book, chapters=(chapter,))
    reading = replace(GOOD, story="It began on a day in 1865.\n")
    assert "binding the story: “It”, “ended”" in " ".join(prove(draft, short, reading).faults)


def test_a_log_that_hides_a_change_is_found_out() -> None:
    draft, book = story()
    forged = replace(draft, text=draft.text.replace("began", "begun"))
    assert "The log" in " ".join(prove(forged, book, GOOD).faults)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("spaces", Change(29, 56, "", why="a thief")),
        ("quotes", Change(29, 31, "He")),
        ("dashes", Change(31, 32, "")),
        ("capitals", Change(29, 31, "AT")),
        ("emphasis", Change(29, 32, "")),
    ],
)
def test_a_pass_that_alters_a_word_is_found_out(rule: str, change: Change) -> None:
    draft = amend(Draft(Source("t", STORY), STORY), rule, [change])
    book = bind(draft, Settings())
    assert f"The pass {rule} changed" in " ".join(prove(draft, book, printed(book)).faults)


def test_what_a_pass_may_write_anew_is_counted() -> None:
    draft = amend(Draft(Source("t", STORY), STORY), "capitals", [Change(0, 9, "THE FERRY")])
    book = bind(draft, Settings())
    proof = prove(draft, book, printed(book))
    assert (proof.faults, proof.respelt) == ((), (("written anew (capitals)", 2),))


def test_a_description_that_is_not_bound_is_found_out() -> None:
    draft = Draft(Source("t", STORY), STORY, (Mark("meta", 11, 27, "description"),))
    book = bind(draft, Settings())
    lost = replace(book, meta=replace(book.meta, description=()))
    assert "binding the description" in " ".join(prove(draft, lost, printed(lost)).faults)


def test_words_broken_at_line_ends_are_whole_again() -> None:
    paged = "It be\u00ad\ngan on a day in 18-\n65.\nIt ended—well,\nit did.\n"
    assert prove(*story(), replace(GOOD, story=paged)).faults == ()


def proved(text: str, found: str, *, drawn: bool) -> tuple[str, ...]:
    draft = Draft(Source("t", text), text)
    read = Reading(found, "", "", "Untitled", "Untitled", drawn=drawn)
    return prove(draft, bind(draft, Settings()), read).faults


def test_words_written_from_the_right_are_counted_on_pages() -> None:
    assert proved("שלום עולם!\n", "עולם שלום", drawn=True) == ()
    assert proved("שלום עולם!\n", "עולם", drawn=True)
    assert proved("שלום עולם!\n", "עולם שלום", drawn=False)


def test_one_such_word_leaves_the_others_in_order() -> None:
    text = "It rose and fell.\n\nShe said שלום 12 times.\n"
    assert proved(text, "It rose and fell.\nShe said 12 שלום times.", drawn=True) == ()
    assert proved(text, "She said 12 times שלום.\nIt fell and rose.", drawn=True)
    assert "“fell”" in " ".join(proved(text, "It rose and.\nShe said שלום 12 times.", drawn=True))
    assert proved(text, "It rose and fell.\nShe said שלום times.", drawn=True)


def test_clusters_are_counted_on_pages() -> None:
    text = "He said ខ្មែរ then.\n\nน้ำใจ ทำไม\n"
    assert proved(text, "He said ខែ្មរ then.\nน ้ำใจ ทำไม", drawn=True) == ()
    assert proved(text, "He said then.\nน้ำใจ ทำไม", drawn=True)


def test_what_cannot_be_seen_is_no_letter() -> None:
    assert words("non\u2060such in\u00adside \u202bx") == ["nonsuch", "inside", "x"]


def test_ligatures_and_accents_equal_their_letters() -> None:
    assert words("ﬁne cafe\u0301") == ["fine", "café"]


def test_nothing_compared_with_nothing() -> None:
    assert compared("", "") == ([], 0)
    assert compared("a", "") == (["a"], 0)
    assert compared("", "a") == ([], 1)


LONG = [" ".join(f"{place}{number}" for place in "abcdefgh") + "." for number in range(6000)]


@pytest.mark.parametrize("at", [0, 1, 1800, 1801, 2999, 5999])
def test_a_loss_is_found_wherever_it_is_in_a_long_text(at: int) -> None:
    some = [line for i, line in enumerate(LONG) if i != at]
    whole, short = "\n".join(LONG), "\n".join(some)
    assert len(whole) > 2 * STRETCH
    assert compared(whole, short) == (words(LONG[at]), 0)
    assert compared(short, whole) == ([], 8)
    assert compared(whole, whole.replace("\n", "\n\n")) == ([], 0)
    assert count(whole) == len(words(whole)) == 48_000


def test_a_single_word_book() -> None:
    draft = Draft(Source("t", "Oh.\n"), "Oh.\n")
    book = Book(Meta("", (), "en", "", 0), (), (Chapter("c", blocks=(Paragraph((Text("Oh."),)),)),))
    assert prove(draft, book, Reading("Oh.", "", "", "Untitled", "Untitled")).faults == ()


def test_boilerplate_that_is_kept_is_counted_as_kept() -> None:
    text = "Entire Work\n\nIt rose.\n\n10000 characters left\n\nMain Content\n"
    wishes = Settings(title="T", authors=("A",), boilerplate=True)
    story = understand(text.encode(), "a.txt", wishes)
    assert story.book.chapters[-1].id == "boilerplate"
    data = epub(story.book, theme("classic"), wishes).data
    proof = prove(story.draft, story.book, reading(data))
    assert (proof.faults, proof.kept, proof.left_out) == ((), proof.words, ())
    without = understand(text.encode(), "a.txt", Settings(title="T", authors=("A",)))
    assert [chapter.id for chapter in without.book.chapters] == ["it-rose"]
