"""Damage that a file brought with it."""

from __future__ import annotations

import pytest
from drafts import BODY, draft, findings, marked


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
