"""Damage that a file brought with it."""

from __future__ import annotations

import pytest
from drafts import BODY, PREAMBLE, draft, findings, marked


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("[bookmark: _GoBack]全年收费0元。", ["[bookmark: _GoBack]"]),
        ("错误！未找到引用源。", ["错误！未找到引用源。"]),
        ("**一是**加强领导。", ["**"]),
        ("<p>一是加强领导。</p>", ["<p>"]),
        ("一是加强领导。&nbsp;二是加强培训。", ["&nbsp;"]),
        ("一是加强领导。\n- 3 -\n二是加强培训。", ["- 3 -\n"]),
        ("本报告可在门户网站下载。", []),
        ("一是加强领导，占比3*4。", []),
        ("采用A&B评价法，a<b。", []),
    ],
)
def test_marks_of_copying(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY + "\n" + words), "D103") == marks


def test_an_agency_sites_own_furniture_is_no_residue() -> None:
    text = "当前位置：首页>政务公开>年报\n来源：安平市林业局 时间：2025-01-20\n" + draft() + "附件下载\n分享到：\n"
    assert [finding.message for finding in findings(text, "D103")] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今年在市政務公開工作領導小組的領導下", ["D104"]),
        ("做好政務公開工作", ["D104"]),
        ("委主任譚喆到会", []),
        ("水稻品种堃优一号", []),
        ("安装IPv6设备", []),
    ],
)
def test_traditional_characters(words: str, expected: list[str]) -> None:
    assert [finding.code for finding in findings(draft(body=BODY + "\n" + words), "D104")] == expected


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("政務(wù)公開", ["(wù)"]),
        ("领(lǐng)导(dǎo)", ["(lǐng)"]),
        ("支持第六版(IPv6)", []),
        ("挥发性有机物(VOCs)", []),
        ("应用(app)", []),
    ],
)
def test_pinyin_put_in(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY + "\n" + words), "D105") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("印发文件（安林发〔〕号）。", ["〔〕号"]),
        ("印发文件（安林发〔2024〕号）。", ["〔2024〕号"]),
        ("印发文件（安林发【】号）。", ["【】号"]),
        ("印发《》一份。", ["《》"]),
        ("联系人：ＸＸＸ。", ["ＸＸＸ"]),
        ("召开××会议。", ["××"]),
        ("2024年X月X日召开会议。", ["2024年X月X日"]),
        ("共X件。", ["X"]),
        ("电话：____。", ["____"]),
        ("（文字描述）", ["（文字描述）"]),
        ("地址：【此处填写办公地址】；电话：〔此处输入号码〕。", ["【此处填写办公地址】", "〔此处输入号码〕"]),
        ("其余内容待补充。", ["待补充"]),
        ("TODO 补数字。", ["TODO"]),
        ("【图解】安平市林业发展规划", []),
        ("公开内容有待补充。", []),
        ("申请人可在此补充材料（填写申请表）。", []),
        ("王XX申请公开，李×反映。", []),
        ("推行“1+X”模式。", []),
        ("每三年×次检查。", []),
        ("按3×4排列，2×2×2。", []),
        ("设备型号XX-100A，网址www.xx.example.gov.cn，邮箱xx@xx.example.cn。", []),
        ("张××不服行政处罚一案已审结。", []),
        ("____________\n", []),
        ("（安林发〔2024〕12号）", []),
        ("二〇〇八年", []),
    ],
)
def test_what_was_left_to_fill_in(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY + "\n" + words), "D102") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("统计时间为201711日至20171231日。", ["201711日至20171231日"]),
        ("自2016月1日起至2016年12月31日止。", ["2016月1日"]),
        ("2018年11日至2018年1231日。", ["2018年11日至2018年1231日"]),
        ("规范性文\ufffd\ufffd。", ["\ufffd\ufffd"]),
        ("内容为锟斤拷锟斤拷。", ["锟斤拷锟斤拷"]),
        ("ä¸­å›½政府。", ["ä¸­å›½"]),
        ("公开???目录。", ["???"]),
        ("全年鏀垮簻淇℃伅条目清楚。", ["鏀垮簻淇℃伅"]),
        ("\uf06c加强领导。", []),
        ("⼀是加强领导，⼆是加强培训。", []),
        ("2018年20日内答复。", []),
        ("2018年1月1日至12月31日。", []),
        ("20180101至20181231。", []),
        ("为什么？？？怎么办？", []),
        ("2024年366日无间断服务。", []),
        ("加强领导\uf06c加强培训。", []),
    ],
)
def test_garbled_text(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY + "\n" + words), "D106") == marks


def test_a_garbled_period_explains_the_wrong_one() -> None:
    text = draft(preamble="本报告所列数据的统计期限为2024年11日至2024年1231日。")
    assert [(f.code, f.cause is None) for f in findings(text, "D106", "P102")] == [("P102", False), ("D106", True)]


LONG = "在网站公布了造林绿化、森林防火和林权管理的信息，接受社会监督，全年共收到意见建议八条，均已逐条"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (f"{LONG}\n回复，群众表示满意。", 1),
        (f"{LONG}回复。\n群众表示满意，效果良好。", 0),
        (f"{LONG}\n（二）加强平台建设，完善功能。", 0),
        ("推进政务公开标准化建设\n回复，群众表示满意。", 0),
        (f"{LONG}如下\n公开信息，一百条。", 0),
        ("\n".join(LONG for _ in range(12)) + "\n回复，群众满意。", 0),
    ],
)
def test_a_sentence_over_two_paragraphs(words: str, count: int) -> None:
    assert len(findings(draft(body=BODY + "\n" + words), "D109")) == count


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ('<p><img src="a.png" alt="表二"></p>', ["D107"]),
        ('<p>全年制发行政规范性文件1件，办理行政许可25件，各项信息均在局网站公布，可下载。<img src="a.png"></p>', []),
    ],
)
def test_a_picture_in_place_of_a_section(section: str, expected: list[str]) -> None:
    lines = draft().splitlines()
    page = "".join(section if line.startswith("全年制发") else f"<p>{line}</p>" for line in lines)
    text = f"<html><body>{page}</body></html>"
    assert [finding.code for finding in findings(text, "D107", name="x.html")] == expected


def test_a_picture_is_of_the_section_that_it_ends() -> None:
    lines = draft(body=BODY.replace("本年度没有收取信息处理费。", "无。")).splitlines()
    picture = '<p><img src="a.png" alt="问题"></p>'
    page = "".join(picture if line.startswith("一是解读") else f"<p>{line}</p>" for line in lines)
    found = findings(f"<html><body>{page}</body></html>", "D107", name="x.html")
    assert [finding.role for finding in found] == ["section.problems"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (draft(preamble=PREAMBLE.replace("林海路6号", "【此处填写地址】")), ("contact",)),
        (draft(preamble=PREAMBLE.replace("0999-8360001", "____")), ("contact",)),
        (draft(body=BODY + "\n召开××会议。"), ()),
        (
            draft(body=BODY + "\n2024年×月×日召开会议，讨论政府信息公开的各项工作，确定专人负责，并于年底前组织检查。"),
            (),
        ),
        (draft(end="安平市林业局\n2025年×月×日"), ("signature",)),
        (draft(end="安平市林业局\n【此处填写成文日期】"), ("signature",)),
        (draft(end="安平市××局\n2025年1月20日"), ()),
    ],
)
def test_a_placeholder_says_what_lacks_as_long_as_it_stands(text: str, about: tuple[str, ...]) -> None:
    assert [finding.about for finding in findings(text, "D102")] == [about]
