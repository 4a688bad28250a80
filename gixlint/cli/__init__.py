"""The command line: a group of commands, each imported when it is called.

Only here does anything print, exit or start processes.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from gixlint.cli.deferral import UNUSED, defer

__all__ = ["main", "run"]


def main() -> None:
    """Run the command line and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 not done, 130 interrupted.

    A process without others to look after ends at once: freeing its objects one by one, and looking for garbage among
    those that stay to the end anyway, would take a sixth of the time of checking one file.
    """
    gc.set_threshold(100_000, 50, 50)
    defer(UNUSED)
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

    from gixlint.cli.chinese import say_usage_error
    from gixlint.cli.commands import group
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
