"""Columns: nothing is lost or too wide, marks stand under the words, and punctuation stands where it may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.reporters.columns import columns, window, wrap


@pytest.mark.parametrize(
    ("words", "width"), [("", 0), ("abc", 3), ("表三", 4), ("（一）", 6), ("e\u0301", 1), ("“引”", 4), ("ｱ", 1)]
)
def test_columns(words: str, width: int) -> None:
    assert columns(words) == width


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("一二三四五六", 8, ["  一二三", "- 四五六"]),
        ("一二三，四五", 8, ["  一二", "- 三，四", "- 五"]),
        ("一二（三）四", 8, ["  一二", "- （三）", "- 四"]),
        ("一 abcdef 二", 8, ["  一", "- abcdef", "- 二"]),
        ("abcdefghij", 8, ["  abcdef", "- ghij"]),
        ("一\n二", 20, ["  一 二"]),
        ("", 20, ["  "]),
    ],
)
def test_wrapping(words: str, width: int, lines: list[str]) -> None:
    assert wrap(words, width, "  ", "- ") == lines


def test_what_follows_is_as_deep_as_the_head() -> None:
    assert wrap("一二三四五", 10, "依据：") == ["依据：一二", "      三四", "      五"]


ALPHABET = "一二三，。（）《》“”、abc1,. "


@given(st.text(ALPHABET, max_size=80), st.integers(14, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(words: str, width: int) -> None:
    lines = wrap(words, width, "  ")
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(columns(line) <= width for line in lines)


@given(
    st.lists(st.sampled_from(["一", "二三", "四，", "五。", "《六》，", "（七", "八）", "abc", "12。"]), max_size=40),
    st.integers(20, 60),
)
def test_no_mark_stands_on_the_wrong_side_of_a_break(pieces: list[str], width: int) -> None:
    lines = wrap("〇" + "".join(pieces), width)
    assert [line for line in lines[1:] if line[0] in "，。》）"] == []
    assert [line for line in lines[:-1] if line[-1] in "《（"] == []


@pytest.mark.parametrize(
    ("words", "mark", "width", "line", "carets"),
    [
        ("全年收到申请12件，，均已办结。", (9, 11), 40, "全年收到申请12件，，均已办结。", " " * 16 + "^^^^"),
        ("0123456789", (5, 5), 40, "0123456789", "     ^"),
        ("0123456789", (0, 10), 40, "0123456789", "^" * 10),
        ("甲" * 30 + "错" + "乙" * 30, (30, 31), 12, "…甲甲错乙乙…", "     ^^"),
        ("甲错" + "乙" * 30, (1, 2), 12, "甲错乙乙乙…", "  ^^"),
        ("甲" * 30 + "错", (30, 31), 12, "…甲甲甲甲错", " " * 9 + "^^"),
        ("甲" + "错" * 30 + "乙", (1, 31), 12, "甲错错错…", "  ^^^^^^^"),
    ],
)
def test_windows(words: str, mark: tuple[int, int], width: int, line: str, carets: str) -> None:
    assert window(words, mark, width) == (line, carets)


@given(
    st.text("甲a（1", max_size=60),
    st.text("错b", min_size=1, max_size=5),
    st.text("乙c）", max_size=60),
    st.integers(20, 60),
)
def test_the_mark_stands_under_its_words(before: str, words: str, after: str, width: int) -> None:
    line, carets = window(before + words + after, (len(before), len(before) + len(words)), width)
    assert columns(line) <= width
    assert columns(carets.lstrip()) == columns(words)
    blank = len(carets) - len(carets.lstrip())
    at = next(index for index in range(len(line) + 1) if columns(line[:index]) == blank)
    assert line[at : at + len(words)] == words
