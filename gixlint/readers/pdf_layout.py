"""A page taken apart into what stands on it from the top down: lines of text and pieces of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gixlint.readers.pdf_grid import Grid, grids
from gixlint.readers.pdf_lines import Line, lines
from gixlint.readers.pdf_pages import Glyph, Sheet
from gixlint.readers.pdf_pieces import Piece, ruled_piece, with_overflow

__all__ = ["Item", "layouts"]

Item = Line | Piece

_SAME = 5.0


def layouts(sheets: Sequence[Sheet]) -> Iterator[list[Item]]:
    """Yield for each page its lines and pieces of tables, from the top down."""
    drawn = [grids(sheet.across, sheet.down) for sheet in sheets]
    for index, sheet in enumerate(sheets):
        around = [*drawn[index - 1 : index][-1:], *drawn[index + 1 : index + 2]]
        yield _layout(sheet, [grid for grid in drawn[index] if _may_be_table(grid, around)])


def _may_be_table(grid: Grid, around: list[list[Grid]]) -> bool:
    """A grid of one column is a frame around text, unless it is the rest of a table on the page before or after."""
    if len(grid.xs) > 2:
        return True
    return any(
        len(other.xs) > 2 and abs(other.xs[0] - grid.xs[0]) <= _SAME and abs(other.xs[-1] - grid.xs[-1]) <= _SAME
        for others in around
        for other in others
    )


def _layout(sheet: Sheet, drawn: list[Grid]) -> list[Item]:
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
    found = lines(outside, sheet.number)
    for index, piece in enumerate(pieces):
        pieces[index], found = with_overflow(piece, found)
    items: list[Item] = [*found, *pieces]
    return sorted(items, key=lambda item: (item.top + min(item.bottom, item.top + 12)) / 2)


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _holds_figures(piece: Piece) -> bool:
    return any(box.text and not any(character >= "\u4e00" for character in box.text) for box in piece.boxes)
