"""D103: marks of copying that were left in the text."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Unknown
from gixlint.report import Removal, Report
from gixlint.statutes import LAYOUT_2012, PRACTICE, Basis

_SAID = {
    "residue": "正文里留有文字处理软件的内部标记{words}{more}，不是报告的内容",
    "wrapper": "正文外面套着文档分享网站的页面文字{more}，不是报告的内容",
    "chunk": "句子中间夹有文档分享网站的分页序号{words}{more}，不是报告的内容",
    "markup": "正文里留有网页或 Markdown 标记{words}{more}，没有转换成格式",
    "page-number": "正文里夹有页码{words}{more}，不是报告的内容",
}
_SHOWN = 30


@check(
    "D103",
    severity="warning",
    basis=[Basis(PRACTICE, "文本整洁"), Basis(LAYOUT_2012, "公文格式各要素")],
    examples=[
        Example(good="全年通过门户网站主动公开", bad="[bookmark: _GoBack]全年通过门户网站主动公开"),
        Example(
            good="依据《中华人民共和国政府信息公开条例》",
            bad="[bookmark: _GoBack]依据《中华人民共和国政府信息公开条例》",
            sample="format2019-department",
        ),
        Example(
            good="全年主动公开政府信息1126条",
            bad="[bookmark: OLE_LINK1]全年主动公开政府信息1126条",
            sample="reg2007-department",
        ),
    ],
    english="Marks of copying or conversion left in the text",
)
def extraction_residue(report: Report) -> Iterator[Problem | Unknown]:
    """正文留有复制、转换的痕迹。

    检查正文里有没有书签标记（[bookmark: _GoBack]）、域错误提示、文档分享网站的页面文字和分页序号、没有转换的网页或
    Markdown 标记，以及非 PDF 文件正文中的页码。

    这些文字不是报告的内容，多半是从别处复制时带进来的，公布以后影响严肃性，也妨碍检索。机关网站自身的栏目文字（当前
    位置、附件下载、分享）不在此列。

    请在原稿中删去这些文字，再核对被隔断的句子是否完整。
    """
    kinds: dict[str, list[Removal]] = {}
    for removal in report.removals:
        if removal.kind in _SAID and not (
            removal.kind == "page-number" and report.document.is_extracted(removal.place)
        ):
            kinds.setdefault(removal.kind, []).append(removal)
    for kind, found in kinds.items():
        first, *rest = found
        words = report.document.words(first.place).strip()
        yield Problem(
            at=first.place,
            role="body",
            message=_SAID[kind].format(
                words=f"“{words[:_SHOWN]}”" if words else "", more=f"，共 {len(found)} 处" if rest else ""
            ),
            hint="请对照原稿删去这些文字，并核对前后的句子是否完整。",
            related=tuple(Related(removal.place, "body", "同类痕迹") for removal in rest[:20]),
        )
