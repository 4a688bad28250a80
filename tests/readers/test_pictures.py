"""Picture files: what is damaged, hostile or too large is refused in bounded time; every kind is a page in grey."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from gixlint.errors import UnreadableError
from gixlint.readers import read
from gixlint.readers.pictures import rasters
from tests.readers.scanfile import file_of, tiff


def marked(mode: str = "L", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A white picture with a black corner on the upper left."""
    picture = Image.new("L", size, 255)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 3, size[1] // 3), 0)
    return picture.convert(mode)


def transparent() -> Image.Image:
    picture = marked("RGBA")
    picture.putalpha(Image.eval(marked(), lambda value: 255 - value))
    return picture


def deep() -> Image.Image:
    return Image.frombytes("I;16", (60, 40), b"".join(struct.pack("<H", 257 * value) for value in marked().tobytes()))


FILES = {
    "png": file_of(marked(), "PNG"),
    "jpeg": file_of(marked("RGB"), "JPEG", quality=95),
    "two colours": file_of(marked("1"), "TIFF", compression="group4"),
    "tiff": file_of(marked("CMYK"), "TIFF", compression="tiff_lzw"),
    "gif": file_of(marked("P"), "GIF"),
    "bmp": file_of(marked(), "BMP"),
    "webp": file_of(marked("RGB"), "WEBP", lossless=True),
    "transparent": file_of(transparent(), "PNG"),
    "deep": file_of(deep(), "PNG"),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_every_kind_is_a_page_in_grey_on_white(data: bytes) -> None:
    (raster,) = rasters(data)
    greys = [raster.greys[5 * raster.width + 5], raster.greys[30 * raster.width + 50]]
    assert (raster.width, raster.height, [round(grey / 255) for grey in greys]) == (60, 40, [0, 1])


def test_pages_and_the_way_up_that_the_file_says() -> None:
    turned = file_of(marked(), "JPEG", exif=_turned(6))
    assert [(raster.width, raster.height) for raster in rasters(turned)] == [(40, 60)]
    pages = tiff([marked(size=(60, 40)), marked(size=(50, 90))])
    assert [(raster.width, raster.height) for raster in rasters(pages)] == [(60, 40), (50, 90)]


def _turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def test_large_pages_are_made_smaller_and_long_ones_parted() -> None:
    (large,) = rasters(file_of(Image.new("L", (5000, 7000), 255), "PNG"))
    assert (large.width, large.height) == (2571, 3600)
    long = Image.new("L", (700, 3000), 255)
    ImageDraw.Draw(long).rectangle((0, 900, 500, 1040), 0)  # something written where it would be cut
    assert [raster.height for raster in rasters(file_of(long, "PNG"))] == [1041, 980, 979]
    lying = file_of(Image.new("L", (300, 3000), 255), "PNG")
    assert [raster.height for raster in rasters(lying)] == [3000]


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


GOOD = file_of(Image.effect_noise((300, 200), 60), "PNG")
UNREADABLE = {
    "head alone": (b"\x89PNG\r\n\x1a\n....", "已损坏或不完整"),
    "jpeg head": (b"\xff\xd8\xff\xe0....", "已损坏或不完整"),
    "webp head": (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "已损坏或不完整"),
    "tiff head": (b"II*\0\x08\0\0\0", "已损坏或不完整"),
    "truncated": (GOOD[: len(GOOD) // 2], "已损坏或不完整"),
    "zeros": (GOOD[:40] + bytes(2000), "已损坏或不完整"),
    "bomb": (bomb(60_000, 60_000), "图片过大"),
    "less of a bomb": (bomb(12_000, 11_000), "图片过大"),
    "pages": (tiff([Image.new("1", (8, 8))] * 501), "有 501 页，最多读取 500 页"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.docx")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")
    assert "请" in message


@given(
    st.sampled_from(sorted(FILES)), st.integers(0, 2**32), st.sampled_from([b"", b"\0", b"\xff\xff\xff\xff", b"II*\0"])
)
@settings(max_examples=200, deadline=None)
def test_any_damage_is_read_or_refused(kind: str, seed: int, filler: bytes) -> None:
    chance = random.Random(seed)
    data = bytearray(FILES[kind])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(4, len(data))
        data[at : at + chance.randint(0, 8)] = filler
    try:
        for raster in rasters(bytes(data)):
            assert len(raster.greys) == raster.width * raster.height
    except UnreadableError:
        return


def test_a_picture_without_text_is_no_report() -> None:
    document = read(file_of(Image.new("L", (400, 300), 230), "PNG"), "a.png")
    assert (document.text, document.source.format, document.source.converter) == ("", "png", None)
    assert [mark.kind for mark in document.marks] == ["picture"]
