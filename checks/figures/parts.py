"""A total in prose and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Severity
from gixlint.judging.partitions import partitions, splits
from gixlint.report import Report
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis


@check(
    "F301",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条"), Basis(PRACTICE, "数据自洽")],
    examples=[
        Example(good="重大项目59条", bad="重大项目69条"),
        Example(
            good="处罚类1073条、监督抽检类615条", bad="处罚类1037条、监督抽检类615条", sample="format2019-department"
        ),
        Example(good="其他31条。", bad="其他81条。", sample="reg2007-department"),
    ],
    english="Parts do not add up to their total in the text",
)
def parts_miscounted_in_text(report: Report) -> Iterator[Problem]:
    """正文中分项之和与总数不符。

    正文给出总数，并完整列出各个分项的（以“其他”收尾的、“分别为”之后的、紧跟在总数后面括号里的），各分项之和应等于
    总数。本检查列出各项、合计和差额。

    只列举一部分的（“其中本年310条”）、按渠道列举的（同一信息可以在几个渠道发布）、后面另有补充的、分两种口径列举的、
    约数，都不验算。括号里没有“其他”收尾的，只作警告。

    更正办法：对照台账核实，改正总数或者分项。
    """
    for found in partitions(report.body.text):
        if found.sum == found.total or splits(found):
            continue
        terms = "＋".join(f"{part.label.strip('的为是有:')}{part.value}" for part in found.parts)
        yield Problem(
            found.place,
            "body",
            f"正文说共{found.total}{found.unit}，而所列各项{terms}＝{found.sum}，相差{abs(found.total - found.sum)}。",
            "请对照台账核实，改正总数或者分项。",
            related=(Related(found.total_place, "body", "总数"),),
            severity=None if found.sure else Severity.WARNING,
        )
