"""`text` and `concise`: whole outputs."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gixlint.findings import Severity, Spot
from gixlint.reporters import render
from gixlint.reporters.columns import columns
from gixlint.reporters.labels import labels
from tests.reporters.samples import OPTIONS, finding, full_results, result

AGENCIES = """\
     错误   警告   提示  机关
        5      1      1  安平市水务局
        0      0      0  丙.docx：无法读取"""
TEXT = """\
年报/安平市水务局.md:1:1
  提示 I104 报告年度不一致
  标题
  标题为2025年，统计期限为2024年。<b>&amp;</b>
  相关：标题，标题「2025」
  依据：各地编制、公布年度报告的通行做法（编制说明）
  建议：请核对结转下年度继续办理的件数。

年报/安平市水务局.md 第 2 页
  警告 W102 标点重复
  一、总体情况
    全年收到申请12件，，均已办结。
                    ^^^^
  “，，”中的逗号重复，应为“，”。
  依据：《标点符号用法》（GB/T 15834-2011）4.4
  建议：删去一个逗号。

年报/安平市水务局.md:6:13
  错误 F201 收到的申请与办理去向不平
  表三 四、结转下年度继续办理（自然人）
    四、结转下年度继续办理 1 2
                           ^
  自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为
  11件，相差1件。
  依据：《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30
        号）表三表头：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第
        四项之和”
  建议：请核对结转下年度继续办理的件数。
    由此引起：
      错误 C101 文字与表三不一致
      表三 四、结转下年度继续办理（自然人）
      文字为12件，表三为11件。

年报/安平市水务局.md
  1 项通过、4 项不符、1 项无法判定、0 项不适用
  无法判定：
    T102：机关层级不明

甲.md
  1 项通过、0 项不符、0 项无法判定、0 项不适用

乙.md
  1 项通过、0 项不符、0 项无法判定、0 项不适用、1 项检查出错
  检查出错：
    F301：KeyError：'r9'，sums.py 第 3 行

丙.docx
  无法读取：文件已损坏，打不开。

丁.txt
  已跳过：内容不像年度报告。

共 5 份：1 份不符、1 份无法判定、1 份无法读取、1 份已跳过、1 份通过；1 处错误、1
处警告、1 处提示（另有 1 处由此引起，未计入）。
"""

CONCISE = """\
年报/安平市水务局.md:1:1: note I104 标题为2025年，统计期限为2024年。<b>&amp;</b>
年报/安平市水务局.md: warning W102 一、总体情况: “，，”中的逗号重复，应为“，”。
年报/安平市水务局.md:6:13: error C101 文字为12件，表三为11件。（由 F201 引起）
年报/安平市水务局.md:6:13: error F201 自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为11件，相差1件。
乙.md: error F301 检查出错: KeyError：'r9'，sums.py 第 3 行
丙.docx: error 无法读取: 文件已损坏，打不开。
丁.txt: note 已跳过: 内容不像年度报告。
"""


def test_text() -> None:
    words = render("text", full_results(), OPTIONS)
    assert words == TEXT
    assert max(map(columns, words.splitlines())) <= 80


def test_concise() -> None:
    assert render("concise", full_results(), OPTIONS) == CONCISE


@pytest.mark.parametrize("format", ["text", "concise"])
def test_nothing_to_say(format: str) -> None:
    assert render(format, [], OPTIONS) == ""


def test_quiet_leaves_findings_and_troubles() -> None:
    words = render("text", full_results(), OPTIONS._replace(quiet=True))
    blocks, _, _ = TEXT.partition("年报/安平市水务局.md\n")
    assert words == blocks + "丙.docx\n  无法读取：文件已损坏，打不开。\n"
    assert render("concise", full_results(), OPTIONS._replace(quiet=True)).splitlines() == [
        line for line in CONCISE.splitlines() if not line.startswith(("乙", "丁"))
    ]


def test_color_changes_nothing_but_the_color() -> None:
    words = render("text", full_results(), OPTIONS._replace(color=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", words) == TEXT
    assert "  \x1b[31;1m错误\x1b[0m F201" in words
    assert " " * 27 + "\x1b[31;1m^\x1b[0m\n" in words


@pytest.mark.parametrize("width", [40, 60, 100])
def test_width(width: int) -> None:
    assert max(map(columns, render("text", full_results(), OPTIONS._replace(width=width)).splitlines())) <= width


def test_english() -> None:
    words = render("text", full_results(), OPTIONS._replace(lang="en"))
    assert "  1 passed, 4 failed, 1 undecided, 0 not applicable\n  undecided:\n    T102: 机关层级不明\n" in words
    assert words.endswith(
        "\n5 files: 1 failed, 1 undecided, 1 unreadable, 1 skipped, 1 passed; 1 error, 1\n"
        "warning, 1 note (consequences not counted: 1).\n"
    )
    twice = render("text", [result((finding(), finding("F202")))], OPTIONS._replace(lang="en"))
    assert twice.endswith("\n1 file: 1 failed; 2 errors.\n")


def test_both_languages_have_all_words() -> None:
    assert labels("zh").keys() == labels("en").keys()


def test_statistics_count_causes_by_check() -> None:
    twice = [result((finding(), finding("W102", title="标点重复")), path=path) for path in ("甲", "乙")]
    once = result((finding("W102", title="标点重复"), finding("C101", cause="0" * 13 + "201")))
    words = render("text", [*twice, once], OPTIONS._replace(statistics=True))
    assert "各项检查发现的问题\n      3  W102  标点重复\n      2  F201  收到的申请与办理去向不平\n\n各机关" in words


def test_statistics_count_causes_by_agency() -> None:
    reports = [result((finding(), finding("W102", title="标点重复")), path=path) for path in ("甲", "乙")]
    words = render("text", [*reports, *full_results()], OPTIONS._replace(statistics=True))
    assert words.partition("各机关报告的问题\n")[2].partition("\n\n共 7 份")[0] == AGENCIES


def test_waived_findings_are_shown_where_asked() -> None:
    waived = [result((finding(waived="上级已核"),))]
    assert "F201" not in render("text", waived, OPTIONS)
    assert "没有发现问题" in render("text", waived, OPTIONS)
    assert "F201 收到的申请与办理去向不平（已豁免）" in render("text", waived, OPTIONS._replace(show_waived=True))
    assert render("concise", waived, OPTIONS) == ""


@pytest.mark.parametrize("format", ["text", "concise", "html"])
def test_a_document_cannot_steer_the_terminal(format: str) -> None:
    spot = Spot("标题\x1b[2J", 1, 1, 1, 0, 1, "甲 乙", (0, 1))
    evil = finding(message="a\x1b[31mb", hint="\u202e", spot=spot, severity=Severity.NOTE)
    words = render(format, [result((evil,), path="x\x1b]0;y\x07.md")], OPTIONS)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", words)


def test_a_file_name_that_is_no_text_is_shown_all_the_same() -> None:
    name = b"\xb1\xa8.md".decode("utf-8", "surrogateescape")
    assert render("concise", [result(path=name, status="unreadable", error="坏。")], OPTIONS).endswith(
        ".md: error 无法读取: 坏。\n"
    )
    render("json", [result(path=name)], OPTIONS).encode()


def test_the_day_does_not_show_in_text() -> None:
    assert render("text", full_results(), OPTIONS._replace(today=date(2030, 1, 1))) == TEXT
