"""Pages that are pictures, or hold pictures of text: what recognition reads in them becomes part of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gixlint.readers.pdf_grid import grids
from gixlint.readers.pdf_layout import layout
from gixlint.readers.pdf_lines import Line
from gixlint.readers.pdf_pieces import known
from gixlint.readers.recognition import MOST_PICTURES, TOO_MANY, UNREAD, is_available
from gixlint.readers.sheets import Glyph, Picture, Raster, Sheet, moved
from gixlint.records import Record

__all__ = ["in_line", "speaks", "with_pictures_read"]

Look = Callable[[Sheet, Picture], "Raster | None"]
"""Returns a picture of a page, upright as the page is read, or None where it cannot be had."""

_NO_PICTURE = "其中的图片已损坏或格式不支持，没有读取"
_MOST_MOVED = 40.0
"""Points: so far may a scanner have laid one page beside the other."""
_ALIKE = 0.012
"""Of a table's width: how much it may differ from page to page."""
_LABELS = 3
_PROSE = 120
_LONG_LINE = 14
"""A picture is of text if it has so many labels of the form in a table, or so many characters in lines so long."""


class _Frame(Record):
    """Where the widest table of a page begins, in points from the left, and how wide it is."""

    left: float
    width: float


def with_pictures_read(sheets: Iterable[Sheet], look: Look) -> Iterator[Sheet]:
    """Yield pages with the words and rules that their pictures show; a page that is not read says why."""
    yield from in_line(_with_pictures_read(sheets, look))


def _with_pictures_read(sheets: Iterable[Sheet], look: Look) -> Iterator[Sheet]:
    left = MOST_PICTURES
    for sheet in sheets:
        if not sheet.pictures:
            yield sheet
        elif not is_available() or left <= 0:
            yield sheet._replace(unread=TOO_MANY if is_available() else UNREAD)
        else:
            left -= len(sheet.pictures)
            yield _read(sheet, look)


def _read(sheet: Sheet, look: Look) -> Sheet:
    from gixlint.readers.ocr_pages import recognised

    for picture in sheet.pictures:
        raster = look(sheet, picture)
        if raster is None:
            sheet = sheet._replace(unread=_NO_PICTURE)
            continue
        found = recognised(raster, sheet.number, (picture.right - picture.left) / raster.width)
        if sheet.is_scan and len(sheet.pictures) == 1 and found.is_turned:
            return found._replace(pictures=(Picture(0, 0, found.width, found.height),))
        if sheet.is_scan or (speaks(found) and not found.is_turned):
            sheet = _with(sheet, moved(found, picture.left, picture.top))
    return sheet


def _with(sheet: Sheet, found: Sheet) -> Sheet:
    """Put what was found in a picture on its page, but for what the page itself says there."""
    fresh = [glyph for glyph in found.glyphs if not any(_stands_on(glyph, other) for other in sheet.glyphs)]
    return sheet._replace(
        glyphs=[*sheet.glyphs, *fresh], across=[*sheet.across, *found.across], down=[*sheet.down, *found.down]
    )


def _stands_on(glyph: Glyph, other: Glyph) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return other.left <= x <= other.right and other.top <= y <= other.bottom


def speaks(sheet: Sheet) -> bool:
    """Tell whether a picture shows a table of the form or running text, not a chart, a photograph or a seal."""
    items = layout([sheet]).items
    lines = [item.text for item in items if isinstance(item, Line)]
    labels = sum(known(box.text) for item in items if not isinstance(item, Line) for box in item.boxes if box.text)
    long = sum(len(line) for line in lines if len(line) >= _LONG_LINE)
    return labels >= _LABELS or long >= _PROSE


def in_line(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Yield pages, scans among them moved so that a table that goes on from the page before stands under it."""
    before: _Frame | None = None
    for sheet in sheets:
        frame = _frame(sheet) if sheet.is_scan else None
        if before and frame and abs(frame.width - before.width) <= _ALIKE * before.width:
            shift = before.left - frame.left
            if abs(shift) <= _MOST_MOVED:
                sheet, frame = moved(sheet, shift, 0.0), before
        before = frame or before
        yield sheet


def _frame(sheet: Sheet) -> _Frame | None:
    found = max(grids(sheet.across, sheet.down), key=lambda grid: grid.xs[-1] - grid.xs[0], default=None)
    return found and _Frame(found.xs[0], found.xs[-1] - found.xs[0])
