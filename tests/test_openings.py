"""How chapters begin: the words of a lead-in, and the letters that become drop caps."""

import io
import zipfile

import pikepdf
import pytest
from example_books import BOOK, FERRY, day, said

from bookforge import files
from bookforge.book import Block, Book, Chapter, Letter, Openings, Paragraph, Text, Verse
from bookforge.check.fidelity import printed
from bookforge.check.pdf import reading
from bookforge.check.words import words
from bookforge.metadata import Meta
from bookforge.settings import Settings
from bookforge.write.epub import epub
from bookforge.write.openings import opened
from bookforge.write.pdf import pdf
from bookforge.write.words import ENGLISH
from bookforge.write.xhtml import blocks

CLASSIC = files.theme("classic")

LEADS = {  # how a paragraph begins: the end of its lead-in, and whether it has a drop cap: ^
    "It was late| in the year when": "^",
    "“You can’t,|” he said": "^",
    "“‘Well,’ said she,” and on": "",
    "Wait.| It was late": "^",
    "Rain|": "^",
    "I was there| when it fell": "^",
    "The old men| at the harbour said": "^",
    "The man with the cello| was called Leopold": "^",
    "Old Captain Elias Thorne| never slept": "^",
    "It was Mr. Thorne| who came": "^",
    "We saw Mary Ann Evans| on the pier": "^",
    "A. J. Raffles| was a thief by trade": "",
    "1984 was the year": "",
    "’Tis late, she said": "",
    "iPhones were new, and so": "",
    "Incomprehensibilities were never| his": "",
    "Élodie came home later| than she": "^",
    "Он пришёл поздно вечером|": "^",
    "彼は遅く帰ってきた。": "",
    "جاء متأخرا في المساء": "",
    "«Oui,| dit-elle": "^",
    "Cats & dogs were| fighting": "^",
}


def told(*told: Block, kind: Openings = "drop-cap", lines: int = 3) -> str:
    chapter = Chapter("c", blocks=told)
    return opened(chapter, blocks(told, ENGLISH, str), kind, lines)


@pytest.mark.parametrize("marked", LEADS)
def test_the_lead_in_is_a_few_plain_words(marked: str) -> None:
    text, lead = marked.replace("|", ""), marked.partition("|")[0] if "|" in marked else ""
    html = told(said(text), kind="small-caps").replace("&amp;", "&")
    assert (f'<p class="first"><span class="lead">{lead}</span>' in html) == bool(lead)
    assert ('class="lead"' in html) == bool(lead)
    assert ('class="cap"' in told(said(text))) == bool(LEADS[marked])
    assert told(said(text), kind="plain") == blocks((said(text),), ENGLISH, str)


def test_what_is_emphasised_or_no_prose_is_left_alone() -> None:
    run = (Text("The un"), Text("believ", emphasis=True), Text("able thing was"))
    assert '<span class="lead">he</span> un<em>' in told(Paragraph(run))
    assert 'class="lead"' not in told(Paragraph(run[1:]))
    letter, verse = Letter((said("Dear Marta,"),)), Verse((((Text("The tide goes out"),)),))
    assert 'class="lead"' not in told(letter) + told(verse)


def book(*paragraphs: Paragraph) -> Book:
    return Book(Meta("T", (), "en", "urn:x", 0), (), (Chapter("c", blocks=paragraphs),))


def made(shown: Book, kind: str) -> bytes:
    return pdf(shown, CLASSIC, Settings.model_validate({"openings": kind})).data


@pytest.mark.parametrize("start", ["", "“", "A man. ", "Q "])
def test_a_word_under_a_drop_cap_is_read_back_whole(start: str) -> None:
    shown = book(said(start + FERRY), *day())
    data = made(shown, "drop-cap")
    assert words(reading(data).story.replace("\u00ad\n", "")) == words(printed(shown).story)
    assert sizes(data) > {10.5}
    assert max(sizes(made(shown, "small-caps"))) <= 26


def test_a_short_paragraph_has_no_drop_cap() -> None:
    assert sizes(made(book(said("It was late."), *day()), "drop-cap")) == sizes(
        made(book(said("It was late."), *day()), "plain")
    )


def sizes(data: bytes) -> set[float]:
    """The sizes of type, in pt, on the pages of the story."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {
            float(operands[1]) * 0.75
            for page in list(document.pages)[4:]
            for operands, operator in pikepdf.parse_content_stream(page, "Tf")
            if str(operator) == "Tf"
        }


def test_a_drop_cap_keeps_to_the_lines() -> None:
    """Its baseline is that of the third line, its size fills the height of capitals."""
    data = made(book(said(FERRY)), "drop-cap")
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[4]
        operators = list(pikepdf.parse_content_stream(page, "BDC EMC Tm Tf"))
    names = [str(operator) for _, operator in operators]
    begun, ended = names.index("BDC"), names.index("EMC")
    assert bytes(operators[begun].operands[1].ActualText).decode("utf-16") == "It "
    inside = operators[begun:ended]
    rest, cap, _ = (float(one.operands[5]) for one in inside if str(one.operator) == "Tm")
    assert cap - rest == pytest.approx(2 * 14 / 0.75, abs=0.1)


def test_an_e_book_has_small_capitals_and_nothing_that_floats() -> None:
    for kind, shown in (("drop-cap", True), ("small-caps", True), ("plain", False)):
        data = epub(BOOK, CLASSIC, Settings.model_validate({"openings": kind})).data
        assert shown == ('class="lead"' in chapter_of(data))
        assert "float" not in CLASSIC.book_css + CLASSIC.epub_css


def chapter_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("EPUB/chapter-1.xhtml").decode()
