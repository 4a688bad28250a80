"""`gixlint annotate`: the user's own Word file back, with a comment on each finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from gixlint.cli.chinese import Command, Kind, Option
from gixlint.cli.options import PATHS, SHARED

if TYPE_CHECKING:
    from gixlint.cli.copies import Made
    from gixlint.cli.jobs import Job
    from gixlint.linting import Result

__all__ = ["AUTHOR", "FORCE", "command"]

_LONGEST_AUTHOR = 60


class _Author(Kind):
    name = "姓名"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name without white space around. Raises click.BadParameter."""
        words = str(value).strip()
        if not words or len(words) > _LONGEST_AUTHOR or not words.isprintable():
            self.fail(f"应当是不超过 {_LONGEST_AUTHOR} 个字、没有控制字符的姓名", param, ctx)
        return words


AUTHOR = Option(["--author"], type=_Author(), default="gixlint", help="批注和修订的作者；默认 gixlint")
FORCE = Option(["--force"], is_flag=True, help="覆盖已有的结果文件")
_OPTIONS = [
    Option(["-o", "--output"], metavar="文件或文件夹", help="把结果写到这里；默认写在原文件旁边"),
    AUTHOR,
    FORCE,
    *SHARED,
]
_EPILOG = """退出码与 gixlint check 相同：0 没有达到 --fail-on 级别的问题；1 有；2 用法或设置有误；
        3 有事未能完成（文件读不了、写不了，或 Word 文件有签名、有错而不能写入）。"""


def _annotate(**given: Any) -> int:
    from gixlint.cli.copies import is_copy
    from gixlint.cli.delivery import TROUBLE, exit_code, say, say_troubles
    from gixlint.cli.jobs import ordered, worked

    given["today"] = given["today"] or date.today()
    todo, complaint = ordered(given)
    todo = [job for job in todo if not is_copy(job)]
    do = partial(_done, author=given["author"], day=given["today"], lang=given["lang"] or "zh")
    made = worked(do, todo, given["jobs"], _lost)
    results = [outcome.result for outcome in made]
    say_troubles(results)
    good = _write(todo, made, given)
    if not given["skip_others"] and all(result.status == "skipped" for result in results):
        complaint = complaint or "没有批注任何报告：没有找到像年度报告的文件"
    if complaint:
        say(complaint)
    return TROUBLE if complaint or not good else exit_code(todo, results)


def _write(todo: Sequence[Job], made: Sequence[Made], given: dict[str, Any]) -> bool:
    """Write the copies and say what became of each file; tell whether all was done."""
    from gixlint.cli.copies import Targets
    from gixlint.cli.delivery import deliver, say

    targets = Targets(todo, given["output"], force=given["force"])
    good = True
    for job, outcome in zip(todo, made, strict=True):
        for line in outcome.said if outcome.trouble or not given["quiet"] else ():
            say(f"{job.path}：{line}")
        good = good and not outcome.trouble
        if outcome.data is not None:
            copy = targets.of(job, outcome.suffix, outcome.mark)
            good = deliver(copy, outcome.data, quiet=given["quiet"]) and good
    return good


def _done(job: Job, *, author: str, day: date, lang: str) -> Made:
    """Check and annotate one file. Never raises: what goes wrong is told in the result."""
    from gixlint.cli.copies import Made
    from gixlint.cli.jobs import data_of, do
    from gixlint.errors import UnreadableError, UnwritableError

    try:
        data = b"" if job.error else data_of(job)
    except (OSError, UnreadableError):
        return Made(do(job))  # which says why
    result = do(job._replace(data=data))
    if result.document is None or result.report is None:
        return Made(result)
    if not result.roots:
        return Made(result, said=("没有需要批注的问题，没有写出文件",))
    if result.document.source.format != "docx":
        return _page(result, day, lang)
    try:
        return _word(job, result, data, author, day)
    except UnwritableError as error:
        reason = str(error)
    except Exception as error:  # a defect of gixlint itself: it costs this file its marks alone
        reason = f"批注时发生内部错误（{type(error).__name__}：{error}），请把此文件和本行信息反馈给开发者"
    return _page(result, day, lang)._replace(said=(f"{reason}；已另给出批注网页",), trouble=True)


def _word(job: Job, result: Result, data: bytes, author: str, day: date) -> Made:
    from os.path import splitext

    from gixlint.annotating import Signature, annotate
    from gixlint.cli.copies import ANNOTATED, Made

    marked = annotate(data, result, Signature(author, day.isoformat()))
    if marked.data == data:
        return Made(result, said=("问题都已有批注，没有写出文件",))
    suffix = splitext(job.path)[1]
    counted = f"{marked.comments} 条批注、{len(marked.made)} 处修订"
    note = (marked.note,) if marked.note else ()
    word = suffix if suffix.lower() in (".docx", ".docm", ".dotx", ".dotm") else ".docx"
    return Made(result, marked.data, word, ANNOTATED, (counted, *note))


def _page(result: Result, day: date, lang: str) -> Made:
    """Return the page that stands in for comments where a file is not Word's."""
    from gixlint.cli.copies import ANNOTATED, Made
    from gixlint.reporters import RenderOptions, render

    page = render("html", [result], RenderOptions(today=day, lang=lang))
    said = () if result.document and result.document.source.format in ("html", "md", "txt") else (_NO_WORD,)
    return Made(result, page.encode(), ".html", ANNOTATED, said)


_NO_WORD = "批注只能写入 .docx，已改给批注网页；要在 Word 中看批注，请用 Word 或 WPS 另存为 .docx 再试"


def _lost(job: Job, code: int) -> Made:
    from gixlint.cli.copies import Made
    from gixlint.cli.jobs import lost

    return Made(lost(job, code))


command = Command(
    "annotate",
    callback=_annotate,
    params=[PATHS, *_OPTIONS],
    help="在报告上批注。.docx 得到一份自己的 Word 文件，名为“原名（批注）”：每个问题在所指的字词或单元格上有一条批注，"
    "标点、括号、错别字等作修订标出，可以接受或者拒绝，其余一概不动。其他格式得到带批注的网页。",
    epilog=_EPILOG,
)
