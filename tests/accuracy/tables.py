"""Defects of the tables: figures wrong, blank, unreadable, swapped; rows and columns dropped, added, renamed, moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gixlint.document import Cell, Table
from gixlint.report import Absent, Figure, FormTable
from tests.accuracy.samples import WITH_TABLES, Defect, codes, parsed, sample

FAMILY = "tables"
_SUMS = {"requests": codes("F201 F202 F203"), "disputes": codes("F204 F205")}
_CHECKED = codes("F201 F202 F203 F204 F205 C101 C102 C103 C105 Z107 F306 F307 F308 S111")
"""What a figure that is wrong, or not there, can contradict."""
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
    """Yield a figure of 表三 or 表四 made too large by 7, for every cell; each 7th for every format."""
    for stem in WITH_TABLES:
        for role, expected in _SUMS.items():
            for number, (key, figure) in enumerate(_figures(stem, role)):
                yield Defect(
                    "cells", f"{stem}: {role}.{key} + 7", _with(stem, figure, str(int(figure.value or 0) + 7)),
                    any_of=expected, may=codes("S111"), about=f"{role}.{key}", formats=() if number % 7 == 0 else ("md",),
                )  # fmt: skip


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


_BLANKS = ("", "-", "/", "无", "—", "　")


def _blank(stem: str, role: str) -> Iterator[Defect]:
    """Cells left blank or with a dash: each third one of 表三, each of the others."""
    for number, (key, figure) in enumerate(_figures(stem, role)):
        if role == "requests" and number % 3:
            continue
        words = _BLANKS[number % len(_BLANKS)]
        may = _CHECKED if figure.value else frozenset()
        yield Defect(
            FAMILY, f"{stem}: {role}.{key} {words!r}", _with(stem, figure, words), codes("Z106"), may=may | codes("F105"),
            formats=("md",) if number % 9 else (),
        )  # fmt: skip


def _unreadable(stem: str, role: str) -> Iterator[Defect]:
    """Cells with words, negative, or with a fraction: each eleventh."""
    for number, (key, figure) in enumerate(_figures(stem, role)):
        if number % 11:
            continue
        _, row, column = _form(stem, role).form.lines(key)  # type: ignore[union-attr]  # these tables have one
        kinds = {row.number, column.number}
        may = _CHECKED
        for words, expected in (
            ("若干", "F103"),
            ("见附件", "F103"),
            ("约三", "F103"),
            ("-3", "F104"),
            ("2.5", "F104"),
        ):
            if expected == "F104" and kinds & {"signed", "decimal"}:
                continue
            yield Defect(
                FAMILY, f"{stem}: {role}.{key} {words}", _with(stem, figure, words), codes(expected), may=may,
                formats=("md",),
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
    for words in ("", "本年度没有相关情况。\n", "详见总体情况部分。\n"):
        yield Defect(
            FAMILY, f"{stem}: no table {role} {words.strip()}", text[:start] + words + text[end:], codes("F101"),
            may=codes("S104 S113 Z107 C101 C102 C104 S103"),
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
            yield _altered(stem, role, f"row {label} dropped", _spans(without, row.start(), -1))
        new = re.sub(r">[^<>]*</td>", ">0</td>", row[0]).replace(">0<", ">其他事项数量<", 1)
        if not grouped:
            yield _altered(stem, role, f"row put in after {label}", _spans(
                table[: row.end() + 1] + new + "\n" + table[row.end() + 1 :], row.start(), 1))  # fmt: skip
        follower = rows[number + 1] if number + 1 < len(rows) else None
        if follower and follower.start() == row.end() + 1 and not grouped and _built(row[0]) == _built(follower[0]):
            swapped = table[: row.start()] + follower[0] + "\n" + row[0] + table[follower.end() :]
            yield _altered(stem, role, f"row {label} after its follower", swapped)


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


def _altered(stem: str, role: str, name: str, table: str) -> Defect:
    start, end = _span(stem, role)
    text = sample(stem)
    return Defect(
        FAMILY, f"{stem}: {role} {name}", text[:start] + table + text[end:], codes("F102"),
        may=codes("F103 C103 C101 Z106 S112") | (_CHECKED if role == "requests" else frozenset()),
    )  # fmt: skip


def _labels(stem: str, role: str) -> Iterator[Defect]:
    """Labels with a character wrong, or altogether other ones."""
    text = sample(stem)
    start, end = _span(stem, role)
    table = text[start:end]
    seen: set[str] = set()
    for match in _CELL.finditer(table):
        label = match[2]
        bare = re.sub(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)", "", label)
        heads = ("（本列", "第二十条", "信息内容")
        if not re.search(r"[\u4e00-\u9fff]{4}", bare) or bare.startswith(heads) or label in seen:
            continue  # what stands over a block is known by its number, or not at all
        seen.add(label)
        first, last = match.span(2)
        first += len(label) - len(bare)
        middle = first + len(re.split(r"[、，（]", bare)[0]) // 2
        misprinted = table[:middle] + "某" + table[middle + 1 :]
        renamed = table[:first] + "完全不同的一个栏目" + table[last:]
        for name, changed, expected in (("misprinted", misprinted, "F107 F102"), ("renamed", renamed, "F102")):
            yield Defect(
                FAMILY, f"{stem}: {role} {label} {name}", text[:start] + changed + text[end:], any_of=codes(expected),
                may=codes("F102 F107 C103 C101 S112") | (_CHECKED if name == "renamed" else frozenset()),
                formats=("md",) if len(seen) % 3 else ("md", "docx", "html"),
            )  # fmt: skip


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
            FAMILY, f"{stem}: {key} and {other} swapped", "\n".join(lines), any_of=_SUMS["requests"],
            may=_SUMS["requests"], formats=("md",),
        )  # fmt: skip


def _columns(stem: str) -> Iterator[Defect]:
    """A column of 表三 left out, two swapped with their heads."""
    text = sample(stem)
    start, end = _span(stem, "requests")
    rows = text[start:end].split("\n")
    for name, column in (("商业企业", 1), ("科研机构", 2), ("法律服务机构", 4)):
        out = []
        for row in rows:
            cells = [match[0] for match in _CELL.finditer(row)]
            figures = [index for index, cell in enumerate(cells) if re.fullmatch(r"<td>\d+</td>", cell)]
            gone = (
                {figures[column]} if len(figures) == 7 else {i for i, cell in enumerate(cells) if f">{name}<" in cell}
            )
            row = "<tr>" + "".join(c for i, c in enumerate(cells) if i not in gone) + "</tr>" if gone else row
            out.append(row.replace('colspan="7">申', 'colspan="6">申').replace('colspan="5">法', 'colspan="4">法'))
        yield Defect(
            FAMILY, f"{stem}: column {name} left out", text[:start] + "\n".join(out) + text[end:], codes("F102"),
            may=_SUMS["requests"] | codes("S112 F103 C101"),
        )  # fmt: skip


def _note(stem: str) -> Iterator[Defect]:
    """The printed note on the relations with other words."""
    text = sample(stem)
    for old, new in (("第三项加第四项之和", "第三项"), ("第一项加第二项之和", "第一项"), ("等于第三项", "小于第三项")):
        assert text.count(old) == 1
        yield Defect(FAMILY, f"{stem}: note {new}", text.replace(old, new), codes("F106"))
