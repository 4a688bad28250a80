"""W107: dates in a form of their own."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import LAYOUT_2012, NUMERALS_2011, Basis

_ZERO = (
    r"(?<![\d.])(?:(?:19|20)\d{2}年)?"
    r"(?:(?P<m>0[1-9])月(?P<d>\d{1,2})日|(?P<m2>1[0-2]|[1-9])月(?P<d2>0[1-9])日)"
)
_SHORT = r"(?<![\d.第近约达历共满逾超后前至到—\-~])(?P<y>0[89]|1\d|2\d)年(?:度|\d{1,2}月)(?!龄|期)"


@check(
    "W107",
    severity="note",
    basis=[Basis(LAYOUT_2012, "7.3.5.4 成文日期"), Basis(NUMERALS_2011, "日期")],
    examples=[
        Example(good="2026年1月20日", bad="2026年01月20日"),
        Example(good="2021年1月22日", bad="2021年01月22日", sample="format2019-department"),
        Example(good="2014年2月26日", bad="2014年02月26日", sample="reg2007-department"),
    ],
    english="Form of dates",
)
def date_form(report: Report) -> Iterator[Problem | Unknown]:
    """日期写法不规范。

    检查日期的月、日有没有前置的“0”（2025年01月05日），年份有没有简写成两位数（24年度）。公文里的日期写全四位年份，月、日
    不编虚位，写作“2025年1月5日”。日期由人来改，不自动改正。

    “历时10年”“近20年”这样的年数不在此列。

    请改为规范的写法。
    """
    text = report.body.text
    for match in text.all(_ZERO) if "0" in text.folded else ():
        yield Problem(
            at=match.place,
            role="body",
            message=f"日期“{match.words}”的月、日不编虚位",
            hint="请删去前置的“0”。",
        )
    for match in text.all(_SHORT):
        yield Problem(
            at=match.place,
            role="body",
            message=f"年份“{match['y']}年”应当写全四位",
            hint=f"请写作“20{match['y']}年”。",
        )
