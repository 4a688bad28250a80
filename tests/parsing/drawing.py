"""Tables of the form drawn in many ways, in a report around them, for tests of reading and of checks.

A drawn row is a list of cells `(words, rowspan, colspan)`; a figure is whatever words stand in its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gixlint.editions import TableForm, edition
from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Context, Report

__all__ = [
    "Drawn", "blocks", "cells", "drawn", "flat", "html", "matrix", "numbered", "parsed", "pipes", "report", "spread",
    "strip",
]  # fmt: skip

Drawn = list[list[tuple[str, int, int]]]

_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_HEADS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def numbered(form: TableForm, first: int = 1) -> dict[str, str]:
    """A different figure for every cell, so that no two can be taken for each other."""
    return {key: str(first + 3 * index) for index, key in enumerate(form.keys())}


def matrix(form: TableForm, figures: Mapping[str, str], spans: bool = True) -> Drawn:
    """表三 as the form prints it; without `spans` every merged label stands in each of its rows."""
    block = form.blocks[0]
    drawn: Drawn = [
        [(_NOTE, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(head, 1, 1) for head in _HEADS],
    ]
    tall = {row.group: sum(other.group == row.group for other in block.rows) for row in block.rows}
    third = sum(bool(row.group) for row in block.rows)
    seen: set[str] = set()
    for row in block.rows:
        values = [(figures[block.cell(row.key, column.key)], 1, 1) for column in block.columns]
        line: list[tuple[str, int, int]] = []
        if row.group and "result" not in seen:
            line.append(("三、本年度办理结果", third, 1))
        seen |= {"result"} if row.group else set()
        if not row.group:
            line.append((row.label, 1, 3))
        elif row.group == "三、本年度办理结果":
            line.append((row.label, 1, 2))
        else:
            if row.group not in seen:
                line.append((row.group, tall[row.group], 1))
            seen.add(row.group)
            line.append((row.label, 1, 1))
        drawn.append(line + values)
    return drawn if spans else spread(drawn)


def blocks(form: TableForm, figures: Mapping[str, str]) -> Drawn:
    """表二 as the form prints it: four columns, a block with fewer has its last head over the rest."""
    drawn: Drawn = []
    for block in form.blocks:
        drawn.append([(block.title, 1, 4)])
        wide = 4 - len(block.columns)
        heads = [column.label for column in block.columns]
        drawn.append([("信息内容", 1, 1), *((head, 1, wide if head == heads[-1] else 1) for head in heads)])
        for row in block.rows:
            values = [figures[block.cell(row.key, column.key)] for column in block.columns]
            drawn.append(
                [(row.label, 1, 1)] + [(v, 1, wide if i == len(values) - 1 else 1) for i, v in enumerate(values)]
            )
    return drawn


def strip(form: TableForm, figures: Mapping[str, str]) -> Drawn:
    """表四 as the form prints it."""
    leaves = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((leaf, 2, 1) for leaf in leaves), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(leaf, 1, 1) for leaf in leaves * 2],
        [(figures[column.key], 1, 1) for column in form.blocks[0].columns],
    ]


def spread(drawn: Drawn, repeat: bool = True) -> Drawn:
    """Undo merging: every position has a cell of its own, with the merged words again or with nothing."""
    grid: dict[tuple[int, int], str] = {}
    for at, line in enumerate(drawn):
        column = 0
        for words, rowspan, colspan in line:
            while (at, column) in grid:
                column += 1
            for row in range(at, at + rowspan):
                for place in range(column, column + colspan):
                    grid[row, place] = words if repeat or (row, place) == (at, column) else ""
    width = max(column for _, column in grid) + 1
    return [[(grid.get((row, column), ""), 1, 1) for column in range(width)] for row in range(len(drawn))]


def html(drawn: Drawn) -> str:
    """The table as HTML."""
    lines = []
    for line in drawn:
        tags = (
            "<td"
            + (f' rowspan="{rowspan}"' if rowspan > 1 else "")
            + (f' colspan="{colspan}"' if colspan > 1 else "")
            + f">{words}</td>"
            for words, rowspan, colspan in line
        )
        lines.append(f"<tr>{''.join(tags)}</tr>")
    return "<table>" + "\n".join(lines) + "</table>"


def pipes(drawn: Drawn) -> str:
    """The table as a Markdown pipe table, merged cells repeated, as pandas writes them."""
    lines = ["| " + " | ".join(words for words, _, _ in line) + " |" for line in spread(drawn)]
    return "\n".join([lines[0], "|" + "---|" * len(spread(drawn)[0]), *lines[1:]])


def flat(drawn: Drawn, cell: str, line: str) -> str:
    """The table's words with its grid gone: `cell` between cells, `line` between rows."""
    return line.join(cell.join(words for words, _, _ in row) for row in drawn)


def report(year: int, proactive: str, requests: str, disputes: str, text: str = "", other: str = "无。") -> str:
    """A report's text in Markdown around three tables, given as Markdown, HTML or plain text."""
    return f"""# 安平市水务局{year}年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。

## 一、总体情况

{text or "全年围绕供水、排水和防汛公开政府信息，各项工作有序开展，平台运行平稳，监督保障到位。"}

## 二、主动公开政府信息情况

{proactive}

## 三、收到和处理政府信息公开申请情况

{requests}

## 四、政府信息公开行政复议、行政诉讼情况

{disputes}

## 五、存在的主要问题及改进情况

检索目录还不够细，我局已着手按流域重新编目，下半年完成全部更新，便于群众查找。

## 六、其他需要报告的事项

{other}

安平市水务局

{year + 1}年1月15日
"""


def drawn(year: int, figures: Mapping[str, Mapping[str, str]] | None = None, text: str = "", **tables: str) -> str:
    """A report with all three tables drawn as the form has them; `tables` replaces one by other text."""
    known = edition("format2021" if year > 2020 else "format2019")
    ways: dict[str, Callable[[TableForm, Mapping[str, str]], Drawn]] = {
        "proactive": blocks,
        "requests": matrix,
        "disputes": strip,
    }
    made = {
        role: html(
            way(known.table(role), {**dict.fromkeys(known.table(role).keys(), "0"), **(figures or {}).get(role, {})})
        )
        for role, way in ways.items()
    }
    return report(year, **{**made, **tables}, text=text)


def parsed(text: str, name: str = "report.md") -> Report:
    """The report that a text is read as."""
    return parse(read(text.encode(), name), Context(today=date(2026, 11, 21)))


def cells(found: Report, role: str) -> dict[str, object]:
    """The values of a table's cells by key, what stands in a cell where it is no number, its state in brackets."""
    return {
        key: figure.value if figure.state == "number" else f"[{figure.state}]"
        for key, figure in found.table(role).cells.items()
    }
