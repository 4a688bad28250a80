"""The statistics table of 2008 to 2018, as a table and flattened, in the shapes that agencies give it."""

from __future__ import annotations

import pytest

from tests.parsing.drawing import cells, parsed, report

LINES = [
    ("一、主动公开情况", "", "", ""),
    ("（一）主动公开政府信息数", "条", "181", "1568"),
    ("其中：主动公开规范性文件数", "条", "6", "40"),
    ("1.政府公报公开政府信息数", "条", "0", "0"),
    ("2.政府网站公开政府信息数", "条", "170", "1500"),
    ("二、依申请公开情况", "", "", ""),
    ("（一）收到申请数", "件", "9", "60"),
    ("1.当面申请数", "件", "5", "30"),
    ("2.传真申请数", "件", "0", "0"),
    ("3.网络申请数", "件", "3", "20"),
    ("4.信函申请数", "件", "1", "10"),
    ("（二）申请办结数", "件", "9", "60"),
    ("1.按时办结数", "件", "8", "55"),
    ("2.延期办结数", "件", "1", "5"),
    ("三、行政复议数量", "件", "2", "7"),
    ("（一）维持具体行政行为数", "件", "1", "5"),
    ("（二）被依法纠错数", "件", "1", "2"),
    ("（三）其他情形数", "件", "0", "0"),
    ("四、行政诉讼数量", "件", "1", "4"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "0", "3"),
    ("（二）被依法纠错数", "件", "1", "1"),
    ("（三）其他情形数", "件", "0", "0"),
]
WANTED = {
    "disclosed": (181, 1568),
    "normative": (6, 40),
    "by_gazette": (0, 0),
    "by_site": (170, 1500),
    "requests": (9, 60),
    "request_in_person": (5, 30),
    "request_fax": (0, 0),
    "request_web": (3, 20),
    "request_letter": (1, 10),
    "settled": (9, 60),
    "settled_in_time": (8, 55),
    "settled_late": (1, 5),
    "reconsideration": (2, 7),
    "reconsideration_upheld": (1, 5),
    "reconsideration_corrected": (1, 2),
    "reconsideration_other": (0, 0),
    "litigation": (1, 4),
    "litigation_upheld": (0, 3),
    "litigation_corrected": (1, 1),
    "litigation_other": (0, 0),
}


def wanted(years: bool) -> dict[str, object]:
    return {
        f"{key}.{column}": value
        for key, pair in WANTED.items()
        for column, value in zip(("year", "total"), pair, strict=True)
        if years or column == "year"
    }


def table(both: bool, unit: bool = True) -> str:
    heads = ["统计指标", *(["单位"] if unit else []), "2015年", *(["历年累计"] if both else [])]
    rows = [[label, *([u] if unit else []), year, *([total] if both else [])] for label, u, year, total in LINES]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def flat(cell: str, line: str, both: bool = False) -> str:
    heads = cell.join(["统计指标", "单位", "2015年", *(["历年累计"] if both else [])])
    rows = [cell.join([label, u, year, *([total] if both else [])]) for label, u, year, total in LINES]
    return line.join([heads, *rows])


def read(text: str) -> dict[str, object]:
    full = report(2015, "主动公开信息。", "没有收到申请。", "没有复议和诉讼。", "工作有序。", f"统计表如下。\n\n{text}")
    return cells(parsed(full), "statistics")


WAYS = {
    "a table": (table(both=False), False),
    "a table with all years": (table(both=True), True),
    "no units": (table(both=False, unit=False), False),
    "flat, a row a line": (flat(" ", "\n\n"), False),
    "flat, spaces": (flat(" ", " "), False),
    "flat, nothing between cells": (flat("", "\n\n"), False),
    "flat, all years, spaces": (flat(" ", "\n\n", both=True), True),
}


@pytest.mark.parametrize("way", WAYS)
def test_statistics(way: str) -> None:
    text, years = WAYS[way]
    assert read(text) == wanted(years)


def test_figures_run_together_are_lost_rather_than_guessed() -> None:
    found = read(flat("", "\n\n", both=True))
    assert {key: value for key, value in found.items() if value != "[lost]"}.items() <= wanted(True).items()
    assert found["request_in_person.year"] == 5
    assert found["disclosed.year"] == "[lost]"


def test_columns_written_one_after_the_other_are_a_table_of_which_nothing_can_be_read() -> None:
    columns = [[line[at] for line in LINES if line[at]] for at in (0, 1, 2)]
    text = "政府信息公开情况统计表\n\n统计指标\n\n" + "\n\n".join(word for column in columns for word in column)
    found = read(text)
    assert set(found.values()) == {"[lost]"}
    assert found.keys() >= {"disclosed.year", "requests.year", "litigation.year"}
