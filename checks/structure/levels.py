"""Levels of numbering: 一、 before （一） before 1."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.editions import all_editions
from gixlint.findings import Problem, Related
from gixlint.judging.contents import sections_of
from gixlint.report import Report, Section
from gixlint.statutes import FORM_2019, FORM_2021, LAYOUT_2012, Basis
from gixlint.text import pattern


@check(
    "S106",
    severity="warning",
    basis=[
        Basis(FORM_2019, "各部分标题"),
        Basis(FORM_2021, "各部分标题"),
        Basis(LAYOUT_2012, "7.3.3"),
    ],
    examples=[
        Example(
            good="（一）主动公开\n",
            bad="一、主动公开\n",
            sample="format2021-township",
        ),
        Example(
            good="（一）主动公开情况\n",
            bad="一、主动公开情况\n",
            sample="format2019-department",
        ),
        Example(
            good="（一）总体数量\n",
            bad="一、总体数量\n",
            sample="reg2007-department",
        ),
    ],
    english="Wrong level of numbering",
)
def level_misused(report: Report) -> Iterator[Problem]:
    """标题层次序号用错。

    公文的结构层次序数依次为“一、”“（一）”“1.”“（1）”。检查有没有把部分之下的小标题也编成“一、”，或者“1.”之下又用
    “（一）”。2019年、2021年格式只有六个部分，把主动公开、依申请公开、政府信息管理、平台建设、监督保障等总体情况的方面
    编成部分的，也属于这种情况。

    “一、”之下直接用“1.”，不提示；句中的“（一）……；（二）……”，不提示。

    改正办法：下级标题改用下一层的序号。
    """
    report.body  # noqa: B018 - without a text nothing can be wrong in it
    extra = list(_aspects_as_sections(report))
    for content in report.form.sections if extra else ():
        if content.role == "overview":
            yield _problem(report, extra, f"是{content.heading}之下的方面，不应编为部分")
    for section in sections_of(report):
        same = [part for part in section.parts if _scheme(part) == _scheme(section) == "#、"]
        if same:
            yield _problem(report, same, f"在“{section.label}{section.heading}”之下，却与上级标题用同一种序号")
        else:
            yield from _reversed(section)


def _scheme(section: Section) -> str:
    return pattern(r"[一二三四五六七八九十]+").sub("#", section.label)


def _aspects_as_sections(report: Report) -> Iterator[Section]:
    """Top-level sections beyond the form's that are named for an aspect of 总体情况."""
    if not report.form.numbered or len(report.sections) <= len(report.form.sections):
        return
    seen: set[str] = set()
    for section in reversed(report.sections):  # of two 主动公开 the later is the form's
        if (not section.roles or section.role in seen) and pattern(_aspect()).match(section.heading):
            yield section
        seen.add(section.role)


def _aspect() -> str:
    """An expression for headings that name an aspect of the overview, as any form has them."""
    words = {word for form in all_editions() for aspect in form.aspects for word in (aspect.name, *aspect.words)}
    return rf"^(?:政府)?(?:信息)?(?:公开)?(?:{'|'.join(sorted(word for word in words if len(word) > 3))}|工作考核)"


def _problem(report: Report, sections: list[Section], what: str) -> Problem:
    first, *others = sorted(sections, key=lambda section: section.place)
    more = f"等{len(sections)}个标题" if others else ""
    return Problem(
        first.heading_place,
        first.role,
        f"“{first.label}{first.heading}”{more}{what}。",
        "改用下一层的序号，如“（一）”。",
        related=tuple(Related(other.heading_place, other.role, "同样的标题") for other in others),
        about=("body",),  # whose sections are numbered wrongly for it
    )


_ARABIC = r"^(?P<n>\d{1,2})(?:、|\.(?!\d))"
_BRACKET = r"^\((?P<n>[一二三四五六七八九十]{1,2})\)"


def _reversed(section: Section) -> Iterator[Problem]:
    """「1.」 over 「（一）」: the count in Arabic goes on after a count in brackets that began within it."""
    last = 0
    inner = None
    for line in section.text.lines():
        arabic, bracket = line.find(_ARABIC), line.find(_BRACKET)
        if bracket and not last:
            return
        if bracket and bracket["n"] == "一":
            inner = bracket
        elif arabic:
            value = int(arabic["n"])
            if inner is not None and value == last + 1:
                yield Problem(
                    inner.place,
                    section.role,
                    f"“{last}.”之下用了“（一）”，层次颠倒。",
                    "上级标题用“（一）”，下级标题用“1.”。",
                )
                return
            last = value
