"""A table of one row of figures under up to three rows of heads (表四), read out of a document's tables.

The heads above a figure, or beside it where the table is drawn upright, say which it is; the table may be drawn whole,
in two or three pieces, or piece under piece.
"""

from __future__ import annotations

from gixlint.document import Cell
from gixlint.editions import Line
from gixlint.parsing.grid import Reading, Row, is_value
from gixlint.parsing.labels import bare, spellings
from gixlint.report import FormTable

__all__ = ["Strip"]

_FEWEST = 3
"""So many leaf heads show that a row is one of heads."""


class Strip(Reading):
    """Reads a table of one row of figures."""

    def read(self, rows: list[Row]) -> FormTable | None:
        """Return the table, None where the document's rows hold nothing of it."""
        self.lines = self.form.blocks[0].columns
        self.groups = tuple(dict.fromkeys(bare(line.group) for line in self.lines))
        block = self.form.blocks[0]
        self.tops = {words for group in block.groups if block.is_outer(group) for words in spellings(group)}
        for table in dict.fromkeys(row.table for row in rows):
            mine = [row for row in rows if row.table == table]
            if any(self.grouped(words) for row in mine for words in row.words):
                self.table(mine)
        if self.places:
            self.missing(self.lines, set(self.cells), "column-missing")
        return self.result()

    def table(self, rows: list[Row]) -> None:
        """Read a table: heads and the figures under them, again and again; else upright."""
        heads: list[Row] = []
        empty: Row | None = None
        for row in rows:
            row = self.unlabelled(row)
            if not row.blank and self.figured(row, heads):
                if self.headed(heads):
                    self.under(heads, row)
                heads, empty = [], None
            elif row.blank:
                empty = empty or row
            else:
                heads = heads if empty is None else []
                heads.append(row)
                empty = None
        if empty and self.headed(heads):
            self.under(heads, empty)
        if not self.cells:
            self.upright(rows)

    def figured(self, row: Row, heads: list[Row]) -> bool:
        """Whether a row holds figures only, or under heads, words for few of them."""
        values = sum(bool(words) and is_value(words) for words in row.words)
        return all(map(is_value, row.words)) or (
            values >= _FEWEST and values * 2 > len(row.words) and self.headed(heads)
        )

    def unlabelled(self, row: Row) -> Row:
        """A row of figures without the label before them: 数量 | 5 | 0 | …."""
        rest = row.words[1:]
        size = len(self.lines) // len(self.groups)
        label = not is_value(row.words[0]) and not self.leaf(row.words[0]) and len(row.words) % size
        if label and len(rest) >= 5 and any(rest) and all(map(is_value, rest)):
            return row._replace(cells=row.cells[1:], words=rest)
        return row

    def grouped(self, words: str) -> bool:
        """Whether words name a group, or the top over groups."""
        plain = bare(words)
        return any(group in plain for group in (*self.groups, *self.tops))

    def leaf(self, words: str) -> str:
        """The leaf head that words are, or end with after their group's name; empty for other words."""
        plain = bare(words)
        leaves = (spelling for line in self.lines for spelling in spellings(line))
        return next((leaf for leaf in leaves if plain == leaf or (plain.endswith(leaf) and self.grouped(plain))), "")

    def headed(self, heads: list[Row]) -> bool:
        """Whether rows hold heads enough for figures to follow."""
        return any(sum(bool(self.leaf(words)) for words in row.words) >= _FEWEST for row in heads)

    def under(self, heads: list[Row], data: Row) -> None:
        """Take a row of figures under its heads."""
        first = next((i for i, row in enumerate(heads) if any(map(self.grouped, row.words))), len(heads) - 1)
        heads = [row for row in heads[first:] if any(map(self.leaf, row.words)) or any(map(self.grouped, row.words))]
        paths: dict[int, list[str]] = {}
        for row in heads:
            for cell, words in zip(row.cells, row.words, strict=True):
                for column in range(cell.column, cell.column + cell.colspan):
                    paths.setdefault(column, []).append(words)
        keys: dict[int, Line] = {}
        for column, path in paths.items():
            line = self.line(path)
            if line and line not in keys.values():
                keys[column] = line
        if len(keys) < len(self.lines) == len(data.cells) and not self.places:
            keys = dict(zip((cell.column for cell in data.cells), self.lines, strict=True))  # spans lost: by order
            self.named_anew(heads, keys)
            self.group_anew(heads, keys)
        self.top_anew(heads, keys)
        self.places += [row.place for row in (*heads[:1], data)]
        for cell in data.cells:
            self.keep(keys.get(cell.column), cell)

    def named_anew(self, heads: list[Row], keys: dict[int, Line]) -> None:
        """Note the few heads over single figures that are none of the form's; more would be a table of another kind."""
        found = [(cell, words) for row in heads for cell, words in zip(row.cells, row.words, strict=True) if words]
        single = [(cell, words) for cell, words in dict.fromkeys(found) if cell.colspan == 1 and cell.column in keys]
        strange = [(cell, words) for cell, words in single if not self.leaf(words) and not self.grouped(words)]
        spanned = len(single) < len(dict.fromkeys(found))  # else a group's head stands over one figure, too
        if spanned and len(strange) <= _FEWEST < len(single) - len(strange):
            for cell, words in strange:
                self.alter("renamed", keys[cell.column].label, words, cell.place)

    def group_anew(self, heads: list[Row], keys: dict[int, Line]) -> None:
        """Note the head over one group of columns that is none of the form's."""
        size = len(self.lines) // len(self.groups)
        for cell, words in ((cell, words) for row in heads for cell, words in zip(row.cells, row.words, strict=True)):
            covered = {keys[column].group for column in range(cell.column, cell.column + size) if column in keys}
            short = words and any(bare(words) in bare(group) for group in covered)  # 「直接起诉」: torn, or cut short
            if cell.colspan == size and len(covered) == 1 and words and not short:
                self.alter("renamed", covered.pop(), words, cell.place)

    def top_anew(self, heads: list[Row], keys: dict[int, Line]) -> None:
        """Note the head over several groups of columns that is none of the form's."""
        block = self.form.blocks[0]
        for group in (group for group in block.groups if block.is_outer(group)):
            places = sorted(column for column, line in keys.items() if line.top == group.label)
            size = sum(line.top == group.label for line in self.lines)
            if not places or places != list(range(places[0], places[0] + size)):
                continue
            over = [
                (words, cell)
                for row in heads
                for cell, words in zip(row.cells, row.words, strict=True)
                if (cell.column, cell.colspan) == (places[0], len(places)) and words
            ]
            if over and not any(spelling in bare(words) for words, _ in over for spelling in spellings(group)):
                words, cell = over[-1]
                self.alter("renamed", group.label, words, cell.place)

    def line(self, path: list[str]) -> Line | None:
        """The column of the form that heads, from the outermost in, lead to."""
        leaf = next((leaf for words in reversed(path) if (leaf := self.leaf(words))), "")
        joined = "".join(bare(words) for words in path)
        last = max(self.groups, key=lambda group: joined.rfind(group))
        if not leaf or last not in joined:
            return None
        return next((one for one in self.lines if bare(one.group) == last and leaf in spellings(one)), None)

    def upright(self, rows: list[Row]) -> None:
        """Take figures that stand beside their heads, one to a row; a group's head may stand once for its rows."""
        group = ""
        found: list[tuple[Row, Line, Cell]] = []
        for row in rows:
            labels = [words for words in row.words[:-1] if words]
            group = next((words for words in labels if self.grouped(words)), group)
            line = self.line([group, *labels]) if labels and is_value(row.words[-1]) else None
            if line:
                found.append((row, line, row.cells[-1]))
        if len(found) >= _FEWEST:
            for row, line, cell in found:
                self.places.append(row.place)
                self.keep(line, cell)

    def keep(self, line: Line | None, cell: Cell) -> None:
        """Keep a figure; what was read first stands."""
        if line and line.key not in self.cells:
            self.cells[line.key] = self.figure(cell)
