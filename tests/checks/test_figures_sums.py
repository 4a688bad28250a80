"""The sums of 表三 and 表四: what is broken, what is undecided, which cell is suspected, what folds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.editions import edition
from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings
from tests.parsing.drawing import drawn, html, matrix

PLAN = Plan(Settings(select=("F1", "F2")), Context(today=date(2026, 11, 21)))
FORM = edition("format2021").table("requests")
COLUMNS = [column.key for column in FORM.blocks[0].columns]


def good() -> dict[str, str]:
    """表三 of a year with 128 requests, adding up in every row and column."""
    rows = {
        "r1": "100 20 0 0 8 0 128",
        "r2": "5 1 0 0 0 0 6",
        "r3_1": "61 16 0 0 5 0 82",
        "r3_2": "9 2 0 0 1 0 12",
        "r3_3_4": "4 1 0 0 0 0 5",
        "r3_4_1": "24 0 0 0 1 0 25",
        "r3_6_3": "1 0 0 0 0 0 1",
        "r3_7": "99 19 0 0 7 0 125",
        "r4": "6 2 0 0 1 0 9",
    }
    cells = dict.fromkeys(FORM.keys(), "0")
    for row, words in rows.items():
        cells |= {f"{row}.{column}": word for column, word in zip(COLUMNS, words.split(), strict=True)}
    return cells


def linted(requests: Mapping[str, str] | None = None, disputes: Mapping[str, str] | None = None) -> Result:
    tables = {"requests": {**good(), **(requests or {})}, "disputes": disputes or {}}
    return lint("r.md", drawn(2023, tables).encode(), PLAN)


def told(result: Result) -> list[tuple[str, str]]:
    return [(finding.code, finding.role) for finding in result.findings]


def roots(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.cause is None]


BROKEN: dict[str, tuple[dict[str, str], list[tuple[str, str]], str, int]] = {
    # what is changed; every finding; what the hint of the first says; how many roots
    "one outcome": (
        {"r3_1.natural": "16"},
        [("F203", "requests.r3_1.total"), ("F202", "requests.r3_7.natural")],
        "“予以公开（自然人）”由16改为61（两位数字可能写颠倒了），2处不符",
        1,
    ),
    "a digit dropped": (
        {"r1.total": "18"},
        [("F203", "requests.r1.total"), ("F201", "requests.r3_7.total")],
        "“本年新收政府信息公开申请数量（总计）”由18改为128（可能漏写了一位数字）",
        1,
    ),
    "two cells the wrong way round": (
        {"r3_1.natural": "16", "r3_1.business": "61"},
        [("F202", "requests.r3_7.natural"), ("F202", "requests.r3_7.business")],
        "“予以公开（自然人）”由16改为61、“予以公开（商业企业）”由61改为16，2处不符",
        1,
    ),
    "a number split over two cells": (
        {"r3_4_1.natural": "2", "r3_4_1.business": "4"},
        [("F203", "requests.r3_4_1.total"), ("F202", "requests.r3_7.natural"), ("F202", "requests.r3_7.business")],
        "“本机关不掌握相关政府信息（自然人）”由2改为24、“本机关不掌握相关政府信息（商业企业）”由4改为0，3处不符",
        1,
    ),
    "one slip carried into the total": (
        {"r4.natural": "7", "r4.total": "10"},
        [("F201", "requests.r3_7.natural"), ("F201", "requests.r3_7.total")],
        "“结转下年度继续办理（自然人）”由7改为6、“结转下年度继续办理（总计）”由10改为9，2处不符",
        1,
    ),
    "two cells that have nothing to do with each other": (
        {"r3_1.natural": "62", "r3_4_1.business": "9"},
        [("F203", "requests.r3_1.total"), ("F203", "requests.r3_4_1.total"),
         ("F202", "requests.r3_7.natural"), ("F202", "requests.r3_7.business")],
        "“予以公开（自然人）”由62改为61，2处不符",
        2,
    ),
    "a blank that no figure could mend": (
        {"r3_1.natural": "75", "r3_2.natural": ""},
        [("F203", "requests.r3_1.total"), ("F202", "requests.r3_7.natural")],
        "请对照申请、办理台账",
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken(case: str) -> None:
    changed, wanted, hint, count = BROKEN[case]
    result = linted(changed)
    assert told(result) == wanted
    assert hint in roots(result)[0].hint
    assert len(roots(result)) == count


SILENT: dict[str, dict[str, str]] = {
    "all adds up": {},
    "zeros left blank": {key: "" for key, words in good().items() if words == "0"},
    "dashes for zeros": {key: "-" for key, words in good().items() if words == "0"},
    "thousands parted": {"r1.natural": "1,100", "r1.total": "1,128", "r4.natural": "1,006", "r4.total": "1009"},
    "a note beside": {"r3_1.natural": "61（含转办3件）"},
}


@pytest.mark.parametrize("case", SILENT)
def test_what_holds(case: str) -> None:
    result = linted(SILENT[case])
    assert told(result) == []
    assert [verdict.code for verdict in result.verdicts if verdict.status == "undecided"] == []


UNDECIDED: dict[str, tuple[dict[str, str], list[str], list[str]]] = {
    # what is changed; the codes that are undecided; the codes found all the same
    "a blank total": ({"r3_1.total": ""}, ["F202", "F203"], []),
    "a blank part": ({"r3_1.natural": ""}, ["F202", "F203"], []),
    "words in a cell": ({"r3_1.natural": "若干"}, ["F202", "F203"], ["F103"]),
    "words hide no other error": ({"r3_1.natural": "若干", "r4.business": "3"}, ["F202", "F203"], ["F103", "F201", "F203"]),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDECIDED)
def test_what_cannot_be_decided(case: str) -> None:
    changed, undecided, found = UNDECIDED[case]
    result = linted(changed)
    assert sorted({finding.code for finding in result.findings}) == found
    assert [v.code for v in result.verdicts if v.unknowns] == undecided


def test_the_message_shows_both_sides() -> None:
    first = linted({"r4.natural": "7", "r4.business": "1"}).findings[0]
    assert first.message == (
        "表三“自然人”一列收到的申请与办理去向不平：本年新收政府信息公开申请数量 100＋上年结转政府信息公开申请数量 5"
        "＝105，而本年度办理结果总计 99＋结转下年度继续办理 7＝106，相差 1。"
    )
    assert [label for label, _ in first.related] == [
        "本年新收政府信息公开申请数量（自然人）",
        "上年结转政府信息公开申请数量（自然人）",
        "结转下年度继续办理（自然人）",
    ]


def test_zeros_are_left_out_of_long_sums() -> None:
    first = linted({"r3_1.natural": "62"}).findings[-1]
    assert first.message == (
        "表三“自然人”一列各项办理结果之和与总计不符：予以公开 62＋部分公开 9＋保护第三方合法权益 4＋本机关不掌握相关"
        "政府信息 24＋其他处理其他 1（其余为 0）＝100，而“本年度办理结果总计”为 99，相差 1。"
    )


DISPUTES = {
    "review": ({"review.upheld": "3", "review.total": "4"}, [("F204", "disputes.review.total")]),
    "direct": ({"direct.pending": "2", "direct.total": "1"}, [("F205", "disputes.direct.total")]),
    "after": ({"after.total": "1"}, [("F205", "disputes.after.total")]),
    "blank total": ({"review.upheld": "3", "review.total": ""}, []),
    "adds up": ({"review.upheld": "3", "review.pending": "1", "review.total": "4"}, []),
}


@pytest.mark.parametrize("case", DISPUTES)
def test_disputes(case: str) -> None:
    changed, wanted = DISPUTES[case]
    zeros = dict.fromkeys(edition("format2021").table("disputes").keys(), "0")
    assert told(linted(disputes={**zeros, **changed})) == wanted


def test_a_part_left_out_of_a_total_is_named() -> None:
    zeros = dict.fromkeys(edition("format2021").table("disputes").keys(), "0")
    changed = {"review.upheld": "5", "review.pending": "2", "review.total": "5"}
    assert "可能漏加了“行政复议尚未审结”的2" in linted(disputes={**zeros, **changed}).findings[0].hint


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([key for key in FORM.keys() if not key.startswith("r3_7")]), st.integers(1, 9))
def test_a_wrong_figure_is_found_and_suspected(key: str, more: int) -> None:
    wrong = int(good()[key]) + more
    result = linted({key: str(wrong)})
    assert [finding for finding in roots(result) if finding.code in ("F201", "F202", "F203")] != []
    assert all(f"由{wrong}改为{good()[key]}" in finding.hint for finding in roots(result))
    assert len(roots(result)) == 1


def one_row(figures: Mapping[str, str]) -> str:
    """A report whose 表三 has （六）其他处理 in one row, with the figures of its third row."""
    table = [line for line in matrix(FORM, figures) if not any("逾期" in words for words, _, _ in line)]
    lines = [[("（六）其他处理", 1, 2), *line[1:]] if line[0][0] == "3.其他" else line for line in table]
    return drawn(2023, requests=html(lines))


@pytest.mark.parametrize(("figure", "wanted"), [("1", []), ("2", ["F202", "F203"])])
def test_a_group_in_one_row_takes_part_in_the_sums(figure: str, wanted: list[str]) -> None:
    result = lint("r.md", one_row({**good(), "r3_6_3.natural": figure}).encode(), PLAN)
    sums = [finding for finding in result.findings if finding.code.startswith("F2")]
    assert sorted(finding.code for finding in sums) == wanted
    assert [verdict.code for verdict in result.verdicts if verdict.code.startswith("F2") and verdict.unknowns] == []
    assert all("“其他处理" in finding.hint for finding in sums)
