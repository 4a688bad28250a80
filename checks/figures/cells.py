"""What a cell of the form may hold: whole numbers from 0 on, but for amounts and changes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.editions import TableForm
from gixlint.findings import Problem, Unknown
from gixlint.report import Figure, FormTable, Report
from gixlint.statutes import FORM_2019, FORM_2021, Basis

_TABLES = [Basis(FORM_2019, "表二、表三、表四"), Basis(FORM_2021, "表二、表三、表四")]


def _cells(report: Report) -> Iterator[tuple[TableForm, str, Figure]]:
    """The cells of the form's tables with their keys, in the order of the form."""
    for form in report.form.tables:
        table, keys = report.find(f"table.{form.role}"), form.keys()
        if isinstance(table, FormTable):
            yield from ((form, key, table.cells[key]) for key in keys if key in table.cells)


@check(
    "F103",
    severity="error",
    needs="tables",
    basis=_TABLES,
    examples=[
        Example(good='<td colspan="3">1286</td>', bad='<td colspan="3">见行政审批局年报</td>'),
        Example(
            good="<td>31</td><td>+3</td><td>8846</td>",
            bad="<td>31</td><td>+3</td><td>若干</td>",
            sample="format2019-department",
        ),
    ],
    english="Figure cannot be read",
)
def figure_unreadable(report: Report) -> Iterator[Problem | Unknown]:
    """表格中的内容不是数字。

    三张表格的数据格都应填数字，没有发生的填 0。本检查指出填有文字、无法认作一个数的格。

    千位分隔（3,119）、括注（22（其中修订16件））、单位（251000元）、“本年增/减”中的正负号都可以辨认；空白、横线、
    “无”由 Z106 提示；表格已被压成文字、数字无法拆开的，不作判断。

    更正办法：改填阿拉伯数字，说明文字写入正文。
    """
    for form, key, figure in _cells(report):
        if figure.state == "text":
            yield Problem(
                figure.place,
                f"{form.role}.{key}",
                f"{form.where(key)}填的是“{' '.join(figure.raw.split())[:40]}”，不是数字。",
                "请改填阿拉伯数字，没有发生的填 0。",
            )
        elif figure.state == "lost":
            yield Unknown(figure.place, f"{form.role}.{key}", f"{form.name}有的数无法逐格辨认")


@check(
    "F104",
    severity="error",
    needs="tables",
    basis=_TABLES,
    examples=[
        Example(good='<td colspan="3">12</td>', bad='<td colspan="3">12.5</td>'),
        Example(
            good="<td>31</td><td>+3</td><td>8846</td>",
            bad="<td>31</td><td>+3</td><td>-8846</td>",
            sample="format2019-department",
        ),
    ],
    english="Figure impossible",
)
def figure_impossible(report: Report) -> Iterator[Problem | Unknown]:
    """表格中的数字不可能成立。

    件数、数量应为 0 或正整数。本检查指出负数，以及应为整数而写成小数的格。

    收费金额、采购总金额可以是小数，“本年增/减”可以是负数，不在此列；“3.00”这样实为整数的也不提示。

    更正办法：对照台账核实后更正。
    """
    for form, key, figure in _cells(report):
        if figure.value is None or (isinstance(figure.value, int) and figure.value >= 0) or figure.state != "number":
            continue
        _, row, column = form.lines(key)
        kinds = {row.number, column.number}
        fault = ""
        if figure.value < 0 and "signed" not in kinds:
            fault = "不应为负数"
        elif isinstance(figure.value, Decimal) and figure.value % 1 and "decimal" not in kinds:
            fault = "应为整数"
        if fault:
            yield Problem(
                figure.place,
                f"{form.role}.{key}",
                f"{form.where(key)}填的是 {figure.raw.strip()}，{fault}。",
                "请对照台账核实后更正。",
                about=(f"{form.role}.{key}",),
            )
