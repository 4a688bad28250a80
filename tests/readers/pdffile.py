"""Draws small PDF files: text at a place, ruling lines, pictures, turned pages; coordinates from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Text", "box", "dashed", "pdf", "stroke", "thin", "words"]

WIDTH, HEIGHT = 400.0, 500.0


class Text(NamedTuple):
    """Words, the left end of the line that they stand on, the size of a character."""

    x: float
    y: float
    words: str
    size: float = 10.0


def words(x: float, y: float, *lines: str, size: float = 10.0, step: float = 1.5) -> list[Text]:
    """Lines under each other; a leading full-width space is an indent."""
    found = []
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip("\u3000"))
        found.append(Text(x + indent * size, y + number * step * size, line.lstrip("\u3000"), size))
    return found


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def thin(x0: float, y0: float, x1: float, y1: float) -> str:
    """A rule drawn as a filled rectangle of half a point."""
    return f"{x0 - 0.25} {HEIGHT - y1 - 0.25} {x1 - x0 + 0.5} {y1 - y0 + 0.5} re f"


def dashed(x0: float, y0: float, x1: float, y1: float) -> str:
    """A rule of dashes, each a rectangle of its own."""
    long = max(x1 - x0, y1 - y0)
    across = x1 - x0 >= y1 - y0
    return " ".join(
        thin(*((x0 + at, y0, x0 + at + 2, y0) if across else (x0, y0 + at, x0, y0 + at + 2)))
        for at in range(0, int(long), 5)
    )


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked rectangle."""
    return f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re S"


def _shown(text: Text) -> str:
    code = text.words.encode("utf-16-be").hex()
    return f"BT /F {text.size} Tf 1 0 0 1 {text.x} {HEIGHT - text.y} Tm <{code}> Tj ET"


TURNS = {0: "", 90: f"0 1 -1 0 {HEIGHT} 0 cm", 180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm", 270: f"0 -1 1 0 0 {WIDTH} cm"}
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880"
    "/Descent -120/FontBBox[0 -120 1000 880]/CapHeight 700/ItalicAngle 0/StemV 80>>>>]>>"
)


def pdf(
    *pages: Iterable[Text | str],
    turned: int = 0,
    turned_back: bool = True,
    in_form: bool = False,
    picture: Sequence[float] = (),
    title: str = "",
    encrypted: bool = False,
    paper: tuple[float, float] = (WIDTH, HEIGHT),
) -> bytes:
    """Return a PDF of pages of text and drawing. `turned` is the angle (0, 90, 180, 270) by which what is drawn is turned
    counter-clockwise; `turned_back` shows it upright by /Rotate. `in_form` draws inside a form. `picture` is the width and
    height of a picture on each page. On other `paper` only strings are drawn, whose coordinates are from its bottom left.
    """
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", FONT, _stream("<</Type/XObject/Subtype/Image/Width 1/Height 1"
        "/ColorSpace/DeviceGray/BitsPerComponent 8", "0")]  # fmt: skip
    kids = []
    size = paper[::-1] if turned in (90, 270) else paper
    for page in pages:
        drawn = "\n".join(_shown(item) if isinstance(item, Text) else item for item in page)
        drawn = f"{TURNS[turned]}\n{drawn}"
        if picture:
            drawn += f"\nq {picture[0]} 0 0 {picture[1]} 0 0 cm /I Do Q"
        resources = "/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>"
        if in_form:
            objects.append(_stream(f"<</Type/XObject/Subtype/Form/BBox[-999 -999 999 999]{resources}", drawn))
            resources = f"/Resources<</XObject<</X {len(objects)} 0 R>>>>"
            drawn = "q 1 0 0 1 0 0 cm /X Do Q"
        objects.append(_stream("<<", drawn))
        rotate = f"/Rotate {turned}" if turned_back else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]{rotate}{resources}/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<</Title<feff{title.encode('utf-16-be').hex()}>>>")
    key = "00" * 32
    extra = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"
    return _file(objects, f"/Info {len(objects)} 0 R{extra if encrypted else ''}")


def _stream(head: str, body: str) -> str:
    return f"{head}/Length {len(body)}>>stream\n{body}\nendstream"


def _file(objects: Sequence[str], more: str) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R{more}>>\nstartxref\n{len(data)}\n"
    return data + end.encode() + b"%%EOF\n"
