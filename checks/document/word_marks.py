"""D101 and D108: what a file holds beside its visible text."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Mark
from gixlint.findings import Problem, Related, Unknown
from gixlint.report import Absent, Report
from gixlint.statutes import LAYOUT_2012, PRACTICE, REGULATION_2007, REGULATION_2019, Basis

_NAMES = {"insertion": "修订插入", "deletion": "修订删除", "comment": "批注"}


@check(
    "D101",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条"), Basis(PRACTICE, "定稿")],
    examples=[
        Example(
            good="全年主动公开政府信息126条。",
            bad="全年主动公开政府信息〔删除：116〕〔插入：126〕条。〔批注：与台账核对〕",
            sample="",
        )
    ],
    english="Tracked changes or comments left",
)
def unresolved_revisions(report: Report) -> Iterator[Problem | Unknown]:
    """留有修订或者批注。

    检查 Word 文件里有没有没接受、没拒绝的修订和没删除的批注。带着修订痕迹公布的文件不是定稿，读者会看到修改前的文字和
    内部意见。

    请在“审阅”中接受或者拒绝全部修订，删除全部批注，另存后再公布。
    """
    marks = [mark for mark in report.document.marks if mark.kind in _NAMES]
    if not marks:
        return
    counts = {kind: sum(mark.kind == kind for mark in marks) for kind in _NAMES}
    said = "、".join(f"{_NAMES[kind]}{count}处" for kind, count in counts.items() if count)
    yield Problem(
        at=marks[0].place,
        role="body",
        message=f"文件里还留有{said}，不是定稿",
        hint="请在“审阅”中接受或者拒绝全部修订，删除全部批注，另存后再公布。",
        related=tuple(Related(mark.place, "body", _label(mark)) for mark in marks[1:20]),
    )


def _label(mark: Mark) -> str:
    return f"{_NAMES[mark.kind]}“{mark.value[:20]}”" if mark.kind != "insertion" else f"{_NAMES[mark.kind]}"


@check(
    "D108",
    severity="warning",
    basis=[Basis(LAYOUT_2012, "公文格式各要素"), Basis(PRACTICE, "文本整洁")],
    examples=[
        Example(
            good="全年举办开放日活动4次。",
            bad="全年举办开放日活动4次。〔白色的文字：此段为上年内容，公布前删去。〕",
            sample="",
        )
    ],
    english="Hidden text",
)
def hidden_text(report: Report) -> Iterator[Problem | Unknown]:
    """留有隐藏的文字。

    检查报告正文里有没有隐藏的文字或者白色的文字。读者看不到它们，但复制、检索时会带出来，常常是上一年的内容或者内部的
    说明。

    网页自身的隐藏栏目不在报告正文之内，不在此列。

    请显示隐藏文字（Word“开始—显示编辑标记”），逐处删除。
    """
    body = report.find("body")
    paged = report.document.source.format == "html"
    marks = [
        mark
        for mark in report.document.marked("hidden")
        if sum("\u4e00" <= character <= "\u9fff" for character in report.document.words(mark.place)) >= 2
        and not (paged and (isinstance(body, Absent) or not body.place.covers(mark.place)))
    ]
    if marks:
        words = report.document.words(marks[0].place)
        yield Problem(
            at=marks[0].place,
            role="body",
            message=f"正文里有读者看不到的文字 {len(marks)} 处，如“{words[:20]}”",
            hint="请把隐藏或者白色的文字显示出来，逐处删除。",
            related=tuple(Related(mark.place, "body", "隐藏的文字") for mark in marks[1:20]),
        )
