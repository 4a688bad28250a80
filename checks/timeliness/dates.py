"""T104 and T106: dates that cannot be; a page dated late."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.judging.deadlines import deadline_of
from gixlint.report import Absent, Day, Period, Published, Report, Signature
from gixlint.statutes import NUMERALS_2011, PRACTICE, REGULATION_2007, REGULATION_2019, WEBSITES_2017, Basis
from gixlint.text import pattern


@check(
    "T104",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条"), Basis(NUMERALS_2011, "日期")],
    examples=[
        Example(good="2026年1月20日", bad="2026年1月20日", given=(("today", "2026-01-10"),)),
        Example(good="2021年1月22日", bad="2021年2月30日", sample="format2019-department"),
        Example(
            good="统计期限为2013年1月1日至12月31日",
            bad="统计期限为2013年1月1日至12月32日",
            sample="reg2007-department",
        ),
    ],
    english="Impossible date",
)
def date_impossible(report: Report) -> Iterator[Problem | Unknown]:
    """日期不存在。

    检查落款、公布日期和统计期限中有没有不存在的日期（2月30日、13月），落款和公布日期是不是在今天之后。

    正文里对今后工作的安排可以写将来的日期，不在此列。

    请改为实际的日期。
    """
    today = report.context.today
    for day, role, name in _days(report):
        words = report.document.words(day.place)
        if day.value is None and day.year and day.month and day.day:
            yield Problem(day.place, role, f"{name}“{words}”不存在", "请改为实际的日期。")
        elif day.value is not None and day.value > today and role == "signature":
            yield Problem(
                day.place,
                role,
                f"{name}“{words}”在今天（{today.year}年{today.month}月{today.day}日）之后",
                "请改为实际的日期。",
            )
    published = report.find("published")
    if isinstance(published, Published) and published.value > today:
        yield Problem(
            published.place, "published", f"公布日期{published.value.isoformat()}在今天之后", "请改为实际的日期。"
        )


def _days(report: Report) -> Iterator[tuple[Day, str, str]]:
    signature, period = report.find("signature"), report.find("period")
    if isinstance(signature, Signature) and signature.day:
        yield signature.day, "signature", "落款日期"
    if isinstance(period, Period):
        yield period.start, "period", "统计期限的起始日期"
        yield period.end, "period", "统计期限的终止日期"


@check(
    "T106",
    severity="warning",
    basis=[
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条第一款"),
        Basis(REGULATION_2019, "第四十九条第二款"),
        Basis(WEBSITES_2017, "发布时间"),
        Basis(PRACTICE, "公布"),
    ],
    examples=[
        Example(
            good="落款：2025年1月20日\n网页发布日期：2025年1月22日",
            bad="落款：2025年1月20日\n网页发布日期：2025年6月20日",
            sample="",
        )
    ],
    english="Page dated late",
)
def published_late(
    report: Report, *, departments: str = "", governments: str = "", townships: str = ""
) -> Iterator[Problem | Unknown]:
    """网页日期晚于公布时限。

    检查网页或者元数据上的公布日期是不是在时限之后，而落款日期在时限之内或者没有落款。网站迁移、改版常常改写网页日期，所以
    只作警告，不作错误；落款已经超过时限的，按超过时限报告，这里不再重复。

    用 --published 给出实际公布日期的，以给出的日期为准。选项 departments、governments、townships 与 T102 相同。

    请核对发布记录：确已按时公布的，保留记录备查；网站改版时应当保留原来的发布日期。
    """
    published = report.find("published")
    if not isinstance(published, Published) or published.origin == "given":
        return
    year = max(report.report_year, *(claim.year for claim in report.claims), report.report_year)
    local = {"department": departments, "government": governments, "township": townships}
    due = deadline_of(report, year, local)
    if isinstance(due, str):
        if due:
            yield Unknown(published.place, "published", due)
        return
    signature = report.find("signature")
    signed = signature.day.value if isinstance(signature, Signature) and signature.day else None
    if published.value > due and (signed is None or signed <= due):
        day = published.value
        yield Problem(
            at=published.place,
            role="published",
            message=f"网页上的公布日期是{day.year}年{day.month}月{day.day}日，晚于{due.year}年{due.month}月{due.day}日的公布时限",
            hint="确已按时公布的，请保留发布记录，网站改版时保留原来的发布日期；可用 --published 给出实际日期。",
        )


_OFFICE = r"(?:[局委厅]|党政|综合|秘书)*(?:办公[室厅]|办|科|股)"
"""An inner office, which names no agency."""


@check(
    "T105",
    severity="note",
    basis=[Basis(PRACTICE, "落款")],
    examples=[
        Example(good="\n\n安平市住房和城乡建设局\n\n2026年1月20日", bad="\n\n2026年1月20日"),
        Example(
            good="\n\n安平市市场监督管理局\n\n2021年1月22日", bad="\n\n2021年1月22日", sample="format2019-department"
        ),
        Example(good="\n\n安平市环境保护局\n\n2014年2月26日", bad="\n\n2014年2月26日", sample="reg2007-department"),
    ],
    english="Unsigned",
)
def unsigned(report: Report) -> Iterator[Problem | Unknown]:
    """文末没有署名。

    检查报告末尾有没有机关名称。署名表明报告由谁负责，单独流传的文件尤其需要。

    只写日期、只写“办公室”的，算没有署名；署名和日期都没有的，作为没有日期的后果列出。

    请在文末写明机关全称。
    """
    body = report.body
    signature = report.find("signature")
    if isinstance(signature, Signature) and signature.agency and not pattern(_OFFICE).fullmatch(signature.agency):
        return
    end = Place(body.place.end, body.place.end)
    yield Problem(
        at=end if isinstance(signature, Absent) else signature.place,
        role="signature",
        message="文末没有写机关名称",
        hint="请在文末写明机关全称和成文日期。",
    )
