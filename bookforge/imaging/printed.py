"""Pictures as black ink prints them: in grey, on white where they are transparent."""

from io import BytesIO

from PIL import Image as Pillow

from bookforge.book import Image
from bookforge.imaging.raster import jpeg, png, resized

QUALITY = 92


def printed(image: Image, most: int) -> Image:
    """The picture in grey, `most` px wide at most."""
    with Pillow.open(BytesIO(image.data)) as source:
        picture: Pillow.Image = source
        if source.has_transparency_data:
            seen = source.convert("RGBA")
            picture = Pillow.alpha_composite(Pillow.new("RGBA", seen.size, "white"), seen)
        grey = picture.convert("L")
    if grey.width > most:
        size = most, max(1, round(grey.height * most / grey.width))
        grey = resized(grey, size)
    return jpeg(grey, QUALITY) if image.media_type == "image/jpeg" else png(grey)
