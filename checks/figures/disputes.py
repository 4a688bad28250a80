"""The sums of 表四: reviews and lawsuits by their results."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.balance import broken_sums
from gixlint.report import Report
from gixlint.statutes import FORM_2019, FORM_2021, Basis


@check(
    "F204",
    severity="error",
    needs="tables.disputes",
    basis=[Basis(FORM_2019, "表四“行政复议”"), Basis(FORM_2021, "表四“行政复议”")],
    examples=[
        Example(
            good="<tr><td>4</td><td>1</td><td>1</td><td>1</td><td>7</td>",
            bad="<tr><td>4</td><td>1</td><td>0</td><td>1</td><td>7</td>",
        ),
        Example(
            good="<tr><td>9</td><td>0</td><td>2</td><td>1</td><td>12</td>",
            bad="<tr><td>8</td><td>0</td><td>2</td><td>1</td><td>12</td>",
            sample="format2019-department",
        ),
    ],
    english="Reconsiderations do not add up to their total",
)
def reconsideration_miscounted(report: Report) -> Iterator[Problem | Unknown]:
    """行政复议各种结果之和与总计不符。

    表四“行政复议”的总计应等于结果维持、结果纠正、其他结果、尚未审结四项之和。尚未审结的也计入总计。

    空白按 0 计仍然相等的，不在这里提示；补上数字才可能相等的，或者有的格无法辨认的，不作判断。

    更正办法：对照复议案件台账核实各格后更正，正文中复议件数一并核对。
    """
    yield from broken_sums(report.table("disputes"), "各种结果之和与总计不符", "reconsideration")


@check(
    "F205",
    severity="error",
    needs="tables.disputes",
    basis=[Basis(FORM_2019, "表四“行政诉讼”"), Basis(FORM_2021, "表四“行政诉讼”")],
    examples=[
        Example(
            good="<td>7</td><td>2</td><td>0</td><td>1</td><td>1</td><td>4</td>",
            bad="<td>7</td><td>2</td><td>0</td><td>2</td><td>1</td><td>4</td>",
        ),
        Example(
            good="<td>12</td><td>3</td><td>0</td><td>0</td><td>1</td><td>4</td>",
            bad="<td>12</td><td>2</td><td>0</td><td>0</td><td>1</td><td>4</td>",
            sample="format2019-department",
        ),
    ],
    english="Lawsuits do not add up to their total",
)
def litigation_miscounted(report: Report) -> Iterator[Problem | Unknown]:
    """行政诉讼各种结果之和与总计不符。

    表四“未经复议直接起诉”和“复议后起诉”两组，每组的总计都应等于本组结果维持、结果纠正、其他结果、尚未审结四项
    之和。表四没有两组合计的格，正文所说的诉讼件数应等于两组总计相加。

    空白按 0 计仍然相等的，不在这里提示；补上数字才可能相等的，或者有的格无法辨认的，不作判断。

    更正办法：对照应诉案件台账核实各格后更正，正文中诉讼件数一并核对。
    """
    yield from broken_sums(report.table("disputes"), "各种结果之和与总计不符", "litigation")
