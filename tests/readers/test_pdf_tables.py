"""PDF: tables with ruling lines of any kind, merged cells, pieces over pages, and tables without ruling lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.document import Document
from gixlint.readers import read
from tests.readers.pdffile import Text, box, dashed, pdf, stroke, thin, words
from tests.readers.showing import blocks, spans

Rule = Callable[[float, float, float, float], str]


def twice(x0: float, y0: float, x1: float, y1: float) -> str:
    """A double rule, as of two cells with borders of their own."""
    return f"{stroke(x0, y0, x1, y1)} {stroke(x0 + 2, y0 + 2, x1 + 2, y1 + 2)}"


RULES: list[Rule] = [stroke, thin, dashed, twice]


def square(rule: Rule, xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    return [rule(xs[0], y, xs[-1], y) for y in ys] + [rule(x, ys[0], x, ys[-1]) for x in xs]


def tables(*pages: Sequence[Text | str]) -> list[str | list[list[str]]]:
    return blocks(read(pdf(*pages), "a.pdf"))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("in_form", [True, False])
def test_rules_of_any_kind(rule: Rule, turned: int, in_form: bool) -> None:
    page = [
        *square(rule, (40, 140, 240), (100, 130, 160)),
        Text(50, 120, "规章"), Text(150, 120, "1"), Text(50, 150, "行政许可"), Text(150, 150, "1,234"),
        Text(40, 60, "二、主动公开"), Text(40, 200, "三、收到"),
    ]  # fmt: skip
    document = read(pdf(page, turned=turned, in_form=in_form), "a.pdf")
    assert blocks(document) == ["二、主动公开", [["规章", "1"], ["行政许可", "1,234"]], "三、收到"]


def test_boxes_around_cells_are_a_table() -> None:
    cells = [box(x, y, x + 58, y + 28) for x in (40, 100) for y in (100, 130)]
    page = [*cells, Text(45, 118, "甲"), Text(105, 118, "1"), Text(45, 148, "乙"), Text(105, 148, "2")]
    assert tables(page) == [[["甲", "1"], ["乙", "2"]]]


def test_a_table_open_at_its_sides() -> None:
    rules = [stroke(40, y, 240, y) for y in (100, 130, 160)] + [stroke(140, 100, 140, 160)]
    page = [*rules, Text(50, 120, "甲"), Text(150, 120, "1"), Text(50, 150, "乙"), Text(150, 150, "2")]
    assert tables(page) == [[["甲", "1"], ["乙", "2"]]]


def test_a_frame_around_text_is_no_table() -> None:
    assert tables([box(30, 40, 370, 200), *words(40, 60, "天地玄黄", "宇宙洪荒。")]) == ["天地玄黄宇宙洪荒。"]
    framed = [*square(stroke, (30, 370), (40, 70, 100)), Text(40, 60, "天地玄黄"), Text(40, 90, "宇宙洪荒。")]
    assert all(isinstance(item, str) for item in tables(framed))
    assert tables([stroke(30, 70, 370, 70), Text(40, 60, "天地玄黄")]) == ["天地玄黄"]


def test_words_break_in_cells_for_want_of_room() -> None:
    page = [
        *square(stroke, (40, 90, 140), (100, 150)),
        *words(45, 115, "行政许", "可", step=1.2), *words(95, 115, "3985", "758", step=1.2),
    ]  # fmt: skip
    assert tables(page) == [[["行政许可", "3985758"]]]


@st.composite
def grid(draw: st.DrawFn) -> tuple[list[float], list[float], list[tuple[int, int, int, int]]]:
    """Edges of columns and rows, and the cells: rectangles that fill the grid, of which some are merged."""
    columns, rows = draw(st.integers(2, 7)), draw(st.integers(2, 7))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) not in free:
                continue
            height, width = draw(st.sampled_from([(1, 1), (1, 1), (2, 1), (1, 2), (1, 3), (3, 1), (2, 2)]))
            covered = {(r + i, c + j) for i in range(height) for j in range(width)}
            if not covered <= free:
                height, width, covered = 1, 1, {(r, c)}
            free -= covered
            cells.append((r, c, height, width))
    xs = [40 + 45.0 * c for c in range(columns + 1)]
    ys = [60 + 30.0 * r for r in range(rows + 1)]
    return xs, ys, cells


def grid_lines(cells: Sequence[tuple[int, int, int, int]]) -> tuple[set[int], set[int]]:
    """The rows and columns at which some cell begins; a grid has no others."""
    return {r for r, _, _, _ in cells}, {c for _, c, _, _ in cells}


@given(drawn=grid(), rule=st.sampled_from([stroke, thin, dashed]))
@settings(max_examples=60, deadline=None)
def test_merged_cells_are_where_rules_are_missing(
    drawn: tuple[list[float], list[float], list[tuple[int, int, int, int]]], rule: Rule
) -> None:
    xs, ys, cells = drawn
    rows, columns = grid_lines(cells)
    if len(rows) < len(ys) - 1 or len(columns) < len(xs) - 1:
        return  # an edge at which no cell begins is drawn nowhere
    page: list[Text | str] = []
    for number, (r, c, height, width) in enumerate(cells):
        left, right, top, bottom = xs[c], xs[c + width], ys[r], ys[r + height]
        page += [rule(left, top, right, top), rule(left, bottom, right, bottom)]
        page += [rule(left, top, left, bottom), rule(right, top, right, bottom)]
        page.append(Text((left + right) / 2 - 8, (top + bottom) / 2 + 3, f"格{number}"))
    document = read(pdf(page), "a.pdf")
    assert spans(document) == [cells]
    assert [document.words(cell.place) for cell in document.tables[0].cells] == [f"格{n}" for n in range(len(cells))]


XS = (40, 100, 240, 300)
FOOT = Text(190, 480, "- 1 -")


def over(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> Document:
    """A table at the end of one page that goes on at the beginning of the next."""
    pages = []
    for lines, top in ((above, 300.0), (below, 40.0)):
        ys = [top + 30 * n for n in range(len(lines) + 1)]
        page: list[Text | str] = [*square(stroke, XS, ys), FOOT]
        for y, line in zip(ys, lines, strict=False):
            page += [Text(x + 5, y + 20, cell) for x, cell in zip(XS, line, strict=False) if cell]
        pages.append(page)
    return read(pdf(*pages), "a.pdf")


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ([["（一）", "1.重复申请", "3"]], [["", "2.其他", "4"]], None),
        ([["（五）", "5.要求行政机关确认", "3"]], [["", "或重新出具已获取信息", ""]], ["（五）", "5.要求行政机关确认或重新出具已获取信息", "3"]),
        ([["", "2.没有现成信息需", ""]], [["", "要另行制作", "11"]], ["", "2.没有现成信息需要另行制作", "11"]),
        ([["（五）", "行政处罚", ""]], [["", "行政强制", "12"]], None),
        ([["（五）", "行政处罚", ""]], [["", "", "12"]], ["（五）", "行政处罚", "12"]),
        ([["（五）", "某项自拟指标", "1"]], [["", "", ""]], ["（五）", "某项自拟指标", "1"]),
    ],
)  # fmt: skip
def test_rows_split_over_pages(above: list[list[str]], below: list[list[str]], joined: list[str] | None) -> None:
    document = over([["a", "b", "c"], *above], below)
    want = [joined] if joined else [*above, *below]
    assert [item for item in blocks(document) if isinstance(item, list)] == [[["a", "b", "c"], *want]]


def test_pages_of_a_table_over_pages() -> None:
    document = over([["a", "b", "c"]], [["d", "e", "f"]])
    (table,) = document.tables
    assert [(document.words(cell.place), document.locate(cell.place).page) for cell in table.cells] == [
        ("a", 1), ("b", 1), ("c", 1), ("d", 2), ("e", 2), ("f", 2),
    ]  # fmt: skip


def test_tables_with_text_between_them_or_other_edges_are_two() -> None:
    table = [*square(stroke, (40, 140, 240), (100, 130)), Text(50, 120, "甲"), Text(150, 120, "1")]
    other = [*square(stroke, (60, 140, 200), (100, 130)), Text(70, 120, "乙"), Text(150, 120, "2")]
    assert tables(table, other) == [[["甲", "1"]], [["乙", "2"]]]
    lower = [*square(stroke, (40, 140, 240), (160, 190)), Text(50, 180, "乙"), Text(150, 180, "2")]
    assert tables([*table, *lower]) == [[["甲", "1"]], [["乙", "2"]]]
    assert tables([*table, Text(40, 300, "续表。")], table) == [[["甲", "1"]], "续表。", [["甲", "1"]]]


@pytest.mark.parametrize(("label", "rest"), [("（四）无", "法提供"), ("（四）无法提供", "")])
def test_a_merged_label_goes_on_over_a_page(label: str, rest: str) -> None:
    pages = []
    for top, words_, (one, two) in ((300, label, "甲乙"), (40, rest, "丙丁")):
        rules = [stroke(40, top, 240, top), stroke(100, top + 30, 240, top + 30), stroke(40, top + 60, 240, top + 60)]
        rules += [stroke(x, top, x, top + 60) for x in (40, 100, 180, 240)]
        cells = [Text(105, top + 20, one), Text(190, top + 20, "1"), Text(105, top + 50, two), Text(190, top + 50, "2")]
        pages.append([*rules, Text(45, top + 20, words_, 7), *cells])
    document = read(pdf(*pages), "a.pdf")
    assert blocks(document) == [[["（四）无法提供", "甲", "1"], ["乙", "2"], ["丙", "1"], ["丁", "2"]]]
    assert spans(document)[0][0] == (0, 0, 4, 1)


FIGURES = [150 + 34 * n for n in range(7)]
HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def set_row(y: float, label: str, figures: Sequence[str], at: float = 20) -> list[Text]:
    return [Text(at, y, label, 8), *(Text(x, y, f, 8) for x, f in zip(FIGURES, figures, strict=False) if f)]


def test_a_table_without_rules() -> None:
    page = [
        Text(20, 60, "三、收到和处理政府信息公开申请情况", 8),
        *(item for x, head in zip(FIGURES, HEADS, strict=True) for item in words(x, 90, head[:3], head[3:], size=8, step=1.2) if item.words),
        *set_row(120, "一、本年新收数量", ["3", "1", "0", "0", "0", "0", "4"]),
        *set_row(140, "（一）予以公开", ["3", "1", "0", "", "0", "0", "4"]),
        Text(20, 163.5, "（三）不", 8),
        *set_row(160, "1.属于国家秘密", ["12", "1", "0", "0", "0", "0", "13"], 60),
        *set_row(185, "", ["5", "0", "0", "0", "0", "0", "5"]), *words(60, 180, "2.没有现成信息", "需要另行制作", size=8, step=1.2),
        Text(20, 240, "四、政府信息公开行政复议、行政诉讼情况", 8),
    ]  # fmt: skip
    document = read(pdf(page), "a.pdf")
    assert document.source.confidence == 0.9
    assert blocks(document) == [
        "三、收到和处理政府信息公开申请情况",
        [
            HEADS,
            ["", "一、本年新收数量", "3", "1", "0", "0", "0", "0", "4"],
            ["", "（一）予以公开", "3", "1", "0", "", "0", "0", "4"],
            ["（三）不", "1.属于国家秘密", "12", "1", "0", "0", "0", "0", "13"],
            ["", "2.没有现成信息需要另行制作", "5", "0", "0", "0", "0", "0", "5"],
        ],
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_a_narrow_table_without_rules() -> None:
    rows = [("一、主动公开情况", "—", "—"), ("公开数（计1条）", "条", "372"), ("1.公报公开数", "条", "0"),
            ("2.网站公开数（含子站与政务", "条", "268"), ("3.其他", "条", "4")]  # fmt: skip
    page = [
        Text(x, 60 + 20 * n, cell) for n, row in enumerate(rows) for x, cell in zip((40, 240, 300), row, strict=True)
    ]
    page = [*page, Text(40, 132, "新媒体）")]
    want = [list(row) for row in rows]
    want[3][0] += "新媒体）"
    assert tables(page) == [want]
    assert all(isinstance(item, str) for item in tables(page[:9]))


def test_figures_in_prose_are_no_table() -> None:
    text = ["2024年收到1件、2件、3件、4件、5件、6件。", "1 2 3 4 5", "天地玄黄"]
    assert all(isinstance(item, str) for item in tables(words(40, 60, *text)))
