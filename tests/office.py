"""Rewrites a document as office programs save it beside .docx: OpenDocument, RTF, Word 97-2003."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from gixlint.document import Cell, Document, Table
from tests.readers.docfile import BELOW, DOWN, Line, Run, line, row, sprm, word97
from tests.readers.odtfile import COVERED, odt_parts
from tests.readers.wordfile import zipped
from tests.rewriting import blocks, spanned

__all__ = ["as_doc", "as_odt", "as_rtf"]

COLUMN = 900
"""The width of a column of a table in twentieths of a point."""


def as_odt(document: Document) -> bytes:
    """An OpenDocument text with headings by level and merged cells."""
    parts = []
    for block, words, table in blocks(document):
        if table is not None:
            rows = ("".join(_odt_cell(document, cell, begins) for cell, begins in cells) for cells in spanned(table))
            inner = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
            columns = f'<table:table-column table:number-columns-repeated="{table.columns}"/>'
            parts.append(f"<table:table>{columns}{inner}</table:table>")
        elif block.level:
            parts.append(f'<text:h text:outline-level="{block.level}">{_odt_text(words)}</text:h>')
        else:
            parts.append(f"<text:p>{_odt_text(words)}</text:p>")
    return zipped(odt_parts("".join(parts)))


def _odt_text(words: str) -> str:
    spaced = escape(words).replace("  ", " <text:s/>").replace("\n", "<text:line-break/>")
    return f"<text:s/>{spaced[1:]}" if spaced.startswith(" ") else spaced


def _odt_cell(document: Document, cell: Cell, begins: bool) -> str:
    if not begins:
        return COVERED * cell.colspan
    spans = f'table:number-rows-spanned="{cell.rowspan}" table:number-columns-spanned="{cell.colspan}"'
    words = _odt_text(document.words(cell.place))
    return f"<table:table-cell {spans}><text:p>{words}</text:p></table:table-cell>{COVERED * (cell.colspan - 1)}"


def as_rtf(document: Document) -> bytes:
    """An RTF file: text as Unicode with its code page's bytes, headings by outline level, cells by their edges."""
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
    parts = []
    for block, words, table in blocks(document):
        if table is not None:
            parts += _rtf_rows(document, table)
        else:
            level = rf"\outlinelevel{block.level - 1}" if block.level else ""
            parts.append(rf"\pard{level} {_rtf_text(words)}\par")
    return (head + "\n".join(parts) + "}").encode("ascii")


def _rtf_text(words: str) -> str:
    out = []
    for character in words:
        if character == "\n":
            out.append(r"\line ")
        elif character in "\\{}":
            out.append(f"\\{character}")
        elif character.isascii():
            out.append(character)
        else:
            units = character.encode("utf-16-le")
            codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
            out += [rf"\u{code}?" for code in codes]
    return "".join(out)


def _rtf_rows(document: Document, table: Table) -> Iterator[str]:
    for cells in spanned(table):
        edges, words = [], []
        for cell, begins in cells:
            down = "" if cell.rowspan == 1 else r"\clvmgf" if begins else r"\clvmrg"
            edges.append(rf"{down}\cellx{COLUMN * (cell.column + cell.colspan)}")
            words.append(rf"{_rtf_text(document.words(cell.place)) if begins else ''}\cell")
        yield rf"\trowd{''.join(edges)}\pard\intbl " + " ".join(words) + r"\row"


def _plain_run(words: str) -> tuple[Run, ...]:
    return (Run(words),)


def as_doc(document: Document, shown: Callable[[str], tuple[Run, ...]] = _plain_run) -> bytes:
    """A Word 97-2003 file with headings by outline level and merged cells; `shown` makes the runs of a paragraph."""
    lines: list[Line] = []
    for block, words, table in blocks(document):
        if table is None:
            changes = sprm(0x2640, block.level - 1) if block.level else b""
            lines.append(line(*shown(_doc_text(words)), changes=changes))
            continue
        for cells in spanned(table):
            lines += row(
                *(_doc_text(document.words(cell.place)) if begins else "" for cell, begins in cells),
                edges=[COLUMN * cell.column for cell, _ in cells] + [COLUMN * table.columns],
                flags=[0 if cell.rowspan == 1 else DOWN if begins else BELOW for cell, begins in cells],
            )
    return word97(*lines)


def _doc_text(words: str) -> str:
    return words.replace("\n", "\v")
