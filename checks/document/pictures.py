"""D107: a picture stands where text or a table is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Body, FormTable, Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import Text

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

    公章、二维码、与文字并列的图表不在此列。安装了识别组件的，图片里的文字和表格识别出来以后照样检查，但仍然提示这一条。

    请把图片换成可以复制的文字和表格。
    """
    document = report.document
    pictures = [mark.place for mark in document.marked("picture")]
    if not pictures:
        return
    body = report.find("body")
    if not isinstance(body, Body) or _is_recognised(report, body.place, body.text):
        yield Problem(
            at=pictures[0],
            role="body",
            message=f"文件里只有图片（{len(pictures)} 张），没有可以复制的文字",
            hint=f"请以文字和表格的形式公布报告。{_to_read(report)}",
        )
        return
    found = list(_of_sections(report, pictures))
    yield from found
    shown = [mark.place for mark in document.marked("recognised")]
    flagged = [report.find(problem.role) for problem in found]
    rest = [place for place in shown if not any(not isinstance(p, Absent) and p.place.covers(place) for p in flagged)]
    if sum(place.end - place.start for place in rest) >= _LITTLE:
        yield _partial(rest[0])
    for mark in document.marked("limit"):
        yield Unknown(mark.place, "body", mark.value)


def _of_sections(report: Report, pictures: Sequence[Place]) -> Iterator[Problem]:
    """The sections whose table or whole content is a picture."""
    forms = {} if isinstance(report.edition, Absent) else {table.section: table for table in report.edition.tables}
    for section in report.sections:
        form = forms.get(section.role.removeprefix("section."))
        start = section.heading_place.end  # a picture before a heading touches its section, too
        inside = [place for place in pictures if section.place.covers(place) and place.start >= start]
        table = report.find(f"table.{form.role}") if form else None
        if isinstance(table, FormTable):
            if report.document.is_recognised(table.place):
                yield _problem(report, section, (inside or pictures)[0], f"table.{table.role}")
        elif inside and _is_bare(report, section):
            yield _problem(report, section, inside[0], f"table.{form.role}" if form else section.role)


def _partial(place: Place) -> Problem:
    return Problem(at=place, role="body", message="报告的一部分是图片，没有可以复制的文字", hint="请把图片换成文字。")


def _is_recognised(report: Report, place: Place, text: Text) -> bool:
    """Whether all but a little of a text was recognised in pictures."""
    recognised = [mark.place for mark in report.document.marked("recognised") if mark.place.meets(place)]
    return bool(recognised) and len(text.without(recognised).folded.replace("\n", "")) < _LITTLE


def _is_bare(report: Report, section: Section) -> bool:
    """Whether a section has no text and no table of its own."""
    tables = [report.document.tables[index].place for index in section.tables]
    own = any(not report.document.is_recognised(place) for place in tables)
    words = section.text.folded.replace("\n", "")
    return not own and (len(words) < _LITTLE or _is_recognised(report, section.place, section.text))


def _to_read(report: Report) -> str:
    """What to do to have pictures read that were not."""
    if any(report.document.marked("recognised")):
        return ""
    return "要检查图片中的文字，图片须清晰，并安装识别组件：pip install 'gixlint[ocr]'。"


def _problem(report: Report, section: Section, place: Place, role: str) -> Problem:
    what = "表格" if role.startswith("table.") else "内容"
    return Problem(
        at=place,
        role=role,
        message=f"“{section.label}{section.heading}”部分的{what}是图片，没有可以复制的文字",
        hint=f"请把图片换成{'可以复制的表格' if what == '表格' else '文字'}。{_to_read(report)}",
        about=(section.role,),
    )
