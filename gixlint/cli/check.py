"""`gixlint check`: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gixlint.cli.chinese import Choice, Command, Option
from gixlint.cli.choices import FORMATS, OUTPUT, Output
from gixlint.cli.layout import terminal_width
from gixlint.cli.options import PATHS, SHARED

if TYPE_CHECKING:
    from gixlint.linting import Result

__all__ = ["command"]

_OPTIONS = [
    Option(["--format"], type=Choice("格式", FORMATS), help=f"输出格式：{'、'.join(FORMATS)}；默认 text"),
    Option(
        ["-o", "--output"],
        type=OUTPUT,
        multiple=True,
        help="写入文件；可重复，前面可写格式：html:结果.html；html:文件夹/、docx:文件夹/ 写成一份报告一个文件",
    ),
    Option(["--template"], metavar="文件", help="docx 格式所用的 Word 模板（默认用自带的模板）"),
    *SHARED,
    Option(["--statistics"], is_flag=True, help="再按检查项和机关汇总"),
    Option(
        ["--color"],
        type=Choice("何时", ("auto", "always", "never")),
        default="auto",
        help="颜色：auto（默认，输出到终端时）、always、never",
    ),
    Option(["-v", "--verbose"], is_flag=True, help="另外列出每份报告适用的设置和格式版本"),
]
_EPILOG = """退出码：0 没有达到 --fail-on 级别的问题；1 有；2 用法或设置有误；
        3 有事未能完成（文件读不了、没有可检查的文件、检查出错，
          或 --strict 下有检查无法判定）。"""


def _check(**given: Any) -> int:
    from gixlint.cli.delivery import TROUBLE, exit_code, say, say_troubles
    from gixlint.cli.jobs import do, lost, ordered, worked
    from gixlint.reporters import RenderOptions, content

    given["today"] = given["today"] or date.today()
    outputs = _outputs(given["output"], given["format"])
    refusals = [line for output in outputs if (line := _refusal(output))]
    if refusals:
        say("\n".join(refusals))
        return TROUBLE
    todo, complaint = ordered(given)
    template = next((job.plan.settings.template for job in todo if job.plan.settings.template), "")
    if template and any(output.format == "docx" for output in outputs):
        content("docx", [], RenderOptions(given["today"], template=template))
    results = worked(do, todo, given["jobs"], lost)
    delivered = _deliver(results, outputs, given, template)
    if not _read_in_terminal(outputs):
        say_troubles(results)
    _say_what_was_left(given)
    if given["verbose"]:
        _say_what_applied(results)
    if not given["skip_others"] and all(result.status == "skipped" for result in results):
        complaint = complaint or "没有检查任何报告：没有找到像年度报告的文件"
    if complaint:
        say(complaint)
    return TROUBLE if complaint or not delivered else exit_code(todo, results)


def _outputs(outputs: Sequence[Output], format: str | None) -> list[Output]:
    """Return where each format goes; an empty path is standard output."""
    chosen = [Output(output.format or format or output.guessed, output.path) for output in outputs]
    if not outputs or (format and all(output.format for output in outputs)):
        chosen.append(Output(format or "text", ""))
    return chosen


def _refusal(output: Output) -> str:
    """Return in Chinese why an output cannot be made, before any file is read for it; empty where it can."""
    from gixlint.cli.delivery import refusal
    from gixlint.reporters import BINARY, FOLDERS, missing

    name, path = output
    if not path and name in BINARY and sys.stdout.isatty():
        return f"{name} 不能显示在终端上，请写入文件，例如：-o 检查结果.{name}"
    return missing(name or "text") or (refusal(path, folders=name in FOLDERS) if path else "")


def _deliver(results: Sequence[Result], outputs: Sequence[Output], given: Mapping[str, Any], template: str) -> bool:
    """Render and write every output; tell whether all were written. Raises GixlintError for an unfit template."""
    from gixlint.cli.delivery import is_folder, say, show, write, write_folder
    from gixlint.reporters import RenderOptions, content, folder

    good = True
    for name, path in outputs:
        options = RenderOptions(
            today=given["today"],
            lang=given["lang"] or "zh",
            color=not path and _colored(given["color"]),
            width=terminal_width(),
            quiet=given["quiet"],
            statistics=given["statistics"],
            template=template,
        )
        if not path:
            show(content(name or "text", results, options))
            continue
        if is_folder(path):
            complaint = write_folder(path, folder(name or "text", results, options))
        else:
            complaint = write(path, content(name or "text", results, options))
        if complaint or not given["quiet"]:
            say(complaint or f"已写入 {path}")
        good = good and not complaint
    if given["statistics"] and not any(output.format == "text" for output in outputs):
        from gixlint.reporters.statistics import statistics

        say("\n".join(statistics(results, options)))
    return good


def _read_in_terminal(outputs: Sequence[Output]) -> bool:
    """Tell whether the user sees troubles among the results already, so that stderr need not repeat them."""
    shown = any(not output.path and output.format in ("text", "concise") for output in outputs)
    return shown and sys.stdout.isatty() and sys.stderr.isatty()


def _colored(wanted: str) -> bool:
    if wanted != "auto":
        return wanted == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _say_what_was_left(given: Mapping[str, Any]) -> None:
    from gixlint.cli.delivery import say
    from gixlint.walking import passed_over

    left = passed_over(given["paths"], given["exclude"])
    if left and not given["quiet"]:
        named = "、".join(left[:3]) + ("等" if len(left) > 3 else "")
        say(f"另有 {len(left)} 个文件的格式暂不能检查，未计入结果：{named}")


def _say_what_applied(results: Sequence[Result]) -> None:
    from gixlint.cli.delivery import say
    from gixlint.cli.jobs import settings_of

    for result in results:
        file, _ = settings_of(Path(result.path).absolute().parent)
        form = getattr(result.report and result.report.edition, "name", "未能确定")
        say(f"{result.path}：设置文件 {file or '无'}；适用格式 {form}")


command = Command(
    "check",
    callback=_check,
    params=[PATHS, *_OPTIONS],
    help="检查报告。路径可以是文件、文件夹或 zip 压缩包（逐层查找）、通配符，或 -（标准输入）。",
    epilog=_EPILOG,
)
