"""W104: document numbers in wrong brackets."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import LAYOUT_2012, Basis

_NUMBER = (
    r"(?P<code>[\u4e00-\u9fff]{1,12})\s?(?P<open>[\[(【〔{<《〈「])\s?(?P<year>(?:19|20)\d{2})年?\s?"
    r"(?P<close>[\])】〕}>》〉」])\s?第?\s?\d{1,5}\s?号"
)
_CASES = ("初字", "终字", "行初", "行终", "民初", "民终", "再字", "监字", "执字", "仲案", "仲字", "公告", "令", "案")


@check(
    "W104",
    severity="warning",
    basis=[Basis(LAYOUT_2012, "7.2.5 发文字号")],
    examples=[
        Example(good="（安住建发〔2025〕27号）", bad="（安住建发[2025]27号）"),
        Example(
            good="（国办公开办函〔2019〕60号）", bad="（国办公开办函﹝2019﹞60号）", sample="format2019-department"
        ),
        Example(good="（安环发〔2013〕18号）", bad="（安环发（2013）18号）", sample="reg2007-department"),
    ],
    english="Wrong brackets in a document number",
)
def document_number_brackets(report: Report) -> Iterator[Problem | Unknown]:
    """发文字号的括号不规范。

    检查发文字号的年份是不是用六角括号“〔〕”括起。常见的误写是方括号“[]”、圆括号“（）”、方头括号“【】”和形近的“﹝﹞”。

    法院案号“（2024）×行初12号”、公告和命令的编号不在此列。

    请改用六角括号“〔〕”（U+3014、U+3015），可以自动改正。
    """
    text = report.body.text
    if "号" not in text.folded:
        return
    for match in text.all(_NUMBER):
        left, right = match.place_of("open"), match.place_of("close")
        brackets = report.document.words(left) + report.document.words(right)
        if brackets == "〔〕" or match["code"].endswith(_CASES):
            continue
        words = report.document.words(match.place_of("open").joined(match.place)).strip()
        yield Problem(
            at=match.place_of("open").joined(match.place_of("close")),
            role="body",
            message=f"发文字号“{words}”的年份应当用六角括号“〔〕”，现为“{brackets}”",
            hint="请改用六角括号“〔〕”。",
            fix=(Edit(left, "〔"), Edit(right, "〕")),
        )
