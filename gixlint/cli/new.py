"""`gixlint new`: a blank report on the form of its year."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gixlint.cli.chinese import DATE, NUMBER, Choice, Command, Option
from gixlint.cli.choices import LEVELS

if TYPE_CHECKING:
    from gixlint.editions import Edition
    from gixlint.report import Level

__all__ = ["command"]

_SUFFIXES = (".docx", ".md")
_LONGEST = 60


def _new(**given: Any) -> int:
    from gixlint.cli.delivery import DONE, TROUBLE, say, show, write
    from gixlint.drafting import draft
    from gixlint.drafting.markdown import markdown
    from gixlint.parsing.agencies import level_of
    from gixlint.text import fold

    today = given["today"] or date.today()
    agency, path = _agency(given["agency"]), given["output"] or ""
    year = given["year"] or today.year - 1
    form = _form(given["edition"], year, today)
    if path and not path.lower().endswith(_SUFFIXES):
        raise click.UsageError(f"不能写成 {path}：文件名应以 {' 或 '.join(_SUFFIXES)} 结尾")
    if complaint := _refusal(path, given["force"]):
        say(complaint)
        return TROUBLE
    level = given["agency_level"] or level_of(fold(agency))
    made = draft(agency, level, year, form)
    if not path:
        show(markdown(made))
        return DONE
    if complaint := write(path, _content(made, path, today, given["template"] or "")):
        say(complaint)
        return TROUBLE
    for line in (f"已写入 {path}", *_advice(agency, level, year, form)):
        say(line)
    return DONE


def _content(made: Any, path: str, today: date, template: str) -> str | bytes:
    if path.lower().endswith(".md"):
        from gixlint.drafting.markdown import markdown

        return markdown(made)
    from gixlint.drafting.word import word

    return word(made, today, template)


def _agency(given: str) -> str:
    """Return the agency's name. Raises click.UsageError where it cannot be one."""
    name = " ".join(given.split())
    if not name:
        raise click.UsageError("选项 --agency 不能是空的，请写机关全称，例如 --agency 安平市水务局")
    if len(name) > _LONGEST or not name.isprintable() or not {*"<>|【】#@"}.isdisjoint(name):
        raise click.UsageError(f"选项 --agency 不能是 {name[:_LONGEST]}，请写机关全称，不带符号")
    return name


def _form(name: str | None, year: int, today: date) -> Edition:
    """Return the edition to draft on. Raises click.UsageError where there is no such report."""
    from gixlint.editions import edition, edition_of, editions

    if year > today.year:
        raise click.UsageError(f"{year}年还没有到，不能编制{year}年的年度报告；请核对 --year")
    form = edition(name) if name else edition_of(year)
    if form is None:
        first = edition(editions()[0])
        raise click.UsageError(f"{year}年没有年度报告：{first.name}自{first.since}年度起才要求编制；请核对 --year")
    return form


def _refusal(path: str, force: bool) -> str:
    """Return in Chinese why a file is not written; empty where it can be, or there is none."""
    from gixlint.cli.delivery import refusal

    if path and os.path.isfile(path) and not force:
        return f"{path}：已有这个文件，没有覆盖；确要覆盖请加 --force"
    return refusal(path) if path else ""


def _advice(agency: str, level: Level, year: int, form: Edition) -> list[str]:
    """Return what to mind: the deadline, a name that is not in full."""
    from gixlint.parsing.agencies import fullness
    from gixlint.statutes import statutes
    from gixlint.text import fold

    lines = ["填写标有“【此处填写…】”的地方和表格，然后用 gixlint check 检查"]
    if fullness(fold(agency)) < 2:
        lines.append(f"提示：“{agency}”不像机关全称，标题和落款应当用全称")
    for deadline in form.deadlines:
        if deadline.level == level:
            title = statutes()[deadline.provision.statute].title
            day = f"{year + 1}年{deadline.month}月{deadline.day}日"
            lines.append(f"公布时限：{day}前（《{title}》{deadline.provision.provision}）")
    return lines


command = Command(
    "new",
    callback=_new,
    params=[
        Option(["--agency"], required=True, metavar="机关全称", help="编制报告的机关，写全称（必填）"),
        Option(["--year"], type=NUMBER, help="报告年度（默认上一年）"),
        Option(["-o", "--output"], metavar="文件", help="写入文件：.docx（Word）或 .md（Markdown）；默认输出 Markdown"),
        Option(["--force"], is_flag=True, help="已有同名文件时覆盖"),
        Option(
            ["--agency-level"], type=Choice("层级", LEVELS), help=f"机关层级：{'、'.join(LEVELS)}（默认从机关名称判断）"
        ),
        Option(["--edition"], metavar="版本", help="格式版本：{editions}（默认按报告年度）"),
        Option(["--template"], metavar="文件", help="Word 稿所用的模板（默认用自带的模板）"),
        Option(["--today"], type=DATE, help="以此为今天（便于重现结果）"),
    ],
    help="生成一份空白的年度报告：标题、编制说明、各部分标题和表格按报告年度的格式排好，数字先填0，待填写处标有“【此处填写…】”。",
    epilog="退出码：0 已生成；2 用法有误；3 写不进去，或已有同名文件。",
)
