"""Rewrites a document in other formats, so that one content can be read in all of them."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from gixlint.document import Block, Document, Table

__all__ = ["as_docx", "as_html", "as_markdown", "as_text"]


def _blocks(document: Document) -> Iterator[tuple[Block, str, Table | None]]:
    for block in document.blocks:
        if block.story == "body":
            table = None if block.table is None else document.tables[block.table]
            yield block, document.words(block.place), table


def as_text(document: Document) -> bytes:
    """Plain text as Word saves it: a line a paragraph, a line a row of a table with tabs between the cells."""
    lines = []
    for _, words, table in _blocks(document):
        if table is None:
            lines.append(words.replace("\n", ""))
        else:
            for row in range(table.rows):
                cells = [document.words(c.place).replace("\n", "") for c in table.cells if c.row == row]
                lines.append("\t".join(cells))
    return ("\n".join(lines) + "\n").encode()


def as_html(document: Document, encoding: str = "utf-8") -> bytes:
    """A page with the report as headings, paragraphs and tables."""
    title = html.escape(next((words for block, words, _ in _blocks(document) if block.level == 1), ""))
    parts = [
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="{encoding}"><title>{title}</title></head>\n<body>'
    ]
    for block, words, table in _blocks(document):
        if table is not None:
            parts.append(_html_table(document, table))
        else:
            tag = f"h{block.level}" if block.level else "p"
            parts.append(f"<{tag}>{html.escape(words)}</{tag}>")
    return "\n".join([*parts, "</body></html>\n"]).encode(encoding)


def _html_table(document: Document, table: Table) -> str:
    rows = []
    for row in range(table.rows):
        cells = []
        for cell in (c for c in table.cells if c.row == row):
            spans = "".join(f' {n}="{v}"' for n, v in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if v > 1)
            cells.append(f"<td{spans}>{html.escape(document.words(cell.place))}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1">\n' + "\n".join(rows) + "\n</table>"


def as_markdown(document: Document) -> bytes:
    """Markdown with the tables as HTML, which keeps their spans."""
    parts = []
    for block, words, table in _blocks(document):
        parts.append(
            _html_table(document, table)
            if table is not None
            else "#" * (block.level or 0) + " " * bool(block.level) + words
        )
    return ("\n\n".join(parts) + "\n").encode()


def as_docx(document: Document) -> bytes:
    """A Word file with headings as styles and merged cells, set as official documents are."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "FangSong", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    for block, words, table in _blocks(document):
        if table is not None:
            _docx_table(word, document, table)
            continue
        paragraph: Paragraph = word.add_heading(words, block.level) if block.level else word.add_paragraph(words)
        if block.level == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _docx_table(word: docx.document.Document, document: Document, table: Table) -> None:
    made = word.add_table(table.rows, table.columns, style="Table Grid")
    grid = [row.cells for row in made.rows]  # `made.cell` would walk the whole table for every cell
    for cell in table.cells:
        first = grid[cell.row][cell.column]
        if cell.rowspan > 1 or cell.colspan > 1:
            first = first.merge(grid[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1])
        first.text = document.words(cell.place)


def as_pipes(document: Document, repeat: bool) -> bytes:
    """Markdown with pipe tables, which know no spans: a merged cell is repeated, or stands once with blanks after it."""
    parts = []
    for block, words, table in _blocks(document):
        if table is None:
            parts.append("#" * (block.level or 0) + " " * bool(block.level) + words)
            continue
        rows = []
        for number, line in enumerate(table.grid()):
            cells = [
                ""
                if cell is None or (not repeat and (cell.row, cell.column) != (number, column))
                else document.words(cell.place).replace("\n", "")
                for column, cell in enumerate(line)
            ]
            rows.append("| " + " | ".join(cells) + " |")
        parts.append("\n".join([rows[0], "|" + " --- |" * table.columns, *rows[1:]]))
    return ("\n\n".join(parts) + "\n").encode()


def as_flat_text(document: Document, between: str) -> bytes:
    """Plain text with the cells of tables run together: parted by `between` (a line feed, a space)."""
    parts = []
    for _, words, table in _blocks(document):
        parts.append(
            words if table is None else between.join(document.words(c.place).replace("\n", "") for c in table.cells)
        )
    return ("\n".join(parts) + "\n").encode()


def as_one_line(document: Document) -> bytes:
    """Plain text all in one line, as scraped pages come: paragraphs and cells parted by spaces."""
    return as_flat_text(document, " ").replace(b"\n", b" ") + b"\n"
