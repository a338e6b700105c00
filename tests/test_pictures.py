"""Pictures in a story: they are in the book, whole, light and safe, with all words about them."""

import os
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile
from validators import epubcheck, images

from bookforge import files
from bookforge.album import MOST, Album
from bookforge.book import Picture
from bookforge.check.epub import reading
from bookforge.check.fidelity import written
from bookforge.check.stores import lint
from bookforge.fix import fix
from bookforge.forge import Forged, Understood, forge, understand
from bookforge.imaging.addresses import PictureError, places
from bookforge.imaging.raster import bare, taken
from bookforge.settings import Settings

cms: Any = ImageCms
THEME = files.theme("classic")
PROSE = "It rained on the mill all that week, and nobody came but the heron and the ferryman.\n\n"


def scene(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture with large and small things in it, in colours."""
    image = Image.new("RGB", (width, height), "#d8e4ea")
    canvas = ImageDraw.Draw(image)
    for step in range(40):
        x, y = step * width // 40, (step * 7 % 40) * height // 40
        shade = (step * 6, 90, 255 - step * 6)
        canvas.ellipse((x, y, x + width // 12, y + height // 10), fill=shade)
    return image.convert(mode)


def stored(image: Image.Image, kind: str, **how: object) -> bytes:
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def story(folder: Path, *lines: str, **beside: bytes) -> Understood:
    """A story with these lines of pictures, and these files beside it (a_png is a.png)."""
    for name, data in beside.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    text = "The Mill\nby Ida Moor\n\nChapter 1\n\n" + PROSE
    text += "".join(f"{line}\n\n{PROSE}" for line in lines)
    path = folder / "story.txt"
    path.write_text(text, "utf-8")
    return understand(path.read_bytes(), str(path), Settings(), Album(str(path)))


def made(told: Understood, suffix: str = ".epub") -> Forged:
    return forge(told, suffix, THEME, Settings(), lambda _: None)


def shown(told: Understood) -> Picture:
    (picture,) = told.book.pictures
    return picture


def codes(told: Understood) -> list[str]:
    return [problem.code for problem in told.problems]


def opened(picture: Picture) -> Image.Image:
    assert picture.image
    return Image.open(BytesIO(picture.image.data))


FORMS: dict[str, Callable[[], bytes]] = {
    "png": lambda: stored(scene(), "PNG"),
    "jpeg": lambda: stored(scene(), "JPEG"),
    "grey jpeg": lambda: stored(scene(mode="L"), "JPEG"),
    "ink jpeg": lambda: stored(scene(mode="CMYK"), "JPEG"),
    "progressive": lambda: stored(scene(), "JPEG", progressive=True),
    "gif": lambda: stored(scene(mode="P"), "GIF"),
    "webp": lambda: stored(scene(), "WEBP"),
    "webp without loss": lambda: stored(scene(mode="RGBA"), "WEBP", lossless=True),
    "tiff": lambda: stored(scene(), "TIFF", compression="tiff_lzw"),
    "tiff in ink": lambda: stored(scene(mode="CMYK"), "TIFF"),
    "bmp": lambda: stored(scene(), "BMP"),
    "line art": lambda: stored(scene(mode="1"), "PNG"),
    "sixteen bits": lambda: stored(Image.new("I;16", (300, 200), 30_000), "PNG"),
    "moving": lambda: stored(
        scene(mode="P"), "GIF", save_all=True, append_images=[scene(mode="L").convert("P")]
    ),
    "large": lambda: stored(scene(2600, 1800), "JPEG"),
    "other colours": lambda: stored(
        scene(),
        "PNG",
        icc_profile=cms.ImageCmsProfile(cms.createProfile("LAB")).tobytes(),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_any_form_becomes_one_that_every_reader_shows(form: str, tmp_path: Path) -> None:
    told = story(tmp_path, '![A mill](a.png "Odd Water")', a_png=FORMS[form]())
    image = shown(told).image
    assert image
    assert codes(told) in ([], ["altered-picture"])
    with opened(shown(told)) as picture:
        assert picture.mode in {"1", "L", "P", "RGB", "RGBA", "LA"}
        assert picture.format == {"image/png": "PNG", "image/jpeg": "JPEG"}[image.media_type]
        assert picture.size == (image.width, image.height)
        assert picture.width * picture.height <= 4_000_000
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(picture.info)
    assert made(told).data == made(told).data


def test_a_book_with_pictures_satisfies_validators_and_stores(tmp_path: Path) -> None:
    names = dict.fromkeys("abcdefgh")
    beside = {f"{name}_png": FORMS[form]() for name, form in zip(names, FORMS, strict=False)}
    lines = [f'![A "mill" & <{name}>]({name}.png "Odd *Water*, {name}")' for name in names]
    told = story(tmp_path, *lines, "![](a.png)", "[Illustration: A map]", "![b](z.png)", **beside)
    book = made(told)
    (tmp_path / "book.epub").write_bytes(book.data)
    assert epubcheck(tmp_path / "book.epub") == ""
    assert [found.code for found in lint(book.data, "book.epub")] == []
    with ZipFile(BytesIO(book.data)) as packed:
        held = [name for name in packed.namelist() if "/images/" in name]
        page = packed.read("EPUB/chapter-1.xhtml").decode()
        assert "only picture" not in packed.read("EPUB/content.opf").decode()
    assert len(held) == len(names) - 1  # two of them show the same
    assert page.count("<figure") == len(lines) + 3
    assert 'alt="A “mill” &amp; &lt;a&gt;"' in page
    assert "<figcaption>Odd <em>Water</em>, a</figcaption>" in page
    assert 'class="untold"' in page
    assert 'alt=""' not in page


@pytest.mark.parametrize("alt", ["A mill", ""])
def test_the_catalogue_says_that_pictures_are_described_only_if_they_are(
    alt: str, tmp_path: Path
) -> None:
    told = story(tmp_path, f"![{alt}](a.png)", a_png=stored(scene(), "PNG"))
    with ZipFile(BytesIO(made(told).data)) as packed:
        assert ("alternativeText" in packed.read("EPUB/content.opf").decode()) == bool(alt)


def test_all_words_about_pictures_are_in_the_book(tmp_path: Path) -> None:
    a = stored(scene(), "PNG")
    told = story(
        tmp_path, '![A mill](a.png "Odd Water")', '![A gone gate](b.png "The gate")', a_png=a
    )
    for suffix, hidden in ((".epub", 0), (".pdf", 2)):
        proof = made(told, suffix).proof
        assert proof.faults == ()
        unseen = [count for what, count in proof.left_out if "describes" in what]
        assert sum(unseen) == hidden
    assert ("picture (pictures)", 4) in made(told).proof.left_out
    text = told.draft.text
    again = understand(text.encode(), str(tmp_path / "b.txt"), Settings(), Album(str(tmp_path)))
    assert again.draft.text == text
    assert fix(again.draft).text == text


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "altered"])
def test_a_picture_that_is_not_there_or_another_is_found_out(*, lost: bool, tmp_path: Path) -> None:
    told = story(tmp_path, "![A mill](a.png)", a_png=stored(scene(), "PNG"))
    with ZipFile(BytesIO(made(told).data)) as old, ZipFile(target := BytesIO(), "w") as new:
        for name in old.namelist():
            if "/images/" not in name:
                new.writestr(name, old.read(name))
            elif not lost:
                new.writestr(name, old.read(name) + b"more")
    faults = list(written(told.book, reading(target.getvalue())))
    assert faults == ["Pictures were lost or added while writing the book."]


def test_equal_files_are_held_once(tmp_path: Path) -> None:
    a = stored(scene(), "PNG")
    told = story(tmp_path, *["![A](a.png)", "![B](b.png)"] * 50, a_png=a, b_png=a)
    with ZipFile(BytesIO(made(told).data)) as packed:
        assert len([name for name in packed.namelist() if "/images/" in name]) == 1


def test_what_a_camera_wrote_is_gone_and_the_picture_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kettle & Sons"
    exif.get_ifd(0x8825)[1] = "N"
    flat = stored(scene(), "JPEG", exif=exif, comment=b"my kitchen")
    told = story(tmp_path, "![A mill](a.jpg)", a_jpg=flat)
    image = shown(told).image
    assert image
    assert b"Kettle" not in image.data
    assert b"kitchen" not in image.data
    with Image.open(BytesIO(flat)) as before, opened(shown(told)) as after:
        assert before.tobytes() == after.tobytes()  # it was not packed anew
    assert codes(told) == ["altered-picture"]
    assert "place where it was taken" in told.problems[0].message
    exif[0x0112] = 6
    turned = story(tmp_path, "![A mill](a.jpg)", a_jpg=stored(scene(), "JPEG", exif=exif))
    assert opened(shown(turned)).size == (200, 300)


def test_what_follows_a_jpeg_goes_and_several_scans_stay() -> None:
    for data in (FORMS["jpeg"](), FORMS["progressive"]()):
        kept = bare(data + b"PK\x03\x04 something else")
        assert bare(kept) == kept
        assert b"PK" not in kept
        assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_a_jpeg_with_something_between_its_segments_is_packed_anew() -> None:
    data = stored(scene(), "JPEG", comment=b"by Ida Moor")
    at = data.index(b"\xff\xdb")
    image = taken(data[:at] + bytes(3) + data[at:]).image
    with Image.open(BytesIO(image.data)) as packed:
        assert packed.size == (300, 200)
        packed.load()


def png_head(width: int, height: int) -> bytes:
    """A PNG of that size in a few bytes, whose pixels are all alike."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"\0" * (width // 8 + 1) * min(height, 400), 9)
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    )


ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
HARMFUL = {
    "bomb": (png_head(50_000, 50_000), "too many"),
    "large": (png_head(9_000, 9_000), "too many"),
    "cut off": (FORMS["png"]()[:900], "damaged"),
    "cut off jpeg": (FORMS["jpeg"]()[:900], "damaged"),
    "empty": (b"", "empty"),
    "zeros": (b"\0" * 5_000, "empty"),
    "text": (b"GIF89a and no more", "no picture"),
    "page": (b"<html><img src='x'></html>", "no picture"),
    "script": (b"<svg><script>alert(1)</script></svg>", "SVG"),
    "entities": (ENTITIES, "SVG"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture"),
    "too heavy": (b"\xff\xd8\xff" + bytes(MOST), "too large"),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_harmful_file_becomes_a_sentence(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    data, why = HARMFUL[harm]
    told = story(tmp_path, '![A mill](a.png "Odd Water")', a_png=data)
    assert codes(told) == ["unread-picture"]
    assert why in told.problems[0].message
    assert shown(told).image is None
    with ZipFile(BytesIO(made(told).data)) as packed:
        page = packed.read("EPUB/chapter-1.xhtml").decode()
    assert "<p>A mill</p><figcaption>Odd Water</figcaption>" in page


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_file_is_a_picture_or_a_sentence(form: str) -> None:
    data = FORMS[form]()
    for step in range(1 if form == "large" else 16):
        at = step * len(data) // 16
        broken = data[:at] + bytes((data[at] ^ (1 << step % 8),)) + data[at + 1 :]
        for file in (broken, data[:at], data[at:]):
            try:
                image = taken(file).image
            except PictureError:
                continue
            with Image.open(BytesIO(image.data)) as found:
                found.load()


OUTSIDE = (
    *("../secret.png", "art/../../secret.png", "/etc/passwd", "~/secret.png", "C:\\secret.png"),
    *("..\\secret.png", "%2e%2e/secret.png", "..%2fsecret.png", "//host/secret.png", "."),
    *("http://example.org/a.png", "data:image/png;base64,AAAA", "file:///etc/passwd", "a\x07.png"),
    *("\\\\host\\share\\a.png", "", "%00.png", "art/%2e%2e/%2e%2e/secret.png"),
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(stored(scene(), "PNG"))
    (tmp_path / "story" / "art").mkdir(parents=True)
    with pytest.raises(PictureError):
        Album(str(tmp_path / "story" / "story.txt")).beside("story.txt", path)


def test_what_is_no_plain_file_beside_the_story_is_not_opened(tmp_path: Path) -> None:
    inside = tmp_path / "story"
    (inside / "folder.png").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(stored(scene(), "PNG"))
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "round.png").symlink_to(inside / "round.png")
    (inside / "nowhere.png").symlink_to(inside / "gone.png")
    (inside / "device.png").symlink_to("/dev/zero")
    os.mkfifo(inside / "pipe.png")
    names = ("folder", "out", "round", "nowhere", "device", "pipe")
    told = story(inside, *(f"![{name}]({name}.png)" for name in names))
    assert set(codes(told)) == {"unread-picture"}
    assert len(codes(told)) == len(names)
    assert made(told).proof.faults == ()


def test_a_picture_is_found_as_it_was_typed_or_quoted_for_the_web(tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "my café.png").write_bytes(stored(scene(), "PNG"))
    typed = (
        "art/my café.png",
        "art/my%20caf%C3%A9.png",
        "./art/my cafe\u0301.png",
        r"art\my café.png",
    )
    told = story(tmp_path, *(f"![A mill]({path})" for path in typed))
    assert codes(told) == []
    assert all(picture.image for picture in told.book.pictures)


def test_a_chapter_of_a_folder_names_its_pictures_from_where_it_lies(tmp_path: Path) -> None:
    for volume in "12":
        part = tmp_path / f"Volume {volume}"
        part.mkdir()
        (part / "a.png").write_bytes(stored(scene(300, 100 * int(volume)), "PNG"))
        for chapter in "12":
            lines = f"Chapter {chapter}\n\n![A mill](a.png)\n\n{PROSE}\n![A gate](gate.png)\n"
            (part / f"{chapter}.txt").write_text(lines, "utf-8")
    (tmp_path / "gate.png").write_bytes(stored(scene(200, 200), "PNG"))
    read = files.story(str(tmp_path))
    told = understand(read, str(tmp_path), Settings(), Album(str(tmp_path)))
    heights = [picture.image.height if picture.image else 0 for picture in told.book.pictures]
    assert heights == [100, 200, 100, 200, 200, 200, 200, 200]


def test_many_pictures_and_many_lines_that_are_nearly_some(tmp_path: Path) -> None:
    lines = ["![A mill](a.png)", "![" * 400, "<img " * 200, "[Illustration: " * 60, "![a](" * 200]
    told = story(tmp_path, *lines * 200, a_png=stored(scene(40, 40), "PNG"))
    assert sum(bool(picture.image) for picture in told.book.pictures) == 200


def test_on_paper_pictures_are_grey_sharp_and_stand_with_their_captions(tmp_path: Path) -> None:
    told = story(
        tmp_path,
        *(f'![A mill](a.png "Odd Water, {number}")' for number in range(9)),
        '![A thumb](b.png "Small")',
        '![A tower](c.png "High")',
        "![A thread](d.png)",
        a_png=stored(scene(900, 600, "CMYK"), "JPEG"),
        b_png=stored(scene(200, 150), "PNG"),
        c_png=stored(scene(400, 2400, "RGBA"), "PNG"),
        d_png=stored(Image.new("L", (1, 60_000)), "PNG"),
    )
    book = made(told, ".pdf")
    assert [p.code for p in book.story.problems if p.code == "low-resolution"] == ["low-resolution"]
    (tmp_path / "book.pdf").write_bytes(book.data)
    with pikepdf.open(tmp_path / "book.pdf") as document:
        assert {str(image["/ColorSpace"]) for image in images(document)} == {"/DeviceGray"}
        assert len(images(document)) == 4
        for page in document.pages:
            placed = placements(page)
            left, bottom, right, top = (float(edge) for edge in page["/ArtBox"])
            for x, y, width, height in placed:
                assert left <= x <= x + width <= right
                assert bottom < y <= y + height <= top + 0.01
    assert made(told, ".pdf").data == book.data


def placements(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """Where the pictures of a page stand: left, bottom, width and height in pt."""
    found: list[tuple[float, float, float, float]] = []
    here, kept = pikepdf.Matrix(), list[pikepdf.Matrix]()
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = pikepdf.Matrix(*map(float, instruction.operands)) @ here
            case "Do":
                height = abs(here.d)
                found.append((here.e, min(here.f, here.f + here.d), here.a, height))
            case _:
                pass
    return found


def test_places_are_safe_names() -> None:
    assert places("a//b/./c.png") == ("a/b/c.png",)
