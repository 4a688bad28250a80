"""`gixlint new`: a blank report, or one line that says why not."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest

from tests.cli.running import Cli
from tests.wordcheck import faults

TODAY = ("--today", "2026-01-15")
NEXT = "填写标有“【此处填写…】”的地方和表格，然后用 gixlint check 检查\n"
DUE = "公布时限：2026年{}前（《中华人民共和国政府信息公开条例》第四十九条第{}款）\n"


def test_a_draft_is_written_and_then_read_as_the_report_that_it_is(cli: Cli, desk: Path) -> None:
    ran = cli("new", "--agency", "安平市水务局", *TODAY, "-o", "稿.docx")
    assert ran == (0, "", f"已写入 稿.docx\n{NEXT}{DUE.format('1月31日', '一')}")
    assert faults((desk / "稿.docx").read_bytes()) == []
    about = docx.Document("稿.docx").core_properties
    assert (about.title, about.author) == ("安平市水务局2025年政府信息公开工作年度报告", "")
    checked = cli("check", ".", "--exclude", "*.md", "--exclude", "broken*", "--format", "concise", *TODAY)
    assert {line.split()[2] for line in checked.out.splitlines() if "引起" not in line and ".docx: " in line} == {
        "D102"
    }


def test_markdown_goes_to_a_file_or_to_the_terminal(cli: Cli, desk: Path) -> None:
    ran = cli("new", "--agency", " 云溪县荷岭镇人民政府 ", "--year", "2020", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# 云溪县荷岭镇人民政府2020年政府信息公开工作年度报告\n\n根据")
    assert cli("new", "--agency", "云溪县荷岭镇人民政府", "--year", "2020", "-o", "稿.md").code == 0
    assert (desk / "稿.md").read_text(encoding="utf-8") == ran.out


def test_the_level_is_detected_or_given(cli: Cli, desk: Path) -> None:
    due = {
        name: cli("new", "--agency", name, *TODAY, *more, "-o", "稿.md", "--force").err.removeprefix(
            f"已写入 稿.md\n{NEXT}"
        )
        for name, more in (
            ("安平市人民政府", ()),
            ("云溪县荷岭镇人民政府", ()),
            ("水务局", ("--agency-level", "government")),
        )
    }
    assert due == {
        "安平市人民政府": DUE.format("3月31日", "二"),
        "云溪县荷岭镇人民政府": "",
        "水务局": "提示：“水务局”不像机关全称，标题和落款应当用全称\n" + DUE.format("3月31日", "二"),
    }


def test_nothing_is_overwritten_unless_it_is_asked_for(cli: Cli, desk: Path) -> None:
    kept = (desk / "clean.md").read_bytes()
    ran = cli("new", "--agency", "安平市水务局", *TODAY, "-o", "clean.md")
    assert ran == (3, "", "clean.md：已有这个文件，没有覆盖；确要覆盖请加 --force\n")
    assert (desk / "clean.md").read_bytes() == kept
    assert cli("new", "--agency", "安平市水务局", *TODAY, "-o", "clean.md", "--force").code == 0
    assert (desk / "clean.md").read_bytes() != kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--agency", "甲局", "--year", "2007"], "2007年没有年度报告：2007年条例自2008年度起才要求编制；请核对 --year"),
        (["--agency", "甲局", "--year", "2027"], "2027年还没有到，不能编制2027年的年度报告；请核对 --year"),
        (["--agency", "甲局", "--year", "0"], "选项 --year 0 不是正整数"),
        (["--agency", "　"], "选项 --agency 不能是空的，请写机关全称，例如 --agency 安平市水务局"),
        (["--agency", "甲局】"], "选项 --agency 不能是 甲局】，请写机关全称，不带符号"),
        ([], "没有写明选项 --agency"),
        (["--agency", "甲局", "-o", "稿.pdf"], "不能写成 稿.pdf：文件名应以 .docx 或 .md 结尾"),
    ],
)
def test_what_cannot_be_drafted_is_told(cli: Cli, desk: Path, given: list[str], said: str) -> None:
    assert cli("new", *given, *TODAY) == (2, "", f"错误：{said}。用法见 gixlint new --help\n")


def test_what_cannot_be_written_is_told_and_leaves_nothing(cli: Cli, desk: Path) -> None:
    ran = cli("new", "--agency", "安平市水务局", *TODAY, "-o", "无/稿.docx")
    assert ran == (3, "", f"无/稿.docx：文件夹 {desk / '无'} 不存在，请先建立\n")
    assert cli("new", "--agency", "安平市水务局", *TODAY, "--edition", "format2030", "-o", "稿.md") == (
        2,
        "",
        "错误：没有编号为 format2030 的年度版本；可用的有 reg2007、format2019、format2021\n",
    )
    (desk / "本办.docx").write_bytes(b"PK")
    ran = cli("new", "--agency", "安平市水务局", *TODAY, "--template", "本办.docx", "-o", "稿.docx")
    assert ran == (2, "", "错误：模板 本办.docx 不是 Word 文档（.docx），或者已经损坏\n")
    plain = docx.Document()
    plain.save("本办.docx")
    ran = cli("new", "--agency", "安平市水务局", *TODAY, "--template", "本办.docx", "-o", "稿.docx")
    assert ran == (2, "", "错误：模板 本办.docx 缺少样式：公文落款、公文表格、公文表格小字、待填写\n")
    assert sorted(os.listdir(desk)) == [".git", "bad.md", "broken.docx", "clean.md", "other.md", "本办.docx"]
