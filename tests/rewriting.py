"""Rewrites a document in other formats, so that one content can be read in all of them."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from gixlint.document import Block, Cell, Document, Table

__all__ = ["as_docx", "as_html", "as_markdown", "as_text"]


def blocks(document: Document) -> Iterator[tuple[Block, str, Table | None]]:
    for block in document.blocks:
        if block.story == "body":
            table = None if block.table is None else document.tables[block.table]
            yield block, document.words(block.place), table


def as_text(document: Document) -> bytes:
    """Plain text as Word saves it: a line a paragraph, a line a row of a table with tabs between the cells."""
    lines = []
    for _, words, table in blocks(document):
        if table is None:
            lines.append(words.replace("\n", ""))
        else:
            for row in range(table.rows):
                cells = [document.words(c.place).replace("\n", "") for c in table.cells if c.row == row]
                lines.append("\t".join(cells))
    return ("\n".join(lines) + "\n").encode()


def as_html(document: Document, encoding: str = "utf-8") -> bytes:
    """A page with the report as headings, paragraphs and tables."""
    title = html.escape(next((words for block, words, _ in blocks(document) if block.level == 1), ""))
    parts = [
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="{encoding}"><title>{title}</title></head>\n<body>'
    ]
    for block, words, table in blocks(document):
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
    for block, words, table in blocks(document):
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
    for block, words, table in blocks(document):
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
    rows, wide = [], 9000 // table.columns
    for line in spanned(table):
        cells = []
        for cell, begins in line:
            spans = f'<w:tcW w:w="{wide * cell.colspan}" w:type="dxa"/>'
            spans += f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            if cell.rowspan > 1:
                spans += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
            lines = document.words(cell.place).split("\n") if begins else [""]
            inner = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(words)}</w:t>' for words in lines)
            cells.append(f"<w:tc><w:tcPr>{spans}</w:tcPr><w:p><w:r>{inner}</w:r></w:p></w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = f'<w:gridCol w:w="{wide}"/>' * table.columns
    drawn = f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    word.element.body.insert_element_before(parse_xml(f"{drawn}{''.join(rows)}</w:tbl>"), "w:sectPr")


def spanned(table: Table) -> Iterator[list[tuple[Cell, bool]]]:
    """Yield the cells of each row in order, those that go on from a row above as well, and whether they begin here."""
    for number, line in enumerate(table.grid()):
        cells = dict.fromkeys(cell for cell in line if cell is not None)
        yield [(cell, cell.row == number) for cell in cells]


def as_pipes(document: Document, repeat: bool) -> bytes:
    """Markdown with pipe tables, which know no spans: a merged cell is repeated, or stands once with blanks after it."""
    parts = []
    for block, words, table in blocks(document):
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
    for _, words, table in blocks(document):
        parts.append(
            words if table is None else between.join(document.words(c.place).replace("\n", "") for c in table.cells)
        )
    return ("\n".join(parts) + "\n").encode()


def as_one_line(document: Document) -> bytes:
    """Plain text all in one line, as scraped pages come: paragraphs and cells parted by spaces."""
    return as_flat_text(document, " ").replace(b"\n", b" ") + b"\n"
