"""RTF as word processors write it: what a reader sees is read, what is damaged is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.errors import UnreadableError
from gixlint.readers import read
from gixlint.readers.rtf import read_rtf
from tests.readers.showing import blocks, marks, spans

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fswiss\fcharset0 Arial;}"
    r"{\f2\fcharset2 Wingdings;}{\f3\fcharset136 x;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1\outlinelevel1 x;}{\s3\sbasedon2 y;}"
    r"{\s4\sbasedon4 z;}{\s5\u26631\'3f\u-26472\'3f 3;}{\*\cs9 Strong;}}{\*\revtbl{Unknown;}{\u24352\'3f\'c8\'fd;}}"
)


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def escaped(words: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in words.encode("gb18030"))


JIA, YI = escaped("甲"), escaped("乙")
TEXTS = {
    "code page": (rf"{JIA}{YI}\par", "甲乙", []),
    "second byte as a letter": (r"\'81A\'81\\\'81\{\par", b"\x81A\x81\\\x81{".decode("gb18030"), []),
    "unicode": (r"\u22269\'3f\u-26472 ?\par", "国题", []),
    "fallback of two": (r"\uc2 \u22269\'b9\'fa\u22269\'b9\'fa\par", "国国", []),
    "no fallback": (r"{\uc0\u22269 x}\u22269 ?x\par", "国x国x", []),
    "fallback ends with its group": (r"{\u22269}x\par", "国x", []),
    "beyond the first plane": (r"\u-10179 ?\u-8704 ?\par", "😀", []),
    "fonts": (r"\f3 \'a4\'40\f2 \'fe\f1 \'c8\'fd\par", "一•三", []),
    "East Asian font": (r"\f1\dbch\af3 \'a4\'40\loch\af3 \'c8\'fd\par", "一三", []),
    "line ends mean nothing": ("a\r\nb\\\nc", "ab|c", []),
    "symbols": (r"a\tab b\line c\emdash\~\_\-\ldblquote\{\}\\\par", "a b\nc—\u00a0-“{}\\", []),
    "page": (r"\page a\page b\par", "a\nb", []),
    "binary": (r"a{\pict\bin5 }}}{\}b\par", "ab", [("picture", "", "")]),
    "destinations": (r"a{\*\unknown x{y}z}b{\xe c}{\*\bkmkstart d}{\info{\doccomm e}}\par", "ab", []),
    "unknown words": (r"a\foo12 b\par", "ab", []),
    "metadata is no text": (r"{\info{\keywords a}}b", "b", []),
    "link": (
        r'a{\field{\*\fldinst { HYPERLINK "http://x.cn/"}}{\fldrslt {b}c}}d{\field{\*\fldinst PAGE}{\fldrslt 3}}\par',
        "abcd3",
        [("link", "bc", "http://x.cn/")],
    ),
    "hidden": (r"a{\v b}\v c\v0 d\par", "abcd", [("hidden", "bc", "隐藏文字")]),
    "white": (r"a{\cf1 b}{\cf1\highlight2 c}{\cf2 d}\par", "abcd", [("hidden", "b", "白色文字")]),
    "white on a shaded paragraph": (r"\pard\cbpat2 {\cf1 b}\par\pard\cbpat1 {\cf1 c}\par", "b|c", [("hidden", "c", "白色文字")]),
    "bold": (r"a{\b b{\plain c}d}e\b0 f\par", "abcdef", [("emphasis", "b", "bold"), ("emphasis", "d", "bold")]),
    "deletion": (r"a{\deleted\revauthdel1 b{\i c}}d\par", "ad", [("deletion", "", "bc")]),
    "insertion": (r"a{\revised\revauth1 b\plain c}d\par", "abcd", [("insertion", "bc", "张三")]),
    "comment": (
        r"a{\*\atrfstart 7}b{\*\atrfend 7}{\*\atnid X}{\*\atnauthor Y}\chatn{\*\annotation{\*\atnref 7}c\par d}e\par",
        "abe",
        [("comment", "b", "c\nd")],
    ),
    "comment without range": (r"a{\*\annotation b}c{\*\annotation d}\par", "ac", [("comment", "", "b"), ("comment", "", "d")]),
    "note": (r"a\chftn{\footnote\pard\s1 \chftn b}c\par", "ac|b", [("note", "", "b")]),
    "shape": (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard b\par c}}{\shprslt d}}e\par f\par", "ae|b|c|f", []),
    "number": (r"{\listtext\pard\plain " + escaped("一、") + r"\tab}a\par{\pntext 1.\tab}b\par", "一、a|1. b", [("made", "一、", ""), ("made", "1. ", "")]),
    "tables too deep": (r"\pard\intbl\itap99999 a\par\pard b\par", "a|b", []),
    "end without a paragraph mark": ("a\\par b", "a|b", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text", "marked"), TEXTS.values(), ids=TEXTS)
def test_text(body: str, text: str, marked: list[tuple[str, str, str]]) -> None:
    document = read_rtf(rtf(body))
    assert ("|".join(map(str, blocks(document))), marks(document)) == (text, marked)


def test_headings() -> None:
    body = r"\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\s4 d\par\pard\s5 e\par\outlinelevel0 f\par\outlinelevel9 g\par\pard h"
    document = read_rtf(rtf(body))
    assert [(document.words(block.place), block.level) for block in document.blocks] == [
        ("a", 1), ("b", 2), ("c", 2), ("d", None), ("e", 3), ("f", 1), ("g", None), ("h", None),
    ]  # fmt: skip


def test_headers_come_once_and_metadata_is_kept() -> None:
    body = (
        r"{\info{\title " + JIA + r"}{\author x}{\creatim\yr2026\mo1\dy2\hr3\min4}{\revtim\yr0}}"
        r"{\headerl h\par}{\headerr h\par}{\footer f\par}b\par"
    )
    document = read(rtf(body), "a.doc")
    assert [(block.story, document.words(block.place)) for block in document.blocks] == [
        ("body", "b"), ("header", "h"), ("footer", "f"),
    ]  # fmt: skip
    assert document.metadata == (("title", "甲"), ("creator", "x"), ("created", "2026-01-02T03:04:00"))
    assert document.source[:5] == ("rtf", None, None, None, None)


def row(cells: str, *edges: str, left: int = 0) -> str:
    """A row: its cells' texts parted by bars, and for each its right edge after its other properties."""
    defined = "".join(rf"{edge.rpartition(' ')[0]}\cellx{edge.rpartition(' ')[2]}" for edge in edges)
    said = "".join(rf"\pard\intbl {cell}\cell" for cell in cells.split("|"))
    return rf"\trowd\trleft{left}{defined}{said}\row"


MERGES = row("a|b|c", r"\clvmgf 10", r"\clmgf 1000", r"\clmrg 2000") + row("|d|e", r"\clvmrg 10", "1000", "2000")
TABLES = {
    "plain": (row("a|b", "1000", "2000") + row("c|d", "1000", "2000"), [["a", "b"], ["c", "d"]], [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    "edges": (
        row("a", "2000") + row("b|c", "990", "2010") + row("d|e", "1000", "2000"),
        [["a"], ["b", "c"], ["d", "e"]],
        [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)],
    ),
    "left edge": (row("a|b", "1000", "2000") + row("c", "2000", left=1000), [["a", "b"], ["c"]], [(0, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1)]),
    "merges": (MERGES, [["a", "b"], ["d", "e"]], [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]),
    "another width is no continuation": (
        row("a|b", r"\clvmgf 1000", "2000") + row("c", r"\clvmrg 2000"), [["a", "b"], ["c"]], [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)],
    ),
    "nothing to continue": (row("a|b", r"\clvmrg 1000", "2000"), [["a", "b"]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
    "definition after the cells": (r"\pard\intbl a\cell b\cell\trowd\cellx1000\cellx2000\row", [["a", "b"]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
    "no definition": (r"\pard\intbl a\cell b\cell\row", [["a", "b"]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
    "paragraphs": (row(r"a\par\par b|", "1000", "2000"), [["a\nb", ""]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
    "row without end": (r"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\pard c\par", [["a", "b"]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rows", "shape"), TABLES.values(), ids=TABLES)
def test_tables(body: str, rows: list[list[str]], shape: list[tuple[int, int, int, int]]) -> None:
    document = read_rtf(rtf(rf"x\par {body}\pard y\par"))
    found = [block for block in blocks(document) if isinstance(block, list)]
    assert (found, spans(document)) == ([rows], [shape])
    assert document.words(document.blocks[0].place) == "x"


def test_a_paragraph_parts_tables() -> None:
    one = row("a|b", "1000", "2000")
    assert blocks(read_rtf(rtf(one + r"\pard\par" + one))) == [[["a", "b"]], [["a", "b"]]]


def test_tables_in_cells() -> None:
    inner = (
        r"\pard\intbl\itap2 c\nestcell d\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    )
    body = rf"\trowd\cellx1000\cellx2000\pard\intbl a\par{inner}\pard\intbl\cell\pard\intbl b\cell\row"
    document = read_rtf(rtf(body))
    assert blocks(document) == [[["a\nc\td", "b"]], [["c", "d"]]]


def test_white_on_a_shaded_cell_is_not_hidden_and_one_cell_is_a_frame() -> None:
    white = r"{\cf1 a}|{\cf1 b}"
    document = read_rtf(rtf(row(white, r"\clcbpat2 1000", "2000")))
    assert marks(document) == [("hidden", "b", "白色文字")]
    assert blocks(read_rtf(rtf(row(row("a", "900") + "b", "1000")))) != []
    assert blocks(read_rtf(rtf(row("a", "1000")))) == ["a"]


GOOD = rtf(rf"{JIA * 20}\par" + MERGES + "".join(body for body, *_ in TEXTS.values()))
UNREADABLE = {
    "truncated": (GOOD[: len(GOOD) // 2], "不完整或已损坏"),
    "a brace too many": (rtf(r"a\par}b\par"), "不完整或已损坏"),
    "a brace too few": (rtf(r"{a\par"), "不完整或已损坏"),
    "deep": (rtf("{" * 2000 + "}" * 2000), "不完整或已损坏"),
    "empty": (rtf(r"\par\par"), "没有文字"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.rtf")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(len(HEAD), len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_damaged_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(GOOD)
    for position, byte in changes:
        damaged[position] = byte
    with suppress(UnreadableError):
        document = read_rtf(bytes(damaged))
        assert all(0 <= mark.place.start <= mark.place.end <= len(document.text) for mark in document.marks)
        for grid in document.tables:
            assert all(grid.place.covers(entry.place) for entry in grid.cells)


WORDS = st.sampled_from(
    [
        r"\par",
        r"\cell",
        r"\row",
        r"\nestcell",
        r"\nestrow",
        r"\intbl",
        r"\itap2",
        r"\itap99",
        r"\trowd",
        r"\cellx100",
        r"\cellx-5",
        r"\clmrg",
        r"\clvmrg",
        r"\pard",
        r"{",
        r"}",
        r"a",
        r"{\footnote",
        r"{\*\annotation",
        r"{\header",
        r"{\shptxt",
        r"{\field",
        r"{\*\fldinst",
        r"{\*\nesttableprops",
        r"{\listtext",
        r"\u99999",
        r"\uc9",
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=60))
def test_words_in_any_order_never_crash(words: list[str]) -> None:
    body = " ".join(words)
    with suppress(UnreadableError):
        read_rtf(rtf(body + "}" * max(0, body.count("{") - body.count("}"))))
