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
        Example(
            good="（一）当前存在的主要问题\n\n1.答复文书不够规范。"
            "个别答复引用法条不准、理由过于简单，有1件因此被复议机关纠正。\n\n2.标准目录与实际公开内容对不上。"
            "184项公开事项中，有12项到年中尚无具体内容。\n\n"
            "3.村级信息员年龄偏大，使用网络报送系统有困难，信息多由镇里代为录入。\n\n"
            "（二）改进情况\n\n1.请县政府办公室和县司法局来镇集中评查近三年的答复案卷46份，逐份指出毛病；"
            "党政办公室制作了9种文书样本，要求站所按样本起草，下半年的答复书经抽查全部合格。\n\n"
            "2.对12项空白事项逐项落实责任站所，八月底前补齐内容，并建立半年核对一次的制度。\n\n"
            "3.各村（社区）选配一名大专以上学历的年轻干部担任信息员，经过三次上机培训，已有11个村（社区）能够独立"
            "报送，另外2个安排在2021年一季度达到要求。\n\n"
            "对2019年度报告中提出的公开栏设置偏僻、不便观看的问题，已在改造时移到人流较大的路口和小卖部门前。\n\n",
            bad="",
            sample="format2019-township",
        ),
        Example(
            good="从自查和群众评议的情况看，主要有三个方面的问题。\n\n第一，公开内容重结果、轻过程。"
            "村级工程的招标结果和拨款数额大多公开了，可预算怎么定、工程量怎么核，村民不容易看到。"
            "下半年，镇里要求30万元以上的村级工程公开预算、合同、验收单和结算表四种材料，已有11个项目照此办理，村"
            "民来访询问工程款的次数由上半年的19次减少到下半年的7次。\n\n第二，经办人员对法定答复要求掌握不牢。"
            "年内自查发现3件答复书没有写明救济途径。"
            "发现后，镇党政综合办公室当即向申请人补充告知，并请县司法局业务人员来镇讲解答复文书的写法，制作5种常"
            "用答复文书样式供参照；八月以后出具的答复书均要素齐全。\n\n第三，网上公开的内容不够好用。"
            "表格大多以扫描件上传，手机上看不清，也无法搜索。"
            "十月起，镇里改以可复制的文本发布表格，并对网站上的86份扫描件逐份转换，年内完成70份，余下的16份安排在"
            "2023年一季度完成。\n\n"
            "对于2021年度报告中提到的村级公开栏破损、更新慢的问题，已通过更换公开栏、按季检查得到解决。\n\n",
            bad="略。\n\n",
            sample="format2021-township",
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
    report.body  # noqa: B018 - without a text nothing can be wrong in it
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
