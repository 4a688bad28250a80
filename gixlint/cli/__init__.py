"""The command line: a group of commands, each imported when it is called.

Only here does anything print, exit or start processes.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from gixlint.cli.chinese import Group, say_usage_error

__all__ = ["group", "main", "run"]

group = Group(
    "gixlint",
    help="检查政府信息公开工作年度报告：依照报告年度适用的条例和格式，指出哪里有问题、依据是什么、怎样改正。",
    commands={
        "check": "检查报告（文件、文件夹、通配符或标准输入）",
        "new": "生成一份空白的年度报告，格式、表格齐备，待填写处有标记",
        "explain": "显示一项检查的说明、依据、选项和正反例",
        "checks": "列出全部检查",
        "docs": "由检查生成说明页（docs/checks），或核对说明页是否最新",
        "settings": "显示对文件生效的设置及其来源，或输出、设置的 JSON Schema",
    },
)


def main() -> None:
    """Run the command line and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 not done, 130 interrupted.

    A process without others to look after ends at once: freeing its objects one by one, and looking for garbage among
    those that stay to the end anyway, would take a sixth of the time of checking one file.
    """
    gc.set_threshold(100_000, 50, 50)
    code = run()
    if "gixlint.patterns" in sys.modules:
        from gixlint.patterns import keep_patterns

        keep_patterns()
    with suppress(OSError):  # whoever read our output has gone
        sys.stdout.flush()
        sys.stderr.flush()
    if "multiprocessing" in sys.modules:
        sys.exit(code)  # which ends the processes that it started
    os._exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run a command with these arguments, by default those of the process, and return its exit code."""
    import click

    from gixlint.errors import GixlintError

    _tolerate_any_character()
    try:
        code = group.main(arguments, "gixlint", standalone_mode=False)
    except click.UsageError as error:
        return say_usage_error(error)
    except GixlintError as error:  # settings or checks that cannot be loaded; what concerns one file never gets here
        print(f"错误：{error}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, click.Abort):
        print("\n已中断。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _close_stdout()
        return 0
    return code if isinstance(code, int) else 0


def _tolerate_any_character() -> None:
    """Let no character stop an output: redirected output is UTF-8 everywhere, a terminal shows what it can."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _close_stdout() -> None:
    """Keep Python from complaining at its end about the reader that went away."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
