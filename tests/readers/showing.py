"""What the tests of the text readers compare: a document's blocks as plain values, and its map to the original."""

from __future__ import annotations

from gixlint.document import Document, Place


def blocks(document: Document) -> list[str | list[list[str]]]:
    """Return paragraphs as strings and tables as rows of the texts of the cells that start in them."""
    shown: list[str | list[list[str]]] = []
    for block in document.blocks:
        if block.table is None:
            shown.append(document.words(block.place))
        else:
            table = document.tables[block.table]
            rows: list[list[str]] = [[] for _ in range(table.rows)]
            for cell in table.cells:
                rows[cell.row].append(document.words(cell.place))
            shown.append(rows)
    return shown


def marks(document: Document) -> list[tuple[str, str, str]]:
    """Return the marks as (kind, words under it, value)."""
    return [(mark.kind, document.words(mark.place), mark.value) for mark in document.marks]


def spans(document: Document) -> list[list[tuple[int, int, int, int]]]:
    """Return for each table its cells' row, column, rowspan and colspan."""
    return [[(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells] for table in document.tables]


def misplaced(document: Document, original: str) -> list[tuple[str, int | None, int | None]]:
    """Return every character of a block whose line and column in the original hold another one.

    White space is left out: where lines are joined, or cells and blocks end, it is the reader's own.
    """
    lines = original.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wrong: list[tuple[str, int | None, int | None]] = []
    for block in document.blocks:
        for offset in range(block.place.start, block.place.end):
            character = document.text[offset]
            _, line, column = document.locate(Place(offset, offset + 1))
            if character.isspace():
                continue
            if line is None or column is None or lines[line - 1][column - 1 : column] != character:
                wrong.append((character, line, column))
    return wrong
