"""Defects of the tables: figures wrong, blank, unreadable, swapped; rows and columns dropped, added, renamed, moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gixlint.document import Cell, Table
from gixlint.judging.sums import relations
from gixlint.report import Absent, Figure, FormTable
from tests.accuracy.samples import WITH_TABLES, Defect, parsed, sample

FAMILY = "tables"
_SUMS = {
    "balance": "F201",
    "outcomes": "F202",
    "applicants": "F203",
    "reconsideration": "F204",
    "litigation": "F205",
}
"""The checks of the sums of the form."""
_ROW = re.compile(r"(?m)^<tr>.*</tr>$")
_CELL = re.compile(r"(<td[^>]*>)(.*?)(</td>)")


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample that has tables."""
    for stem in WITH_TABLES:
        for role in ("proactive", "requests", "disputes"):
            yield from _blank(stem, role)
            yield from _unreadable(stem, role)
            yield from _dropped(stem, role)
            yield from _rows(stem, role)
            yield from _labels(stem, role)
        yield from _swapped(stem)
        yield from _columns(stem)
        yield from _note(stem)


def wrong_cells() -> Iterator[Defect]:
    """Yield every figure of 表三 and 表四 too large, and those above 0 with another slip as well, by turns."""
    for stem in WITH_TABLES:
        for role in ("requests", "disputes"):
            for number, (key, figure) in enumerate(_figures(stem, role)):
                value = int(figure.value or 0)
                digits = str(value)
                slips = [
                    ("a figure left at 0", "0"),
                    ("a digit typed twice", digits[0] + digits),
                    ("a digit lost", digits[:-1]),
                    ("two digits turned round", digits[1:2] + digits[0] + digits[2:]),
                ]
                slips = [slip for slip in slips if value and slip[1] not in ("", digits)]
                for way, wrong in (("a figure 7 more", str(value + 7)), *slips[number % 4 :][:1]):
                    yield Defect(
                        "cells", way, stem, _with(stem, figure, wrong), (_broken(stem, role, key),), where=f"{role}.{key}",
                    )  # fmt: skip


def _broken(stem: str, role: str, *keys: str) -> str:
    """The one root of wrong figures: a sum that one of them stands in, about each of them."""
    table = _form(stem, role)
    assert table.form is not None
    found = [one for one in relations(table.form, table.cells) if set(keys) & set(one.keys)]
    codes = sorted({_SUMS[one.sum.name] for one in found})
    return f"{'|'.join(codes)} {' '.join(f'{role}.{key}' for key in keys)}"


def _form(stem: str, role: str) -> FormTable:
    table = parsed(stem).find(f"table.{role}")
    assert not isinstance(table, Absent)
    return parsed(stem).table(role)


def _figures(stem: str, role: str) -> Iterator[tuple[str, Figure]]:
    return ((key, figure) for key, figure in _form(stem, role).cells.items() if figure.state == "number")


def _with(stem: str, figure: Figure, words: str) -> str:
    """Return the sample with the words of one cell replaced."""
    document = parsed(stem).document
    table = _drawn(stem, figure)
    cell = next(c for c in table.cells if c.place == figure.place)
    line = document.locate(cell.place).line
    assert line is not None
    lines = sample(stem).split("\n")
    lines[line - 1] = _nth(lines[line - 1], _index(table, cell), words)
    return "\n".join(lines)


def _drawn(stem: str, figure: Figure) -> Table:
    return next(table for table in parsed(stem).document.tables if table.place.covers(figure.place))


def _index(table: Table, cell: Cell) -> int:
    return [c for c in table.cells if c.row == cell.row].index(cell)


def _nth(line: str, index: int, words: str) -> str:
    match = list(_CELL.finditer(line))[index]
    return line[: match.start(2)] + words + line[match.end(2) :]


_BLANKS = ("", "-", "/", "无", "—", "　", "——", "／")


def _blank(stem: str, role: str) -> Iterator[Defect]:
    """Every cell, of 表三 every second, left blank, or with a dash for a figure, by turns."""
    for number, (key, figure) in enumerate(_figures(stem, role)):
        words = _BLANKS[number // 2 % len(_BLANKS)]
        if role == "requests" and number % 2:
            continue
        yield Defect(
            FAMILY, f"a cell {_BLANK_WAYS.get(words, f'filled with {words}')}", stem, _with(stem, figure, words),
            (f"Z106 {role}.{key}",), where=f"{role}.{key}",
        )  # fmt: skip


_BLANK_WAYS = {"": "left blank", "　": "left blank"}
_UNREADABLE = ("若干", "见附件", "约三", "多件", "#REF!")
_IMPOSSIBLE = ("-3", "2.5", "－8", "0.5", "-1.5")


def _unreadable(stem: str, role: str) -> Iterator[Defect]:
    """Every cell with words, or negative, or with a fraction, by turns; of 表三 each fourth."""
    for number, (key, figure) in enumerate(_figures(stem, role)):
        if role == "requests" and number % 4:
            continue
        _, row, column = _form(stem, role).form.lines(key)  # type: ignore[union-attr]  # these tables have one
        words = _UNREADABLE[number % len(_UNREADABLE)]
        yield Defect(
            FAMILY, f"{words} for a figure", stem, _with(stem, figure, words), (f"F103 {role}.{key}",), where=key,
        )  # fmt: skip
        if not {row.number, column.number} & {"signed", "decimal"}:
            words = _IMPOSSIBLE[number % len(_IMPOSSIBLE)]
            yield Defect(
                FAMILY, f"{words} for a count", stem, _with(stem, figure, words), (f"F104 {role}.{key}",), where=key,
            )  # fmt: skip


def _span(stem: str, role: str) -> tuple[int, int]:
    """Return where in the Markdown the table begins and ends."""
    text = sample(stem)
    tables = list(re.finditer(r"(?s)<table>.*?</table>\n?", text))
    match = tables[("proactive", "requests", "disputes").index(role)]
    return match.span()


def _dropped(stem: str, role: str) -> Iterator[Defect]:
    """A table left out, or told in words."""
    text = sample(stem)
    start, end = _span(stem, role)
    for words in ("", "本部分无需列表。\n", "详见总体情况部分。\n", "有关数据已在第一部分说明。\n"):
        yield Defect(
            FAMILY, f"a table left out {words.strip()}", stem, text[:start] + words + text[end:], (f"F101 table.{role}",),
            where=role,
        )  # fmt: skip


def _rows(stem: str, role: str) -> Iterator[Defect]:
    """Each row of figures dropped, doubled, swapped with the next, another one put in."""
    text = sample(stem)
    start, end = _span(stem, role)
    table = text[start:end]
    rows = [match for match in _ROW.finditer(table) if re.search(r"<td[^>]*>[+-]?[\d.]+(?:万元)?</td>", match[0])]
    if role == "disputes":
        return
    for number, row in enumerate(rows):
        label = _label(row[0])
        grouped = "rowspan" in row[0]
        without = table[: row.start()] + table[row.end() + 1 :]
        head = _CELL.sub("", row[0])
        assert head == "<tr></tr>"
        if not grouped:
            yield _altered(stem, role, "a row dropped", label, _spans(without, row.start(), -1))
        new = re.sub(r">[^<>]*</td>", ">0</td>", row[0]).replace(">0<", f">{_MORE[number % len(_MORE)]}<", 1)
        if not grouped:
            yield _altered(stem, role, "a row put in", label, _spans(
                table[: row.end() + 1] + new + "\n" + table[row.end() + 1 :], row.start(), 1))  # fmt: skip
        follower = rows[number + 1] if number + 1 < len(rows) else None
        if follower and follower.start() == row.end() + 1 and not grouped and _built(row[0]) == _built(follower[0]):
            swapped = table[: row.start()] + follower[0] + "\n" + row[0] + table[follower.end() :]
            yield _altered(stem, role, "a row after its follower", label, swapped)


_MORE = ("其他事项数量", "其中：网上申请", "行政检查", "行政确认", "其他公开方式", "信访转办")


def _built(row: str) -> str:
    """How a row is drawn: its cells without their words."""
    return _CELL.sub(r"\1\3", row)


def _label(row: str) -> str:
    return " ".join(words for _, words, _ in _CELL.findall(row) if not re.fullmatch(r"[+-]?[\d.]*(?:万元)?", words))


def _spans(table: str, at: int, change: int) -> str:
    """Return the table with the spans over the rows around a place made longer or shorter by one row."""

    def mended(match: re.Match[str]) -> str:
        begins = table.count("<tr>", 0, match.start())
        covered = begins <= row < begins + int(match[1]) and match.start() < at
        return f'rowspan="{int(match[1]) + change}"' if covered else match[0]

    row = table.count("<tr>", 0, at) + 1
    return re.sub(r'rowspan="(\d+)"', mended, table)


def _altered(stem: str, role: str, way: str, label: str, table: str, roots: tuple[str, ...] = ()) -> Defect:
    start, end = _span(stem, role)
    text = sample(stem)
    return Defect(
        FAMILY, way, stem, text[:start] + table + text[end:], roots or (f"F102 table.{role}",), where=f"{role} {label}",
    )  # fmt: skip


_HEADS = ("（本列", "第二十条", "信息内容", "申请人情况", "法人或其他组织", "本年度办理结果", "行政诉讼")
"""What stands over others only is no row and no column."""


def _labels(stem: str, role: str) -> Iterator[Defect]:
    """Labels with a character wrong, one lost, one too many, or altogether other ones."""
    text = sample(stem)
    start, end = _span(stem, role)
    table = text[start:end]
    seen: set[str] = set()
    for match in _CELL.finditer(table):
        label = match[2]
        bare = re.sub(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)", "", label)
        if not re.search(r"[\u4e00-\u9fff]{4}", bare) or bare.startswith(_HEADS) or label in seen:
            continue
        seen.add(label)
        first, last = match.span(2)
        first += len(label) - len(bare)
        middle = first + len(re.split(r"[、，（]", bare)[0]) // 2
        slips = (
            ("a label misprinted", table[:middle] + "某" + table[middle + 1 :], "F107"),
            ("a label with a character lost", table[:middle] + table[middle + 1 :], "F107"),
            ("a label with a character twice", table[:middle] + table[middle] + table[middle:], "F107"),
        )
        new = _RENAMED[len(seen) % len(_RENAMED)]
        renamed = (f"a label renamed {new}", table[:first] + new + table[last:], "F102")
        for way, changed, code in (slips[len(seen) % len(slips)], renamed):
            yield _altered(stem, role, way, label, changed, (f"{code} table.{role}",))


_RENAMED = ("完全不同的一个栏目", "有关工作情况", "本级汇总")


def _swapped(stem: str) -> Iterator[Defect]:
    """Two neighbouring figures of a row of 表三 in each other's place."""
    figures = list(_figures(stem, "requests"))
    for (key, figure), (other, second) in pairwise(figures):
        if key.rpartition(".")[0] != other.rpartition(".")[0] or figure.value == second.value:
            continue
        once = _with(stem, figure, str(second.value))
        lines, line = once.split("\n"), parsed(stem).document.locate(second.place).line
        assert line is not None
        table = _drawn(stem, second)
        cell = next(c for c in table.cells if c.place == second.place)
        lines[line - 1] = _nth(lines[line - 1], _index(table, cell), str(figure.value))
        yield Defect(
            FAMILY, "two figures swapped", stem, "\n".join(lines), (_broken(stem, "requests", key, other),),
            where=f"{key} and {other}",
        )  # fmt: skip


def _columns(stem: str) -> Iterator[Defect]:
    """A column of 表三 left out with its head."""
    text = sample(stem)
    start, end = _span(stem, "requests")
    rows = text[start:end].split("\n")
    for name, column in (("商业企业", 1), ("科研机构", 2), ("社会公益组织", 3), ("法律服务机构", 4)):
        out = []
        for row in rows:
            cells = [match[0] for match in _CELL.finditer(row)]
            figures = [index for index, cell in enumerate(cells) if re.fullmatch(r"<td>\d+</td>", cell)]
            gone = (
                {figures[column]} if len(figures) == 7 else {i for i, cell in enumerate(cells) if f">{name}<" in cell}
            )
            row = "<tr>" + "".join(c for i, c in enumerate(cells) if i not in gone) + "</tr>" if gone else row
            out.append(row.replace('colspan="7">申', 'colspan="6">申').replace('colspan="5">法', 'colspan="4">法'))
        yield _altered(stem, "requests", "a column left out", name, "\n".join(out))


def _note(stem: str) -> Iterator[Defect]:
    """The printed note on the relations with other words."""
    text = sample(stem)
    for old, new in (
        ("第三项加第四项之和", "第三项"),
        ("第一项加第二项之和", "第一项"),
        ("等于第三项", "小于第三项"),
        ("（本列数据的勾稽关系为：", "（"),
    ):
        assert text.count(old) == 1
        yield Defect(FAMILY, f"the note: {new}", stem, text.replace(old, new), ("F106 table.requests",))
