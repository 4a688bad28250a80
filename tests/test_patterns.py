"""Words that every match holds: a text without them is not searched, and none that matches is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.patterns import pattern, possible
from gixlint.text import Text

EXPRESSIONS = (
    r"门户网战",
    r"(?:收取|减免)费?",
    r"[件条]\d+(?:件|条)?",
    r"(?<=公开)条列(?!表)",
    r"第(?=一|二)[一二]条",
    r"(?:的){2,}是*",
    r"(?i)todo",
    r"(?i:x)年",
    r"(?P<a>号|令)(?:第(?P=a))?",
    r"(?>申请)+(?:书|表)?",
    r"未.{0,3}收到|没有|\d",
    r"",
)


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        ("门户网战", "门户网站", False),
        ("门户网战", "门户网战", True),
        ("(?:收取|减免)费?", "不收费", False),
        ("(?:收取|减免)费?", "减免", True),
        ("(?:收取|减免)?费", "费", True),
        (r"[件条]\d+", "12份", False),
        (r"[件条]\d+", "条", True),  # words are looked for, digits are not
        ("(?<=公开)条列", "条列", False),
        ("(?<!公开)条列", "条列", True),
        ("(?:的){2}是*", "的", True),
        ("(?i)todo", "TODO", True),
        ("(?i:x)年", "X年", True),
        ("(?i:x)年", "X月", False),
        (r"未收到|没有|\d", "", True),
        ("[一-九]", "", True),
        ("[〇一二三四五六七八九十百千万]", "", True),  # too many to be worth while
    ],
)
def test_what_is_possible(expression: str, text: str, expected: bool) -> None:
    assert possible(expression, text) is expected


@given(st.data())
@settings(max_examples=200)
def test_what_matches_is_possible(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    assert possible(expression, data.draw(st.from_regex(expression)))


def test_a_text_is_searched_where_a_match_is_possible() -> None:
    text = Text.of("（公开）条列，公开条列")
    assert [match.span for match in text.all("(?<=公开)条列")] == [(9, 11)]
    found = text.find("条列")
    assert found is not None
    assert found.span == (4, 6)
    assert text.find("条例") is None
    assert list(text.all("条例")) == []


def test_an_expression_that_is_none_is_refused() -> None:
    import re

    with pytest.raises(re.error):
        possible("(", "")
    with pytest.raises(re.error):
        pattern("(")
