"""Tables without ruling lines: rows of many figures under each other show the columns, the form's labels the rest.

Only tables with at least five columns of figures are rebuilt; narrower ones read well as lines of text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median, pvariance

from gixlint.readers.pdf_grid import Slot
from gixlint.readers.pdf_lines import Line, Row, beside, joined, sureness
from gixlint.readers.pdf_pieces import Box, Piece, known
from gixlint.records import Record

__all__ = ["unruled"]

_LEAST = 5
_STRIP = 10
"""As many figures in one row alone make a table of it, without further rows."""
_HEADS = 16
_FIGURE = re.compile(r"[+-]?[\d,.]+|[-—–/]")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}、.*(?:情况|事项|表)$|.*[。；]$")
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、．](?!\d)")


class Columns(Record):
    """The columns of figures: `edges[0]` is where the labels end, `edges[i + 1]` where column `i` ends."""

    edges: tuple[float, ...]
    side: int

    def of(self, part: Line) -> int:
        """Return the column in which a part stands, -1 for a label."""
        return bisect_right(self.edges, _anchor(part, self.side)) - 1

    def spans(self, part: Line) -> bool:
        """Tell whether a part stands over more columns than one."""
        column = self.of(part)
        return column >= 0 and part.right > self.edges[column + 1] + 0.5 * part.size


def unruled(rows: Sequence[Row], page: int) -> tuple[list[Piece], list[Row]]:
    """Return the tables among the rows of a page without rules, and the rows that are left. Rows come in order."""
    pieces: list[Piece] = []
    taken: set[int] = set()
    for first, last in _runs(rows):
        start, end = _start(rows, first, max(taken, default=-1) + 1), last
        columns = _columns(rows[start : last + 1], first - start)
        while end + 1 < len(rows) and end < last + 3 and _continues_label(rows[end], rows[end + 1], columns):
            end += 1
        pieces.append(_piece(rows[start : end + 1], first - start, columns, page))
        taken |= set(range(start, end + 1))
    return pieces, [row for index, row in enumerate(rows) if index not in taken]


def _figures(row: Row) -> int:
    """How many figures a row ends with."""
    count = 0
    while count < len(row.parts) and _FIGURE.fullmatch(row.parts[-1 - count].text):
        count += 1
    return count


def _runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The first and last row of figures of each table: as many figures in all rows, or nearly."""
    runs: list[list[int]] = []
    for index, row in enumerate(rows):
        if _figures(row) < _LEAST:
            continue
        if runs and _belong(rows, runs[-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [(run[0], run[-1]) for run in runs if len(run) > 2 or _figures(rows[run[0]]) >= _STRIP]


def _belong(rows: Sequence[Row], run: list[int], index: int) -> bool:
    between = rows[run[-1] + 1 : index]
    near = len(between) <= 6 and not any(_SECTION.match(row.text) for row in between)
    return near and abs(_figures(rows[run[0]]) - _figures(rows[index])) <= 2


def _start(rows: Sequence[Row], first: int, least: int) -> int:
    """The first row of a table's heads: up to a heading, prose, or wide white space."""
    start = first
    while start > least and first - start < _HEADS:
        row, below = rows[start - 1], rows[start]
        if _SECTION.match(row.text) or below.top - row.top > 3.5 * row.parts[0].size:
            break
        start -= 1
    return start


def _columns(rows: Sequence[Row], first: int) -> Columns:
    """Know the columns by the figures, set left, centred or right: as the heads tell, else as the figures line up."""
    count = Counter(_figures(row) for row in rows[first:] if _figures(row) >= _LEAST).most_common(1)[0][0]
    full = [row.parts[-count:] for row in rows[first:] if _figures(row) == count]
    choices = []
    for side in (0, 1, 2):
        columns = _edged(full, side)
        heads, _ = _heads(rows[:first], columns)
        spread = sum(pvariance([_anchor(part, side) for part in column]) for column in zip(*full, strict=True))
        choices.append((-sum(known(head) for head in heads), round(spread, 2), abs(side - 1), columns))
    return min(choices)[3]


def _anchor(part: Line, side: int) -> float:
    return (part.left, part.middle, part.right)[side]


def _edged(full: list[tuple[Line, ...]], side: int) -> Columns:
    at = [median(_anchor(part, side) for part in column) for column in zip(*full, strict=True)]
    size = 0.4 * median(part.size for row in full for part in row)
    steps = [b - a for a, b in pairwise(at)]
    if side == 0:
        edges = [x - size for x in at] + [at[-1] + 3 * max(steps)]
    elif side == 1:
        edges = [at[0] - steps[0] / 2, *((a + b) / 2 for a, b in pairwise(at)), at[-1] + 3 * max(steps)]
    else:
        edges = [at[0] - steps[0] + size, *(x + size for x in at)]
    return Columns(tuple(edges), side)


def _heads(rows: Sequence[Row], columns: Columns) -> tuple[list[str], list[tuple[float, int, str]]]:
    """Return the head of each column, and the heads over several columns as (height, column, words).

    A head is the longest end of what stands over a column that is a label of the form.
    """
    stacks: list[list[Line]] = [[] for _ in columns.edges[:-1]]
    over: list[tuple[float, int, str]] = []
    for part in (part for row in rows for part in row.parts):
        column = columns.of(part)
        if 0 <= column < len(stacks):
            if columns.spans(part):
                over.append((part.top, column, part.text))
            else:
                stacks[column].append(part)
    heads = []
    for column, stack in enumerate(stacks):
        stack.sort(key=lambda part: part.top)
        cut = next((cut for cut in range(len(stack)) if known(joined(stack[cut:]))), 0)
        heads.append(joined(stack[cut:]))
        over += [(part.top, column, part.text) for part in stack[:cut]]
    return heads, sorted(over)


def _continues_label(row: Row, below: Row, columns: Columns) -> bool:
    """Whether the row below the last figures is the rest of a label."""
    near = below.top - row.top < 1.7 * below.parts[0].size
    return near and not _NUMBER.match(below.text) and all(columns.of(part) < 0 for part in below.parts)


class _Label:
    """A label as it is put together from its lines."""

    def __init__(self, part: Line) -> None:
        self.parts = [part]

    @property
    def text(self) -> str:
        return joined(self.parts)

    @property
    def left(self) -> float:
        return self.parts[0].left

    @property
    def middle(self) -> float:
        return (self.parts[0].top + self.parts[-1].bottom) / 2

    def beside(self, y: float) -> bool:
        """Tell whether a row of figures at height `y` stands beside it."""
        room = 0.4 * self.parts[0].size
        return self.parts[0].top - room < y < self.parts[-1].bottom + room


def _labels(rows: Sequence[Row], columns: Columns) -> list[_Label]:
    """Put the parts left of the figures together: a number opens a label, what stands under a label goes on with it."""
    labels: list[_Label] = []
    for row in rows:
        for part in _label_parts(row, columns):
            above = [label for label in labels if abs(label.left - part.left) < 0.8 * part.size]
            if _NUMBER.match(part.text) or not above or part.top - above[-1].parts[-1].bottom > 0.8 * part.size:
                labels.append(_Label(part))
            else:
                above[-1].parts.append(part)
    return labels


def _label_parts(row: Row, columns: Columns) -> list[Line]:
    """The parts of a row that are labels; those that only Latin letters or figures have cut apart are one."""
    merged: list[Line] = []
    for part in (part for part in row.parts if columns.of(part) < 0):
        last = merged[-1] if merged else None
        if last and part.left - last.right < 0.5 * part.size and not _NUMBER.match(part.text) and len(last.text) > 5:
            merged[-1] = beside(last, part)
        else:
            merged.append(part)
    return merged


def _piece(rows: Sequence[Row], first: int, columns: Columns, page: int) -> Piece:
    """Draw the table: a column for groups and one for labels if there are any, then the figures; heads on top."""
    labels = _labels(rows, columns)
    data = [row for row in rows[first:] if _figures(row) >= _LEAST or _is_sparse(row, columns)]
    leaves = _leaves(data, labels)
    begin = min([data[0].top, *(leaf.parts[0].top for leaf in leaves[:1] if leaf)]) - 1
    notes = [label for label in labels if label.parts[0].top < begin]
    inner = [label for label in labels if label not in notes and label not in leaves]
    lines = _head_lines([row for row in rows if row.top < begin], notes, columns)
    groups = _groups(data, leaves, inner)
    for number, (row, leaf) in enumerate(zip(data, leaves, strict=True)):
        words = [groups.get(number, ""), leaf.text if leaf else "", *_cells(row, columns)]
        lines.append(dict(enumerate(words)))
    skipped = 0 if labels else 2
    sure = sureness(part for row in rows for part in row.parts)
    boxes = tuple(
        Box(Slot(row, column - skipped, 1, 1), words, page, sure)
        for row, line in enumerate(lines)
        for column, words in sorted(line.items())
        if column >= skipped
    )
    bottom = max(part.bottom for part in rows[-1].parts)
    xs = (0.0, 1.0, *columns.edges)[skipped:]
    return Piece(page, page, rows[0].top, bottom, xs, len(lines), boxes, ruled=False)


def _head_lines(rows: Sequence[Row], notes: Sequence[_Label], columns: Columns) -> list[dict[int, str]]:
    """The rows of heads, each as its words by column: those over several columns first, then those over one."""
    heads, over = _heads(rows, columns)
    lines = [
        {column + 2: words for _, column, words in group} for _, group in groupby(over, key=lambda head: round(head[0]))
    ]
    if any(heads):
        lines.append(dict(enumerate(heads, 2)))
    if notes:
        lines = lines or [{}]
        lines[0][0] = "".join(label.text for label in notes)
    return lines


def _is_sparse(row: Row, columns: Columns) -> bool:
    """Whether a row has a few figures in the columns, the other cells being blank."""
    return _figures(row) > 0 and all(columns.of(part) < 0 for part in row.parts[: -_figures(row)])


def _cells(row: Row, columns: Columns) -> list[str]:
    cells = [""] * (len(columns.edges) - 1)
    for part in row.parts[-_figures(row) :]:
        column = min(max(columns.of(part), 0), len(cells) - 1)
        cells[column] += part.text
    return cells


def _leaves(data: Sequence[Row], labels: Sequence[_Label]) -> list[_Label | None]:
    """The label of each row of figures: of those beside it the innermost."""
    free = list(labels)
    leaves: list[_Label | None] = []
    for row in data:
        y = row.parts[-1].middle_height
        beside = [label for label in free if label.beside(y)]
        leaf = max(beside, key=lambda label: label.left, default=None)
        if leaf:
            free.remove(leaf)
        leaves.append(leaf)
    return leaves


def _groups(data: Sequence[Row], leaves: Sequence[_Label | None], labels: Sequence[_Label]) -> dict[int, str]:
    """Give each label over several rows to the first of them, where the numbers below it begin."""
    found: dict[int, str] = {}
    for label in labels:
        opener = ("1",) if label.text[0] in "（(" else ("（一", "(一")
        above = [
            index
            for index, (row, leaf) in enumerate(zip(data, leaves, strict=True))
            if leaf and leaf.text.startswith(opener) and row.top <= label.middle
        ]
        index = above[-1] if above else 0
        found[index] = found.get(index, "") + label.text
    return found
