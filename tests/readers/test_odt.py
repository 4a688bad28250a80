"""OpenDocument texts made from bare XML: what a reader sees is read, what is damaged is refused."""

from __future__ import annotations

import random
from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gixlint.errors import UnreadableError
from gixlint.readers import read
from gixlint.readers.odt import read_odt
from tests.readers.odtfile import COVERED, MIMETYPE, odt_parts
from tests.readers.showing import blocks, marks, spans
from tests.readers.wordfile import zipped


def style(name: str, family: str, properties: str = "", attributes: str = "") -> str:
    inner = f"<style:text-properties {properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inner}</style:style>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(words: str = "", attributes: str = "") -> str:
    inner = "".join(f"<text:p>{word}</text:p>" for word in words.split("|"))
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


STYLES = (
    style("hidden", "text", 'text:display="none"')
    + style("white", "text", 'fo:color="#ffffff"')
    + style("bold", "text", 'fo:font-weight="bold"')
    + style("bolder", "text", attributes='style:parent-style-name="bold"')
    + style("shaded", "text", 'fo:color="#ffffff" fo:background-color="#000000"')
    + style("round", "text", attributes='style:parent-style-name="round"')
)
INLINE = {
    "blanks": ("<text:p> 甲 \n 乙<text:s text:c='3'/>丙<text:tab/>丁 </text:p>", "甲 乙   丙 丁 ", []),
    "span": ("<text:p>甲<text:span text:style-name='round'>乙</text:span>丙</text:p>", "甲乙丙", []),
    "breaks": ("<text:p>甲<text:line-break/>乙<text:soft-page-break/>丙</text:p>", "甲\n乙丙", []),
    "field": ("<text:p>第<text:page-number>3</text:page-number>页</text:p>", "第3页", []),
    "ruby": (
        "<text:p><text:ruby><text:ruby-base>汉</text:ruby-base><text:ruby-text>hàn</text:ruby-text></text:ruby></text:p>",
        "汉",
        [],
    ),
    "link": ("<text:p>见<text:a xlink:href='http://x.cn/'>此处</text:a>。</text:p>", "见此处。", [("link", "此处", "http://x.cn/")]),
    "hidden": (
        "<text:p>甲<text:span text:style-name='hidden'>乙</text:span></text:p>", "甲乙", [("hidden", "乙", "隐藏文字")],
    ),
    "white": (
        "<text:p>甲<text:span text:style-name='white'>乙</text:span><text:span text:style-name='shaded'>丙</text:span></text:p>",
        "甲乙丙",
        [("hidden", "乙", "白色文字")],
    ),
    "bold": (
        "<text:p><text:span text:style-name='bolder'>甲</text:span>乙</text:p>", "甲乙", [("emphasis", "甲", "bold")],
    ),
    "comment": (
        "<text:p>甲<office:annotation office:name='c'><dc:creator>某</dc:creator><text:p>核</text:p><text:p>实</text:p>"
        "</office:annotation>乙<office:annotation-end office:name='c'/>丙</text:p>",
        "甲乙丙",
        [("comment", "乙", "核\n实")],
    ),
    "comment without end": (
        "<text:p>甲<office:annotation office:name='c'><text:p>核</text:p></office:annotation></text:p>"
        "<text:p>乙<office:annotation><text:p>实</text:p></office:annotation></text:p>",
        "甲|乙",
        [("comment", "", "核"), ("comment", "", "实")],
    ),
    "picture": (
        "<text:p>甲<draw:frame draw:name='图1'><draw:image/><svg:title>公章</svg:title></draw:frame></text:p>",
        "甲",
        [("picture", "", "公章")],
    ),
    "box": (
        "<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>乙</text:p>", "甲乙|框", [],
    ),
    "note": (
        "<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body>"
        "</text:note>乙</text:p><text:p>丙</text:p>",
        "甲乙|丙|注",
        [("note", "", "注")],
    ),
    "deletion": (
        "<text:tracked-changes><text:changed-region text:id='d'><text:deletion><office:change-info><dc:creator>某</dc:creator>"
        "</office:change-info><text:p>删</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>甲<text:change text:change-id='d'/>乙</text:p>",
        "甲乙",
        [("deletion", "", "删")],
    ),
    "insertion": (
        "<text:tracked-changes><text:changed-region xml:id='i'><text:insertion><office:change-info><dc:creator>某</dc:creator>"
        "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        "<text:p>甲<text:change-start text:change-id='i'/>增</text:p><text:p>加<text:change-end text:change-id='i'/>乙</text:p>",
        "甲增|加乙",
        [("insertion", "增\n加", "某")],
    ),
    "hidden section": (
        "<text:section text:display='none'><text:p>甲</text:p></text:section><text:p>乙</text:p>", "甲|乙", [("hidden", "甲\n", "隐藏文字")],
    ),
    "hyphens": ("<text:p>a\u2011b\u00adc</text:p>", "a-bc", []),
    "section": ("<text:section><text:p>甲</text:p></text:section><text:p/><text:p>乙</text:p>", "甲|乙", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text", "marked"), INLINE.values(), ids=INLINE)
def test_text(body: str, text: str, marked: list[tuple[str, str, str]]) -> None:
    document = read_odt(zipped(odt_parts(body, STYLES)))
    assert ("|".join(map(str, blocks(document))), marks(document)) == (text, marked)


def test_headings_and_metadata() -> None:
    body = "<text:h text:outline-level='1'>题</text:h><text:h text:outline-level='2'>一</text:h><text:p>甲</text:p>"
    meta = "<dc:title>年报</dc:title><meta:creation-date>2026-01-01</meta:creation-date><dc:creator> </dc:creator>"
    document = read(zipped(odt_parts(body, meta=meta)), "a.docx")
    assert [block.level for block in document.blocks] == [1, 2, None]
    assert document.metadata == (("title", "年报"), ("created", "2026-01-01"))
    assert document.source[:5] == ("odt", None, None, None, None)


def test_headers_and_footers_come_once_and_where_they_are_shown() -> None:
    pages = "".join(
        f"<style:master-page><style:header><text:p>眉</text:p></style:header>"
        f"<style:footer-left style:display='{shown}'><text:p>{shown}</text:p></style:footer-left></style:master-page>"
        for shown in ("false", "true")
    )
    document = read_odt(zipped(odt_parts("<text:p>甲</text:p>", pages=pages)))
    assert [(block.story, document.words(block.place)) for block in document.blocks] == [
        ("body", "甲"), ("header", "眉"), ("footer", "true"),
    ]  # fmt: skip


def numbers(level: int, form: str, attributes: str = "") -> str:
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" {attributes}/>'


def items(*entries: str, attributes: str = "text:style-name='L'") -> str:
    listed = "".join(f"<text:list-item>{entry}</text:list-item>" for entry in entries)
    return f"<text:list {attributes}>{listed}</text:list>"


LIST = (
    '<text:list-style style:name="L">'
    + numbers(1, "一, 二, 三, ...", 'style:num-suffix="、"')
    + numbers(2, "1", 'style:num-prefix="（" style:num-suffix="）"')
    + numbers(3, "1", 'text:display-levels="2" text:start-value="5"')
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="●"/></text:list-style>'
)
A, B, INNER = "<text:p>甲</text:p>", "<text:p>乙</text:p>", ""
LISTS = {
    "chinese": (items(A, B), "一、甲|二、乙"),
    "second paragraph has none": (items(A + B, B), "一、甲|乙|二、乙"),
    "header has none": ("<text:list text:style-name='L'><text:list-header>" + A + "</text:list-header></text:list>", "甲"),
    "nested": (items(A + items(A, B, attributes=""), B), "一、甲|（1）甲|（2）乙|二、乙"),
    "a list alone in an item counts nothing": (items(items(A, attributes=""), B), "（1）甲|一、乙"),
    "deeper ones begin anew": (
        items(A + items(A, attributes=""), B + items(B, attributes="")), "一、甲|（1）甲|二、乙|（1）乙",
    ),
    "levels shown": (items(A + items(A + items(A, B, attributes=""), attributes="")), "一、甲|（1）甲|1.5 甲|1.6 乙"),
    "bullet": (items(items(items(items(A, attributes=""), attributes=""), attributes="")), "● 甲"),
    "anew": (items(A) + items(B), "一、甲|一、乙"),
    "continued": (items(A) + items(B, attributes="text:style-name='L' text:continue-numbering='true'"), "一、甲|二、乙"),
    "continued by name": (
        items(A, attributes="text:style-name='L' xml:id='x'") + items(A) + items(B, attributes="text:continue-list='x' text:style-name='L'"),
        "一、甲|一、甲|二、乙",
    ),
    "started": (f"<text:list text:style-name='L'><text:list-item text:start-value='3'>{A}</text:list-item></text:list>", "三、甲"),
    "style of the paragraph": (items("<text:p text:style-name='P'>甲</text:p>", attributes=""), "一、甲"),
    "unknown style": (items(A, attributes="text:style-name='Z'"), "甲"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), LISTS.values(), ids=LISTS)
def test_lists(body: str, text: str) -> None:
    own = LIST + style("P", "paragraph", attributes='style:list-style-name="L"')
    assert "|".join(map(str, blocks(read_odt(zipped(odt_parts(body, own)))))) == text


def test_numbered_headings() -> None:
    outline = (
        "<text:outline-style>"
        + numbers(1, "一, 二", 'style:num-suffix="、"')
        + numbers(2, "")
        + "</text:outline-style>"
    )
    body = "".join(f"<text:h text:outline-level='{level}'>题</text:h>" for level in (1, 2, 1))
    document = read_odt(zipped(odt_parts(body, common=outline)))
    assert blocks(document) == ["一、题", "题", "二、题"]
    assert marks(document) == [("made", "一、", ""), ("made", "二、", "")]


TABLES = {
    "plain": (row(cell("甲"), cell("乙")) + row(cell("1"), cell("2")), [["甲", "乙"], ["1", "2"]], [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    "spans": (
        row(cell("甲", 'table:number-columns-spanned="2"'), COVERED) + row(cell("乙", 'table:number-rows-spanned="2"'), cell("1")) + row(COVERED, cell("2")),
        [["甲"], ["乙", "1"], ["2"]],
        [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)],
    ),
    "repeated": (
        row(cell("甲"), cell("0", 'table:number-columns-repeated="2"')) + row(cell("乙"), '<table:covered-table-cell table:number-columns-repeated="2"/>'),
        [["甲", "0", "0"], ["乙"]],
        [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 1)],
    ),
    "repeated row": (
        f'<table:table-header-rows>{row(cell("甲"))}</table:table-header-rows><table:table-row table:number-rows-repeated="2">{cell("0")}</table:table-row>',
        [["甲"], ["0"], ["0"]],
        [(0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)],
    ),
    "span beyond the end": (row(cell("甲", 'table:number-rows-spanned="9"'), cell("乙")), [["甲", "乙"]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
    "paragraphs": (row(cell("甲||乙"), cell("")), [["甲\n乙", ""]], [(0, 0, 1, 1), (0, 1, 1, 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rows", "shape"), TABLES.values(), ids=TABLES)
def test_tables(body: str, rows: list[list[str]], shape: list[tuple[int, int, int, int]]) -> None:
    document = read_odt(zipped(odt_parts(f"<table:table>{body}</table:table>")))
    assert (blocks(document), spans(document)) == ([rows], [shape])


def test_a_table_of_one_cell_is_a_frame() -> None:
    inner = f"<table:table>{row(cell('1'), cell('2'))}</table:table>"
    framed = f"<table:table-cell><text:p>甲</text:p>{inner}</table:table-cell>"
    assert blocks(read_odt(zipped(odt_parts(f"<table:table>{row(framed)}</table:table>")))) == ["甲", [["1", "2"]]]


def test_repetitions_are_bounded() -> None:
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    wide = f'<table:table-row table:number-rows-repeated="99999999">{cell("甲", "table:number-columns-repeated=" + chr(34) + "99999999" + chr(34))}</table:table-row>'
    table = read_odt(zipped(odt_parts(f"<table:table>{columns}{wide}</table:table>"))).tables[0]
    assert (table.columns, table.rows) == (3, 50_000 // 3)


GOOD = zipped(odt_parts("<text:p>" + "甲" * 500 + "</text:p>"))
SHEET = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><office:body><office:spreadsheet/></office:body></office:document-content>"
LOCKED = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
UNREADABLE = {
    "truncated": (GOOD[: len(GOOD) // 2], "不完整|损坏"),
    "locked": (zipped({"mimetype": MIMETYPE, "META-INF/manifest.xml": LOCKED, "content.xml": b"\x01"}), "取消密码"),
    "spreadsheet": (zipped({"content.xml": SHEET}), "不是文字文档"),
    "malformed": (zipped({"content.xml": "<x>"}), "content.xml 有错"),
    "bomb": (zipped({"content.xml": bytes(20 * 2**20)}), "过大"),
    "deep": (zipped(odt_parts("<text:section>" * 400 + "</text:section>" * 400)), "有错"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.odt")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")


EVERYTHING = "".join([*(body for body, *_ in INLINE.values()), *(body for body, _ in LISTS.values())]) + "".join(
    f"<table:table>{body}</table:table>" for body, *_ in TABLES.values()
)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_structure_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    parts = odt_parts(EVERYTHING, STYLES + LIST)
    root = etree.fromstring(str(parts["content.xml"]))
    for _ in range(30):
        nodes = list(root.iter())[3:]
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        if chance.random() < 0.4:
            other.append(deepcopy(node))
        elif chance.random() < 0.5 and node.attrib:
            node.set(chance.choice(list(node.attrib)), chance.choice(["", "-1", "x", "99999999999", "1"]))
        elif parent is not None:
            parent.remove(node)
    parts["content.xml"] = etree.tostring(root)
    with suppress(UnreadableError):
        document = read_odt(zipped(parts))
        assert all(0 <= mark.place.start <= mark.place.end <= len(document.text) for mark in document.marks)
        for grid in document.tables:
            assert all(grid.place.covers(entry.place) for entry in grid.cells)


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_damaged_bytes_never_crash(position: int, byte: int) -> None:
    with suppress(UnreadableError):
        assert read_odt(GOOD[:position] + bytes([byte]) + GOOD[position + 1 :]).text.strip("甲\n") == ""
