"""Laying out Chinese text in a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from gixlint.reporters.columns import columns
from gixlint.reporters.columns import wrap as lines

__all__ = ["paragraphs", "table", "terminal_width"]


def paragraphs(words: str, width: int, first: str = "", rest: str | None = None) -> str:
    """Return the words in lines of at most `width` columns, begun with `first`, then `rest`; line feeds stay."""
    rest = " " * columns(first) if rest is None else rest
    parts = [lines(part, width, rest if index else first, rest) for index, part in enumerate(words.split("\n"))]
    return "\n".join("\n".join(part).rstrip() for part in parts)


def table(rows: Iterable[Sequence[str]], width: int, indent: str = "") -> str:
    """Return rows in aligned columns; the last column is wrapped within `width` columns."""
    rows = list(rows)
    widths = [max(columns(row[index]) for row in rows) + 2 for index in range(len(rows[0]) - 1)] if rows else []
    return "\n".join(_row(row, widths, width, indent) for row in rows)


def _row(row: Sequence[str], widths: Sequence[int], width: int, indent: str) -> str:
    head = indent + "".join(cell + " " * (size - columns(cell)) for cell, size in zip(row, widths, strict=False))
    return paragraphs(row[-1], max(width, columns(head) + 20), head)


def terminal_width(most: int = 100) -> int:
    """Return the terminal's width in columns, between 40 and `most`; 80 where there is no terminal."""
    said = os.environ.get("COLUMNS", "")
    width = int(said) if said.isdecimal() else 0
    if not width and sys.stdout.isatty():
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    return max(40, min(width or 80, most))
