"""A draft as Markdown, its tables as HTML, which alone keeps merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gixlint.drafting.forms import Cell, Grid

if TYPE_CHECKING:
    from gixlint.drafting import Draft

__all__ = ["markdown"]

_MARKS = {"title": "# ", "section": "## "}


def markdown(draft: Draft) -> str:
    """Return the draft as the text of a Markdown file."""
    blocks = [
        _table(part) if isinstance(part, Grid) else _MARKS.get(part.kind, "") + part.words for part in draft.parts
    ]
    return "\n\n".join(blocks) + "\n"


def _table(grid: Grid) -> str:
    rows = ["".join(_cell(cell) for cell in grid.cells if cell.row == row) for row in range(grid.rows)]
    return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])


def _cell(cell: Cell) -> str:
    from html import escape

    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    return f"<td{attributes}>{escape(cell.words, quote=False)}</td>"
