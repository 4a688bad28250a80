"""Tables of a web page: which hold data and which only lay out the page, and the grid of the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["GridCell", "caption_of", "grid_rows", "is_layout", "raw_text"]

_MOST_COLUMNS = 1000
_LONG = 200
_FEW = 6


class GridCell(Record):
    """A `<td>` or `<th>` with its top left grid position, from 0, and the spans that it really has."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


def raw_text(element: Element) -> str:
    """Return all text in an element, its white space as written."""
    return "".join(map(str, element.itertext()))


def _nearest(parent: Element, wanted: tuple[str, ...], barrier: str = "table") -> Iterator[Element]:
    """Yield the nearest descendants with a wanted tag, not looking into elements of the tag `barrier`."""
    pending = list(reversed(parent))
    while pending:
        element = pending.pop()
        if element.tag in wanted:
            yield element
        elif element.tag != barrier:
            pending.extend(reversed(element))


def caption_of(table: Element) -> Element | None:
    """Return the caption element, if any."""
    return next(_nearest(table, ("caption",)), None)


def _groups(table: Element) -> list[list[Element]]:
    """Return the rows by row group as they are shown: a foot comes last, rows outside a group make groups too."""
    shown: list[list[Element]] = []
    feet: list[list[Element]] = []
    loose: list[Element] = []
    for element in _nearest(table, ("thead", "tbody", "tfoot", "tr")):
        if element.tag == "tr":
            if not loose:
                shown.append(loose)
            loose.append(element)
        else:
            loose = []
            (feet if element.tag == "tfoot" else shown).append(list(_nearest(element, ("tr",))))
    return shown + feet


def _cells(row: Element) -> list[Element]:
    return list(_nearest(row, ("td", "th")))


def _span(cell: Element, name: str) -> int:
    digits = re.match(r"\s*\+?(\d{1,5})", cell.get(name, "1"))
    return int(digits[1]) if digits else 1


def grid_rows(table: Element) -> list[list[GridCell]]:
    """Return the cells that start in each row of the table. Spans end with their row group and with the last column."""
    rows: list[list[GridCell]] = []
    for group in _groups(table):
        first, last = len(rows), len(rows) + len(group)
        taken: dict[int, int] = {}
        for row, element in enumerate(group, first):
            rows.append(list(_place(_cells(element), row, last, taken)))
    columns = max((cell.column for row in rows for cell in row), default=0) + 1
    return [[cell._replace(colspan=min(cell.colspan, columns - cell.column)) for cell in row] for row in rows]


def _place(cells: list[Element], row: int, last: int, taken: dict[int, int]) -> Iterator[GridCell]:
    """Yield the cells of one row; `taken` holds for each column the row in which it is free again."""
    column = 0
    for cell in cells:
        while taken.get(column, 0) > row:
            column += 1
        colspan = max(1, min(_span(cell, "colspan"), _MOST_COLUMNS))
        rowspan = min(_span(cell, "rowspan") or last - row, last - row)
        width = 0
        while width < colspan and taken.get(column + width, 0) <= row:
            taken[column + width] = row + rowspan
            width += 1
        yield GridCell(cell, row, column, rowspan, width)
        column += width


def is_layout(table: Element) -> bool:
    """Tell whether a table only arranges text: one cell is filled, or a long one is one of few or has half the text."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    if caption_of(table) is not None:
        return False
    cells = [cell for group in _groups(table) for row in group for cell in _cells(row)]
    lengths = [len("".join(raw_text(cell).split())) for cell in cells]
    filled = len(lengths) - lengths.count(0)
    if filled > 1 and any(cell.tag == "th" for cell in cells):
        return False
    longest = max(lengths, default=0)
    return filled <= 1 or (longest >= _LONG and (filled <= _FEW or 2 * longest >= sum(lengths)))
