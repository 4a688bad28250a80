"""Folding forgets widths and spaces, never where a character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Place
from gixlint.text import Text, fold, number

ALPHABET = st.text(
    alphabet=st.sampled_from("政府信息公开，。：；（）《》“”—～　 \t\n０１２aZ9.-%⼀㈠\u200b\ufeff\u00a0"), max_size=60
)


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("２０１８ 年，收到 3 件", "2018年,收到3件"),
        ("电 话：0454－3822710", "电话:0454-3822710"),
        ("“三安全一稳定”", '"三安全一稳定"'),
        ("⼀、概述", "一、概述"),
        ("（一） 公开形式", "(一)公开形式"),
        ("IPv6 and OA", "IPv6 and OA"),
        ("10 3 0\n7", "10 3 0\n7"),
        ("二○一○年", "二〇一〇年"),
        ("办\u200b结", "办结"),
        ("文字　\n　下一行", "文字\n下一行"),
        ("﹝2018﹞10号", "〔2018〕10号"),
    ],
)
def test_folding(source: str, folded: str) -> None:
    assert fold(source) == folded


@given(ALPHABET)
def test_every_folded_character_comes_from_its_place(source: str) -> None:
    text = Text.of(source)
    for index, character in enumerate(text.folded):
        place = text.place(index, index + 1)
        assert place.end == place.start + 1
        origin = source[place.start]
        assert fold(origin) == character or (character == " " and origin.isspace()) or character == origin


@given(ALPHABET, st.integers(0, 60), st.integers(0, 60))
def test_a_part_keeps_its_places(source: str, start: int, end: int) -> None:
    text = Text.of(source)
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    part = text.part(start, end)
    assert [part.place(i, i + 1) for i in range(len(part))] == [text.place(i, i + 1) for i in range(start, end)]


@given(ALPHABET, st.integers(0, 60), st.integers(0, 10))
def test_what_is_taken_out_is_gone_and_the_rest_stays_in_place(source: str, start: int, size: int) -> None:
    text = Text.of(source)
    gone = Place(start, start + size)
    left = text.without([gone])
    kept = [(c, o) for c, o in zip(text.folded, text.offsets, strict=True) if not gone.start <= o < gone.end]
    assert list(zip(left.folded, left.offsets, strict=True)) == kept


@given(ALPHABET)
def test_folding_again_changes_nothing(source: str) -> None:
    once = fold(source)
    assert fold(once) == once


@given(ALPHABET)
def test_sentences_hold_all_but_line_feeds(source: str) -> None:
    text = Text.of(source)
    assert "".join(s.folded for s in text.sentences()) == text.folded.replace("\n", "")


def test_a_match_carries_the_source_place_of_its_groups() -> None:
    source = "收到　申请 ３１１９ 件"
    match = Text.of(source).find(r"申请(?P<n>\d+)件")
    assert match is not None
    assert match["n"] == "3119"
    assert source[slice(*match.place_of("n"))] == "３１１９"
    assert source[slice(*match.place)] == "申请 ３１１９ 件"


def test_a_gap_tells_where_white_space_was() -> None:
    text = Text.of("工作概述 根据")
    assert [index for index in range(len(text)) if text.gap(index)] == [4]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3119", 3119), ("十二", 12), ("二〇一三", 2013), ("两", 2), ("一百零五", 105), ("三千一百", 3100),
        ("二十", 20), ("一万二千", 12000), ("零", 0), ("十", 10), ("", None), ("件", None),
    ],
)  # fmt: skip
def test_numbers_in_chinese_digits(words: str, value: int | None) -> None:
    assert number(words) == value


def test_an_endless_sentence_is_parted_at_commas() -> None:
    sentences = list(Text.of("收到申请3件，" * 2000).sentences())
    assert max(len(sentence) for sentence in sentences) <= 2010
    assert sum(len(sentence) for sentence in sentences) == 7 * 2000
