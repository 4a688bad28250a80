"""Reading picture files (PNG, JPEG, TIFF and others): every picture in them is a page, recognised where it can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gixlint.document import Document
from gixlint.errors import UnreadableError
from gixlint.readers.pdf import laid_out
from gixlint.readers.recognition import is_available
from gixlint.readers.scans import with_pictures_read
from gixlint.readers.sheets import Picture, Raster, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["rasters", "read_picture"]

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "MPO")
_MOST_PAGES = 500
_MOST_PIXELS = 120_000_000
_LONGEST = 3600
"""Pixels of the longer side of a page: as much as 300 to an inch of A4."""
_TALLEST = 2.2
_WIDEST = 640
"""A picture so much higher than wide, and so wide in pixels, is made to be scrolled; it is parted into pages."""
_PART = 1.4
_A4 = (595.0, 842.0)

_DAMAGED = "图片已损坏或不完整，打不开；请重新传送或重新扫描后再检查。"
_LARGE = "图片过大（超过 1.2 亿像素），未予读取；请缩小后再检查。"
_PAGES = f"文件有 {{}} 页，最多读取 {_MOST_PAGES} 页；请只保留年度报告的正文后再检查。"


def read_picture(data: bytes, name: str) -> Document:
    """Return the document that a picture file shows; `name` is its format.

    Where recognition is not installed it has no text, and says so. Raises `UnreadableError` on damage.
    """
    if not is_available():
        sheet = Sheet(1, *_A4, [], [], [], pictures=(Picture(0, 0, *_A4),))
        document = laid_out(name, with_pictures_read([sheet], lambda sheet, picture: None), ())
        return document._replace(source=document.source._replace(pages=None))
    held: list[Raster] = []

    def sheets() -> Iterator[Sheet]:
        for number, raster in enumerate(rasters(data), 1):
            held[:] = [raster]
            width = _A4[raster.width > raster.height]
            height = width * raster.height / raster.width
            yield Sheet(number, width, height, [], [], [], pictures=(Picture(0, 0, width, height),))

    return laid_out(name, with_pictures_read(sheets(), lambda sheet, picture: held[0]), ())


def rasters(data: bytes) -> Iterator[Raster]:
    """Yield the pages of a picture file in grey, upright as it says. Raises `UnreadableError` on damage and bombs."""
    from PIL import ImageSequence

    with _opened(data) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if count > _MOST_PAGES:
            raise UnreadableError(_PAGES.format(count))
        for frame in ImageSequence.Iterator(image) if count > 1 else (image,):
            yield from _parted(_grey(frame))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import struct
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures and of odd metadata
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                yield image
    except UnreadableError:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableError(_LARGE) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error) as error:
        raise UnreadableError(_DAMAGED) from error


def _grey(frame: Image) -> Image:
    """A page in shades of grey on white, set up as its metadata say, not larger than recognition has use for."""
    from PIL import Image, ImageOps

    width, height = frame.size
    if width * height > _MOST_PIXELS:
        raise UnreadableError(_LARGE)
    image = ImageOps.exif_transpose(frame)
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    elif image.mode in ("LA", "PA", "RGBA", "P"):
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("L")
    else:
        image = image.convert("L")
    short, long = sorted(image.size)
    most = _LONGEST if long <= _TALLEST * short else _LONGEST / _TALLEST * long / short
    if long > most:
        image = image.resize((max(1, round(image.width * most / long)), max(1, round(image.height * most / long))))
    return image


def _parted(image: Image) -> Iterator[Raster]:
    """Yield a page; of a long picture its parts, cut where least is written."""
    from PIL.Image import Resampling

    width, height = image.size
    top = 0
    while height - top > _TALLEST * width and width >= _WIDEST:
        wanted, room = top + round(_PART * width), round(0.3 * width)
        strip = image.crop((0, wanted - room, width, wanted + room))
        lines = strip.resize((1, 2 * room), Resampling.BOX).tobytes()
        cut = wanted - room + max(range(2 * room), key=lambda row: (lines[row], -abs(row - room)))
        yield _raster(image.crop((0, top, width, cut)))
        top = cut
    yield _raster(image.crop((0, top, width, height)) if top else image)


def _raster(image: Image) -> Raster:
    return Raster(image.width, image.height, image.tobytes())
