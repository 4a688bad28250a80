"""Numbering that skips, repeats or restarts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related
from gixlint.judging.ordinals import Break, breaks_of_sections, breaks_of_series
from gixlint.report import Report
from gixlint.statutes import FORM_2019, FORM_2021, LAYOUT_2012, Basis


@check(
    "S105",
    severity="warning",
    basis=[
        Basis(FORM_2019, "各部分标题"),
        Basis(FORM_2021, "各部分标题"),
        Basis(LAYOUT_2012, "7.3.3"),
    ],
    examples=[
        Example(good="（五）监督保障", bad="（六）监督保障"),
        Example(good="（五）监督保障情况", bad="（四）监督保障情况", sample="format2019-department"),
        Example(good="## 七、其他需要报告的事项", bad="## 八、其他需要报告的事项", sample="reg2007-department"),
        Example(good="二是督促企业履行义务。", bad="三是督促企业履行义务。", sample="reg2007-department"),
    ],
    english="Numbering broken",
)
def ordinal_broken(report: Report) -> Iterator[Problem]:
    """序号不连续。

    检查各级标题的序号，以及“一是、二是、三是”，是否依次编排，有没有跳号（一、二、三、六）、重号（二、二）、从“二”编起
    或者无故从头编号。序号不连续，常常是漏了一段，或者增删之后没有重排。

    换了上级标题之后重新编号的，不提示；表格里的序号，不提示；一个部分因缺失而跳号、已由 S101 提示的，不提示；
    缺少的序号以别的写法出现在两者之间的，不提示。

    改正办法：补写漏掉的部分，或者依次重排序号。
    """
    report.body  # noqa: B018 - without a text nothing can be wrong in it
    for broken in (*breaks_of_sections(report), *breaks_of_series(report)):
        yield _problem(broken)


def _problem(broken: Break) -> Problem:
    before, after = broken.before, broken.after
    if before is None:
        message = f"序号从“{after.words}”编起，前面缺少{_list(broken.missing)}。"
    elif broken.kind == "repeated":
        message = f"序号“{after.words}”重复：前面已有“{before.words}”。"
    elif broken.kind == "reversed":
        message = f"“{before.words}”之后是“{after.words}”，次序颠倒。"
    elif broken.kind == "restarted":
        message = f"“{before.words}”之后又从“{after.words}”编起。"
    else:
        message = f"“{before.words}”之后是“{after.words}”，缺少{_list(broken.missing)}。"
    return Problem(
        after.place,
        broken.role,
        message,
        "检查是否漏了内容；没有遗漏的，依次重排序号。",
        related=(Related(before.place, broken.role, "前一个序号"),) if before else (),
        about=broken.pair,
    )


def _list(words: Sequence[str]) -> str:
    return "、".join(f"“{word}”" for word in words)
