"""A table of blocks (表二), under a title each with heads and rows of their own, read out of a document's tables."""

from __future__ import annotations

from gixlint.editions import Block, Line
from gixlint.parsing.grid import Reading, Row, is_value
from gixlint.parsing.labels import alike, bare, named, names
from gixlint.report import FormTable
from gixlint.text import fold, number, pattern

__all__ = ["Blocks"]

_WIDEST = 6
"""A row of more distinct cells belongs to another table drawn together with this one."""


class Blocks(Reading):
    """Reads a table of blocks."""

    def read(self, rows: list[Row]) -> FormTable | None:
        """Return the table, None where the document's rows hold nothing of it."""
        self.block: Block | None = None
        self.columns: dict[int, Line] = {}
        self.opened = False
        self.seen: set[str] = set()
        self.corners = {bare(head) for block in self.form.blocks for head in block.row_heads}
        self.articles = {item[0] for block in self.form.blocks if (item := _item(block.title))}
        table = -1
        for row in rows:
            if row.table != table:
                table = row.table
                self.open(None)
            if len(row.cells) <= _WIDEST:
                self.read_row(_unnumbered(row))
            else:
                self.open(None)
        if self.places:
            for block in self.form.blocks:
                seen = {line.key for line in block.rows if f"{block.key}.{line.key}" in self.seen}
                self.missing(block.rows, seen, "row-missing")
        return self.result()

    def open(self, block: Block | None) -> None:
        """Begin a block, or none."""
        self.block, self.columns, self.opened = block, {}, False

    def read_row(self, row: Row) -> None:
        """Take a title, heads or a row of figures."""
        if self.title(row):
            self.places.append(row.place)
        elif bare(row.words[0]) in self.corners and len(row.cells) > 1:
            if self.block is None or self.opened:  # heads without a title of their own
                self.open(self.block_of(row) or self.block)
            self.columns, self.opened = self.heads(row), True
            self.places.append(row.place)
        elif found := self.line(row):
            if found[0] is not self.block:
                self.open(found[0])
            order = [line.key for line in found[0].rows]
            later = order[order.index(found[1].key) + 1 :] if found[1].key in order else []
            if not self.seen.isdisjoint(f"{found[0].key}.{key}" for key in later):
                self.alter("moved", found[1].label, "", row.place)
            self.seen.add(f"{found[0].key}.{found[1].key}")
            self.take(row, *found)
        elif self.block and self.columns and _is_data(row):
            self.alter("row-added", "", row.words[0], row.place)

    def title(self, row: Row) -> bool:
        """Whether the row is a block's title; begin its block, or none where the form lacks it."""
        words = [words for words in dict.fromkeys(row.words) if words]
        if len(words) != 1:
            return False
        item = _item(words[0])
        block = next((block for block in self.form.blocks if _titled(block, words[0], item)), None)
        if block is None and (item is None or item[0] not in self.articles):
            return False
        if block is None:
            self.alter("row-added", "", words[0], row.place)
        self.open(block)
        return True

    def block_of(self, row: Row) -> Block | None:
        """The first block not yet read whose heads stand in the row."""
        fit = [block for block in self.form.blocks if all(any(names(w, c) for w in row.words) for c in block.columns)]
        fresh = [block for block in fit if not any(key.startswith(f"{block.key}.") for key in self.seen)]
        return next(iter(fresh or fit), None)

    def heads(self, row: Row) -> dict[int, Line]:
        """Which grid column holds which column of the open block."""
        columns: dict[int, Line] = {}
        if self.block is None:
            return columns
        for cell, words in zip(row.cells[1:], row.words[1:], strict=True):
            line = next(iter(named(words, self.block.columns)), None)
            if line is None and words:
                line = alike(words, [c for c in self.block.columns if c not in columns.values()], 0.7)
                self.alter("renamed" if line else "column-added", line.label if line else "", words, cell.place)
            if line and line not in columns.values():
                columns[cell.column] = line
        for line in self.block.columns:
            if line not in columns.values():
                self.alter("column-missing", line.label, "", row.place)
        return columns

    def line(self, row: Row) -> tuple[Block, Line] | None:
        """The block and row of the form that a row is."""
        if len(row.cells) < 2 or not self.places:
            return None
        block, label = self.block, row.words[0]
        if not all(is_value(words) for words in row.words[1:]):  # words for figures: known by its label alone
            line = next(iter(named(label, block.rows)), None) if block else None
            return (block, line) if block and line else None
        for candidate in [block, *(b for b in self.form.blocks if b is not block)] if block else self.form.blocks:
            fit = named(label, candidate.rows)
            if fit:
                if bare(label) != bare(fit[0].label):
                    self.alter("renamed", fit[0].label, label, row.cells[0].place)
                return candidate, fit[0]
        like = alike(label, block.rows) if block else None
        if like is None or block is None:
            return None
        self.alter("renamed", like.label, label, row.cells[0].place)
        return block, like

    def take(self, row: Row, block: Block, line: Line) -> None:
        """Keep the figures of a row."""
        self.places.append(row.place)
        columns, values = self.columns, row.cells[1:]
        known = list(columns.values()) or ([] if self.opened else list(block.columns))
        if len(values) == len(known):  # by order: heads and figures need not share their grid columns
            columns = {cell.column: column for cell, column in zip(values, known, strict=True)}
        for cell in values:
            column = columns.get(cell.column)
            if column and block.cell(line.key, column.key) not in self.cells:
                self.cells[block.cell(line.key, column.key)] = self.figure(cell)


_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"


def _item(title: str) -> tuple[int | None, int | None] | None:
    """The article and item that a title names: 第二十条第（一）项, 第20条 第(1)项; None for other words."""
    match = pattern(rf"第?({_NUMBER})条.{{0,2}}?第?\(?({_NUMBER})\)?项").search(fold(title))
    return (number(match[1]), number(match[2])) if match else None


def _titled(block: Block, words: str, item: tuple[int | None, int | None] | None) -> bool:
    """Whether words are a block's title: they name its item, or are its own."""
    return bool(block.title) and (_item(block.title) == item if item else bare(block.title) == bare(words))


def _unnumbered(row: Row) -> Row:
    """The row without a first cell that only numbers it."""
    if len(row.cells) > 2 and (row.words[0] == "序号" or (row.words[0].isdecimal() and not is_value(row.words[1]))):
        return row._replace(cells=row.cells[1:], words=row.words[1:])
    return row


def _is_data(row: Row) -> bool:
    return len(row.cells) > 1 and bool(row.words[0]) and any(w and is_value(w) for w in row.words[1:])
