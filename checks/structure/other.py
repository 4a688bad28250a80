"""What section 六 says, and what sections 二 and 三 are not for."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem
from gixlint.parsing.labels import bare
from gixlint.report import FormTable, Report, Section
from gixlint.statutes import FEES_2020, FORM_2021, Basis
from gixlint.text import Text, pattern

_FEES = (
    r"处理费|(?<!停车|公路|通行|教育|医疗|涉企|物业|景区|学校|殡葬|违规|充电|供水|供电|供热|供气)(?<!事业性|服务性|幼儿园)(?<!乱)"
    r"收费(?!站|公路|项目|目录|清单|标准|员|政策|行为)|费用|收取(?![^,。;]{0,6}(?:意见|建议|押金|保证金|罚款|租金))"
)
"""What may be of the fee for information, and not of what agencies charge or watch others charge."""


@check(
    "S110",
    severity="warning",
    needs="declarations.processing_fee",
    basis=[Basis(FORM_2021, "六、其他需要报告的事项"), Basis(FEES_2020, "年度报告")],
    examples=[
        Example(
            good="2022年，镇人民政府没有收取信息处理费，也没有发出过收费通知。",
            bad="",
            sample="format2021-township",
        ),
    ],
    english="Processing fee not stated",
)
def processing_fee_unstated(report: Report) -> Iterator[Problem]:
    """没有说明信息处理费。

    2021年格式要求在“其他需要报告的事项”中报告收取信息处理费的情况。检查报告是否说明本年收取了多少信息处理费；没有收取
    的，也应当写明。

    “信息公开处理费”“未发生收费”“未收取费用”等说法，都算说明；写在其他部分的，不提示；这一部分缺失或者没有内容的，由
    S101、S104 提示。

    改正办法：写明“本年度收取信息处理费×元”，没有收取的，写明“本年度未收取信息处理费”。
    """
    declaration = report.form.declaration("processing_fee")
    section = report.find(f"section.{declaration.section}")
    if not isinstance(section, Section) or not section.text.folded.strip():
        return
    words = section.text.folded
    if pattern(_FEES).search(words) or report.stated("fees"):
        return
    if any(pattern(r"处理费").search(other.text.folded) for other in report.sections):
        return
    yield Problem(
        section.heading_place,
        section.role,
        f"“{section.label}{section.heading}”没有说明{declaration.name}，没有收取的也要写明。",
        "写明收取的金额；没有收取的，写明“本年度未收取信息处理费”。",
    )


_SHORTEST = 20
"""A narrative has at least so many characters; less is a note to the table."""


@check(
    "S113",
    severity="note",
    needs="tables.alone",
    basis=[Basis(FORM_2021, "各部分标题")],
    examples=[
        Example(
            good="## 二、主动公开政府信息情况\n",
            bad="## 二、主动公开政府信息情况\n\n我局坚持以公开为常态、不公开为例外，全面公开各类信息。\n",
            sample="format2021-department",
        ),
    ],
    english="Prose in a section that is a table",
)
def prose_in_table_section(report: Report) -> Iterator[Problem]:
    """在表格部分写了文字。

    2021年格式的第二、第三部分只有表格。检查这两个部分有没有叙述性的文字；这类文字应当写入总体情况。

    表格的注释、单位、说明，以及表格读不出来、与文字连成一片的，不提示。

    改正办法：把文字移到总体情况。
    """
    alone = {content.role for content in report.form.sections if not content.narrative}
    for form in (form for form in report.form.tables if form.section in alone):
        section = report.find(f"section.{form.section}")
        table = report.find(f"table.{form.role}")
        if not isinstance(section, Section) or not isinstance(table, FormTable) or section.depth != 1:
            continue
        if not section.tables or not table.certain:
            continue
        sentences = section.text.without([table.place]).sentences()
        printed = {bare(head) for block in form.blocks for head in block.row_heads[:1]}
        prose = next((sentence for sentence in sentences if _narrates(sentence, printed)), None)
        if prose is not None:
            yield Problem(
                prose.place(),
                section.role,
                f"“{section.label}{section.heading}”只填表格，不写叙述性的文字。",
                f"把这段文字移到“{report.form.sections[0].heading}”。",
            )


def _narrates(sentence: Text, printed: set[str]) -> bool:
    """Whether a sentence tells something: it is no note, and does not begin with a title or head of the table."""
    words = sentence.folded.strip()
    note = pattern(r"^[(*※]?\(?(?:备?注|说明|单位|填[报表]|第[一二三四五六七八九十]+条|\d)|勾稽").search(words)
    return len(words) >= _SHORTEST and words.endswith("。") and not note and not bare(words).startswith(tuple(printed))
