"""Tables drawn with pipes, and the writing of a table whose cells are pieces of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from gixlint.document import Cell, Place
from gixlint.readers.builder import Builder
from gixlint.readers.lines import Slice

__all__ = ["pipe_rows", "write_rows"]

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_LONG_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*")
_HEADS = 2
"""Below so many rows a single dash in every cell may be a rule; farther down it is what the cells hold."""
_CELL = re.compile(r"(?:\\.|[^|\\]|\\$)*")


def pipe_rows(lines: Sequence[Slice], index: int) -> tuple[int, list[list[Slice]]]:
    """Return the index after the pipe table that starts at `index`, and its rows of trimmed cells; no rows if none.

    A table is a header line with pipes over a rule (`--- | ---`), or at least two lines between outer pipes. The rule
    is left out, and so is a header without text, which converters write over a table that has none.
    """
    rows: list[list[Slice]] = []
    ruled = _has_rule(lines, index)
    if not ruled and not (_is_framed(lines, index) and _is_framed(lines, index + 1)):
        return index, []
    end = index
    while end < len(lines) and "|" in lines[end].text and (ruled or _is_framed(lines, end)):
        if not (_RULE if len(rows) < _HEADS else _LONG_RULE).fullmatch(lines[end].text):
            rows.append(list(_cells(lines[end])))
        end += 1
    if len(rows) > 1 and not any(cell.text for cell in rows[0]):
        del rows[0]
    return end, rows


def _has_rule(lines: Sequence[Slice], index: int) -> bool:
    if index + 1 >= len(lines) or "|" not in lines[index].text or "|" not in lines[index + 1].text:
        return False
    rule = _RULE.fullmatch(lines[index + 1].text)
    return rule is not None and sum(1 for _ in _cells(lines[index])) == sum(1 for _ in _cells(lines[index + 1]))


def _is_framed(lines: Sequence[Slice], index: int) -> bool:
    if index >= len(lines):
        return False
    text = lines[index].text.strip(" \t")
    return text.startswith("|") and text.endswith("|") and len(text) > 2


def _cells(line: Slice) -> Iterator[Slice]:
    """Yield the trimmed cells of a line; an escaped pipe does not part them."""
    line = line.stripped()
    start = 1 if line.text.startswith("|") else 0
    while start < len(line.text) or start == 0:
        found = _CELL.match(line.text, start)
        end = found.end() if found else len(line.text)
        yield line.cut(start, end).stripped()
        start = end + 1


def write_rows(builder: Builder, rows: Sequence[Sequence[Slice]], write: Callable[[Builder, Slice], Place]) -> None:
    """Write a table without merged cells as a block; `write` writes the text of one cell."""
    start = builder.offset
    cells: list[Cell] = []
    for row, pieces in enumerate(rows):
        for column, piece in enumerate(pieces):
            cells.append(Cell(write(builder, piece), row, column))
            builder.write("\n" if column + 1 == len(pieces) else "\t")
    builder.end_table(start, cells)
