"""I105: whose report it is cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Report
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import Text

_NAMED = (
    r"[\u4e00-\u9fff]{2,5}(?:省|市|县|区|州|盟|旗|镇|乡)[\u4e00-\u9fff]{1,14}?"
    r"(?:局|委|厅|办公室|办公厅|人民政府|管委会|委员会|街道办事处|中心|支队|大队)"
)


@check(
    "I105",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条")],
    examples=[
        Example(
            good="安平市林业局2024年政府信息公开工作年度报告",
            bad="2024年政府信息公开工作年度报告\n（全文只自称“我局”，没有落款）",
            sample="",
        )
    ],
    english="Agency unnamed",
)
def agency_unnamed(report: Report) -> Iterator[Problem | Unknown]:
    """看不出是哪个机关的报告。

    检查标题、编制说明、落款、正文和文件元数据里有没有机关名称。只自称“我局”“本机关”的报告，离开原来的网站就看不出是
    谁公布的。

    标题没有写机关、但落款或者正文写明了的，不在此列（标题的问题另报）。

    请在标题和落款写明机关全称。
    """
    agency = report.find("agency")
    if not isinstance(agency, Absent):
        return
    named = report.text.find(_NAMED) or Text.of(report.document.text).find(_NAMED)
    if named:
        yield Unknown(
            named.place, "agency", "标题、编制说明和落款都没有机关名称，正文提到的机关不能断定就是编制报告的机关"
        )
        return
    yield Problem(
        at=agency.place,
        role="agency",
        message="看不出是哪个机关的报告：标题、编制说明、落款、正文和元数据里都没有机关名称",
        hint="请在标题和落款写明机关全称。",
    )
