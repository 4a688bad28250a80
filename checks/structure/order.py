"""Sections of the form: their order, their ordinals, their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from re import escape

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.editions import Edition, SectionForm
from gixlint.findings import Edit, Fix, Problem, Unknown
from gixlint.judging.alterations import is_misprint
from gixlint.judging.contents import outline_is_sure, standing
from gixlint.judging.ordinals import breaks_of_sections, longest_rise
from gixlint.report import Absent, FormTable, Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2019, Basis
from gixlint.text import Text, fold, han


@check(
    "S102",
    severity="error",
    needs="numbered",
    basis=[Basis(FORM_2019, "各部分标题"), Basis(FORM_2021, "各部分标题"), Basis(REGULATION_2019, "第五十条第二款")],
    examples=[
        Example(
            good="## 五、存在的主要问题及改进情况\n\n存在的主要问题有三个。"
            "其一，数据公开得多，便于再利用的少，抽检结果多为图片或者扫描文件，企业和研究机构难以统计分析。"
            "其二，派出机构答复申请时对案卷信息与结果信息区分不清，争议多由此而起。"
            "其三，公开信息与实际办事要求偶有出入，例如食品经营许可的材料清单修改后，网上指南晚了八天才更新。\n\n"
            "改进情况如下。"
            "对第一个问题，自九月起抽检结果改以表格形式发布，并提供下载，已补录2019年以来的历史数据2.3万批次。"
            "对第二个问题，法规科编写《行政处罚信息公开问答》，逐个片区上门授课9场，要求派出机构拟答复的申请先报"
            "法规科审核。"
            "对第三个问题，建立“清单修改、指南同改”的联动办法，许可审批科修改材料清单时须同步填报网站更新单，否则"
            "系统不予生效；同时对全部指南作了一次核对，改正材料名称、收费标准、办公时间等方面的差错57处；"
            "十月后未再出现不同步的情况。\n\n"
            "2019年年度报告列出的互动回应不及时问题也有改善，网上留言平均答复时间由6.5个工作日缩短至3.2个工作日。"
            "\n\n## 六、其他需要报告的事项\n\n2020年未收取信息处理费。"
            "全年承办市人大代表建议11件、市政协提案23件，共34件，办理结果公开32件，另有2件因内容涉及正在查办的案"
            "件没有公开。\n\n",
            bad="## 五、其他需要报告的事项\n\n2020年未收取信息处理费。"
            "全年承办市人大代表建议11件、市政协提案23件，共34件，办理结果公开32件，另有2件因内容涉及正在查办的案"
            "件没有公开。\n\n## 六、存在的主要问题及改进情况\n\n存在的主要问题有三个。"
            "其一，数据公开得多，便于再利用的少，抽检结果多为图片或者扫描文件，企业和研究机构难以统计分析。"
            "其二，派出机构答复申请时对案卷信息与结果信息区分不清，争议多由此而起。"
            "其三，公开信息与实际办事要求偶有出入，例如食品经营许可的材料清单修改后，网上指南晚了八天才更新。\n\n"
            "改进情况如下。"
            "对第一个问题，自九月起抽检结果改以表格形式发布，并提供下载，已补录2019年以来的历史数据2.3万批次。"
            "对第二个问题，法规科编写《行政处罚信息公开问答》，逐个片区上门授课9场，要求派出机构拟答复的申请先报"
            "法规科审核。"
            "对第三个问题，建立“清单修改、指南同改”的联动办法，许可审批科修改材料清单时须同步填报网站更新单，否则"
            "系统不予生效；同时对全部指南作了一次核对，改正材料名称、收费标准、办公时间等方面的差错57处；"
            "十月后未再出现不同步的情况。\n\n"
            "2019年年度报告列出的互动回应不及时问题也有改善，网上留言平均答复时间由6.5个工作日缩短至3.2个工作日。"
            "\n\n",
            sample="format2019-department",
        ),
        Example(
            good="## 五、存在的主要问题及改进情况\n\n从自查和群众评议的情况看，主要有三个方面的问题。\n\n"
            "第一，公开内容重结果、轻过程。"
            "村级工程的招标结果和拨款数额大多公开了，可预算怎么定、工程量怎么核，村民不容易看到。"
            "下半年，镇里要求30万元以上的村级工程公开预算、合同、验收单和结算表四种材料，已有11个项目照此办理，村"
            "民来访询问工程款的次数由上半年的19次减少到下半年的7次。\n\n第二，经办人员对法定答复要求掌握不牢。"
            "年内自查发现3件答复书没有写明救济途径。"
            "发现后，镇党政综合办公室当即向申请人补充告知，并请县司法局业务人员来镇讲解答复文书的写法，制作5种常"
            "用答复文书样式供参照；八月以后出具的答复书均要素齐全。\n\n第三，网上公开的内容不够好用。"
            "表格大多以扫描件上传，手机上看不清，也无法搜索。"
            "十月起，镇里改以可复制的文本发布表格，并对网站上的86份扫描件逐份转换，年内完成70份，余下的16份安排在"
            "2023年一季度完成。\n\n"
            "对于2021年度报告中提到的村级公开栏破损、更新慢的问题，已通过更换公开栏、按季检查得到解决。\n\n"
            "## 六、其他需要报告的事项\n\n2022年，镇人民政府没有收取信息处理费，也没有发出过收费通知。"
            "县人大代表在本镇提出的2件建议、县政协委员提出的1件提案均已办结，复文已在专栏公开。"
            "除此之外，没有其他需要报告的事项。\n\n",
            bad="## 五、其他需要报告的事项\n\n2022年，镇人民政府没有收取信息处理费，也没有发出过收费通知。"
            "县人大代表在本镇提出的2件建议、县政协委员提出的1件提案均已办结，复文已在专栏公开。"
            "除此之外，没有其他需要报告的事项。\n\n"
            "## 六、存在的主要问题及改进情况\n\n从自查和群众评议的情况看，主要有三个方面的问题。\n\n"
            "第一，公开内容重结果、轻过程。"
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
            sample="format2021-township",
        ),
    ],
    english="Section out of place",
)
def section_misplaced(report: Report) -> Iterator[Problem | Unknown]:
    """部分的次序或序号与格式不符。

    2019年、2021年格式固定了六个部分的次序和序号。检查各部分是否依次排列，序号是否与内容相符，例如第二部分应为主动
    公开政府信息情况，第三部分应为收到和处理政府信息公开申请情况。

    因缺少一个部分而顺次改号的，由 S101 提示；序号跳号、重号的，由 S105 提示；把总体情况的各个方面编成部分的，由 S106
    提示，都不在这里重复。

    改正办法：按格式调整次序和序号。
    """
    if not outline_is_sure(report):
        yield Unknown(report.body.place, "body", "找到的标题太少，无法判断各部分的次序")
        return
    sections = list(_known(report.form, report.sections))
    in_order = longest_rise([content.ordinal or 0 for _, content in sections])
    moved = [pair for index, pair in enumerate(sections) if index not in in_order]
    for section, content in moved:
        yield _misplaced(section, content, "次序与格式不符")
    if not moved and not any(breaks_of_sections(report)):
        yield from _shifted(report, sections)


def _known(form: Edition, sections: Sequence[Section]) -> Iterator[tuple[Section, SectionForm]]:
    """The sections that name a content of the form, each content once: by the form's own heading, else the first."""
    contents = {f"section.{content.role}": content for content in form.sections}
    chosen: dict[str, Section] = {}
    for section in (*reversed(sections), *(s for s in reversed(sections) if _has_right_heading(s, contents))):
        chosen[section.role] = section
    for section in sections:
        if section.role in contents and chosen[section.role] is section:
            yield section, contents[section.role]


def _has_right_heading(section: Section, contents: Mapping[str, SectionForm]) -> bool:
    return section.role in contents and _is_right(section.heading, contents[section.role])


def _shifted(report: Report, sections: list[tuple[Section, SectionForm]]) -> Iterator[Problem]:
    """The first section whose ordinal is not the form's, unless a section is missing or more stand between."""
    if len(sections) != len(report.sections) or any(
        standing(report, content) == "missing" for content in report.form.sections
    ):
        return
    for section, content in sections:
        if section.ordinal is not None and section.ordinal != content.ordinal:
            yield _misplaced(section, content, "序号与格式不符")
            return


def _misplaced(section: Section, content: SectionForm, what: str) -> Problem:
    ordinal = han(content.ordinal or 0)
    right = f"{ordinal}、{content.heading}"
    return Problem(
        section.heading_place,
        section.role,
        f"“{section.label}{section.heading}”的{what}，这项内容应为第{ordinal}部分。",
        f"调整为“{right}”，其他部分依次编排。",
    )


@check(
    "S103",
    severity="warning",
    needs="numbered",
    basis=[Basis(FORM_2019, "各部分标题"), Basis(FORM_2021, "各部分标题")],
    examples=[
        Example(
            good="## 五、存在的主要问题及改进情况",
            bad="## 五、整改措施",
        ),
        Example(
            good="## 四、政府信息公开行政复议、行政诉讼情况",
            bad="## 四、行政复议和行政诉讼情况",
            sample="format2019-department",
        ),
    ],
    english="Heading differs from the form",
)
def heading_nonstandard(report: Report) -> Iterator[Problem]:
    """部分的标题与格式不一致。

    2019年、2021年格式规定了六个部分的标题。检查各部分的标题是否与格式一致；标题丢失、内容还在的，也在这里提示。

    《条例》第五十条和格式通知正文所用的较长写法，如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”“政府信息公开
    工作存在的主要问题及改进情况”，不提示；标题中的空格、标点全角半角的差别，不提示。

    改正办法：改用格式规定的标题；只错一两个字的，可以自动改正。
    """
    for content in report.form.sections:
        found = standing(report, content)
        right = f"{han(content.ordinal or 0)}、{content.heading}"
        if found == "said":
            yield Problem(
                _place(report, content),
                f"section.{content.role}",
                f"这里是“{content.heading}”的内容，但没有“{right}”这一标题。",
                f"补写标题“{right}”。",
            )
            continue
        for section in report.sections:
            mine = section.role == f"section.{content.role}" if found == "headed" else _nameless(section, content)
            if mine and found in ("headed", "misnamed") and not _is_right(section.heading, content):
                yield Problem(
                    section.heading_place,
                    f"section.{content.role}",
                    f"标题“{section.label}{section.heading}”与格式不一致，格式规定为“{right}”。",
                    f"改为“{right}”。",
                    fix=_fix(report, section, content),
                )
                break


def _fix(report: Report, section: Section, content: SectionForm) -> Fix | None:
    """Mend a heading in which one or two characters are wrong; another heading may head other contents."""
    if not is_misprint(_bare(content.heading), _bare(section.heading)):
        return None
    words = Text.of(report.document.text, *section.heading_place).find(escape(section.heading))
    return None if words is None else (Edit(words.place, content.heading),)


def _nameless(section: Section, content: SectionForm) -> bool:
    return not section.roles and section.ordinal == content.ordinal


def _is_right(heading: str, content: SectionForm) -> bool:
    return _bare(heading) in {_bare(right) for right in (content.heading, *content.accepted)}


def _bare(heading: str) -> str:
    return fold(heading).replace(" ", "").strip('。:.、,"')


def _place(report: Report, content: SectionForm) -> Place:
    table = report.find(f"table.{content.role}")
    if isinstance(table, FormTable):
        return Place(table.place.start, table.place.start)
    part = report.find(f"section.{content.role}")
    return part.place if isinstance(part, Absent) else part.heading_place if isinstance(part, Section) else Place(0, 0)
