"""P401 and P402: what the preamble announces is not what follows."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Table
from gixlint.editions import all_editions
from gixlint.findings import Problem, Unknown
from gixlint.judging.announcements import Announced, announced
from gixlint.judging.contents import standing
from gixlint.judging.forms import form_of
from gixlint.parsing.headings import named, role_words
from gixlint.report import Absent, Report
from gixlint.statutes import PRACTICE, Basis
from gixlint.text import fold, pattern

_DISCLOSED = r"|(?<!不予)公开的?(?:情况|内容|数量|渠道|形式|方式)"
"""How a part on what was disclosed is named beside the words of the form."""
_VAGUE = ("overview", "requests")
"""Contents whose words say too little of a part: any may be called 概述, or speak of 申请."""


@check(
    "P401",
    severity="warning",
    basis=[Basis(PRACTICE, "编制说明")],
    examples=[
        Example(good="其他需要报告的事项等六个部分组成。", bad="其他需要报告的事项等七个部分组成。"),
        Example(
            good="报告中数据的统计起止时间",
            bad="报告由五个部分组成。报告中数据的统计起止时间",
            sample="format2019-department",
        ),
        Example(
            good="其他需要报告的事项七部分组成。", bad="其他需要报告的事项九部分组成。", sample="reg2007-department"
        ),
    ],
    english="Announced parts disagree",
)
def announced_parts_disagree(report: Report) -> Iterator[Problem | Unknown]:
    """所称的部分与实际不符。

    检查编制说明里“由……六个部分组成”的数目与所列的名称、与正文的部分是不是一致，所列的部分正文里有没有。

    “行政复议、行政诉讼”“收费、减免”之间的顿号不算分隔；附表、附件算一个部分；名称的措辞不同不算不符；编号断裂的报告只
    比较所列的名称。

    请按正文实际的部分修改编制说明，或者补写缺少的部分。
    """
    found = announced(report.preamble.text)
    if found is None:
        return
    wrong = _miscounted(found)
    about = () if wrong else _lost(report, found)
    wrong = wrong or _unlike_body(report, found) or _unserved(report, found)
    if wrong:
        yield Problem(
            at=found.place,
            role="preamble",
            message=wrong,
            hint="请按正文实际的部分修改编制说明，或者补写缺少的部分。",
            about=about,
        )


def _lost(report: Report, found: Announced) -> tuple[str, ...]:
    """The contents that stand under no heading, where the parts are fewer than announced for want of just these."""
    sections = () if isinstance(report.edition, Absent) else report.edition.sections
    lost = [c for c in sections if c.required and standing(report, c) in ("missing", "said")]
    fewer = found.number - len(report.sections) if found.number else len(lost)
    return tuple(f"section.{content.role}" for content in lost) if fewer == len(lost) else ()


def _miscounted(found: Announced) -> str:
    if found.number and found.items and not found.fewest <= found.number <= found.most:
        return f"编制说明称有{found.number}个部分，实际列出{found.fewest}个"
    return ""


def _unlike_body(report: Report, found: Announced) -> str:
    ordinals = [section.ordinal for section in report.sections]
    if not found.number or len(ordinals) < 3 or ordinals != list(range(1, len(ordinals) + 1)):
        return ""
    if found.number != found.fewest == len(ordinals) and not found.attached:
        return f"编制说明称有{found.number}个部分，实际列出{found.fewest}个，正文也是{found.fewest}个"
    if found.number not in (len(ordinals), len(ordinals) + 1, len(ordinals) + 2 * bool(found.attached)):
        return f"编制说明称有{found.number}个部分，正文有{len(ordinals)}个部分"
    return ""


def _unserved(report: Report, found: Announced) -> str:
    ordinals = [section.ordinal for section in report.sections]
    if len(ordinals) < 3 or ordinals != list(range(1, len(ordinals) + 1)):
        return ""
    words = dict(role_words(attached=False))
    words["proactive"] += _DISCLOSED
    listed = {role for item in found.items for role in named(item, words)}
    headings = [fold(part.heading) for section in report.sections for part in (section, *section.parts)]
    served = {role for heading in headings for role in named(heading, words)}
    contents = {content.role: content for form in reversed(all_editions()) for content in form.sections}
    contents |= {content.role: content for content in form_of(report).sections}
    for role, content in contents.items():
        missing = role not in served and isinstance(report.find(f"section.{role}"), Absent)
        if role in listed and role not in _VAGUE and missing:
            return f"编制说明列有“{content.name}”，正文没有这一部分"
    return ""


def _titled(report: Report, table: Table) -> bool:
    """Whether the words before a table, or its first ones, call it one of figures, or an attachment."""
    words = report.document.text[max(0, table.place.start - _TITLE) : table.place.start + _TITLE]
    return bool(pattern(r"统计|附[表件]|一览表|指标").search(words))


_TITLE = 40
"""A table's title stands within so many characters of its beginning."""
_ATTACHED = (
    r"(?:并附|附有?|后附|另附)(?:相关的?|有关的?)?[^。;,]{0,14}?(?:统计表|附表|指标表|情况表|附件)|"
    r"(?:统计表|附表)[^。;,]{0,4}(?:附后|见附件)"
)


@check(
    "P402",
    severity="note",
    basis=[Basis(PRACTICE, "编制说明")],
    examples=[
        Example(
            good="报告中所列数据的统计期限为",
            bad="并附指标统计表。报告中所列数据的统计期限为",
            sample="reg2007-department",
        ),
        Example(
            good="报告中数据的统计起止时间",
            bad="另附统计表。报告中数据的统计起止时间",
            sample="format2019-department",
        ),
        Example(good="报告电子版可在我局门户网站", bad="后附指标统计表。报告电子版可在我局门户网站"),
    ],
    english="Announced attachment absent",
)
def attachment_absent(report: Report) -> Iterator[Problem | Unknown]:
    """所称的附表没有附上。

    检查编制说明里写了“并附统计表”的报告，后面有没有统计表或者附件。

    附表在正文之后、作为网页附件下载、压成文字的表格，都算附上；统一格式里的三张表不是附表。

    请补上统计表，或者删去编制说明里的这句话。
    """
    match = report.preamble.text.find(_ATTACHED)
    if match is None:
        return
    document = report.document
    forms = [
        table for role, table in report.parts.items() if role.startswith("table.") and not isinstance(table, Absent)
    ]
    end = report.sections[-1].heading_place.start if report.sections else 0
    spare = [
        table
        for table in document.tables
        if not any(form.place.meets(table.place) for form in forms)
        and (table.place.start > end or _titled(report, table))
    ]
    if not isinstance(report.find("table.statistics"), Absent) or spare or any(document.marked("picture")):
        return
    after = report.body.text.part(report.body.text.offset(match.place) + len(match.words))
    linked = any(
        mark.value.lower().endswith((".xls", ".xlsx", ".doc", ".docx", ".pdf", ".rar", ".zip", ".et"))
        for mark in document.marked("link")
    )
    if linked or after.find(r"(?:附件|附表|附:|统计表)") or document.text.rfind("附件") > match.place.end:
        return
    yield Problem(
        at=match.place,
        role="preamble",
        message=f"编制说明写有“{match.words}”，后面没有统计表，也没有附件",
        hint="请补上统计表，或者删去这句话。",
    )
