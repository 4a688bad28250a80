"""Rewrites a document as pages: lines of text at places, tables with drawn cells, page numbers below; as OFD and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from gixlint.document import Cell, Document, Table
from tests.readers.ofdfile import HEIGHT, MILLIMETRES, SIZE, WIDTH, layer, ofd_parts, path, text, width
from tests.readers.pdffile import pdf
from tests.readers.wordfile import zipped
from tests.rewriting import blocks

__all__ = ["as_ofd", "as_pdf"]

MARGIN, STEP = 25.0, 8.0


class Line(NamedTuple):
    """Words from `x` on, `y` being where they stand on; all in millimetres from the top left corner."""

    x: float
    y: float
    words: str
    size: float = SIZE


class Frame(NamedTuple):
    """The frame of a cell."""

    x: float
    y: float
    wide: float
    high: float


Page = list[Line | Frame]


def as_ofd(document: Document) -> bytes:
    """The pages as OFD."""
    return zipped(ofd_parts(layer(*map(_ofd_object, page)) for page in _pages(document)))


def _ofd_object(item: Line | Frame) -> str:
    if isinstance(item, Line):
        return text(item.words, item.x, item.y, item.size)
    frame = f"M 0 0 L {item.wide:g} 0 L {item.wide:g} {item.high:g} L 0 {item.high:g} C"
    return path(frame, f"{item.x:g} {item.y:g} {item.wide:g} {item.high:g}")


def as_pdf(document: Document) -> bytes:
    """The pages as PDF."""
    paper = WIDTH / MILLIMETRES, HEIGHT / MILLIMETRES
    return pdf(*([_pdf_operators(item) for item in page] for page in _pages(document)), paper=paper)


def _pdf_operators(item: Line | Frame) -> str:
    x = item.x / MILLIMETRES
    if isinstance(item, Line):
        y, size = (HEIGHT - item.y) / MILLIMETRES, item.size / MILLIMETRES
        return f"BT /F {size:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{item.words.encode('utf-16-be').hex()}> Tj ET"
    y, wide, high = ((HEIGHT - item.y - item.high), item.wide, item.high)
    return f"{x:.2f} {y / MILLIMETRES:.2f} {wide / MILLIMETRES:.2f} {high / MILLIMETRES:.2f} re S"


def _pages(document: Document) -> Iterator[Page]:
    paper = _Paper()
    for block, words, table in blocks(document):
        if table is None:
            for line in words.split("\n"):
                paper.paragraph(line, is_title=block.level == 1, is_heading=bool(block.level))
        else:
            paper.table(document, table)
    for number, page in enumerate(paper.pages, 1):
        yield [*page, Line(WIDTH / 2 - 8, HEIGHT - 12, f"— {number} —", 4)]


class _Paper:
    def __init__(self) -> None:
        self.pages: list[Page] = [[]]
        self._y = MARGIN

    def _room(self, height: float) -> None:
        if self._y + height > HEIGHT - MARGIN:
            self.pages.append([])
            self._y = MARGIN

    def paragraph(self, words: str, *, is_title: bool, is_heading: bool) -> None:
        size = 7.0 if is_title else SIZE
        lines = list(_wrapped(words, WIDTH - 2 * MARGIN, size, 0 if is_title else 2 * size))
        for number, line in enumerate(lines):
            self._room(STEP)
            self._y += STEP
            wide = sum(width(character, size) for character in line)
            left = (WIDTH - wide) / 2 if is_title else MARGIN + (2 * size if number == 0 else 0)
            self.pages[-1].append(Line(left, self._y - 1, line, size))
        if is_title or is_heading:
            self._y += 2

    def table(self, document: Document, table: Table) -> None:
        """Draw all rows of a table; rows that cells join stay together."""
        size, column = 3.0, (WIDTH - 2 * MARGIN) / table.columns
        self._y += 3
        reach = [max((c.row + c.rowspan for c in table.cells if c.row <= row), default=0) for row in range(table.rows)]
        for _, joined in groupby(range(table.rows), key=_grouped(reach)):
            rows = list(joined)
            words: dict[Cell, list[str]] = {
                cell: list(_wrapped(document.words(cell.place).replace("\n", ""), column * cell.colspan - 2, size, 0))
                for cell in table.cells
                if cell.row in rows
            }
            heights = dict.fromkeys(rows, 5.0)
            for cell, lines in sorted(words.items(), key=lambda item: item[0].rowspan):
                inside = range(cell.row, cell.row + cell.rowspan)
                heights[inside[-1]] += max(0, 2 + 3.5 * len(lines) - sum(heights[row] for row in inside))
            self._room(sum(heights.values()))
            tops = {row: self._y + sum(heights[above] for above in rows if above < row) for row in rows}
            for cell, lines in words.items():
                x, y = MARGIN + cell.column * column, tops[cell.row]
                high = sum(heights[row] for row in range(cell.row, cell.row + cell.rowspan))
                self.pages[-1].append(Frame(x, y, column * cell.colspan, high))
                self.pages[-1] += [Line(x + 1, y + 3.5 * n, line, size) for n, line in enumerate(lines, 1)]
            self._y += sum(heights.values())
        self._y += 3


def _grouped(reach: list[int]) -> Callable[[int], int]:
    """Number the rows so that those that a cell joins bear one number."""
    numbers: list[int] = []
    for row in range(len(reach)):
        numbers.append(numbers[-1] if row and reach[row - 1] > row else row)
    return numbers.__getitem__


def _wrapped(words: str, wide: float, size: float, indent: float) -> Iterator[str]:
    line, left = "", wide - indent
    for character in words:
        if line and left < width(character, size):
            yield line
            line, left = "", wide
        line += character
        left -= width(character, size)
    if line:
        yield line
