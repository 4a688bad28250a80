"""The grid of an OpenDocument table, worked out before its text is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gixlint.readers.odf import TABLE, number
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Slot", "lay_out"]

_WIDEST = 1000
_MOST = 50_000
"""Cells of a table that repetitions may make."""
_ROW, _CELL, _COVERED, _COLUMN = (
    TABLE + name for name in ("table-row", "table-cell", "covered-table-cell", "table-column")
)
_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))


class Slot(Record):
    """A visible cell: its element, its column from 0, and its spans."""

    element: Element
    column: int
    rowspan: int
    colspan: int


def lay_out(table: Element) -> list[list[Slot]]:
    """Return for each row the cells that begin in it; repetitions are written out, spans cut at the last row."""
    rows: list[list[Slot]] = []
    widest, left = _columns(table), _MOST
    for row in _rows(table):
        slots = list(_slots(row, widest))
        times = max(1, number(row, TABLE + "number-rows-repeated"))
        for _ in range(min(times, left // max(1, len(slots)))):
            rows.append(slots)
            left -= max(1, len(slots))
    return [
        [slot._replace(rowspan=min(slot.rowspan, len(rows) - index)) for slot in slots]
        for index, slots in enumerate(rows)
    ]


def _columns(table: Element) -> int:
    """Return how many columns a table says that it has."""
    columns = sum(max(1, number(column, TABLE + "number-columns-repeated")) for column in table.iter(_COLUMN))
    return min(columns, _WIDEST) or _WIDEST


def _rows(container: Element) -> Iterator[Element]:
    for child in container:
        if child.tag == _ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _slots(row: Element, widest: int) -> Iterator[Slot]:
    column = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        rowspan = max(1, number(cell, TABLE + "number-rows-spanned"))
        for _ in range(max(1, min(number(cell, TABLE + "number-columns-repeated"), widest - column))):
            if column >= widest:
                return
            if cell.tag == _CELL:
                colspan = max(1, min(number(cell, TABLE + "number-columns-spanned"), widest - column))
                yield Slot(cell, column, rowspan, colspan)
            column += 1
