"""`html`: one page that needs nothing else, whatever the documents hold."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from gixlint.reporters import render
from tests.reporters.samples import OPTIONS, finding, full_results, result


def page(*results: Any, **options: Any) -> Any:
    return html.document_fromstring(render("html", results, OPTIONS._replace(**options)))


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def test_findings_stand_under_their_severity_with_their_consequences() -> None:
    tree = page(full_results()[0])
    assert texts(tree, "//h3") == ["错误", "警告", "提示", "无法判定"]
    assert texts(tree, "//h4") == ["F201 收到的申请与办理去向不平", "W102 标点重复", "I104 报告年度不一致"]
    assert texts(tree, "//section[@class='consequences']//h5") == ["C101 文字与表三不一致 错误"]
    assert texts(tree, "//mark") == ["1", "1", "，，"]
    assert texts(tree, "//blockquote") == ["本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"]
    assert texts(tree, "//ul[@class='counts']/li") == ["1错误", "1警告", "1提示"]
    assert texts(tree, "//*[@class='undecided']//li") == ["T102：机关层级不明"]
    assert texts(tree, "//p[@class='hint']")[1] == "建议：删去一个逗号。"


def test_one_report_needs_no_index() -> None:
    assert page(result()).xpath("//nav | //a") == []


def test_an_index_leads_to_every_report() -> None:
    tree = page(*full_results())
    links = tree.xpath("//nav//a/@href")
    assert links == [f"#report-{number}" for number in range(1, 6)]
    assert [f"#{anchor}" for anchor in tree.xpath("//section[@id]/@id")] == links
    assert texts(tree, "//nav//span[starts-with(@class, 'status')]") == [
        "不符",
        "通过",
        "无法判定",
        "无法读取",
        "已跳过",
    ]
    assert texts(tree, "//nav//tr[td]")[0].endswith("不符111")


def test_what_documents_hold_is_text() -> None:
    evil = "<script>alert(1)</script>"
    tree = page(result((finding(message=evil, hint=evil, title=evil),), path=f"{evil}.md"))
    assert tree.xpath("//script") == []
    assert texts(tree, "//p[@class='message']") == [evil]


def test_nothing_is_fetched_from_elsewhere() -> None:
    words = render("html", full_results(), OPTIONS)
    assert page(*full_results()).xpath("//link | //script | //img | //@src") == []
    assert "http" not in words
    assert "url(" not in words
    assert "@import" not in words


@pytest.mark.parametrize(("lang", "language", "heading"), [("zh", "zh-CN", "错误"), ("en", "en", "error")])
def test_languages(lang: str, language: str, heading: str) -> None:
    tree = page(full_results()[0], lang=lang)
    assert tree.get("lang") == language
    assert texts(tree, "//h3")[0] == heading


def test_waived_findings_are_shown_where_asked() -> None:
    waived = result((finding(waived="上级已核"),))
    assert texts(page(waived), "//h4") == []
    assert texts(page(waived, show_waived=True), "//h4") == ["F201 收到的申请与办理去向不平 已豁免"]


def test_no_results_are_a_page_all_the_same() -> None:
    assert texts(page(), "//h1") == ["政府信息公开工作年度报告检查结果"]
