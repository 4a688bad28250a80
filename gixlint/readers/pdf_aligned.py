"""Narrow tables without ruling lines: rows under each other in the same columns, a figure last in most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from gixlint.readers.pdf_grid import Slot
from gixlint.readers.pdf_lines import Line, Row, beside, sureness
from gixlint.readers.pdf_pieces import Box, Piece

__all__ = ["aligned"]

_GAP = 0.8
"""Characters: the least white space between columns."""
_LEAST_ROWS = 5
_LEAST_COLUMNS = 3
_VALUE = re.compile(r"[+-]?[\d,.]+|[-—–/]+|")
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、．](?!\d)|其中")

Cells = tuple[Line, ...]


def aligned(rows: Sequence[Row], page: int) -> tuple[list[Piece], list[Row]]:
    """Return the narrow tables among rows without rules, and the rows that are left. Rows come in order."""
    cut = [_cells(row) for row in rows]
    pieces: list[Piece] = []
    left: list[Row] = []
    index = 0
    while index < len(rows):
        end = index
        while end < len(rows) and (len(cut[end]) > 1 or (end > index and _goes_on(cut[end - 1], cut[end]))):
            end += 1
        piece = _piece(cut[index:end], page)
        if piece:
            pieces.append(piece)
            index = end
        else:
            left += rows[index : max(end, index + 1)]
            index = max(end, index + 1)
    return pieces, left


def _cells(row: Row) -> Cells:
    cells: list[Line] = []
    for part in row.parts:
        last = cells[-1] if cells else None
        if last and part.left - last.right < _GAP * row.line.size:
            cells[-1] = beside(last, part)
        else:
            cells.append(part)
    return tuple(cells)


def _goes_on(before: Cells, cells: Cells) -> bool:
    """Whether a line of one cell is the rest of the label before it."""
    label, rest = before[0], cells[0]
    near = rest.top - label.top < 1.7 * rest.size and abs(rest.left - label.left) < 0.5 * rest.size
    return near and rest.right < before[-1].left and not _NUMBER.match(rest.text)


def _piece(run: Sequence[Cells], page: int) -> Piece | None:
    whole = [cells for cells in run if len(cells) > 1]
    if len(whole) < _LEAST_ROWS:
        return None
    count, often = Counter(map(len, whole)).most_common(1)[0]
    values = sum(_VALUE.fullmatch(cells[-1].text) is not None for cells in whole)
    if count < _LEAST_COLUMNS or often < 0.8 * len(whole) or values < len(whole) / 2:
        return None
    full = [cells for cells in whole if len(cells) == count]
    columns = [_line_up(column) for column in list(zip(*full, strict=True))[1:]]
    places = [place for place in columns if place is not None]
    if len(places) < count - 1:
        return None
    return _drawn(run, places, page)


def _line_up(column: Sequence[Line]) -> float | None:
    """The middle of a column whose cells stand under each other, at their left, middle or right."""
    for at in ([c.middle for c in column], [c.left for c in column], [c.right for c in column]):
        middle = median(at)
        if sum(abs(place - middle) < cell.size for place, cell in zip(at, column, strict=True)) > 0.8 * len(column):
            return median(cell.middle for cell in column)
    return None


def _nearest(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - at))


def _drawn(run: Sequence[Cells], places: Sequence[float], page: int) -> Piece:
    lines: list[list[str]] = []
    for cells in run:
        if len(cells) == 1 and lines:
            lines[-1][0] += cells[0].text
            continue
        line = [""] * (len(places) + 1)
        for cell in cells:
            column = 1 + _nearest(places, cell.middle)
            line[0 if cell is cells[0] else column] += cell.text
        lines.append(line)
    sure = sureness(cell for cells in run for cell in cells)
    boxes = tuple(
        Box(Slot(row, column, 1, 1), words, page, sure)
        for row, line in enumerate(lines)
        for column, words in enumerate(line)
    )
    bottom = max(cell.bottom for cell in run[-1])
    return Piece(page, page, run[0][0].top, bottom, (0.0, *places, 0.0), len(lines), boxes, ruled=False)
