"""`gixlint checks`: the table of all checks."""

from __future__ import annotations

import click

from gixlint.cli.chinese import Command, Option

__all__ = ["command"]


def _checks(folders: tuple[str, ...], prefixes: tuple[str, ...]) -> int:
    from gixlint.cli.catalogue import catalogue, report_years, severity_word
    from gixlint.cli.delivery import show
    from gixlint.cli.layout import table, terminal_width

    starts = tuple(prefix.upper() for prefix in prefixes) or ("",)
    rows = [
        (check.code, severity_word(check), check.title, report_years(check))
        for check in catalogue(folders)
        if check.code.startswith(starts)
    ]
    if not rows:
        raise click.UsageError(f"没有编号以 {'、'.join(prefixes)} 开头的检查" if prefixes else "没有找到任何检查")
    show(table([("编号", "级别", "检查的问题", "适用"), *rows], terminal_width(120)))
    return 0


command = Command(
    "checks",
    callback=_checks,
    params=[
        click.Argument(["prefixes"], nargs=-1, metavar="[编号开头]..."),
        Option(["--checks", "folders"], metavar="文件夹", multiple=True, help="另外载入此文件夹中的检查；可重复"),
    ],
    help="列出全部检查，或编号以某些字母数字开头的检查；每项的说明用 gixlint explain 编号 查看。",
)
