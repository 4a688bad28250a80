"""Damage is taken out of the text and reported with its place; an agency's own words stay."""

from __future__ import annotations

import pytest

from gixlint.cleaning import clean, traditional
from gixlint.document import Document
from gixlint.readers.plain import read_plain

BODY = "本年度，我局认真做好政府信息公开工作。"


def document(text: str) -> Document:
    return read_plain(text)


def removed(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [(removal.kind, read.words(removal.place)) for removal in clean(read).removals]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[bookmark: _GoBack]截至目前，未收费。", [("residue", "[bookmark: _GoBack]")]),
        ("加强服(fú)务(wù)工作", [("pinyin", "(fú)"), ("pinyin", "(wù)")]),
        ("支持第六版(IPv6)，办公自动化(OA)，(一)总则", []),
        ("**加强组织领导。**为切实加强", [("markup", "**"), ("markup", "**")]),
        ("正文第一段。\n- 3 -\n正文第二段。", [("page-number", "- 3 -\n")]),
        ("公开电话12345-1-2。\n共3件。", []),
        ("当前位置：首页 > 政府信息公开\n" + BODY, [("furniture", "当前位置：首页 > 政府信息公开")]),
        (
            "来源：安平市财政局 时间：2020-01-12 10:00\n" + BODY,
            [("furniture", "来源：安平市财政局 时间：2020-01-12 10:00")],
        ),
        ("联系电话：0999-8360521\n" + BODY, []),
        (BODY + "\n责任编辑：某某\n", [("furniture", "责任编辑：某某\n")]),
        *((BODY + f"\n责任编辑：某某\n{number}、其他需要报告的事项\n无\n", []) for number in "六七"),
    ],
)
def test_what_is_taken_out(text: str, kinds: list[tuple[str, str]]) -> None:
    assert removed(text) == kinds


def test_a_sharing_site_goes_and_its_page_chunks_are_joined() -> None:
    sentence = "各科室按照职责分工落实公开任务，及时报送信息，办公室统一审核后发布，确保内容准确、及时、完整，" * 5
    text = (
        "收藏 分享(赏)\n上传人:某某 文档编号:123456 上传时间:2019-10-15\n下载 相关 举报\n资源描述\n\n"
        f"1、某局2016年政府信息公开工作年度报告{sentence}强化政府\n\n2、信息公开职能。{sentence}信息公\n\n3、开指南{sentence}完。\n"
        "\n展开阅读全文\n相关资源\n版权所有\n"
    )
    cleaned = clean(document(text))
    assert "强化政府信息公开职能。" in cleaned.text.folded
    assert "信息公开指南" in cleaned.text.folded
    assert [removal.kind for removal in cleaned.removals] == ["wrapper", "chunk", "chunk", "chunk", "wrapper"]


def test_a_list_that_is_numbered_by_its_author_stays() -> None:
    item = "加强学习培训，提高工作人员业务能力。" * 12
    assert removed(f"{BODY}\n1、{item}\n2、{item}\n3、{item}\n") == []


@pytest.mark.parametrize(
    ("words", "indices"),
    [("政务公开", []), ("政務公開", [1, 3]), ("朱镕基 喆 堃", []), ("羅馬", [0, 1])],
)
def test_traditional_characters(words: str, indices: list[int]) -> None:
    assert [index for index in traditional(words) if words[index] != "喆" and words[index] != "堃"] == indices
