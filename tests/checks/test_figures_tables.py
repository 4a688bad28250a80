"""The tables of the form: there or not, altered, readable, plausible, printed as the form has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gixlint.document import Document
from gixlint.editions import edition
from gixlint.linting import lint
from gixlint.readers import read
from tests.checks.linting import codes, plan, prose_of_2015
from tests.paper import as_ofd, as_pdf
from tests.parsing.drawing import blocks, drawn, flat, html, matrix, strip

CLEAN = Path(__file__).parents[2] / "examples" / "clean"
FORM = edition("format2021")
ZEROS = {table.role: dict.fromkeys(table.keys(), "0") for table in FORM.tables}
MATRIX = html(matrix(FORM.table("requests"), ZEROS["requests"]))
BLOCKS = html(blocks(FORM.table("proactive"), ZEROS["proactive"]))
STRIP = html(strip(FORM.table("disputes"), ZEROS["disputes"]))


def told(text: str, *wanted: str) -> list[tuple[str, str]]:
    return [(one.code, one.severity.word) for one in lint("r.md", text.encode(), plan(*wanted)).findings]


MISSING = {
    "nothing there": ("", [("F101", "error")]),
    "prose instead": ("全年未发生行政复议、行政诉讼。", [("F101", "error")]),
    "a picture instead": ("![表四](t4.png)", []),
    "attached": ("情况详见附件。", []),
    "heads flattened, figures gone": ("结果维持 结果纠正 其他结果 尚未审结 总计", []),
    "flattened": (flat(strip(FORM.table("disputes"), ZEROS["disputes"]), " ", " "), []),
    "drawn": (STRIP, []),
}


@pytest.mark.parametrize("way", MISSING)
def test_missing(way: str) -> None:
    text, wanted = MISSING[way]
    assert told(drawn(2023, disputes=text), "F101") == wanted


SCRAMBLED = {
    "proactive": "信息内容\n\n规章\n\n行政许可\n\n第二十条第（一）项\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n0\n\n0",
    "requests": "1.属于国家秘密\n\n0\n\n2.其他法律行政法规禁止公开\n\n7.属于行政执法案卷\n\n8.属于行政查询事项\n\n3.要求提供公开出版物",
}


@pytest.mark.parametrize("role", SCRAMBLED)
def test_a_table_whose_words_stand_apart_is_not_missing(role: str) -> None:
    assert told(drawn(2023, **{role: SCRAMBLED[role]}), "F101") == []
    assert told(drawn(2023, **{role: SCRAMBLED[role].partition("\n\n")[0]}), "F101") == [("F101", "error")]


def test_what_cannot_be_told_to_be_missing_is_undecided() -> None:
    verdicts = lint("r.md", drawn(2023, disputes="![表四](t4.png)").encode(), plan("F101")).verdicts
    assert [(verdict.status, verdict.reason) for verdict in verdicts] == [
        ("undecided", "表四可能是图片，无法判断是否缺少")
    ]


def test_reports_of_the_years_without_a_form_need_no_tables() -> None:
    assert told(prose_of_2015("工作有序。"), "F1", "F2") == []


UNIT = '<tr><td colspan="3">表三</td><td colspan="7">单位：件</td></tr>\n'

ALTERED = {
    "as printed": (MATRIX, []),
    "1、 for 1.": (MATRIX.replace("1.", "1、").replace("2.", "2、"), []),
    "a row too many": (
        MATRIX.replace('<tr><td colspan="3">二、', '<tr><td colspan="3">其中：网上申请</td>' + "<td>0</td>" * 7 + '</tr>\n<tr><td colspan="3">二、'),
        [("F102", "error")],
    ),
    "a row missing": (
        "\n".join(line for line in MATRIX.split("\n") if "重复申请" not in line),
        [("F102", "error")],
    ),
    "a column renamed": (MATRIX.replace("社会公益组织", "社会团体"), [("F102", "error")]),
    "a label misprinted": (MATRIX.replace("上年结转政府", "上年接转政府"), [("F107", "warning")]),
    "a head misprinted": (MATRIX.replace("科研机构", "科研机沟"), [("F107", "warning")]),
    "a head over all columns renamed": (MATRIX.replace("申请人情况", "提出申请的人"), [("F102", "error")]),
    "a head over a group renamed": (MATRIX.replace("法人或其他组织", "各类单位"), [("F102", "error")]),
    "a head over a group misprinted": (MATRIX.replace("法人或其他组织", "法人和其他组织"), [("F107", "warning")]),
    "heads left out": (MATRIX.replace("申请人情况", "").replace("法人或其他组织", ""), []),
    "heads repeated in each cell": (html(matrix(FORM.table("requests"), ZEROS["requests"], spans=False)), []),
    "a unit over the heads": (MATRIX.replace("<table><tr>", f"<table>{UNIT}<tr>"), []),
    "a unit for a head": (MATRIX.replace("申请人情况", "单位：件"), []),
    "the note shortened": (MATRIX.replace("加第二项之和", ""), [("F106", "note")]),
    "the note with other marks": (MATRIX.replace("（本列数据的勾稽关系为：", "(本列数据的勾稽关系为:").replace("）<", ")<"), []),
    "the note left out": (MATRIX.replace("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ""), []),
}  # fmt: skip


HEADS = {
    "as printed": (STRIP, []),
    "other names": (STRIP.replace("行政诉讼", "诉讼案件"), []),
    "the head over two groups renamed": (STRIP.replace("行政诉讼", "法院案件"), [("F102", "error")]),
    "the head over two groups left out": (STRIP.replace("行政诉讼", ""), []),
    "a unit over the heads": (STRIP.replace("<table><tr>", '<table><tr><td colspan="15">单位：件</td></tr>\n<tr>'), []),
}


@pytest.mark.parametrize("way", HEADS)
def test_heads_over_groups_of_results(way: str) -> None:
    text, wanted = HEADS[way]
    assert told(drawn(2023, disputes=text), "F10") == wanted


@pytest.mark.parametrize("way", ALTERED)
def test_altered(way: str) -> None:
    text, wanted = ALTERED[way]
    assert told(drawn(2023, requests=text), "F10") == wanted


NAMED = {
    "规范性文件": [("F102", "note")],
    "行政规范性文件": [],
    "行政规范性文件（件）": [],
    "其他主动公开文件": [("F102", "error")],
}


@pytest.mark.parametrize("label", NAMED)
def test_normative_documents_by_another_name(label: str) -> None:
    found = told(drawn(2023, proactive=BLOCKS.replace("行政规范性文件", label)), "F102")
    assert set(found) == set(NAMED[label])


CELLS = {
    ("requests", "r1.natural", "若干"): ["F103"],
    ("requests", "r1.natural", "见附件"): ["F103"],
    ("requests", "r1.natural", "-3"): ["F104"],
    ("requests", "r1.natural", "2.5"): ["F104"],
    ("requests", "r1.natural", "3.00"): [],
    ("requests", "r1.natural", "3,119"): [],
    ("requests", "r1.natural", "12件"): [],
    ("requests", "r1.natural", "/"): [],
    ("proactive", "t2_1.normative.issued", "14（其中修订3件）"): [],
    ("proactive", "t2_8.fees.amount", "18651.064104"): [],
    ("proactive", "t2_8.fees.amount", "251000元"): ["F105"],
    ("proactive", "t2_8.fees.amount", "36842000"): ["F105"],
    ("proactive", "t2_8.fees.amount", "96171.6"): [],
    ("proactive", "t2_1.rules.in_force", "3"): ["F308"],
    ("proactive", "t2_1.normative.issued", "5"): ["F306"],
}


@pytest.mark.parametrize("case", CELLS, ids=lambda case: "-".join(case[1:]))
def test_cells(case: tuple[str, str, str]) -> None:
    role, key, words = case
    tables = {**ZEROS, role: {**ZEROS[role], key: words, "t2_1.normative.in_force": "60" if "修订" in words else "0"}}
    assert codes("", "F103", "F104", "F105", "F306", "F308", tables=tables) == CELLS[case]


def test_the_form_of_2019_has_amounts_in_any_unit_and_signed_changes() -> None:
    form = edition("format2019").table("proactive")
    cells = dict.fromkeys(form.keys(), "0") | {"t2_9.procurement.amount": "251000元", "t2_5.licence.delta": "-1"}
    assert codes("", "F1", year=2019, tables={"proactive": cells}) == []


FEES = {
    "全年收取信息处理费385元。": ["F307"],
    "全年收取信息处理费390元。": [],
    "全年收取信息处理费0.039万元。": ["F105"],
    "全年未收取信息处理费。": [],
    "全年收取行政事业性收费385元。": [],
}


@pytest.mark.parametrize("text", FEES)
def test_fees(text: str) -> None:
    assert codes(text, "F105", "F307") == FEES[text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ["F307"]), ("本年度未收取信息公开处理费。", []), ("发出收费通知3件，均未缴费。", [])],
)
def test_notices_of_fees(text: str, wanted: list[str]) -> None:
    cells = ZEROS["requests"] | {"r3_6_2.natural": "3", "r3_6_2.total": "3", "r3_7.natural": "3", "r3_7.total": "3"}
    assert codes(text, "F307", tables={"requests": cells}) == wanted


SETTLED = {
    "全年收到政府信息公开申请3件，办结5件。": ["F309"],
    "全年收到政府信息公开申请3件，上年结转2件，办结5件。": [],
    "全年收到政府信息公开申请5件，办结3件。": [],
    "全年收到政府信息公开申请近3件，办结5件。": [],
    "全年收到政府信息公开申请3件，办理建议提案5件，全部办结。": [],
}


@pytest.mark.parametrize("text", SETTLED)
def test_settled_above_received(text: str) -> None:
    result = lint("r.md", prose_of_2015(text).encode(), plan("F309"))
    assert [one.code for one in result.findings] == SETTLED[text]


STATISTICS = """| 指标名称 | 单位 | 2015年 | 历年累计 |
|---|---|---|---|
| 主动公开政府信息数 | 条 | 100 | 900 |
| 政府网站公开政府信息数 | 条 | 90 | 800 |
| 政务微信公开政府信息数 | 条 | 60 | 300 |
| 收到申请数 | 件 | {} | 60 |
| 1.当面申请数 | 件 | 3 | 20 |
| 2.传真申请数 | 件 | 0 | 0 |
| 3.网络申请数 | 件 | 5 | 30 |
| 4.信函申请数 | 件 | 1 | 10 |
| 申请办结数 | 件 | 9 | 60 |
| 1.按时办结数 | 件 | 8 | 50 |
| 行政复议数量 | 件 | {} | 2 |
| 维持具体行政行为数 | 件 | 1 | 2 |
| 被依法纠错数 | 件 | 0 | 0 |
| 其他情形数 | 件 | 0 | 0 |
"""


@pytest.mark.parametrize(
    ("requests", "reviews", "wanted"),
    [
        ("9", "1", []),
        ("8", "1", ["收到申请数"]),
        ("10", "1", ["收到申请数"]),
        ("9", "0", ["行政复议数量"]),
        ("", "1", []),
    ],
)
def test_statistics(requests: str, reviews: str, wanted: list[str]) -> None:
    text = prose_of_2015("工作有序。\n\n" + STATISTICS.format(requests, reviews))
    found = lint("r.md", text.encode(), plan("F206")).findings
    assert [one.message.partition("“")[2].partition("”")[0] for one in found] == wanted


def test_a_misprinted_label_is_mended_mechanically() -> None:
    text = drawn(2023, proactive=BLOCKS.replace("本年废止件数", "本年废纸件数"))
    (finding,) = lint("r.md", text.encode(), plan("F107")).findings
    assert finding.message == "表二中的“本年废纸件数”应为“本年废止件数”。"
    assert finding.fix is not None
    assert [edit.words for edit in finding.fix] == ["本年废止件数"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("2.其他法律行政法法规禁止公开", []), ("2.其他法律行政法规禁公开", []), ("2.其它法律行政法规禁止公开", ["F107"])],
)
@pytest.mark.parametrize("write", [as_pdf, as_ofd])
def test_a_page_may_lose_a_character_or_have_it_twice(
    write: Callable[[Document], bytes], label: str, expected: list[str]
) -> None:
    text = (CLEAN / "format2021-department.md").read_text(encoding="utf-8")
    drawn = write(read(text.replace("2.其他法律行政法规禁止公开", label).encode(), "a.md"))
    found = lint(f"a.{write.__name__[3:]}", drawn, plan("F102", "F107")).findings
    assert [finding.code for finding in found] == expected
