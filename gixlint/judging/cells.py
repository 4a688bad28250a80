"""The cells of a report's tables that count a thing, found by what the edition says that its rows and columns mean."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.editions import TableForm
from gixlint.findings import Related
from gixlint.judging.sums import held, is_count
from gixlint.records import Record
from gixlint.report import Absent, Figure, FormTable, Report

__all__ = ["Cell", "cells", "counted", "keys_of", "statistics"]


class Cell(Record):
    """A cell of a table of the form, with its figure."""

    table: FormTable
    form: TableForm
    key: str
    figure: Figure

    @property
    def role(self) -> str:
        """The role by which findings speak of it: `requests.r1.total`."""
        return f"{self.form.role}.{self.key}"

    @property
    def name(self) -> str:
        """The user's name of it: 表三 一、本年新收政府信息公开申请数量（总计）."""
        return self.form.where(self.key)

    def related(self, label: str = "") -> Related:
        """Return it as something that a problem rests on."""
        return Related(self.figure.place, self.role, label or self.name)


def cells(report: Report, *meanings: str) -> Iterator[Cell]:
    """Yield the cells that count one of these, in the order of the form; those that were not found are left out."""
    forms = () if isinstance(report.edition, Absent) else report.edition.tables
    for form in forms:
        table = report.find(f"table.{form.role}")
        if isinstance(table, FormTable):
            keys = (key for meaning in meanings for key in keys_of(table, form, meaning))
            yield from (Cell(table, form, key, table.cells[key]) for key in keys if key in table.cells)


def keys_of(table: FormTable, form: TableForm, meaning: str) -> tuple[str, ...]:
    """Return the keys of the cells that together count this; that of a group, where its rows stand as one row."""
    keys = form.counting(meaning)
    if any(group.means == meaning for block in form.blocks for group in block.single_rows()):
        keys = tuple(dict.fromkeys(held(form, key, table.cells) for key in keys))
    return keys


def counted(report: Report, *meanings: str) -> Iterator[Cell]:
    """Yield those of the cells that hold a number above zero."""
    return (cell for cell in cells(report, *meanings) if is_count(cell.figure) and cell.figure.value)


def statistics(report: Report, *meanings: str) -> Iterator[tuple[str, str, Figure]]:
    """Yield what the statistics table has for the report year that counts one of these: role, label and figure."""
    table = report.find("table.statistics")
    form = None if isinstance(report.edition, Absent) else report.edition.statistics
    if not isinstance(table, FormTable) or form is None:
        return
    for line in form.meaning(*meanings):
        figure = table.cells.get(f"{line.key}.year")
        if figure is not None:
            yield f"statistics.{line.key}.year", line.label, figure
