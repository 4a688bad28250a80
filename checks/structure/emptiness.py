"""Sections that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import SectionForm
from gixlint.findings import Problem, Unknown
from gixlint.judging.contents import sections_of
from gixlint.report import Absent, Report, Section
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import pattern

_PLACEHOLDER = (
    r"^\(?(?:文字描述|略|待补充|待完善|待填写?|此处填写.*|填写.*内容|TODO|[xX×*_\-/.…]+|无内容|同上|见附件)\)?[。.]*$"
)
_NOTHING = r"^(?:无|没有|暂无)[。.]?$"


@check(
    "S104",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条")],
    examples=[
        Example(
            good="2017年，没有向申请公开政府信息的公民、法人和其他组织收取检索、复制、邮寄等费用，也没有减免事项发生。",
            bad="略。",
            sample="reg2007-township",
        ),
    ],
    english="Section without content",
)
def section_empty(report: Report) -> Iterator[Problem | Unknown]:
    """有标题没有内容。

    检查每个部分的标题之下是否有内容。只有标题，或者标题之下只是“（文字描述）”“略”“XX”一类占位文字的，等于没有
    报告这项内容。

    标题之下是表格或者图片的，不提示；“其他需要报告的事项”写“无”，以及2007年条例下各部分写“无”的，是零报告，
    不提示；二、三、四部分没有表格的，由 F101 提示。附表、附件一类标题之下没有文字的，不提示。

    改正办法：补写内容；确实没有相关事项的，写明“无”或者具体数字“0”。
    """
    report.body  # noqa: B018
    contents = {} if isinstance(report.edition, Absent) else {f"section.{c.role}": c for c in report.edition.sections}
    for section in sections_of(report):
        content = contents.get(section.role)
        words = section.text.folded.strip()
        if section.depth > 1 and not _is_named(section, words):
            continue
        if not _says_nothing(report, section, words, content):
            continue
        if _has_picture(report, section):
            yield Unknown(section.heading_place, section.role, "标题之下是图片，无法判断内容")
            continue
        said = f"只写了“{words}”" if words else "没有内容"
        yield Problem(
            section.heading_place,
            section.role,
            f"“{section.label}{section.heading}”之下{said}。",
            "补写这一部分的内容；没有相关事项的，写明“无”或者数字“0”。",
        )


def _is_named(section: Section, words: str) -> bool:
    """Whether a sub-section is one by its heading, not a sentence of a list."""
    return bool(pattern(r"(?:情况|方面|概述|管理|建设|保障|公开|问题|措施)$").search(section.heading)) and (
        "," not in section.heading and len(section.heading) <= 20
    )


def _says_nothing(report: Report, section: Section, words: str, content: SectionForm | None) -> bool:
    if section.parts or section.tables or "附" in section.heading:
        return False
    if content is not None and content.content == "table":
        return False
    if pattern(_NOTHING).match(words):
        return content is not None and content.ordinal is not None and content.role != "other"
    return not words or bool(pattern(_PLACEHOLDER).match(words))


def _has_picture(report: Report, section: Section) -> bool:
    return any(section.place.covers(mark.place) for mark in report.document.marked("picture"))
