"""Spots: parts by their names, places by the line around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Place
from gixlint.editions import edition
from gixlint.findings import Spot
from gixlint.report import Absent
from gixlint.spots import printable, spot, where
from tests.reporters.samples import TEXT, document, place, report

NOWHERE = Place(0, 0)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("title", "标题"),
        ("period", "编制说明“统计期限”"),
        ("contact", "编制说明“联系方式”"),
        ("signature", "落款"),
        ("section.overview", "一、总体情况"),
        ("section.overview.2", "一、总体情况"),
        ("section.other", "六、其他需要报告的事项"),
        ("section.unheard-of", "正文"),
        ("table.requests", "表三"),
        ("requests", "表三"),
        ("requests.r4.natural", "表三 四、结转下年度继续办理（自然人）"),
        ("requests.r3_4_1.other", "表三 （四）无法提供 1.本机关不掌握相关政府信息（法人或其他组织－其他）"),
        ("requests.r3_4_1", "表三 （四）无法提供 1.本机关不掌握相关政府信息"),
        ("requests.business", "表三（法人或其他组织－商业企业）"),
        ("requests.r99.natural", "表三"),
        ("proactive.t2_1.rules", "表二 第二十条第（一）项 规章"),
        ("disputes.direct.total", "表四（行政诉讼－未经复议直接起诉－总计）"),
        ("statistics.s1", "统计表"),
    ],
)
def test_roles_have_names(role: str, name: str) -> None:
    assert where(report(), role, NOWHERE) == name


def test_a_table_that_the_edition_has_not_is_named_all_the_same() -> None:
    assert where(report(edition("reg2007")), "requests.r4.natural", NOWHERE) == "表三"
    unknown = report()._replace(edition=Absent("edition", "年度不明", NOWHERE))
    assert where(unknown, "disputes.review.total", NOWHERE) == "表四"
    assert where(unknown, "section.other", NOWHERE) == "正文"


@pytest.mark.parametrize(
    ("words", "name"),
    [("，，", "一、总体情况"), ("2025年政府", "标题"), ("电话", "编制说明"), ("2026年1月10日", "正文")],
)
def test_any_other_role_is_named_by_its_place(words: str, name: str) -> None:
    assert where(report(), "links.3", place(words)) == name


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (place("，，"), (4, 10, "全年收到申请12件，，均已办结。", (9, 11))),
        (place("\t2"), (6, 14, "四、结转下年度继续办理 1 2", (13, 15))),
        (Place(place("一、").start, place("一、").start), (3, 1, "一、总体情况", (0, 0))),
        (place("情况\n全年"), (3, 5, "一、总体情况 全年收到申请12件，，均已办结。", (4, 9))),
        (place("10日\n"), (8, 8, "2026年1月10日", (7, 10))),
        (NOWHERE, (1, 1, "", (0, 0))),
    ],
)
def test_excerpts(at: Place, expected: tuple[int, int, str, tuple[int, int]]) -> None:
    line, column, excerpt, mark = expected
    found = spot(report(), "section.overview", at)
    assert found == Spot("一、总体情况", None, line, column, at.start, at.end, excerpt, mark)


def test_a_long_line_is_cut_on_both_sides() -> None:
    found = spot(report()._replace(document=document("甲" * 100 + "错" + "乙" * 100)), "body", Place(100, 101))
    assert (found.excerpt, found.mark) == ("…" + "甲" * 60 + "错" + "乙" * 60 + "…", (61, 62))


def test_a_long_place_is_cut_in_the_middle() -> None:
    found = spot(report()._replace(document=document("甲" + "错" * 300 + "乙")), "body", Place(1, 301))
    assert (found.excerpt, found.mark) == ("甲" + "错" * 120 + "…" + "错" * 60 + "乙", (1, 182))


def test_nothing_steers_a_terminal() -> None:
    assert printable("a\x1b[31m\u202e\tb\u3000c") == "a [31m  b c"


@given(st.text("字a，\t\n\x1b ", min_size=1, max_size=200), st.data())
def test_the_mark_is_what_the_place_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 150, len(text))))
    found = spot(report()._replace(document=document(text)), "title", Place(start, end))
    low, high = found.mark
    assert found.excerpt[low:high].rstrip() == printable(text[start:end]).rstrip()
    assert 0 <= low <= high <= len(found.excerpt)
    assert found.excerpt.isprintable()


def test_the_sample_text_is_what_the_tests_think() -> None:
    assert TEXT.splitlines()[5] == "四、结转下年度继续办理\t1\t2"
