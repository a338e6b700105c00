"""A cover of the author's own: in the book as readers take it, beside it as stores want it."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw
from typer.testing import CliRunner
from validators import epubcheck

from bookforge.check.stores import lint
from bookforge.cli import app
from bookforge.imaging.covers import own_cover
from bookforge.problem import InputError

STORY = "The Mill\nby Ida Moor\n\nIt rained on the mill all that week, and nobody came to it.\n"


def art(width: int, height: int, paper: str = "#406080", mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (width, height), paper)
    ImageDraw.Draw(image).ellipse((width / 4, height / 4, width / 2, height / 2), fill="#c04020")
    return image.convert(mode)


def stored(image: Image.Image, kind: str = "PNG") -> bytes:
    target = BytesIO()
    image.save(target, kind)
    return target.getvalue()


def ran(folder: Path, *options: str, toml: str = "") -> tuple[int, str]:
    (folder / "story.txt").write_text(STORY, "utf-8")
    if toml:
        (folder / "book.toml").write_text(f'[input]\nstory = "story.txt"\n{toml}', "utf-8")
    arguments = ["epub", str(folder / "story.txt"), "-o", str(folder / "a.epub"), *options]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def size(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as picture:
        assert picture.format == "JPEG"
        return picture.size


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "RGBA"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("TIFF", "CMYK")],
)
def test_any_picture_becomes_a_cover_for_readers_and_stores(
    kind: str, mode: str, tmp_path: Path
) -> None:
    (tmp_path / "art").write_bytes(stored(art(1650, 2640, mode=mode), kind))
    front = tmp_path / "front.jpg"
    code, said = ran(tmp_path, "--cover", str(tmp_path / "art"), "--cover-out", str(front))
    assert (code, re.findall("warning", said)) == (0, [])
    assert size(front.read_bytes()) == (1600, 2560)
    made = (tmp_path / "a.epub").read_bytes()
    with ZipFile(BytesIO(made)) as book:
        assert size(book.read("EPUB/cover.jpg")) == (1562, 2499)
        assert (
            'src="cover.jpg" alt="Cover: The Mill by Ida Moor"'
            in book.read("EPUB/cover.xhtml").decode()
        )
    assert [found.code for found in lint(made, "a.epub")] == ["few-pages"]


def test_epubcheck_likes_a_cover_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "art.png").write_bytes(stored(art(1600, 2560)))
    ran(tmp_path, toml='[epub]\ncover = "art.png"\n')
    assert epubcheck(tmp_path / "a.epub") == ""


def test_a_drawn_cover_is_written_for_stores_too(tmp_path: Path) -> None:
    assert ran(tmp_path, "--cover-out", str(tmp_path))[0] == 0
    assert size((tmp_path / "the-mill-cover.jpg").read_bytes()) == (1600, 2560)


def test_the_author_s_own_file_is_never_written_over(tmp_path: Path) -> None:
    art_file = tmp_path / "the-mill-cover.jpg"
    art_file.write_bytes(stored(art(400, 640), "JPEG"))
    before = art_file.read_bytes()
    toml = '[epub]\ncover = "the-mill-cover.jpg"\n'
    code, said = ran(tmp_path, "--cover-out", str(tmp_path), toml=toml)
    assert (code, "cover itself" in " ".join(said.split())) == (4, True)
    assert art_file.read_bytes() == before
    assert not (tmp_path / "a.epub").exists()


def test_a_small_cover_is_never_enlarged(tmp_path: Path) -> None:
    (tmp_path / "art.png").write_bytes(stored(art(400, 640)))
    front = tmp_path / "front.jpg"
    code, said = ran(tmp_path, "--cover", str(tmp_path / "art.png"), "--cover-out", str(front))
    assert code == 0
    assert "400 × 640 pixels" in said
    assert size(front.read_bytes()) == (400, 640)


@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        (art(1600, 2560), []),
        (art(1562, 2500), []),
        (art(600, 960), ["cover-size"]),
        (art(1000, 1600), ["cover-size"]),
        (art(2560, 1600), ["cover-size", "cover-proportions"]),
        (art(2000, 2000), ["cover-proportions"]),
        (art(1600, 2560, paper="#fdfdfb"), ["light-cover"]),
    ],
)
def test_what_stores_will_say_of_a_cover(picture: Image.Image, codes: list[str]) -> None:
    assert [problem.code for problem in own_cover(stored(picture), "art")[1]] == codes


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg/>", stored(art(90, 90))[:60]])
def test_a_cover_that_cannot_be_read_ends_the_run(data: bytes) -> None:
    with pytest.raises(InputError):
        own_cover(data, "art.png")


def test_a_cover_that_is_not_there_ends_the_run_in_a_sentence(tmp_path: Path) -> None:
    for wrong in (tmp_path / "gone.png", tmp_path):
        code, said = ran(tmp_path, "--cover", str(wrong))
        assert code == 3
        assert "There is no file" in said
    code, said = ran(tmp_path, "--cover-out", str(tmp_path / "front.png"))
    assert code == 2
    assert "does not end in .jpg" in said
    assert not (tmp_path / "a.epub").exists()
