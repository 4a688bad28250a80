"""Reading web pages: blocks as a browser shows them, data tables on their grid, and the report out of a whole page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Document
from gixlint.readers import read
from gixlint.readers.html import read_html
from gixlint.readers.markdown import read_markdown
from gixlint.readers.plain import read_plain
from tests.readers import pages
from tests.readers.showing import blocks, marks, spans

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reports"


def levels(document: Document) -> list[tuple[str, int | None]]:
    return [(document.words(block.place), block.level) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>一</h1><h3>二<br>三</h3><p>四", [("一", 1), ("二", 3), ("三", 3), ("四", None)]),
        ("<p>  一 \n  二 <b> a</b>\n b </p>", [("一二 a b", None)]),
        ("<p>一&nbsp;&nbsp;\u200b二　三&lt;</p>", [("一\xa0\xa0\u200b二　三<", None)]),
        ("<div>一<p>二</p>三<span>四</span>五<br/>六</div>", [(w, None) for w in ("一", "二", "三四五", "六")]),
        ("<pre>一  二\n 三</pre>", [("一  二", None), (" 三", None)]),
        ("<dl><dt>一<dd>二</dl><blockquote>三</blockquote>", [("一", None), ("二", None), ("三", None)]),
        ("<p>一</p><p>&nbsp;</p><p> </p><hr><p>二</p>", [("一", None), ("二", None)]),
        ("<p>一<!-- 注 -->二<script>x</script><style>y</style>三</p>", [("一二三", None)]),
        ("<p>一\x0b\x01二</p>", [("一 二", None)]),
        ("<p>一<ins>二</ins></p>", [("一二", None)]),
        ("<ul><li>一<li><p>二</p></ul>", [("一", None), ("二", None)]),
        ("纯文字", [("纯文字", None)]),
        ("<p>" + "<font>" * 300 + "深", [("深", None)]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert levels(read_html(text)) == expected


@pytest.mark.parametrize("text", ["", "<!-- 只有注释 -->", "<html></html>", "<p> </p>"])
def test_pages_without_text(text: str) -> None:
    assert blocks(read_html(text)) == []


def test_a_page_nested_beyond_reason_says_that_it_was_cut() -> None:
    document = read_html("<p>浅</p>" + "<div>" * 5000 + "深")
    assert blocks(document) == ["浅"]
    assert [mark.value for mark in document.marked("limit")] == ["网页元素嵌套层数过多，更深处的内容没有读取"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ol><li>甲<li><p>乙</p><p>丙</p></ol>", ["1. 甲", "2. 乙", "丙"]),
        ('<ol start="3" type="a"><li>甲<li value="27">乙</ol>', ["c. 甲", "aa. 乙"]),
        ('<ol type="I"><li>甲<ol><li>乙</ol><li>丙</ol>', ["I. 甲", "1. 乙", "II. 丙"]),
        ('<ol style="list-style:none"><li>甲</ol>', ["甲"]),
        ("<ol><li>1．甲<li>（二）乙</ol>", ["1．甲", "（二）乙"]),
        ("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", ["1. 甲", "乙", "2. 丙"]),
    ],
)
def test_ordered_lists_show_their_numbers(text: str, expected: list[str]) -> None:
    document = read_html(text)
    assert blocks(document) == expected
    made = [document.words(mark.place) for mark in document.marked("made")]
    assert all(number.endswith(". ") for number in made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p>见 <a href="x.pdf"><b>附件</b> 一</a></p>', [("emphasis", "附件", "bold"), ("link", "附件 一", "x.pdf")]),
        ('<p>甲<img src="a.png"><img src="b.png" alt="印章"></p>', [("picture", "", "a.png"), ("picture", "", "印章")]),
        ("<p>共<del> 3\n</del><s></s>4件</p>", [("deletion", "", "3")]),
        ('<p>甲<span style="DISPLAY: none">乙</span></p>', [("hidden", "乙", "设为不显示")]),
        ('<div hidden>甲<p style="display:none">乙</p></div>', [("hidden", "甲\n乙", "设为不显示")]),
        ('<p style="visibility:hidden">甲</p>', [("hidden", "甲", "设为不可见")]),
        ('<p style="font-size:0px">甲</p>', [("hidden", "甲", "字号为 0")]),
        ('<p><font color="#FFFFFF">甲</font></p>', [("hidden", "甲", "文字为白色")]),
        (
            '<p style="background:#fff"><i style="color: rgb(255, 255, 255)">甲</i></p>',
            [("emphasis", "甲", "italic"), ("hidden", "甲", "文字为白色")],
        ),
        (
            '<table><tr style="display:none"><td>甲<td>乙</tr><tr><td>丙</table>',
            [("hidden", "甲", "设为不显示"), ("hidden", "乙", "设为不显示")],
        ),
        ('<p style="background-color:#069"><span style="color:#fff">甲</span></p>', []),
        ('<p style="font-size:0.9em;color:#ffff00;background-color:white">甲</p>', []),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(read_html(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected", "cells"),
    [
        (
            "<table><tr><td>甲</td><td> 1 </td></tr><tr><td>乙<td></table>",
            [[["甲", "1"], ["乙", ""]]],
            [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
        ),
        (
            '<table><tr><td rowspan="2" colspan="2">甲<td>乙<tr><td>丙<tr><td>丁<td>戊<td>己</table>',
            [[["甲", "乙"], ["丙"], ["丁", "戊", "己"]]],
            [(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)],
        ),
        (
            '<table><tbody><tr><td rowspan="0">甲<td colspan="99">乙<tr><td>丙</tbody>'
            '<tbody><tr><td rowspan="9">丁<td>戊</table>',
            [[["甲", "乙"], ["丙"], ["丁", "戊"]]],
            [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)],
        ),
        (
            "<table><tfoot><tr><td>总计<td>3</tfoot><thead><tr><th>项<th>数</thead><tr><td>甲<td>3</table>",
            [[["项", "数"], ["甲", "3"], ["总计", "3"]]],
            [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)],
        ),
        (
            "<table><tr><td rowspan=2>甲<td>乙<td rowspan=2>丙<tr><td colspan=3>丁</table>",
            [[["甲", "乙", "丙"], ["丁"]]],
            [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 2, 1), (1, 1, 1, 1)],
        ),
    ],
    ids=["plain", "spans", "to the end of the group", "foot last", "overlap"],
)
def test_grid(text: str, expected: list[object], cells: list[tuple[int, int, int, int]]) -> None:
    document = read_html(text)
    assert blocks(document) == expected
    assert spans(document) == [cells]


def test_cells_hold_lines_and_end_with_tabs() -> None:
    document = read_html(
        "<table><caption>表三\n</caption><tr><td><p>甲</p><p>乙</p><td>丙<br>丁<tr><td>1<td></table>后"
    )
    assert blocks(document) == ["表三", [["甲\n乙", "丙\n丁"], ["1", ""]], "后"]
    assert document.text == "表三\n甲\n乙\t丙\n丁\n1\t\n后\n"


def test_nested_data_tables_are_tables_of_their_own() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    rows = "".join(f"<tr><td>行{row}</td><td>{row}</td></tr>" for row in range(4))
    document = read_html(f"<table><tr><td>甲</td><td>乙{inner}</td></tr>{rows}</table>后")
    assert blocks(document) == [[["甲", "乙"], *([f"行{row}", str(row)] for row in range(4))], [["1", "2"]], "后"]


def test_layout_tables_are_unwrapped() -> None:
    long = "本机关认真贯彻落实条例。" * 20
    data = "<table><tr><td>甲</td><td>1</td></tr></table>"
    assert blocks(read_html("<table><tr><td>短</td><td> </td></tr></table>")) == ["短"]
    assert blocks(read_html(f"<table><tr><td><h1>题</h1><p>{long}</p></td></tr></table>")) == ["题", long]
    assert blocks(read_html(f"<table><tr><td>一、概述</td><td><p>{long}</p>{data}</td></tr></table>")) == [
        "一、概述",
        long,
        [["甲", "1"]],
    ]


def test_metadata() -> None:
    document = read_html(
        '<html><head><title> 某报告 -\n某政府</title><meta name="PubDate" content="2024-01-02"><meta charset="utf-8">'
        '<meta name="empty" content=""></head><body><p>发布日期：2024-01-03　来源：某局</p><p>正文</p></body></html>'
    )
    assert document.metadata == (
        ("title", "某报告 - 某政府"),
        ("PubDate", "2024-01-02"),
        ("page-date", "2024-01-03"),
        ("page-source", "某局"),
    )


def test_lines_are_those_of_the_original() -> None:
    text = (
        '<html>\r\n<body><p\r\n class="a">一</p>\r\n<div>\r\n\r\n二<br>三\r\n<!--\r\n-->'
        "四<br>\r\n五</div>\r\n<table><tr>\r\n<td>六</td><td>\r\n七</td></table>"
    )
    document = read_html(text)
    assert [(document.words(block.place), document.locate(block.place).line) for block in document.blocks[:4]] == [
        ("一", 3),
        ("二", 6),
        ("三四", 6),
        ("五", 9),
    ]
    assert [document.locate(cell.place).line for cell in document.tables[0].cells] == [11, 12]


def test_lines_go_on_where_the_parser_stops_counting() -> None:
    document = read_html("<p>一</p>" + "\n" * 70000 + "<p>二</p>\n<p>三</p>")
    assert [document.locate(block.place).line for block in document.blocks] == [1, 70001, 70002]


REPORT = [
    pages.TITLE,
    *pages.PARAGRAPHS[:4],
    [["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"]],
    *pages.PARAGRAPHS[4:],
    *pages.SIGNED,
]


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_report_comes_out_of_a_whole_page(name: str) -> None:
    document = read(pages.PAGES[name], "index.html")
    assert [block.lstrip("　") if isinstance(block, str) else block for block in blocks(document)] == REPORT


@pytest.mark.parametrize(
    ("name", "date", "source"),
    [
        ("trs", "2024-01-22 09:15", "县档案局"),
        ("tables", "2024-01-22", None),
        ("modern", "2024年1月22日", "县档案局"),
        ("split", "2024-01-22", "县档案局"),
        ("bare", None, None),
    ],
)
def test_what_the_page_says_of_its_publication(name: str, date: str | None, source: str | None) -> None:
    document = read(pages.PAGES[name], "index.html")
    assert (document.meta("page-date"), document.meta("page-source")) == (date, source)
    assert document.meta("ArticleTitle") == pages.TITLE


@pytest.mark.parametrize(
    "stray",
    [
        f"<div>{pages.MENU}</div>",
        f"<table><tr><td>{pages.MENU}</td><td></td><td>栏目</td></tr></table>",
        "<div>您是第 12345 位访客</div>",
        '<div><a href="/"><img src="logo.png"></a></div>',
        "<div>上一篇：<a href='1'>2022年年报</a></div>",
    ],
)
def test_what_stands_around_a_report_without_a_name_is_left(stray: str) -> None:
    report = f"<div><h1>{pages.TITLE}</h1>{pages.inner()}</div>"
    assert blocks(read_html(f"<body>{report}{stray}</body>")) == REPORT
    assert blocks(read_html(f"<body>{stray}{report}</body>")) == REPORT


@pytest.mark.parametrize("tag", ["div", "ul", "table"])
def test_lists_of_links_beside_the_paragraphs_of_a_report_are_left(tag: str) -> None:
    menu = (
        f"<table><tr>{pages.MENU.replace('li>', 'td>')}</tr></table>"
        if tag == "table"
        else f"<{tag}>{pages.MENU}</{tag}>"
    )
    page = read_html(f"<body>{menu}<h1>{pages.TITLE}</h1>{pages.inner()}{menu}</body>")
    assert blocks(page) == REPORT


def test_lists_of_links_amid_a_report_are_kept() -> None:
    page = read_html(
        f"<body><h1>{pages.TITLE}</h1><p>{pages.INTRO}</p><ul>{pages.MENU}</ul><p>{pages.OVERVIEW}</p></body>"
    )
    assert len(blocks(page)) == 9


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="bottom"><p>云川县档案局</p><p>2024年1月20日</p></div>',
        '<div class="foot">联系我们：0999-8360521</div>',
        "<p>附件：统计表</p>",
        "<p>日期：2024年1月20日</p>",
        "<table><tr><td>点击数</td><td>3</td></tr><tr><td>打印</td><td>4</td></tr></table>",
    ],
)
def test_text_below_the_last_sentence_is_kept(extra: str) -> None:
    page = f"<div><h1>{pages.TITLE}</h1><p>{pages.INTRO}</p>{extra}</div><div class='footer'>{pages.FOOT}</div>"
    with_extra, words = blocks(read_html(page)), "".join(part for part in extra.replace(">", "<").split("<")[::2])
    assert "".join(map(str, with_extra[2:])).translate(dict.fromkeys(map(ord, "[]', "))) == words


paragraph = st.text(alphabet="一二三，。、“”（）1239abc%", min_size=1, max_size=40)


@given(st.lists(paragraph, min_size=1, max_size=8))
def test_the_same_content_gives_the_same_blocks_in_every_format(paragraphs: list[str]) -> None:
    page = read_html("".join(f"<p>{words}</p>" for words in paragraphs))
    assert blocks(page) == paragraphs
    assert blocks(read_markdown("\n\n".join(paragraphs))) == paragraphs
    assert blocks(read_plain("\n".join(paragraphs))) == paragraphs


@given(st.text(alphabet="<>/!-&;=\"' \n一。abdhlnoprtuv1", max_size=120))
def test_nothing_breaks_it(text: str) -> None:
    read_html(text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no real reports here")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.html")), ids=lambda path: path.name)
def test_real_pages_give_the_tables_of_the_form(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    assert [table.columns for table in document.tables][1:] == [10, 15]
    assert [table.rows for table in document.tables][1:] in ([28, 4], [26, 4])
