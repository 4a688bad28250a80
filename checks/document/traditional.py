"""D104: traditional characters."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.cleaning import traditional
from gixlint.findings import Problem, Unknown
from gixlint.judging.mojibake import mojibake
from gixlint.report import Report
from gixlint.statutes import LANGUAGE_2000, Basis
from gixlint.text import Text, fold

_PLAIN = frozenset(
    "務開關國個們來這為與對會實發應當報請辦無權點門業產學體專員證經濟財網單據處衛縣區區條術構機據復訴統計"
)
"""Traditional forms that no name keeps: two of them prove a text, while rare characters of names prove nothing."""


@check(
    "D104",
    severity="warning",
    basis=[Basis(LANGUAGE_2000, "国家机关以规范汉字为公务用字")],
    examples=[
        Example(good="坚持公开内容由业务科室负责", bad="堅持公開內容由業務科室負責"),
        Example(good="公众对报告有意见或者建议的", bad="公眾對報告有意見或者建議的", sample="format2019-department"),
        Example(good="努力让公众及时知情、有序参与", bad="努力讓公眾及時知情、有序參與", sample="reg2007-department"),
    ],
    english="Traditional characters in a mainland report",
)
def traditional_characters(report: Report) -> Iterator[Problem | Unknown]:
    """使用繁体字。

    检查报告中有没有繁体字。国家机关以规范汉字为公务用字；整篇或整句的繁体字多半是从经过转换的网页上复制来的。

    人名、地名里个别的生僻字不在此列，一两个字不足为据。

    请把繁体字改为规范的简体字；如果全文都是繁体，请改用机关自己的原稿。
    """
    source = report.document.text
    for garbled in mojibake(source):
        source = source[: garbled.start] + "\n" * (garbled.end - garbled.start) + source[garbled.end :]
    characters = fold("".join(sorted(set(source))))
    candidates = {characters[index] for index in traditional(characters)}
    if not candidates:
        return
    text = Text.of(source)
    found = [index for index, character in enumerate(text.folded) if character in candidates]
    plain = [index for index in found if text.folded[index] in _PLAIN]
    if len(candidates) < 3 and len(plain) < 2:
        return
    first = found[0]
    end = first + 1
    while end < len(text) and end - first < 20 and text.folded[end] not in "\n\t,。;:":
        end += 1
    sample = "".join(dict.fromkeys(text.folded[index] for index in found))[:12]
    yield Problem(
        at=text.place(first, end),
        role="body",
        message=f"报告里有繁体字 {len(found)} 个，如“{sample}”；公务用字应当使用规范汉字",
        hint="请改为简体字，或者换用机关自己的原稿。",
    )
