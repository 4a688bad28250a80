"""D105: Hanyu pinyin put in after characters."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Unknown
from gixlint.report import Report
from gixlint.statutes import PRACTICE, Basis


@check(
    "D105",
    severity="warning",
    basis=[Basis(PRACTICE, "文本整洁")],
    examples=[
        Example(good="各项业务，坚持公开内容", bad="各项业务(wù)，坚持公开内容(róng)"),
        Example(
            good="公众对报告有意见或者建议的",
            bad="公众对报告有意见或者建议(yì)的",
            sample="format2019-department",
        ),
        Example(good="努力让公众及时知情", bad="努力让公众及时(shí)知情", sample="reg2007-department"),
    ],
    english="Hanyu pinyin injected after characters",
)
def injected_annotation(report: Report) -> Iterator[Problem | Unknown]:
    """正文夹有注音。

    检查汉字后面有没有带声调的括注拼音，例如“政务(wù)公开”。这是某些网站防复制的转换程序插进去的，报告里不应当有。

    外文、英文缩写的括注（IPv6、VOCs）不带声调，不在此列。

    请换用机关自己的原稿，不要从转载网页上复制。
    """
    found = [removal.place for removal in report.removals if removal.kind == "pinyin"]
    if found:
        first, *rest = found
        count = f"，全文共 {len(found)} 处" if rest else ""
        yield Problem(
            at=first,
            role="body",
            message=f"汉字后面夹有注音“{report.document.words(first)}”{count}，是转换程序插入的，不是报告的内容",
            hint="请换用机关自己的原稿，或者删去全部注音。",
            related=tuple(Related(place, "body", "同样夹有注音") for place in rest[:20]),
        )
