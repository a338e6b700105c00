"""Pictures made of pixels, in the form that every reader shows: JPEG or PNG, upright, 4 Mpx.

A file may be made to harm whoever opens it. So its kind is told by its first bytes and only six
kinds are opened; its size is read from its head, before anything is unpacked; and whatever a
damaged file makes the decoder raise becomes a sentence.

What cameras write beside a picture (where it was taken, with which device, a small copy of it as it
was before it was cut) goes, for the author may not know that it is there. A JPEG that needs nothing
else is not packed anew, but only loses those segments.
"""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image as Pillow
from PIL import ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from bookforge.book import Image
from bookforge.imaging.addresses import PictureError

cms: Any = ImageCms  # half of it carries no types
KINDS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
MOST_PIXELS = 60_000_000  # in a file; cameras make some 50 million
BOOK_PIXELS = 4_000_000  # Apple and IngramSpark take no more
QUALITY = 90  # of a JPEG that has to be packed anew
HEAVY = 1_500_000  # bytes of a PNG that is better a JPEG, if nothing in it is transparent
BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, AttributeError),
    *(OverflowError, ZeroDivisionError, MemoryError, RuntimeError, struct.error, zlib.error),
    *(ImageCms.PyCMSError, Pillow.DecompressionBombError),
)
UPRIGHT = 1  # in Exif
ORIENTATION, PLACE = 0x0112, 0x8825  # Exif's numbers of how the camera was held, and where
DRAWING = 4096  # bytes in which an SVG file says that it is one
EXPORT = "Export it as a PNG file, some 1,300 pixels wide."
SAVE = "Save it anew as a PNG or JPEG file."


class Taken(NamedTuple):
    """A picture as the book holds it, and what was done to it, in phrases."""

    image: Image
    done: tuple[str, ...]


def taken(data: bytes, most: int = BOOK_PIXELS) -> Taken:
    """The picture in the file `data`, of `most` pixels.

    Raises:
        PictureError: it is no picture, or damaged, or too large to be opened.

    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES  # WeasyPrint makes all of Pillow so
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about what is odd in a file
        try:
            return _taken(data, most)
        except BROKEN:
            raise PictureError("is damaged", SAVE) from None
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _taken(data: bytes, most: int) -> Taken:
    source = _opened(data)
    done = list(_secrets(source))
    kind, still = source.format or "", not getattr(source, "is_animated", False)
    turned = source.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
    plain = kind in ("JPEG", "MPO") and source.mode in ("L", "RGB")
    if plain and not turned and not _coloured(source) and source.width * source.height <= most:
        source.load()  # what is cut off or damaged must not come to light in a reader
        if alone := bare(data):
            return Taken(_image(alone, "image/jpeg", source.size), tuple(done))
    if kind == "MPO":
        still = True
    done += [] if still else ["shows its first image only"]
    done += ["was turned upright"] if turned else []
    done += ["was put into the colours of screens"] if source.mode in ("CMYK", "LAB") else []
    picture, smaller = _smaller(_screen(source), most)
    done += [smaller] if smaller else []
    lossy = kind in ("JPEG", "MPO") or (kind == "WEBP" and data[12:16] == b"VP8 ")
    return Taken(_packed(picture, lossy=lossy), tuple(done))


def _opened(data: bytes) -> Pillow.Image:
    """The picture, of which no more was read than its head."""
    if not data.strip(b"\0"):
        raise PictureError("is empty", SAVE)
    try:
        source = Pillow.open(BytesIO(data), formats=KINDS)
    except Pillow.DecompressionBombError:
        raise PictureError("has too many pixels to be opened", "Make it smaller.") from None
    except UnidentifiedImageError:
        if b"<svg" in data[:DRAWING].lower():
            raise PictureError("is an SVG drawing, which may hold scripts", EXPORT) from None
        raise PictureError("is no picture of a kind that is known", SAVE) from None
    if source.width * source.height > MOST_PIXELS:
        size = f"{source.width:,} × {source.height:,} pixels"
        raise PictureError(f"has {size}, which are too many to be opened", "Make it smaller.")
    return source


def _secrets(source: Pillow.Image) -> Iterator[str]:
    """What a picture says beside its pixels."""
    exif = source.getexif()
    if exif.get_ifd(PLACE):
        yield "lost what it said of the place where it was taken"
    elif len(exif) > (ORIENTATION in exif) or {"xmp", "photoshop", "comment"} & set(source.info):
        yield "lost what was written beside it (as cameras do)"


def _coloured(source: Pillow.Image) -> bool:
    """Whether its colours are of another kind than those of screens, and it says of which."""
    profile = source.info.get("icc_profile")
    if not profile or source.mode not in ("RGB", "CMYK"):
        return False
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return False
    return "srgb" not in name.lower()


def _screen(source: Pillow.Image) -> Pillow.Image:
    """The first image of the file, upright and in grey or sRGB, with its transparency if any."""
    picture = ImageOps.exif_transpose(source)
    if picture.mode.startswith(("I", "F")):
        extremes = picture.getextrema()
        deep = isinstance(extremes[1], int | float) and extremes[1] > 255  # noqa: PLR2004
        picture = (_shallow(picture) if deep else picture).convert("L")
    if _coloured(source):
        own = ImageCms.ImageCmsProfile(BytesIO(source.info["icc_profile"]))
        srgb = cms.createProfile("sRGB")
        try:
            return ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB") or picture
        except ImageCms.PyCMSError:  # the profile is of other colours than the picture
            pass
    seen = picture.has_transparency_data
    if picture.mode in ("L", "1", "LA"):
        return picture.convert("LA" if seen else "L")
    if picture.mode == "P" and not seen:
        return picture
    return picture.convert("RGBA" if seen else "RGB")


def _smaller(picture: Pillow.Image, most: int) -> tuple[Pillow.Image, str]:
    """The picture, made smaller if it has more pixels than that, and then how that is told."""
    share = (most / (picture.width * picture.height)) ** 0.5
    if share >= 1:
        return picture, ""
    size = max(1, int(picture.width * share)), max(1, int(picture.height * share))
    told = f"was made smaller, from {picture.width} × {picture.height} px to {size[0]} × {size[1]}"
    whole = picture.convert("RGB") if picture.mode == "P" else picture
    return resized(whole, size), told


def resized(picture: Pillow.Image, size: tuple[int, int]) -> Pillow.Image:
    """The picture in another size, in px."""
    untyped: Any = picture
    made: Pillow.Image = untyped.resize(size, Pillow.Resampling.LANCZOS)
    return made


def _shallow(picture: Pillow.Image) -> Pillow.Image:
    """A picture of sixteen bits a pixel as one of eight."""
    untyped: Any = picture
    made: Pillow.Image = untyped.point(_lower)
    return made


def _lower(shade: Any) -> Any:  # noqa: ANN401 - Pillow asks what is done with a shade of its own
    return shade / 256


def _packed(picture: Pillow.Image, *, lossy: bool) -> Image:
    """The picture as a PNG file, or as a JPEG if it was one or would be heavy."""
    clear = picture.mode in ("LA", "RGBA")
    if lossy and not clear:
        return jpeg(picture)
    made = png(picture)
    heavy = len(made.data) > HEAVY and not clear
    return jpeg(picture.convert("RGB")) if heavy else made


def png(picture: Pillow.Image) -> Image:
    """The picture as a PNG file without anything beside it."""
    target = BytesIO()
    _alone(picture).save(target, "PNG", optimize=True)
    return _image(target.getvalue(), "image/png", picture.size)


def jpeg(picture: Pillow.Image, quality: int = QUALITY) -> Image:
    """The picture as a JPEG file without anything beside it."""
    target = BytesIO()
    _alone(picture).save(target, "JPEG", quality=quality, optimize=True, progressive=False)
    return _image(target.getvalue(), "image/jpeg", picture.size)


def _alone(picture: Pillow.Image) -> Pillow.Image:
    """The pixels of a picture and nothing else, for Pillow saves what it read along with them."""
    alone = Pillow.frombytes(picture.mode, picture.size, picture.tobytes())
    if picture.mode == "P":
        alone.putpalette(picture.getpalette() or [])
    return alone


def _image(data: bytes, media_type: str, size: tuple[int, int]) -> Image:
    suffix = media_type.removeprefix("image/").replace("jpeg", "jpg")
    name = f"picture-{sha256(data).hexdigest()[:16]}.{suffix}"
    return Image(name, media_type, *size, data)


SIGN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")  # what a segment of a JPEG begins with
SCAN, END, COMMENT, APPLICATIONS = 0xDA, 0xD9, 0xFE, range(0xE0, 0xF0)
KEPT = (0xE0, 0xEE)  # JFIF, and how Adobe stored the colours


def bare(data: bytes) -> bytes:
    """A JPEG file without what is written beside its picture, and without what follows it.

    Nothing, if something stands between its segments, over which decoders step, or its end is lost.
    Source: ISO 10918-1, annex B.
    """
    pieces = [data[:2]]
    at = 2
    while sign := SIGN.match(data, at):
        kind, start = sign[1][0], sign.end() - 2
        if kind == END:
            return b"".join((*pieces, data[start : start + 2]))
        at = start + 2 + struct.unpack(">H", data[start + 2 : start + 4])[0]
        if kind == SCAN:
            after = SIGN.search(data, at)
            at = after.start() if after else len(data)
        if kind in KEPT or not (kind == COMMENT or kind in APPLICATIONS):
            pieces.append(data[start:at])
    return b""
