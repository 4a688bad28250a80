"""The tables of the form, read out of the document's tables cell by cell.

A table of the form may be drawn as one table or as pieces (over pages), two may be drawn as one, rows and columns may
be added, renamed or dropped. So every row is known by its labels and every column by its heads; positions are the last
resort, and what was altered is reported.
"""

from __future__ import annotations

from gixlint.document import Document
from gixlint.editions import Edition, TableForm
from gixlint.parsing.blocks import Blocks
from gixlint.parsing.figures import lost
from gixlint.parsing.grid import is_value, rows_of
from gixlint.parsing.matrix import Matrix
from gixlint.parsing.strip import Strip
from gixlint.report import Figure, FormTable
from gixlint.text import fold

__all__ = ["doubted", "read_tables"]

_LIKELY = 0.6
"""A figure that was recognised less surely is as good as not read."""


def read_tables(document: Document, form: Edition) -> dict[str, FormTable]:
    """Return the tables of the form that stand in the document as tables, by role."""
    rows = rows_of(document)
    read = {table.role: _reader(table)(document, table).read(rows) for table in form.tables} if rows else {}
    return {role: table for role, table in read.items() if table is not None}


def doubted(document: Document, table: FormTable) -> FormTable:
    """Return a table whose figures are lost where recognition hardly read them, or read neither word nor figure."""
    if not document.is_recognised(table.place):
        return table

    def kept(found: Figure) -> Figure:
        sure = document.sureness(found.place) if found.state in ("number", "text") else None
        strange = found.state == "text" and sure is not None and is_value(fold(found.raw))
        return lost(found.place, found.raw) if strange or (sure is not None and sure < _LIKELY) else found

    return table._replace(cells={key: kept(found) for key, found in table.cells.items()})


def _reader(form: TableForm) -> type[Blocks] | type[Matrix] | type[Strip]:
    """The way to read a table of the form, by its build."""
    if len(form.blocks) > 1:
        return Blocks
    return Matrix if form.blocks[0].rows[0].label else Strip
