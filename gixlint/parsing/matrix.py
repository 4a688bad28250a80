"""A table of labelled rows against columns (表三), read out of a document's tables.

Rows are known by their labels and columns by their heads, over pages and pieces; positions are the last resort.
"""

from itertools import takewhile

from gixlint.document import Cell, Place
from gixlint.editions import Line
from gixlint.parsing.figures import lost
from gixlint.parsing.grid import Reading, Row, is_value
from gixlint.parsing.labels import alike, bare, group_row, named, names, remarks, spellings
from gixlint.records import Record
from gixlint.report import FormTable
from gixlint.text import fold, pattern

__all__ = ["Matrix"]

_FEWEST = 4
"""So many heads leave no doubt that it is this table; fewer, where the form has no more than one beside them."""
_PIECE = 7
"""So many characters of the printed note in a row are no chance: 第一项加第二项."""


class _Columns(Record):
    """Which grid column holds which column of the form.

    `trailing` where merged cells have lost their spans, as in tables drawn by tabs: then no grid column means anything,
    and a row's figures are its last cells, as many as the form has columns.
    """

    keys: dict[int, str]
    trailing: bool = False


class Matrix(Reading):
    """Reads a table of labelled rows and headed columns."""

    def read(self, rows: list[Row]) -> FormTable | None:
        """Return the table, None where the document's rows hold nothing of it."""
        self.block = self.form.blocks[0]
        self.order = {line.key: index for index, line in enumerate(self.block.rows)}
        self.taken: set[tuple[str, str]] = set()
        note = fold(self.form.header_note)
        self.note_pieces = {note[at : at + _PIECE] for at in range(len(note) - _PIECE + 1)}
        columns: _Columns | None = None
        table = previous = -1
        at = 0
        while at < len(rows):
            row = rows[at]
            self.note = self.note or self.noted(row)
            if row.table != table:
                table = row.table
                mine = [one for one in rows[at:] if one.table == table]
                columns = self.heads(mine) or (columns if self.continues(mine) else None)
            at += 1
            if columns is None:
                continue
            taken = self.wrapped(rows[at - 1 : at + 2], columns)
            line = taken[0] if taken else self.line(row, columns, previous)
            if taken:
                row, at = taken[1], at - 1 + taken[2]
            if line is not None:
                previous = self.keep(row, line, columns, previous)
        return self.whole()

    def noted(self, row: Row) -> Place | None:
        """Where the row holds the printed note on the relations."""
        pairs = zip(row.cells, row.words, strict=True)
        return next((cell.place for cell, words in pairs if self.is_note(words)), None)

    def is_note(self, words: str) -> bool:
        """Whether words are the printed note on the relations (勾稽关系), or hold a good piece of it."""
        return "勾稽" in words or (len(words) >= 2 * _PIECE and any(piece in words for piece in self.note_pieces))

    def keep(self, row: Row, line: Line, columns: _Columns, previous: int) -> int:
        """Take a row's figures; return its number in the form's order."""
        if all(self.held(line.key, column.key) for column in self.block.columns):
            return previous  # the same table again, of another scope or on the page for printing
        self.take(row, line, columns)
        number = self.order.get(line.key, previous)
        if number < previous:
            self.alter("moved", line.label, "", row.place)
        return number

    def held(self, row: str, column: str) -> bool:
        """Whether a cell has its figure already."""
        cell = self.cells.get(self.block.cell(row, column))
        return cell is not None and cell.state == "number"

    def whole(self) -> FormTable | None:
        """The table, with what of the form is missing in it."""
        if not self.places:
            return None
        self.missing(self.block.rows, {row for row, _ in self.taken}, "row-missing")
        self.missing(self.block.columns, {column for _, column in self.taken}, "column-missing")
        return self.result()

    def heads(self, rows: list[Row]) -> _Columns | None:
        """Know the columns by their heads, or by their number where the heads leave no doubt that it is this table."""
        keys: dict[int, str] = {}
        added: list[tuple[str, Cell]] = []
        for row in rows:
            known = [
                (cell, line)
                for cell, words in zip(row.cells, row.words, strict=True)
                for line in (named(words, self.block.columns) if words else ())
            ]
            if len({line.key for _, line in known}) < 2:
                continue
            if any(named(words, self.block.rows[:3]) for words in row.words if words):
                break
            for cell, line in known:
                if line.key not in keys.values():
                    keys.setdefault(cell.column, line.key)
            added += self.strange(row, min(cell.column for cell, _ in known))
        if len(set(keys.values())) < min(_FEWEST, len(self.block.columns) - 1):
            return None
        if _ragged(rows) or not self.orderly(keys):
            return _Columns({}, trailing=True)
        if len(keys) < len(self.block.columns):
            keys = self.by_position(rows, keys) if not added else keys
        self.named_anew(keys, added)
        self.heads_anew(rows, keys)
        return _Columns(dict(sorted(keys.items())))

    def strange(self, row: Row, first: int) -> list[tuple[str, Cell]]:
        """The heads of a row that are none of the form's."""
        groups = {bare(line.group) for line in self.block.columns if line.group} | {bare(self.form.header_top)}
        return [
            (words, cell)
            for cell, words in zip(row.cells, row.words, strict=True)
            if words and bare(words) not in groups and len(words) < 14 and cell.colspan == 1 and cell.column > first
            if not named(words, self.block.columns)
        ]

    def orderly(self, keys: dict[int, str]) -> bool:
        """Whether the heads stand on the grid that the figures stand on: all are there, or those there are in order."""
        wanted = [line.key for line in self.block.columns]
        found = [keys[column] for column in sorted(keys)]
        return len(found) == len(wanted) or found == [key for key in wanted if key in found]

    def named_anew(self, keys: dict[int, str], added: list[tuple[str, Cell]]) -> None:
        """Note heads that the form lacks, as renamed where they are like one that is missing."""
        ranks = {column: rank for rank, column in enumerate(sorted({*keys, *(cell.column for _, cell in added)}))}
        order = [line.key for line in self.block.columns]
        placed = len(ranks) == len(order) and all(order[ranks[column]] == key for column, key in keys.items())
        for words, cell in added:
            absent = [line for line in self.block.columns if line.key not in keys.values()]
            like = self.block.columns[ranks[cell.column]] if placed else alike(words, absent, 0.5)
            if like:
                keys[cell.column] = like.key
                self.alter("renamed", like.label, words, cell.place)
            elif cell.column not in keys:
                self.alter("column-added", "", words, cell.place)

    def heads_anew(self, rows: list[Row], keys: dict[int, str]) -> None:
        """Note heads over groups of columns, or over all of them, that are none of the form's."""
        columns = self.block.columns
        held = {line.group for line in columns}
        over = [Line("", self.form.header_top), *(group for group in self.block.groups if group.label in held)]
        heads = [*takewhile(lambda row: not any(self.labels_a_row(words) for words in row.words), rows)]
        for group in over:
            under = {line.key for line in columns if not group.key or group.label == line.group}
            places = sorted(column for column, key in keys.items() if key in under)
            if len(under) > 1 and group.label and places == list(range(places[0], places[0] + len(under))):
                self.head_anew(heads, group, places[0], len(under))

    def head_anew(self, rows: list[Row], group: Line, first: int, size: int) -> None:
        """Note the head that stands just over these columns, where there is none of the group's own."""
        over = [
            (words, cell)
            for row in rows
            for cell, words in zip(row.cells, row.words, strict=True)
            if (cell.column, cell.colspan) == (first, size) and words and not is_value(words)
        ]
        strange = [(words, cell) for words, cell in over if not (self.known(words) or self.is_remark(words))]
        if strange and not any(names(words, group) for words, _ in over):
            words, cell = strange[-1]
            self.alter("renamed", group.label, words, cell.place)

    def is_remark(self, words: str) -> bool:
        """Whether words are a remark that may stand in any head: 单位：件, the note on the relations."""
        return self.is_note(words) or bool(pattern(rf"\((?:{remarks()})|(?:{remarks()}):").match(words))

    def labels_a_row(self, words: str) -> bool:
        """Whether words are the label of a row of the form, and of no column (总计)."""
        named = (any(names(words, line) for line in lines) for lines in (self.block.rows, self.block.columns))
        return bool(words) and [*named] == [True, False]

    def by_position(self, rows: list[Row], keys: dict[int, str]) -> dict[int, str]:
        """Fill heads that could not be known where exactly as many columns follow the labels as the form has."""
        width = max(cell.column + cell.colspan for row in rows for cell in row.cells)
        first = width - len(self.block.columns)
        order = [line.key for line in self.block.columns]
        if 1 <= first <= min(keys) and all(order[column - first] == key for column, key in keys.items()):
            return {first + index: key for index, key in enumerate(order)}
        return keys

    def continues(self, rows: list[Row]) -> bool:
        """Whether a table without heads goes on with the rows of the one before, as after a page break."""
        labels = [words for row in rows[:3] for words in row.words if words and not is_value(words)]
        return any(len(spellings(line)[0]) > 2 for words in labels for line in named(words, self.block.rows))

    def labels(self, row: Row, columns: _Columns) -> list[str]:
        """The labels of a row, from the outermost in."""
        first = self.first(row, columns)
        labels = [words for cell, words in zip(row.cells, row.words, strict=True) if words and cell.column < first]
        return [words for words in labels if not self.is_note(words) and words != fold(self.form.header_top)]

    def wrapped(self, rows: list[Row], columns: _Columns) -> tuple[Line, Row, int] | None:
        """A row that a reader broke into up to three, its label in pieces and its figures in one of them."""
        labels = self.labels(rows[0], columns)
        if not labels or is_value(labels[-1]) or (self.known(labels[-1]) and self.has_values(rows[0], columns)):
            return None
        joined, whole = labels[-1], self.known(labels[-1])
        for count, row in enumerate(rows[1:], 2):
            more = self.labels(row, columns)
            if whole and more and self.known(more[-1]):  # two rows, of which the first holds words for figures
                return None
            joined += more[-1] if more else ""
            line = next(iter(named(joined, self.block.rows)), None)
            full = [one for one in rows[:count] if self.has_values(one, columns)]
            if line and len(full) == 1:
                return line, full[0], count
        return None

    def known(self, label: str) -> bool:
        """Whether a label is one of the form's: of a row, a group, a column."""
        if named(label, self.block.rows) or named(label, self.block.columns):
            return True
        return any(names(label, group) for group in self.block.groups)

    def line(self, row: Row, columns: _Columns, previous: int) -> Line | None:
        """Know a row of the form by its innermost label, its group and what came before."""
        labels = self.labels(row, columns)
        first = self.first(row, columns)
        values = [words for cell, words in zip(row.cells, row.words, strict=True) if cell.column >= first]
        if not labels or is_value(labels[-1]) or not values:
            return None
        fit = named(labels[-1], self.block.rows)
        figures = sum(bool(words) and is_value(words) for words in values)
        sure = fit and (len(spellings(fit[0])[0]) > 2 or figures * 2 > len(values))
        if not all(is_value(words) for words in values) and not sure:
            return None
        grouped = [line for line in fit if not line.group or bare(line.group) in map(bare, labels[:-1])]
        ahead = [line for line in grouped or fit if self.order[line.key] > previous]
        if fit:
            if not grouped and len(labels) > 1:
                self.group_anew(row, (ahead or fit)[0], labels[-2])
            return (ahead or grouped or fit)[0]
        if not self.has_values(row, columns):
            return None
        return group_row(self.block, labels[-1]) or self.unlike(row, labels[-1], first, previous)

    def group_anew(self, row: Row, line: Line, label: str) -> None:
        """Note the label over a group of rows that is none of the form's."""
        outer = (spelling for group in self.block.groups if self.block.is_outer(group) for spelling in spellings(group))
        if len(label) < 14 and not (is_value(label) or self.known(label) or any(words in label for words in outer)):
            place = row.cells[row.words.index(label)].place
            self.alter("renamed", line.group, label, place)

    def unlike(self, row: Row, label: str, first: int, previous: int) -> Line | None:
        """A row whose label is none of the form's: one of its rows renamed, or one too many."""
        like = alike(label, self.block.rows[previous + 1 :])
        if like:
            place = [cell for cell in row.cells if cell.column < first][-1].place
            self.alter("renamed", like.label, label, place)
        elif self.places and not named(label, self.block.columns):
            self.alter("row-added", "", label, row.place)
        return like

    def first(self, row: Row, columns: _Columns) -> int:
        """The grid column at which a row's figures begin."""
        if not columns.trailing:
            return min(columns.keys)
        count = len(self.block.columns)
        figures = sum(bool(words) and is_value(words) for words in row.words[-count:])
        if len(row.cells) > count and (figures * 2 > count or all(is_value(words) for words in row.words[-count:])):
            return row.cells[-count].column
        return row.cells[-1].column + 1

    def has_values(self, row: Row, columns: _Columns) -> bool:
        """Whether a row has figures, and nothing else, in the columns of figures."""
        first = self.first(row, columns)
        values = [words for cell, words in zip(row.cells, row.words, strict=True) if cell.column >= first]
        return any(values) and all(is_value(words) for words in values)

    def take(self, row: Row, line: Line, columns: _Columns) -> None:
        """Keep the figures of a row; a column that shares its cell with another is lost."""
        by_column = {column: cell for cell in row.cells for column in range(cell.column, cell.column + cell.colspan)}
        used: set[Cell] = set()
        self.places.append(row.place)
        keys = columns.keys
        if columns.trailing:
            first = self.first(row, columns)
            last = [cell for cell in row.cells if cell.column >= first]
            keys = {cell.column: c.key for cell, c in zip(last, self.block.columns, strict=False)}
        for column, key in keys.items():
            cell = by_column.get(column)
            name = self.block.cell(line.key, key)
            if self.held(line.key, key):
                continue
            self.taken.add((line.key, key))
            if cell is None or cell in used:
                self.cells[name] = lost(row.place)
            else:
                used.add(cell)
                self.cells[name] = self.figure(cell)


def _ragged(rows: list[Row]) -> bool:
    """Whether the rows of a table end at different grid columns: its merged cells have lost their spans."""
    return len({row.cells[-1].column + row.cells[-1].colspan for row in rows}) > 1
