"""By when a report is to be published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from gixlint.report import Agency, Level, Report
from gixlint.text import pattern

__all__ = ["deadline_of", "publishes_for_government"]

_OFFICE = r"政府(?:办公室|办公厅|办)(?:\([^)]*\))?$"
_DEPARTMENT = r"(?:局|委|委员会|厅|办公室|办公厅|府办|部|署|司)(?:\([^)]*\))?$"
_VERTICAL = (
    r"消防|救援|国家安全|调查队|海关|边检|边防检查|统计局.*队|气象|地震局|分局|机场|监狱|戒毒|"
    r"(?:开发|高新|新|园|保税|示范|实验)区管"
)


def deadline_of(report: Report, year: int, local: Mapping[str, str]) -> date | str:
    """Return the last day on which the report of `year` is in time; or why none can be told, empty if there is none.

    `local` gives earlier dates of the region by level as "MM-DD", empty where there are none.
    """
    agency = report.find("agency")
    level = agency.level if isinstance(agency, Agency) else report.context.level or "unknown"
    if level == "department" and publishes_for_government(report):
        level = "government"  # the later day is the sure one
    given = local.get(level, "")
    if given:
        month, _, day = given.partition("-")
        return date(year + 1, int(month), int(day))
    deadline = report.form.deadline(level)
    if deadline is not None:
        told = report.context.level is not None or _for_all(report)
        if not told and level == "department" and isinstance(agency, Agency) and not _is_department(agency.name):
            return f"“{agency.name}”是不是县级以上人民政府部门，不能断定"
        return date(year + 1, deadline.month, deadline.day)
    if level == "township":
        return ""
    name = f"“{agency.name}”的" if isinstance(agency, Agency) else "机关"
    return f"{name}级别不明，或者属于管理委员会、派出机构、垂直管理的机关，没有全国统一的公布时限"


def publishes_for_government(report: Report) -> bool:
    """Tell whether the agency is the office of a government, which may report for itself or for its government."""
    agency = report.find("agency")
    named = isinstance(agency, Agency) and bool(pattern(_OFFICE).search(agency.name))
    return named and report.context.level is None and not _for_all(report)


def _for_all(report: Report) -> bool:
    """Whether a date is laid down for every level, so that it does not matter of which an agency is."""
    return all(report.form.deadline(level) is not None for level in get_args(Level))


def _is_department(name: str) -> bool:
    return bool(pattern(_DEPARTMENT).search(name)) and not pattern(_VERTICAL).search(name)
