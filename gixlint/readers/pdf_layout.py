"""A page taken apart into what stands on it from the top down: lines of text and pieces of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gixlint.document import Story
from gixlint.readers.pdf_aligned import aligned
from gixlint.readers.pdf_grid import Grid, grids
from gixlint.readers.pdf_lines import Line, Row, rows
from gixlint.readers.pdf_margins import margin_lines
from gixlint.readers.pdf_pieces import Piece, ruled_piece, with_overflow
from gixlint.readers.pdf_unruled import unruled
from gixlint.readers.sheets import Glyph, Sheet
from gixlint.records import Record

__all__ = ["Item", "Layout", "layout"]

Item = Line | Piece

_SAME = 5.0
_FIRST = 12.0
"""Points: what begins lower than this inside a table comes after what stands beside the table."""


class Layout(Record):
    """What stands on all pages in reading order, what stands in their margins, and the pages, now empty."""

    items: tuple[Item, ...]
    running: dict[Line, Story]
    sheets: tuple[Sheet, ...]


class _Page(Record):
    """An emptied page, its ruled tables, and its other text in rows."""

    sheet: Sheet
    pieces: list[Piece]
    rows: list[Row]


def layout(sheets: Iterable[Sheet]) -> Layout:
    """Take pages apart, one after another: their glyphs, by far most of it all, are let go."""
    pages = list(_pages(sheets))
    running = margin_lines([(page.sheet.height, [row.line for row in page.rows]) for page in pages])
    items = tuple(item for page in pages for item in _items(page, running))
    return Layout(items, running, tuple(page.sheet for page in pages))


def _pages(sheets: Iterable[Sheet]) -> Iterator[_Page]:
    """Yield each page when the rules of the one after it are known too."""
    before: list[Grid] = []
    held: tuple[Sheet, list[Grid]] | None = None
    for sheet in sheets:
        drawn = grids(sheet.across, sheet.down)
        if held:
            yield _page(*held, [*before, *drawn])
            before = held[1]
        held = sheet, drawn
    if held:
        yield _page(*held, before)


def _items(page: _Page, running: dict[Line, Story]) -> list[Item]:
    number = page.sheet.number
    wide, left = unruled([row for row in page.rows if row.line not in running], number)
    narrow, left = aligned(left, number)
    items: list[Item] = [*(row.line for row in left), *page.pieces, *wide, *narrow]
    return sorted(items, key=lambda item: item.top + min(item.bottom - item.top, _FIRST) / 2)


def _page(sheet: Sheet, drawn: list[Grid], around: list[Grid]) -> _Page:
    """Part what stands in tables from the other text. `around` are the grids of the pages before and after.

    A grid of one column is a frame around text, one with a single filled cell a drawing, unless it goes on with a table
    of the page before or after.
    """
    going_on = [grid for grid in drawn if any(len(other.xs) > 2 and _is_same(grid, other) for other in around)]
    drawn = [grid for grid in drawn if len(grid.xs) > 2 or grid in going_on]
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    by_size = sorted(range(len(drawn)), key=lambda index: _area(drawn[index]))
    for glyph in sheet.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        index = next((index for index in by_size if drawn[index].holds(x, y)), None)
        if index is None:
            outside.append(glyph)
        else:
            inside.setdefault(index, []).append(glyph)
    pieces = []
    for index, glyphs in inside.items():
        piece = ruled_piece(drawn[index], glyphs, sheet.number)
        if sum(bool(box.text) for box in piece.boxes) > 1 or drawn[index] in going_on:
            pieces.append(piece)
        else:
            outside += glyphs
    left = list(rows(outside, sheet.number))
    for index, piece in enumerate(pieces):
        pieces[index], left = with_overflow(piece, left)
    return _Page(sheet._replace(glyphs=[], across=[], down=[]), pieces, left)


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _is_same(grid: Grid, other: Grid) -> bool:
    return abs(other.xs[0] - grid.xs[0]) <= _SAME and abs(other.xs[-1] - grid.xs[-1]) <= _SAME
