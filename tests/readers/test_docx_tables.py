"""Tables of Word files: the grid, merged cells, nesting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.document import Document
from gixlint.readers.docx import read_docx
from tests.readers.wordfile import cell, paragraph, row, run, table, word_file

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def across(part: str) -> str:
    return f'<w:hMerge w:val="{part}"/>'


def cells(document: Document, index: int = 0) -> list[tuple[str, int, int, int, int]]:
    """Return words, row, column, rowspan and colspan of a table's cells."""
    return [
        (document.words(found.place), found.row, found.column, found.rowspan, found.colspan)
        for found in document.tables[index].cells
    ]


TABLES = {
    "plain": (
        table(row(cell("甲"), cell("乙")), row(cell(), cell("丁"))),
        "甲\t乙\n\t丁\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)],
    ),
    "spans": (
        table(
            row(cell("甲", RESTART), cell("乙", wide(2))),
            row(cell("隐", CONTINUE), cell("丙"), cell("丁")),
        ),
        "甲\t乙\n丙\t丁\n",
        [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1)],
    ),
    "last cell continues": (
        table(row(cell("甲"), cell("乙", RESTART)), row(cell("丙"), cell("", CONTINUE))),
        "甲\t乙\n丙\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 2, 1), ("丙", 1, 0, 1, 1)],
    ),
    "whole row continues": (
        table(
            row(cell("甲", RESTART), cell("乙", RESTART)),
            row(cell("", CONTINUE), cell("", CONTINUE)),
            row(cell("丙"), cell("丁")),
        ),
        "甲\t乙\n丙\t丁\n",
        [("甲", 0, 0, 2, 1), ("乙", 0, 1, 2, 1), ("丙", 2, 0, 1, 1), ("丁", 2, 1, 1, 1)],
    ),
    "merge of another width begins anew": (
        table(row(cell("甲", RESTART + wide(2)), cell("乙")), row(cell("丙", CONTINUE), cell("丁"), cell("戊"))),
        "甲\t乙\n丙\t丁\t戊\n",
        [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1), ("戊", 1, 2, 1, 1)],
    ),
    "continuing a plain cell begins anew": (
        table(row(cell("甲"), cell("乙")), row(cell("丙", CONTINUE), cell("丁"))),
        "甲\t乙\n丙\t丁\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)],
    ),
    "two merges meet": (
        table(row(cell("甲", RESTART), cell("乙")), row(cell("丙", RESTART), cell("丁"))),
        "甲\t乙\n丙\t丁\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)],
    ),
    "horizontal merge": (
        table(
            row(cell("甲", across("restart")), cell("", across("continue")), cell("乙")),
            row(cell("丙"), cell("丁"), cell("戊")),
        ),
        "甲\t乙\n丙\t丁\t戊\n",
        [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1), ("戊", 1, 2, 1, 1)],
    ),
    "grid before": (
        table(row(cell("甲"), properties='<w:gridBefore w:val="1"/>'), row(cell("乙"), cell("丙"))),
        "甲\n乙\t丙\n",
        [("甲", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("丙", 1, 1, 1, 1)],
    ),
    "several paragraphs": (
        table(row(cell(paragraph("甲") + paragraph() + paragraph("乙") + paragraph()), cell("丙"))),
        "甲\n乙\t丙\n",
        [("甲\n乙", 0, 0, 1, 1), ("丙", 0, 1, 1, 1)],
    ),
    "content controls": (
        table(
            "<w:sdt><w:sdtContent>"
            + row(cell("甲"), "<w:sdt><w:sdtContent>" + cell("乙") + "</w:sdtContent></w:sdt>")
            + "</w:sdtContent></w:sdt>"
        ),
        "甲\t乙\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)],
    ),
    "absurd spans": (
        table(row(cell("甲", wide(10**9)), cell("乙", wide(0)), cell("丙", wide(-3)))),
        "甲\t乙\t丙\n",
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 0, 2, 1, 1)],
    ),
}


@pytest.mark.parametrize(("body", "text", "expected"), TABLES.values(), ids=TABLES)
def test_table(body: str, text: str, expected: list[tuple[str, int, int, int, int]]) -> None:
    document = read_docx(word_file(paragraph("前") + body + paragraph("后")))
    assert (document.text, cells(document)) == (f"前\n{text}后\n", expected)
    assert [block.table for block in document.blocks] == [None, 0, None]


def test_nested_table_lies_in_its_cell() -> None:
    inner = table(row(cell("子"), cell("丑")), row(cell("寅"), cell("卯")))
    outer = table(row(cell(paragraph("甲") + inner + paragraph("乙")), cell("丙")), row(cell("丁"), cell(inner)))
    document = read_docx(word_file(outer + paragraph("完")))
    nested = "子\t丑\n寅\t卯"
    assert document.text == f"甲\n{nested}\n乙\t丙\n丁\t{nested}\n完\n"
    assert [document.words(found.place) for found in document.tables] == [nested, nested, document.text[:-3]]
    assert cells(document, 2) == [
        (f"甲\n{nested}\n乙", 0, 0, 1, 1),
        ("丙", 0, 1, 1, 1),
        ("丁", 1, 0, 1, 1),
        (nested, 1, 1, 1, 1),
    ]


def test_paragraph_after_nested_table_that_ends_empty() -> None:
    inner = table(row(cell("子"), cell()))
    document = read_docx(word_file(table(row(cell(inner + paragraph("乙")), cell("丙")))))
    assert document.text == "子\t\n乙\t丙\n"


def test_frame_of_one_cell_is_no_table() -> None:
    inner = table(row(cell("子"), cell("丑")))
    heading = paragraph("甲", '<w:outlineLvl w:val="0"/>')
    document = read_docx(word_file(table(row(cell(heading + inner + paragraph("乙"))))))
    assert [(document.words(block.place), block.level, block.table) for block in document.blocks] == [
        ("甲", 1, None),
        ("子\t丑", None, 0),
        ("乙", None, None),
    ]


def test_table_without_cells_leaves_nothing() -> None:
    document = read_docx(word_file(paragraph("甲") + table(row()) + paragraph("乙")))
    assert (document.text, document.tables) == ("甲\n乙\n", ())


def test_picture_and_tracked_change_in_empty_paragraph_of_cell() -> None:
    change = '<w:del w:id="1" w:author="张三"><w:r><w:delText>三</w:delText></w:r></w:del>'
    document = read_docx(word_file(table(row(cell(paragraph(change) + paragraph(run("3"))), cell("4")))))
    assert [(mark.kind, mark.place, mark.value) for mark in document.marks] == [("deletion", (0, 0), "三")]
    assert document.text == "3\t4\n"


@st.composite
def tilings(draw: st.DrawFn) -> list[list[int]]:
    """Draw a grid of numbers in which each number fills one rectangle."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    grid = [[row * columns + column for column in range(columns)] for row in range(rows)]
    for number in range(rows * columns, rows * columns + draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        bottom, right = draw(st.integers(top, rows - 1)), draw(st.integers(left, columns - 1))
        area = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if all(grid[row][column] < rows * columns for row, column in area):
            for place_row, place_column in area:
                grid[place_row][place_column] = number
    return grid


def drawn(grid: list[list[int]]) -> str:
    """Return the XML of a table whose cells hold their numbers."""
    rows = []
    for index, line in enumerate(grid):
        parts = []
        for number in dict.fromkeys(line):
            above = index > 0 and number in grid[index - 1]
            below = index + 1 < len(grid) and number in grid[index + 1]
            merge = CONTINUE if above else RESTART if below else ""
            parts.append(cell("" if above else str(number), wide(line.count(number)) + merge))
        rows.append(row(*parts))
    return table(*rows)


@settings(deadline=None)
@given(tilings())
def test_grid_is_what_was_drawn(grid: list[list[int]]) -> None:
    document = read_docx(word_file(drawn(grid)))
    if not document.tables:
        assert document.text.strip() == str(grid[0][0])
        return
    read = document.tables[0].grid()
    assert [[entry and document.words(entry.place) for entry in line] for line in read] == [
        [str(number) for number in line] for line in grid
    ]
