"""I102: something else than an annual report."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Severity, Unknown
from gixlint.judging.forms import form_of
from gixlint.judging.titles import contents_of
from gixlint.report import Absent, Report, Title
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis

_NAMES = {
    "summary": "工作总结或者汇报",
    "notice": "通知或者函",
    "guide": "政府信息公开指南",
    "form": "申请表",
    "other": "制度、方案、目录一类的文件",
    "unlike": "与政府信息公开无关的文件",
}
_ENOUGH = 3
"""With so many of the statutory contents a text is the report, whatever its title calls it (that is I103's)."""


@check(
    "I102",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条")],
    examples=[
        Example(good="安平市林业局2024年政府信息公开工作年度报告", bad="安平市林业局2024年政务公开工作总结", sample="")
    ],
    english="Not an annual report on open government information",
)
def not_an_annual_report(report: Report) -> Iterator[Problem | Unknown]:
    """不是政府信息公开工作年度报告。

    依据标题和内容判断文件是不是政府信息公开工作年度报告。政务公开工作总结、通知、公开指南、申请表等，无论写得多好，
    都不能代替条例要求的年度报告。

    报告前面附有印发通知、报送函的，按报告本身检查；标题虽叫“总结”而法定内容俱全的，按年度报告检查，标题的问题另报；
    “政府信息公开工作总结”缺少法定内容的，降为警告。

    请按照条例规定的内容重新编制年度报告；提示里会说明现有的内容有哪些可以采用。
    """
    if report.kind == "annual-report":
        return
    contents = contents_of(report)
    if len(contents) >= _ENOUGH:
        return
    title = report.find("title")
    named = f"《{title.words}》" if isinstance(title, Title) else "这份文件"
    body = report.find("body")
    at = body.place if isinstance(title, Absent) and not isinstance(body, Absent) else title.place
    usable = (
        f"其中{'、'.join(contents)}的内容可以采用，其余法定内容需要补写"
        if contents
        else "其内容没有按法定事项编排，需要重新编写"
    )
    near = isinstance(title, Title) and "信息公开" in title.words and report.kind == "summary"
    yield Problem(
        at=at,
        role="title",
        severity=Severity.WARNING if near else None,
        message=f"{named}是{_NAMES.get(report.kind, '别的文件')}，不是{form_of(report).subject}",
        hint=f"请另行编制年度报告；{usable}。",
    )
