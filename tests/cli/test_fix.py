"""`gixlint fix`: what it mends, where it writes, what it shows."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from gixlint.readers import read
from tests.annotating.ooxml import faults, parts, remarks
from tests.cli.running import Cli
from tests.readers.wordfile import zipped
from tests.rewriting import as_docx

TODAY = ("--today", "2026-02-01")
SLIPS = (
    ("更新机构", "跟新机构"),
    ("（安住建发〔2025〕27号）", "（安住建发[2025]27号）"),
    ("逐步增多。\n", "逐步增多，。\n"),
)


@pytest.fixture
def slips(desk: Path) -> str:
    """A clean report with slips, in slips.md and slips.docx; returns the clean text."""
    clean = text = (desk / "clean.md").read_text(encoding="utf-8")
    for right, wrong in SLIPS:
        assert right in text
        text = text.replace(right, wrong)
    (desk / "slips.md").write_text(text, encoding="utf-8")
    (desk / "slips.docx").write_bytes(as_docx(read(text.encode(), "slips.md")))
    return clean


def test_a_text_is_mended_in_its_place(cli: Cli, desk: Path, slips: str) -> None:
    (desk / "slips.md").chmod(0o640)
    ran = cli("fix", "slips.md", *TODAY)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "slips.md：改正了 4 处\n已写入 slips.md\n"
    assert (desk / "slips.md").read_text(encoding="utf-8") == slips
    assert stat.S_IMODE((desk / "slips.md").stat().st_mode) == 0o640
    assert cli("fix", "slips.md", *TODAY).err == "slips.md：没有可以自动改正的地方\n"


def test_a_word_file_is_mended_beside_its_original(cli: Cli, desk: Path, slips: str) -> None:
    before = (desk / "slips.docx").read_bytes()
    ran = cli("fix", "slips.docx", *TODAY)
    assert (ran.code, (desk / "slips.docx").read_bytes()) == (0, before)
    data = (desk / "slips（修订）.docx").read_bytes()
    assert (faults(data), remarks(data)) == ([], [])
    assert read(data, "a.docx").text == read(as_docx(read(slips.encode(), "a.md")), "a.docx").text


def test_a_difference_is_shown_and_nothing_done(cli: Cli, desk: Path, slips: str) -> None:
    before = {path: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    ran = cli("fix", "--diff", "slips.md", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:2] == ["--- slips.md", "+++ slips.md"]
    assert sum(line.startswith("-") for line in lines) == sum(line.startswith("+") for line in lines) == 4
    assert cli("fix", "--diff", "slips.docx", *TODAY).out == (
        "--- slips.docx\n+++ slips.docx\n@@ 一、总体情况 @@\n"
        "-…室把关，群众找得到、看得懂、用得上的信息逐步增多，。\n"
        "+…室把关，群众找得到、看得懂、用得上的信息逐步增多。\n"
        "-…室会同法规科复核已公开信息，更正失效链接19处，跟新机构职能、办事指南36项。涉及个人身份证号码、…\n"
        "+…室会同法规科复核已公开信息，更正失效链接19处，更新机构职能、办事指南36项。涉及个人身份证号码、…\n"
        "-…和城乡建设局政府信息公开申请办理规程》（安住建发[2025]27号），对登记、转办、会商、答复、归档五个环节…\n"
        "+…和城乡建设局政府信息公开申请办理规程》（安住建发〔2025〕27号），对登记、转办、会商、答复、归档五个环节…\n"
    )
    assert {path: path.read_bytes() for path in desk.iterdir() if path.is_file()} == before


def test_the_exit_code_counts_what_is_left(cli: Cli, desk: Path, slips: str) -> None:
    strict = ("--fail-on", "note", *TODAY)
    assert cli("fix", "--diff", "slips.md", *strict).code == 1
    assert cli("fix", "slips.md", *strict).code == 0
    assert cli("fix", "bad.md", *TODAY).code == 1


def test_output_may_be_a_file_or_a_folder(cli: Cli, desk: Path, slips: str) -> None:
    before = (desk / "slips.md").read_bytes()
    cli("fix", "slips.md", "-o", "改好.md", *TODAY)
    cli("fix", "slips.docx", "-o", "改好.docx", *TODAY)
    cli("fix", "slips.md", "slips.docx", "-o", "out", *TODAY)
    assert (desk / "改好.md").read_text(encoding="utf-8") == slips
    assert faults((desk / "改好.docx").read_bytes()) == []
    assert sorted(path.name for path in (desk / "out").iterdir()) == ["slips.md", "slips（修订）.docx"]
    assert (desk / "slips.md").read_bytes() == before
    assert cli("fix", "slips.md", "-o", "out", *TODAY).code == 3


def test_a_word_file_is_overwritten_only_by_its_name(cli: Cli, desk: Path, slips: str) -> None:
    before = (desk / "slips.docx").read_bytes()
    cli("fix", "slips.docx", "-o", ".", *TODAY)
    assert (desk / "slips.docx").read_bytes() == before
    cli("fix", "slips.docx", "-o", "slips.docx", *TODAY)
    assert b"<w:ins" in parts((desk / "slips.docx").read_bytes())["word/document.xml"]


def test_other_formats_are_not_mended(cli: Cli, desk: Path) -> None:
    (desk / "a.html").write_text(
        "<html><body><h1>安平市林业局2024年政府信息公开工作年度报告</h1><p>均已跟新。</p></body></html>"
    )
    before = (desk / "a.html").read_bytes()
    ran = cli("fix", "a.html", *TODAY)
    assert (ran.code, (desk / "a.html").read_bytes()) == (3, before)
    assert "自动改正只用于 docx、md、txt" in ran.err


def test_a_protected_word_file_is_told(cli: Cli, desk: Path, slips: str) -> None:
    files = parts((desk / "slips.docx").read_bytes())
    closed = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'
    settings = files["word/settings.xml"].replace(b"<w:defaultTabStop", closed, 1)
    assert closed in settings
    (desk / "护.docx").write_bytes(zipped({**files, "word/settings.xml": settings}))
    ran = cli("fix", "护.docx", *TODAY)
    assert (ran.code, "护.docx：文件设有编辑限制（只读），不能修订" in ran.err) == (3, True)
    assert not (desk / "护（修订）.docx").exists()


def test_standard_input_needs_an_output(process: Cli, desk: Path, slips: str) -> None:
    data = (desk / "slips.md").read_bytes()
    ran = process("fix", "-", "--stdin-name", "稿.md", *TODAY, stdin=data, cwd=desk)
    assert (ran.code, "请用 -o 写明" in ran.err) == (3, True)
    ran = process("fix", "-", "--stdin-name", "稿.md", "-o", "好.md", *TODAY, stdin=data, cwd=desk)
    assert (ran.code, (desk / "好.md").read_text(encoding="utf-8")) == (0, slips)
