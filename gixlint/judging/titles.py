"""What a report's contents make of it, and whether an agency is named in full."""

from __future__ import annotations

from gixlint.report import Absent, Report
from gixlint.text import pattern

__all__ = ["abridged", "contents_of"]

_CONTENTS = {
    "proactive": "主动公开",
    "requests": "依申请公开",
    "withheld": "不予公开",
    "fees": "收费及减免",
    "disputes": "行政复议、行政诉讼",
    "problems": "问题及改进",
}


def contents_of(report: Report) -> list[str]:
    """Return the names of the statutory contents that have a section of their own or a table."""
    tables = ("proactive", "requests", "disputes")
    found = {table for table in tables if not isinstance(report.find(f"table.{table}"), Absent)}
    for section in report.sections:
        for part in (section, *section.parts):
            found |= {role.removeprefix("section.") for role in part.roles}
    return [name for key, name in _CONTENTS.items() if key in found]


def abridged(name: str) -> bool:
    """Tell whether an agency's name is plainly a short form: 市政府, 区卫计局, 市科委, 公安局 without its region."""
    if pattern(r"^(?:本|我|全)?(?:省|市|县|区|州|旗)[^省市县区州旗]{1,12}$").match(name):
        return True
    if pattern(r"(?<!人民)政府$|(?<!人民)政府办$|府办$|街道办$").search(name):
        return True
    if pattern(r"^(?:公安|财政|教育|民政|司法|审计|水利|统计|林业|农业|交通运输|环境保护|生态环境|应急管理)局$").match(
        name
    ):
        return True
    if pattern(r"(?:卫计|卫健|发改|人社|住建|文广|文广新|安监|食药监|财金|经信|市监|民宗)(?:局|委|厅)$").search(name):
        return True
    return bool(pattern(r"(?:省|市|县|区|州|旗)(?:科|建|教|经信|农|商|规|民|国资|卫计|卫健|发改)委$").search(name))
