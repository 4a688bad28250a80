"""PDF that cannot be read, or only in part: one line that says why, in bounded time."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.errors import MissingPartError, UnreadableError
from gixlint.readers import read
from gixlint.readers.recognition import UNREAD
from tests.readers.pdffile import Text, pdf, thin, words

GOOD = pdf(words(40, 60, "一、总体情况", "天地玄黄"), words(40, 60, "二、其他"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "已损坏或不完整"),
        (b"%PDF-1.7\n" + bytes(5000), "已损坏或不完整"),
        (GOOD[:200], "已损坏或不完整"),
        (pdf(words(40, 60, "天地"), encrypted=True), "加了密码"),
        (pdf(), "已损坏或不完整"),
        (pdf([]), "没有文字"),
        (pdf(words(40, 60, "\ue000\ue001\ue002")), "没有编码对照"),
        (pdf(*[[]] * 10_000), "有 10000 页，最多读取 500 页"),
    ],
    ids=["head", "zeros", "truncated", "locked", "pageless", "blank", "codeless", "long"],
)  # fmt: skip
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.pdf")
    message = str(caught.value)
    assert message.endswith("。")
    assert "\n" not in message
    assert "请" in message or "建议" in message


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(
        name: str, globals_: Mapping[str, object] | None = None, locals_: Mapping[str, object] | None = None,
        names: Sequence[str] = (), level: int = 0,
    ) -> object:  # fmt: skip
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, globals_, locals_, names, level)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingPartError) as caught:
        read(GOOD, "a.pdf")
    assert str(caught.value) == "读取 PDF 需要安装 pypdfium2：pip install 'gixlint[pdf]'"


@pytest.mark.usefixtures("without_ocr")
def test_pages_that_are_pictures_are_told() -> None:
    text = words(40, 60, "一、总体情况", "天地玄黄宇宙洪荒日月盈昃辰宿列张")
    document = read(pdf(text, [], [], picture=(400, 300)), "a.pdf")
    told = [(mark.kind, document.locate(mark.place).page, mark.value) for mark in document.marks]
    assert told == [
        ("picture", 1, ""),
        ("limit", 2, f"第 2 页是图片，{UNREAD}"), ("picture", 2, ""),
        ("limit", 3, f"第 3 页是图片，{UNREAD}"), ("picture", 3, ""),
    ]  # fmt: skip
    stamped = read(pdf([Text(40, 60, "一、总体情况")], picture=(80, 80)), "a.pdf")
    assert stamped.marks == ()


@pytest.mark.usefixtures("without_ocr")
def test_a_pdf_of_pictures_alone_is_read_as_such() -> None:
    document = read(pdf([], picture=(400, 500)), "a.pdf")
    assert (document.text.strip(), document.source.pages) == ("", 1)
    assert [mark.value for mark in document.marked("limit")] == [f"第 1 页是图片，{UNREAD}"]


def test_a_page_that_cannot_be_opened_is_told() -> None:
    damaged = GOOD.replace(b"<</Type/Page/", b"<</Type/Pagx/", 2).replace(b"/Pagx/", b"/Page/", 1)
    document = read(damaged, "a.pdf")
    assert [mark.value for mark in document.marked("limit")] in ([], ["第 2 页已损坏，没有读取"])


def test_a_drawing_of_very_many_lines_is_told() -> None:
    lines = " ".join(thin(x % 300, x % 290, x % 300 + 5, x % 290 + 5) for x in range(61_000))
    document = read(pdf([*words(40, 60, "一、总体情况"), lines]), "a.pdf")
    assert [mark.value for mark in document.marked("limit")] == ["第 1 页线条过多，其中的表格可能不完整"]


@given(
    start=st.integers(0, len(GOOD)), size=st.integers(1, 40), filler=st.sampled_from([b"", b"\0", b"9", b"<<", b"("])
)
@settings(max_examples=200, deadline=None)
def test_any_damage_is_read_or_refused(start: int, size: int, filler: bytes) -> None:
    damaged = b"%PDF-" + GOOD[:start] + filler + GOOD[start + size :]
    try:
        document = read(damaged, "a.pdf")
    except UnreadableError:
        return
    assert document.source.format == "pdf"
