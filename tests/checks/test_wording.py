"""Punctuation, brackets, words and numerals in prose."""

from __future__ import annotations

import pytest
from drafts import BODY, draft, findings, marked


def prose(words: str) -> str:
    return draft(body=BODY.replace("发现问题及时整改。", f"发现问题及时整改。{words}"))


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("其他行政职权11项，。", ["，。"]),
        ("水、、土。", ["、、"]),
        ("已经完成。。", ["。。"]),
        ("办理；。", ["；。"]),
        ("一是宣传，；二是培训。", ["，；"]),
        ("联系电话：：", ["：："]),
        ("完成……", []),
        ("完成——超额", []),
        ("《关于印发〈办法〉的通知》》", []),
        ("（见附件（一））", []),
        ("“双随机、一公开”、“三公”经费。", []),
        ("说：“好。”，", []),
        ("网址http://www.anping.example.gov.cn。", []),
        ("3,119件；", []),
    ],
)
def test_punctuation_repeated(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W102") == marks


@pytest.mark.parametrize(
    ("words", "right"), [("做完，。", "。"), ("水、、土", "、"), ("水，；土", None), ("完。。", "。")]
)
def test_the_mark_to_keep(words: str, right: str | None) -> None:
    (finding,) = findings(prose(words), "W102")
    assert (finding.fix and [edit.words for edit in finding.fix]) == (right and [right])


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("（安林发〔2024〕12号）", []),
        ("（安林发[2024]12号）", ["[2024]"]),
        ("（安林发﹝2024﹞12号）", ["﹝2024﹞"]),
        ("（安林发（2024）12号）", ["（2024）"]),
        ("（安林发【2024】12号）", ["【2024】"]),
        ("（安林发〔2024]12号）", ["〔2024]"]),
        ("（安林发[2024]第12号）", ["[2024]"]),
        ("（2024）浙行终12号判决", []),
        ("安行初字（2014）第12号判决", []),
        ("公告（2014）第3号", []),
        ("完成年度任务（2024）12项", []),
    ],
)
def test_brackets_of_a_document_number(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W104") == marks


def test_the_brackets_are_mended_alone() -> None:
    (finding,) = findings(prose("（安林发[2024]12号）"), "W104")
    assert finding.fix is not None
    assert [edit.words for edit in finding.fix] == ["〔", "〕"]
