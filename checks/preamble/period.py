"""P101 and P102: the statistics period is missing or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gixlint.checking import Example, check
from gixlint.editions import PeriodForm
from gixlint.findings import Problem, Severity, Unknown
from gixlint.judging.forms import form_of
from gixlint.report import Absent, Day, Period, Report
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, REPORT_STANDARD_2019, Basis
from gixlint.text import Text, pattern

_UNTIL = (
    r"(?:统计|数据)[^。;,]{0,14}(?:截至|截止)(?:到|于|日期)?[^。;,]{0,6}?\d{4}年|"
    r"(?:统计|数据)(?:期限|时限|期间|区间|周期|起止时间)(?!内)"
)

_SAID = (
    r"(?:统计|数据)[^。;]{0,14}?(?:期限|时限|期间|区间|周期|时间|期)[^。;]{0,12}?"
    r"(?:(?<!\d)(?:1|元|一)月(?:份|1日|一日)?[^。;]{0,16}?(?:12|十二)月|\d{4}年度|\d{4}年全年)"
)
"""The whole year in other words: 2015年1月至12月, 1月1日至12月31日 without a year, 2015年度."""


@check(
    "P101",
    severity="error",
    basis=[Basis(REPORT_STANDARD_2019, "编制说明"), Basis(PRACTICE, "编制说明")],
    examples=[
        Example(good="本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。", bad=""),
        Example(
            good="报告中数据的统计起止时间为2020年1月1日至2020年12月31日，数据范围",
            bad="报告中的数据范围",
            sample="format2019-department",
        ),
        Example(good="报告中所列数据的统计期限为2013年1月1日至12月31日。", bad="", sample="reg2007-department"),
    ],
    english="Statistics period missing",
)
def statistics_period_missing(report: Report) -> Iterator[Problem | Unknown]:
    """缺少统计期限。

    检查报告有没有写明数据的统计期限。不写明起止日期，读者无法判断各项数字属于哪一段时间，也无法与上一年度的报告衔接。

    名称不拘：统计期限、统计时限、统计期、统计起止时间、数据时限都可以；写在编制说明之外，或者在正文里写明“1月1日至
    12月31日”的数据，也算写明。只写了截止日期的，降为警告。

    请在编制说明中加一句：“本报告所列数据的统计期限自××××年1月1日起至××××年12月31日止。”
    """
    text = report.body.text
    period = report.find("period")
    if not isinstance(period, Absent):
        return
    year = report.year or "××××"
    (month, day), (last, end) = form_of(report).period[:2]
    hint = f"请在编制说明中写明：“本报告所列数据的统计期限自{year}年{month}月{day}日起至{year}年{last}月{end}日止。”"
    until = text.find(_UNTIL)
    if pattern(_SAID).search(text.folded.replace("\n", "")):
        return
    if until:
        message = f"统计期限没有写明起止日期，只有“{until.words}”"
        yield Problem(at=until.place, role="period", message=message, hint=hint, severity=Severity.WARNING)
    else:
        yield Problem(at=period.place, role="period", message="没有写明统计期限，看不出数据的起止日期", hint=hint)


_MONTHS = r"^\D{0,3}\d{4}年(?:1|元)月(?:份|起)*(?:至|到|-|~)\d{4}年12月(?:份|底)?$"


@check(
    "P102",
    severity="error",
    basis=[
        Basis(REPORT_STANDARD_2019, "编制说明"),
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条"),
    ],
    examples=[
        Example(good="自2025年1月1日起至2025年12月31日止", bad="自2025年1月1日起至2025年11月30日止"),
        Example(
            good="统计起止时间为2020年1月1日至2020年12月31日",
            bad="统计起止时间为2020年2月1日至2020年12月31日",
            sample="format2019-department",
        ),
        Example(
            good="统计期限为2013年1月1日至12月31日", bad="统计期限为2013年1月1日至12月30日", sample="reg2007-department"
        ),
    ],
    english="Statistics period wrong",
)
def statistics_period_wrong(report: Report) -> Iterator[Problem | Unknown]:
    """统计期限不是报告年度的全年。

    检查统计期限是不是报告年度的1月1日至12月31日。日期不存在（2月30日）、终止早于起始、跨了年度、只到11月底，都不符合
    “上一年度”报告的要求。

    2008年的报告可以从条例施行的5月1日算起；机关在年中成立并在文中写明的，可以从成立之日算起。只写了一次年份的“1月1日
    至12月31日”是完整的。

    请把统计期限改为全年，并核对各项数据确是全年的数字。
    """
    period = report.period
    start, end = period.start, period.end
    year = report.year or start.year
    wanted = form_of(report).period
    wrong = _wrong(start, end, year, wanted)
    if not wrong or (start.value and _founded(report, period) and _ends(end, year, wanted)):
        return
    if start.year is None and (start.month, start.day, end.month, end.day) == (*wanted.start, *wanted.end):
        return
    if start.value is None and end.value is None and Text.of(report.document.words(period.place)).find(_MONTHS):
        return
    if report.text.within(period.sentence).find("累计|历年"):
        yield Unknown(period.place, "period", "这里的起止日期可能是历年累计数据的")
        return
    right = f"{year}年{wanted.start[0]}月{wanted.start[1]}日至{year}年{wanted.end[0]}月{wanted.end[1]}日"
    yield Problem(
        at=period.place,
        role="period",
        message=f"统计期限写作“{report.document.words(period.place)}”：{wrong}",
        hint=f"统计期限应为{right}；请改正并核对数据。",
    )


def _wrong(start: Day, end: Day, year: int | None, wanted: PeriodForm) -> str:
    for name, day in (("起始", start), ("终止", end)):
        if day.value is None:
            whole = day.year and day.month and day.day
            return f"{name}日期不存在" if whole else f"{name}日期残缺，无法辨认"
    assert start.value is not None
    assert end.value is not None
    if end.value < start.value:
        return "终止日期早于起始日期"
    starts = {wanted.start, *(first for special, first in wanted.exceptions if special == year)}
    if {start.year, end.year} != {year}:
        return f"不在报告年度{year}年之内" if year not in (start.year, end.year) else "跨了两个年度"
    if (start.month, start.day) not in starts:
        return f"不是从{wanted.start[0]}月{wanted.start[1]}日开始"
    return "" if _ends(end, year, wanted) else f"不是到{wanted.end[0]}月{wanted.end[1]}日为止"


def _ends(end: Day, year: int | None, wanted: PeriodForm) -> bool:
    return year is not None and end.value == date(year, *wanted.end)


def _founded(report: Report, period: Period) -> bool:
    """Whether the text says that the agency was set up in the month of the first day."""
    month = period.start.month
    return bool(
        report.text.find(rf"(?<!\d){month}月(?:\d{{1,2}}日)?[^。;]{{0,20}}(?:成立|组建|挂牌|设立|合并)")
        or report.text.within(period.sentence).find(r"成立|组建|挂牌|设立")
    )
