"""Places in the user's terms: 表三 四、结转下年度继续办理（自然人）, page, line, column, and the text around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.editions import all_editions
from gixlint.findings import Spot
from gixlint.report import Absent, Section
from gixlint.text import han

if TYPE_CHECKING:
    from gixlint.editions import TableForm
    from gixlint.report import Report

__all__ = ["printable", "spot", "where"]

_AROUND = 60
"""How many characters an excerpt shows before and after the place, and at either end of a long one."""

_NAMES = {
    "title": "标题",
    "agency": "机关名称",
    "preamble": "编制说明",
    "period": "编制说明“统计期限”",
    "contact": "编制说明“联系方式”",
    "signature": "落款",
    "published": "发布日期",
    "front": "文首信息",
    "metadata": "文件元数据",
    "body": "正文",
    "statistics": "统计表",
}


def spot(report: Report, role: str, place: Place) -> Spot:
    """Return a place of the report's document, which `role` names, in the user's terms."""
    document = report.document
    location = document.locate(place)
    excerpt, mark = _excerpt(document.text, place)
    page, line, column = location
    return Spot(where(report, role, place), page, line, column, place.start, place.end, excerpt, mark)


def where(report: Report, role: str, place: Place) -> str:
    """Return the user's name of the part that a role names, else of the part that the place lies in."""
    head, _, rest = role.partition(".")
    if head == "table":
        head, _, rest = rest.partition(".")
    if head == "section":
        return _section(report, rest)
    if head in _NAMES and head != "body":
        return _NAMES[head]
    return _table(report, head, rest) or _around(report, place)


def _table(report: Report, role: str, key: str) -> str:
    """Name a cell, a line or a table by the edition; a table that it lacks as the latest form calls it."""
    own = () if isinstance(report.edition, Absent) else report.edition.tables
    for form in own:
        if form.role == role:
            try:
                return form.where(key)
            except KeyError:
                return _line(form, key)
    return next((form.name for other in all_editions() for form in other.tables if form.role == role), "")


def _line(form: TableForm, key: str) -> str:
    """Name a whole row, a whole column or the table."""
    for block in form.blocks:
        for row in block.rows:
            if row.key and key == block.cell(row.key, ""):
                return " ".join(part for part in (form.name, block.title or row.group, row.label) if part)
        for column in block.columns:
            if column.key and key == block.cell("", column.key):
                return f"{form.name}（{column.path}）"
    return form.name


def _section(report: Report, key: str) -> str:
    """Name a section by its own heading, where it has none by the form's."""
    while key:
        part = report.find(f"section.{key}")
        if isinstance(part, Section):
            return printable(part.label + part.heading)
        if not isinstance(report.edition, Absent):
            for form in report.edition.sections:
                if form.role == key:
                    return (f"{han(form.ordinal)}、" if form.ordinal else "") + form.heading
        key = key.rpartition(".")[0]
    return _NAMES["body"]


def _around(report: Report, place: Place) -> str:
    for section in report.sections:
        if section.place.covers(place):
            return printable(section.label + section.heading)
    for role in ("title", "preamble", "signature"):
        part = report.find(role)
        if not isinstance(part, Absent) and part.place.covers(place):
            return _NAMES[role]
    return _NAMES["body"]


def _excerpt(text: str, place: Place) -> tuple[str, tuple[int, int]]:
    """Return the line (of a table: the row) around a place, and the place's range in it; nothing for no place."""
    start, end = place
    if start == end == 0:
        return "", (0, 0)
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n", max(end - 1, start))
    last = min(len(text) if stop < 0 else stop, end + _AROUND)
    before, words, after = text[first:start], text[start:end].rstrip("\n"), text[end : max(last, end)]
    if len(words) > 3 * _AROUND:
        words = f"{words[: 2 * _AROUND]}…{words[-_AROUND:]}"
    left = ("…" if first > 0 and text[first - 1] != "\n" else "") + before
    left = left.lstrip("\t\r 　")
    right = after + ("…" if last < len(text) and text[last] != "\n" else "")
    return printable(left + words + right.rstrip()), (len(left), len(left) + len(words))


def printable(words: str) -> str:
    """Return the words with every character that shows nothing, or steers a terminal, made a space."""
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)
