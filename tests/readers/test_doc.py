"""Reading Word 97-2003 files: text and what lies over it."""

from __future__ import annotations

from struct import pack

import pytest

from gixlint.readers.doc import read_doc
from tests.readers.docfile import BELOW, DOWN, IN_TABLE, Line, Run, line, row, sprm, word97
from tests.readers.wordfile import blocks, marks

DELETED, INSERTED, BY_SECOND = sprm(0x0800, 1), sprm(0x0801, 1), sprm(0x4804, 1, 0)
HIDDEN, WHITE, BOLD, SPECIAL = sprm(0x083C, 1), sprm(0x6870, 255, 255, 255, 0), sprm(0x0835, 1), sprm(0x0855, 1)
DARK = sprm(0xCA71, 10, 0, 0, 0, 255, 0, 0, 192, 0, 0, 0)
AUTHORS = (
    pack("<HHH", 0xFFFF, 2, 0) + pack("<H", 2) + "张三".encode("utf-16-le") + pack("<H", 2) + "李四".encode("utf-16-le")
)
FONTS = pack("<HH", 2, 0) + b"".join(
    bytes([39 + 2 * len(name)]) + bytes(39) + name.encode("utf-16-le") for name in ("Wingdings\0", "仿宋\0")
)


def code(text: str) -> Run:
    return Run(text, SPECIAL)


LINES: dict[str, tuple[list[Line], str, list[tuple[str, str, str]]]] = {
    "pieces in the order of the text": ([line("甲", Run("乙"), Run("丙")), line("丁")], "甲乙丙\n丁\n", []),
    "one byte a character": ([line(Run(b"IPv6 \x93a\x94 \xb7"))], "IPv6 “a” ·\n", []),
    "one byte a character, two a Chinese one": ([line(Run("公开5件".encode("gbk")))], "公开5件\n", []),
    "beyond 16 bits": ([line("𠮷野")], "𠮷野\n", []),
    "signs": ([line("a\tb\x0bc\x1ed\x1fe\x00\xadf")], "a b\nc-def\n", []),
    "page break": ([line("\x0c甲\x0c乙")], "甲\n乙\n", []),
    "section end": ([Line((Run("甲"),), sign="\x0c"), line("乙")], "甲\n乙\n", []),
    "insertion": (
        [line("收到", Run("3", INSERTED + BY_SECOND), Run("件", INSERTED + BY_SECOND))],
        "收到3件\n",
        [("insertion", "3件", "李四")],
    ),
    "deletion": ([line("收到", Run("三", DELETED), Run("十", DELETED), Run("件"))], "收到件\n", [("deletion", "", "三十")]),
    "deletion by fast save": ([line("甲", Run("乙", extra=DELETED))], "甲\n", [("deletion", "", "乙")]),
    "deleted mark": ([line("前", mark=DELETED), line("后")], "前后\n", [("deletion", "", "\n")]),
    "inserted mark": ([line("前", mark=INSERTED), line("后")], "前\n后\n", [("insertion", "", "张三")]),
    "deleted row": (
        [*row("甲", "乙")[:2], row("甲", "乙")[2]._replace(mark=DELETED), *row("丙", "丁")],
        "丙\t丁\n",
        [("deletion", "", "甲\n乙")],
    ),
    "hidden": ([line("甲", Run("乙", HIDDEN))], "甲乙\n", [("hidden", "乙", "隐藏文字")]),
    "white": ([line(Run("乙", WHITE), Run("丙", WHITE + DARK))], "乙丙\n", [("hidden", "乙", "白色文字")]),
    "white on a dark paragraph": ([line(Run("乙", WHITE), changes=sprm(0x442D, 0x40, 0))], "乙\n", []),
    "bold": ([line(Run("一、", BOLD), Run("情况", BOLD + sprm(0x0835, 0)))], "一、情况\n", [("emphasis", "一、", "bold")]),
    "link": (
        [line(code("\x13"), Run(' HYPERLINK "http://a.cn/" '), code("\x14"), Run("官网"), code("\x15"))],
        "官网\n",
        [("link", "官网", "http://a.cn/")],
    ),
    "field without a result": ([line("甲", code("\x13"), Run(" XE x "), code("\x15"), Run("乙"))], "甲乙\n", []),
    "field never ended": ([line("甲", code("\x13"), Run("x")), line("乙")], "甲\n乙\n", []),
    "picture": ([line("甲", code("\x01"))], "甲\n", [("picture", "", "")]),
    "picture drawn once": ([line(code("\x08\x01"))], "\n", [("picture", "", "")]),
    "symbol": ([line(Run("(", SPECIAL + sprm(0x6A09, 0, 0, 0xFE, 0xF0)))], "☑\n", []),
    "symbol as text": ([line(Run("\uf0fe", sprm(0x4A4F, 0, 0)))], "☑\n", []),
    "private character": ([line(Run("\uf041", sprm(0x4A4F, 1, 0)), Run("\uf041"))], "\uf041\uf041\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "text", "expected"), LINES.values(), ids=LINES)
def test_text_and_marks(lines: list[Line], text: str, expected: list[tuple[str, str, str]]) -> None:
    document = read_doc(word97(*lines, parts={51: AUTHORS, 15: FONTS}))
    assert (document.text, marks(document)) == (text, expected)


CELLS = {
    "edges": (
        row("甲", "乙", edges=[0, 1000, 3000]) + row("丙", "丁", "戊", edges=[5, 995, 2000, 3000]),
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1), ("戊", 1, 2, 1, 1)],
    ),
    "row that begins further in": (
        row("甲", "乙") + row("丙", edges=[1000, 2000]),
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1)],
    ),
    "merged down": (
        row("甲", "乙", flags=[DOWN, 0]) + row("隐", "丙", flags=[BELOW, 0]) + row("丁", "戊", flags=[DOWN, 0]),
        [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1), ("丁", 2, 0, 1, 1), ("戊", 2, 1, 1, 1)],
    ),
    "merged down by a change": (
        row("甲", "乙", more=sprm(0xD62B, 2, 0, 3)) + row("隐", "丙", more=sprm(0xD62B, 2, 0, 1)),
        [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1)],
    ),
    "merge of another width begins anew": (
        row("甲", "乙", edges=[0, 2000, 3000], flags=[DOWN]) + row("丙", "丁", "戊", flags=[BELOW]),
        [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1), *((text, 1, at, 1, 1) for at, text in enumerate("丙丁戊"))],
    ),
    "merged across": (
        row("甲", "", "乙", "", flags=[1, 2, 1, 2]) + row("丙", "丁", "戊", edges=[0, 1000, 3000, 4000]),
        [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 2), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 2), ("戊", 1, 3, 1, 1)],
    ),
    "merged across, flags the other way": (
        row("甲", "", "", flags=[2, 1, 1]) + row("丙", "丁", "戊"),
        [("甲", 0, 0, 1, 3), *((text, 1, at, 1, 1) for at, text in enumerate("丙丁戊"))],
    ),
    "merged across by a change": (
        row("甲", "", "乙", more=sprm(0x5624, 0, 2)) + row("丙", "丁", "戊"),
        [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1), *((text, 1, at, 1, 1) for at, text in enumerate("丙丁戊"))],
    ),
    "several paragraphs": (
        [line("甲", changes=IN_TABLE), *row("乙", "丙")],
        [("甲\n乙", 0, 0, 1, 1), ("丙", 0, 1, 1, 1)],
    ),
    "row without an end": (row("甲", "乙")[:2], [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]),
}


@pytest.mark.parametrize(("lines", "expected"), CELLS.values(), ids=CELLS)
def test_table(lines: list[Line], expected: list[tuple[str, int, int, int, int]]) -> None:
    document = read_doc(word97(line("前"), *lines, line("后")))
    (found,) = document.tables
    assert [(document.words(cell.place), *cell[1:]) for cell in found.cells] == expected
    assert [block.table for block in document.blocks] == [None, 0, None]


def test_frame_of_one_cell_is_no_table() -> None:
    document = read_doc(word97(*row("甲"), line("乙")))
    assert (document.text, document.tables) == ("甲\n乙\n", ())


def test_nested_table_lies_in_its_cell() -> None:
    deeper = IN_TABLE + sprm(0x6649, 2, 0, 0, 0)
    cell_end, row_end = deeper + sprm(0x244B, 1), deeper + sprm(0x244C, 1)
    inner = [line("子", changes=cell_end), line("丑", changes=cell_end), line("", changes=row_end)]
    document = read_doc(word97(line("甲", changes=IN_TABLE), *inner, *row("乙", "丙"), line("完")))
    assert document.text == "甲\n子\t丑\n乙\t丙\n完\n"
    assert [document.words(found.place) for found in document.tables] == ["子\t丑", "甲\n子\t丑\n乙\t丙"]


def test_levels() -> None:
    lines = [line("甲", changes=sprm(0x2640, 0)), line("乙", changes=sprm(0x2640, 9)), line("丙")]
    assert blocks(read_doc(word97(*lines))) == [("body", "甲", 1), ("body", "乙", None), ("body", "丙", None)]


def sizes(**stories: int) -> dict[int, bytes]:
    """Return the sizes of stories as the head has them."""
    offsets = {"footnotes": 0x50, "headers": 0x54, "comments": 0x5C, "boxes": 0x64}
    return {offsets[name]: pack("<I", size) for name, size in stories.items()}


def test_footnote() -> None:
    parts = {2: pack("<IIH", 1, 3, 1), 3: pack("<III", 0, 4, 5)}
    lines = [line("甲", code("\x02"))]
    document = read_doc(word97(*lines, parts=parts, fields=sizes(footnotes=5), others="\x02 注\r\r"))
    assert marks(document) == [("note", "", "注")]
    assert blocks(document) == [("body", "甲", None), ("footnote", " 注", None)]


def test_comment() -> None:
    parts = {4: pack("<II30x", 1, 3), 5: pack("<III", 0, 4, 5)}
    lines = [line("甲", code("\x05"))]
    document = read_doc(word97(*lines, parts=parts, fields=sizes(comments=5), others="\x05口径\r\r"))
    assert (marks(document), len(document.blocks)) == ([("comment", "", "口径")], 1)


def test_text_box_follows_its_paragraph() -> None:
    shape = bytes(14) + pack("<i", 7) + bytes(4)
    parts = {40: pack("<IIi22x", 1, 4, 7), 56: pack("<III", 0, 3, 4) + shape + bytes(22)}
    lines = [line("甲", code("\x08")), line("乙")]
    document = read_doc(word97(*lines, parts=parts, fields=sizes(boxes=4), others="框中\r\r"))
    assert blocks(document) == [("body", "甲", None), ("textbox", "框中", None), ("body", "乙", None)]
    assert marks(document) == []


@pytest.mark.parametrize(("title_page", "shown"), [(0, ["眉"]), (1, ["眉", "首"])])
def test_header_of_the_first_page_is_shown_where_there_is_one(title_page: int, shown: list[str]) -> None:
    # A section's properties stand before the text; the last two texts are those of the first page.
    parts = {6: pack("<II2xI6x", 0, 2, 0x700), 11: pack("<14I", *[0] * 8, 3, 3, 3, 6, 6, 6)}
    fields = sizes(headers=6) | {0x700: pack("<H", 3) + sprm(0x300A, title_page)}
    document = read_doc(word97(line("甲"), parts=parts, fields=fields, others="眉\r\r首\r\r"))
    assert [document.words(block.place) for block in document.blocks if block.story == "header"] == shown


def list_level(text: str, code: int, places: bytes = b"\1", start: int = 1) -> bytes:
    return (
        pack("<iBB", start, code, 0) + places.ljust(9, b"\0") + bytes([2]) + bytes(8) + bytes(4)
        + pack("<H", len(text)) + text.encode("utf-16-le")
    )  # fmt: skip


def test_automatic_numbers() -> None:
    kind = pack("<H", 1) + pack("<ii18xBB", 9, 0, 0, 0)
    levels = [list_level("\0、", 39), list_level("（\1）", 39, b"\2")] + [list_level("\0.\2", 0, b"\1\3")] * 7
    overrides = pack("<I", 2) + 2 * pack("<i12x", 9) + b"\xff" * 8
    counted = ((1, 0), (1, 1), (2, 0), (0, 0), (1, 2))
    lines = [line("文", changes=sprm(0x460B, number, 0) + sprm(0x260A, at)) for number, at in counted]
    document = read_doc(word97(*lines, parts={73: kind, 74: overrides}, levels=b"".join(levels)))
    assert document.text == "一、文\n（一）文\n二、文\n文\n二.1文\n"
    assert [document.words(mark.place) for mark in document.marked("made")] == ["一、", "（一）", "二、", "二.1"]
