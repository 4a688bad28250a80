"""The options that all commands share that check files: which files, what to check by, when to fail."""

from __future__ import annotations

import click

from gixlint.cli.chinese import DATE, NUMBER, Choice, Option
from gixlint.cli.choices import FAIL_ON, LANGUAGES, LEVELS, Codes

__all__ = ["PATHS", "SHARED"]

PATHS = click.Argument(["paths"], nargs=-1, required=True, metavar="路径...")
SHARED = [
    Option(["--year"], type=NUMBER, help="报告年度（默认从报告中判断）"),
    Option(["--edition"], metavar="版本", help="适用的格式版本：{editions}（默认按报告年度）"),
    Option(
        ["--agency-level"], type=Choice("层级", LEVELS), help=f"机关层级：{'、'.join(LEVELS)}（默认从机关名称判断）"
    ),
    Option(["--previous"], metavar="文件", help="同一机关上一年度的报告，用于核对年度间的衔接"),
    Option(["--published"], type=DATE, help="首次公布的日期，用于核对是否逾期"),
    Option(["--today"], type=DATE, help="以此为今天（便于重现结果）"),
    Option(["--select"], type=Codes(), multiple=True, help="只做这些检查；可写编号或其开头，如 F、F2、F201"),
    Option(["--ignore"], type=Codes(), multiple=True, help="不做这些检查"),
    Option(["--ruleset"], metavar="名称", help="规则集：national（默认）、strict，或一个 YAML 文件"),
    Option(["--checks"], metavar="文件夹", multiple=True, help="另外载入此文件夹中的检查；可重复"),
    Option(
        ["--fail-on"],
        type=Choice("级别", FAIL_ON),
        help="有此级别（error、warning、note）及以上的问题时退出码为 1；默认 error；never 总不",
    ),
    Option(["--strict"], is_flag=True, help="有检查无法判定时，退出码为 3"),
    Option(["--exclude"], metavar="通配符", multiple=True, help="跳过文件夹中与此匹配的文件；可重复"),
    Option(["--skip-others"], is_flag=True, help="点名的文件若完全不像年度报告，也跳过（用于提交前检查）"),
    Option(["--stdin-name"], metavar="文件名", default="标准输入", help="标准输入（-）的文件名，用于结果和设置"),
    Option(["--jobs"], type=NUMBER, help="同时使用的进程数；默认用全部处理器核心"),
    Option(["--lang"], type=Choice("语言", LANGUAGES), help="结果中标题和级别的语言：zh（默认）、en"),
    Option(["-q", "--quiet"], is_flag=True, help="只输出发现的问题"),
]
