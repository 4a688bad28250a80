"""The tables of the form: are they there, and are they the form's."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import TableForm
from gixlint.findings import Problem, Severity, Unknown
from gixlint.judging.alterations import weight
from gixlint.judging.contents import runs_together
from gixlint.report import Absent, Alteration, FormTable, Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2019, Basis
from gixlint.text import fold

_FORM = [
    Basis(REGULATION_2019, "第五十条第二款"),
    Basis(FORM_2019, "表二、表三、表四"),
    Basis(FORM_2021, "表二、表三、表四"),
]
_STRIP = """<table>
<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td>\
<td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td>\
<td colspan="5">复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td>\
<td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>{}</td></tr>
</table>
"""
_DISPUTES = ("4 1 1 1 7 2 0 1 1 4 1 0 0 0 1", "9 0 2 1 12 3 0 0 1 4 2 0 1 0 3")
_DRAWN = tuple(_STRIP.format(row.replace(" ", "</td><td>")) for row in _DISPUTES)
_SAID = {
    "row-missing": "缺少{}行",
    "row-added": "多出{}行",
    "column-missing": "缺少{}列",
    "column-added": "多出{}列",
    "moved": "{}行的位置与格式不同",
}
_TOGETHER = (("row-missing", "row-added"), ("column-missing", "column-added"), ("moved",))
"""Kinds of alterations that are one defect: a line left out and another in its place."""


@check(
    "F101",
    severity="error",
    needs="tables",
    basis=_FORM,
    examples=[
        Example(good=_DRAWN[0], bad=""),
        Example(
            good=_DRAWN[1],
            bad="",
            sample="format2019-department",
        ),
    ],
    english="Table of the form missing",
)
def table_missing(report: Report) -> Iterator[Problem | Unknown]:
    """缺少格式规定的表格。

    自2019年度起，第二部分应有主动公开政府信息情况表（表二），第三部分应有收到和处理政府信息公开申请情况表（表三），
    第四部分应有行政复议、行政诉讼情况表（表四）。没有发生的事项也要保留表格，各格填 0，不能用文字代替。

    这一部分是图片、注明表格另附，或者表格已被压成连续文字而无法逐格对应的，不作判断。

    更正办法：按格式补上表格，没有发生的填 0。
    """
    report.body  # noqa: B018 - without a text no table can be missing from it
    for form in report.form.tables:
        if not isinstance(report.find(f"table.{form.role}"), Absent):
            continue
        section = report.find(f"section.{form.section}")
        at = section.heading_place if isinstance(section, Section) else section.place
        own = section.text.folded if isinstance(section, Section) else ""
        printed = fold(report.document.words(section.place)) if isinstance(section, Section) else ""
        reason = _elsewhere(report, form, section, own) or _flattened(report, form, printed)
        if reason:
            yield Unknown(at, f"table.{form.role}", f"{form.name}{reason}，无法判断是否缺少")
            continue
        heading = report.form.section(form.section).heading
        yield Problem(
            at,
            f"table.{form.role}",
            f"“{heading}”部分没有{form.name}，格式要求在这一部分列表。",
            f"请按格式补上{form.name}，没有发生的事项填 0。",
        )


def _elsewhere(report: Report, form: TableForm, section: object, own: str) -> str:
    """Why the table may stand where the text does not show it."""
    place = section.place if isinstance(section, Section) else report.body.place
    if any(place.covers(mark.place) for mark in report.document.marked("picture")):
        return "可能是图片"
    if any(report.document.marked("limit")):
        return "可能在未能读取的部分"
    if any(words in own for words in ("附件", "附表", "见附", "下图", "见图", "后附", "点击")):
        return "可能另附"
    return ""


def _flattened(report: Report, form: TableForm, printed: str) -> str:
    return "似已压成连续文字" if runs_together(report, form.role, printed) else ""


@check(
    "F102",
    severity="error",
    needs="tables",
    basis=_FORM,
    examples=[
        Example(
            good='<tr><td>行政强制</td><td colspan="3">12</td></tr>',
            bad='<tr><td>行政强制</td><td colspan="3">12</td></tr>\n<tr><td>行政检查</td><td colspan="3">30</td></tr>',
        ),
        Example(
            good="<tr><td>其他对外管理服务事项</td><td>31</td><td>+3</td><td>8846</td></tr>\n",
            bad="",
            sample="format2019-department",
        ),
    ],
    english="Table departs from the form",
)
def table_altered(report: Report) -> Iterator[Problem | Unknown]:
    """表格与规定格式不一致。

    年度报告的三张表格由全国统一格式规定，不得增加、删减、改名或者调换行和列。本检查逐行逐列对照格式，指出缺少、
    多出、改名、移位的行和列。“规范性文件”与“行政规范性文件”之差只作提示；个别字有误由 F107 提示；整张表用的是
    其他年度格式的由 S112 提示。

    序号写作“1、”或“1.”、分页后重复的表头、空格和换行不同的，不算改动；从版式文件中提取的表格如有残缺，不作判断。

    更正办法：按格式恢复行、列和名称；需要补充的内容写入正文。
    """
    for form in report.form.tables:
        table = report.find(f"table.{form.role}")
        if not isinstance(table, FormTable):
            continue
        weighed = [(alteration, weight(alteration, table, report.document.source)) for alteration in table.alterations]
        for kinds in _TOGETHER:
            same = [alteration for alteration, what in weighed if alteration.kind in kinds and what == "change"]
            if same:
                yield _grouped(form, kinds, same)
        for alteration, what in weighed:
            if alteration.kind == "renamed" and what in ("change", "spelling"):
                yield _renamed(form, alteration, Severity.NOTE if what == "spelling" else None)
        if any(what == "torn" for _, what in weighed) or not table.certain:
            reason = table.reason or f"{form.name}有的行列名称残缺，无法逐一对照格式"
            yield Unknown(table.place, f"table.{form.role}", reason)


def _grouped(form: TableForm, kinds: tuple[str, ...], same: list[Alteration]) -> Problem:
    """One problem for what is missing and what stands there instead."""
    said = []
    for kind in kinds:
        names = dict.fromkeys(f"“{one.label or one.found}”" for one in same if one.kind == kind)
        said += [_SAID[kind].format("、".join(names))] if names else []
    return Problem(
        same[0].place,
        f"table.{form.role}",
        f"{form.name}{'，'.join(said)}，与规定格式不一致。",
        "请按格式恢复，没有发生的填 0；需要补充的内容写入正文。",
    )


def _renamed(form: TableForm, alteration: Alteration, severity: Severity | None) -> Problem:
    return Problem(
        alteration.place,
        f"table.{form.role}",
        f"{form.name}中“{alteration.label}”写成了“{alteration.found}”，与规定格式不一致。",
        f"请改为“{alteration.label}”。",
        severity=severity,
    )
