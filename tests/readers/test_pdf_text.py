"""PDF: lines, paragraphs, titles, what stands in the margins, pages turned any way, places."""

from __future__ import annotations

import pytest

from gixlint.document import Document, Place
from gixlint.readers import read
from tests.readers.pdffile import Text, pdf, words
from tests.readers.showing import blocks

FULL = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def shown(*pages: list[Text | str]) -> list[str | list[list[str]]]:
    return blocks(read(pdf(*pages), "a.pdf"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((f"　　{FULL[:22]}", FULL, "闰余成岁。"), [f"{FULL[:22]}{FULL}闰余成岁。"]),
        ((f"　　{FULL[:22]}", FULL, f"　　{FULL[:22]}"), [f"{FULL[:22]}{FULL}", FULL[:22]]),
        (("一、总体情况", f"　　{FULL[:22]}", FULL), ["一、总体情况", f"{FULL[:22]}{FULL}"]),
        ((f"　　{FULL[:21]}。", f"　　{FULL[:22]}", FULL), [f"{FULL[:21]}。", f"{FULL[:22]}{FULL}"]),
        ((FULL, f"{FULL[:23]}。", f"（一）{FULL[:21]}"), [f"{FULL}{FULL[:23]}。", f"（一）{FULL[:21]}"]),
        ((FULL, FULL, f"（一）{FULL[:21]}"), [f"{FULL}{FULL}（一）{FULL[:21]}"]),
        # An address that does not fit is no paragraph's end: the line before it is short for want of room.
        ((FULL, FULL[:14], f"www.example-of-a-site.gov{FULL[:9]}"), [f"{FULL}{FULL[:14]}www.example-of-a-site.gov{FULL[:9]}"]),
        ((FULL, f"{FULL[:22]}2024", "1231日"), [f"{FULL}{FULL[:22]}20241231日"]),
        ((FULL, f"{FULL[:20]}open data", "portal"), [f"{FULL}{FULL[:20]}open data portal"]),
    ],
)  # fmt: skip
def test_hard_wrapped_lines_are_rejoined(lines: tuple[str, ...], expected: list[str]) -> None:
    assert shown(words(40, 60, *lines)) == expected


def test_white_space_parts_paragraphs() -> None:
    assert shown([*words(40, 60, FULL, FULL, FULL), *words(40, 140, FULL, FULL)]) == [FULL * 3, FULL * 2]


def test_a_paragraph_goes_on_over_a_page_break_and_knows_its_pages() -> None:
    document = read(pdf(words(40, 400, f"　　{FULL[:22]}", FULL), words(40, 60, "闰余。", f"　　{FULL[:22]}")), "a.pdf")
    assert blocks(document) == [f"{FULL[:22]}{FULL}闰余。", FULL[:22]]
    assert document.source.pages == 2
    assert [page_of(document, word) for word in ("冬藏", "闰余", "。")] == [1, 2, 2]


def page_of(document: Document, word: str) -> int | None:
    start = document.text.index(word)
    return document.locate(Place(start, start)).page


def test_mirrored_margins() -> None:
    page = [f"　　{FULL[:22]}", FULL, FULL, FULL]
    assert shown(words(40, 100, *page), words(80, 100, *page)) == [f"{FULL[:22]}{FULL * 3}"] * 2


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        ([Text(40, 60, "结"), Text(52, 60, "果")], "结果"),  # justified
        ([Text(40, 60, "结"), Text(60, 60, "果")], "结 果"),
        ([Text(40, 60, "年"), Text(52.5, 60, "2024"), Text(75, 60, "年")], "年2024年"),
        ([Text(40, 60, "open"), Text(63, 60, "data")], "open data"),
        ([Text(40, 60, "标题"), Text(41.5, 60, "标题")], "标题"),  # printed twice to look bold
        ([Text(40 + 10 * at + shift, 60, c) for shift in (0, 1) for at, c in enumerate(FULL[:9])], FULL[:9]),
        ([Text(60, 60, "在后"), Text(40, 60, "在先")], "在先在后"),
        ([Text(40, 60, "两边", 12), Text(64, 61, "12", 9)], "两边12"),
    ],
)
def test_a_line(glyphs: list[Text], expected: str) -> None:
    assert shown([*glyphs]) == [expected]


def titled(title: list[Text]) -> list[tuple[str, int | None]]:
    document = read(pdf([*title, *words(40, 160, f"　　{FULL[:22]}", FULL, FULL)]), "a.pdf")
    return [(document.words(block.place), block.level) for block in document.blocks[:-1]]


def test_titles() -> None:
    assert titled([Text(120, 60, "安平市年度报告", 22)]) == [("安平市年度报告", 1)]
    assert titled([Text(145, 60, "安平市政府", 22), Text(120, 95, "2024年度报告", 22)]) == [
        ("安平市政府2024年度报告", 1)
    ]
    assert titled([Text(165, 60, "安平市年度报告", 10)]) == [("安平市年度报告", None)]
    assert titled([Text(40, 60, "安平市年度报告", 22)]) == [("安平市年度报告", None)]


def stories(document: Document) -> list[tuple[str, str]]:
    return [(block.story, document.words(block.place)) for block in document.blocks]


@pytest.mark.parametrize(
    "number",
    ["- 1 -", "—1—", "－１－", "1", "第1页", "第 1 页 共 2 页", "第1页/共2页", "1/2", "1 / 2", "iv", "~1~"],
)
def test_page_numbers_stand_in_the_margin(number: str) -> None:
    document = read(pdf([*words(40, 60, FULL, "终。"), Text(190, 480, number)]), "a.pdf")
    assert [(story, text.replace(" ", "")) for story, text in stories(document)] == [
        ("footer", number.replace(" ", "")), ("body", f"{FULL}终。"),
    ]  # fmt: skip


def test_running_lines_stand_in_the_margin() -> None:
    pages = [
        [
            Text(150, 25, "安平市年度报告"),
            *words(40, 60, f"{page * '甲'}{FULL}", "终。"),
            Text(150, 480, f"打印于2026年{page}月"),
        ]
        for page in (1, 2, 3)
    ]
    assert stories(read(pdf(*pages), "a.pdf")) == [
        item
        for page in (1, 2, 3)
        for item in (
            ("header", "安平市年度报告"), ("footer", f"打印于2026年{page}月"), ("body", f"{page * '甲'}{FULL}终。"),
        )
    ]  # fmt: skip


def test_text_that_comes_but_once_or_in_the_middle_is_body() -> None:
    once = [[Text(150, 25, "安平市年度报告"), *words(40, 60, FULL)], words(40, 60, FULL[1:], "终。")]
    assert [story for story, _ in stories(read(pdf(*once), "a.pdf"))] == ["body"] * 2
    middle = [[*words(40, 60, FULL), Text(150, 250, "3"), *words(40, 300, FULL)]]
    assert [story for story, _ in stories(read(pdf(*middle), "a.pdf"))] == ["body"] * 3


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("turned_back", [True, False])
@pytest.mark.parametrize("in_form", [True, False])
def test_pages_turned_any_way_read_the_same(turned: int, turned_back: bool, in_form: bool) -> None:
    page = [*words(40, 60, f"　　{FULL[:22]}", FULL, "2024年。"), Text(190, 480, "- 1 -")]
    document = read(pdf(page, turned=turned, turned_back=turned_back, in_form=in_form), "a.pdf")
    assert stories(document) == [("footer", "- 1 -"), ("body", f"{FULL[:22]}{FULL}2024年。")]


def test_metadata() -> None:
    assert read(pdf(words(40, 60, FULL), title="年度报告"), "a.pdf").metadata == (("title", "年度报告"),)
