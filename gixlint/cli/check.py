"""`gixlint check`: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gixlint.cli.chinese import DATE, NUMBER, Choice, Command
from gixlint.cli.choices import FAIL_ON, FORMATS, LANGUAGES, LEVELS, OUTPUT, Codes, Output
from gixlint.cli.layout import terminal_width

if TYPE_CHECKING:
    from gixlint.cli.jobs import Job
    from gixlint.linting import Result

__all__ = ["command"]

_OPTIONS = [
    click.Option(["--format"], type=Choice("格式", FORMATS), help=f"输出格式：{'、'.join(FORMATS)}；默认 text"),
    click.Option(
        ["-o", "--output"],
        type=OUTPUT,
        multiple=True,
        help="写入文件；可重复，前面可写格式：html:结果.html；html:文件夹/、docx:文件夹/ 写成一份报告一个文件",
    ),
    click.Option(["--template"], metavar="文件", help="docx 格式所用的 Word 模板（默认用自带的模板）"),
    click.Option(["--year"], type=NUMBER, help="报告年度（默认从报告中判断）"),
    click.Option(
        ["--edition"], metavar="版本", help="适用的格式版本：reg2007、format2019、format2021（默认按报告年度）"
    ),
    click.Option(
        ["--agency-level"], type=Choice("层级", LEVELS), help=f"机关层级：{'、'.join(LEVELS)}（默认从机关名称判断）"
    ),
    click.Option(["--previous"], metavar="文件", help="同一机关上一年度的报告，用于核对年度间的衔接"),
    click.Option(["--published"], type=DATE, help="首次公布的日期，用于核对是否逾期"),
    click.Option(["--today"], type=DATE, help="以此为今天（便于重现结果）"),
    click.Option(["--select"], type=Codes(), multiple=True, help="只做这些检查；可写编号或其开头，如 F、F2、F201"),
    click.Option(["--ignore"], type=Codes(), multiple=True, help="不做这些检查"),
    click.Option(["--ruleset"], metavar="名称", help="规则集：national（默认）、strict，或一个 YAML 文件"),
    click.Option(["--checks"], metavar="文件夹", multiple=True, help="另外载入此文件夹中的检查；可重复"),
    click.Option(
        ["--fail-on"],
        type=Choice("级别", FAIL_ON),
        help="有此级别（error、warning、note）及以上的问题时退出码为 1；默认 error；never 总不",
    ),
    click.Option(["--strict"], is_flag=True, help="有检查无法判定时，退出码为 3"),
    click.Option(["--exclude"], metavar="通配符", multiple=True, help="跳过文件夹中与此匹配的文件；可重复"),
    click.Option(["--skip-others"], is_flag=True, help="点名的文件若完全不像年度报告，也跳过（用于提交前检查）"),
    click.Option(["--stdin-name"], metavar="文件名", default="标准输入", help="标准输入（-）的文件名，用于结果和设置"),
    click.Option(["--jobs"], type=NUMBER, help="同时使用的进程数；默认用全部处理器核心"),
    click.Option(["--lang"], type=Choice("语言", LANGUAGES), help="结果中标题和级别的语言：zh（默认）、en"),
    click.Option(["--statistics"], is_flag=True, help="再按检查项和机关汇总"),
    click.Option(
        ["--color"],
        type=Choice("何时", ("auto", "always", "never")),
        default="auto",
        help="颜色：auto（默认，输出到终端时）、always、never",
    ),
    click.Option(["-q", "--quiet"], is_flag=True, help="只输出发现的问题"),
    click.Option(["-v", "--verbose"], is_flag=True, help="另外列出每份报告适用的设置和格式版本"),
]
_EPILOG = """退出码：0 没有达到 --fail-on 级别的问题；1 有；2 用法或设置有误；
        3 有事未能完成（文件读不了、没有可检查的文件、检查出错，
          或 --strict 下有检查无法判定）。"""


def _check(**given: Any) -> int:
    from gixlint.cli.delivery import TROUBLE, exit_code, say, say_troubles
    from gixlint.cli.jobs import jobs
    from gixlint.editions import edition
    from gixlint.linting import checks_of
    from gixlint.reporters import RenderOptions, content
    from gixlint.rulesets import ruleset
    from gixlint.walking import files

    given["today"] = given["today"] or date.today()
    if given["edition"]:
        edition(given["edition"])  # raises where there is no such edition
    outputs = _outputs(given["output"], given["format"])
    refusals = [line for output in outputs if (line := _refusal(output))]
    if refusals:
        say("\n".join(refusals))
        return TROUBLE
    previous, complaint = _previous(given["previous"])
    todo = list(jobs(files(given["paths"], given["exclude"]), given, previous))
    for settings in {id(job.plan.settings): job.plan.settings for job in todo}.values():
        ruleset(settings.ruleset)  # what settings, rulesets or checks have wrong is said once, before any file is read
        checks_of(settings)
    template = next((job.plan.settings.template for job in todo if job.plan.settings.template), "")
    if template and any(output.format == "docx" for output in outputs):
        content("docx", [], RenderOptions(given["today"], template=template))
    results = _results(todo, given["jobs"])
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


def _previous(path: str | None) -> tuple[bytes | None, str]:
    """Return last year's report, or why it cannot be read."""
    from gixlint.cli.jobs import read_file, reason

    try:
        return (read_file(path) if path else None), ""
    except OSError as error:
        return None, f"{path}：上一年度报告{reason(error)}"


def _results(todo: Sequence[Job], processes: int | None) -> list[Result]:
    from gixlint.cli.jobs import do, lost
    from gixlint.pooling import each

    results = each(do, todo, processes, lost)
    if len(todo) <= 5 or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(results, length=len(todo), label="检查", file=sys.stderr) as bar:
        return list(bar)


def _deliver(results: Sequence[Result], outputs: Sequence[Output], given: Mapping[str, Any], template: str) -> bool:
    """Render and write every output; tell whether all were written. Raises GixlintError for an unfit template."""
    from gixlint.cli.delivery import is_folder, say, show, write, write_folder
    from gixlint.reporters import RenderOptions, content, folder
    from gixlint.reporters.statistics import statistics

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
    params=[click.Argument(["paths"], nargs=-1, required=True, metavar="路径..."), *_OPTIONS],
    help="检查报告。路径可以是文件、文件夹或 zip 压缩包（逐层查找）、通配符，或 -（标准输入）。",
    epilog=_EPILOG,
)
