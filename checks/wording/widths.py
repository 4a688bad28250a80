"""W103: half-width marks in Chinese prose."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Edit, Problem, Related, Unknown
from gixlint.report import Report
from gixlint.statutes import PUNCTUATION_2011, Basis
from gixlint.text import pattern

_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_HALF = "[,;:()?!]"
_CHINESE = "，。、；：？！（）《》〈〉“”‘’【】〔〕…—"


@check(
    "W103",
    severity="note",
    basis=[Basis(PUNCTUATION_2011, "标点符号的形式")],
    examples=[
        Example(good="既有住宅加装电梯、老旧小区", bad="既有住宅加装电梯,老旧小区"),
        Example(
            good="公众对报告有意见或者建议的，可与",
            bad="公众对报告有意见或者建议的,可与",
            sample="format2019-department",
        ),
        Example(good="空气、水、污染源", bad="空气,水,污染源", sample="reg2007-department"),
    ],
    english="Half-width punctuation in Chinese prose",
)
def width_mixed(report: Report) -> Iterator[Problem | Unknown]:
    """中文里用了半角标点。

    检查中文词语之间有没有半角的逗号、分号、冒号、括号、问号和感叹号。中文应当用全角标点。可以自动改正。

    网址、数字（3,119）、时刻（8:30）、外文里的半角标点，段首的序号“(一)”不在此列；只看两边都是中文的标点。

    请改为全角标点。
    """
    text = report.body.text
    source = report.document.text
    found = [
        (text.offsets[index], character)
        for index, character in ((mark.start(), mark[0]) for mark in pattern(_HALF).finditer(text.folded))
        if source[text.offsets[index]] == character
        and _chinese(source, text.offsets[index], -1)
        and _chinese(source, text.offsets[index], 1)
        and not (character == ")" and pattern(_LABEL).search(text.folded[max(0, index - 5) : index + 1]))
    ]
    if not found:
        return
    first, *rest = (Place(offset, offset + 1) for offset, _ in found)
    kinds = "".join(dict.fromkeys(mark for _, mark in found))
    yield Problem(
        at=first,
        role="body",
        message=f"中文里用了半角标点“{kinds}”，共 {len(found)} 处",
        hint="请改为全角标点。",
        fix=tuple(Edit(Place(offset, offset + 1), _WIDE[mark]) for offset, mark in found),
        related=tuple(Related(place, "body", "半角标点") for place in rest[:20]),
    )


_LABEL = r"(?:^|\n)\([一二三四五六七八九十]{1,3}\)$"
"""A label at the head of a line, of which only the closing bracket has characters on both sides."""


def _chinese(source: str, offset: int, step: int) -> bool:
    """Whether the next character in this direction, over spaces, is Chinese; the edge of a line is not."""
    at = offset + step
    while 0 <= at < len(source) and source[at] in " \u3000\xa0":
        at += step
    if not 0 <= at < len(source):
        return False
    return "\u4e00" <= source[at] <= "\u9fff" or source[at] in _CHINESE
