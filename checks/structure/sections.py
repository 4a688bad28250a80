"""Statutory contents without a section."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import SectionForm
from gixlint.findings import Problem, Severity, Unknown
from gixlint.judging.contents import standing
from gixlint.report import Absent, Report
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import han


@check(
    "S101",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十二条"),
        Basis(REGULATION_2019, "第五十条"),
        Basis(FORM_2019, "各部分标题"),
        Basis(FORM_2021, "各部分标题"),
    ],
    examples=[
        Example(
            good="## 四、收费及减免情况\n",
            bad="## 四、经费保障情况\n",
            also=("P401",),
            sample="reg2007-department",
        ),
        Example(
            good="## 六、其他需要报告的事项\n\n2020年未收取信息处理费。"
            "全年承办市人大代表建议11件、市政协提案23件，共34件，办理结果公开32件，另有2件因内容涉及正在查办的案"
            "件没有公开。\n\n",
            bad="",
            sample="format2019-department",
        ),
        Example(
            good="## 六、其他需要报告的事项\n\n2022年，镇人民政府没有收取信息处理费，也没有发出过收费通知。"
            "县人大代表在本镇提出的2件建议、县政协委员提出的1件提案均已办结，复文已在专栏公开。"
            "除此之外，没有其他需要报告的事项。\n\n",
            bad="",
            sample="format2021-township",
        ),
    ],
    english="Statutory section missing",
)
def section_missing(report: Report) -> Iterator[Problem | Unknown]:
    """缺少法定部分。

    检查年度报告应当包括的各项内容是否都有。2019年、2021年格式固定为六个部分，缺一不可。2007年条例没有规定格式，
    按第三十二条第（一）项至第（五）项的内容逐项检查：标题的说法不限，一个标题可以合写几项内容，二级标题也算。

    2007年条例下，正文已经说到、只是没有单独成为一个部分的，按警告提示；主动公开和存在问题两项内容散写在各部分的，
    不提示。2019年、2021年格式下，内容或者表格还在、只是标题缺失或者写法不同的，由 S103 提示，不在这里重复。
    全文找不到足够的标题、无法判断分了几个部分的，不作判断。

    改正办法：补写缺少的部分；确实没有相关事项的，也应当保留标题并写明“无”或者具体数字“0”。
    """
    report.body  # noqa: B018 - without a text nothing can be missing from it
    for content in report.form.sections:
        if not content.required:
            continue
        found = standing(report, content)
        place = _absence(report, content)
        if found == "uncertain":
            yield Unknown(place.place, place.role, "找到的标题太少，无法判断报告分为哪些部分")
        elif found == "missing" or (found == "said" and not report.form.numbered and not _spread(content)):
            yield _problem(report, content, place, found == "said")


def _absence(report: Report, content: SectionForm) -> Absent:
    role = f"section.{content.role}"
    part = report.find(role)
    return part if isinstance(part, Absent) else Absent(role, "", report.body.place)


def _spread(content: SectionForm) -> bool:
    """Whether the content may stand anywhere: every section of a report may speak of it."""
    return content.role in ("proactive", "problems")


def _problem(report: Report, content: SectionForm, absent: Absent, said: bool) -> Problem:
    provisions = "、".join(basis.provision for basis in content.provision)
    heading = f"{han(content.ordinal)}、{content.heading}" if content.ordinal else content.heading
    if said:
        message = f"报告说到了“{content.heading}”的内容，但没有列为一个部分；《条例》{provisions}要求报告这项内容。"
        hint = f"把这项内容单独列为一个部分，标题可写“{content.heading}”。"
    else:
        message = f"没有“{heading}”部分；《条例》{provisions}要求报告这项内容。"
        hint = f"补写“{heading}”部分；没有相关事项的，写明“无”或者数字“0”。"
    about = (f"section.{content.role}",)
    severity = Severity.WARNING if said else None
    return Problem(absent.place, absent.role, message, hint, about=about, severity=severity, basis=content.provision)
