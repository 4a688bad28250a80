"""Requests in prose against 表三, disputes against 表四."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.sums import blanks, judge
from gixlint.judging.tallies import (
    Tally,
    comparable,
    compared,
    dispute_tallies,
    request_tallies,
    said,
    words_of,
)
from gixlint.parsing.counted import UNTOLD
from gixlint.report import FormTable, Report, Statement
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2019, Basis
from gixlint.text import pattern

_2019 = "format2019-department"


@check(
    "C101",
    severity="error",
    needs="tables.requests",
    basis=[Basis(REGULATION_2019, "第五十条第（二）项"), Basis(FORM_2019, "表三"), Basis(FORM_2021, "表三")],
    examples=[
        Example(good="我局新收政府信息公开申请106件", bad="我局新收政府信息公开申请109件"),
        Example(good="上一年结转办理4件", bad="上一年结转办理7件", sample=_2019),
    ],
    english="Requests in the text and in the table disagree",
)
def requests_disagree(report: Report) -> Iterator[Problem | Unknown]:
    """正文与表三的申请数量不一致。

    正文所说的新收、上年结转、办结、结转下年度的申请件数，以及予以公开、部分公开、不予公开、无法提供、不予处理、
    其他处理的件数，应与表三“总计”一列相同。“收到”“受理”可以是本年新收，也可以加上上年结转；“予以公开及部分公开”
    是两项之和；“不予公开”等分子项的，是各子项之和。表三“总计”空白的，按该行各格相加。

    范围不同的不比较：代区政府受理的、某一渠道或某类申请人的、往年的、其他单位的；约数不比较。

    更正办法：对照台账核实，改正正文或表三中有误的一处。
    """
    table = report.table("requests")

    def tallies(statement: Statement) -> tuple[Tally, ...]:
        return request_tallies(report, table, statement) if statement.scope.part is None else ()

    yield from _disagreeing(report, table, ("requests", "outcome"), tallies)


@check(
    "C102",
    severity="error",
    needs="tables.disputes",
    basis=[Basis(REGULATION_2019, "第五十条第（三）项"), Basis(FORM_2019, "表四"), Basis(FORM_2021, "表四")],
    examples=[
        Example(good="因政府信息公开工作被申请行政复议7件", bad="因政府信息公开工作被申请行政复议9件"),
        Example(good="被提起行政诉讼7件，", bad="被提起行政诉讼8件，", sample=_2019),
    ],
    english="Disputes in the text and in the table disagree",
)
def disputes_disagree(report: Report) -> Iterator[Problem | Unknown]:
    """正文与表四的复议、诉讼数量不一致。

    正文所说因政府信息公开被申请行政复议、被提起行政诉讼的件数，以及维持、纠正、其他结果、尚未审结的件数，应与表四
    相同。行政诉讼的件数是“未经复议直接起诉”与“复议后起诉”两组相加。

    与政府信息公开无关的复议诉讼、备案件数、当年审结或新增的件数、往年的、其他单位的不比较；表四相应的格空白、补上数字
    才可能与总计相等的，不作判断（空白由 Z106 提示）。

    更正办法：对照复议、应诉台账核实，改正正文或表四中有误的一处。
    """
    table = report.table("disputes")
    unsure = {key for one in judge(table) if one.state == "undecided" for key in blanks(table, one.relation)}

    def tallies(statement: Statement) -> tuple[Tally, ...]:
        sentence = report.text.within(statement.sentence).folded
        partial = pattern(r"新增|新收|上一?年|结转|已审结|已办结|结案|备案").search(sentence)
        ways = () if partial and "." not in statement.subject else dispute_tallies(table, statement)
        return tuple(way if unsure.isdisjoint(way.keys) else way._replace(value=None) for way in ways)

    yield from _disagreeing(report, table, ("reconsideration", "litigation", "disputes"), tallies)


def _parted(statement: Statement, stated: Sequence[Statement]) -> bool:
    """Whether its sentence gives another number for the same: then each may be a part of the whole."""
    return any(
        other.subject == statement.subject and other.sentence == statement.sentence and other.value != statement.value
        for other in stated
        if other.scope.part == statement.scope.part
    )


def _vouched(report: Report, table: FormTable, statement: Statement) -> Statement:
    """A dispute whose cause is not said is one over information where its sentence gives the other kind as the table
    has it: 「行政复议20件，行政诉讼16件」 with 20 reviews in the table.
    """
    if statement.scope.what != UNTOLD or statement.subject not in _KINDS:
        return statement
    others = [s for s in report.stated(*_KINDS) if s.sentence == statement.sentence and s.subject in _KINDS]
    other = [s for s in others if s.subject != statement.subject]
    agreed = any((s.value or 0) >= _TELLING and compared(s, dispute_tallies(table, s)) for s in other)
    return statement._replace(scope=statement.scope._replace(what=None)) if agreed else statement


_KINDS = ("reconsideration", "litigation")
_TELLING = 3
"""A number from this on that the table has as well is hardly another one by chance."""


def _disagreeing(
    report: Report,
    table: FormTable,
    subjects: tuple[str, ...],
    tallies: Callable[[Statement], tuple[Tally, ...]],
) -> Iterator[Problem | Unknown]:
    """Compare the statements of subjects with the table. Where the text says the same thing twice and once as the table
    has it, the other may count another scope: C104 says so.
    """
    stated = [_vouched(report, table, statement) for statement in report.stated(*subjects) if statement.value]
    stated = [statement for statement in stated if comparable(report, statement)]
    stated = [statement for statement in stated if not _parted(statement, stated)]
    judged = [(statement, ways, compared(statement, ways)) for statement in stated if (ways := tallies(statement))]
    agreed = {(statement.subject, statement.scope.part) for statement, _, same in judged if same}
    told: set[tuple[str, str | None, object]] = set()
    for statement, ways, same in judged:
        known = (statement.subject, statement.scope.part)
        if same or known in agreed or (*known, statement.value) in told:
            continue
        told.add((*known, statement.value))
        if same is None:
            yield Unknown(statement.place, statement.subject, f"“{words_of(report, statement)}”在表中对应的格无法辨认")
            continue
        instead, cells = said(table, ways, statement.unit)
        yield Problem(
            statement.place,
            f"statement.{statement.subject}",
            f"正文说“{words_of(report, statement)}”，而{instead}，两处不一致。",
            "请对照台账核实，改正正文或表格中有误的一处。",
            related=cells,
            about=tuple(cell.role for cell in cells),
        )
