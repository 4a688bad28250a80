"""`html`: one page that needs nothing else, whatever the documents hold."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from gixlint.document import Place, Source
from gixlint.findings import Severity, Spot, Verdict
from gixlint.readers.builder import Builder
from gixlint.reporters import render
from gixlint.reporters.html import pages
from tests.reporters.samples import OPTIONS, TEXT, document, finding, full_results, place, result


def page(*results: Any, **options: Any) -> Any:
    return html.document_fromstring(render("html", results, OPTIONS._replace(**options)))


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def spot(at: Place) -> Spot:
    return Spot("正文", None, None, None, *at, "", (0, 0))


def test_findings_stand_under_their_severity_with_their_consequences() -> None:
    tree = page(full_results()[0])
    assert texts(tree, "//section[@class='findings']//h4") == ["错误", "警告", "提示", "无法判定"]
    assert texts(tree, "//h5[@id]") == [
        "1 F201 收到的申请与办理去向不平",
        "2 W102 标点重复",
        "3 I104 报告年度不一致",
    ]
    assert texts(tree, "//section[@class='consequences']//h6") == ["1-1 C101 文字与表三不一致 错误"]
    assert texts(tree, "//p[@class='excerpt']/mark") == ["1", "1", "，，"]
    assert texts(tree, "//blockquote") == ["本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"]
    assert texts(tree, "//p[@class='hint']")[1] == "建议 删去一个逗号。"
    assert texts(tree, "//section[@class='reasons']//li") == ["T102 超过公布时限机关层级不明"]


def test_the_summary_counts_findings_and_verdicts() -> None:
    tree = page(full_results()[2])
    found, checks = tree.xpath("//ul[starts-with(@class, 'counts')]")
    assert texts(found, "li") == ["0 错误", "0 警告", "0 提示"]
    assert texts(checks, "li") == ["1 通过", "0 不符", "0 无法判定", "0 不适用", "1 检查出错"]
    assert texts(tree, "//*[@id='r1-crashed']//li") == ["F301 正文中分项之和与总数不符KeyError：'r9'，sums.py 第 3 行"]
    assert tree.xpath("//li[@class='crashed']/a/@href") == ["#r1-crashed"]
    one = page(result((finding(),)))
    assert texts(one, "//ul[@class='counts verdicts']/li") == ["1 通过", "1 不符", "1 无法判定", "0 不适用"]


def test_each_finding_is_marked_in_the_report_and_both_sides_lead_to_the_other() -> None:
    tree = page(full_results()[0])
    marks = [(mark.get("data-n"), mark.get("class"), mark.text) for mark in tree.xpath("//div[@class='paper']//mark")]
    assert marks == [
        ("3", "note related", "2025"),
        ("2", "warning", "，，"),
        ("1 1-1", "error", "1"),
    ]
    links = {link.get("id"): link.get("href") for link in tree.xpath("//div[@class='paper']//a[contains(@class, 'n')]")}
    assert links == {
        "r1-a3": "#r1-f3",
        "r1-a3.1": "#r1-f3",
        "r1-a2": "#r1-f2",
        "r1-a1": "#r1-f1",
        "r1-a1-1": "#r1-f1-1",
    }
    ways = {article.get("id"): article.xpath("p[@class='where']/a/@href") for article in tree.xpath("//article")}
    assert ways == {"r1-f1": ["#r1-a1"], "r1-f1-1": ["#r1-a1-1"], "r1-f2": ["#r1-a2"], "r1-f3": ["#r1-a3"]}
    assert tree.xpath("//ul[@class='related']//a/@href") == ["#r1-a3.1"]
    assert tree.xpath("//*[@id='r1-a1']/@aria-label") == ["错误 1：F201 收到的申请与办理去向不平"]
    assert tree.xpath("//*[@id='r1-a3.1']/@aria-label") == ["提示 3 相关：标题"]
    assert texts(tree, "//div[@class='unplaced']//li") == ["3 报告年度不一致"]


def test_every_link_leads_somewhere_and_every_name_is_one() -> None:
    tree = page(*full_results())
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(names)
    assert {name for names in tree.xpath("//@aria-labelledby") for name in names.split()} <= set(names)


def test_the_report_stands_as_its_reader_sees_it() -> None:
    tree = page(result((finding(),)))
    [paper] = tree.xpath("//div[@class='paper']")
    for number in paper.xpath(".//a"):
        number.drop_tree()
    assert [block.tag for block in paper] == ["h4", "p", "h5", "p", "h5", "p", "p", "p"]
    assert "".join(f"{block.text_content()}\n" for block in paper) == TEXT.replace("\t", " ")


def test_tables_keep_their_merged_cells() -> None:
    root = Path(__file__).parents[2]
    from gixlint.linting import Plan, lint
    from gixlint.report import Context
    from gixlint.settings import Settings

    name = "examples/clean/format2021-department.docx"
    tree = page(lint(name, (root / name).read_bytes(), Plan(Settings(), Context(OPTIONS.today))))
    first, second, third = tree.xpath("//div[@class='paper']//table")
    assert [table.get("class") for table in (first, second, third)] == ["narrow", "wide", "wide"]
    head = [(cell.text_content(), cell.get("rowspan"), cell.get("colspan")) for cell in second.xpath("tr[1]/td")]
    assert head == [
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "3", "3"),
        ("申请人情况", None, "7"),
    ]
    assert tree.xpath("//div[@class='scroll']/@tabindex") == ["0", "0", "0"]


def test_what_lacks_is_said_where_it_ought_to_stand() -> None:
    end = place("一、总体情况").start
    tree = page(result((finding(spot=spot(Place(end, end))), finding("P201", spot=spot(Place(end, end))))))
    [gap] = tree.xpath("//p[@class='gap']")
    assert " ".join(gap.text_content().split()) == "此处：1 收到的申请与办理去向不平2 收到的申请与办理去向不平"
    assert gap.get("data-n") == "1 2"
    assert gap.getnext().text_content() == "一、总体情况"


def test_what_is_not_plain_text_is_shown_as_what_it_is() -> None:
    builder = Builder()
    builder.paragraph("政府信息公开", story="header")
    start = builder.offset
    builder.mark("insertion", builder.write("甲"), "某人")
    builder.mark("deletion", Place(builder.offset, builder.offset), "乙")
    builder.mark("hidden", builder.write("丙"), "白色文字")
    builder.mark("picture", Place(builder.offset, builder.offset), "印章")
    builder.mark("emphasis", builder.write("丁"), "bold")
    builder.mark("note", Place(builder.offset, builder.offset), "见附件")
    builder.write("戊")
    builder.mark("limit", Place(builder.offset, builder.offset), "此后没有读取")
    builder.end_block(start)
    builder.paragraph("见附件", story="footnote")
    [paper] = page(result(document=builder.freeze(Source("docx")), report=None)).xpath("//div[@class='paper']")
    assert [(block.get("class"), block.text_content()) for block in paper] == [
        ("aside", "页眉政府信息公开"),
        ("indented", "甲乙丙［图片：印章］丁注戊［此后没有读取］"),
        ("aside", "脚注见附件"),
    ]
    assert [(part.tag, part.text) for part in paper[1]] == [
        ("ins", "甲"),
        ("del", "乙"),
        ("span", "丙"),
        ("span", "［图片：印章］"),
        ("b", "丁"),
        ("sup", "注"),
        ("span", "［此后没有读取］"),
    ]


def test_a_finding_in_a_header_is_marked_there() -> None:
    builder = Builder()
    builder.paragraph("页眉文字", story="header")
    builder.paragraph("正文")
    paper = builder.freeze(Source("docx"))
    tree = page(result((finding(spot=spot(Place(2, 4))),), document=paper, report=None))
    assert texts(tree, "//p[@class='aside']/mark") == ["文字"]


def test_one_report_needs_no_index() -> None:
    assert page(result()).xpath("//nav") == []


def test_an_index_leads_to_every_report() -> None:
    tree = page(*full_results())
    links = tree.xpath("//nav//a/@href")
    assert links == [f"#r{number}" for number in range(1, 6)]
    assert [f"#{anchor}" for anchor in tree.xpath("//section[@class='report']/@id")] == links
    assert texts(tree, "//nav//span[starts-with(@class, 'status')]") == [
        "不符",
        "通过",
        "无法判定",
        "无法读取",
        "已跳过",
    ]
    assert texts(tree, "//nav//tr[td]")[0].endswith("不符111")
    assert texts(tree, "//header[@class='top']/p") == [
        "检查日期 2026-01-15；共 5 份：1 份不符、1 份无法判定、1 份无法读取、1 份已跳过、1 份通过；"
        "1 处错误、1 处警告、1 处提示（另有 1 处由此引起，未计入）"
    ]


def test_a_folder_has_a_page_for_each_report_and_an_index() -> None:
    results = full_results()
    made = pages([results[0], results[1]._replace(path='归档/<甲> 乙"%.docx'), *results[2:]], OPTIONS)
    assert list(made) == [
        "1-安平市水务局.html",
        "2-甲-乙.html",
        "3-乙.html",
        "4-丙.html",
        "5-丁.html",
        "index.html",
    ]
    index = html.document_fromstring(made["index.html"])
    assert index.xpath("//nav//a/@href")[1] == "2-%E7%94%B2-%E4%B9%99.html"
    assert len(index.xpath("//nav//a")) == 5
    assert index.xpath("//section") == []
    one = html.document_fromstring(made["1-安平市水务局.html"])
    assert one.xpath("//p[@class='up']/a/@href") == ["index.html"]
    assert len(one.xpath("//article")) == 4
    assert one.xpath("//nav") == []


@pytest.mark.parametrize(
    ("path", "name"),
    [("..", "1-report.html"), ("a/???.md", "1-report.html"), ("x" * 300 + ".md", f"1-{'x' * 60}.html")],
)
def test_a_page_has_a_name_that_every_system_allows(path: str, name: str) -> None:
    assert next(iter(pages([result(path=path)], OPTIONS))) == name


def test_what_documents_hold_is_text() -> None:
    evil = "</style></script><script>alert(1)</script>"
    at = Spot(evil, None, None, None, 0, 2, evil, (0, 2))
    bad = finding(message=evil, hint=evil, title=evil, spot=at, related=((evil, at),), waived=None)
    text = TEXT.replace("安平市水务局2025", evil, 1)
    results = [result((bad,), path=f"{evil}.md", document=document(text)), full_results()[4]._replace(error=evil)]
    verdict = (Verdict("T103", "undecided", reason=evil),)
    tree = page(*results, result(verdicts=verdict))
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert texts(tree, "//p[@class='message']") == [evil]
    assert "alert(1)" in tree.xpath("//div[@class='paper']")[0].text_content()


def test_nothing_is_fetched_from_elsewhere_and_no_other_script_may_run() -> None:
    words = render("html", full_results(), OPTIONS)
    tree = html.document_fromstring(words)
    assert tree.xpath("//link | //img | //iframe | //@src | //@style | //form") == []
    assert re.findall(r"https?:|url\(|@import|javascript:", words) == []
    hashes = [
        b64encode(sha256(tree.xpath(f"//{name}")[0].text.encode()).digest()).decode() for name in ("style", "script")
    ]
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    ]


def test_findings_can_be_filtered_by_what_they_are() -> None:
    tree = page(full_results()[0])
    [form] = tree.xpath("//div[@class='filter']")
    assert form.get("hidden") is not None
    chosen = [(box.get("name"), box.get("value")) for box in form.xpath(".//input")]
    assert chosen == [("severity", name) for name in ("error", "warning", "note")] + [
        ("family", letter) for letter in "IFCW"
    ]
    assert texts(form, ".//label") == ["错误 2", "警告 1", "提示 1", "标识 1", "数据 1", "前后一致 1", "表述 1"]
    assert page(result((finding(),))).xpath("//div[@class='filter']") == []
    own = page(result((finding("GD01"), finding(severity=Severity.NOTE))))
    assert texts(own, "//fieldset[2]//label") == ["数据 1", "其他 1"]


@pytest.mark.parametrize(("lang", "language", "heading"), [("zh", "zh-CN", "错误"), ("en", "en", "Errors")])
def test_languages(lang: str, language: str, heading: str) -> None:
    tree = page(full_results()[0], lang=lang)
    assert tree.get("lang") == language
    assert texts(tree, "//section[@class='group']/h4")[0] == heading
    chinese = tree.xpath("//p[@class='message']/@lang | //blockquote/@lang")
    assert chinese == (["zh-CN"] * 5 if lang == "en" else [])


def test_english_has_a_plural() -> None:
    one = page(result((finding(), finding("F202"), finding("W102", severity=Severity.NOTE))), lang="en")
    assert texts(one, "//ul[@class='counts']/li") == ["2 errors", "0 warnings", "1 note"]
    assert texts(one, "//header[@class='top']/p") == ["Checked on 2026-01-15; 2 errors, 1 note"]
    many = page(*full_results(), lang="en")
    assert texts(many, "//th") == ["File", "Result", "Errors", "Warnings", "Notes"]
    assert texts(many, "//header[@class='top']/p")[0].startswith("Checked on 2026-01-15; 5 files: 1 failed")


def test_waived_findings_are_shown_where_asked() -> None:
    waived = result((finding(waived="上级已核"),))
    assert texts(page(waived), "//article//h5") == []
    assert texts(page(waived, show_waived=True), "//article//h5") == ["1 F201 收到的申请与办理去向不平 已豁免"]


def test_no_results_are_a_page_all_the_same() -> None:
    assert texts(page(), "//h1") == ["政府信息公开工作年度报告检查结果"]
    assert texts(page(result()), "//p[@class='clean']") == ["没有发现问题。"]
