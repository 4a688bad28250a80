"""`gixlint check -o docx:…`: files, folders, the office's own template, what is not checked again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import docx
import pytest

from tests.cli.running import Cli

TEMPLATE = Path(__file__).parents[2] / "templates" / "findings.zh.docx"


def first(path: str) -> str:
    return str(docx.Document(path).paragraphs[0].text)


@pytest.fixture
def own(desk: Path) -> Path:
    document = docx.Document(str(TEMPLATE))
    document.paragraphs[0].insert_paragraph_before("本办的样式")
    document.save(str(desk / "本办.docx"))
    return desk / "本办.docx"


def test_one_document_or_one_a_report(cli: Cli, desk: Path) -> None:
    ran = cli("check", "bad.md", "clean.md", "-o", "意见.docx", "-o", "docx:各份/", "--today", "2026-02-01")
    assert ran == (1, "", "已写入 意见.docx\n已写入 各份/\n")
    assert first("意见.docx") == "政府信息公开工作年度报告检查情况汇总"
    assert sorted(os.listdir("各份")) == ["1-bad.docx", "2-clean.docx", "汇总.docx"]
    assert first("各份/2-clean.docx") == "关于安平市住房和城乡建设局2025年政府信息公开工作年度报告的检查意见"
    again = cli("check", ".", "--format", "concise", "--today", "2026-02-01")
    skipped = [line.split()[0] for line in again.out.splitlines() if "已跳过: 是 gixlint 写出的检查结果" in line]
    assert skipped == ["./意见.docx:", "./各份/1-bad.docx:", "./各份/2-clean.docx:", "./各份/汇总.docx:"]


def test_the_template_of_an_office(cli: Cli, desk: Path, own: Path) -> None:
    arguments = ("check", "clean.md", "-o", "意见.docx", "-q", "--today", "2026-02-01")
    assert cli(*arguments, "--template", own) == (0, "", "")
    assert first("意见.docx") == "本办的样式"
    assert cli(*arguments) == (0, "", "")
    assert first("意见.docx") != "本办的样式"
    for name, value in (("甲", "../本办.docx"), ("乙", "[本办.docx]")):
        (desk / name).mkdir()
        (desk / name / "gixlint.yaml").write_text(f"template: {value}\n", encoding="utf-8")
        shutil.copy("clean.md", desk / name)
    assert cli("check", "甲", *arguments[2:]) == (0, "", "")
    assert first("意见.docx") == "本办的样式"
    assert f"template  {desk / '甲' / '..' / '本办.docx'}" in cli("settings", "甲").out
    ran = cli("check", "乙", *arguments[2:])
    assert (ran.code, ran.out) == (2, "")
    assert "第 1 行「template: [本办.docx]」：template 应为一个文件的路径" in ran.err


def test_a_template_that_cannot_be_used_is_told_before_any_file_is_read(cli: Cli, desk: Path) -> None:
    arguments = ("check", "clean.md", "-o", "json:结果.json", "-o", "意见.docx", "--template")
    assert cli(*arguments, "无.docx") == (2, "", "错误：模板 无.docx 读不了：文件不存在\n")
    assert cli(*arguments, "broken.docx") == (2, "", "错误：模板 broken.docx 不是 Word 文档（.docx），或者已经损坏\n")
    assert sorted(os.listdir(desk)) == [".git", "bad.md", "broken.docx", "clean.md", "other.md"]


def test_where_nothing_can_be_written_nothing_is_left(cli: Cli, desk: Path) -> None:
    ran = cli("check", "clean.md", "-o", "无/意见.docx")
    assert ran == (3, "", f"无/意见.docx：文件夹 {desk / '无'} 不存在，请先建立\n")
    assert cli("check", "clean.md", "-o", "docx:clean.md/") == (3, "", "clean.md/：已有同名的文件，请换一个文件夹名\n")
    assert sorted(os.listdir(desk)) == [".git", "bad.md", "broken.docx", "clean.md", "other.md"]
