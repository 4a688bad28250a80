"""`csv` and `xlsx`: a row a finding; nothing that a document holds becomes a formula."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from gixlint.errors import GixlintError
from gixlint.findings import Spot
from gixlint.reporters import content
from gixlint.reporters import xlsx as workbook
from gixlint.reporters.rows import is_formula
from tests.reporters.samples import OPTIONS, finding, full_results, result

HEADINGS = [
    "文件", "机关", "年度", "编号", "检查名称", "问题", "级别", "状态", "位置", "页", "行", "列", "原文", "上下文", "说明", "相关位置", "依据",
    "建议", "起因编号", "豁免理由", "指纹", "报告结论",
]  # fmt: skip
CAUSE = [
    "年报/安平市水务局.md", "安平市水务局", "2025", "F201", "requests-unbalanced", "收到的申请与办理去向不平", "错误", "待处理",
    "表三 四、结转下年度继续办理（自然人）", "", "6", "13", "1", "四、结转下年度继续办理 1 2",
    "自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为11件，相差1件。", "",
    "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）表三表头：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”",
    "请核对结转下年度继续办理的件数。", "", "", "0000000000000201", "不符",
]  # fmt: skip


def sheet(*results: Any, **options: Any) -> list[list[str]]:
    data = content("csv", results, OPTIONS._replace(**options))
    assert isinstance(data, bytes)
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def book(*results: Any, **options: Any) -> Any:
    data = content("xlsx", results, OPTIONS._replace(**options))
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(BytesIO(data))


def values(page: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.rows]


def test_a_row_a_finding() -> None:
    rows = sheet(full_results()[0])
    assert rows[0] == HEADINGS
    assert [(row[3], row[6], row[7], row[18]) for row in rows[1:]] == [
        ("I104", "提示", "待处理", ""),
        ("W102", "警告", "待处理", ""),
        ("C101", "错误", "由此引起", "F201"),
        ("F201", "错误", "待处理", ""),
    ]
    assert rows[4] == CAUSE
    assert rows[1][15] == "标题：标题"


def test_the_text_is_as_spreadsheets_want_it() -> None:
    data = content("csv", [result((finding(message='说"不"，\n对'),))], OPTIONS)
    assert isinstance(data, bytes)
    assert data.startswith("\ufeff文件,机关,".encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    assert '"说""不""， 对"'.encode() in data


def test_a_file_that_could_not_be_checked_is_not_silently_dropped() -> None:
    assert [(row[0], row[3], row[14], row[21]) for row in sheet(*full_results())[1:] if not row[3]] == [
        ("丙.docx", "", "文件已损坏，打不开。", "无法读取"),
        ("丁.txt", "", "内容不像年度报告。", "已跳过"),
    ]


def test_waived_findings_say_so() -> None:
    row = sheet(result((finding(waived="上级已核"),)))[1]
    assert (row[7], row[19]) == ("已豁免", "上级已核")


@pytest.mark.parametrize("words", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1", "－5"])
def test_no_text_becomes_a_formula(words: str) -> None:
    spot = Spot("正文", None, 1, 1, 0, len(words), words, (0, len(words)))
    evil = result((finding(message=words, spot=spot),), path=words)
    shown = words.replace("\t", " ").replace("\r", " ")
    row = sheet(evil)[1]
    assert (row[0], row[12], row[14]) == (f"'{shown}",) * 3
    cells = book(evil).worksheets[0][2]
    assert [(cells[n].value, cells[n].data_type, cells[n].quotePrefix) for n in (0, 12, 14)] == [(shown, "s", True)] * 3
    assert not cells[5].quotePrefix


def test_plain_text_is_no_formula() -> None:
    assert [words for words in ("", "甲=1", "1-2", "（+1）", "2024年") if is_formula(words)] == []


def test_the_workbook_holds_what_the_text_does() -> None:
    rows = values(book(full_results()[0]).worksheets[0])
    assert rows[0] == HEADINGS
    assert [[("" if value is None else str(value)) for value in row] for row in rows] == sheet(full_results()[0])
    assert [rows[4][n] for n in (2, 10, 11)] == [2025, 6, 13]  # numbers, not text


def test_a_row_a_report() -> None:
    pages = book(*full_results())
    assert pages.sheetnames == ["发现的问题", "报告"]
    rows = values(pages.worksheets[1])
    assert rows[0] == [
        "文件", "机关", "年度", "适用格式", "报告结论", "错误", "警告", "提示", "由此引起", "已豁免", "通过的检查", "不符的检查", "无法判定的检查",
        "不适用的检查", "出错的检查", "未能检查的原因",
    ]  # fmt: skip
    known = ["安平市水务局", 2025, "2021年格式"]
    assert rows[1:] == [
        ["年报/安平市水务局.md", *known, "不符", 1, 1, 1, 1, 0, 1, 4, 1, 0, 0, None],
        ["甲.md", *known, "通过", 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, None],
        ["乙.md", *known, "无法判定", 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, None],
        ["丙.docx", *[None] * 3, "无法读取", *[None] * 10, "文件已损坏，打不开。"],
        ["丁.txt", *[None] * 3, "已跳过", *[None] * 10, "内容不像年度报告。"],
    ]


def test_headings_stay_in_sight_and_filter() -> None:
    for page, reach in zip(book(full_results()[0]).worksheets, ("A1:V5", "A1:P2"), strict=True):
        assert (page.freeze_panes, page.auto_filter.ref) == ("B2", reach)
        assert page["A2"].alignment.wrap_text
        assert page.column_dimensions["A"].width > 30


def test_no_findings_are_a_workbook_all_the_same() -> None:
    assert [len(values(page)) for page in book(result()).worksheets] == [1, 2]
    assert [len(values(page)) for page in book().worksheets] == [1, 1]
    assert sheet() == [HEADINGS]


def test_english() -> None:
    row = dict(zip(*sheet(full_results()[0], lang="en")[:2], strict=True))
    assert (row["severity"], row["state"], row["code"]) == ("note", "open", "I104")
    assert book(lang="en").sheetnames == ["Findings", "Reports"]


def test_a_cell_and_a_sheet_hold_no_more_than_they_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 2)
    pages = book(result((finding(message="长" * 40_000), finding(), finding())))
    assert pages.sheetnames == ["发现的问题", "发现的问题 2", "报告"]
    assert [len(values(page)) for page in pages.worksheets] == [3, 2, 2]
    assert pages.worksheets[0]["O2"].value == "长" * 32_766 + "…"


def test_the_same_run_is_the_same_file() -> None:
    first = content("xlsx", full_results(), OPTIONS)
    assert isinstance(first, bytes)
    assert openpyxl.load_workbook(BytesIO(first)).properties.created == datetime(2026, 1, 15)
    with ZipFile(BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert content("xlsx", full_results(), OPTIONS) == first


def test_without_its_package_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(GixlintError, match=re.escape("写出 xlsx 需要安装 xlsxwriter：pip install 'gixlint[xlsx]'")):
        content("xlsx", [], OPTIONS)
    assert content("csv", [], OPTIONS)
