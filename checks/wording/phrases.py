"""W109 and W110: the platform under other names, and prose about nobody."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem, Unknown
from gixlint.report import Absent, Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, LANGUAGE_2000, PRACTICE, Basis

_NAMES = (
    (r"政府信息平台", "政府信息公开平台"),
    (r"政府公开信息平台", "政府信息公开平台"),
    (r"政府信息公平台", "政府信息公开平台"),
    (r"政府公开信息(?=申请|目录|指南|工作|条例)", "政府信息公开"),
    (r"政府信息申请公开", "政府信息公开申请"),
)


@check(
    "W109",
    severity="note",
    basis=[Basis(LANGUAGE_2000, "国家机关以规范汉字为公务用字"), Basis(PRACTICE, "用语")],
    examples=[
        Example(good="门户网站是我局政府信息公开的第一平台", bad="门户网站是我局政府信息平台的第一平台"),
        Example(good="公众对报告有意见", bad="公众对政府信息平台和报告有意见", sample="format2019-department"),
        Example(good="我局以空气、水、", bad="我局在政府信息平台以空气、水、", sample="reg2007-department"),
    ],
    english="Names of the field vary",
)
def self_name_varies(report: Report) -> Iterator[Problem | Unknown]:
    """专用名称写法不一。

    检查“政府信息公开平台”“政府信息公开申请”等专用名称有没有写成“政府信息平台”“政府信息申请公开”一类。名称前后不一，读者会
    以为是不同的事物。“政府信息申请公开”一类可以自动改正；平台的名称也许是机关自己起的，由人来改。

    机关自己建设的、本来就叫这个名称的系统，可以登记为豁免。

    请统一使用规范的名称。
    """
    text = report.body.text
    for expression, right in _NAMES:
        for match in text.all(expression):
            yield Problem(
                at=match.place,
                role="body",
                message=f"“{match.words}”宜为“{right}”",
                hint=f"请统一写作“{right}”。",
                fix=None if "平台" in right else (Edit(match.place, right),),  # a platform's own name, perhaps
            )


_GENERIC = (
    r"(?:大?多数|部分|一些|有些|少数|有的)(?:部门|地区|地方)(?!性)(?=[^。;]{0,30}(?:不|未|没|缺|欠|弱|少|低|滞|差|较|偏|仍|还|尚|高|认识|意识))|"
    r"(?:大?多数|多数)(?:部门|单位|地区|地方)(?=[^。;]{0,30}(?:能|已|均|都))"
)


@check(
    "W110",
    severity="note",
    basis=[Basis(FORM_2019, "各部分标题"), Basis(FORM_2021, "各部分标题"), Basis(PRACTICE, "内容")],
    examples=[
        Example(good="一是历史档案数字化程度不高。", bad="一是部分地区认识不足，历史档案数字化程度不高。"),
        Example(
            good="存在的主要问题有三个。",
            bad="存在的主要问题有三个，一些地方认识不足。",
            sample="format2019-department",
        ),
        Example(
            good="一是监测数据专业性强，", bad="一是一些地方认识不足，监测数据专业性强，", sample="reg2007-department"
        ),
    ],
    english="Generic prose",
)
def generic_prose(report: Report) -> Iterator[Problem | Unknown]:
    """表述泛化。

    检查“总体情况”和“存在的主要问题”两部分有没有“多数部门”“一些地区”“部分地方”这样不说自己的话。国家的统一格式要求报告
    说明本机关的情况，不宜泛化。

    政府的报告汇总所属部门、乡镇的情况，说到“个别单位”的，不在此列。

    请写明是哪些科室、单位、领域，问题是什么。
    """
    government = not isinstance(report.find("agency"), Absent) and report.agency.level == "government"
    for role in ("section.overview", "section.problems"):
        section = report.find(role)
        if not isinstance(section, Section) or government:
            continue
        for match in section.text.all(_GENERIC):
            yield Problem(
                at=match.place,
                role=role,
                message=f"“{match.words}”是泛泛之谈，没有说明本机关的情况",
                hint="请写明是哪些科室、单位、领域，问题是什么。",
            )
