"""`gixlint fix`: mechanical fixes, in Word files as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from gixlint.cli.annotate import AUTHOR, FORCE
from gixlint.cli.chinese import Command, Option
from gixlint.cli.options import PATHS, SHARED
from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.cli.copies import Copy, Targets
    from gixlint.cli.jobs import Job
    from gixlint.findings import Edit
    from gixlint.linting import Result

__all__ = ["command"]

_OPTIONS = [
    Option(["-o", "--output"], metavar="文件或文件夹", help="把结果写到这里；默认改写 md、txt，docx 写在原文件旁边"),
    Option(["--diff"], is_flag=True, help="只显示会改什么，不写任何文件"),
    AUTHOR,
    FORCE,
    *SHARED,
]
_EPILOG = """退出码：0 改后没有达到 --fail-on 级别的问题；1 还有；2 用法或设置有误；
        3 有事未能完成（文件读不了、写不了）。--diff 不改文件，按原样计算。"""
_FIXED = ("docx", "md", "txt")
_NO_FIX = "自动改正只用于 docx、md、txt；其他格式请用 gixlint annotate 看批注"


class Mended(Record):
    """What fixing one file came to: its new bytes, the edits made in it, how they are shown, why it was not done."""

    result: Result
    data: bytes = b""
    made: tuple[Edit, ...] = ()
    shown: str = ""
    complaint: str = ""


def _fix(**given: Any) -> int:
    from gixlint.cli.copies import is_copy
    from gixlint.cli.delivery import TROUBLE, exit_code, say, say_troubles, show
    from gixlint.cli.jobs import ordered, worked

    given["today"] = given["today"] or date.today()
    todo, complaint = ordered(given)
    todo = [job for job in todo if not is_copy(job)]
    mended = worked(partial(_done, author=given["author"], day=given["today"]), todo, given["jobs"], _lost)
    say_troubles([outcome.result for outcome in mended])
    for job, outcome in zip(todo, mended, strict=True):
        if outcome.complaint:
            say(f"{job.path}：{outcome.complaint}")
    if given["diff"]:
        show("".join(outcome.shown for outcome in mended))
        good, results = True, [outcome.result for outcome in mended]
    else:
        good, results = _write(todo, mended, given), [_after(outcome) for outcome in mended]
    if not given["skip_others"] and all(result.status == "skipped" for result in results):
        complaint = complaint or "没有改正任何报告：没有找到像年度报告的文件"
    if complaint:
        say(complaint)
    trouble = complaint or not good or any(outcome.complaint for outcome in mended)
    return TROUBLE if trouble else exit_code(todo, results)


def _write(todo: Sequence[Job], mended: Sequence[Mended], given: dict[str, Any]) -> bool:
    """Write what was fixed and say what became of each file; tell whether all was done."""
    from gixlint.cli.copies import Targets
    from gixlint.cli.delivery import deliver, say

    targets = Targets(todo, given["output"], force=given["force"])
    good = True
    for job, outcome in zip(todo, mended, strict=True):
        document = outcome.result.document
        if document is not None and document.source.format in _FIXED and not given["quiet"] and not outcome.complaint:
            count = len(outcome.made)
            say(f"{job.path}：" + (f"改正了 {count} 处" if count else "没有可以自动改正的地方"))
        if outcome.made:
            copy = _copy(targets, job, outcome, given["output"])
            good = deliver(copy, outcome.data, quiet=given["quiet"]) and good
    return good


def _copy(targets: Targets, job: Job, outcome: Mended, output: str | None) -> Copy:
    """Return where a fixed file goes: a text in its own place, a Word file beside it, or where the user says."""
    from gixlint.cli.copies import REVISED, Copy

    if targets.named:
        return Copy(targets.named)
    document = outcome.result.document
    if document is not None and document.source.format == "docx":
        return targets.of(job, "", REVISED)
    if output is None and job.data is None and not job.archive:
        return Copy(job.path)
    return targets.of(job, "", "")


def _done(job: Job, *, author: str, day: date) -> Mended:
    """Check and fix one file. Never raises: what goes wrong is told in the result."""
    from gixlint.cli.jobs import data_of, do
    from gixlint.errors import UnreadableError, UnwritableError

    try:
        data = b"" if job.error else data_of(job)
    except (OSError, UnreadableError):
        return Mended(do(job))  # which says why
    result = do(job._replace(data=data))
    if result.document is None or result.report is None:
        return Mended(result)
    if result.document.source.format not in _FIXED:
        return Mended(result, complaint="" if job.walked else _NO_FIX)
    try:
        return _word(result, data, author, day) if result.document.source.format == "docx" else _text(result, data)
    except UnwritableError as error:
        return Mended(result, complaint=str(error))
    except Exception as error:  # a defect of gixlint itself: this file stays as it is
        said = f"{type(error).__name__}：{error}"
        return Mended(result, complaint=f"改正时发生内部错误（{said}），请把此文件和本行信息反馈给开发者")


def _word(result: Result, data: bytes, author: str, day: date) -> Mended:
    from gixlint.annotating import Signature, track
    from gixlint.fixing import excerpts

    assert result.report is not None  # it was checked
    marked = track(data, result, Signature(author, day.isoformat()))
    return Mended(result, marked.data, marked.made, excerpts(result.report, result.path, marked.made))


def _text(result: Result, data: bytes) -> Mended:
    from gixlint.fixing import diff, edits, rewrite
    from gixlint.readers import read
    from gixlint.readers.encoding import decode

    assert result.document is not None  # it was checked
    wanted = edits(result.document, result.findings)
    rewritten = rewrite(data, result.document, wanted, lambda new: read(new, result.path))
    shown = diff(result.path, decode(data)[0], decode(rewritten.data)[0])
    return Mended(result, rewritten.data, rewritten.made, shown)


def _after(outcome: Mended) -> Result:
    """Return a result without the findings that were mended and what they caused."""
    from gixlint.fixing import mended

    result = outcome.result
    if result.document is None:
        return result
    made = frozenset(outcome.made)
    gone = {finding.fingerprint for finding in result.findings if mended(result.document, finding, made)}
    left = tuple(finding for finding in result.findings if not {finding.fingerprint, finding.cause} & gone)
    return result._replace(findings=left)


def _lost(job: Job, code: int) -> Mended:
    from gixlint.cli.jobs import lost

    return Mended(lost(job, code))


command = Command(
    "fix",
    callback=_fix,
    params=[PATHS, *_OPTIONS],
    help="自动改正标点、括号、全半角和只有一种正确写法的字词；数字、名称、日期一概不动。"
    "md、txt 直接改写，编码和换行不变；docx 得到一份名为“原名（修订）”的文件，改动都是修订，可以接受或者拒绝。",
    epilog=_EPILOG,
)
