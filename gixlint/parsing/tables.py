"""The tables of the form, read out of the document's tables cell by cell.

A table of the form may be drawn as one table or as pieces (over pages), two may be drawn as one, rows and columns may be
added, renamed or dropped. So every row is known by its labels and every column by its heads; positions are the last
resort, and what was altered is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gixlint.cleaning import is_prose_table
from gixlint.document import Cell, Document, Place, Table
from gixlint.editions import Block, Edition, Line, TableForm
from gixlint.parsing.figures import figure, lost
from gixlint.parsing.labels import alike, bare, names, spellings
from gixlint.report import Alteration, Figure, FormTable
from gixlint.text import fold

__all__ = ["read_tables"]


class Row(NamedTuple):
    """A row of a document's table: its distinct cells from left to right, the folded text of each, the table's index, its own."""

    cells: tuple[Cell, ...]
    words: tuple[str, ...]
    table: int
    line: int

    @property
    def place(self) -> Place:
        return self.cells[0].place.joined(self.cells[-1].place)


def read_tables(document: Document, form: Edition) -> dict[str, FormTable]:
    """Return the tables of the form that stand in the document as tables, by role."""
    rows = list(_rows(document))
    found: dict[str, FormTable] = {}
    for table in form.tables:
        reader = _Matrix(document, table) if len(table.blocks) == 1 and table.blocks[0].rows[0].label else None
        if reader:
            read = reader.read(rows)
        elif len(table.blocks) > 1:
            read = _Blocks(document, table).read(rows)
        else:
            read = _Strip(document, table).read(rows)
        if read:
            found[table.role] = read
    return found


def _rows(document: Document) -> Iterator[Row]:
    for number, table in enumerate(document.tables):
        if not is_prose_table(document, number):
            for index, line in enumerate(table.grid()):
                cells = tuple(dict.fromkeys(cell for cell in line if cell is not None))
                if cells:
                    yield Row(cells, tuple(_words(document, cell) for cell in cells), number, index)


def _words(document: Document, cell: Cell) -> str:
    return fold(document.words(cell.place)).replace("\n", "").strip()


def _is_value(words: str) -> bool:
    """Whether a cell's words are no label: a figure, or nothing."""
    return not any(
        "\u4e00" <= character <= "\u9fff" and character not in "件个元万亿项条次无零"
        for character in words.split("(")[0]
    )


class _Columns(NamedTuple):
    """Which grid column holds which column of the form.

    `trailing` where merged cells have lost their spans, as in tables drawn by tabs: then no grid column means anything,
    and a row's figures are its last cells, as many as the form has columns.
    """

    keys: dict[int, str]
    trailing: bool = False


class _Reading:
    """What reading one table of the form gathers."""

    def __init__(self, document: Document, form: TableForm) -> None:
        self.document = document
        self.form = form
        self.cells: dict[str, Figure] = {}
        self.alterations: list[Alteration] = []
        self.places: list[Place] = []
        self.note: Place | None = None

    def figure(self, cell: Cell) -> Figure:
        return figure(self.document.text, cell.place)

    def result(self) -> FormTable | None:
        if not self.places:
            return None
        place = Place(min(p.start for p in self.places), max(p.end for p in self.places))
        return FormTable(self.form.role, place, self.cells, self.form, tuple(self.alterations), note_place=self.note)

    def alter(self, kind: str, label: str, found: str, place: Place) -> None:
        alteration = Alteration(kind, label, found, place)
        if alteration not in self.alterations:
            self.alterations.append(alteration)

    def missing(self, lines: tuple[Line, ...], seen: set[str], kind: str, place: Place) -> None:
        for line in lines:
            if line.key not in seen:
                self.alter(kind, line.label, "", Place(place.end, place.end))


class _Matrix(_Reading):
    """表三: rows of labels against columns of applicants."""

    def read(self, rows: list[Row]) -> FormTable | None:
        block = self.form.blocks[0]
        columns: _Columns | None = None
        table = -1
        previous = -1
        order = {line.key: index for index, line in enumerate(block.rows)}
        for row in rows:
            if row.table != table:
                table = row.table
                columns = self.heads(rows, table, block) or (columns if self.continues(rows, table, block) else None)
            if columns is None:
                continue
            line = self.line(row, columns, block, previous)
            if line is None:
                continue
            self.take(row, line, columns, block)
            if order[line.key] < previous:
                self.alter("moved", line.label, "", row.place)
            previous = order[line.key]
        result = self.result()
        if result:
            seen = {
                line.key for line in block.rows if any(block.cell(line.key, c.key) in self.cells for c in block.columns)
            }
            self.missing(block.rows, seen, "row-missing", result.place)
            held = {key.rpartition(".")[2] for key in self.cells}
            self.missing(block.columns, held, "column-missing", result.place)
            result = self.result()
        return result

    def heads(self, rows: list[Row], table: int, block: Block) -> _Columns | None:
        """Know the columns by their heads, or by their number where the heads leave no doubt that it is this table."""
        keys: dict[int, str] = {}
        added: list[tuple[str, Cell]] = []
        mine = [row for row in rows if row.table == table]
        for row in mine:
            heads = [(cell, words) for cell, words in zip(row.cells, row.words, strict=True) if words]
            known = [(cell, line) for cell, words in heads for line in block.columns if names(words, line)]
            if len({line.key for _, line in known}) < 2:
                continue
            if any(names(words, line) for _, words in heads for line in block.rows[:3]):
                break
            for cell, line in known:
                keys.setdefault(cell.column, line.key) if line.key not in keys.values() else None
            groups = {bare(line.group) for line in block.columns if line.group} | {bare(self.form.header_top)}
            added += [
                (words, cell)
                for cell, words in heads
                if bare(words) not in groups and len(words) < 14 and cell.colspan == 1
                and not any(names(words, line) for line in block.columns) and cell.column > min(c.column for c, _ in known)
            ]  # fmt: skip
        if len(set(keys.values())) < 4:
            return None
        if _ragged(rows, table) or [keys[c] for c in sorted(keys)] != [
            x.key for x in block.columns if x.key in keys.values()
        ]:
            return _Columns({}, trailing=True)
        if len(keys) < len(block.columns):
            keys, added = self.by_position(mine, keys, block, added)
        for words, cell in added:
            like = alike(words, [line for line in block.columns if line.key not in keys.values()], 0.5)
            if like:
                keys[cell.column] = like.key
                self.alter("renamed", like.label, words, cell.place)
            elif cell.column not in keys:
                self.alter("column-added", "", words, cell.place)
        return _Columns(dict(sorted(keys.items())))

    def by_position(
        self, rows: list[Row], keys: dict[int, str], block: Block, added: list[tuple[str, Cell]]
    ) -> tuple[dict[int, str], list[tuple[str, Cell]]]:
        """Fill heads that could not be known where exactly as many columns follow the labels as the form has."""
        width = max(cell.column + cell.colspan for row in rows for cell in row.cells)
        first = width - len(block.columns)
        order = [line.key for line in block.columns]
        if first >= 1 and all(order[column - first] == key for column, key in keys.items() if column >= first):
            if min(keys) >= first and not added:
                return {first + index: key for index, key in enumerate(order)}, added
        return keys, added

    def continues(self, rows: list[Row], table: int, block: Block) -> bool:
        """Whether a table without heads goes on with the rows of the one before, as after a page break."""
        mine = [row for row in rows if row.table == table]
        return any(self.named(row, block.rows) for row in mine[:3])

    def named(self, row: Row, lines: tuple[Line, ...]) -> Line | None:
        labels = [words for words in row.words if words and not _is_value(words)]
        return next(
            (
                line
                for words in reversed(labels)
                for line in lines
                if names(words, line) and len(spellings(line)[0]) > 2
            ),
            None,
        )

    def line(self, row: Row, columns: _Columns, block: Block, previous: int) -> Line | None:
        """Know a row of the form by its innermost label, its group and what came before."""
        first = self.first(row, columns, block)
        labels = [words for cell, words in zip(row.cells, row.words, strict=True) if words and cell.column < first]
        labels = [words for words in labels if not pattern_note(words)]
        values = [words for cell, words in zip(row.cells, row.words, strict=True) if cell.column >= first]
        if not labels or not values or not all(_is_value(words) for words in values):
            return None
        fit = [line for line in block.rows if names(labels[-1], line)]
        grouped = [
            line for line in fit if not line.group or any(bare(line.group) == bare(words) for words in labels[:-1])
        ]
        ahead = [line for line in grouped or fit if block.rows.index(line) > previous]
        if fit:
            return (ahead or grouped or fit)[0]
        groups = {bare(line.group) for line in block.rows if line.group}
        if bare(labels[-1]) in groups or not self.has_values(row, first):
            if pattern_note(labels[-1]) or not self.has_values(row, first):
                return None
        later = [line for line in block.rows[previous + 1 :]]
        like = alike(labels[-1], later)
        if like:
            place = [cell for cell in row.cells if cell.column < first][-1].place
            self.alter("renamed", like.label, labels[-1], place)
            return like
        if self.places and not any(names(labels[-1], c) for c in block.columns):
            self.alter("row-added", "", labels[-1], row.place)
        return None

    def first(self, row: Row, columns: _Columns, block: Block) -> int:
        """The grid column at which a row's figures begin."""
        if not columns.trailing:
            return min(columns.keys)
        last = row.cells[-len(block.columns) :]
        if len(row.cells) > len(block.columns) and all(_is_value(w) for w in row.words[-len(block.columns) :]):
            return last[0].column
        return row.cells[-1].column + 1

    def has_values(self, row: Row, first: int) -> bool:
        values = [words for cell, words in zip(row.cells, row.words, strict=True) if cell.column >= first]
        return bool(values) and all(_is_value(words) for words in values) and any(words for words in values)

    def take(self, row: Row, line: Line, columns: _Columns, block: Block) -> None:
        by_column = {column: cell for cell in row.cells for column in range(cell.column, cell.column + cell.colspan)}
        taken: set[Cell] = set()
        self.places.append(row.place)
        keys = columns.keys
        if columns.trailing:
            first = self.first(row, columns, block)
            last = [cell for cell in row.cells if cell.column >= first]
            keys = {cell.column: c.key for cell, c in zip(last, block.columns, strict=False)}
        for column, key in keys.items():
            cell = by_column.get(column)
            name = block.cell(line.key, key)
            if name in self.cells and self.cells[name].state == "number":
                continue
            if cell is None or cell in taken:
                self.cells[name] = lost(row.place)
            else:
                taken.add(cell)
                self.cells[name] = self.figure(cell)


def _ragged(rows: list[Row], table: int) -> bool:
    """Whether the rows of a table end at different grid columns: its merged cells have lost their spans."""
    ends = {row.cells[-1].column + row.cells[-1].colspan for row in rows if row.table == table}
    return len(ends) > 1


def pattern_note(words: str) -> bool:
    """Whether a cell holds the printed note on the relations, or the head over the columns."""
    return "勾稽" in words or "第一项加第二项" in words or words == "申请人情况"


class _Blocks(_Reading):
    """表二: blocks under a title each, with heads and rows of their own."""

    def read(self, rows: list[Row]) -> FormTable | None:
        block: Block | None = None
        columns: dict[int, Line] = {}
        seen: set[str] = set()
        table = -1
        for row in rows:
            if row.table != table:
                block, columns, table = None, {}, row.table
            titled = self.title(row)
            if titled is not None:
                block, columns = titled[0], {}
                self.places.append(row.place)
                continue
            if bare(row.words[0]) in ("信息内容", "内容") and len(row.cells) > 1:
                block = block or self.block_of_heads(row)
                columns = self.heads(row, block)
                self.places.append(row.place)
                continue
            line = self.row(row, block)
            if line:
                block = line[0]
                seen.add(f"{block.key}.{line[1].key}")
                self.take(row, block, line[1], columns)
            elif block and columns and self.is_data(row):
                self.alter("row-added", "", row.words[0], row.place)
        result = self.result()
        if result:
            for expected in self.form.blocks:
                lines = tuple(line for line in expected.rows if f"{expected.key}.{line.key}" not in seen)
                self.missing(lines, set(), "row-missing", result.place)
            result = self.result()
        return result

    def title(self, row: Row) -> tuple[Block | None] | None:
        """The block that a title row opens; (None,) for a title that the form lacks."""
        words = [w for w in dict.fromkeys(row.words) if w]
        if len(words) != 1 or "第二十条" not in words[0]:
            return None
        for block in self.form.blocks:
            if bare_title(block.title) == bare_title(words[0]):
                return (block,)
        self.alter("row-added", "", words[0], row.place)
        return (None,)

    def block_of_heads(self, row: Row) -> Block | None:
        return next(
            (b for b in self.form.blocks if all(any(names(w, c) for w in row.words[1:]) for c in b.columns)), None
        )

    def heads(self, row: Row, block: Block | None) -> dict[int, Line]:
        columns: dict[int, Line] = {}
        if block is None:
            return columns
        for cell, words in zip(row.cells[1:], row.words[1:], strict=True):
            line = next((line for line in block.columns if names(words, line)), None)
            if line is None and words:
                line = alike(words, [c for c in block.columns if c not in columns.values()], 0.6)
                self.alter("renamed" if line else "column-added", line.label if line else "", words, cell.place)
            if line and line not in columns.values():
                columns[cell.column] = line
        for line in block.columns:
            if line not in columns.values():
                self.alter("column-missing", line.label, "", row.place)
        return columns

    def row(self, row: Row, block: Block | None) -> tuple[Block, Line] | None:
        if len(row.cells) < 2 or not self.places:
            return None
        valued = all(_is_value(words) for words in row.words[1:])
        if not valued:  # words where figures belong: the row is known by its label alone
            line = next((line for line in block.rows if names(row.words[0], line)), None) if block else None
            return (block, line) if block and line else None
        blocks = [block, *(b for b in self.form.blocks if b is not block)] if block else list(self.form.blocks)
        for candidate in blocks:
            for line in candidate.rows:
                if names(row.words[0], line):
                    if bare(row.words[0]) != bare(line.label):
                        self.alter("renamed", line.label, row.words[0], row.cells[0].place)
                    return candidate, line
        if block:
            like = alike(row.words[0], block.rows)
            if like:
                self.alter("renamed", like.label, row.words[0], row.cells[0].place)
                return block, like
        return None

    def is_data(self, row: Row) -> bool:
        return len(row.cells) > 1 and bool(row.words[0]) and any(w and _is_value(w) for w in row.words[1:])

    def take(self, row: Row, block: Block, line: Line, columns: dict[int, Line]) -> None:
        self.places.append(row.place)
        values = row.cells[1:]
        known = list(columns.values()) or list(block.columns)
        if len(values) == len(known):  # by order: heads and figures need not share their grid columns
            columns = {cell.column: column for cell, column in zip(values, known, strict=True)}
        for cell in values:
            column = columns.get(cell.column)
            if column and block.cell(line.key, column.key) not in self.cells:
                self.cells[block.cell(line.key, column.key)] = self.figure(cell)


def bare_title(words: str) -> str:
    """Return a block's title without white space and brackets."""
    return fold(words).replace("(", "").replace(")", "").replace(" ", "").replace("\n", "")


class _Strip(_Reading):
    """表四: one row of figures under three rows of heads."""

    def read(self, rows: list[Row]) -> FormTable | None:
        for number in dict.fromkeys(row.table for row in rows):
            self.table([row for row in rows if row.table == number], self.document.tables[number])
        result = self.result()
        if result:
            held = set(self.cells)
            self.missing(self.form.blocks[0].columns, held, "column-missing", result.place)
            result = self.result()
        return result

    def table(self, rows: list[Row], table: Table) -> None:
        columns = self.form.blocks[0].columns
        leaves = {spelling for line in columns for spelling in spellings(line)}
        heads = [row for row in rows if sum(bare(words) in leaves for words in row.words) >= 3]
        if not heads or not any("复议" in words or "诉讼" in words for row in rows for words in row.words):
            return
        last = max(row.line for row in heads)
        top = min(row.line for row in rows if any("复议" in w or "诉讼" in w for w in row.words) and row.line <= last)
        data = next(
            (row for row in rows if row.line > last and any(row.words) and all(_is_value(w) for w in row.words)), None
        )
        if data is None:
            data = next((row for row in rows if row.line > last), None)
        if data is None or not all(_is_value(words) for words in data.words):
            return
        keys = self.keys([row for row in rows if top <= row.line <= last], table, columns)
        self.places.append(rows[0].place if rows[0].line >= top else heads[0].place)
        self.places.append(data.place)
        if not keys and len(data.cells) == len(columns):
            keys = {cell.column: line for cell, line in zip(data.cells, columns, strict=True)}
        for cell in data.cells:
            line = keys.get(cell.column)
            if line and line.key not in self.cells:
                self.cells[line.key] = self.figure(cell)

    def keys(self, heads: list[Row], table: Table, columns: tuple[Line, ...]) -> dict[int, Line]:
        """Know each grid column by the heads above it, from the innermost out."""
        paths: dict[int, list[str]] = {}
        for row in heads:
            for cell, words in zip(row.cells, row.words, strict=True):
                for column in range(cell.column, cell.column + cell.colspan):
                    path = paths.setdefault(column, [])
                    if words and (not path or path[-1] != words):
                        path.append(words)
        keys: dict[int, Line] = {}
        groups = list(dict.fromkeys(line.group for line in columns))
        for column, path in paths.items():
            leaf = next((words for words in reversed(path) if any(names(words, line) for line in columns)), None)
            group = next((g for words in reversed(path) for g in groups if bare(g) == bare(words)), None)
            line = next((c for c in columns if leaf and group == c.group and names(leaf, c)), None)
            if line and line not in keys.values():
                keys[column] = line
        return keys if len(keys) == len(columns) or len(paths) != len(columns) else self.in_order(paths, columns)

    def in_order(self, paths: dict[int, list[str]], columns: tuple[Line, ...]) -> dict[int, Line]:
        """As many grid columns as the form has, each under the leaf that the form has there."""
        ordered = sorted(paths)
        fits = all(
            any(names(words, line) for words in paths[column]) for column, line in zip(ordered, columns, strict=True)
        )
        return dict(zip(ordered, columns, strict=True)) if fits else {}
