"""How much was disclosed."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem
from gixlint.judging.cells import statistics
from gixlint.report import Absent, Report, Section
from gixlint.statutes import REGULATION_2007, Basis

_COUNTED = (
    r"(?:公开|发布|公布|上传|登载|刊[登发载]|更新|推送|录入|报送|信息|印发)(?:(?!申请)[^。;\n]){0,40}?"
    r"(?<![\d年月第一二三四五六七八九十百千])(?:\d[\d,.]*|[一二三四五六七八九十百千两]+)(?:余|多)?万?"
    r"(?:余|多)?(?:条|件|篇|份|次|期|项|个(?!部分|方面)|册|部|则)"
    r"|\d[\d,]*(?:余|多)?(?:条|件|篇|份|则)(?:政府|政务|各类|公开)?(?:信息|文件)"
)
_OTHERS = frozenset(("section.requests", "section.fees", "section.disputes"))
"""What is counted under these headings is no disclosure of the agency's own accord: 「同意公开17件」."""


@check(
    "Z108",
    severity="warning",
    needs="declarations.requests",
    basis=[Basis(REGULATION_2007, "第三十二条第（一）项")],
    examples=[
        Example(good="全年主动公开政府信息126条。", bad="全年主动公开各类政府信息，内容全面，更新及时。", sample="")
    ],
    english="Disclosure not quantified",
)
def disclosure_unquantified(report: Report) -> Iterator[Problem]:
    """没有说明主动公开的数量。

    检查报告是否说明本年主动公开了多少政府信息。总数、分类的数量、各种渠道的数量，有一项就不提示；在所附统计表中填写了
    数字的，也不提示。

    改正办法：写明本年主动公开政府信息的总条数，有条件的再写分类和渠道的条数。
    """
    lines = statistics(report, "disclosed", "disclosed.channel", "disclosed.normative")
    if any(figure.value is not None for *_, figure in lines):
        return
    others = [section for section in report.sections if section.roles and _OTHERS.issuperset(section.roles)]
    text = report.body.text.without([section.place for section in others])
    if text.find(_COUNTED) or any(section.text.find(rf"主动(?!公开范围)(?={_COUNTED})") for section in others):
        return
    part = report.find("section.proactive")
    place = part.heading_place if isinstance(part, Section) else part.place if isinstance(part, Absent) else None
    yield Problem(
        place or report.body.place,
        "section.proactive",
        "没有说明主动公开政府信息的数量。",
        "写明本年主动公开政府信息的条数。",
    )
