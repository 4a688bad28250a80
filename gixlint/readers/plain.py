"""Reading plain text: a line is a paragraph, tabs and pipes draw tables, everything else stays as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from gixlint.document import Document, Place, Source, Story
from gixlint.readers.builder import Builder
from gixlint.readers.front_matter import front_lines
from gixlint.readers.lines import Slice, split_lines
from gixlint.readers.pipe_tables import pipe_rows, write_rows

__all__ = ["read_plain", "write_line"]


def read_plain(text: str, encoding: str | None = None) -> Document:
    """Return the document that plain text is."""
    lines = list(split_lines(text))
    builder = Builder()
    count, metadata = front_lines(lines)
    for line in lines[:count]:
        write_line(builder, line, "front")
    index = count
    while index < len(lines):
        end, rows = pipe_rows(lines, index)
        if not rows:
            end, rows = _tab_rows(lines, index)
        if rows:
            write_rows(builder, rows, _write_cell)
        else:
            end = max(end, index + 1)
            for line in lines[index:end]:
                write_line(builder, line)
        index = end
    pages = max((line.page for line in lines if line.page and line.text.strip()), default=None)
    return builder.freeze(Source("txt", encoding=encoding, pages=pages), metadata)


def write_line(builder: Builder, line: Slice, story: Story = "body") -> None:
    """Write a line as a block of its own; an empty one leaves a line feed."""
    piece = line.stripped()
    builder.anchor(piece.line, piece.column, piece.page)
    builder.paragraph(piece.text, story=story)


def _write_cell(builder: Builder, cell: Slice) -> Place:
    builder.anchor(cell.line, cell.column, cell.page)
    start = builder.offset
    text, done = cell.text, 0
    while (escape := text.find("\\|", done)) >= 0:
        builder.write(text[done:escape])
        done = escape + 1
        builder.anchor(cell.line, cell.column + done, cell.page)
        builder.write("|")
        done += 1
    builder.write(text[done:])
    return Place(start, builder.offset)


def _tab_rows(lines: Sequence[Slice], index: int) -> tuple[int, list[list[Slice]]]:
    """Return the index after the lines with tabs that start at `index`, and their rows; none if they draw no table."""
    rows: list[list[Slice]] = []
    filled = 0
    end = index
    while end < len(lines) and lines[end].text.count("\t") >= 2 and lines[end].text.strip():
        cells = _split_tabs(lines[end])
        end += 1
        rows.append(cells)
        filled += sum(1 for cell in cells if cell.text.strip()) > 1
    # Lines that are only indented by tabs are no table, but a table may have rows with a label alone.
    if len(rows) < 2 or filled * 2 < len(rows):
        return end, []
    return end, rows


def _split_tabs(line: Slice) -> list[Slice]:
    cells: list[Slice] = []
    start = 0
    for part in line.text.split("\t"):
        cells.append(line.cut(start, start + len(part)).stripped())
        start += len(part) + 1
    return cells
