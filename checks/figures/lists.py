"""Enumerations against their number, and quantities that say nothing exact."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem
from gixlint.judging.lists import listings
from gixlint.report import Report
from gixlint.statutes import NUMERALS_2011, PRACTICE, Basis
from gixlint.text import Text, pattern


@check(
    "F302",
    severity="warning",
    basis=[Basis(PRACTICE, "数据自洽")],
    examples=[
        Example(good="城市更新四个专题", bad="城市更新五个专题"),
        Example(
            good="重大执法决定法制审核制度三项制度",
            bad="重大执法决定法制审核制度四项制度",
            sample="format2019-government",
        ),
        Example(good="批准公告三个环节", bad="批准公告五个环节", sample="reg2007-department"),
    ],
    english="Enumeration and its number disagree",
)
def enumeration_miscounted(report: Report) -> Iterator[Problem]:
    """列举的项目与所说的数目不符。

    正文说“五项制度”“三个环节”，而紧挨着列举的项目不是这个数目。本检查只看用顿号列举、前后紧接数目的。

    带“等”的列举、“三审三校”“五公开”一类固定说法、“1月、3月三个月”一类时间，不提示；最后用“和”“及”连接的，按可能的
    几种读法都不相符才提示。

    更正办法：补全列举，或者改正数目。
    """
    for line in report.body.text.lines():
        for found in listings(line):
            yield Problem(
                found.place,
                "body",
                f"正文说“{found.said}{found.noun}”，而列举的是{found.counted}项。",
                "请补全列举，或者改正数目。",
            )


_UNIT = r"(?:[件人]次|万元|[件条份篇次期场个项宗起人部户例幅名家元批册张本])"


@check(
    "F305",
    severity="warning",
    basis=[Basis(NUMERALS_2011, "概数"), Basis(PRACTICE, "数据准确")],
    examples=[
        Example(good="阅读量达31.4万次", bad="阅读量达近30余万次"),
        Example(good="消除重复信息3200条", bad="消除重复信息3257余条", sample="format2019-department"),
        Example(
            good="主动公开政府信息1126条",
            bad="主动公开政府信息近千余条",
            sample="reg2007-department",
        ),
    ],
    english="Vague quantity",
)
def quantity_vague(report: Report) -> Iterator[Problem]:
    """数量表述含混。

    “近”表示不到，“余”“多”表示超过，二者不能连用（近千余条）；“余”“多”只用在整数之后（5500余条），不用在精确的数之后
    （813多条、67余条）。年度报告的数字应当准确，能写精确数的不写概数。

    更正办法：改写为准确的数。
    """
    for line in report.body.text.lines():
        for place, words, why in _vague(line) if any(mark in line.folded for mark in "余多") else ():
            yield Problem(place, "body", f"“{words}”{why}。", "年度报告的数字应当准确，请改写为准确的数。")


def _vague(line: Text) -> Iterator[tuple[Place, str, str]]:
    taken: list[tuple[int, int]] = []
    number = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千万两]+)"
    for match in line.all(rf"(?<!附)(?<!最)(?<!临)近{number}(?:余|多)万?{_UNIT}|近{number}万(?:余|多){_UNIT}"):
        if not pattern(r"近[一二三四五六七八九十几两]+(?:余|多)?年").match(match.words):
            taken.append(match.span)
            yield match.place, match.words, "中“近”表示不到，“余”“多”表示超过，不能连用"
    for match in line.all(rf"(?<![\d.])(?P<n>\d[\d,]*)(?P<more>余|多){_UNIT}"):
        exact = not match["n"].endswith("0")
        if exact and len(match["n"]) > 1 and not any(a <= match.span[0] < b for a, b in taken):
            yield match.place, match.words, f"中“{match['more']}”用在了精确的数之后"
