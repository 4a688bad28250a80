"""When a report was signed and published."""

from __future__ import annotations

from datetime import date

import pytest
from drafts import PREAMBLE, TITLE, TODAY, draft, findings, status

from gixlint.report import Context


def signed(agency: str, year: int, day: str) -> str:
    return draft(
        title=TITLE.replace("安平市林业局", agency).replace("2024", str(year)),
        preamble=PREAMBLE.replace("安平市林业局", agency).replace("2024", str(year)),
        end=f"{agency}\n{day}" if day else "",
    )


@pytest.mark.parametrize(
    ("agency", "year", "day", "expected"),
    [
        ("安平市林业局", 2024, "2025年1月31日", "passed"),
        ("安平市林业局", 2024, "2025年2月1日", "failed"),
        ("安平市林业局", 2024, "二〇二五年二月八日", "failed"),
        ("安平市人民政府办公室", 2024, "2025年2月8日", "undecided"),
        ("安平市人民政府办公室", 2024, "2025年4月8日", "failed"),
        ("安平市人民政府", 2024, "2025年3月31日", "passed"),
        ("安平市人民政府", 2024, "2025年4月1日", "failed"),
        ("安平市", 2024, "2025年4月1日", "failed"),
        ("云溪县荷岭镇人民政府", 2024, "2025年6月1日", "passed"),
        ("安平市望潮区听涛街道办事处", 2024, "2025年6月1日", "passed"),
        ("安平经济技术开发区管理委员会", 2024, "2025年6月1日", "undecided"),
        ("国家税务总局安平市税务局", 2024, "2025年6月1日", "undecided"),
        ("安平市气象局", 2024, "2025年6月1日", "undecided"),
        ("安平市公安局望潮分局", 2024, "2025年6月1日", "undecided"),
        ("安平市消防救援支队", 2024, "2025年6月1日", "undecided"),
        ("安平市公共资源交易中心", 2024, "2025年6月1日", "undecided"),
        ("安平市林业局", 2018, "2019年3月31日", "passed"),
        ("安平市林业局", 2018, "2019年4月1日", "failed"),
        ("云溪县荷岭镇人民政府", 2012, "2013年4月10日", "failed"),
        ("安平经济技术开发区管理委员会", 2012, "2013年4月10日", "failed"),
        ("安平市林业局", 2024, "", "undecided"),
    ],
)
def test_the_deadline_by_year_and_level(agency: str, year: int, day: str, expected: str) -> None:
    assert status(signed(agency, year, day), "T102") == expected


@pytest.mark.parametrize(
    ("published", "level", "expected"),
    [
        (date(2025, 1, 20), None, "passed"),
        (date(2025, 2, 20), None, "failed"),
        (date(2025, 2, 20), "government", "passed"),
        (date(2025, 2, 20), "township", "passed"),
    ],
)
def test_a_date_that_is_given_decides(published: date, level: str | None, expected: str) -> None:
    context = Context(TODAY, published=published, level=level)  # type: ignore[arg-type]
    assert status(signed("安平市林业局", 2024, ""), "T102", context=context) == expected


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2024, "2024年12月30日", ["T101"]),
        (2024, "2024年12月31日", []),
        (2024, "2025年1月2日", []),
        (2024, "2024年1月20日", ["T101"]),
        (2016, "2016.12.30", ["T101"]),
        (2016, "二○一六年十二月三十日", ["T101"]),
    ],
)
def test_signed_before_the_year_was_over(year: int, day: str, expected: list[str]) -> None:
    assert [finding.code for finding in findings(signed("安平市林业局", year, day), "T101")] == expected


@pytest.mark.parametrize(
    ("end", "front", "expected"),
    [
        ("安平市林业局\n2025年1月20日", "", "passed"),
        ("安平市林业局", "", "failed"),
        ("安平市林业局\n2025年1月", "", "failed"),
        ("", "", "failed"),
        ("", "标题: 报告\n发布时间: 2025-01-20\n==== 正文 ====\n", "passed"),
        ("安平市林业局\n2025年1月20日\n附件：统计表", "", "passed"),
    ],
)
def test_neither_signed_nor_published_on_any_date(end: str, front: str, expected: str) -> None:
    assert status(front + draft(end=end), "T103") == expected


def test_a_region_may_ask_for_an_earlier_date() -> None:
    from gixlint.linting import Plan, lint
    from gixlint.settings import Settings

    plan = Plan(Settings(select=("T102",), options={"T102": {"departments": "01-15"}}), Context(TODAY))
    came = lint("报告.txt", draft().encode(), plan)
    assert ["2025年1月15日" in finding.message for finding in came.findings] == [True]


@pytest.mark.parametrize(
    ("end", "preamble", "expected"),
    [
        ("安平市林业局\n2025年2月30日", PREAMBLE, ["2025年2月30日"]),
        ("安平市林业局\n2025年13月1日", PREAMBLE, ["2025年13月1日"]),
        ("安平市林业局\n2027年1月20日", PREAMBLE, ["2027年1月20日"]),
        ("安平市林业局\n2025年1月20日", PREAMBLE.replace("12月31日", "11月31日"), ["2024年11月31日"]),
        ("安平市林业局\n2025年1月20日", PREAMBLE, []),
        ("安平市林业局\n2025年1月20日", PREAMBLE + "计划到2030年12月31日建成平台。", []),
    ],
)
def test_impossible_dates(end: str, preamble: str, expected: list[str]) -> None:
    from drafts import marked

    assert marked(draft(end=end, preamble=preamble), "T104") == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [("安平市林业局\n2025年1月20日", []), ("2025年1月20日", ["T105"]), ("安平市林业局", []), ("", ["T105"])],
)
def test_unsigned(end: str, expected: list[str]) -> None:
    assert [finding.code for finding in findings(draft(end=end), "T105")] == expected


@pytest.mark.parametrize(
    ("end", "page", "expected"),
    [
        ("安平市林业局\n2025年1月20日", "2025-06-20", ["T106"]),
        ("安平市林业局\n2025年1月20日", "2025-01-20", []),
        ("", "2025-06-20", ["T106"]),
        ("", "2025-01-20", []),
        ("安平市林业局\n2025年5月20日", "2025-06-20", ["T102"]),
    ],
)
def test_a_page_dated_late(end: str, page: str, expected: list[str]) -> None:
    text = f"标题: 安平市林业局2024年政府信息公开工作年度报告\n发布时间: {page}\n==== 正文 ====\n" + draft(end=end)
    assert [finding.code for finding in findings(text, "T102", "T106")] == expected
