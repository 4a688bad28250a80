"""I104: the places that say the report year disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Unknown
from gixlint.report import Absent, Report, YearClaim
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis

_WHERE = {"title": "标题", "preamble": "编制说明", "period": "统计期限"}


@check(
    "I104",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条")],
    examples=[
        Example(
            good="统计期限自2025年1月1日起至2025年12月31日止",
            bad="统计期限自2024年1月1日起至2024年12月31日止",
        ),
        Example(
            good="现公布安平市市场监督管理局2020年政府信息公开",
            bad="现公布安平市市场监督管理局2019年政府信息公开",
            sample="format2019-department",
        ),
        Example(
            good="统计期限为2013年1月1日至12月31日",
            bad="统计期限为2012年1月1日至12月31日",
            sample="reg2007-department",
        ),
    ],
    english="Report year inconsistent",
)
def year_inconsistent(report: Report) -> Iterator[Problem | Unknown]:
    """报告年度前后不一致。

    比较标题、编制说明和统计期限所写的报告年度，三处应当是同一年。不一致多半是照抄上一年报告时漏改，读者无从知道数据
    属于哪一年。

    落款的年份按签署时限另行检查；引用文件的名称和文号中的年份、与上一年的比较，不在此列。

    请核对数据的实际统计年度，把写错的一处改正。
    """
    claims = [claim for claim in report.claims if claim.role != "preamble" or _compiles(report, claim)]
    counts = Counter({claim.role: claim.year for claim in claims}.values())
    if len({claim.year for claim in claims}) < 2:
        return
    standing = report.report_year if counts[report.report_year] else counts.most_common(1)[0][0]
    agreed = next(claim for claim in claims if claim.year == standing)
    for claim in {claim.role: claim for claim in claims if claim.year != standing}.values():
        yield Problem(
            at=claim.place,
            role=claim.role,
            message=f"{_WHERE[claim.role]}写的报告年度是{claim.year}年，{_WHERE[agreed.role]}写的是{agreed.year}年，前后不一致",
            hint="请核对数据的实际统计年度，把写错的一处改正。",
            related=(Related(agreed.place, agreed.role, f"{_WHERE[agreed.role]}写的年度"),),
            about=(claim.role, agreed.role),
        )


def _compiles(report: Report, claim: YearClaim) -> bool:
    """Whether a year in the preamble is that of the report being compiled, not of an earlier one or of a notice."""
    preamble = report.find("preamble")
    if isinstance(preamble, Absent) or claim.place.start < preamble.place.start:
        return False
    for sentence in report.preamble.text.sentences():
        if sentence.place(0, len(sentence)).covers(claim.place):
            before = sentence.part(0, sentence.offset(claim.place))
            return bool(
                before.find(r"(?:编制|编写|撰写|形成|现(?:将|予以?)?(?:公布|发布))[^。;]*$")
            ) and not sentence.find(r"通知(?!》)|上(?:一)?年度|去年|月\d{0,2}日?(?:公布|发布)")
    return False
