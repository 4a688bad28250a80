"""A page taken apart into what stands on it from the top down: lines of text and pieces of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gixlint.document import Story
from gixlint.readers.pdf_grid import Grid, grids
from gixlint.readers.pdf_lines import Line, line_of, rows
from gixlint.readers.pdf_margins import margin_lines
from gixlint.readers.pdf_pages import Glyph, Sheet
from gixlint.readers.pdf_pieces import Piece, ruled_piece, with_overflow
from gixlint.readers.pdf_unruled import unruled

__all__ = ["Item", "Layout", "layout"]

Item = Line | Piece

_SAME = 5.0
_FIRST = 12.0
"""Points: what begins lower than this inside a table comes after what stands beside the table."""


class Layout(NamedTuple):
    """What stands on all pages in reading order, and apart from it what stands in their margins."""

    items: tuple[Item, ...]
    running: dict[Line, Story]


class _Page(NamedTuple):
    """A page's ruled tables, and the other glyphs as lines."""

    number: int
    pieces: list[Piece]
    lines: dict[Line, list[Glyph]]


def layout(sheets: Sequence[Sheet]) -> Layout:
    """Take pages apart."""
    drawn = [grids(sheet.across, sheet.down) for sheet in sheets]
    pages = []
    for index, sheet in enumerate(sheets):
        around = [*drawn[index - 1 : index][-1:], *drawn[index + 1 : index + 2]]
        pages.append(_page(sheet, [grid for grid in drawn[index] if _may_be_table(grid, around)]))
    running = margin_lines([(sheet.height, list(page.lines)) for sheet, page in zip(sheets, pages, strict=True)])
    items = [item for page in pages for item in _items(page, running)]
    return Layout(tuple(items), running)


def _items(page: _Page, running: dict[Line, Story]) -> list[Item]:
    body = [glyphs for line, glyphs in page.lines.items() if line not in running]
    guessed, left = unruled(body, page.number)
    items: list[Item] = [*(line_of(glyphs, page.number) for glyphs in left), *page.pieces, *guessed]
    return sorted(items, key=lambda item: item.top + min(item.bottom - item.top, _FIRST) / 2)


def _may_be_table(grid: Grid, around: list[list[Grid]]) -> bool:
    """A grid of one column is a frame around text, unless it is the rest of a table on the page before or after."""
    if len(grid.xs) > 2:
        return True
    return any(
        len(other.xs) > 2 and abs(other.xs[0] - grid.xs[0]) <= _SAME and abs(other.xs[-1] - grid.xs[-1]) <= _SAME
        for others in around
        for other in others
    )


def _page(sheet: Sheet, drawn: list[Grid]) -> _Page:
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
        if len(piece.boxes) > 1 and sum(bool(box.text) for box in piece.boxes) < 2 and not _holds_figures(piece):
            outside += glyphs
        else:
            pieces.append(piece)
    lines = {line_of(row, sheet.number): row for row in rows(outside)}
    for index, piece in enumerate(pieces):
        pieces[index], rest = with_overflow(piece, lines)
        lines = {line: lines[line] for line in rest}
    return _Page(sheet.number, pieces, lines)


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _holds_figures(piece: Piece) -> bool:
    return any(box.text and not any(character >= "\u4e00" for character in box.text) for box in piece.boxes)
