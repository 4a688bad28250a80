"""D110: no report text at all."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Report
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis


@check(
    "D110",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条")],
    examples=[
        Example(
            good="安平市林业局2024年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》……",
            bad="安平市林业局2024年政府信息公开工作年度报告\n附件下载：年度报告.pdf",
            sample="",
        )
    ],
    english="No report text",
)
def body_missing(report: Report) -> Iterator[Problem | Unknown]:
    """没有报告正文。

    检查文件里有没有报告的正文。只有标题、网页的栏目文字或者附件名称的文件，读者看不到报告的任何内容；凡是依赖正文的
    检查都无法判断，只报这一条。

    请检查附件本身（报告放在附件里的），或者重新下载（网页没有抓全的）。公布报告时应当把正文直接登在网页上。
    """
    body = report.find("body")
    if isinstance(body, Absent):
        yield Problem(
            at=body.place,
            role="body",
            message="文件里没有报告的正文，只有标题、网页栏目文字或者附件名称之类",
            hint="正文如在附件里，请检查附件；如是网页没有抓全，请重新下载后再检查。",
        )
