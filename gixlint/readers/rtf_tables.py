"""The grid of an RTF table: rows say where their cells end, and which cells go on with others."""

from __future__ import annotations

from collections.abc import Sequence

from gixlint.readers.rtf_flow import Block, Edge, Row
from gixlint.records import Record

__all__ = ["Slot", "lay_out"]

_NEAR = 30
"""Twips, 20 to a point: edges nearer to each other are one."""


class Slot(Record):
    """A visible cell: its content, its top left position on the grid, from 0, its spans, whether it is shaded."""

    content: list[Block]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    shaded: bool = False


class _Span(Record):
    """A cell of one row: its content, its edges in twips, its definition."""

    content: list[Block]
    left: int
    right: int
    edge: Edge


def lay_out(rows: Sequence[Row]) -> list[Slot]:
    """Return the visible cells in reading order."""
    spans = [_spans(row) for row in rows]
    columns = _columns([at for row in spans for span in row for at in (span.left, span.right)])
    slots: list[Slot] = []
    above: dict[int, int] = {}
    for number, row in enumerate(spans):
        below: dict[int, int] = {}
        for span in row:
            column, colspan = columns[span.left], max(1, columns[span.right] - columns[span.left])
            index = above.get(column) if span.edge.down == "continue" else None
            if index is not None and slots[index].colspan == colspan:
                slots[index] = slots[index]._replace(rowspan=slots[index].rowspan + 1)
            else:
                index = len(slots)
                slots.append(Slot(span.content, number, column, 1, colspan, span.edge.shaded))
            if span.edge.down:
                below[column] = index
        above = below
    return slots


def _spans(row: Row) -> list[_Span]:
    spans: list[_Span] = []
    left = row.left
    for index, content in enumerate(row.cells):
        edge = row.edges[index] if index < len(row.edges) else Edge(left)
        right = max(edge.right, left + _NEAR + 1)
        if spans and edge.across == "continue":
            spans[-1] = spans[-1]._replace(right=right)
        else:
            spans.append(_Span(content, left, right, edge))
        left = right
    return spans


def _columns(edges: Sequence[int]) -> dict[int, int]:
    """Number the edges of a table from the left; those that lie near each other are one."""
    numbers: dict[int, int] = {}
    number, first = -1, 0
    for edge in sorted(set(edges)):
        if number < 0 or edge - first > _NEAR:
            number, first = number + 1, edge
        numbers[edge] = number
    return numbers
