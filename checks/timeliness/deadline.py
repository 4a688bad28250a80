"""T102: signed or published after the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.deadlines import deadline_of, publishes_for_government
from gixlint.report import Published, Report, Signature
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis


@check(
    "T102",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条第一款"),
        Basis(REGULATION_2019, "第四十九条第二款"),
    ],
    examples=[
        Example(good="2026年1月20日", bad="2026年2月20日"),
        Example(good="2025年3月18日", bad="2025年4月18日", sample="format2021-government"),
        Example(good="2021年1月22日", bad="2021年2月22日", sample="format2019-department"),
        Example(good="2020年3月20日", bad="2020年5月20日", sample="format2019-government"),
        Example(good="2014年2月26日", bad="2014年4月26日", sample="reg2007-department"),
        Example(good="2016年3月22日", bad="2016年4月22日", sample="reg2007-government"),
        Example(good="2018年1月29日", bad="2018年4月29日", sample="reg2007-township"),
    ],
    english="Late",
)
def late(
    report: Report, *, departments: str = "", governments: str = "", townships: str = ""
) -> Iterator[Problem | Unknown]:
    """超过公布时限。

    检查落款日期和命令行给出的公布日期（--published）是不是在时限之后。2018年及以前的报告，各级行政机关应当在次年3月31日
    前公布；2019年起，县级以上人民政府部门为次年1月31日，县级以上地方人民政府为次年3月31日。时限当日不算迟。

    乡镇人民政府、街道办事处自2019年起没有全国统一的时限；管理委员会、派出机构、垂直管理的机关和级别不明的机关，不作判断；
    政府办公厅（室）在1月31日之后、3月31日之前签署的，也不作判断。
    当地规定更早的，可以用选项 departments、governments、townships 给出“月-日”，例如 "01-28"。

    只有网页日期晚于时限的另行提示，因为网站迁移常常改写网页日期。

    请核对落款日期，写错的改正；确已超过时限的，尽快公布，不得倒签日期。
    """
    year = max(report.report_year, *(claim.year for claim in report.claims), report.report_year)
    local = {"department": departments, "government": governments, "township": townships}
    due = deadline_of(report, year, local)
    if isinstance(due, str):
        if due:
            yield Unknown(report.body.place, "agency", due)
        return
    known = list(_dates(report))
    if not known:
        yield Unknown(report.body.place, "signature", "没有落款日期，公布日期也不能确定，无法判断是否超过时限")
    for day, name, problem in known:
        if day > due:
            yield problem._replace(
                message=f"{name}是{day.year}年{day.month}月{day.day}日，"
                f"晚于{due.year}年{due.month}月{due.day}日的公布时限",
                hint="请核对日期；确已逾期的，应当尽快公布，并向政府信息公开工作主管部门说明。",
            )
            return
    strict = report.form.deadline("department")
    if known and strict and known[0][0] > date(year + 1, strict.month, strict.day) and publishes_for_government(report):
        yield Unknown(report.agency.place, "agency", "政府办公厅（室）的报告按部门还是按本级政府的时限，不能断定")


def _dates(report: Report) -> Iterator[tuple[date, str, Problem]]:
    signature = report.find("signature")
    if isinstance(signature, Signature) and signature.day and signature.day.value:
        yield signature.day.value, "落款日期", Problem(signature.day.place, "signature", "")
    published = report.find("published")
    if isinstance(published, Published) and published.origin == "given":
        yield published.value, "公布日期", Problem(published.place, "published", "")
