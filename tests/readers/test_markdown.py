"""Reading Markdown: blocks, marks taken out of them, tables, and the map back to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gixlint.document import Location
from gixlint.readers.markdown import read_markdown
from tests.readers.showing import blocks, marks, misplaced, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 一\n## 二 ##\n#三\n#4\n####### 五", [("一", 1), ("二", 2), ("三", 1), ("#4 ####### 五", None)]),
        ("标题\n===\n\n小节\n---\n\n正文\n\n---\n***\n后", [("标题", 1), ("小节", 2), ("正文", None), ("后", None)]),
        ("一、总体情况\n\n正文", [("一、总体情况", None), ("正文", None)]),
        ("前半句\n后半句 a\nb，\n“引”", [("前半句后半句 a b，“引”", None)]),
        ("一  \n二\\\n三<br/> 四", [("一", None), ("二", None), ("三", None), ("四", None)]),
        ("　　首段\n　　次段", [("　　首段", None), ("　　次段", None)]),
        ("- 甲\n  续\n* 乙\n+ 丙", [("甲续", None), ("乙", None), ("丙", None)]),
        ("1. 甲\n2. 乙\n3) 丙", [("1. 甲", None), ("2. 乙", None), ("3) 丙", None)]),
        ("> 引\n> 续\n\n后", [("引续", None), ("后", None)]),
        ("前\n> 引", [("前", None), ("引", None)]),
        ("```text\n# 码 *x*\n```\n后", [("# 码 *x*", None), ("后", None)]),
        ("<!-- 注\n释 -->后 <!-- 内 -->文", [("后 文", None)]),
        ("# 总体情况 {#sec-1 .unnumbered}\n# {其他}", [("总体情况", 1), ("{其他}", 1)]),
        ("[a]: http://a.example\n见[甲][a]", [("见甲", None)]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int | None]]) -> None:
    document = read_markdown(text)
    assert [(document.words(block.place), block.level) for block in document.blocks] == expected
    assert misplaced(document, text) == []


@pytest.mark.parametrize(
    ("text", "kept", "found"),
    [
        ("1. **加强领导。**为切实", "1. 加强领导。为切实", [("emphasis", "加强领导。", "bold")]),
        ("为**“十四五”**规划", "为“十四五”规划", [("emphasis", "“十四五”", "bold")]),
        (
            "*斜*，__粗__；***双***",
            "斜，粗；双",
            [("emphasis", "斜", "italic"), ("emphasis", "粗", "bold"), ("emphasis", "双", "bold")],
        ),
        ("**甲*乙*丙**", "甲乙丙", [("emphasis", "甲乙丙", "bold"), ("emphasis", "乙", "italic")]),
        ("3*4=12，5 * 6，a_b_c，____，*注", "3*4=12，5 * 6，a_b_c，____，*注", []),
        ("138****5678 与 ** 空 **", "138****5678 与 ** 空 **", []),
        ("****甲****，注*、另*、完", "****甲****，注*、另*、完", []),
        ("\\*不是\\*，C:\\路径", "*不是*，C:\\路径", []),
        ("用`a*b*`和``c`d``", "用a*b*和c`d", []),
        ('见[文（1）](http://a.example/b_(c) "题")', "见文（1）", [("link", "文（1）", "http://a.example/b_(c)")]),
        ("[云政〔2017〕9号[甲]](x.html)", "云政〔2017〕9号[甲]", [("link", "云政〔2017〕9号[甲]", "x.html")]),
        ("云政[2017]9号", "云政[2017]9号", []),
        (
            "[一](<a b>)与<http://b.example>",
            "一与http://b.example",
            [("link", "一", "a b"), ("link", "http://b.example", "http://b.example")],
        ),
        ("前![图](a.png)后![](b.png)", "前后", [("picture", "", "图"), ("picture", "", "b.png")]),
        (
            "<b>甲</b><span class='x'>乙</span><u>丙</u>",
            "甲乙丙",
            [("emphasis", "甲", "bold"), ("emphasis", "丙", "underline")],
        ),
        ("《办法<试行>》 5<6", "《办法<试行>》 5<6", []),
        ("共~~3~~4件", "共4件", [("deletion", "", "3")]),
        ('![](m/a.png){width="5.76in" height="1.42in"}后', "后", [("picture", "", "m/a.png")]),
        ("[甲](x.html){.external}、[乙]{.underline #y}与{其他}", "甲、乙与{其他}", [("link", "甲", "x.html")]),
    ],
)
def test_marks_inside_a_paragraph(text: str, kept: str, found: list[tuple[str, str, str]]) -> None:
    document = read_markdown(text)
    assert blocks(document) == [kept]
    assert marks(document) == found
    assert misplaced(document, text) == []


def test_entities_are_read() -> None:
    assert blocks(read_markdown("甲&nbsp;&lt;乙&gt;&#20024;&unknown;")) == ["甲\xa0<乙>丸&unknown;"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| 甲 | **乙** |\n|:--|--:|\n| 1 | |\n后", [[["甲", "乙"], ["1", ""]], "后"]),
        ("前\n甲 | 乙\n--- | ---\n继续办理 | 2\n\n后", ["前", [["甲", "乙"], ["继续办理", "2"]], "后"]),
        ("| 甲 | 乙 |\n| 1 | a<br>b |", [[["甲", "乙"], ["1", "a\nb"]]]),
        ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | \\| |", [[["甲", "乙"], ["1", "|"]]]),
        ("| 甲 | 乙 |\n|---|---|\n| 维持 | 纠正 |\n| - | - |", [[["甲", "乙"], ["维持", "纠正"], ["-", "-"]]]),
        ("| 甲 |\n|---|\n| 1 |\n| 乙 |\n|:---|\n| 2 |", [[["甲"], ["1"], ["乙"], ["2"]]]),
        ("甲|乙 不是表\n丙", ["甲|乙 不是表丙"]),
    ],
)
def test_pipe_tables(text: str, expected: list[object]) -> None:
    document = read_markdown(text)
    assert blocks(document) == expected
    assert misplaced(document, text) == []


def test_html_in_between() -> None:
    text = (
        '前\n\n<table>\n<tr><td colspan="2">甲</td></tr>\n\n<tr><td>乙</td><td>丙</td></tr>\n'
        "</table>\n后**文**\n<p>丁<br>戊</p>"
    )
    document = read_markdown(text)
    assert blocks(document) == ["前", [["甲"], ["乙", "丙"]], "后文", "丁", "戊"]
    assert spans(document) == [[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]]
    assert [document.locate(block.place).line for block in document.blocks] == [1, 4, 8, 9, 9]


@pytest.mark.parametrize(
    ("text", "metadata", "body"),
    [
        (
            '---\ntitle: "某报告"\ndate: 2024-01-02\ntags:\n  - a\n作者: 张三\n---\n正文',
            (("title", "某报告"), ("PubDate", "2024-01-02"), ("作者", "张三")),
            ["正文"],
        ),
        (
            "标题: 某报告\n发布时间: 2024-01-02\n\n正文",
            (("title", "某报告"), ("PubDate", "2024-01-02")),
            ["标题: 某报告", "发布时间: 2024-01-02", "正文"],
        ),
        ("---\n\n正文\n\n---\n后", (), ["正文", "后"]),
    ],
)
def test_front_matter(text: str, metadata: tuple[tuple[str, str], ...], body: list[str]) -> None:
    document = read_markdown(text, "utf-8")
    assert document.metadata == metadata
    assert blocks(document) == body
    assert document.source == ("md", None, "utf-8", None, None, "")


def test_columns_count_what_was_taken_out() -> None:
    document = read_markdown("一\n\n- **甲**乙")
    second = document.blocks[1].place
    assert document.words(second) == "甲乙"
    assert document.locate(second) == Location(None, 3, 5)
    assert document.locate(second._replace(start=second.start + 1)) == Location(None, 3, 8)


@given(st.text(alphabet="一二，。a1*_|\\-=:[]()!`~#> \t\n\u3000", max_size=60))
@example("**a [b*](c) d**")
@example("- 一\\\n|a|\n|-|")
def test_every_character_is_where_its_anchor_says(text: str) -> None:
    document = read_markdown(text)
    assert misplaced(document, text) == []


@given(st.lists(st.text(alphabet="一二三，。“”（）123abc %", min_size=1, max_size=30), max_size=6))
def test_unmarked_paragraphs_are_taken_over(paragraphs: list[str]) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in paragraphs]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    assert blocks(read_markdown("\n\n".join(paragraphs))) == paragraphs


@given(st.text(alphabet="<>/!-&;#abdelpruvti=\"' \n一|*", max_size=80))
def test_nothing_breaks_it(text: str) -> None:
    read_markdown(text)
