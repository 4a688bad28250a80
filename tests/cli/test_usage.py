"""Help and usage errors: Chinese, one line, exit code 2."""

from __future__ import annotations

import pytest

from gixlint.cli.choices import FORMATS
from gixlint.cli.commands import group
from gixlint.editions import editions
from tests.cli.running import Cli


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            "chek x",
            "错误：没有命令 chek（是否想写 check？）；可用的命令有 {commands}。用法见 gixlint --help",
        ),
        ("check --fromat text x", "错误：没有选项 --fromat（是否想写 --format？）。用法见 gixlint check --help"),
        ("check", "错误：没有写明参数 路径...。用法见 gixlint check --help"),
        ("check x --format", "错误：选项 --format 后面缺少值。用法见 gixlint check --help"),
        ("check x --strict=1", "错误：选项 --strict 不带值。用法见 gixlint check --help"),
        (
            "check x --format jsn",
            "错误：选项 --format 不能是 jsn（是否想写 json？）；可选 {formats}。用法见 gixlint check --help",
        ),
        (
            "check x --today 2026-02-30",
            "错误：选项 --today 2026-02-30 不是有效的日期，请写成 2026-01-15 的样子。用法见 gixlint check --help",
        ),
        ("check x --jobs 0", "错误：选项 --jobs 0 不是正整数。用法见 gixlint check --help"),
        (
            "check x --select F2,张三",
            "错误：选项 --select F2,张三 不是检查编号，请写成 F201 或 F2 的样子；"
            "多个之间用逗号隔开。用法见 gixlint check --help",
        ),
        ("explain Q999", "错误：没有检查 Q999；全部检查用 gixlint checks 查看。用法见 gixlint explain --help"),
        (
            "check x --edition format2025",
            "错误：没有编号为 format2025 的年度版本；可用的有 {editions}",
        ),
        ("check . --ruleset natonal", "错误：没有名为 natonal 的规则集；可用的有 national、strict，或一个 .yaml 文件"),
        ("check . --checks nowhere", "错误：检查目录 {here}/nowhere 不存在"),
        ("check . --ignore Q7", "错误：命令行选项 --ignore：没有编号为 Q7 或以它开头的检查"),
    ],
)
def test_usage_errors(cli: Cli, desk: object, arguments: str, line: str) -> None:
    ran = cli(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    words = {"formats": FORMATS, "commands": group.short_helps, "editions": editions()}
    assert ran.err.strip() == line.format(here=desk, **{name: "、".join(known) for name, known in words.items()})


@pytest.mark.parametrize("command", ["", "check", "explain", "checks", "docs", "settings"])
def test_help_is_chinese_and_fits(cli: Cli, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    from gixlint.reporters.columns import columns

    monkeypatch.setenv("COLUMNS", "80")
    ran = cli(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：gixlint {command}".strip())
    assert "显示本说明" in ran.out
    assert "Show" not in ran.out
    assert [line for line in ran.out.splitlines() if columns(line) > 82] == []


def test_version(cli: Cli) -> None:
    from gixlint import __version__

    assert cli("--version") == (0, f"gixlint {__version__}\n", "")


def test_no_command_shows_the_help(cli: Cli) -> None:
    ran = cli()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("用法：gixlint")
