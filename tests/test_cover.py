"""The drawn cover: all that fits is shown, nothing goes over the frame, no empty boxes."""

from dataclasses import replace
from io import BytesIO

import pytest
from example_books import BOOK
from PIL import Image, ImageChops, ImageColor

from bookforge.files import theme
from bookforge.write.cover import FRAMES, LABEL, SIZE, cover

CLASSIC = theme("classic")
FIELD = tuple(
    edge + sign * (FRAMES[1][0] + FRAMES[1][1] + 1)
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
}


def drawn(title: str, *authors: str) -> bytes:
    return cover(replace(BOOK, meta=replace(BOOK.meta, title=title, authors=authors)), CLASSIC)


def pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(("title", "authors"), ODD.values(), ids=ODD)
def test_covers_are_small_and_words_stay_in_their_frame(
    title: str, authors: tuple[str, ...]
) -> None:
    data = drawn(title, *authors)
    assert data == drawn(title, *authors)
    assert len(data) < 120_000
    image = pixels(data)
    assert image.size == SIZE
    difference = ImageChops.difference(image, pixels(drawn("最後")))
    box = difference.getbbox()
    assert box
    assert FIELD[0] <= box[0] < box[2] <= FIELD[2]
    assert FIELD[1] <= box[1] < box[3] <= FIELD[3]


@pytest.mark.parametrize("title", ["最後のフェリー", "שלום", "❤️", "🚢🚢", "The 最後 Ferry", "   "])
def test_what_the_face_cannot_show_is_not_drawn(title: str) -> None:
    assert drawn(title) == drawn("最後", "花子")


def test_a_picture_in_a_title_is_left_out_and_the_words_stay() -> None:
    assert drawn("Love ❤️ Letters", "Ada Brandt") == drawn("Love Letters", "Ada Brandt")
    assert drawn("Love Letters", "Ada") != drawn("Letters", "Ada")


def test_the_colours_are_those_of_the_theme() -> None:
    image = pixels(drawn("X"))
    places = {(30, 5): CLASSIC.cover.accent, (LABEL[0] + 5, LABEL[1] + 5): CLASSIC.cover.paper}
    for place, colour in places.items():
        assert image.getpixel(place) == ImageColor.getrgb(colour)
