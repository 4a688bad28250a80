"""`gixlint check`: sources, outputs, exit codes, settings. Checks are made here, so that each outcome can be had."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gixlint.cli import delivery
from gixlint.findings import Severity
from tests.cli.conftest import CLEAN
from tests.cli.running import Cli, Ran

HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
CHECKS = '''
from gixlint.checking import check
from gixlint.document import Place
from gixlint.findings import Problem, Severity, Unknown
from gixlint.statutes import PRACTICE, Basis

BASIS = [Basis(PRACTICE, "编制说明")]

def bad(report):
    at = report.document.text.find("\\t85\\t")
    return [Place(at + 1, at + 3)] if at >= 0 else []

@check("A901", severity="error", basis=BASIS, english="Eighty-five")
def eighty_five(report):
    """有八十五。"""
    for place in bad(report):
        yield Problem(place, "requests.r1.natural", "这里是八十五", "改为八十四")

@check("A902", severity="warning", basis=BASIS, english="Eighty-five, perhaps")
def perhaps_eighty_five(report):
    """可能有八十五。"""
    for place in bad(report):
        yield Problem(place, "requests.r1.natural", "这里可能是八十五")

@check("A903", severity="error", basis=BASIS, english="Crash")
def crash(report):
    """总是出错。"""
    raise ValueError("故意")
    yield

@check("A904", severity="error", basis=BASIS, english="Unknown")
def unknown(report):
    """总是说不准。"""
    yield Unknown(Place(0, 0), "title", "故意不判")

@check("A905", severity="error", basis=BASIS, english="Death")
def death(report):
    """遇到八十五就崩溃。"""
    if bad(report):
        import os
        os._exit(9)
    return
    yield
'''


@pytest.fixture
def check(cli: Cli, desk: Path) -> Cli:
    """Run `gixlint check` with the checks of this file; by default A901 and A902."""
    (desk / "own").mkdir()
    (desk / "own" / "numbers.py").write_text(CHECKS, encoding="utf-8")

    def call(*arguments: object, select: str = "A901,A902") -> Ran:
        return cli("check", "--checks", "own", "--select", select, "--color", "never", *arguments)

    return call


@pytest.mark.parametrize(
    ("arguments", "select", "code"),
    [
        ("clean.md", "A901", 0),
        ("bad.md", "A901", 1),
        ("bad.md clean.md", "A901", 1),
        ("bad.md", "A902", 0),
        ("bad.md --fail-on warning", "A902", 1),
        ("bad.md --fail-on note", "A902", 1),
        ("bad.md --fail-on never", "A901", 0),
        ("clean.md", "A903", 3),
        ("bad.md", "A901,A903", 3),
        ("clean.md", "A904", 0),
        ("clean.md --strict", "A904", 3),
        ("bad.md --strict", "A901,A904", 3),
        ("gone.md", "A901", 3),
        ("gone.md bad.md", "A901", 3),
        ("broken.docx", "A901", 3),
        ("*.xyz", "A901", 3),
        ("empty", "A901", 3),
        (".", "A901", 3),  # holds broken.docx
        ("*.md", "A901", 1),  # other.md is skipped
        ("other.md", "A901", 0),  # named: it is checked
        ("other.md --skip-others", "A901", 0),
        ("folder", "A901", 3),  # nothing in it was checked
        ("clean.md --previous gone.md", "A901", 3),
        ("clean.md -o nowhere/out.txt", "A901", 3),
        ("bad.md --ignore A9", "A901", 0),
    ],
)
def test_exit_codes(check: Cli, desk: Path, arguments: str, select: str, code: int) -> None:
    (desk / "empty").mkdir()
    (desk / "folder").mkdir()
    (desk / "folder" / "readme.md").write_text("# 读我\n\n这里是一个软件的说明。\n", encoding="utf-8")
    ran = check(*arguments.split(), select=select)
    assert ran.code == code, ran
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("gone.md bad.md", "gone.md：文件不存在，请核对路径"),
        (
            "broken.docx bad.md",
            "broken.docx：Word 文档已损坏或不完整，打不开；请重新传送，",
        ),
        ("*.xyz bad.md", "*.xyz：没有与此匹配的可检查文件（可检查 "),
        ("bad.md --previous gone.md", "gone.md：上一年度报告文件不存在，请核对路径"),
        ("bad.md own", "own：文件夹中没有可检查的文件（可检查 "),
    ],
)
def test_bad_input_is_told_in_a_line_and_the_rest_is_checked(check: Cli, arguments: str, line: str) -> None:
    ran = check(*arguments.split(), "--format", "concise")
    assert ran.code == 3
    assert [said for said in ran.err.splitlines() if line in said and said.startswith(line[:4])]
    assert len(ran.err.splitlines()) == 1
    assert "bad.md:" in ran.out
    assert "A901 这里是八十五" in ran.out


def test_a_crashed_check_is_told_and_no_finding(check: Cli) -> None:
    ran = check("clean.md", "--format", "json", select="A903")
    assert ran.err.startswith("clean.md：检查 A903 运行出错，未能得出结论（ValueError：故意，numbers.py 第")
    [report] = json.loads(ran.out)["reports"]
    assert (report["status"], report["findings"]) == ("undecided", [])


def test_a_file_without_permission(check: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("gixlint.cli.jobs.read_file", refuse)
    ran = check("clean.md")
    assert ran.code == 3
    assert ran.err == "clean.md：没有访问权限，请检查文件权限，或先关闭正在使用它的程序\n"


def test_a_defect_of_gixlint_costs_its_file_alone(check: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from gixlint.linting import lint

    def fail(path: str, *rest: object) -> object:
        if path == "bad.md":
            raise KeyError("defect")
        return lint(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("gixlint.cli.jobs.lint", fail)
    ran = check("bad.md", "clean.md", "--format", "json")
    assert ran.code == 3
    assert ran.err == "bad.md：检查时发生内部错误（KeyError：'defect'），请把此文件和本行信息反馈给开发者\n"
    assert [report["status"] for report in json.loads(ran.out)["reports"]] == ["unreadable", "passed"]


def test_standard_input(check: Cli, process: Cli, desk: Path) -> None:
    data = (desk / "bad.md").read_bytes()
    options = ("--checks", "own", "--select", "A901", "--format", "concise", "-q")
    ran = process("check", "-", "--stdin-name", "年报.md", *options, stdin=data, cwd=desk)
    assert (ran.code, ran.err) == (1, "")
    assert re.fullmatch(r"年报\.md:\d+: error A901 这里是八十五\n", ran.out)
    empty = process("check", "-", *options, cwd=desk)
    assert (empty.code, empty.err) == (3, "标准输入：文件是空的；请确认文件已保存并完整传送后再检查。\n")


def test_outputs(check: Cli, desk: Path) -> None:
    (desk / "old.json").write_text("old", encoding="utf-8")
    ran = check("bad.md", "-o", "html:结果.html", "-o", "jsonl:all.txt", "-o", "old.json", "-o", "plain.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [f"已写入 {name}" for name in ("结果.html", "all.txt", "old.json", "plain.txt")]
    assert "<html" in (desk / "结果.html").read_text(encoding="utf-8")
    line = json.loads((desk / "all.txt").read_text(encoding="utf-8"))
    assert json.loads((desk / "old.json").read_text(encoding="utf-8"))["reports"] == [line]
    assert "bad.md" in (desk / "plain.txt").read_text(encoding="utf-8")
    assert [path.name for path in desk.iterdir() if path.suffix == ".part"] == []
    both = check("bad.md", "--format", "concise", "-o", "json:old.json")
    assert both.out.startswith("bad.md:")
    assert check("bad.md", "--format", "json", "-o", "plain.txt").out == ""
    assert json.loads((desk / "plain.txt").read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("nowhere/out.html", "nowhere/out.html：文件夹 {desk}/nowhere 不存在，请先建立"),
        ("own", "own：是文件夹，请写明文件名"),
        ("clean.md/out.html", "clean.md/out.html：文件夹 {desk}/clean.md 不存在，请先建立"),
    ],
)
def test_outputs_that_cannot_be_written(check: Cli, desk: Path, output: str, line: str) -> None:
    ran = check("bad.md", "-o", output)
    assert (ran.code, ran.out, ran.err.strip()) == (3, "", line.format(desk=desk))


def test_a_page_of_findings_is_no_report(check: Cli, desk: Path) -> None:
    (desk / "folder").mkdir()
    for _ in range(2):
        ran = check("bad.md", "-o", "folder/结果.html")
        assert (ran.code, ran.err) == (1, "已写入 folder/结果.html\n")
    (desk / "folder" / "clean.md").write_bytes((desk / "clean.md").read_bytes())
    walked = json.loads(check("folder", "--format", "json").out)["reports"]
    assert [(report["path"], report["status"], report["error"]) for report in walked] == [
        ("folder/clean.md", "passed", None),
        ("folder/结果.html", "skipped", "是 gixlint 写出的检查结果，没有检查；如确需检查，请直接写出文件名"),
    ]


def test_html_into_a_folder(check: Cli, desk: Path) -> None:
    ran = check("bad.md", "clean.md", "-o", "html:结果/")
    assert (ran.code, ran.out, ran.err) == (1, "", "已写入 结果/\n")
    assert sorted(path.name for path in (desk / "结果").iterdir()) == ["1-bad.html", "2-clean.html", "index.html"]
    assert check("clean.md", "-o", "html:结果").err == "已写入 结果\n"  # it is there, and a folder
    assert "1-clean.html" in (desk / "结果" / "index.html").read_text(encoding="utf-8")
    assert "有八十五" in (desk / "结果" / "1-bad.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made(check: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check("bad.md", "-o", "html:clean.md/").err == "clean.md/：已有同名的文件，请换一个文件夹名\n"
    nowhere = check("bad.md", "-o", "html:a/b/")
    assert (nowhere.code, nowhere.err) == (3, f"a/b/：文件夹 {desk}/a 不存在，请先建立\n")

    def refuse(path: str, **rest: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "makedirs", refuse)
    ran = check("bad.md", "-o", "html:c/")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "c/：文件夹建不起来，没有访问权限，请检查文件权限，或先关闭正在使用它的程序",
    )


def test_a_folder_whose_page_cannot_be_written_has_no_index(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*paths: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    said = delivery.write_folder("out", {"1.html": "a", "index.html": "b"})
    assert said == f"{Path('out', '1.html')}：写不进去，无法访问（No space left on device）"
    assert list((desk / "out").iterdir()) == []


def test_sheets(check: Cli, process: Cli, desk: Path) -> None:
    ran = check("bad.md", "-o", "a.xlsx", "-o", "a.csv")
    assert (ran.code, ran.err) == (1, "已写入 a.xlsx\n已写入 a.csv\n")
    assert (desk / "a.xlsx").read_bytes().startswith(b"PK")
    data = (desk / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    piped = process("check", "bad.md", "--checks", "own", "--select", "A901,A902", "--format", "csv", cwd=desk)
    assert piped.out.encode() == data


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_no_office_file_on_a_terminal(check: Cli, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    ran = check("bad.md", "--format", format)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"{format} 不能显示在终端上，请写入文件，例如：-o 检查结果.{format}\n"


def test_an_output_whose_package_is_missing_is_told_before_anything_is_read(
    check: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = check("gone.md", "-o", "a.xlsx")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "写出 xlsx 需要安装 xlsxwriter：pip install 'gixlint[xlsx]'\n"
    assert not (desk / "a.xlsx").exists()


def test_an_output_is_written_whole_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*paths: str) -> None:
        raise OSError(28, "No space left on device")

    (desk / "out.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", full)
    assert delivery.write("out.txt", "new") == "out.txt：写不进去，无法访问（No space left on device）"
    assert (desk / "out.txt").read_text(encoding="utf-8") == "old"
    assert [path.name for path in desk.glob("*.part")] == []


def test_the_same_output_with_any_number_of_processes(check: Cli, desk: Path) -> None:
    for number in range(12):
        (desk / f"r{number:02}.md").write_bytes((desk / ("bad.md" if number % 3 else "clean.md")).read_bytes())
    outputs = {check(".", "--format", "json", "--jobs", jobs, "--today", "2026-11-21").out for jobs in (1, 2, 5)}
    assert len(outputs) == 1
    paths = [report["path"] for report in json.loads(outputs.pop())["reports"]]
    assert paths == sorted(paths)
    assert len(paths) == 16


def test_a_run_with_processes_leaves_none_behind(desk: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "gixlint",
        "check",
        "clean.md",
        "bad.md",
        "same.md",
        "--jobs",
        "2",
        "--format",
        "json",
    ]
    # Whoever reads the output waits for its end: a process left behind would keep it open.
    ran = subprocess.run(command, cwd=desk, capture_output=True, env=HERE, timeout=60)
    assert len(json.loads(ran.stdout)["reports"]) == 3


def test_a_process_that_dies_costs_its_file_alone(check: Cli, desk: Path) -> None:
    (desk / "same.md").write_bytes((desk / "clean.md").read_bytes())
    ran = check("clean.md", "bad.md", "same.md", "--jobs", 2, "--format", "json", select="A901,A905")
    assert ran.code == 3
    assert ran.err.startswith("bad.md：检查此文件的进程意外结束（退出码 9）")
    assert [report["status"] for report in json.loads(ran.out)["reports"]] == ["passed", "unreadable", "passed"]


def test_settings_of_the_folder_and_options_over_them(check: Cli, cli: Cli, desk: Path) -> None:
    (desk / "gixlint.yaml").write_text("severity: {A902: error}\nexclude: [r*.md]\nchecks: [own]\n", encoding="utf-8")
    (desk / "report.md").write_bytes((desk / "bad.md").read_bytes())
    assert cli("check", "bad.md", "--select", "A902").code == 1
    assert cli("check", "bad.md", "--select", "A902", "--fail-on", "never").code == 0
    walked = cli("check", ".", "--select", "A901", "--format", "json")
    assert "report.md" not in walked.out
    assert "report.md" in cli("check", "report.md", "--select", "A901", "--format", "json").out
    shown = cli("settings", "bad.md")
    assert re.search(r"severity\.A902 +error +（第 1 行）", shown.out)
    assert re.search(r"exclude +r\*\.md +（第 2 行）", shown.out)
    assert re.search(r"ruleset +national +（默认）", shown.out)


def test_wrong_settings_are_wrong_usage(cli: Cli, desk: Path) -> None:
    (desk / "gixlint.yaml").write_text("rulset: national\n", encoding="utf-8")
    ran = cli("check", "bad.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"错误：{desk}/gixlint.yaml 第 1 行「rulset: national」：rulset 不是已知的设置（")
    assert len(ran.err.splitlines()) == 1


def test_documents_of_other_formats_are_mentioned(check: Cli, desk: Path) -> None:
    (desk / "folder").mkdir()
    (desk / "folder" / "a.xls").write_bytes(b"PK")
    (desk / "folder" / "b.md").write_bytes((desk / "clean.md").read_bytes())
    ran = check("folder")
    assert (ran.code, ran.err) == (0, "另有 1 个文件的格式暂不能检查，未计入结果：folder/a.xls\n")
    assert check("folder", "-q").err == ""


def test_statistics(check: Cli) -> None:
    sums = "各项检查发现的问题\n      1  A901  有八十五\n      1  A902  可能有八十五\n\n各机关报告的问题\n"
    assert sums in check("bad.md", "--statistics").out
    beside = check("bad.md", "--statistics", "--format", "json")
    assert sums in beside.err
    assert json.loads(beside.out)["schema"] == 1


def test_verbose_says_what_applied(check: Cli, desk: Path) -> None:
    ran = check("clean.md", "-v")
    assert ran.err.startswith("clean.md：设置文件 无；适用格式 ")


def test_color_only_for_terminals_or_when_asked(cli: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in cli("check", "clean.md").out
    assert "\x1b[" in cli("check", "clean.md", "--color", "always").out


@pytest.mark.parametrize(("report", "code"), [("clean.md", 0), ("bad.md", 1), ("gone.md", 3)])
def test_a_reader_that_goes_away(check: Cli, desk: Path, report: str, code: int) -> None:
    """`gixlint check … | head -1` ends quietly and keeps its exit code."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "gixlint", "check", "--checks", "own", "--select", "A901", report]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=desk, env=HERE)
    os.close(writing)
    assert (ran.returncode, b"Traceback" in ran.stderr or b"Error" in ran.stderr) == (code, False)


def test_named_files_that_are_no_reports_are_skipped_where_asked(check: Cli) -> None:
    def status(*arguments: str) -> str:
        [report] = json.loads(check("other.md", "--format", "json", *arguments).out)["reports"]
        return str(report["status"])

    assert (status(), status("--skip-others")) == ("undecided", "skipped")


def test_attachments_are_looked_for_beside_the_page(cli: Cli, desk: Path) -> None:
    report = (CLEAN.parent / "format2021-department.html").read_text(encoding="utf-8")
    link = '<p>附件：<a href="tables.xlsx">统计表</a></p></body>'
    (desk / "page.html").write_text(report.replace("</body>", link), encoding="utf-8")

    def found() -> list[str]:
        [told] = json.loads(cli("check", "page.html", "--select", "L103", "--format", "json").out)["reports"]
        return [finding["code"] for finding in told["findings"]]

    alone = found()
    (desk / "tables.xlsx").touch()
    assert (alone, found()) == (["L103"], [])


def test_an_interrupt(desk: Path) -> None:
    command = [sys.executable, "-m", "gixlint", "check", "-"]

    def heed() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # what was started in the background ignores interrupts

    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stderr=pipe, cwd=desk, env=HERE, preexec_fn=heed) as running:
        assert running.stderr is not None
        time.sleep(1)  # it has started and waits for its input
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().decode().strip() == "已中断。"
    assert running.returncode == 130


def test_three_wins_over_one() -> None:
    assert delivery.TROUBLE > delivery.FINDINGS > delivery.DONE
    assert [severity.word for severity in sorted(Severity)] == ["note", "warning", "error"]
