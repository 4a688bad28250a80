"""Whose report it is, of which year, and what it calls itself."""

from __future__ import annotations

import pytest
from drafts import BODY, CASES, END, PREAMBLE, draft, findings, marked, result, status


def test_a_case_of_a_family_yields_its_own_code_alone() -> None:
    came = {
        (path.parent.name, path.name): {
            finding.code for finding in result(path.read_bytes(), "D", "I", name=path.name).roots
        }
        for code in ("D110", "I102", "I105")
        for path in sorted((CASES / code).iterdir())
    }
    assert came == {
        ("D110", "title-only.txt"): {"D110"},
        ("D110", "page-without-text.html"): {"D110"},
        ("I102", "summary.txt"): {"I102"},
        ("I105", "nobody.txt"): {"I105"},
    }


@pytest.mark.parametrize(
    "title",
    [
        "安平市林业局2024年政府信息公开工作年度报告",
        "2024年安平市林业局政府信息公开工作年度报告",
        "安平市林业局 2024 年政府信息公开工作年度报告",
        "安平市林业局\n2024年政府信息公开工作年度报告",
        "安平市林业局二〇二四年政府信息公开工作年度报告",
        "安平市林业局二0二四年政府信息公开工作年度报告",
        "安平市2024年政府信息公开工作年度报告",
        "镇海区卫生健康局2024年政府信息公开工作年度报告",
        "市中区人民政府办公室2024年政府信息公开工作年度报告",
        "安平市临江镇人民政府2024年政府信息公开工作年度报告",
        "国家税务总局安平市税务局2024年政府信息公开工作年度报告",
    ],
)
def test_a_standard_title_is_silent(title: str) -> None:
    assert [finding.message for finding in findings(draft(title=title), "I101", "I103")] == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("安平市林业局2024年度政府信息公开工作年度报告", "“年度”重复"),
        ("安平市林业局2024年度政府信息公开工作报告", "“年度”应写在“报告”之前"),
        ("安平市林业局2024年政府信息公开年度报告", "缺“工作”二字"),
        ("安平市林业局2024年信息公开工作年度报告", "“信息公开”前缺“政府”"),
        ("安平市林业局2024年政务公开工作年度报告", "“政务公开”应为“政府信息公开”"),
        ("安平市林业局2024年政府信息公开工作报告", "“报告”前缺“年度”"),
        ("安平市林业局政府信息公开工作年度报告", "没有写年份"),
        ("安平市林业局2024年政府信息公开工作年报", "文种应为“年度报告”，现为“年报”"),
        ("2024年政府信息公开工作年度报告", "没有写机关名称"),
        ("安平市科委2024年政府信息公开工作年度报告", "机关应写全称，现为“安平市科委”"),
        ("市林业局2024年政府信息公开工作年度报告", "机关应写全称，现为“市林业局”"),
    ],
)
def test_a_nonstandard_title_says_what_is_off(title: str, said: str) -> None:
    (finding,) = findings(draft(title=title), "I103")
    assert said in finding.message


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("安平市林业局2024年政府信息公开工作年度报告", []),
        ("", ["I101"]),
        ("标题: 安平市林业局2024年政府信息公开工作年度报告\n发布时间: 2025-01-20\n==== 正文 ====", []),
    ],
)
def test_a_title_may_stand_in_many_places(title: str, expected: list[str]) -> None:
    assert [finding.code for finding in findings(draft(title=title), "I101")] == expected


def test_a_title_in_the_page_alone_is_a_title() -> None:
    page = (
        "<html><head><title>安平市林业局2024年政府信息公开工作年度报告</title></head><body>"
        + "".join(f"<p>{line}</p>" for line in draft(title="").splitlines())
        + "</body></html>"
    )
    assert [finding.code for finding in findings(page, "I101", "I103", name="x.html")] == []


STATUTORY = """一、主动公开政府信息情况
全年公开信息120条，均通过局网站公布，内容包括造林绿化、森林防火和林权管理。
二、依申请公开政府信息情况
全年收到申请3件，均按期答复，没有不予公开的情况。
三、政府信息公开的收费及减免情况
全年没有收费，也没有减免。
四、因政府信息公开申请行政复议、提起行政诉讼的情况
全年没有发生。
五、存在的主要问题及改进情况
一是解读形式单一，已增加图解；二是更新不够及时，已建立提醒办法。"""


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("安平市林业局2012年政府信息公开工作总结", STATUTORY, []),
        ("安平市林业局2012年政务公开工作总结", BODY.replace("二、主动公开政府信息情况", "二、主要做法"), ["I102"]),
        ("安平市林业局2012年政府信息公开工作年度报告", BODY, []),
        ("关于报送安平市林业局2012年政府信息公开工作年度报告的函", STATUTORY, []),
        ("安平市林业局2012年政府信息公开工作总结", "一、做法\n加强领导，完善信息公开制度。" * 9, ["I102"]),
        ("安平市林业局2024年政务公开工作总结", "一、做法\n加强领导，完善信息公开制度。" * 9, ["I102"]),
        ("安平市林业局政府信息公开指南", "为了方便群众获取信息公开内容，编制本指南。" * 20, ["I102"]),
    ],
)
def test_what_is_no_annual_report(title: str, body: str, expected: list[str]) -> None:
    text = draft(title=title, preamble="", body=body, end="安平市林业局\n2013年1月20日")
    assert [finding.code for finding in findings(text, "I102")] == expected


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (PREAMBLE, []),
        (
            PREAMBLE.replace("2024年1月1日", "2023年1月1日").replace("2024年12月31日", "2023年12月31日"),
            ["2023年1月1日"],
        ),
        (PREAMBLE.replace("编制本报告", "编制2023年政府信息公开工作年度报告"), ["2023"]),
        (PREAMBLE.replace("编制本报告", "编制2024年政府信息公开工作年度报告"), []),
        (PREAMBLE.replace("，编制本报告", "和《关于编制2023年政府信息公开工作年度报告的通知》，编制本报告"), []),
        (PREAMBLE.replace("编制本报告", "编制本报告。2024年1月18日公布了2023年政府信息公开工作年度报告"), []),
    ],
)
def test_years_that_disagree(preamble: str, expected: list[str]) -> None:
    assert marked(draft(preamble=preamble), "I104") == expected


def test_the_one_that_stands_alone_is_accused() -> None:
    text = draft(
        title="安平市林业局2025年政府信息公开工作年度报告",
        preamble=PREAMBLE.replace("编制本报告", "编制2024年政府信息公开工作年度报告"),
    )
    assert marked(text, "I104") == ["安平市林业局2025年政府信息公开工作年度报告"]


def test_a_preamble_left_from_last_year_is_accused_by_what_was_signed_and_said() -> None:
    last = PREAMBLE.replace("编制本报告", "编制2024年政府信息公开工作年度报告")
    body = BODY.replace("2024年，我局", "2025年，我局")
    title = "安平市林业局2025年政府信息公开工作年度报告"
    signed = draft(title=title, preamble=last, body=body, end="安平市林业局\n2026年1月20日")
    found = findings(signed, "I104")
    assert [finding.spot.excerpt[slice(*finding.spot.mark)] for finding in found] == ["2024", "2024年1月1日"]


def test_a_period_of_another_year_folds_under_the_year() -> None:
    text = draft(preamble=PREAMBLE.replace("2024年1", "2023年1"))
    assert [(finding.code, finding.cause is None) for finding in findings(text, "I104", "P102")] == [
        ("I104", True),
        ("P102", False),
    ]


@pytest.mark.parametrize(
    ("title", "end", "expected"),
    [
        ("2024年政府信息公开工作年度报告", END, "passed"),
        ("安平市林业局2024年政府信息公开工作年度报告", "", "passed"),
    ],
)
def test_an_agency_may_be_named_anywhere(title: str, end: str, expected: str) -> None:
    assert status(draft(title=title, end=end), "I105") == expected


def test_an_agency_named_in_the_text_alone_is_undecided() -> None:
    text = draft(
        title="2024年政府信息公开工作年度报告",
        preamble="编制本报告。",
        body=BODY.replace("由专人负责", "由安平市林业局办公室专人负责"),
        end="2025年1月20日",
    )
    assert status(text, "I105") == "undecided"
