"""Percentages and averages in prose."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.findings import Problem
from gixlint.judging.digits import in_digits
from gixlint.judging.rates import averages, differences, growths, named_shares, rates, shares, totals_of_shares
from gixlint.report import Report
from gixlint.statutes import PRACTICE, Basis
from gixlint.text import pattern

_SELF = [Basis(PRACTICE, "数据自洽")]


@check(
    "F303",
    severity="warning",
    basis=_SELF,
    examples=[
        Example(good="自然人申请84件，占79.2%", bad="自然人申请84件，占72.9%"),
        Example(good="增加284条，增幅为9.8%", bad="增加284条，增幅为8.9%", sample="format2019-department"),
        Example(good="增加242条，增长27.4%", bad="增加242条，增长24.7%", sample="reg2007-department"),
    ],
    english="Percentage does not recompute",
)
def percentage_wrong(report: Report) -> Iterator[Problem]:
    """百分比与数字不符。

    正文中的占比、增幅、办结率、回收率等，如果同一段给出了计算所需的两个数，本检查按这两个数重算；列出全部类别并以
    “其他”收尾的占比，合计应为 100%。四舍五入或者截尾造成的末位之差不提示。

    同一段中有任何两个数可以算出这个百分比的，不提示；“约”“近”等约数，以全市、考核分值等正文没有给出的数为基数的，
    不提示。

    更正办法：按核实后的数字重算百分比。
    """
    before: list[str] = []
    wholes = {name: _stated(report, subject) for name, subject in _WHOLES.items()}
    for line in map(in_digits, report.body.text.lines()):
        context = "\n".join(before[-3:])
        before.append(line.folded)
        if "%" not in line.folded:
            continue
        every = (*named_shares(line, context, wholes), *rates(line), *growths(line), *shares(line, context))
        found = {rate.place.end: rate for rate in every}
        for rate in found.values():
            yield Problem(
                rate.place,
                "body",
                f"正文写的是{rate.printed}%，按同处的数字应为{rate.computed}%（{rate.terms}）。",
                "请核实数字后重算百分比。",
            )
        for rate in totals_of_shares(line):
            yield Problem(
                rate.place,
                "body",
                f"所列各项占比合计为{rate.computed}%（{rate.terms}），应为100%。",
                "请核实各项占比。",
            )


_WHOLES = {r"新收|收到的?申请": "requests.new", r"办结": "requests.handled"}
"""What a share may be said to be of, wherever it is counted."""


def _stated(report: Report, subject: str) -> list[Decimal]:
    """The counts of requests that the text states as a whole, whatever their time and place: a share may be of them."""
    stated = [s for s in report.stated(subject) if s.qualifier == "exact" and s.scope.part is None and s.value]
    return [Decimal(statement.value or 0) for statement in stated]


@check(
    "F304",
    severity="warning",
    basis=_SELF,
    examples=[
        Example(good="平均每期78人次", bad="平均每期87人次"),
        Example(good="平均每次3篇", bad="平均每次4篇", sample="format2019-department"),
    ],
    english="Average does not recompute",
)
def average_wrong(report: Report) -> Iterator[Problem]:
    """平均数与总数不符。

    正文说“平均每月6件”“平均每期124人次”，而同一句给出了总数和期数的，本检查重算。月平均按12个月、周平均按52周、日平均
    按365天计算；末位之差、“约”“近”等约数不提示。

    更正办法：按核实后的数字重算平均数。
    """
    for line in report.body.text.lines() if "平均每" in report.body.text.folded else ():
        for rate in averages(line):
            yield Problem(
                rate.place,
                "body",
                f"正文写的平均数是{rate.printed}，按同处的数字应为{rate.computed}（{rate.terms}）。",
                "请核实数字后重算平均数。",
            )


@check(
    "F310",
    severity="note",
    basis=_SELF,
    examples=[
        Example(good="比上年提高1.6个百分点", bad="比上年提高1.6%", sample="format2021-government"),
    ],
    english="Points called per cent",
)
def points_called_percent(report: Report) -> Iterator[Problem]:
    """百分点写成了百分之几。

    两个比率相减，差额是“百分点”：满意率由91.6%升到93.2%，是提高1.6个百分点，不是提高1.6%。

    先后写了两个比率的（“由95.1%升至98.3%，提高3.2%”），所写的数正好是二者之差才提示。比率之外的数量（“发布信息比上年
    增加13.5%”）不提示。

    更正办法：改为“……个百分点”。
    """
    expression = (
        r"(?:率|占比|比例)[^。;,%\d]{0,8}\d+(?:\.\d+)?%,?(?:比|较|同比|环比)[^。;,%\d]{0,8}"
        r"(?:提高|提升|上升|增加|增长|下降|降低|减少)了?(?P<p>\d+(?:\.\d+)?%)"
    )
    text = report.body.text
    for match in (*text.all(expression), *differences(text)):
        if not pattern(r"倍").search(match.words):
            yield Problem(
                match.place_of("p"),
                "body",
                f"两个比率之差写成了{match['p']}，应为{match['p'].rstrip('%')}个百分点。",
                f"请改为“{match['p'].rstrip('%')}个百分点”。",
            )
