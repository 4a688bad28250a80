"""A draft as a Word document in the layout of GB/T 9704, on a template that says how its styles look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gixlint.checking import beside_package
from gixlint.drafting.forms import Cell, Grid
from gixlint.errors import GixlintError
from gixlint.wordfile import opened, packed

if TYPE_CHECKING:
    from datetime import date

    from gixlint.drafting import Draft

__all__ = ["STYLES", "word"]

STYLES = {
    "title": "Title", "section": "Heading 1", "part": "Heading 2", "text": "Body Text", "signature": "公文落款",
    "table": "公文表格", "small": "公文表格小字", "blank": "待填写",
}  # fmt: skip
"""The styles of the template that a draft is made in."""

_BLANK = re.compile(r"(【此处填写[^】]*】)")
_WIDTH = 156.0
_OUTER = 13.0
_NARROW = 10.4
"""The width of a table, of a column of outer labels and the least of a column of figures, in millimetres."""
_MANY = 10
"""From how many columns on a table needs small print."""
_LONG = 20
"""Above how many rows a table takes a page of its own."""
_HIGH = {"table": 8.5, "small": 6.9}
"""The least height of a row in millimetres, by the style of its words."""


def word(draft: Draft, day: date, template: str = "") -> bytes:
    """Return the draft as a Word file. Raises GixlintError where the template cannot be used."""
    document = _emptied(Path(template) if template else beside_package("templates") / "draft.docx")
    numbers = count(1)
    last = None
    for part in draft.parts:
        if isinstance(part, Grid):
            if part.rows > _LONG:  # with its heading it fills a page
                document.paragraphs[-1].paragraph_format.page_break_before = True
            _table(document, part)
        else:
            if part.kind == "signature" and last != "signature":
                document.add_paragraph(style=STYLES["text"])
            _paragraph(document.add_paragraph(style=STYLES[part.kind]), part.words, numbers)
            last = part.kind
    return packed(document, draft.title, "", day)


def _emptied(template: Path) -> Any:
    """Return the template without what stands in it but for its page and its styles."""
    document = opened(template)
    known = {style.name for style in document.styles}
    if missing := [name for name in STYLES.values() if name not in known]:
        raise GixlintError(f"模板 {template} 缺少样式：{'、'.join(missing)}")
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    return document


def _paragraph(paragraph: Any, words: str, numbers: Iterator[int]) -> None:
    """Add the words; what is to be filled in becomes a field that goes away as soon as something is typed into it."""
    from docx.oxml import OxmlElement

    for piece in filter(None, _BLANK.split(words)):
        run = paragraph.add_run(piece)
        if not _BLANK.fullmatch(piece):
            continue
        run.style = paragraph.part.document.styles[STYLES["blank"]]
        control, about, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        for name in ("id", "temporary", "showingPlcHdr"):
            about.append(OxmlElement(f"w:{name}"))
        about[0].set(f"{{{about.nsmap['w']}}}val", str(next(numbers)))
        run._r.addprevious(control)
        content.append(run._r)
        control.append(about)
        control.append(content)


def _table(document: Any, grid: Grid) -> None:
    """Add a table that stays on one page."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = document.add_table(rows=grid.rows, cols=grid.columns, style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    widths, size = _widths(grid), "table" if grid.columns < _MANY else "small"
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(_margins())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row.height = Mm(_HIGH[size])
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    matrix = [list(row.cells) for row in table.rows]
    for cell in grid.cells:
        made = matrix[cell.row][cell.column]
        if (cell.rows, cell.columns) != (1, 1):
            made = made.merge(matrix[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
        _fill(made, cell, size, cell.row + cell.rows < grid.rows)
        made.width = Mm(sum(widths[cell.column : cell.column + cell.columns]))


def _margins() -> Any:
    """Return the space between a cell's edge and its words, half of what is usual: these tables are dense."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sides = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    return parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")


def _widths(grid: Grid) -> Sequence[float]:
    """Return the widths of the columns: a single column of labels is a little wider, several take what is left."""
    figures = grid.columns - grid.labels
    if grid.labels == 0:
        return [_WIDTH / figures] * figures
    if grid.labels == 1:
        return [_WIDTH * 0.28, *[_WIDTH * 0.72 / figures] * figures]
    outer = [_OUTER] * (grid.labels - 1)
    return [*outer, _WIDTH - sum(outer) - _NARROW * figures, *[_NARROW] * figures]


def _fill(made: Any, cell: Cell, size: str, kept: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    made.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for paragraph in made.paragraphs[1:]:  # of the cells that it was merged of
        paragraph._p.getparent().remove(paragraph._p)
    paragraph = made.paragraphs[0]
    paragraph.style = made.part.document.styles[STYLES[size]]
    paragraph.add_run(cell.words)
    if kept:
        paragraph.paragraph_format.keep_with_next = True
    if size == "small" and cell.kind == "label":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
