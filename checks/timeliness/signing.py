"""T101 and T103: signed before the year was over; neither signed nor published on any date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gixlint.checking import Example, check
from gixlint.findings import Problem, Severity, Unknown
from gixlint.judging.forms import form_of
from gixlint.report import Absent, Published, Report, Signature
from gixlint.statutes import LAYOUT_2012, PRACTICE, REGULATION_2007, REGULATION_2019, Basis


@check(
    "T101",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条")],
    examples=[
        Example(good="2026年1月20日", bad="2025年12月20日"),
        Example(good="2021年1月22日", bad="2020年12月22日", sample="format2019-department"),
        Example(good="2014年2月26日", bad="2013年12月26日", sample="reg2007-department"),
    ],
    english="Signed before the period ended",
)
def signed_before_period_end(report: Report) -> Iterator[Problem | Unknown]:
    """落款早于统计期限的终止日期。

    检查落款日期是不是早于报告年度的12月31日；没有落款日期的，检查公布日期。年度尚未结束就签署的报告，不可能含有全年的
    数据；更常见的是落款的年份写错。

    12月31日当天签署不算早。只有网页日期的降为警告。报告年度本身前后不一致的，以较早的年份为准，不作苛求。

    请核对落款日期；如确在年底之前成稿，请以全年数据更新后重新签署。
    """
    year = min((claim.year for claim in report.claims), default=report.report_year)
    end = date(min(year, report.report_year), *form_of(report).period.end)
    signature = report.find("signature")
    published = report.find("published")
    if isinstance(signature, Signature) and signature.day and signature.day.value:
        day, place, role, name = signature.day.value, signature.day.place, "signature", "落款日期"
    elif isinstance(published, Published) and not (isinstance(signature, Signature) and signature.day):
        day, place, role, name = published.value, published.place, "published", "公布日期"
    else:
        yield Unknown(report.body.place, "signature", "没有落款日期，也没有公布日期")
        return
    if day < end:
        sure = role == "signature" or report.published.origin == "given"
        yield Problem(
            at=place,
            role=role,
            severity=None if sure else Severity.WARNING,
            message=f"{name}是{day.year}年{day.month}月{day.day}日，早于统计期限的终止日期{end.year}年{end.month}月{end.day}日",
            hint="请核对日期的年份；如确在年底之前成稿，请补齐全年数据后重新签署。",
        )


@check(
    "T103",
    severity="warning",
    basis=[Basis(LAYOUT_2012, "7.3.5 发文机关署名、成文日期和印章"), Basis(PRACTICE, "落款")],
    examples=[
        Example(good="\n\n安平市住房和城乡建设局\n\n2026年1月20日", bad=""),
        Example(
            good="\n\n安平市市场监督管理局\n\n2021年1月22日",
            bad="\n\n安平市市场监督管理局",
            sample="format2019-department",
        ),
        Example(good="\n\n2014年2月26日", bad="", sample="reg2007-department"),
    ],
    english="Undated",
)
def undated(report: Report) -> Iterator[Problem | Unknown]:
    """没有日期。

    检查报告有没有落款日期或者公布日期。两个日期都没有，就无法证明报告是按时公布的，时限检查也无法进行。

    落款没有日期、但网页或者元数据写明了公布日期的，不在此列；在命令行用 --published 给出公布日期也可以。落款只写了年月
    的，算日期不全。

    请在文末写明机关全称和成文日期，例如“2025年1月20日”。
    """
    body = report.body
    signature = report.find("signature")
    if not isinstance(report.find("published"), Absent):
        return
    if isinstance(signature, Signature) and signature.day:
        if signature.day.value is None and signature.day.day is None:
            yield Problem(
                at=signature.day.place,
                role="signature",
                message=f"落款日期“{report.document.words(signature.day.place)}”不全，没有写到日",
                hint="成文日期应写明年、月、日。",
            )
        return
    yield Problem(
        at=body.place._replace(start=body.place.end) if isinstance(signature, Absent) else signature.place,
        role="signature",
        message="文末没有成文日期，也没有公布日期，无法判断是否按时公布",
        hint="请在文末写明机关全称和成文日期；网页上应显示公布日期。",
    )
