"""W102: two marks in a row."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import PUNCTUATION_2011, Basis

_RUN = r"[,。、;:!?]*(?:[,、;:][,。、;:!?]|。[,。、;:])[,。、;:!?]*"
_NEAR = 3
"""Marks farther apart in the source (characters) had something between them that cleaning took out."""


@check(
    "W102",
    severity="warning",
    basis=[Basis(PUNCTUATION_2011, "标点符号的使用")],
    examples=[
        Example(good="逐步增多。\n\n（一）", bad="逐步增多，。\n\n（一）"),
        Example(good="公众对报告有意见", bad="。公众对报告有意见", sample="format2019-department"),
        Example(good="我局以空气、水、", bad="我局以空气、、水、", sample="reg2007-department"),
    ],
    english="Punctuation repeated",
)
def punctuation_repeated(report: Report) -> Iterator[Problem | Unknown]:
    """标点重复。

    检查正文里有没有连用的标点，例如“，。”“、、”“；。”“。。”。这多半是删改文字时留下的。

    括号、引号、书名号与其他标点相连，以及省略号、破折号，都是正常的用法，不在此列。

    请只保留一个恰当的标点；能够断定保留哪一个的，可以自动改正。
    """
    text = report.body.text
    if not any(text.folded.find(mark) >= 0 for mark in "。,"):
        return
    for match in text.all(_RUN):
        place = match.place
        source = report.document.words(place)
        if place.end - place.start > len(match.words) + _NEAR or "\n" in source or source.isascii():
            continue
        marks = "".join(source.split())
        kept = _kept(match.words)
        right = marks[match.words.index(kept)] if kept else ""
        yield Problem(
            at=place,
            role="body",
            message=f"标点重复：“{marks}”",
            hint=f"只保留“{right}”。" if right else "请只保留一个恰当的标点。",
            fix=(Edit(place, right),) if right else None,
        )


def _kept(words: str) -> str:
    """The mark to keep: the only kind there is, or the full stop at the end; empty where it is not plain."""
    if len(set(words)) == 1:
        return words[0]
    return "。" if words.endswith("。") and words.count("。") == 1 else ""
