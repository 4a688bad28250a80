"""Declarations of 2008 to 2018 in the many ways that they are made, and those that are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings

PLAN = Plan(Settings(), Context(today=date(2026, 11, 21)))

REQUESTS = "2014年收到政府信息公开申请3件，均同意公开。"
FEES = "未收取费用，没有减免。"
DISPUTES = "没有发生行政复议、行政诉讼。"


def report(requests: str = REQUESTS, fees: str = FEES, disputes: str = DISPUTES, rest: str = "") -> str:
    return f"""某县水务局2014年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制。统计期限为2014年1月1日至2014年12月31日。联系地址：某县建设路1号；电话：0999-8512016。

一、概述
我局确定办公室承办政府信息公开工作，制度健全，责任到人。

二、主动公开政府信息情况
全年主动公开政府信息120条，其中政策法规类20条，业务动态类100条。

三、依申请公开政府信息和不予公开政府信息的情况
{requests}

四、政府信息公开的收费及减免情况
{fees}

五、因政府信息公开申请行政复议、提起行政诉讼的情况
{disputes}

六、存在的主要问题及改进情况
存在的主要问题是更新不够及时，已明确专人每周核对，更新情况有所好转。
{rest}
某县水务局
2015年3月2日
"""


def checked(text: str) -> Result:
    return lint("report.txt", text.encode(), PLAN)


def codes(text: str, prefix: str = "Z") -> list[str]:
    return sorted({finding.code for finding in checked(text).findings if finding.code.startswith(prefix)})


def undecided(text: str) -> list[str]:
    return [v.code for v in checked(text).verdicts if v.status == "undecided" and v.code.startswith("Z")]


NO_REQUESTS = [
    "2014年，我局未收到政府信息公开申请。",
    "本年度没有公民、法人和其他组织申请公开政府信息，也没有不予公开的情况。",
    "无。",
    "本年度无此类情况。",
    "2014年度没有发生此类情况。",
    "受理政府信息公开申请0件。",
    "依申请公开数量为零。",
    "截至年底，尚未接到群众要求公开信息的申请。",
    "全年无人申请公开政府信息。",
    "不存在依申请公开的情况。",
    "本年度未接依申请公开政府信息。",
    "2014年我局依申请公开政府信息工作情况：无",
]


@pytest.mark.parametrize("words", NO_REQUESTS)
def test_none_received_declares_requests_and_withholding(words: str) -> None:
    assert codes(report(requests=words)) == []
    assert undecided(report(requests=words)) == []


SOME_REQUESTS = [
    ("共受理依申请公开2起，全部予以公开。", []),
    ("收到申请两件，予以公开一件，不予公开一件。", []),
    ("全年共收到信息公开申请5件，答复5件，其中同意公开5件。", []),
    ("全年办理依申请公开事项4件，没有不宜公开的信息。", []),
    ("收到申请1件，已答复。", ["Z102"]),
    ("2014年我局畅通申请渠道，完善受理流程，方便群众获取信息。", ["Z101", "Z102"]),
    ("我局明确专人办理，公布了申请表格和联系方式。", ["Z101", "Z102"]),
]


@pytest.mark.parametrize(("words", "expected"), SOME_REQUESTS, ids=[words for words, _ in SOME_REQUESTS])
def test_requests_and_withholding(words: str, expected: list[str]) -> None:
    assert codes(report(requests=words)) == expected


FEES_SAID = [
    "2014年度，我局没有收取任何费用。",
    "未向申请人收取检索费、复制费、邮寄费等。",
    "无收费、减免情况。",
    "无。",
    "收费0元，减免0元。",
    "依申请公开政府信息一律免费。",
    "全部免费提供，不收取费用。",
    "本年度未发生政府信息公开收费。",
    "2014年共收取复制费36元。",
    "截至目前，我局未对政府信息公开进行收费。",
    "我局未制定收费项目，未收取与政府信息公开有关的费用。",
]


@pytest.mark.parametrize("words", FEES_SAID)
def test_fees_said(words: str) -> None:
    assert codes(report(fees=words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "我局严格执行国家有关规定。",
        "落实涉企税费减免政策，公布行政事业性收费标准。",
        "信息公开工作经费列入年度预算，支出2万元。",
        "收费公路对鲜活农产品运输车辆减免通行费1286.4万元。",
        "为小微企业减免房租12万元。",
    ],
)
def test_fees_not_said(words: str) -> None:
    assert codes(report(fees=words)) == ["Z103"]


DISPUTES_SAID = [
    ("2014年未发生行政复议、行政诉讼。", []),
    ("没有因政府信息公开被申请行政复议或者提起行政诉讼。", []),
    ("无。", []),
    ("本年度没有发生此类情况。", []),
    ("行政复议、行政诉讼均为零。", []),
    ("发生行政复议1件，被维持；行政诉讼0件。", []),
    ("没有发生复议、诉讼和申诉。", []),
    ("因政府信息公开引发的行政复议、行政诉讼共2件。", []),
    ("未发生因政府信息公开申请行政复议的情况。", ["Z105"]),
    ("我局没有因政府信息公开被起诉。", ["Z104"]),
    ("我局认真学习有关法律，依法行政水平明显提高。", ["Z104", "Z105"]),
]


@pytest.mark.parametrize(("words", "expected"), DISPUTES_SAID, ids=[words for words, _ in DISPUTES_SAID])
def test_disputes(words: str, expected: list[str]) -> None:
    assert codes(report(disputes=words)) == expected


TABLE = """
附件：政府信息公开情况统计表
<table>
<tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
<tr><td>（一）收到申请数</td><td>件</td><td>{requests}</td></tr>
<tr><td>4.不同意公开答复数</td><td>件</td><td>0</td></tr>
<tr><td>四、行政复议数量</td><td>件</td><td>{reviews}</td></tr>
<tr><td>五、行政诉讼数量</td><td>件</td><td>0</td></tr>
<tr><td>七、依申请公开信息收取的费用</td><td>万元</td><td>0</td></tr>
</table>
"""


def with_table(counted: tuple[object, object] = (3, 0), **sections: str) -> str:
    """The report in Markdown, with a statistics table at its end: how many requests, how many reconsiderations."""
    text = report(**sections, rest=TABLE.format(requests=counted[0], reviews=counted[1]))
    return "\n".join(line if line.startswith("<") or not line else line + "\n" for line in text.split("\n"))


def codes_of_table(text: str) -> list[str]:
    found = lint("report.md", text.encode(), PLAN).findings
    return sorted({finding.code for finding in found if finding.code.startswith("Z")})


def test_a_number_in_the_statistics_table_declares() -> None:
    silent = "我局按规定办理。"
    assert codes_of_table(with_table(requests=silent, fees=silent, disputes=silent)) == []
    assert codes(report(requests=silent, fees=silent, disputes=silent)) == ["Z101", "Z102", "Z103", "Z104", "Z105"]


@pytest.mark.parametrize(
    ("counted", "sections", "expected"),
    [
        ((3, 0), {}, []),
        ((2, 0), {"requests": "2014年未收到政府信息公开申请。"}, ["Z107"]),
        ((0, 0), {"requests": "2014年未收到政府信息公开申请。"}, []),
        ((2, 0), {"requests": "2014年未收到网上申请。"}, []),
        ((2, 0), {"requests": "代县政府未收到申请。"}, []),
        ((3, 1), {}, ["Z107"]),
        ((3, 1), {"disputes": "未发生被复议机关纠错的情形，没有被提起行政诉讼。"}, []),
        (("", 0), {"requests": "2014年未收到政府信息公开申请。"}, []),
    ],
)
def test_a_zero_against_the_statistics_table(
    counted: tuple[object, object], sections: dict[str, str], expected: list[str]
) -> None:
    assert codes_of_table(with_table(counted, **sections)) == expected


CONTRADICTIONS = [
    ("未收到政府信息公开申请。收到申请2件，均予公开。", ["Z107"]),
    ("2013年未收到申请。2014年收到申请2件，均予以公开。", []),
    ("收到申请2件，均同意公开，没有收到信函申请。", []),
    ("全年制发文件90件，其中主动公开60件、依申请公开21件、不予公开9件；未收到公开申请。", []),
    ("未收到公开申请。近三年累计收到申请12件。", []),
    ("没有需要不予公开的信息。收到申请5件，其中不予公开1件。", ["Z107"]),
    ("收到申请3件，均同意公开。没有逾期未答复的申请。", []),
    ("收到申请19件，均予公开。本机关未收到以区政府为公开义务机关的申请。", []),
    ("收到申请3件，均同意公开。未出现无正当理由大量反复申请的情况。", []),
]


@pytest.mark.parametrize(("words", "expected"), CONTRADICTIONS, ids=[words for words, _ in CONTRADICTIONS])
def test_a_zero_against_another_sentence(words: str, expected: list[str]) -> None:
    assert codes(report(requests=words), "Z107") == expected


def test_a_zero_says_where_and_what_it_contradicts() -> None:
    text = report(requests="全年未收到政府信息公开申请。受理申请2件，均予公开。")
    [finding] = [finding for finding in checked(text).findings if finding.code == "Z107"]
    assert finding.message == "正文说“全年未收到政府信息公开申请”，而另一处“受理申请2件”为2件。"
    assert text[finding.spot.start : finding.spot.end] == "全年未收到政府信息公开申请。"
    assert finding.related[0][1].excerpt == "全年未收到政府信息公开申请。受理申请2件，均予公开。"


CELL = '<tr><td>行政处罚</td><td colspan="3">247</td></tr>'
CELLS = [
    ("247", []),
    ("0", []),
    ("零", []),
    ("3,119", []),
    ("22（其中修订16件）", []),
    ("约三百", []),
    ("", ["表二有1个单元格空白：第二十条第（六）项 行政处罚（本年处理决定数量）。"]),
    ("　", ["表二有1个单元格空白：第二十条第（六）项 行政处罚（本年处理决定数量）。"]),
    ("/", ["表二有1个单元格写作“/”：第二十条第（六）项 行政处罚（本年处理决定数量）。"]),
    ("—", ["表二有1个单元格写作“—”：第二十条第（六）项 行政处罚（本年处理决定数量）。"]),
    ("无", ["表二有1个单元格写作“无”：第二十条第（六）项 行政处罚（本年处理决定数量）。"]),
]


@pytest.mark.parametrize(("words", "messages"), CELLS, ids=[words or "blank" for words, _ in CELLS])
def test_cells_without_a_number(root: Path, words: str, messages: list[str]) -> None:
    sample = (root / "examples" / "clean" / "format2021-department.md").read_text(encoding="utf-8")
    assert sample.count(CELL) == 1
    found = lint("report.md", sample.replace(CELL, CELL.replace("247", words)).encode(), PLAN).findings
    assert [finding.message for finding in found if finding.code == "Z106"] == messages


def test_many_blank_cells_are_one_finding_a_table(root: Path) -> None:
    sample = (root / "examples" / "clean" / "format2021-department.md").read_text(encoding="utf-8")
    found = lint("report.md", sample.replace("<td>0</td>", "<td></td>").encode(), PLAN).findings
    blank = [finding for finding in found if finding.code == "Z106"]
    assert [finding.message.partition("：")[0] for finding in blank] == [
        f"表二有{sample.partition('## 三')[0].count('<td>0</td>')}个单元格空白",
        f"表三有{sample.partition('## 三')[2].partition('## 四')[0].count('<td>0</td>')}个单元格空白",
        f"表四有{sample.partition('## 四')[2].count('<td>0</td>')}个单元格空白",
    ]
