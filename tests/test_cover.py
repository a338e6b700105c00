"""The drawn cover: all that fits is shown, nothing goes over the frame, no empty boxes."""

from dataclasses import replace
from io import BytesIO

import pytest
from example_books import BOOK
from PIL import Image, ImageChops, ImageColor

from bookforge.files import theme
from bookforge.write.cover import SIZE, STORE_SIZE, cover, painted
from bookforge.write.design import FRAMES, LABEL, UNIT, CoverDesign, cover_design

CLASSIC = theme("classic")
FIELD = tuple(
    int(edge + sign * (FRAMES[1][0] + FRAMES[1][1] + 1))
    for edge, sign in zip(LABEL, (1, 1, -1, -1), strict=True)
)
ODD = {
    "plain": ("The Last Ferry", ("Ada Brandt",)),
    "one letter": ("W", ("Y",)),
    "no author": ("Don’t Look Back!", ()),
    "long": ("The Surprising and Altogether Unlikely History of a Ferry " * 40, ("Ada " * 90,)),
    "long word": ("W" * 400, ("M" * 400,)),
    "many hands": ("It", tuple(f"Bartholomew Featherstonehaugh-Cholmondeley {n}" for n in "12345")),
    "accents": ("Žluťoučký kůň", ("Œuvrard",)),
    "no words at all": ("   ", ()),
}


def design(title: str, *authors: str, series: str = "", volume: str = "") -> CoverDesign:
    meta = replace(BOOK.meta, title=title, authors=authors, series=series, volume=volume)
    return cover_design(replace(BOOK, meta=meta), CLASSIC)


def drawn(title: str, *authors: str) -> bytes:
    book = replace(BOOK, meta=replace(BOOK.meta, title=title, authors=authors))
    return cover(book, CLASSIC).data


def lines(title: str, *authors: str, series: str = "", volume: str = "") -> list[str]:
    return [line.text for line in design(title, *authors, series=series, volume=volume).lines]


def pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(("title", "authors"), ODD.values(), ids=ODD)
def test_covers_are_small_and_words_stay_in_their_frame(
    title: str, authors: tuple[str, ...]
) -> None:
    data = drawn(title, *authors)
    assert data == drawn(title, *authors)
    assert len(data) < 120_000
    assert pixels(data).size == SIZE
    made = design(title, *authors, series="The White Country " * 20, volume="2")
    difference = ImageChops.difference(painted(made, SIZE), painted(design("最後"), SIZE))
    box = difference.getbbox()
    if box:
        assert FIELD[0] <= box[0] < box[2] <= FIELD[2]
        assert FIELD[1] <= box[1] < box[3] <= FIELD[3]


@pytest.mark.parametrize("title", ["最後のフェリー", "שלום", "❤️", "🚢🚢", "The 最後 Ferry"])
def test_what_the_face_cannot_show_is_not_drawn(title: str) -> None:
    assert design(title) == design("最後", "花子")
    assert not design(title).lines


def test_a_picture_in_a_title_is_left_out_and_the_words_stay() -> None:
    assert design("Love ❤️ Letters", "Ada Brandt") == design("Love Letters", "Ada Brandt")
    assert design("Love Letters", "Ada") != design("Letters", "Ada")


def test_lines_are_even_and_no_article_stands_alone() -> None:
    assert lines("The Lamplighter’s Apprentice", "Ida Moor") == [
        *("The Lamplighter’s", "Apprentice", "IDA MOOR"),
    ]
    title = (
        "The Surprising and Altogether Unlikely History of a Ferry and the Cats of Harbour Street"
    )
    broken = lines(title)
    assert " ".join(broken) == title
    assert max(map(len, broken)) < 2 * min(map(len, broken))


def test_a_series_stands_above_the_title() -> None:
    made = lines("Salt", "Ida Moor", series="The White Country", volume="2")
    assert made == ["The White Country · 2", "Salt", "IDA MOOR"]


def test_dots_stand_for_the_authors_that_there_is_no_room_for() -> None:
    assert lines("It", *"ABCDE") == ["It", "A", "B", "…"]


def test_a_design_lies_on_its_cover_from_top_to_bottom() -> None:
    made = design("The Last Ferry", "Ada Brandt", series="Harbours")
    assert all(0 < line.size < line.y < 1 and line.x == made.ratio / 2 for line in made.lines)
    assert [line.y for line in made.lines] == sorted(line.y for line in made.lines)


def small(image: Image.Image, part: tuple[float, ...]) -> Image.Image:
    """A part of a picture, in fractions of its height, as a thumbnail in grey."""
    left, top, right, bottom = (round(edge * image.height) for edge in part)
    shown = image.convert("L").crop((left, top, right, bottom))
    shown.thumbnail((300, 300))
    return shown


def test_a_design_looks_the_same_in_any_size() -> None:
    made = design("The Last Ferry", "Ada Brandt")
    label = tuple(edge / UNIT for edge in LABEL)
    one, other = (small(painted(made, size), label) for size in (SIZE, STORE_SIZE))
    shades = ImageChops.difference(one, other).histogram()
    assert sum(shades[60:]) < sum(shades) / 200


def test_the_colours_are_those_of_the_theme() -> None:
    image = pixels(drawn("X"))
    places = {(30, 5): CLASSIC.cover.accent, (LABEL[0] + 5, LABEL[1] + 5): CLASSIC.cover.paper}
    for place, colour in places.items():
        assert image.getpixel(place) == ImageColor.getrgb(colour)
