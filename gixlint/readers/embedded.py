"""Pictures inside flowing documents: the tables and pages of text that they show are read in behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gixlint.document import Document, Mark, Place
from gixlint.errors import UnreadableError
from gixlint.readers.pdf import laid_out
from gixlint.readers.pictures import rasters
from gixlint.readers.recognition import MOST_PICTURES, TOO_MANY
from gixlint.readers.scans import in_line, speaks
from gixlint.readers.sheets import Sheet
from gixlint.readers.splicing import Piece, spliced
from gixlint.records import Record

__all__ = ["Embedded", "with_embedded_read"]

_SMALL = 200
"""Pixels: narrower pictures are seals, codes and signs; so are those less than a fifth as high."""
_LITTLE = 300
"""A document with fewer characters of its own may be nothing but pictures of its pages."""
_FEW = 20


class Embedded(Record):
    """A picture inside a document: where it stands, and how to get its bytes, None where they cannot be had."""

    offset: int
    load: Callable[[], bytes | None]


def with_embedded_read(document: Document, pictures: Sequence[Embedded]) -> Document:
    """Return the document with the text of its pictures, each behind the block that holds it.

    Of a document that has text of its own, only pictures of tables of the form and of running text are read in.
    """
    bare = len("".join(document.text.split())) < _LITTLE
    pieces = []
    for group in _groups(document, pictures[:MOST_PICTURES]):
        sheets = [sheet for picture in group for sheet in _sheets(picture, bare)]
        if sheets:
            numbered = (sheet._replace(number=number) for number, sheet in enumerate(sheets, 1))
            shown = laid_out("picture", in_line(numbered), ())
            marks = tuple(mark for mark in shown.marks if mark.kind != "picture")  # the document has marked its own
            pieces.append(Piece(_behind(document, group[-1].offset), shown._replace(marks=marks)))
    if len(pictures) > MOST_PICTURES:
        here = Place(*[pictures[MOST_PICTURES].offset] * 2)
        document = document._replace(marks=(*document.marks, Mark("limit", here, f"文件中图片过多，{TOO_MANY}")))
    return spliced(document, pieces) if pieces else document


def _groups(document: Document, pictures: Sequence[Embedded]) -> Iterator[list[Embedded]]:
    """Yield pictures that follow each other without text between them, as the pages of a scan do."""
    held: list[Embedded] = []
    for picture in pictures:
        if held and document.text[held[-1].offset : picture.offset].strip():
            yield held
            held = []
        held.append(picture)
    yield held


def _sheets(picture: Embedded, bare: bool) -> Iterator[Sheet]:
    """Yield the pages of a picture that show text."""
    from gixlint.readers.ocr_pages import recognised

    data = picture.load()
    try:
        for raster in rasters(data) if data else ():
            if raster.width >= _SMALL and raster.height >= _SMALL / 5:
                sheet = recognised(raster, 1)
                if speaks(sheet) or (bare and len(sheet.glyphs) >= _FEW):
                    yield sheet
    except UnreadableError:  # a drawing of another kind, or damaged: it stays a picture
        return


def _behind(document: Document, offset: int) -> int:
    """The offset behind the block, or else the line, in which an offset lies; the offset itself where one begins."""
    if any(block.place.start == offset for block in document.blocks):
        return offset
    block = next((block for block in document.blocks if block.place.start < offset <= block.place.end), None)
    end = document.text.find("\n", offset if block is None else block.place.end)
    return len(document.text) if end < 0 else end + 1
