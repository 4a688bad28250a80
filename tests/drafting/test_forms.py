"""Tables as the form prints them: cell by cell those of the clean samples, figures at zero."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gixlint.drafting.forms import printed
from gixlint.drafting.markdown import _table
from gixlint.editions import edition

CLEAN = Path(__file__).parents[2] / "examples" / "clean"


@pytest.mark.parametrize("form", ["format2019", "format2021"])
def test_the_tables_are_those_of_the_form(form: str) -> None:
    tables = re.findall(r"<table>.*?</table>", (CLEAN / f"{form}-department.md").read_text(encoding="utf-8"), re.DOTALL)
    zeros = [re.sub(r">[-+]?[\d.]+(?:万元)?<", ">0<", table) for table in tables]
    assert [_table(printed(table)) for table in edition(form).tables] == zeros


def test_every_place_of_a_table_is_taken_once() -> None:
    for form in ("format2019", "format2021"):
        for table in edition(form).tables:
            grid = printed(table)
            taken = [
                (row, column)
                for cell in grid.cells
                for row in range(cell.row, cell.row + cell.rows)
                for column in range(cell.column, cell.column + cell.columns)
            ]
            assert sorted(taken) == [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
            assert sum(cell.kind == "figure" for cell in grid.cells) == len(table.keys())
