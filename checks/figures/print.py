"""What the form prints: units, the note on the relations, labels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem
from gixlint.judging.alterations import is_cut, is_torn, weight
from gixlint.report import Agency, Figure, FormTable, Report
from gixlint.statutes import FEES_2020, FORM_2019, FORM_2021, PRACTICE, Basis
from gixlint.text import fold, pattern

_LARGEST = {"township": 10_000, "department": 1_000_000}
"""More than so many 万元 collected in a year by an agency of this level was most likely written in 元."""


@check(
    "F105",
    severity="warning",
    needs="tables",
    basis=[Basis(FORM_2021, "表二第二十条第（八）项"), Basis(FEES_2020, "收费标准"), Basis(PRACTICE, "计量单位")],
    examples=[
        Example(good='<td colspan="3">368.42</td>', bad='<td colspan="3">3684200</td>'),
        Example(good="收取信息处理费0元", bad="收取信息处理费0.039万元"),
    ],
    english="Unit suspicious",
)
def unit_suspicious(report: Report) -> Iterator[Problem]:
    """金额单位可疑。

    表二“本年收费金额”以万元为单位。格中写着“元”的，数额与正文所说的相差一万倍的，数额大得不合常理的，多半是按元填写；
    信息处理费数额很小，按元计，写成万元的多半有误。

    2019年格式的“采购总金额”没有印单位，不提示；以万元计而有六位小数的是换算所得，不提示。

    更正办法：换算成规定的单位。
    """
    table = report.find("table.proactive")
    if isinstance(table, FormTable) and table.form is not None:
        for key in table.form.keys():
            _, _, column = table.form.lines(key)
            figure = table.cells.get(key)
            if column.unit == "万元" and figure is not None and figure.state == "number" and figure.value:
                yield from _amount(report, table, key, figure)
    for match in report.body.text.all(r"处理费(?!标准|管理)[^,。;:\d]{0,12}\d[\d,]*(?:\.\d+)?万元"):
        yield Problem(
            match.place, "statement.fees", f"“{match.words}”，信息处理费一般按元计。", "请核实，并以元为单位写明。"
        )


def _amount(report: Report, table: FormTable, key: str, figure: Figure) -> Iterator[Problem]:
    assert table.form is not None
    assert figure.value is not None
    agency = report.find("agency")
    limit = _LARGEST.get(agency.level) if isinstance(agency, Agency) else None
    where = f"{table.form.where(key)}填的是{figure.raw.strip()}"
    fault = ""
    if figure.unit == "元":
        fault = "格式规定的单位是万元"
    elif _said_in_prose(report, figure.value):
        fault = "与正文所说的金额相差一万倍"
    elif limit is not None and figure.value > limit and not figure.unit:
        fault = "以万元计，这个数额大得不合常理"
    if fault:
        yield Problem(figure.place, f"{table.role}.{key}", f"{where}，{fault}，可能是按元填写的。", "请换算成万元。")


def _said_in_prose(report: Report, value: int | Decimal) -> bool:
    """Whether the prose says the amount in 万元 ten thousand times smaller."""
    for match in report.body.text.all(r"收费[^。;\d]{0,14}(?P<n>\d[\d,]*(?:\.\d+)?)万元"):
        if Decimal(match["n"].replace(",", "")) * 10000 == value:
            return True
    return False


@check(
    "F106",
    severity="note",
    needs="tables.requests",
    basis=[Basis(FORM_2019, "表三表头"), Basis(FORM_2021, "表三表头")],
    examples=[
        Example(good="第一项加第二项之和，等于第三项加第四项之和", bad="第一项加第二项之和，等于第三项之和"),
        Example(
            good="第一项加第二项之和，等于第三项加第四项之和",
            bad="第一项等于第三项加第四项之和",
            sample="format2019-department",
        ),
    ],
    english="Note on the relations altered",
)
def header_note_altered(report: Report) -> Iterator[Problem]:
    """表三表头的勾稽关系说明被改动。

    表三左上角印有“（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）”，是格式的一部分，应原样保留。

    标点、空格、换行不同的不提示；表格已被压成文字、找不到这一格的，不提示。

    更正办法：按格式恢复原文。
    """
    table = report.table("requests")
    if table.note_place is None or table.form is None or is_torn(table, report.document.source):
        return
    found, due = (_plain(words) for words in (report.document.words(table.note_place), table.form.header_note))
    if found != due and not is_cut(found, due, report.document.source):
        yield Problem(
            table.note_place,
            "table.requests",
            f"{table.form.name}表头的说明是“{found}”，格式规定的是“{table.form.header_note.strip('（）')}”。",
            "请按格式恢复原文。",
        )


def _plain(words: str) -> str:
    return pattern(r"[\s\"'、,.:;。()/·-]").sub("", fold(words))


@check(
    "F107",
    severity="warning",
    needs="tables",
    basis=[Basis(FORM_2019, "表二、表三、表四"), Basis(FORM_2021, "表二、表三、表四")],
    examples=[
        Example(good="<td>本年废止件数</td>", bad="<td>本年废纸件数</td>"),
        Example(good="<td>科研机构</td>", bad="<td>科研机沟</td>", sample="format2019-department"),
    ],
    english="Label misprinted",
)
def label_misprinted(report: Report) -> Iterator[Problem]:
    """表格的行列名称有错别字。

    表格中行、列的名称与格式只差一两个字的，是录入或者识别的错误（本年废纸件数），应改正。

    “规范性文件”一类通行的写法、序号和标点的不同不在此列；整个名称不同的由 F102 提示；从版式文件中提取的名称，多字、
    少字的不作判断。

    更正办法：按格式改正。
    """
    for form in report.form.tables:
        table = report.find(f"table.{form.role}")
        for alteration in table.alterations if isinstance(table, FormTable) else ():
            assert isinstance(table, FormTable)
            if weight(alteration, table, report.document.source) == "misprint" and not is_torn(
                table, report.document.source
            ):
                yield Problem(
                    alteration.place,
                    f"table.{form.role}",
                    f"{form.name}中的“{alteration.found}”应为“{alteration.label}”。",
                    f"请改为“{alteration.label}”。",
                    fix=(Edit(alteration.place, alteration.label),),
                )
