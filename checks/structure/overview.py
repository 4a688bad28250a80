"""What section 一 covers."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import Aspect
from gixlint.findings import Problem
from gixlint.judging.contents import prose
from gixlint.report import Agency, Report
from gixlint.statutes import FORM_2021, PRACTICE, REGULATION_2019, Basis
from gixlint.text import pattern

_WORDS = {
    "proactive": r"主动公开|公开.{0,8}信息|发布.{0,8}信息|信息发布",
    "requests": r"依申请|申请公开|公开申请|信息公开申请|申请人|收到.{0,10}申请|申请\d+件",
    "management": r"信息管理|信息资源|公文|审[核查签]|保密|属性|清理|目录|归档|制度|三审",
    "platform": r"平台|网站|网页|微信|微博|公众号|新媒体|专栏|公报|公开栏|查阅|客户端|政务服务大厅|专区",
    "supervision": r"监督|保障|考核|考评|培训|领导小组|责任|评议|检查|督[查办导促]|组织领导|业务学习|专人",
}
"""How each aspect is known: widely, for nobody is to be accused of silence who speaks in words of his own."""


@check(
    "S107",
    severity="warning",
    needs="aspects",
    basis=[Basis(FORM_2021, "各部分标题"), Basis(PRACTICE, "总体情况")],
    examples=[
        Example(
            good="（四）政府信息公开平台建设。局网站改版，增设检索功能。\n（五）监督保障。组织培训2次，接受社会评议。",
            bad="（四）政府信息公开平台建设。局网站改版，增设检索功能。",
            sample="",
        )
    ],
    english="Aspect of the overview missing",
)
def aspect_missing(report: Report) -> Iterator[Problem]:
    """总体情况缺少某个方面。

    按照2021年格式的要求，总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
    检查总体情况是否每个方面都有内容。

    不要求分列小标题；用别的说法讲到的（如网站、微信公众号之于平台建设，考核、培训之于监督保障），不提示；但是分列了其中四个
    方面的小标题、没有一个小标题与第五个方面有关的，视为缺少。总体情况没有内容的，由 S104 提示。

    改正办法：补写缺少的方面。
    """
    section = report.section("overview")
    named = "\n".join(other.heading for other in report.sections)
    printed = "\n".join(spelling for content in report.form.sections for spelling in content.spellings)
    words = section.text.folded
    if len(words.strip()) < 20:
        return
    name = report.form.section("overview").heading
    missing = [
        aspect.name
        for aspect in report.form.aspects
        if not pattern(_WORDS.get(aspect.key, "|".join(aspect.words))).search(words)
        and not any(word in named for word in aspect.words if word not in printed)  # which stands there anyway
    ]
    unlisted = [] if missing else _unlisted([part.heading for part in section.parts], report.form.aspects)
    if missing or unlisted:
        yield Problem(
            section.heading_place,
            section.role,
            f"{name}没有讲到{'、'.join(missing)}。"
            if missing
            else f"{name}分列了其余{len(report.form.aspects) - 1}个方面，没有列{unlisted[0]}。",
            "补写这些方面的情况；确实没有工作可写的，也应当如实说明。",
        )


def _unlisted(headings: list[str], aspects: tuple[Aspect, ...]) -> list[str]:
    """The aspect that no sub-section has to do with, where sub-sections are called by the names of all the others."""
    by_name = [aspect for aspect in aspects if any(word in heading for word in aspect.words for heading in headings)]
    akin = [a for a in aspects if any(pattern(_WORDS.get(a.key, a.name)).search(heading) for heading in headings)]
    return [aspect.name for aspect in aspects if len(by_name) == len(aspects) - 1 and aspect not in (*by_name, *akin)]


_ACCOUNTABILITY = (
    ("工作考核", r"考核|考评|绩效|评估|评价|评查(?!案卷|文书)"),
    ("社会评议", r"评议|满意度|满意率|问卷|测评|评估|评价|社会监督|行风"),
    ("责任追究", r"责任追究|追究|追责|问责|约谈|通报批评"),
)
_BY_OTHERS = (
    r"[^。;\n]*(?:评议|满意|问卷|案卷|答复)[^。;\n]*(?:评估|评价|评查)[^。;\n]*|"
    r"[^。;\n]*(?:评估|评价|评查)[^。;\n]*(?:评议|满意|问卷|案卷|答复)[^。;\n]*"
)
"""Sentences in which 评价 is the public's, and 评查 that of files: neither is the assessment of the work."""


@check(
    "S108",
    severity="warning",
    needs="declarations.accountability",
    basis=[Basis(REGULATION_2019, "第五十条第（四）项"), Basis(REGULATION_2019, "第四十六条")],
    examples=[
        Example(
            good="责任追究情况。2019年对1个逾期答复申请的单位进行约谈，没有需要给予处分的人员。",
            bad="其他情况良好。",
            sample="format2019-government",
        ),
        Example(
            good="社会评议方面，委托第三方机构开展满意度调查，通过网络、电话、现场走访三种方式回收有效问卷3250份，满意"
            "和基本满意的3029份，满意率为93.2%，比上年提高1.6个百分点；"
            "聘请的20名社会监督员提出意见33条，均已交有关单位研究办理。\n\n",
            bad="",
            sample="format2021-government",
        ),
    ],
    english="Assessment, public review or accountability missing",
)
def accountability_missing(report: Report) -> Iterator[Problem]:
    """政府的报告没有工作考核、社会评议和责任追究结果。

    《条例》第五十条要求，各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。检查各级人民政府
    （含乡镇人民政府）的报告是否都讲到。

    部门、办公厅（室）、街道办事处和管委会的报告，不检查；用问责、考评、评估、满意度调查等说法讲到的，不提示。

    改正办法：写明考核、评议的结果；没有发生责任追究的，写明“没有发生责任追究的情形”。
    """
    agency = report.find("agency")
    if not isinstance(agency, Agency) or not agency.name.endswith("人民政府"):
        return
    words = "\n".join(text.folded for text in prose(report))
    inner = pattern(_BY_OTHERS).sub("", words)
    said = {"工作考核": inner}
    missing = [name for name, known in _ACCOUNTABILITY if not pattern(known).search(said.get(name, words))]
    provision = report.form.declaration("accountability").provision.provision
    if missing and report.sections:
        section = report.sections[0]
        yield Problem(
            section.heading_place,
            section.role,
            f"没有讲到{'、'.join(missing)}；《条例》{provision}要求各级人民政府报告其结果。",
            "补写结果；没有发生的，也写明没有发生。",
            about=("section.overview",),
        )
