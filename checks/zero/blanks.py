"""Cells that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import TableForm, edition, editions
from gixlint.findings import Problem, Related
from gixlint.parsing.tables import read_tables
from gixlint.report import Figure, FormTable, Report
from gixlint.statutes import FORM_2019, FORM_2021, PRACTICE, Basis

_SHOWN = 3
"""So many cells are named; the others are counted."""


@check(
    "Z106",
    severity="warning",
    needs="tables",
    basis=[Basis(FORM_2019, "表二、表三、表四"), Basis(FORM_2021, "表二、表三、表四"), Basis(PRACTICE, "零报告")],
    examples=[
        Example(
            good='<tr><td>行政处罚</td><td colspan="3">247</td></tr>',
            bad='<tr><td>行政处罚</td><td colspan="3"></td></tr>',
        ),
        Example(
            good="<td>1.属于国家秘密</td><td>0</td>",
            bad="<td>1.属于国家秘密</td><td>/</td>",
        ),
        Example(
            good="<tr><td>行政许可</td><td>19</td><td>-2</td><td>15382</td></tr>",
            bad="<tr><td>行政许可</td><td>19</td><td>-2</td><td>/</td></tr>",
            sample="format2019-department",
        ),
    ],
    english="Blank cell",
)
def cell_blank(report: Report) -> Iterator[Problem]:
    """单元格没有填写数字。

    检查表二、表三、表四有没有空白的单元格，或者以“-”“/”“无”代替数字的单元格。没有发生的应当填写“0”：空白既可能是
    没有发生，也可能是漏填，读者和汇总单位无法分辨。

    每张表提示一次，列出没有填写的单元格。读不出是否填写的单元格（表格已被压成文字、数字连成一片），不提示。

    改正办法：没有发生的填“0”。
    """
    for form, table in _tables(report):
        empty = [(key, table.cells[key]) for key in form.keys() if key in table.cells and table.cells[key].empty]
        if not empty:
            continue
        names = [form.where(key).removeprefix(form.name).strip() for key, _ in empty[:_SHOWN]]
        more = "等" if len(empty) > _SHOWN else ""
        yield Problem(
            empty[0][1].place,
            f"{form.role}.{empty[0][0]}",
            f"{form.name}有{len(empty)}个单元格{_state(figure for _, figure in empty)}：{'；'.join(names)}{more}。",
            "没有发生的填写“0”。",
            related=tuple(
                Related(figure.place, f"{form.role}.{key}", "同样没有填写") for key, figure in empty[1:_SHOWN]
            ),
            about=(f"table.{form.role}",),
        )


def _tables(report: Report) -> Iterator[tuple[TableForm, FormTable]]:
    """The tables with their forms; one that is drawn on another year's form is read by that."""
    for form in report.form.tables:
        table = report.find(f"table.{form.role}")
        whole = isinstance(table, FormTable) and len(table.cells) == len(form.keys())
        foreign = None if whole else _foreign(report, form.role)
        if foreign is not None and foreign.form is not None and len(foreign.cells) == len(foreign.form.keys()):
            yield foreign.form, foreign
        elif isinstance(table, FormTable):
            yield form, table


def _foreign(report: Report, role: str) -> FormTable | None:
    others = (edition(name) for name in editions() if name != report.form.id)
    found = (read_tables(report.document, other).get(role) for other in others if other.tables)
    return next((table for table in found if table is not None), None)


def _state(figures: Iterator[Figure]) -> str:
    written = list(dict.fromkeys(figure.raw.strip() for figure in figures))
    marks = "、".join(f"“{words}”" for words in written if words)
    if not marks:
        return "空白"
    return f"空白或者写作{marks}" if "" in written else f"写作{marks}"
