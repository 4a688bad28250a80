"""What an RTF file comes to before it is written as a document: flows of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from gixlint.document import MarkKind
from gixlint.records import Record

__all__ = ["Block", "Edge", "Flow", "Item", "Paragraph", "Row", "Table", "plain"]

_DEEPEST = 30
"""Tables inside tables."""


class Item(Record):
    """A piece of a paragraph: its text and the marks that lie over it, each a kind and a value.

    `white` tells that it is white on white, unless it stands in a shaded cell. `range` is the id of a comment whose
    range begins or ends here, `picture` a picture's file in hexadecimal digits.
    """

    text: str
    marks: tuple[tuple[MarkKind, str], ...] = ()
    white: bool = False
    range: str = ""
    picture: str = ""


class Paragraph(Record):
    """A paragraph; `level` is 1 for a top heading, None for body text. `boxes` are the text boxes anchored in it."""

    items: list[Item]
    level: int | None = None
    boxes: tuple[list[Block], ...] = ()


class Edge(Record):
    """A cell as its row defines it: its right edge in twips, its part in a merge, whether it is shaded."""

    right: int
    across: str = ""
    down: str = ""
    shaded: bool = False


class Row(Record):
    """A row: the content of its cells, their definitions, the left edge of the first in twips."""

    cells: list[list[Block]]
    edges: Sequence[Edge] = ()
    left: int = 0


class Table(Record):
    """A table as it is written: every row with all cells, those that continue others too."""

    rows: list[Row]


Block: TypeAlias = Paragraph | Table


class _Open:
    """A table that is being read: its rows, the cells of the row begun, the blocks of the cell begun."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.cells: list[list[Block]] = []
        self.content: list[Block] = []


class Flow:
    """Puts paragraphs, cells and rows together as they end, whatever table they stand in: depth 0 is none."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[_Open] = []

    def paragraph(self, paragraph: Paragraph, depth: int) -> None:
        """End a paragraph."""
        self._reach(depth)
        self._target().append(paragraph)

    def cell(self, depth: int) -> None:
        """End a cell."""
        self._reach(max(1, depth))
        table = self._open[-1]
        table.cells.append(table.content)
        table.content = []

    def row(self, depth: int, edges: Sequence[Edge], left: int) -> None:
        """End a row."""
        self._reach(max(1, depth))
        table = self._open[-1]
        if table.cells:
            table.rows.append(Row(table.cells, edges, left))
        table.cells = []

    def close(self) -> list[Block]:
        """Return the blocks."""
        self._reach(0)
        return self._blocks

    def _target(self) -> list[Block]:
        return self._open[-1].content if self._open else self._blocks

    def _reach(self, depth: int) -> None:
        depth = min(depth, _DEEPEST)
        while len(self._open) > depth:
            table = self._open.pop()
            if table.cells or table.content:  # the end of the row is missing
                table.rows.append(Row([*table.cells, *([table.content] if table.content else [])]))
            if table.rows:
                self._target().append(Table(table.rows))
        while len(self._open) < depth:
            self._open.append(_Open())


def plain(blocks: Sequence[Block]) -> str:
    """Return the bare text, paragraphs and cells parted by line feeds."""
    return "\n".join(filter(None, _texts(blocks)))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell)
        else:
            yield "".join(item.text for item in block.items).strip()
