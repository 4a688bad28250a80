"""Defects put into the clean samples, each with what must be found: every example of every check, and every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gixlint.checking import load, shipped_folder
from gixlint.document import Cell, Document
from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Absent, Context, FormTable

CLEAN = Path(__file__).parents[2] / "examples" / "clean"
TODAY = date(2026, 11, 21)
SAMPLES = tuple(sorted(path.stem for path in CLEAN.glob("*.md")))
_SUMS = {"requests": {"F201", "F202", "F203"}, "disputes": {"F204", "F205"}}


class Defect(NamedTuple):
    """A sample's Markdown with a defect, the codes of which exactly one set of roots must be found.

    `any_of` are codes of which exactly one must be the root (a cell that stands in several sums), `about` the role
    that this root must concern.
    """

    name: str
    text: str
    context: Context
    codes: frozenset[str]
    any_of: frozenset[str] = frozenset()
    about: str = ""


def sample(stem: str) -> str:
    return (CLEAN / f"{stem}.md").read_text(encoding="utf-8")


def from_examples() -> Iterator[Defect]:
    """Every example of every shipped check that is an edit of a sample."""
    for check in load(shipped_folder()):
        for number, example in enumerate(check.examples, 1):
            if not example.sample:
                continue
            text = sample(example.sample).replace(example.good, example.bad)
            said = dict(example.given)
            context = Context(
                date.fromisoformat(said["today"]) if "today" in said else TODAY,
                date.fromisoformat(said["published"]) if "published" in said else None,
                said.get("agency-level", said.get("level")),  # type: ignore[arg-type]  # as the command line takes it
                int(said["year"]) if "year" in said else None,
            )
            yield Defect(f"{check.code}-{number}", text, context, frozenset({check.code, *example.also}))


def in_cells(stem: str, every: int = 1) -> Iterator[Defect]:
    """A figure of 表三 or 表四 made too large by 7, in every cell or in each `every`-th."""
    text = sample(stem)
    document = read(text.encode(), f"{stem}.md")
    report = parse(document, Context(TODAY))
    for role, codes in _SUMS.items():
        table = report.find(f"table.{role}")
        if isinstance(table, Absent):
            continue
        assert isinstance(table, FormTable)
        for number, (key, figure) in enumerate(table.cells.items()):
            if number % every == 0:
                assert figure.value is not None
                changed = with_cell(text, document, figure.place.start, str(figure.value + 7))
                yield Defect(
                    f"{stem}:{role}.{key}", changed, Context(TODAY), frozenset(), frozenset(codes), f"{role}.{key}"
                )


def with_cell(text: str, document: Document, start: int, words: str) -> str:
    """Return the Markdown with the words of the cell that begins at `start` of the source text replaced."""
    table = next(t for t in document.tables if t.place.start <= start < t.place.end)
    cell = next(c for c in table.cells if c.place.start == start)
    row = [c for c in table.cells if c.row == cell.row]
    line = document.locate(cell.place).line
    assert line is not None
    lines = text.split("\n")
    lines[line - 1] = _nth_cell(lines[line - 1], row.index(cell), words, cell)
    return "\n".join(lines)


def _nth_cell(line: str, index: int, words: str, cell: Cell) -> str:
    found = list(re.finditer(r"(<t[dh][^>]*>)(.*?)(</t[dh]>)", line))
    if found:
        match = found[index]
        return line[: match.start(2)] + words + line[match.end(2) :]
    cells = line.strip().strip("|").split("|")
    cells[cell.column] = f" {words} "
    return "|" + "|".join(cells) + "|"
