"""Sentences broken at a fixed width are joined; lines that the author wrote stay."""

from __future__ import annotations

import pytest

from gixlint.text import Text
from gixlint.unwrapping import breaks_in_sentences

PARAGRAPHS = [
    "根据《中华人民共和国政府信息公开条例》的规定，编制本报告。本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。如有疑问，请与办公室联系。",
    "一、概述",
    "2018年，我局认真贯彻落实《条例》，坚持以公开为常态、不公开为例外，及时更新政府信息公开目录和指南，不断拓宽公开渠道，提高公开质量，保障公众的知情权、参与权和监督权。",
    "（一）组织领导。成立了由局长任组长的政府信息公开工作领导小组，明确一名副局长分管，办公室负责日常工作，各科室确定一名信息员，层层落实责任。",
    "二、主动公开政府信息情况",
    "全年主动公开政府信息三百一十条，其中通过政府网站公开三百条，通过政务微博公开十条。公开的内容包括机构职能、规划计划、财政预决算、行政许可和行政处罚结果等。",
    "三、依申请公开政府信息情况",
    "全年收到政府信息公开申请四件，均为网上申请，内容涉及征地补偿和规划审批，已全部在法定期限内答复，没有不予公开的情况，也没有因此引发行政复议和行政诉讼。",
]


def wrapped(columns: int, indent: bool) -> str:
    lines = []
    for paragraph in PARAGRAPHS * 2:
        line, room = "", columns
        for character in ("　　" if indent else "") + paragraph:
            width = 2 if character > "\u2e7f" else 1
            if width > room:
                lines.append(line)
                line, room = "", columns
            line, room = line + character, room - width
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("indent", [True, False])
@pytest.mark.parametrize("columns", [44, 60, 74])
def test_wrapped_paragraphs_are_whole_again(columns: int, indent: bool) -> None:
    text = Text.of(wrapped(columns, indent))
    joined = text.without(breaks_in_sentences(text))
    assert [line.folded for line in joined.lines()] == [Text.of(paragraph).folded for paragraph in PARAGRAPHS * 2]


def test_lines_with_a_blank_one_after_each() -> None:
    spaced = wrapped(60, True).replace("\n", "\n\n") + "行政许可 0\n行政处罚 0\n行政强制 0\n" * 9
    text = Text.of(spaced)
    joined = text.without(breaks_in_sentences(text))
    assert [line.folded for line in joined.lines()][:16] == [Text.of(paragraph).folded for paragraph in PARAGRAPHS * 2]


def test_a_line_torn_at_its_marks_is_whole_again() -> None:
    torn = (
        wrapped(74, True)
        .replace("》", "》\n")
        .replace("》\n的规定，", "》的规定\n，")
        .replace("》\n，坚持", "》\n，坚持")
    )
    text = Text.of(torn)
    joined = text.without(breaks_in_sentences(text))
    assert [line.folded for line in joined.lines()] == [Text.of(paragraph).folded for paragraph in PARAGRAPHS * 2]


def test_a_number_goes_on_after_the_colon_that_announces_it() -> None:
    line = "如有疑问，请与办公室联系。地址：安平市林海路6号；邮编：990001；电话："
    source = wrapped(len(line), False) + f"{line}\n0999-8360001；邮箱：a@example.gov.cn。\n主要问题有：\n一是更新慢。\n"
    text = Text.of(source)
    joined = [found.folded for found in text.without(breaks_in_sentences(text)).lines()]
    assert [words[-36:] for words in joined[-3:]] == [
        "电话:0999-8360001;邮箱:a@example.gov.cn。",
        "主要问题有:",
        "一是更新慢。",
    ]


def test_a_figure_is_not_joined_with_the_label_of_the_next_row() -> None:
    row = "1.专职人员数（不包括政府公报及政府网站工作人员数）人1"
    text = Text.of(wrapped(50, False) + f"{row}\n2.兼职人员数 人 3\n")
    joined = [found.folded for found in text.without(breaks_in_sentences(text)).lines()]
    assert [words[-3:] for words in joined[-2:]] == [")人1", "数人3"]


def test_a_whole_heading_goes_on_in_no_other_line() -> None:
    source = wrapped(44, True) + "四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n"
    text = Text.of(source)
    joined = text.without(breaks_in_sentences(text))
    assert [line.folded for line in joined.lines()][16:] == [
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政复议行政诉讼",
    ]


def test_cells_in_lines_of_their_own_do_not_hide_the_width() -> None:
    text = Text.of(wrapped(74, True) + "信息内容\n本年制发件数\n" * 4 + "0\n" * 300 + "备注：" + "本" * 60 + "\n")
    joined = text.without(breaks_in_sentences(text))
    assert [line.folded for line in joined.lines()][:16] == [Text.of(paragraph).folded for paragraph in PARAGRAPHS * 2]


@pytest.mark.parametrize(
    "source",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(f"{n}月主动公开政府信息{n}条，其中网站{n}条" for n in range(1, 30)),
        "\n".join(["指标名称", "单位", "统计数", "主动公开政府信息数", "条", "310"] * 9),
        "短句。\n" * 40,
    ],
)
def test_lines_of_the_author_stay(source: str) -> None:
    text = Text.of(source)
    assert list(breaks_in_sentences(text)) == []
