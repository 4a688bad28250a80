"""I101: no title anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.forms import form_of
from gixlint.report import Absent, Report
from gixlint.statutes import LAYOUT_2012, REGULATION_2007, REGULATION_2019, Basis

_HEAD = 600
"""In so many characters from the top a line may be a title of an unusual form."""


@check(
    "I101",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条"),
        Basis(LAYOUT_2012, "7.3.1 标题"),
    ],
    examples=[
        Example(
            good="# 安平市住房和城乡建设局2025年政府信息公开工作年度报告\n\n",
            bad="",
            given=(("year", "2025"),),
        ),
        Example(
            good="# 安平市市场监督管理局2020年政府信息公开工作年度报告\n\n",
            bad="",
            sample="format2019-department",
            given=(("year", "2020"),),
        ),
        Example(
            good="# 安平市环境保护局2013年政府信息公开工作年度报告\n\n",
            bad="",
            sample="reg2007-department",
            given=(("year", "2013"),),
        ),
    ],
    english="Title missing",
)
def title_missing(report: Report) -> Iterator[Problem | Unknown]:
    """没有标题。

    检查报告有没有标题：正文、网页标题、文首的“标题：”一行和文件元数据里，只要有一处写明即可。

    没有标题的文件，读者无从知道是哪个机关、哪一年的报告，检索平台也无法归类。标题分成几行、与正文连写、年份在前，都算
    有标题。

    请补上标题，写明机关全称和报告年度，例如“××市财政局2024年政府信息公开工作年度报告”。
    """
    title = report.find("title")
    if isinstance(title, Absent):
        likely = report.text.part(0, _HEAD).find(r"(?m:^)[^。\n]{0,50}信息公开[^。\n]{0,20}(?:报告|年报)[^。\n]{0,8}$")
        if likely:
            yield Unknown(likely.place, "title", f"文首的“{likely.words}”像是标题，但读不出机关和年份")
            return
        yield Problem(
            at=title.place,
            role="title",
            message="没有标题：正文开头、网页标题和文件元数据里都找不到",
            hint=f"请在文首写明标题：机关全称＋年份＋“年{form_of(report).subject}”。",
        )
