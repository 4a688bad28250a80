"""Reading plain text: lines, front matter, drawn tables, and the map back to lines and columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Location
from gixlint.readers import read
from gixlint.readers.plain import read_plain
from tests.readers.showing import blocks, misplaced

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FRONT = """标题: 云川县财政局2009年度政府信息公开年度报告
发布时间: 2010-05-12 00:00
文号:
发布机构: 云川县财政局
来源：县财政局
原文链接: https://www.yunchuan.example/t1.htm
页面链接与图片详见 links.tsv(同目录)
==================== 正文 ====================
本报告由云川县财政局编制。
"""


def test_every_line_is_a_block_where_it_stands() -> None:
    document = read_plain("标题\r\n\r\n  一、概述  \n　　正文\r二\u2028三\v四", "gb18030")
    assert blocks(document) == ["标题", "一、概述", "　　正文", "二", "三", "四"]
    assert [document.locate(block.place) for block in document.blocks] == [
        Location(None, 1, 1),
        Location(None, 3, 3),
        Location(None, 4, 1),
        Location(None, 5, 1),
        Location(None, 5, 3),
        Location(None, 5, 5),
    ]
    assert [block.level for block in document.blocks] == [None] * 6
    assert document.source == ("txt", None, "gb18030", None, None, "")


def test_a_blank_line_stays_visible_between_blocks() -> None:
    assert read_plain("一\n\n二\n三").text == "一\n\n二\n三\n"


@pytest.mark.parametrize(
    ("text", "pages", "count"),
    [("一\f二\n三\f", [1, 2, 2], 2), ("一\n二\f", [None, None], None), ("一\n\f二\f\n", [1, 2], 2)],
)
def test_form_feeds_end_pages(text: str, pages: list[int | None], count: int | None) -> None:
    document = read_plain(text)
    assert [document.locate(block.place).page for block in document.blocks] == pages
    assert document.source.pages == count


def test_front_matter() -> None:
    document = read_plain(FRONT)
    assert [block.story for block in document.blocks] == ["front"] * 8 + ["body"]
    assert document.words(document.blocks[8].place) == "本报告由云川县财政局编制。"
    assert document.metadata == (
        ("title", "云川县财政局2009年度政府信息公开年度报告"),
        ("PubDate", "2010-05-12 00:00"),
        ("发布机构", "云川县财政局"),
        ("ContentSource", "县财政局"),
        ("url", "https://www.yunchuan.example/t1.htm"),
    )
    assert misplaced(document, FRONT) == []


@pytest.mark.parametrize(
    "text",
    [
        "标题：某报告\n正文。\n发布时间：2010-05-12\n",
        "联系地址：某路1号\n联系电话：0999-1234567\n",
        "某局报告\n标题：一\n来源：二\n",
        "一、概述：有\n二、总体：无\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    document = read_plain(text)
    assert {block.story for block in document.blocks} == {"body"}
    assert document.metadata == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一\n指标\t单位\t数\n申请\t件\t3\n其中\t\t\n二",
            ["一", [["指标", "单位", "数"], ["申请", "件", "3"], ["其中", "", ""]], "二"],
        ),
        ("指标\t单位\t数\n完", ["指标\t单位\t数", "完"]),
        ("指标\t单位\n申请\t件\n", ["指标\t单位", "申请\t件"]),
        ("\t\t一、概述\n\t\t二、总体\n", ["一、概述", "二、总体"]),
        ("| 指标 | 数 |\n|---|--:|\n| a\\|b | 3 |\n完", [[["指标", "数"], ["a|b", "3"]], "完"]),
        ("指标 | 数\n--- | ---\n申请 |\n", [[["指标", "数"], ["申请"]]]),
        ("| 指标 | 数 |\n| 申请 | **3** |\n", [[["指标", "数"], ["申请", "**3**"]]]),
        ("| | |\n|---|---|\n| 申请 | 3 |\n", [[["申请", "3"]]]),
        ("甲 | 乙\n丙 | 丁\n", ["甲 | 乙", "丙 | 丁"]),
        ("| 一行 |\n", ["| 一行 |"]),
        ("│指标│数│\n├──┼─┤\n", ["│指标│数│", "├──┼─┤"]),
    ],
)
def test_drawn_tables(text: str, expected: list[object]) -> None:
    document = read_plain(text)
    assert blocks(document) == expected
    assert misplaced(document, text) == []


@given(st.text(alphabet="一二，a1*|\\-=: \t\r\n\f\u2028\u3000\xa0#", max_size=80))
def test_every_character_is_where_its_anchor_says(text: str) -> None:
    document = read_plain(text)
    assert misplaced(document, text) == []
    kept = "".join(character for block in document.blocks for character in document.words(block.place))
    lost = set(text) - set(kept) - set(" \t\r\n\f\u2028\u3000\xa0|\\-:")
    assert lost == set()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no real reports here")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.name)
def test_real_files_keep_their_places(path: Path) -> None:
    data = path.read_bytes()
    assert misplaced(read(data, path.name), data.decode("utf-8")) == []
