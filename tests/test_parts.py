"""Pages that are too large are cut into files; no word, link or name is lost on the way."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from example_books import BOOK, said
from test_epub import files, found, made, page

from bookforge.book import Block, Book, Chapter, Letter, Note, Paragraph, SceneBreak, Text
from bookforge.check.epub import reading
from bookforge.check.stores import lint
from bookforge.write.parts import MOST

WORDS = 'The tide went out & the lamp was lit, and <nobody> said why href="a.xhtml#b" it was. '
LONG = "/x:html/x:body/x:section"


def story(count: int, *, scenes: int = 0, notes: int = 0) -> Book:
    """One chapter of numbered paragraphs, with a break every `scenes` and a note every `notes`."""
    blocks: list[Block] = []
    told: list[Note] = []
    for number in range(1, count + 1):
        id_ = f"note-{len(told) + 2}" if notes and number % notes == 0 else ""
        blocks.append(Paragraph((Text(f"{number}. {WORDS * 9}", note=id_),)))
        if id_:
            told.append(Note(id_, (said(f"Of {number}: {WORDS * 5}"),), "chapter-1", "inline"))
        if scenes and number % scenes == 0:
            blocks.append(SceneBreak("***"))
    top = Note("note-1", (said("Thanks."),), "chapter-1", "top")
    chapter = Chapter("chapter-1", (Text("All of it"),), blocks=tuple(blocks), notes=("note-1",))
    return replace(BOOK, front=(), chapters=(chapter,), notes=(top, *told))


def lines(book: Book) -> list[str]:
    """What the only chapter says, a line a paragraph."""
    blocks = book.chapters[0].blocks
    return [b.content[0].value.strip() for b in blocks if isinstance(b, Paragraph)]


def pieces(data: bytes, stem: str) -> list[str]:
    """The files of one page, in the order of the spine."""
    spine = found(page(data, "content.opf"), "//opf:itemref/@idref")
    return [f"{id_}.xhtml" for id_ in spine if id_ == stem or id_.startswith(f"{stem}--")]


@pytest.mark.parametrize("scenes", [0, 7])
def test_a_large_chapter_is_cut_and_says_the_same_in_the_same_order(scenes: int) -> None:
    book = story(1000, scenes=scenes)
    data = made(book)
    assert len(pieces(data, "chapter-1")) > 3
    assert max(len(one) for name, one in files(data).items() if "xhtml" in name) < MOST + 5000
    assert [line.strip() for line in reading(data).story.split("\n")] == ["All of it", *lines(book)]
    assert "large-page" not in {one.code for one in lint(data, "book.epub")}


def test_a_cut_follows_a_scene_break_where_there_is_one() -> None:
    data = made(story(1000, scenes=7))
    for name in pieces(data, "chapter-1")[:-1]:
        last = page(data, name)[1][0][-1]
        assert str(last.tag).endswith("hr")
    first = page(data, pieces(data, "chapter-1")[1])[1][0][0]
    assert first.get("class") == "flush"


def test_every_piece_is_a_section_of_the_same_kind_with_a_name() -> None:
    data = made(story(1000))
    for number, name in enumerate(pieces(data, "chapter-1")):
        [role] = found(page(data, name), f"{LONG}/@role")
        [kind] = found(page(data, name), f"{LONG}/@epub:type")
        assert (role, kind) == ("doc-chapter", "chapter")
        label = "aria-label" if number else "aria-labelledby"
        assert found(page(data, name), f"{LONG}/@{label}")
        assert found(page(data, name), f"{LONG}/@id") == ([] if number else ["chapter-1"])
    menu = found(page(data, "nav.xhtml"), "//x:nav[@epub:type='toc']//x:a/@href")
    assert menu == ["chapter-1.xhtml", "notes.xhtml"]


def test_links_between_pieces_lead_home() -> None:
    data = made(story(1500, notes=1))
    assert len(pieces(data, "notes")) > 2
    xhtml = {name: page(data, name) for name in files(data) if name.endswith(".xhtml")}
    ids = Counter((name, id_) for name, root in xhtml.items() for id_ in found(root, "//@id"))
    assert max(Counter(id_ for _, id_ in ids if "note" in id_).values()) == 1
    links = [(n, href) for n, root in xhtml.items() for href in found(root, "//x:a/@href")]
    assert len(links) > 3000
    for name, href in links:
        file, _, id_ = href.partition("#")
        assert file != name
        assert not id_ or (file or name, id_) in ids
    assert reading(data).notes.count("Of ") == 1500


def test_a_letter_that_is_too_large_is_cut_as_well() -> None:
    letter = Letter(tuple(said(f"{n}. {WORDS * 9}") for n in range(1000)))
    chapter = replace(BOOK.chapters[0], blocks=(said("He read it."), letter), notes=())
    data = made(replace(BOOK, chapters=(chapter,), notes=()))
    for name in pieces(data, "chapter-1"):
        assert found(page(data, name), "//x:blockquote/@class") == ["letter"]
    told = [line.partition(".")[0] for line in reading(data).story.split("\n")[2:]]
    assert told == [str(n) for n in range(1000)]


def test_a_page_that_is_small_enough_stays_as_it_is() -> None:
    assert not any("--" in name for name in files(made(BOOK)))


class Counted(tuple[Note, ...]):
    """Notes that count how often somebody goes through them."""

    times = 0
    __slots__ = ()

    def __iter__(self) -> Iterator[Note]:  # noqa: D105
        Counted.times += 1
        return super().__iter__()


def test_the_notes_are_not_all_looked_at_for_each_chapter() -> None:
    def times(count: int) -> int:
        ids = [f"note-{number}" for number in range(count)]
        chapters = tuple(
            Chapter(f"chapter-{number}", (Text(f"{number}"),), notes=(id_,))
            for number, id_ in enumerate(ids)
        )
        told = (
            Note(id_, (said("Thanks."),), c.id, "top") for id_, c in zip(ids, chapters, strict=True)
        )
        Counted.times = 0
        made(replace(BOOK, front=(), chapters=chapters, notes=Counted(told)))
        return Counted.times

    assert times(9) == times(3)
