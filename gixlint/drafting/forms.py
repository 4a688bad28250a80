"""A table of the form as it is printed: its cells with their spans, figures at zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.editions import Block, Line, TableForm

__all__ = ["Cell", "Grid", "printed"]

Kind = Literal["title", "head", "label", "figure"]


class Cell(Record):
    """A cell at a row and column, counted from 0, over as many rows and columns as its spans say."""

    words: str
    row: int
    column: int
    rows: int
    columns: int
    kind: Kind


class Grid(Record):
    """A table: its cells in reading order, its size, how many columns stand before the figures."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    labels: int


class _Node(Record):
    """A label over the lines `first` to `last` at a depth; a leaf takes the depths that are left."""

    words: str
    depth: int
    deep: int
    first: int
    last: int


def printed(form: TableForm) -> Grid:
    """Return the table as the form prints it."""
    labels = max(_depth(block.rows) for block in form.blocks) if form.blocks[0].rows[0].label else 0
    width = labels + max(len(block.columns) for block in form.blocks)
    cells: list[Cell] = []
    row = 0
    for block in form.blocks:
        if block.title:
            cells.append(Cell(block.title, row, 0, 1, width, "title"))
            row += 1
        heads = list(_heads(block, form, row, labels, width))
        cells += heads
        row = max(cell.row + cell.rows for cell in heads)
        cells += _body(block, row, labels, width)
        row += len(block.rows)
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), row, width, labels)


def _heads(block: Block, form: TableForm, top: int, labels: int, width: int) -> Iterator[Cell]:
    """Yield the heads of a block's columns, and what stands in the corner beside them."""
    start, depth = top + bool(form.header_top), _depth(block.columns)
    if labels:
        corner = form.header_note or next(iter(block.row_heads), "")
        yield Cell(corner, top, 0, start - top + depth, labels, "head")
    if form.header_top:
        yield Cell(form.header_top, top, labels, 1, width - labels, "head")
    for node in _nodes(block.columns, depth):
        column, columns = _stretched(block, node.first, node.last, labels, width)
        yield Cell(node.words, start + node.depth, column, node.deep, columns, "head")


def _body(block: Block, top: int, labels: int, width: int) -> Iterator[Cell]:
    for node in _nodes(block.rows, labels) if labels else ():
        yield Cell(node.words, top + node.first, node.depth, node.last - node.first + 1, node.deep, "label")
    for row in range(len(block.rows)):
        for index in range(len(block.columns)):
            column, columns = _stretched(block, index, index, labels, width)
            yield Cell("0", top + row, column, 1, columns, "figure")


def _stretched(block: Block, first: int, last: int, labels: int, width: int) -> tuple[int, int]:
    """Return where the columns of a block stand; the last one reaches to the edge of the table."""
    end = width - labels - 1 if last == len(block.columns) - 1 else last
    return labels + first, end - first + 1


def _depth(lines: Sequence[Line]) -> int:
    return max(len(path) for path in _paths(lines))


def _paths(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return the labels over each line and its own, the outermost first.

    A group reaches from its first line to its last; what another group has in between stands under it.
    """
    reach: dict[str, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        for name in (line.top, line.group):
            if name:
                reach[name] = (reach.get(name, (index, index))[0], index)
    widest = sorted(reach, key=lambda name: reach[name][0] - reach[name][1])
    return [
        (*(name for name in widest if reach[name][0] <= index <= reach[name][1]), line.label)
        for index, line in enumerate(lines)
    ]


def _nodes(lines: Sequence[Line], depth: int) -> Iterator[_Node]:
    paths = _paths(lines)
    for index, path in enumerate(paths):
        for level, words in enumerate(path):
            if level == len(path) - 1:
                yield _Node(words, level, depth - level, index, index)
            elif index == 0 or paths[index - 1][: level + 1] != path[: level + 1]:
                last = max(n for n, other in enumerate(paths) if other[: level + 1] == path[: level + 1])
                yield _Node(words, level, 1, index, last)
