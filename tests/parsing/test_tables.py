"""The tables of the form, drawn in the ways that agencies and converters draw them: every cell's value."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.editions import edition
from gixlint.parsing import parse
from gixlint.readers.plain import read_plain
from gixlint.report import Context
from tests.parsing.drawing import blocks, cells, drawn, flat, html, matrix, numbered, parsed, pipes, spread, strip

Table = list[list[tuple[str, int, int]]]
FORM = edition("format2021")
OLD = edition("format2019")
T2, T3, T4 = (FORM.table(role) for role in ("proactive", "requests", "disputes"))
N2, N3, N4 = numbered(T2, 5), numbered(T3, 100), numbered(T4)
B, M, S = blocks(T2, N2), matrix(T3, N3), strip(T4, N4)
LEAVES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
DATA = [words for words, _, _ in S[-1]]


def row(*words: str) -> list[tuple[str, int, int]]:
    return [(word, 1, 1) for word in words]


def unspanned(table: Table) -> Table:
    return [row(*(words for words, _, _ in line)) for line in table]


def widened(table: Table, at: int, repeat: bool = True) -> Table:
    return [[*line[:at], ("", 1, 1), *line[at:]] for line in spread(table, repeat)]


def values(role: str, figures: dict[str, str]) -> dict[str, object]:
    return {key: int(words) for key, words in figures.items()}


def pieces(table: Table, *cuts: int, heads: int = 0, repeat: bool = True) -> str:
    """The table cut into several, each with the first rows again as its heads."""
    whole = spread(table, repeat)
    edges = [0, *cuts, len(whole)]
    parts = [whole[start:end] for start, end in pairwise(edges)]
    return "\n\n".join(html(part if index == 0 else whole[:heads] + part) for index, part in enumerate(parts))


def wrapped(before: bool) -> Table:
    """表三 with the label of its first row broken over two rows, its figures in one of them."""
    lines = spread(M)
    figures, none = lines[3][3:], row(*[""] * 7)
    first, second = row(*["一、本年新收政府信息"] * 3), row(*["公开申请数量"] * 3)
    broken = [first + (none if before else figures), second + (figures if before else none)]
    return lines[:3] + broken + lines[4:]


BROKEN = {
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开（区分处理的，只计这一情形， {}\n果 不计其他情形）",
    "1.信访举报投诉类申请": "1.信访举 {}\n报投诉类\n申请",
    "2.其他法律行政法规禁止公开": "2.其他法 {}\n律行政法\n规禁止公\n开",
    "5.要求行政机关确认或重新出具已获取信息": "5.要求行政机关确认或重新出具已获 {}\n取信息",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.申请人逾期未按收费通知要求缴纳\n他处理 费用、行政机关不再处理其政府信息 {}\n公开申请",
}
"""Labels in a page's lines: the figures stand behind one line, a piece of the group's name before another."""


def paged() -> str:
    """表三 as a page's lines."""
    lines = []
    for line in spread(M, repeat=False)[3:]:
        label, figures = "".join(words for words, _, _ in line[:3]), " ".join(words for words, _, _ in line[3:])
        for whole, broken in BROKEN.items():
            label = label.replace(whole, broken)
        lines.append(label.format(figures) if "{}" in label else f"{label} {figures}")
    return "\n".join(lines).replace("\n", "\n\n")


REQUESTS = {
    "as printed": html(M),
    "labels repeated": html(spread(M)),
    "labels once": html(spread(M, repeat=False)),
    "pipe table": pipes(M),
    "spans lost": html(unspanned(M)),
    "total first": html([[*line[:3], line[9], *line[3:9]] for line in spread(M)]),
    "one row of heads": html([row("", "", "", *(c.label for c in T3.blocks[0].columns)), *spread(M)[3:]]),
    "numbered otherwise": html(M).replace("1.", "1、").replace("（一）", "(一)").replace("“", '"').replace("”", '"'),
    "spaced labels": html(M).replace("自然人", "自 然 人").replace("总计", "总&nbsp;计").replace("数量", "数<br>量"),
    **{f"blank column {at}": html(widened(M, at)) for at in (0, 1, 3, 6, 10)},
    **{f"blank column {at}, labels once": html(widened(M, at, repeat=False)) for at in (0, 3, 10)},
    **{f"cut at {at}": pieces(M, at) for at in (3, 5, 9, 14, 27)},
    **{f"cut at {at}, heads again": pieces(M, at, heads=3) for at in (5, 14, 27)},
    **{f"cut at {at}, labels once": pieces(M, at, heads=3, repeat=False) for at in (5, 9, 14, 27)},
    "cut twice": pieces(M, 9, 20, heads=3),
    "label before its figures": html(wrapped(before=True)),
    "label after its figures": html(wrapped(before=False)),
    "twice, the second of another scope": html(M) + "\n\n市本级情况。\n\n" + html(matrix(T3, numbered(T3, 5000))),
    "a title and a remark": html([[("收到和处理申请情况（单位：件）", 1, 10)], *M, [("备注：均为本机关数据", 1, 10)]]),
    "four columns of labels": html([[*line[:3], line[2], *line[3:]] for line in spread(M)]),
    "blank rows behind": html(spread(M) + [row(*[""] * 10)] * 2),
    "flat, spaces": flat(M, " ", " "),
    "flat, a row a line": flat(M, " ", "\n\n"),
    "flat, a cell a line": flat(M, "\n\n", "\n\n"),
    "flat, tabs": flat(M, "\t", "\n"),
    "flat, a page's lines": paged(),
}


@pytest.mark.parametrize("way", REQUESTS)
def test_requests(way: str) -> None:
    report = parsed(drawn(2023, requests=REQUESTS[way]))
    assert cells(report, "requests") == values("requests", N3)
    assert report.table("requests").alterations == ()


def test_page_numbers_between_the_cells() -> None:
    cells_in_lines = (
        flat(M, "\n", "\n").replace("公开申请数量", "公开\n- 3 -\n申请数量", 1).replace("\n160\n", "\n- 4 -\n160\n")
    )
    text = drawn(2023, requests=cells_in_lines).replace("#", "")
    report = parse(read_plain(text), Context(date(2026, 11, 21)))
    assert cells(report, "requests") == values("requests", N3)


def test_figures_before_their_labels_are_lost() -> None:
    lines = [[*line[3:], *(cell for cell in line[:3] if cell[0])] for line in spread(M, repeat=False)[3:]]
    text = drawn(2023, requests="\n".join(words for line in lines for words, _, _ in line)).replace("#", "")
    report = parse(read_plain(text), Context(date(2026, 11, 21)))
    assert set(cells(report, "requests").values()) == {"[lost]"}


def test_figures_of_two_rows_behind_one_label_are_lost() -> None:
    first, second = (" ".join(words for words, _, _ in spread(M)[at][3:]) for at in (5, 6))
    swapped = (
        flat(M, " ", "\n")
        .replace(f"予以公开 {first}", "予以公开")
        .replace(f"情形） {second}", f"情形） {first}\n果\n{second}")
    )
    report = parse(read_plain(drawn(2023, requests=swapped).replace("#", "")), Context(date(2026, 11, 21)))
    lost = {key for key, value in cells(report, "requests").items() if value == "[lost]"}
    assert lost == {f"{row}.{column.key}" for row in ("r3_1", "r3_2") for column in T3.blocks[0].columns}


def test_two_digits_are_no_two_figures() -> None:
    text = drawn(2019, proactive="第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n46\n").replace(
        "#", ""
    )
    found = cells(parse(read_plain(text), Context(date(2026, 11, 21))), "proactive")
    assert {key: value for key, value in found.items() if key.startswith("t2_9")} == {
        "t2_9.procurement.items": "[lost]",
        "t2_9.procurement.amount": "[lost]",
    }


DISPUTES = {
    "as printed": html(S),
    "heads repeated": html(spread(S)),
    "heads once": html(spread(S, repeat=False)),
    "pipe table": pipes(S),
    "spans lost": html(unspanned(S)),
    "fifteen heads in one row": html([row(*LEAVES * 3), row(*DATA)]),
    "two rows of heads": html([[("行政复议", 1, 5), ("行政诉讼", 1, 10)], row(*LEAVES * 3), row(*DATA)]),
    "heads joined": html([row(*(group + leaf for group in GROUPS for leaf in LEAVES)), row(*DATA)]),
    "a label before the figures": html([[("项目", 3, 1), *S[0]], S[1], S[2], [("数量", 1, 1), *S[3]]]),
    "other names of groups": html(S).replace("未经复议直接起诉", "直接起诉"),
    "in two": html([[("行政复议", 1, 5)], row(*LEAVES), row(*DATA[:5])])
    + "\n\n"
    + html(
        [
            [("行政诉讼", 1, 10)],
            [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            row(*LEAVES * 2),
            row(*DATA[5:]),
        ]
    ),
    "in three": "\n\n".join(
        html([[(group, 1, 5)], row(*LEAVES), row(*DATA[5 * index : 5 * index + 5])])
        for index, group in enumerate(GROUPS)
    ),
    "piece under piece": html(
        [
            line
            for index, group in enumerate(GROUPS)
            for line in ([(group, 1, 5)], row(*LEAVES), row(*DATA[5 * index : 5 * index + 5]))
        ]
    ),
    "upright": html(
        [
            [*([(GROUPS[index // 5], 5, 1)] if index % 5 == 0 else []), *row(LEAVES[index % 5], words)]
            for index, words in enumerate(DATA)
        ]
    ),
    "upright, heads again": html(
        [row(f"行政诉讼（{GROUPS[i // 5]}）" if i > 4 else GROUPS[0], LEAVES[i % 5], w) for i, w in enumerate(DATA)]
    ),
    "flat, spaces": flat(S, " ", " "),
    "flat, a row a line": flat(S, " ", "\n\n"),
    "flat, a cell a line": flat(S, "\n\n", "\n\n"),
    "flat, heads torn": "行政复议\n行政诉讼\n复议后起诉\n结果 结果 其他 尚未 总 未经复议直接起诉\n"
    f"结果 其他 尚未 总 结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 结果\n维持 纠正 结果 审结 计\n{' '.join(DATA)}",
}


@pytest.mark.parametrize("way", DISPUTES)
def test_disputes(way: str) -> None:
    report = parsed(drawn(2023, disputes=DISPUTES[way]))
    assert cells(report, "disputes") == values("disputes", N4)
    assert report.table("disputes").alterations == ()


PROACTIVE = {
    "as printed": html(B),
    "cells repeated": html(spread(B)),
    "cells once": html(spread(B, repeat=False)),
    "pipe table": pipes(B),
    "spans lost": html(unspanned(B)),
    "cut between blocks": html(B[:4]) + "\n\n" + html(B[4:]),
    "cut within a block": html(B[:9]) + "\n\n" + html(B[9:]),
    "a table a block": "\n\n".join(html(B[start:end]) for start, end in ((0, 4), (4, 7), (7, 11), (11, 14))),
    "rows numbered": html(
        [[("序号" if line[0][0] == "信息内容" else "1", 1, 1), *line] if len(line) > 1 else line for line in B]
    ),
    "no heads": html([line for line in B if line[0][0] != "信息内容"]),
    "no titles": html([line for line in B if "第二十条" not in line[0][0]]),
    "titles otherwise": html(B).replace("第（一）项", "第(1)项").replace("第（五）项", " 第五项"),
    "titles with words": html(B).replace("第（一）项", "第（一）项（规章、规范性文件）"),
    "flat, spaces": flat(B, " ", " "),
    "flat, a row a line": flat(B, " ", "\n\n"),
    "flat, a cell a line": flat(B, "\n\n", "\n\n"),
}


@pytest.mark.parametrize("way", PROACTIVE)
def test_proactive(way: str) -> None:
    report = parsed(drawn(2023, proactive=PROACTIVE[way]))
    assert cells(report, "proactive") == values("proactive", N2)
    assert report.table("proactive").alterations == ()


JOINED = {
    "third and fourth": (["requests", "disputes"], html(M + S)),
    "third and fourth under a heading": (
        ["requests", "disputes"],
        html([*M, [("四、政府信息公开行政复议、行政诉讼情况", 1, 15)], *S]),
    ),
    "second and third": (["proactive", "requests"], html(B + M)),
    "all": (["proactive", "requests", "disputes"], html(B + M + S)),
}


@pytest.mark.parametrize("way", JOINED)
def test_tables_drawn_as_one(way: str) -> None:
    roles, text = JOINED[way]
    report = parsed(drawn(2023, **{**dict.fromkeys(roles, ""), roles[0]: text}))
    wanted = {"proactive": N2, "requests": N3, "disputes": N4}
    assert {role: cells(report, role) for role in roles} == {role: values(role, wanted[role]) for role in roles}
    assert [report.table(role).alterations for role in roles] == [()] * len(roles)


def one_row() -> Table:
    """表三 with （六）其他处理 in one row, as the form of 2019 has it."""
    kept = [line for line in M if not any("逾期未按收费" in words or words == "3.其他" for words, _, _ in line)]
    return [
        [("（六）其他处理", 1, 2), *line[-7:]] if any("逾期不补正" in words for words, _, _ in line) else line
        for line in kept
    ]


@pytest.mark.parametrize("text", [html(one_row()), flat(one_row(), " ", " "), flat(one_row(), "\n\n", "\n\n")])
def test_a_group_in_one_row(text: str) -> None:
    wanted = {key: int(words) for key, words in N3.items() if not key.startswith("r3_6")}
    wanted |= {f"r3_6.{c.key}": int(N3[f"r3_6_1.{c.key}"]) for c in T3.blocks[0].columns}
    assert cells(parsed(drawn(2023, requests=text)), "requests") == wanted


def test_the_form_of_2019() -> None:
    tables = {table.role: numbered(table, 7) for table in OLD.tables}
    report = parsed(drawn(2019, tables))
    assert {role: cells(report, role) for role in tables} == {r: values(r, figures) for r, figures in tables.items()}
    assert [report.table(role).alterations for role in tables] == [(), (), ()]


def test_the_form_of_2019_in_a_later_year_lends_its_figures_to_no_other_column() -> None:
    form = OLD.table("proactive")
    report = parsed(drawn(2023, proactive=html(blocks(form, numbered(form, 7)))))
    table = report.table("proactive")
    assert {key for key in table.cells if key.startswith("t2_1")} == set()
    assert {("column-added", "本年新制作数量"), ("row-added", "其他对外管理服务事项")} <= {
        (alteration.kind, alteration.found) for alteration in table.alterations
    }


ALTERED = {
    "row added": (
        [*M[:4], [("其中：网上申请", 1, 3), *M[4][-7:]], *M[4:]],
        [("row-added", "", "其中:网上申请")],
    ),
    "row missing": ([*M[:4], *M[5:]], [("row-missing", "二、上年结转政府信息公开申请数量", "")]),
    "row renamed": (
        [*M[:4], [("二、上年结转政府信息申请数", 1, 3), *M[4][-7:]], *M[5:]],
        [("renamed", "二、上年结转政府信息公开申请数量", "二、上年结转政府信息申请数")],
    ),
    "rows changed over": (
        [*M[:3], M[4], M[3], *M[5:]],
        [("moved", "一、本年新收政府信息公开申请数量", "")],
    ),
    "column renamed": (
        [[(words.replace("科研机构", "科研院所"), r, c) for words, r, c in line] for line in M],
        [("renamed", "科研机构", "科研院所")],
    ),
}


@pytest.mark.parametrize("way", ALTERED)
def test_alterations(way: str) -> None:
    table, wanted = ALTERED[way]
    found = parsed(drawn(2023, requests=html(table))).table("requests").alterations
    assert [(alteration.kind, alteration.label, alteration.found) for alteration in found] == wanted


def test_a_column_too_many() -> None:
    table = spread(M)
    more = [[*line[:9], ("小计" if index < 3 else "7", 1, 1), line[9]] for index, line in enumerate(table)]
    report = parsed(drawn(2023, requests=html(more)))
    assert cells(report, "requests") == values("requests", N3)
    assert {(a.kind, a.found) for a in report.table("requests").alterations} == {("column-added", "小计")}


FIGURES = {
    "3,119": 3119,
    "３１１９": 3119,
    " 12 ": 12,
    "12件": 12,
    "22（其中修订16件）": 22,
    "251000元": 251000,
    "零": 0,
    "": "[blank]",
    "&nbsp;": "[blank]",
    "-": "[dash]",
    "—": "[dash]",
    "/": "[dash]",
    "无": "[none]",
    "若干": "[text]",
    "见附件": "[text]",
}


@pytest.mark.parametrize("words", FIGURES)
def test_what_a_cell_may_hold(words: str) -> None:
    figures = {**N3, "r3_1.natural": words}
    found = cells(parsed(drawn(2023, requests=html(matrix(T3, figures)))), "requests")
    assert found == {**values("requests", N3), "r3_1.natural": FIGURES[words]}


def test_a_note_and_a_unit_are_kept() -> None:
    figures = {**N2, "t2_1.normative.issued": "22（其中修订16件）", "t2_8.fees.amount": "18651.064104"}
    table = parsed(drawn(2023, proactive=html(blocks(T2, figures)))).table("proactive")
    assert table.cells["t2_1.normative.issued"].note == "其中修订16件"
    assert str(table.cells["t2_8.fees.amount"].value) == "18651.064104"


def summed(figures: dict[str, str]) -> dict[str, str]:
    """Figures whose rows add up, so that a run of digits can be parted again."""
    return {
        key: str(sum(int(figures[f"{key.partition('.')[0]}.{c.key}"]) for c in T3.blocks[0].columns[:-1]))
        if key.endswith(".total")
        else words
        for key, words in figures.items()
    }


@pytest.mark.parametrize("line", ["", "\n\n"])
def test_digits_run_together(line: str) -> None:
    small = summed({key: str(7 * index % 3 % 2) for index, key in enumerate(T3.keys())})
    report = parsed(drawn(2023, requests=flat(matrix(T3, small), "", line)))
    assert cells(report, "requests") == values("requests", small)
    none = {**dict.fromkeys(T4.keys(), "0"), "review.upheld": "2", "review.pending": "1", "review.total": "3"}
    assert cells(parsed(drawn(2023, disputes=flat(strip(T4, none), "", line))), "disputes") == values("", none)


def test_digits_that_can_be_parted_in_two_ways_are_lost() -> None:
    many = {**dict.fromkeys(T3.keys(), "0"), "r1.natural": "84", "r1.business": "12", "r1.total": "96"}
    table = parsed(drawn(2023, requests=flat(matrix(T3, many), "", "\n\n"))).table("requests")
    states = {key: figure.state for key, figure in table.cells.items()}
    assert {key for key, state in states.items() if state != "number"} in (
        set(),
        {f"r1.{column.key}" for column in T3.blocks[0].columns},
    )
    assert all(table.cells[key].value == int(many[key]) for key, state in states.items() if state == "number")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 4000), min_size=175, max_size=175), st.integers(4, 27), st.booleans())
def test_no_figure_is_read_into_another_cell(figures: list[int], cut: int, again: bool) -> None:
    wanted = dict(zip(T3.keys(), figures, strict=True))
    table = matrix(T3, {key: str(value) for key, value in wanted.items()})
    report = parsed(drawn(2023, requests=pieces(table, cut, heads=3 if again else 0)))
    assert cells(report, "requests") == wanted
