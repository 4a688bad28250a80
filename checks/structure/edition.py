"""Tables of another year's form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from re import escape

from gixlint.checking import Example, check
from gixlint.cleaning import is_prose_table
from gixlint.document import Cell, Place
from gixlint.editions import Edition, TableForm, edition, editions
from gixlint.findings import Problem
from gixlint.report import Report
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2019, Basis
from gixlint.text import fold


@check(
    "S112",
    severity="error",
    needs="tables.proactive",
    basis=[Basis(FORM_2019, "表二"), Basis(FORM_2021, "表二"), Basis(REGULATION_2019, "第五十条第二款")],
    examples=[
        Example(
            good="<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>",
            bad="<tr><td>信息内容</td><td>本年新制作数量</td><td>本年新公开数量</td><td>对外公开总数量</td></tr>",
        ),
        Example(
            good="<tr><td>信息内容</td><td>本年新制作数量</td><td>本年新公开数量</td><td>对外公开总数量</td></tr>",
            bad="<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>",
            sample="format2019-department",
        ),
    ],
    english="Form of another year",
)
def form_of_another_edition(report: Report) -> Iterator[Problem]:
    """用了另一年度的格式。

    2019、2020年度的报告用2019年试行格式，2021年度起用2021年格式。两者的表二栏目不同；表三的“（六）其他处理”，试行
    格式只有一行，2021年格式分为三行。检查表二、表三用的是不是本年度的格式。

    表格整个用错的，表格缺失、行列改动（F101、F102）是其后果，不另行计算。

    改正办法：换用本年度的格式重新填报。
    """
    own = report.form
    cells = list(_cells(report))
    for other in (edition(name) for name in editions() if name != own.id):
        for mine, theirs in ((t, o) for t in own.tables for o in other.tables if t.role == o.role):
            foreign = _foreign(mine, theirs)
            found = [(fold(words).strip(), place) for words, bare, place in cells if bare in foreign]
            found += _ungrouped(report, mine, theirs)
            found = found or list(_flattened(report, mine, theirs))
            if found and (len(mine.blocks) == 1 or len(found) >= 2):
                yield _problem(report, own, other, mine.role, found)


_SHORTEST = 4
"""A label shorter than this (letters) may stand in any table."""


def _foreign(own: TableForm, other: TableForm) -> frozenset[str]:
    """The labels of the other form that the form of the year has not."""
    mine, theirs = _labels(own), _labels(other)
    return frozenset(label for label in theirs - mine if len(label) >= _SHORTEST)


def _labels(table: TableForm) -> frozenset[str]:
    lines = [line for block in table.blocks for line in (*block.rows, *block.columns)]
    return frozenset(_bare(spelling) for line in lines for spelling in (line.label, line.group, *line.variants))


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _cells(report: Report) -> Iterator[tuple[str, str, Place]]:
    """Yield what may be labels: the words as they are, bare, their place."""
    document = report.document
    for number, table in enumerate(document.tables):
        if not is_prose_table(document, number):
            for cell in table.cells:
                words = document.words(cell.place)
                if len(words) >= _SHORTEST:
                    yield words, _bare(words), cell.place


def _flattened(report: Report, own: TableForm, other: TableForm) -> Iterator[tuple[str, Place]]:
    """Heads of the other form in running text, as a table that was flattened leaves them."""
    mine = {fold(column.label) for block in own.blocks for column in block.columns}
    theirs = dict.fromkeys(fold(column.label) for block in other.blocks for column in block.columns)
    for label in theirs:
        match = report.text.find(escape(label)) if label not in mine and len(label) >= _SHORTEST else None
        if match is not None and not any(label in head for head in mine):
            yield label, match.place


def _ungrouped(report: Report, own: TableForm, other: TableForm) -> Iterator[tuple[str, Place]]:
    """What is a group of rows in the form of the year and stands as one row of figures, as the other form has it:
    （六）其他处理.
    """
    document = report.document
    groups = {line.group for block in own.blocks for line in block.rows if line.group}
    rows = {line.label for block in other.blocks for line in block.rows}
    labels = {_bare(fold(label)) for label in groups & rows}
    labels |= {label[1:] for label in labels}  # the numeral may be left out
    shortest = min(map(len, labels), default=0)
    for number, table in enumerate(document.tables):
        if not labels or is_prose_table(document, number):
            continue
        for row in table.grid():
            cells: list[Cell] = list(dict.fromkeys(cell for cell in row if cell is not None))
            for cell, after in pairwise(cells):
                words = fold(document.words(cell.place))
                named = len(words) >= shortest and cell.rowspan == 1 and _bare(words) in labels
                if named and fold(document.words(after.place)).strip().isdigit():
                    yield words.strip(), cell.place


def _problem(report: Report, own: Edition, other: Edition, role: str, found: list[tuple[str, Place]]) -> Problem:
    name = own.table(role).name
    words = "、".join(f"“{label}”" for label in list(dict.fromkeys(label for label, _ in found))[:3])
    return Problem(
        found[0][1],
        f"table.{role}",
        f"{name}有{words}，是{other.name}的{name}，{report.year}年度应当使用{own.name}。",
        f"换用{own.name}的{name}重新填报。",
        about=(f"section.{role}",),
    )
