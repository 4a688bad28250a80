"""The sums of a table of the form: what holds, what does not, and which cell is suspected.

The relations come from the edition's data (`TableForm.sums`); nothing here names a row or a column. A blank counts as
nothing: where a sum fails that way, it is broken only if no figure in the blanks could mend it. A cell that cannot be
read leaves every sum that needs it undecided, and no other.
"""

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from typing import Literal, TypeGuard

from gixlint.editions import Block, Line, Sum, TableForm
from gixlint.records import Record
from gixlint.report import Figure, FormTable

__all__ = [
    "Judged", "Relation", "Value", "blanks", "cell_name", "held", "is_count", "judge", "name_of", "relations", "value",
]  # fmt: skip

Value = int | Decimal


class Relation(Record):
    """One sum along one row or column (`line`): the keys of the cells on both sides, which add up to the same."""

    sum: Sum
    line: Line
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All cells that take part."""
        return self.left + self.right


class Judged(Record):
    """What a relation came to: both sides with blanks as nothing, and why it is undecided if it is."""

    relation: Relation
    left: Value
    right: Value
    state: Literal["holds", "broken", "undecided"]
    reason: str = ""


def relations(form: TableForm, cells: Mapping[str, Figure]) -> Iterator[Relation]:
    """Yield every relation of a table: each sum for every column, or for every row, that it runs over.

    Rows that the table holds only as their group's one row are replaced by it.
    """
    for block in form.blocks:
        for total in form.sums:
            across = block.rows if total.across == "rows" else block.columns
            if not {line.key for line in across}.issuperset(total.left + total.right):
                continue
            seen: set[tuple[str, ...]] = set()
            for line in block.columns if total.across == "rows" else block.rows:
                relation = _relation(form, total, block, line, cells)
                if relation.keys not in seen:
                    seen.add(relation.keys)
                    yield relation


def _relation(form: TableForm, total: Sum, block: Block, line: Line, cells: Mapping[str, Figure]) -> Relation:
    def side(keys: tuple[str, ...]) -> tuple[str, ...]:
        named = [block.cell(key, line.key) if total.across == "rows" else block.cell(line.key, key) for key in keys]
        return tuple(dict.fromkeys(held(form, key, cells) for key in named))

    left, right = side(total.left), side(total.right)
    if total.across == "columns":
        _, line, _ = form.lines(right[0])  # the group, where it stands for its rows
    return Relation(total, line, left, right)


def held(form: TableForm, key: str, cells: Mapping[str, Figure]) -> str:
    """Return the key itself, or that of its group's cell where the table has the group in one row."""
    if key in cells:
        return key
    group = form.grouped(key)
    return group if group in cells else key


def judge(table: FormTable, names: Container[str] | None = None) -> tuple[Judged, ...]:
    """Judge every relation of a table of the form, or those of the sums `names`."""
    if table.form is None:
        return ()
    form = table.form
    if names is not None:
        form = form._replace(sums=tuple(total for total in form.sums if total.name in names))
    return tuple(_judged(relation, table) for relation in relations(form, table.cells))


def _judged(relation: Relation, table: FormTable) -> Judged:
    unread = [key for key in relation.keys if not _read(table.cells.get(key))]
    left, right = (sum(value(table.cells.get(key)) for key in side) for side in (relation.left, relation.right))
    if unread:
        return Judged(relation, left, right, "undecided", "有的格缺失或无法辨认")
    if left == right:
        return Judged(relation, left, right, "holds")
    blank_left, blank_right = (any(table.cells[key].empty for key in side) for side in (relation.left, relation.right))
    if (left < right and blank_left) or (left > right and blank_right):
        return Judged(relation, left, right, "undecided", "有的格空白")
    return Judged(relation, left, right, "broken")


def blanks(table: FormTable, relation: Relation) -> tuple[str, ...]:
    """Return the cells of a relation that hold nothing."""
    return tuple(key for key in relation.keys if key in table.cells and table.cells[key].empty)


def _read(figure: Figure | None) -> bool:
    return figure is not None and (figure.state == "number" or figure.empty)


def value(figure: Figure | None) -> Value:
    """Return a cell's figure, 0 where it holds none."""
    return figure.value if figure is not None and figure.state == "number" and figure.value is not None else 0


def is_count(figure: Figure | None) -> TypeGuard[Figure]:
    """Tell whether a cell holds what can be a count: a whole number from 0 on."""
    return figure is not None and figure.state == "number" and value(figure) >= 0 and value(figure) % 1 == 0


def name_of(line: Line) -> str:
    """Return a short name of a row or column: bare of numbering and remarks, with its group if too short."""
    name = _plain(line.label)
    return f"{_plain(line.group)}{name}" if len(name) <= 2 and line.group else name


def cell_name(form: TableForm, key: str) -> str:
    """Return a short name of a cell: 予以公开（自然人）, 结果维持."""
    _, row, column = form.lines(key)
    return f"{name_of(row)}（{name_of(column)}）" if row.label else f"{column.group}{column.label}"


def _plain(label: str) -> str:
    """A label without its numbering and without a remark in brackets at its end."""
    bare = (
        label.lstrip("0123456789.（一二三四五六七八九十）、")
        if label[:1] in "0123456789（一二三四五六七八九十"
        else label
    )
    return bare.partition("（")[0] or label
