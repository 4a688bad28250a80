"""D107: a picture stands where text or a table is due."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2007, REGULATION_2019, Basis

_LITTLE = 30
"""A section with fewer characters than this has no text of its own: a lead-in at most."""


@check(
    "D107",
    severity="error",
    basis=[
        Basis(FORM_2019, "各部分标题"),
        Basis(FORM_2021, "各部分标题"),
        Basis(REGULATION_2007, "第三十二条"),
        Basis(REGULATION_2019, "第五十条"),
    ],
    examples=[
        Example(
            good="三、收到和处理政府信息公开申请情况\n（可以复制文字的表格）",
            bad="三、收到和处理政府信息公开申请情况\n（一张表格的截图）",
            sample="",
        )
    ],
    english="A picture instead of text",
)
def image_only(report: Report) -> Iterator[Problem | Unknown]:
    """以图片代替文字或者表格。

    检查法定的表格、部分是不是只放了图片，或者整份报告是不是只有图片。图片里的文字和数字无法检索、复制，也无法核对，视力
    障碍者无法阅读。

    公章、二维码、与文字并列的图表不在此列。

    请把图片换成可以复制的文字和表格。
    """
    pictures = [mark.place for mark in report.document.marked("picture")]
    if not pictures:
        return
    body = report.find("body")
    if isinstance(body, Absent):
        yield Problem(
            at=pictures[0],
            role="body",
            message=f"文件里只有图片（{len(pictures)} 张），没有报告的文字",
            hint="请以文字和表格的形式公布报告。",
        )
        return
    forms = {} if isinstance(report.edition, Absent) else {table.section: table for table in report.edition.tables}
    for section in report.sections:
        key = section.role.removeprefix("section.")
        inside = [p for p in pictures if section.place.covers(p) and p.start >= section.heading_place.end]
        if not inside or section.tables or len(section.text.folded.replace("\n", "")) >= _LITTLE:
            continue
        if key in forms and not isinstance(report.find(f"table.{forms[key].role}"), Absent):
            continue
        yield _problem(section, inside[0], f"table.{forms[key].role}" if key in forms else section.role)


def _problem(section: Section, place: Place, role: str) -> Problem:
    what = "表格" if role.startswith("table.") else "内容"
    return Problem(
        at=place,
        role=role,
        message=f"“{section.label}{section.heading}”部分的{what}是图片，没有可以复制的文字",
        hint=f"请把图片换成{'可以复制的表格' if what == '表格' else '文字'}。",
        about=(section.role,),
    )
