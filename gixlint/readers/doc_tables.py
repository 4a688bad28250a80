"""The tables of a Word 97-2003 document: paragraphs that share cells, rows that say where their cells' edges are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from struct import unpack_from

from gixlint.readers.doc_properties import Sprm
from gixlint.readers.doc_styles import DEFINE_TABLE, MERGE_ACROSS, MERGE_DOWN, SHADINGS, SHADINGS_OLD, Shape, is_dark
from gixlint.records import Record

__all__ = ["Grid", "Item", "Paragraph", "Row", "Slot", "lay_out", "nest"]

NEAR = 12
"""Edges no further apart than this, in twentieths of a point, are one: programs round."""
MOST = 255
"""More edges than this are damage, or rows that have nothing to do with each other."""
CONTINUE, RESTART = 1, 3


class Paragraph(Record):
    """Text from `start` up to its mark at `end`."""

    start: int
    end: int
    shape: Shape


@dataclass(slots=True)
class Row:
    """A row: what its cells hold, and the paragraph whose mark ends it; None where the text breaks off."""

    cells: list[list[Item]] = field(default_factory=list)
    mark: Paragraph | None = None


class Grid(Record):
    """A table as it stands in the text."""

    rows: list[Row]


Item = Paragraph | Grid


@dataclass(slots=True)
class Slot:
    """A visible cell and the part of the grid that it covers; it grows while rows below continue it."""

    content: list[Item]
    column: int
    colspan: int
    dark: bool
    rowspan: int = 1


class Edged(Record):
    """A cell with its two edges; `merge` is its part in a vertical merge: 0, CONTINUE or RESTART."""

    content: list[Item]
    left: int
    right: int
    merge: int
    dark: bool


def nest(paragraphs: Iterable[Paragraph]) -> list[Item]:
    """Return paragraphs and tables in order, nested tables inside their cells."""
    flow: list[Item] = []
    open_tables: list[tuple[Grid, Row, list[Item]]] = []

    def leave(depth: int) -> None:
        while len(open_tables) > depth:
            grid, row, content = open_tables.pop()
            if content:
                row.cells.append(content)
            if row.cells:
                grid.rows.append(row)
            (open_tables[-1][2] if open_tables else flow).append(grid)

    for paragraph in paragraphs:
        depth = paragraph.shape.depth
        leave(depth)
        while len(open_tables) < depth:
            open_tables.append((Grid([]), Row(), []))
        if not depth:
            flow.append(paragraph)
            continue
        grid, row, content = open_tables[-1]
        if paragraph.shape.closes == "row":
            if content:
                row.cells.append(content)
            row.mark = paragraph
            grid.rows.append(row)
            open_tables[-1] = grid, Row(), []
        else:
            content.append(paragraph)
            if paragraph.shape.closes == "cell":
                row.cells.append(content)
                open_tables[-1] = grid, row, []
    leave(0)
    return flow


def lay_out(rows: list[Row]) -> list[list[Slot]]:
    """Return for each row the cells that begin in it, on the grid of all edges."""
    edged = [_edged(row) for row in rows]
    edges = _common({edge for cells in edged for cell in cells for edge in (cell.left, cell.right)})
    if len(edges) > MOST:
        edged = [[cell._replace(left=at, right=at + 1) for at, cell in enumerate(cells)] for cells in edged]
        edges = list(range(max(map(len, edged)) + 1))
    laid: list[list[Slot]] = []
    above: dict[int, Slot] = {}
    for cells in edged:
        slots, above = _place(cells, edges, above)
        laid.append(slots)
    return laid


def _place(cells: list[Edged], edges: list[int], above: dict[int, Slot]) -> tuple[list[Slot], dict[int, Slot]]:
    """Return the slots that a row begins, and by column those that the next row may continue."""
    slots: list[Slot] = []
    mergeable: dict[int, Slot] = {}
    column = 0
    for cell in cells:
        column = max(column, bisect_right(edges, cell.left) - 1)
        width = max(1, bisect_right(edges, cell.right) - 1 - column)
        slot = above.get(column) if cell.merge == CONTINUE else None
        if slot is not None and slot.colspan == width:
            slot.rowspan += 1
        else:
            slot = Slot(cell.content, column, width, cell.dark)
            slots.append(slot)
        if cell.merge:
            mergeable[column] = slot
        column += width
    return slots, mergeable


def _common(edges: set[int]) -> list[int]:
    """Return the edges, in order, the first of each group of those that are one."""
    common: list[int] = []
    last = None
    for edge in sorted(edges):
        if last is None or edge - last > NEAR:
            common.append(edge)
        last = edge
    return common


def _edged(row: Row) -> list[Edged]:
    changes = () if row.mark is None else row.mark.shape.row
    edges, flags = _definition(changes)
    count = len(row.cells)
    # What the row does not describe stands one unit behind the other; so does the whole row without a description.
    edges = (edges or [0])[: count + 1]
    edges += [edges[-1] + 1000 * (more + 1) for more in range(count + 1 - len(edges))]
    across = [flag & 3 for flag in flags] + [0] * count
    down = [flag >> 5 & 3 for flag in flags] + [0] * count
    dark = _darkened(changes)
    for change in changes:
        if change.name == MERGE_ACROSS and len(change.operand) == 2:
            first, limit = change.operand
            across[first:limit] = [1, *[2] * (limit - first - 1)][: len(across[first:limit])]
        elif change.name == MERGE_DOWN and len(change.operand) == 2 and change.operand[0] < count:
            down[change.operand[0]] = change.operand[1] & 3
    cells: list[Edged] = []
    first = 0
    for index, content in enumerate(row.cells):
        # One of the two flags begins a merge, the other goes on with it; programs differ in which.
        if across[index] and first and across[index] != first:
            cells[-1] = cells[-1]._replace(right=edges[index + 1])
            continue
        first = across[index]
        merge = CONTINUE if down[index] == 1 else RESTART if down[index] else 0
        cells.append(Edged(content, edges[index], edges[index + 1], merge, index in dark))
    return cells


def _definition(changes: Iterable[Sprm]) -> tuple[list[int], list[int]]:
    """Return the edges of a row's cells and the flags of each cell, of the last definition."""
    definition = next((change.operand for change in reversed(list(changes)) if change.name == DEFINE_TABLE), b"")
    if not definition or len(definition) < 3 + 2 * definition[0]:
        return [], []
    count = definition[0]
    edges = list(unpack_from(f"<{count + 1}h", definition, 1))
    flags = definition[3 + 2 * count :]
    for index in range(1, len(edges)):
        edges[index] = max(edges[index], edges[index - 1])
    return edges, [unpack_from("<H", flags, 20 * index)[0] for index in range(min(count, len(flags) // 20))]


def _darkened(changes: Iterable[Sprm]) -> set[int]:
    """Return the cells that white text can be read on."""
    dark: set[int] = set()
    for change in changes:
        size = 2 if change.name == SHADINGS_OLD else 10
        if change.name in SHADINGS or change.name == SHADINGS_OLD:
            first = SHADINGS.get(change.name, 0)
            shadings = [change.operand[at : at + size] for at in range(0, len(change.operand), size)]
            dark |= {first + index for index, shading in enumerate(shadings) if is_dark(shading)}
    return dark
