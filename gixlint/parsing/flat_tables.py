"""The tables of the form, read out of flattened text: all cells run together, line by line or with spaces.

Labels are looked for in the order of the form; what stands between two of them are the figures of the first. A row
whose figures cannot be told apart is lost, never guessed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from gixlint.editions import Block, Edition, Line, TableForm
from gixlint.parsing.digits import parted
from gixlint.parsing.figures import figure, lost
from gixlint.parsing.labels import remarks
from gixlint.records import Record
from gixlint.report import Figure, FormTable
from gixlint.text import Text, fold, pattern

__all__ = ["completed", "read_flat_tables"]

_TOKEN = r"[^\s|]+"
_FIGURE = r"[+-]?\d[\d,]*(?:\.\d+)?(?:万元|元|件|项)?(?:\((?![一二三四五六七八九十]+\))[^)]{1,30}\))?|[-/]|无"


class _Found(Record):
    line: Line
    start: int
    end: int


def read_flat_tables(text: Text, form: Edition, source: str, missing: set[str]) -> dict[str, FormTable]:
    """Return those tables of the form among `missing` (roles) that stand flattened in the prose."""
    found: dict[str, FormTable] = {}
    for table in form.tables:
        if table.role not in missing:
            continue
        if len(table.blocks) > 1:
            read = _blocks(text, table, source)
        elif table.blocks[0].rows[0].label:
            read = _matrix(text, table, source, _others(form, table))
        else:
            read = _strip(text, table, source) or _torn_strip(text, table, source)
        if read:
            found[table.role] = read
    return found


def _expression(label: str, number: bool = True) -> str:
    """An expression for a label in which white space may stand anywhere and punctuation may vary or lack."""
    mark, words = _mark(label), _bare(fold(label))
    end = r"(?![\u4e00-\u9fff])" if len(words) <= 2 else ""  # 其他, not 其他处理
    return (f"(?:{mark})?" if mark and number else "") + "".join(map(_anywhere, words)) + end


def _mark(label: str) -> str:
    """An expression for the number that a label begins with, however it is marked; empty if there is none."""
    head = _numbered(fold(label)).strip("、.()")
    return rf"\(?{re.escape(head)}[)、.,]{{0,2}}\s*" if head else ""


def _numbered(folded: str) -> str:
    """The number that a label begins with, with its marks; empty if there is none."""
    head = pattern(r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}\.)").match(folded)
    return head[0] if head else ""


def _bare(folded: str) -> str:
    """A label's words without its number and its note on how to count."""
    words = folded[len(_numbered(folded)) :]
    return pattern(rf"\((?!单位)(?:{remarks()}).*").sub("", words)


def _anywhere(character: str) -> str:
    return r"[\"'、,.()/\s]*" if character in "\"'、,.()/ " else re.escape(character) + r"\s*"


_BEGUN = 3
"""So many characters of a label, with its number, are enough where its figures stand between them and the rest, as on
a page whose column of labels is narrow.
"""
_BESIDE = r"(?:\n[\u4e00-\u9fff()]{1,4}?)?"
"""What a page's next line may begin with before the label goes on: a piece of the group's name in its own column."""


def _begun(label: str) -> str | None:
    """An expression for as much of a long label as stands before its figures, which may be any of its lines."""
    folded, mark = _bare(fold(label)), _mark(label)
    if len(folded) <= _BEGUN or not mark:
        return None
    rest = ""
    for character in reversed(folded[_BEGUN:]):
        rest = rf"(?:{_BESIDE}{_anywhere(character)}{rest})?"
    return mark + "".join(map(_anywhere, folded[:_BEGUN])) + rest + r"(?=\s?[-\d])"


def _rows(text: Text, lines: tuple[Line, ...], start: int, end: int) -> list[_Found]:
    """Find the labels one after another; a label that is missing is passed over."""
    found: list[_Found] = []
    at = start
    for line in lines:
        for expression in _spellings(line):
            match = pattern(expression).search(text.folded, at, end)
            if match and match.start() - at < 260:
                found.append(_Found(line, match.start(), match.end()))
                at = match.end()
                break
    return found


@cache
def _spellings(line: Line) -> tuple[str, ...]:
    labels = (line.label, *line.variants)
    return (*map(_expression, labels), *filter(None, map(_begun, labels)))


def _tokens(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """The figures between two labels; words in between (group heads, repeated heads) are passed over."""
    zone = text.folded[start:end]
    note = pattern(rf"\s*\((?:{remarks()})[^)\d]*\)?").match(zone)
    offset = note.end() if note else 0
    spans = []
    for match in pattern(_TOKEN).finditer(zone, offset):
        if pattern(_FIGURE).fullmatch(match[0]):
            spans.append((start + match.start(), start + match.end()))
        else:
            head = pattern(rf"(?:{_FIGURE})(?=[\u4e00-\u9fff(])").match(match[0])
            if head:
                spans.append((start + match.start(), start + match.start() + head.end()))
            if spans:
                break
    return spans


def _own_tokens(text: Text, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """The figures of a row between its label and the next; none where those of two rows stand there."""
    spans = _tokens(text, start, end)
    if spans and len(_tokens(text, spans[-1][1], end)) >= count - 1 > 1:  # the first may be glued to a word
        return []
    return spans


def _figures(text: Text, source: str, spans: list[tuple[int, int]], groups: Sequence[int]) -> list[Figure] | None:
    """As many figures as `groups` count together, or None where they cannot be told apart."""
    if len(spans) == 1 < sum(groups):
        start, end = spans[0]
        run = text.folded[start:end]
        each = end - start == len(groups) == sum(groups) and run.isdecimal() and (len(groups) > 2 or run == "00")
        parts = [(at, at + 1) for at in range(end - start)] if each else parted(run, groups)
        spans = [(start + left, start + right) for left, right in parts] if parts else []
    return [figure(source, text.place(*span)) for span in spans] if len(spans) == sum(groups) else None


def _others(form: Edition, table: TableForm) -> str:
    """An expression for the headings of the other sections: no row of the table stands behind one that follows it."""
    headings = (
        h for section in form.sections if section.role != table.section for h in (section.heading, *section.accepted)
    )
    return "|".join(map(_expression, headings))


def _matrix(text: Text, form: TableForm, source: str, others: str) -> FormTable | None:
    block = form.blocks[0]
    first = pattern(_expression(block.rows[0].label, number=False))
    starts = [match.start() for match in first.finditer(text.folded)]
    best: list[_Found] = []
    for start in starts:
        end = pattern(others).search(text.folded, start)
        rows = _rows(text, block.rows, start, end.start() if end else len(text))
        if len(rows) > len(best):
            best = rows
    if len(best) < len(block.rows) // 2:
        return None
    best = _with_groups(text, block, best)
    cells: dict[str, Figure] = {}
    stops = [row.start for row in best[1:]] + [_zone_end(text, best[-1].end)]
    count = len(block.columns)
    scrambled = pattern(rf"(?:\d+\s+){{{count - 2},}}\d+\s*(?:[一二三四]、)?$").search(
        text.folded, max(0, best[0].start - 99), best[0].start
    )
    for row, stop in zip(best, stops, strict=True):
        spans = [] if scrambled else _own_tokens(text, row.end, stop, count)  # figures first: no order can be trusted
        values = _figures(text, source, spans, [count])
        place = text.place(row.start, max(row.end, min(stop, row.end + 40)))
        for index, column in enumerate(block.columns):
            cells[block.cell(row.line.key, column.key)] = values[index] if values else lost(place)
    return _table(text, form, cells, _heads_start(text, form, best[0].start), stops[-1])


def _with_groups(text: Text, block: Block, rows: list[_Found]) -> list[_Found]:
    """The rows found, and groups that stand as one row because none of their own rows does."""
    found = list(rows)
    for group in block.single_rows():
        if any(row.line.group == group.label for row in rows):
            continue
        index = block.rows.index(next(row for row in block.rows if row.group == group.label))
        before = [row for row in rows if block.rows.index(row.line) < index]
        start, end = before[-1].end if before else 0, rows[len(before)].start if len(before) < len(rows) else len(text)
        match = pattern(_expression(group.label)).search(text.folded, start, end)
        if match:
            found.insert(found.index(before[-1]) + 1 if before else 0, _Found(group, match.start(), match.end()))
    return found


def _heads_start(text: Text, form: TableForm, start: int) -> int:
    """Where the heads over the figures begin: printed before the first row, none of them farther off than 220."""
    window = text.folded[max(0, start - 220) : start]
    columns = form.blocks[0].columns
    words = [
        fold(form.header_note)[:9],
        form.header_top,
        *dict.fromkeys(line.group for line in columns),
        columns[0].label,
    ]
    found = [window.rfind(word) for word in words if word]
    tops = [at for at in found if at >= 0]
    return max(0, start - 220) + min(tops) if tops else start


def _zone_end(text: Text, start: int) -> int:
    """Where the figures of the last row end at the latest: at the next words."""
    match = pattern(r"[\u4e00-\u9fff]").search(text.folded, start)
    return match.start() if match else len(text)


def _table(text: Text, form: TableForm, cells: dict[str, Figure], start: int, end: int) -> FormTable | None:
    if not cells:
        return None
    absent = [key for key in form.keys() if key not in cells and form.grouped(key) not in cells]
    whole = cells | {key: lost(text.place(start, start)) for key in absent}
    gone = [key for key, cell in whole.items() if cell.state == "lost"]
    reason = f"表格已被压成连续文字，有 {len(gone)} 格无法对应" if gone else ""
    return FormTable(form.role, text.place(start, end), whole, form, (), not gone, reason)


def _strip(text: Text, form: TableForm, source: str) -> FormTable | None:
    columns = form.blocks[0].columns
    last = [_expression(column.label) for column in columns if column.group == columns[-1].group]
    heads = pattern(r"\s*".join(last))
    ends = [match.end() for match in heads.finditer(text.folded)]
    if not ends:
        return None
    spans = _tokens(text, ends[-1], min(len(text), ends[-1] + 200))
    if not spans:
        return None
    groups = Counter(column.group for column in columns)
    values = _figures(text, source, spans, [*groups.values()])
    place = text.place(spans[0][0], spans[-1][1])
    cells = {line.key: values[index] if values else lost(place) for index, line in enumerate(columns)}
    return _table(text, form, cells, _heads_start(text, form, ends[-1]), spans[-1][1])


_MOST_HEADS = 0.6
"""At least so much of the letters of a table's heads, with nothing else between, shows that the table stands there."""


def _torn_strip(text: Text, form: TableForm, source: str) -> FormTable | None:
    """A table of one row whose heads were torn apart, as where each takes two lines: 结果结果其他 over 维持纠正结果."""
    columns = form.blocks[0].columns
    heads = "".join(fold(word) for column in columns for word in (column.label, column.group, column.top))
    fewest = _MOST_HEADS * sum(len(fold(column.label)) for column in columns)
    for match in pattern(rf"[{re.escape(''.join(sorted(set(heads))))}\d\s]+").finditer(text.folded):
        words = pattern(r"[\d\s]").sub("", match[0])
        figures = [found.span() for found in pattern(r"\d+").finditer(text.folded, *match.span())]
        if not figures or len(words) < fewest:
            continue
        place = text.place(figures[0][0], figures[-1][1])
        whole = len(figures) == len(columns) and not pattern(r"\d\s*[^\d\s]").search(match[0])
        values = _figures(text, source, figures, [len(columns)]) if whole else None
        cells = {line.key: values[index] if values else lost(place) for index, line in enumerate(columns)}
        start = match.end() - len(match[0].lstrip())
        return _table(text, form, cells, start, figures[-1][1])
    return None


def _blocks(text: Text, form: TableForm, source: str) -> FormTable | None:
    marks: list[tuple[Block, int, int]] = []
    at = 0
    for block in form.blocks:
        corner = "|".join(_expression(head) for head in block.row_heads)
        match = pattern(rf"{_expression(block.title)}\s*(?:{corner})").search(text.folded, at)
        if match:
            marks.append((block, match.start(), match.end()))
            at = match.end()
    if not marks:
        return None
    cells: dict[str, Figure] = {}
    stops = [mark[1] for mark in marks[1:]] + [min(len(text), marks[-1][2] + 120)]
    last = marks[-1][2]
    for (block, _, end), stop in zip(marks, stops, strict=True):
        rows = _rows(text, block.rows, end, stop)
        heads = text.folded[end : rows[0].start] if rows else ""
        columns = "|".join(_expression(words) for c in block.columns for words in (c.label, *c.variants))
        if not pattern(columns).search(heads):
            continue
        for index, row in enumerate(rows):
            until = rows[index + 1].start if index + 1 < len(rows) else stop
            spans = _tokens(text, row.end, until)
            values = _figures(text, source, spans, [1] * len(block.columns))
            last = max([last, row.end, *(span[1] for span in spans)])
            for number, column in enumerate(block.columns):
                cells[block.cell(row.line.key, column.key)] = (
                    values[number] if values else lost(text.place(row.start, row.end))
                )
    return _table(text, form, cells, marks[0][1], last)


def completed(table: FormTable, flat: FormTable) -> FormTable:
    """Return a table with the cells that were found only in its flattened part, and what then is no longer missing. A
    row of which only the label could be read there is not missing, but lost.
    """
    assert flat.form is not None
    titled = len(flat.form.blocks) > 1  # whose rows were looked for under their own titles
    fresh = {
        key: cell
        for key, cell in flat.cells.items()
        if _wanting(key, flat.form, table.cells)
        and (cell.state != "lost" or (titled and cell.place.start < cell.place.end))
    }
    if not fresh or any(alteration.kind.startswith("column") for alteration in table.alterations):
        return table
    blocks = table.form.blocks if table.form else ()
    rows = {
        row.label
        for block in blocks
        for row in block.rows
        for c in block.columns
        if block.cell(row.key, c.key) in fresh
    }
    left = tuple(one for one in table.alterations if one.kind != "row-missing" or one.label not in rows)
    return table._replace(cells={**table.cells, **fresh}, alterations=left, place=table.place.joined(flat.place))


def _wanting(key: str, form: TableForm, cells: Mapping[str, Figure]) -> bool:
    return cells[key].state == "lost" if key in cells else form.grouped(key) not in cells
